#pragma once

#include "listener.h"

#include <QUrl>

#include <chrono>
#include <mutex>
#include <utility>

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
    {
    }

    QUrl url(const QString& path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_listener.port()).arg(path));
    }
    std::vector<StandInRequest> requests() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests;
    }
    qsizetype requestCount() const { return static_cast<qsizetype>(requests().size()); }
    int connectionCount() const { return m_listener.connectionCount(); }

private:
    void serve(int socket)
    {
        QByteArray pending;
        while (serveOne(socket, pending))
            ;
        ::shutdown(socket, SHUT_WR);
        drain(socket); // closing with bytes unread would tear down what is still on its way
    }
    void drain(int socket) const
    {
        pollfd waiting {socket, POLLIN, 0};
        for (int i = 0; i < 10 && !m_listener.isStopping(); ++i) {
            if (::poll(&waiting, 1, 20) > 0 && receive(socket).isEmpty())
                return;
        }
    }
    bool serveOne(int socket, QByteArray& pending)
    {
        while (!pending.contains("\r\n\r\n")) {
            const QByteArray piece = m_listener.isReadable(socket) ? receive(socket) : QByteArray();
            if (piece.isEmpty())
                return false;
            pending += piece;
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
        return sendAll(socket, reply.cutAfter < 0 ? bytes : bytes.left(reply.cutAfter)) && reply.cutAfter < 0
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
    mutable std::mutex m_mutex; // protects m_requests, and the handler from two calls at once
    std::vector<StandInRequest> m_requests;
    Listener m_listener {[this](int socket) { serve(socket); }};
};

}
