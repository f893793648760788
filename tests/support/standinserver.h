#pragma once

#include <QByteArray>
#include <QUrl>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace Weekglass {

/// What a stand-in server was asked.
struct StandInRequest
{
    QByteArray target; ///< path and query
    QByteArray head; ///< all of it, for a look at the headers
    std::chrono::steady_clock::time_point at; ///< when it arrived, by the server's clock
};

/// What it answers: a status and a body, or bytes as they are.
struct StandInReply
{
    int status = 200;
    QByteArray body = {};
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray raw = {}; ///< instead of all that
    qint64 cutAfter = -1; ///< then the connection is closed
    bool closes = false; ///< after the whole answer
    std::chrono::milliseconds delay {0};
    std::function<void(int socket)> send = {}; ///< instead of all that; the connection is closed behind it

    QByteArray bytes() const
    {
        if (!raw.isEmpty())
            return raw;
        QByteArray all = "HTTP/1.1 " + QByteArray::number(status)
            + " x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        for (const auto& [name, value] : headers)
            all += name + ": " + value + "\r\n";
        return all + "\r\n" + body;
    }
};

/// Binds it to a free port of this computer. @return which.
inline int bindToFreePort(int socket)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) != 0
        || ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        qFatal("no free port");
    return ntohs(address.sin_port);
}

/// A port of this computer at which nobody listens, and which nobody else gets meanwhile.
class ClosedPort
{
public:
    ClosedPort() = default;
    ~ClosedPort() { ::close(m_socket); }
    ClosedPort(const ClosedPort&) = delete;
    ClosedPort& operator=(const ClosedPort&) = delete;

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_port)); }

private:
    const int m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int m_port = bindToFreePort(m_socket);
};

/// A server of HTTP/1.1 on this computer that misbehaves as its handler wants. A thread for each connection;
/// the handler is called for one request at a time.
class StandInServer
{
public:
    using Handler = std::function<StandInReply(const StandInRequest&)>;

    explicit StandInServer(Handler handler)
        : m_handler(std::move(handler))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        m_port = bindToFreePort(m_listener);
        if (::listen(m_listener, 64) != 0)
            qFatal("no stand-in server");
        m_thread = std::thread([this] { accept(); });
    }
    ~StandInServer()
    {
        m_stop = true;
        m_thread.join();
        for (auto& connection : m_connections)
            connection.join();
        ::close(m_listener);
    }
    StandInServer(const StandInServer&) = delete;
    StandInServer& operator=(const StandInServer&) = delete;

    QUrl url(const QString& path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
    }
    std::vector<StandInRequest> requests() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests;
    }
    qsizetype requestCount() const { return static_cast<qsizetype>(requests().size()); }
    int connectionCount() const { return m_accepted; }

    /// False once the other side is gone.
    static bool write(int socket, const QByteArray& bytes)
    {
        for (qsizetype done = 0; done < bytes.size();) {
            const auto sent = ::send(socket, bytes.constData() + done,
                                     static_cast<std::size_t>(bytes.size() - done), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            done += sent;
        }
        return true;
    }

private:
    bool isReadable(int socket) const
    {
        pollfd waiting {socket, POLLIN, 0};
        while (!m_stop) {
            if (::poll(&waiting, 1, 20) > 0)
                return true;
        }
        return false;
    }
    void accept()
    {
        while (isReadable(m_listener)) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            const int now = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
            ++m_accepted;
            m_connections.emplace_back([this, socket] {
                QByteArray pending;
                while (serveOne(socket, pending))
                    ;
                ::shutdown(socket, SHUT_WR);
                drain(socket); // closing with bytes unread would tear down what is still on its way
                ::close(socket);
            });
        }
    }
    void drain(int socket) const
    {
        QByteArray piece(4096, Qt::Uninitialized);
        pollfd waiting {socket, POLLIN, 0};
        for (int i = 0; i < 10 && !m_stop; ++i) {
            if (::poll(&waiting, 1, 20) > 0 && ::recv(socket, piece.data(), 4096, 0) <= 0)
                return;
        }
    }
    bool serveOne(int socket, QByteArray& pending)
    {
        while (!pending.contains("\r\n\r\n")) {
            QByteArray piece(4096, Qt::Uninitialized);
            const auto got = isReadable(socket) ? ::recv(socket, piece.data(), 4096, 0) : 0;
            if (got <= 0)
                return false;
            pending += piece.left(got);
        }
        const qsizetype end = pending.indexOf("\r\n\r\n") + 4;
        StandInReply reply = answer(pending.left(end));
        pending.remove(0, end);
        std::this_thread::sleep_for(reply.delay);
        if (reply.send) {
            reply.send(socket);
            return false;
        }
        const QByteArray bytes = reply.bytes();
        return write(socket, reply.cutAfter < 0 ? bytes : bytes.left(reply.cutAfter)) && reply.cutAfter < 0
            && !reply.closes;
    }
    StandInReply answer(const QByteArray& head)
    {
        const std::scoped_lock lock(m_mutex);
        m_requests.push_back({.target = head.left(head.indexOf('\r')).split(' ').value(1),
                              .head = head,
                              .at = std::chrono::steady_clock::now()});
        return m_handler(m_requests.back());
    }

    const Handler m_handler;
    const int m_listener;
    int m_port = 0;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_accepted = 0;
    mutable std::mutex m_mutex; // protects m_requests, and the handler from two calls at once
    std::vector<StandInRequest> m_requests;
    std::vector<std::thread> m_connections; // of the listening thread, until that ended
    std::thread m_thread;
};

}
