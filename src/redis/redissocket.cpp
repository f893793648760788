#include "redis/redissocket.h"

#include "redis/redistls.h"
#include "redis/text.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>

#include <netdb.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Weekglass {

namespace {

Error connectionError(const QString& message, const QString& detail = {})
{
    return {.kind = Error::Kind::Connection,
            .message = message,
            .advice = Text::tr("Check host and port, and that Redis runs there."),
            .detail = detail};
}

Error systemError(const QString& message, int number)
{
    return connectionError(message, QString::fromStdString(std::generic_category().message(number)));
}

Result<void> wait(int fd, short events, Pg::Waiter& waiter)
{
    switch (waiter.wait(fd, events)) {
    case Pg::Waiter::Woken::Stopped:
        return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled.")};
    case Pg::Waiter::Woken::Expired:
        return Error {.kind = Error::Kind::Timeout,
                      .message = Text::tr("Redis did not answer in time."),
                      .advice = Text::tr("Check host and port, and whether the server is busy.")};
    case Pg::Waiter::Woken::Ready:
    case Pg::Waiter::Woken::Silent: // only where patience was limited
        break;
    }
    return {};
}

/// A look-up of a name, which cannot be stopped: whoever waits for it may leave, its thread ends later.
struct Lookup
{
    explicit Lookup(const RedisOptions& options)
        : host(options.host.toUtf8())
        , port(QByteArray::number(options.port))
        , done(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
    }
    ~Lookup()
    {
        if (addresses != nullptr)
            ::freeaddrinfo(addresses);
        ::close(done);
    }
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    void run()
    {
        addrinfo hints {};
        hints.ai_socktype = SOCK_STREAM;
        code = ::getaddrinfo(host.constData(), port.constData(), &hints, &addresses);
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(done, &one, sizeof one);
    }

    const QByteArray host;
    const QByteArray port;
    const int done; // readable when code and addresses are there
    int code = 0;
    addrinfo* addresses = nullptr;
};

Result<std::shared_ptr<Lookup>> lookUp(const RedisOptions& options, Pg::Waiter& waiter)
{
    auto lookup = std::make_shared<Lookup>(options);
    std::thread([lookup] { lookup->run(); }).detach();
    if (auto ready = wait(lookup->done, POLLIN, waiter); !ready)
        return ready.error();
    if (lookup->code != 0)
        return connectionError(Text::tr("The name %1 is unknown.").arg(options.host),
                               QString::fromLocal8Bit(::gai_strerror(lookup->code)));
    return lookup;
}

}

Result<void> sendRaw(int fd, QByteArrayView bytes, Pg::Waiter& waiter)
{
    while (!bytes.isEmpty()) {
        if (auto ready = wait(fd, POLLOUT, waiter); !ready)
            return ready;
        const auto sent = ::send(fd, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return systemError(Text::tr("The connection to Redis was lost."), errno);
        bytes = bytes.sliced(std::max<qsizetype>(sent, 0));
    }
    return {};
}

Result<QByteArray> receiveRaw(int fd, Pg::Waiter& waiter)
{
    QByteArray bytes(ReceiveBytes, Qt::Uninitialized);
    while (true) {
        if (auto ready = wait(fd, POLLIN, waiter); !ready)
            return ready.error();
        const auto received = ::recv(fd, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
        if (received > 0) {
            bytes.truncate(received);
            return bytes;
        }
        if (received == 0)
            return connectionError(Text::tr("Redis closed the connection."));
        if (errno != EAGAIN && errno != EINTR)
            return systemError(Text::tr("The connection to Redis was lost."), errno);
    }
}

RedisSocket::RedisSocket(int fd)
    : m_fd(fd)
{
}

RedisSocket::RedisSocket(RedisSocket&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_tls(std::move(other.m_tls))
{
}

RedisSocket& RedisSocket::operator=(RedisSocket&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_tls, other.m_tls);
    return *this;
}

RedisSocket::~RedisSocket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> RedisSocket::connectTo(const void* address, unsigned size, Pg::Waiter& waiter) const
{
    const QString failed = Text::tr("Redis cannot be reached.");
    if (::connect(m_fd, static_cast<const sockaddr*>(address), size) == 0)
        return {};
    if (errno != EINPROGRESS)
        return systemError(failed, errno);
    if (auto ready = wait(m_fd, POLLOUT, waiter); !ready)
        return ready;
    int number = 0;
    socklen_t length = sizeof number;
    if (::getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &number, &length) != 0)
        number = errno;
    return number == 0 ? Result<void>() : systemError(failed, number);
}

Result<RedisSocket> RedisSocket::openUnix(const QString& path, Pg::Waiter& waiter)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path) || name.contains('\0'))
        return connectionError(Text::tr("The path of the socket is too long or empty."));
    std::memcpy(static_cast<char*>(address.sun_path), name.constData(),
                static_cast<std::size_t>(name.size()));
    RedisSocket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (auto connected = socket.connectTo(&address, sizeof address, waiter); !connected)
        return connected.error();
    return socket;
}

Result<RedisSocket> RedisSocket::openTcp(const RedisOptions& options, Pg::Waiter& waiter)
{
    auto lookup = lookUp(options, waiter);
    if (!lookup)
        return lookup.error();
    Error last = connectionError(Text::tr("The name %1 has no address.").arg(options.host));
    for (const addrinfo* each = (*lookup)->addresses; each != nullptr; each = each->ai_next) {
        RedisSocket socket(::socket(each->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        auto connected = socket.connectTo(each->ai_addr, each->ai_addrlen, waiter);
        if (connected)
            return socket;
        last = connected.error();
        if (last.kind != Error::Kind::Connection)
            break;
    }
    return last;
}

Result<RedisSocket> RedisSocket::open(const RedisOptions& options, Pg::Waiter& waiter)
{
    auto socket = options.socket.isEmpty() ? openTcp(options, waiter) : openUnix(options.socket, waiter);
    if (!socket || !options.tls)
        return socket;
    auto tls = RedisTls::open(socket->m_fd, options.host, waiter);
    if (!tls)
        return tls.error();
    socket->m_tls = *std::move(tls);
    return socket;
}

Result<void> RedisSocket::send(const QByteArray& bytes, Pg::Waiter& waiter)
{
    return m_tls ? m_tls->send(bytes, waiter) : sendRaw(m_fd, bytes, waiter);
}

Result<QByteArray> RedisSocket::receive(Pg::Waiter& waiter)
{
    return m_tls ? m_tls->receive(waiter) : receiveRaw(m_fd, waiter);
}

}
