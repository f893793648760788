#pragma once

#include "listener.h"

#include <mutex>

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
    {
    }

    int port() const { return m_listener.port(); }
    /// Also for the connections that there are. Counting begins anew.
    void set(const Fault& fault)
    {
        const std::scoped_lock lock(m_mutex);
        m_fault = fault;
        m_passed = 0;
    }
    /// Bytes of replies since the last set().
    qint64 passed() const { return m_passed; }
    int connectionCount() const { return m_listener.connectionCount(); }

private:
    static constexpr qsizetype PieceBytes = 8192;

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
    void serve(int client)
    {
        Pair pair {client, connectToSocket(m_path)};
        pair.isYoung = kind(pair) != Kind::Pass;
        pump(pair);
        ::close(pair.server);
    }
    void pump(const Pair& pair)
    {
        while (!m_listener.isStopping()) {
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
        const QByteArray piece = receive(pair.client, PieceBytes);
        takeTime(now, piece.size());
        return !piece.isEmpty() && (now == Kind::SwallowAll || sendAll(pair.server, piece));
    }
    bool reply(const Pair& pair, Kind now)
    {
        using namespace std::chrono_literals;
        const QByteArray piece = receive(pair.server, untilFault(PieceBytes)); // to the very byte
        if (piece.isEmpty())
            return false;
        if (now == Kind::SwallowReplies || now == Kind::SwallowAll)
            return true;
        if (now == Kind::Latency)
            std::this_thread::sleep_for(20ms);
        takeTime(now, piece.size());
        const qsizetype slice = now == Kind::Slicer ? 11 : piece.size();
        for (qsizetype at = 0; at < piece.size(); at += slice) {
            if (!sendAll(pair.client, piece.mid(at, slice)))
                return false;
        }
        m_passed += piece.size();
        return true;
    }
    qint64 untilFault(qint64 most) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_fault.after > m_passed ? std::min(most, m_fault.after - m_passed) : most;
    }

    const QByteArray m_path;
    std::atomic<qint64> m_passed = 0;
    mutable std::mutex m_mutex; // protects m_fault
    Fault m_fault;
    Listener m_listener {[this](int client) { serve(client); }, 16384}; // a slow line holds little
};

}
