#pragma once

#include "standinserver.h"

#include <sys/un.h>

namespace Weekglass {

/// A network between a client and a server's Unix socket, which misbehaves as it is told. A thread for each
/// connection.
class FaultProxy
{
public:
    enum class Kind {
        Pass,
        Down, ///< takes connections and closes them
        Latency, ///< every piece of a reply comes 20 ms late
        Slicer, ///< replies come in slices of 11 bytes
        Rate, ///< 500 kB a second, either way
        SwallowReplies, ///< requests arrive, and nothing comes back; all is acknowledged
        SwallowAll, ///< nothing arrives anywhere; all is acknowledged
        Stall, ///< neither side is read any more
        Reset, ///< as a firewall that forgot the connection
        Cut ///< closed in good order
    };
    struct Fault
    {
        Kind kind = Kind::Pass;
        qint64 after = 0; ///< bytes of replies, of all connections together, that pass before it begins
        bool onlyOld = false; ///< connections made after it has begun are spared
    };

    explicit FaultProxy(QByteArray socketPath)
        : m_path(std::move(socketPath))
        , m_port(bindToFreePort(m_listener))
    {
        const int bytes = 16384; // a slow line holds little
        ::setsockopt(m_listener, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
        if (::listen(m_listener, 64) != 0)
            qFatal("no proxy");
        m_thread = std::thread([this] { accept(); });
    }
    ~FaultProxy()
    {
        m_stop = true;
        m_thread.join();
        for (auto& connection : m_connections)
            connection.join();
        ::close(m_listener);
    }
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    int port() const { return m_port; }
    /// Also for the connections that there are. Counting begins anew.
    void set(const Fault& fault)
    {
        const std::scoped_lock lock(m_mutex);
        m_fault = fault;
        m_passed = 0;
    }
    /// Bytes of replies since the last set().
    qint64 passed() const { return m_passed; }
    int connectionCount() const { return m_accepted; }

private:
    struct Pair
    {
        int client;
        int server;
        bool isYoung = false; ///< made after the fault had begun
    };

    Kind kind(const Pair& pair) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_passed < m_fault.after || (m_fault.onlyOld && pair.isYoung) ? Kind::Pass : m_fault.kind;
    }
    void accept()
    {
        pollfd waiting {m_listener, POLLIN, 0};
        while (!m_stop) {
            if (::poll(&waiting, 1, 20) <= 0)
                continue;
            Pair pair {::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC), connectToServer()};
            const int now = 1;
            ::setsockopt(pair.client, IPPROTO_TCP, TCP_NODELAY, &now, sizeof now);
            pair.isYoung = kind(pair) != Kind::Pass;
            ++m_accepted;
            m_connections.emplace_back([this, pair] {
                pump(pair);
                ::close(pair.client);
                ::close(pair.server);
            });
        }
    }
    int connectToServer() const
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, m_path.constData(), sizeof address.sun_path);
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            ::shutdown(socket, SHUT_RDWR); // its end is seen by the first read
        return socket;
    }
    void pump(const Pair& pair)
    {
        while (!m_stop) {
            const Kind now = kind(pair);
            if (now == Kind::Down || now == Kind::Cut)
                return;
            if (now == Kind::Reset) {
                const linger hard {1, 0};
                ::setsockopt(pair.client, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
                return;
            }
            pollfd waiting[] {{pair.client, POLLIN, 0}, {pair.server, POLLIN, 0}};
            if (now == Kind::Stall) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
                continue;
            }
            if (::poll(waiting, 2, 10) <= 0)
                continue;
            if (waiting[0].revents != 0 && !request(pair, now))
                return;
            if (waiting[1].revents != 0 && !reply(pair, now))
                return;
        }
    }
    static void takeTime(Kind now, qint64 bytes)
    {
        if (now == Kind::Rate)
            std::this_thread::sleep_for(std::chrono::microseconds(2 * bytes));
    }
    /// False at the end of one side.
    static bool request(const Pair& pair, Kind now)
    {
        QByteArray piece(8192, Qt::Uninitialized);
        const auto got = ::recv(pair.client, piece.data(), static_cast<std::size_t>(piece.size()), 0);
        takeTime(now, got);
        return got > 0 && (now == Kind::SwallowAll || StandInServer::write(pair.server, piece.left(got)));
    }
    bool reply(const Pair& pair, Kind now)
    {
        using namespace std::chrono_literals;
        QByteArray piece(8192, Qt::Uninitialized);
        // up to the very byte at which it begins
        const qint64 room = untilFault(piece.size());
        const auto got = ::recv(pair.server, piece.data(), static_cast<std::size_t>(room), 0);
        if (got <= 0)
            return false;
        if (now == Kind::SwallowReplies || now == Kind::SwallowAll)
            return true;
        if (now == Kind::Latency)
            std::this_thread::sleep_for(20ms);
        takeTime(now, got);
        const qsizetype slice = now == Kind::Slicer ? 11 : got;
        for (qsizetype at = 0; at < got; at += slice) {
            if (!StandInServer::write(pair.client, piece.mid(at, std::min<qsizetype>(slice, got - at))))
                return false;
        }
        m_passed += got;
        return true;
    }
    qint64 untilFault(qint64 most) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_fault.after > m_passed ? std::min(most, m_fault.after - m_passed) : most;
    }

    const QByteArray m_path;
    const int m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int m_port;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_accepted = 0;
    std::atomic<qint64> m_passed = 0;
    mutable std::mutex m_mutex; // protects m_fault
    Fault m_fault;
    std::vector<std::thread> m_connections; // of the listening thread, until that ended
    std::thread m_thread;
};

}
