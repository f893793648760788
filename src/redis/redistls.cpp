#include "redis/redistls.h"

#include "redis/redissocket.h"
#include "redis/text.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace Weekglass {

namespace {

Error tlsError(const ssl_st* ssl)
{
    const long verified = ssl == nullptr ? X509_V_OK : SSL_get_verify_result(ssl);
    const char* reason = verified != X509_V_OK ? X509_verify_cert_error_string(verified)
                                               : ERR_reason_error_string(ERR_peek_last_error());
    return {.kind = Error::Kind::Connection,
            .message = Text::tr("No secure connection to Redis could be made."),
            .advice = Text::tr("Redis must offer TLS at this port, with a certificate for the host's name "
                               "from an authority that this computer or SSL_CERT_FILE knows."),
            .detail = QString::fromUtf8(reason)};
}

}

void RedisTls::Free::operator()(ssl_st* ssl) const
{
    SSL_free(ssl);
}

void RedisTls::Free::operator()(ssl_ctx_st* context) const
{
    SSL_CTX_free(context);
}

RedisTls::RedisTls(int fd)
    : m_fd(fd)
    , m_context(SSL_CTX_new(TLS_client_method()))
{
}

bool RedisTls::prepare(const QString& host)
{
    if (!m_context || SSL_CTX_set_default_verify_paths(m_context.get()) != 1)
        return false;
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, nullptr);
    m_ssl.reset(SSL_new(m_context.get()));
    if (!m_ssl)
        return false;
    SSL_set_connect_state(m_ssl.get());
    SSL_set_bio(m_ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    QByteArray name = host.toUtf8();
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_ssl.get()), name.constData()) == 1)
        return true;
    // SSL_set_tlsext_host_name() is a macro with a cast that our warnings refuse
    return SSL_set1_host(m_ssl.get(), name.constData()) == 1
        && SSL_ctrl(m_ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data()) == 1;
}

Result<std::unique_ptr<RedisTls>> RedisTls::open(int fd, const QString& host, Pg::Waiter& waiter)
{
    ERR_clear_error();
    std::unique_ptr<RedisTls> tls(new RedisTls(fd));
    if (!tls->prepare(host))
        return tlsError(tls->m_ssl.get());
    if (auto done = tls->handshake(waiter); !done)
        return done.error();
    return tls;
}

Result<void> RedisTls::handshake(Pg::Waiter& waiter)
{
    while (true) {
        ERR_clear_error();
        const int done = SSL_do_handshake(m_ssl.get());
        const bool wantsMore = done != 1 && SSL_get_error(m_ssl.get(), done) == SSL_ERROR_WANT_READ;
        if (done != 1 && !wantsMore)
            return tlsError(m_ssl.get());
        if (auto flushed = flush(waiter); !flushed || done == 1)
            return flushed;
        if (auto fed = feed(waiter); !fed)
            return fed;
    }
}

Result<void> RedisTls::flush(Pg::Waiter& waiter)
{
    BIO* out = SSL_get_wbio(m_ssl.get());
    QByteArray bytes(static_cast<qsizetype>(BIO_ctrl_pending(out)), Qt::Uninitialized);
    bytes.truncate(std::max(BIO_read(out, bytes.data(), static_cast<int>(bytes.size())), 0));
    return sendRaw(m_fd, bytes, waiter);
}

Result<void> RedisTls::feed(Pg::Waiter& waiter)
{
    const auto bytes = receiveRaw(m_fd, waiter);
    if (!bytes)
        return bytes.error();
    BIO_write(SSL_get_rbio(m_ssl.get()), bytes->constData(), static_cast<int>(bytes->size()));
    return {};
}

Result<void> RedisTls::send(const QByteArray& bytes, Pg::Waiter& waiter)
{
    ERR_clear_error();
    if (SSL_write(m_ssl.get(), bytes.constData(), static_cast<int>(bytes.size())) <= 0)
        return tlsError(m_ssl.get());
    return flush(waiter);
}

Result<QByteArray> RedisTls::receive(Pg::Waiter& waiter)
{
    QByteArray bytes(ReceiveBytes, Qt::Uninitialized);
    while (true) {
        ERR_clear_error();
        const int read = SSL_read(m_ssl.get(), bytes.data(), ReceiveBytes);
        if (read > 0) {
            bytes.truncate(read);
            return bytes;
        }
        if (SSL_get_error(m_ssl.get(), read) != SSL_ERROR_WANT_READ)
            return tlsError(m_ssl.get());
        // the server may have asked for new keys
        if (auto flushed = flush(waiter); !flushed)
            return flushed.error();
        if (auto fed = feed(waiter); !fed)
            return fed.error();
    }
}

}
