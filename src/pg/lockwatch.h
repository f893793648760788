#pragma once

#include "pg/conninfo.h"
#include "pg/locktree.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace Weekglass::Pg {

/// Who blocks a statement that waits for a lock.
struct LockWait
{
    ConnectOptions server = {}; ///< where it waits
    LockTree tree = {}; ///< empty: the waiting that was told is over

    bool isOver() const { return tree.nodes.empty(); }
    QString text() const { return blockedBy(tree); }
};

/// While it lives, statements of its thread, or of the program, that run longer than most are asked after on
/// a connection of its own, each second: those that wait for a lock are told, with who blocks them. Nothing
/// is asked while all are quick.
class LockWatch
{
public:
    using Told = std::function<void(const LockWait&)>; ///< one call at a time, by any thread
    enum class Of { Thread, Program };

    explicit LockWatch(Told told, Of of = Of::Thread);
    ~LockWatch();
    Q_DISABLE_COPY_MOVE(LockWatch)

    /// Somebody else's lock, which is tried again and again: no statement waits for it. Asked on @p session.
    static void tellHolders(Session& session, qint64 advisoryKey);
    static void tellOver();

private:
    friend class WatchedStatement;
    using Clock = std::chrono::steady_clock;

    struct Running
    {
        const ConnectOptions* options; ///< lives until ended()
        ReachedServer server = {}; ///< of the options' list
        LockStarts starts = {};
        Clock::time_point look = {};
        bool isTold = false;
    };

    static LockWatch* current();
    quint64 began(Running running);
    void ended(quint64 id);
    void run(const std::stop_token& stop);
    void rest(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    void look(quint64 id, std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    Result<LockTree> ask(const ConnectOptions& server, const LockStarts& starts, const std::stop_token& stop);

    const Told m_told;
    const Of m_of;
    LockWatch* const m_outer; // of this thread, until this one goes
    std::mutex m_mutex; // held while it is told; protects the following
    std::condition_variable_any m_change;
    std::map<quint64, Running> m_running;
    quint64 m_next = 1;
    std::optional<Session> m_session; // of m_thread alone
    QByteArray m_place; // where it leads
    std::jthread m_thread; // last: it uses the rest
};

/// One statement, or one client program, for those who watch this thread; nobody may.
class WatchedStatement
{
public:
    /// @p server outlives it.
    WatchedStatement(const ConnectOptions& server, const pg_conn* conn);
    /// Of a program whose connections have this application_name.
    WatchedStatement(const ConnectOptions& server, const QByteArray& application);
    ~WatchedStatement();
    Q_DISABLE_COPY_MOVE(WatchedStatement)

private:
    LockWatch* const m_watch; // null: nobody watches
    const quint64 m_id;
};

}
