#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace Weekglass {

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

/// All of it. False once the other side is gone.
inline bool sendAll(int socket, const QByteArray& bytes)
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

/// What is there to be read; empty at the end.
inline QByteArray receive(int socket, qsizetype most = 65536)
{
    QByteArray piece(most, Qt::Uninitialized);
    piece.truncate(std::max<qsizetype>(::recv(socket, piece.data(), static_cast<std::size_t>(most), 0), 0));
    return piece;
}

/// To the server that listens at a Unix socket. Where there is none, the first read sees the end.
inline int connectToSocket(const QByteArray& path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        ::shutdown(socket, SHUT_RDWR);
    return socket;
}

/// Listens at a free port of this computer and serves each connection in a thread of its own. The last member
/// of whoever owns it: it ends before what its threads use.
class Listener
{
public:
    /// @p serve returns soon once isStopping(); then the connection is closed.
    explicit Listener(std::function<void(int socket)> serve, int receiveBytes = 0)
        : m_serve(std::move(serve))
        , m_port(bindToFreePort(m_socket))
    {
        if (receiveBytes > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBytes, sizeof receiveBytes);
        if (::listen(m_socket, 64) != 0)
            qFatal("nobody can listen");
        m_thread = std::thread([this] { accept(); });
    }
    ~Listener()
    {
        m_stop = true;
        m_thread.join();
        for (auto& connection : m_connections)
            connection.join();
        ::close(m_socket);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    int port() const { return m_port; }
    int connectionCount() const { return m_accepted; }
    bool isStopping() const { return m_stop; }
    /// Waits until there is something to read, or the end. False: it is to stop.
    bool isReadable(int socket) const
    {
        pollfd waiting {socket, POLLIN, 0};
        while (!m_stop) {
            if (::poll(&waiting, 1, 20) > 0)
                return true;
        }
        return false;
    }
    /// Passes on what comes from either side until one of them is gone or @p pass says no to a piece.
    void join(int client, int server, const std::function<bool(QByteArray& piece, bool isReply)>& pass) const
    {
        pollfd ends[] {{client, POLLIN, 0}, {server, POLLIN, 0}};
        while (!m_stop) {
            if (::poll(ends, 2, 20) <= 0)
                continue;
            for (const bool isReply : {false, true}) {
                if (ends[isReply ? 1 : 0].revents == 0)
                    continue;
                QByteArray piece = receive(isReply ? server : client);
                if (piece.isEmpty() || !pass(piece, isReply) || !sendAll(isReply ? client : server, piece))
                    return;
            }
        }
    }

private:
    void accept()
    {
        while (isReadable(m_socket)) {
            const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
            const int now = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
            ++m_accepted;
            m_connections.emplace_back([this, socket] {
                m_serve(socket);
                ::close(socket);
            });
        }
    }

    const std::function<void(int)> m_serve;
    const int m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int m_port;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_accepted = 0;
    std::vector<std::thread> m_connections; // of the listening thread, until that ended
    std::thread m_thread;
};

}
