#pragma once

#include "testserver.h"

#include <QByteArray>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

namespace Weekglass {

/// Stands between the program and the test's own server, and says that the server is of this major version.
class NewerServer
{
public:
    NewerServer(const RunningServer& server, int major)
        : m_socket(QFile::encodeName(
            QStringLiteral("%1/.s.PGSQL.%2").arg(server.socketFolder, QString::number(server.port))))
        , m_major(QByteArray::number(major))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listener, any, size) != 0 || ::getsockname(m_listener, any, &size) != 0
            || ::listen(m_listener, 64) != 0)
            qFatal("no port for the newer server");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { accept(); });
    }
    ~NewerServer()
    {
        m_stop = true;
        m_thread.join();
        for (auto& connection : m_connections)
            connection.join();
        ::close(m_listener);
    }
    NewerServer(const NewerServer&) = delete;
    NewerServer& operator=(const NewerServer&) = delete;

    QByteArray conninfo(const QByteArray& user) const
    {
        return "host=127.0.0.1 port=" + QByteArray::number(m_port)
            + " sslmode=disable dbname=postgres user=" + user;
    }

private:
    void accept()
    {
        pollfd waiting {m_listener, POLLIN, 0};
        while (!m_stop) {
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            m_connections.emplace_back([this, client] { serve(client); });
        }
    }
    void serve(int client) const
    {
        const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, m_socket.constData(), sizeof address.sun_path - 1);
        if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            while (!m_stop && pass(client, server))
                ;
        }
        ::close(server);
        ::close(client);
    }
    /// What has come from either side. False once one of them is gone.
    bool pass(int client, int server) const
    {
        pollfd waiting[] {{client, POLLIN, 0}, {server, POLLIN, 0}};
        if (::poll(waiting, 2, 20) <= 0)
            return true;
        return (waiting[0].revents == 0 || copy(client, server, false))
            && (waiting[1].revents == 0 || copy(server, client, true));
    }
    bool copy(int from, int to, bool isAnswer) const
    {
        QByteArray piece(65536, Qt::Uninitialized);
        const auto got = ::recv(from, piece.data(), static_cast<std::size_t>(piece.size()), 0);
        if (got <= 0)
            return false;
        piece.resize(got);
        const QByteArray name("server_version\0", 15); // the login's answers come in one piece
        if (const auto at = isAnswer ? piece.indexOf(name) : -1; at >= 0)
            piece.replace(at + name.size(), m_major.size(), m_major);
        for (qsizetype done = 0; done < piece.size();) {
            const auto sent = ::send(to, piece.constData() + done,
                                     static_cast<std::size_t>(piece.size() - done), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            done += sent;
        }
        return true;
    }

    const QByteArray m_socket;
    const QByteArray m_major;
    const int m_listener;
    int m_port = 0;
    std::atomic<bool> m_stop = false;
    std::vector<std::thread> m_connections; // of the listening thread, until that ended
    std::thread m_thread;
};

}
