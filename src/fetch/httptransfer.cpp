#include "fetch/httptransfer.h"

#include "base/safetext.h"
#include "fetch/httpstatus.h"
#include "fetch/text.h"
#include "import/decoder.h"

#include <QNetworkReply>

namespace Weekglass {

namespace {

constexpr qint64 BufferBytes = 256LL * 1024; // more than this waits in the socket until it is read

constexpr qsizetype PieceBytes = 64LL * 1024;

Error connectionError(const QString& detail)
{
    return {.kind = Error::Kind::Connection,
            .message = Text::tr("The connection to the server failed."),
            .advice = Text::tr("It is tried again later; check the address and the network."),
            .detail = visibleText(detail)};
}

Error unreadable(const QString& detail = {})
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The answer cannot be read."),
            .advice = Text::tr("Nothing of it was kept. Check that the address is that of an API."),
            .detail = detail};
}

bool isKept(const QByteArray& name)
{
    return name == "retry-after" || name == "date" || name == "content-type"
        || name.startsWith("x-ratelimit-");
}

QNetworkRequest requestOf(const HttpTransfer::Target& target, const HttpOptions& options)
{
    QNetworkRequest request(target.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(options.maxRedirects);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Weekglass/" WEEKGLASS_VERSION));
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Cache-Control", "no-cache"); // an old status would belong to another reset
    // asked for by ourselves, it comes packed: unpacking it here tells whether it is whole
    request.setRawHeader("Accept-Encoding", "gzip");
    if (target.sendsToken)
        request.setRawHeader("Authorization", options.token->header());
    return request;
}

}

HttpTransfer::HttpTransfer(QNetworkAccessManager& manager, QObject* parent, const HttpOptions& options,
                           const Target& target, HttpClient::Done done, const std::stop_token& stop)
    : QObject(parent)
    , m_options(options)
    , m_url(target.url)
    , m_stop(stop)
    , m_done(std::move(done))
    , m_reply(manager.get(requestOf(target, options)))
{
    m_reply->setReadBufferSize(BufferBytes);
    connectReply();
    m_phase.setSingleShot(true);
    m_whole.setSingleShot(true);
    setLimit(m_options.connectTime,
             QT_TRANSLATE_NOOP("HttpClient", "The server could not be reached in time."));
    m_whole.start(m_options.wholeTime);
    m_onStop.emplace(stop, [this] {
        QMetaObject::invokeMethod(
            this, [this] { fail(cancelled()); }, Qt::QueuedConnection);
    });
}

HttpTransfer::~HttpTransfer()
{
    m_onStop.reset();
    if (!m_done)
        return;
    m_reply->disconnect(this);
    m_done(cancelled());
}

Error HttpTransfer::cancelled()
{
    return {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled.")};
}

void HttpTransfer::connectReply()
{
    const auto alive = [this] {
        setLimit(
            m_options.idleTime,
            QT_TRANSLATE_NOOP("HttpClient", "The server stopped responding before its answer was complete."));
    };
    connect(m_reply.get(), &QNetworkReply::requestSent, this, alive);
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, [this, alive] {
        alive();
        // a redirected one gets another buffer
        m_reply->setReadBufferSize(BufferBytes);
    });
    connect(m_reply.get(), &QNetworkReply::readyRead, this, [this, alive] {
        alive();
        receive();
    });
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpTransfer::finish);
    const auto expired = [this](const char* what) {
        fail({.kind = Error::Kind::Timeout,
              .message = Text::tr(what),
              .advice = Text::tr("It is tried again later.")});
    };
    connect(&m_phase, &QTimer::timeout, this, [this, expired] { expired(m_waitingFor); });
    connect(&m_whole, &QTimer::timeout, this,
            [expired] { expired(QT_TRANSLATE_NOOP("HttpClient", "The whole answer took too long.")); });
}

void HttpTransfer::setLimit(std::chrono::milliseconds time, const char* what)
{
    m_waitingFor = what;
    m_phase.start(time);
}

void HttpTransfer::receive()
{
    if (m_error)
        return;
    m_body += m_reply->read(m_options.maxBytes + 1 - m_body.size());
    const qint64 told = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max<qint64>(m_body.size(), told) > m_options.maxBytes)
        fail(tooLarge());
}

Error HttpTransfer::tooLarge() const
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The answer is larger than %1 MB.").arg(m_options.maxBytes / 1024 / 1024),
            .advice = Text::tr("Request smaller pages, or another endpoint.")};
}

void HttpTransfer::fail(const Error& error)
{
    if (m_error || !m_done)
        return;
    m_error = error;
    m_body.clear();
    m_reply->abort(); // which finishes it
}

void HttpTransfer::finish()
{
    if (!m_done)
        return;
    receive();
    if (m_reply->bytesAvailable() > 0 && !m_error)
        receive();
    m_phase.stop();
    m_whole.stop();
    if (!m_error && !isAnswer())
        m_error = m_stop.stop_requested() ? cancelled() : networkError(); // which may be seen before the stop
    if (!m_error && !hasWholeBody())
        m_error = connectionError(Text::tr("The answer ended before its stated length."));
    if (!m_error)
        unpack();
    const auto done = std::exchange(m_done, nullptr);
    if (m_error) {
        Error error = m_error->at(m_url.toDisplayString());
        if (m_options.token)
            m_options.token->removeFrom(error);
        done(error);
    } else {
        done(answer());
    }
    deleteLater();
}

bool HttpTransfer::hasWholeBody() const
{
    // Qt 6.4 calls a cut body whole where the bytes and the end of the connection come at once
    return isBare() || m_reply->hasRawHeader("Transfer-Encoding") // which overrules the length, RFC 9112, 6.3
        || m_body.size() >= m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
}

bool HttpTransfer::isBare() const
{
    return status() == HttpStatus::NoContent || status() == HttpStatus::NotModified;
}

void HttpTransfer::unpack()
{
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity" || (isBare() && m_body.isEmpty()))
        return;
    const auto decoder = Decoder::create(Compression::Gzip);
    if (encoding != "gzip" && encoding != "x-gzip")
        return fail(unreadable());
    const QByteArray packed = std::exchange(m_body, {});
    QByteArray piece(PieceBytes, Qt::Uninitialized);
    for (qsizetype at = 0;;) {
        const auto step = decoder->step(QByteArrayView(packed).sliced(at), true, piece.data(), piece.size());
        if (!step)
            return fail(unreadable(step.error().detail));
        if (step->consumed == 0 && step->produced == 0)
            break;
        at += step->consumed;
        m_body.append(piece.constData(), step->produced);
        if (m_body.size() > m_options.maxBytes)
            return fail(tooLarge());
    }
    if (!decoder->isComplete())
        fail(connectionError(Text::tr("The compressed answer ended too early.")));
}

int HttpTransfer::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool HttpTransfer::isAnswer() const
{
    const auto error = m_reply->error();
    // Qt reports statuses from 400 on as errors of content, protocol or server
    return status() > 0
        && (error == QNetworkReply::NoError
            || (status() >= HttpStatus::FirstError && error >= QNetworkReply::ContentAccessDenied
                && error != QNetworkReply::ProtocolFailure));
}

Error HttpTransfer::networkError() const
{
    Error error = connectionError(m_reply->errorString());
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = Error::Kind::Io;
        error.message = Text::tr("The server's certificate could not be verified.");
        error.advice = Text::tr("Check the address and this computer's clock. Nothing was sent.");
        break;
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        error.kind = Error::Kind::Format;
        error.message = Text::tr("The server redirects to another server, or too often.");
        error.advice = Text::tr("Give the API's current address.");
        break;
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return unreadable(error.detail);
    default:
        break;
    }
    return error;
}

HttpAnswer HttpTransfer::answer()
{
    HttpAnswer answer {.status = status(),
                       .body = std::move(m_body),
                       .headers = {},
                       .receivedAt = std::chrono::system_clock::now()};
    for (const auto& [name, value] : m_reply->rawHeaderPairs()) {
        if (isKept(name.toLower()))
            answer.headers.emplace_back(name.toLower(), value);
    }
    if (m_options.token) {
        m_options.token->removeFrom(answer.body);
        for (auto& header : answer.headers)
            m_options.token->removeFrom(header.second);
    }
    return answer;
}

}
