#include "pg/lockwatch.h"

#include "pg/lifeprobe.h"
#include "pg/lockholders.h"

#include <libpq-fe.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <utility>

namespace Weekglass::Pg {

namespace {

/// Asking takes a connection, and whoever waits is told within a second.
constexpr std::chrono::milliseconds FirstLook {400};
constexpr std::chrono::milliseconds LookAgain {800};
constexpr std::chrono::milliseconds KeepSession {2000};
constexpr std::chrono::milliseconds Deadline {5000};

thread_local LockWatch* watchOfThread = nullptr;
thread_local bool isWatching = false; // what a watch asks is watched by nobody
std::atomic<LockWatch*> watchOfProgram = nullptr;

/// Signals are for the program's own threads, which may wait for them in order.
std::jthread withoutSignals(std::function<void(std::stop_token)> work)
{
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    std::jthread thread(std::move(work));
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

}

LockWatch::LockWatch(Told told, Of of)
    : m_told(std::move(told))
    , m_of(of)
    , m_outer(of == Of::Thread ? watchOfThread : nullptr)
    , m_thread(withoutSignals([this](const std::stop_token& stop) { run(stop); }))
{
    if (m_of == Of::Thread)
        watchOfThread = this;
    else
        watchOfProgram = this;
}

LockWatch::~LockWatch()
{
    if (m_of == Of::Thread)
        watchOfThread = m_outer;
    else
        watchOfProgram = nullptr;
}

LockWatch* LockWatch::current()
{
    return isWatching ? nullptr : watchOfThread ? watchOfThread : watchOfProgram.load();
}

void LockWatch::tellHolders(Session& session, qint64 advisoryKey)
{
    LockWatch* watch = current();
    if (!watch)
        return;
    const auto pids = advisoryHolders(session, advisoryKey);
    if (pids.empty())
        return;
    auto tree = readLockTree(session, {.pids = pids}, {.deadline = Deadline});
    if (!tree || tree->nodes.empty())
        return;
    const std::scoped_lock lock(watch->m_mutex);
    watch->m_told({.server = session.options(), .tree = *std::move(tree)});
}

void LockWatch::tellOver()
{
    LockWatch* watch = current();
    if (!watch)
        return;
    const std::scoped_lock lock(watch->m_mutex);
    watch->m_told({});
}

quint64 LockWatch::began(Running running)
{
    const std::scoped_lock lock(m_mutex);
    running.look = Clock::now() + FirstLook;
    m_running.emplace(m_next, std::move(running));
    m_change.notify_all();
    return m_next++;
}

void LockWatch::ended(quint64 id)
{
    const std::scoped_lock lock(m_mutex);
    if (m_running.extract(id).mapped().isTold)
        m_told({});
    m_change.notify_all();
}

/// Nothing runs. A session is kept a little, for what is tried again and again.
void LockWatch::rest(std::unique_lock<std::mutex>& lock, const std::stop_token& stop)
{
    const auto isAny = [this] { return !m_running.empty(); };
    if (!m_session) {
        m_change.wait(lock, stop, isAny);
    } else if (!m_change.wait_for(lock, stop, KeepSession, isAny)) {
        lock.unlock();
        m_session.reset();
        lock.lock();
    }
}

void LockWatch::run(const std::stop_token& stop)
{
    isWatching = true;
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_running.empty()) {
            rest(lock, stop);
            continue;
        }
        const auto next =
            std::min_element(m_running.begin(), m_running.end(),
                             [](const auto& a, const auto& b) { return a.second.look < b.second.look; });
        const auto [id, due] = std::pair(next->first, next->second.look);
        // what begins meanwhile is looked at later, so only the end of this one changes what is next
        m_change.wait_until(lock, stop, due, [this, id = id] { return !m_running.contains(id); });
        if (!stop.stop_requested() && m_running.contains(id))
            look(id, lock, stop);
    }
    lock.unlock();
    m_session.reset();
}

void LockWatch::look(quint64 id, std::unique_lock<std::mutex>& lock, const std::stop_token& stop)
{
    const Running asked = m_running.at(id);
    ConnectOptions server = *asked.options;
    lock.unlock();
    server = pinned(server, asked.server);
    auto tree = ask(server, asked.starts, stop);
    lock.lock();
    const auto running = m_running.find(id);
    if (running == m_running.end())
        return; // what would be told is over
    running->second.look = Clock::now() + LookAgain;
    const bool isWaiting = tree && tree->isWaiting();
    if (!isWaiting && !running->second.isTold)
        return;
    running->second.isTold = isWaiting;
    m_told(isWaiting ? LockWait {.server = std::move(server), .tree = *std::move(tree)} : LockWait());
}

Result<LockTree> LockWatch::ask(const ConnectOptions& server, const LockStarts& starts,
                                const std::stop_token& stop)
{
    if (!m_session || !m_session->isUsable() || m_place != server.conninfo) {
        m_session.reset();
        ConnectOptions asked = server;
        asked.activity = nullptr;
        asked.database.clear(); // a session keeps others from dropping the one that is worked on
        asked.deadline = Deadline;
        auto opened = Session::open(asked, stop);
        if (!opened)
            return opened.error();
        m_session.emplace(*std::move(opened));
        m_place = server.conninfo;
    }
    return readLockTree(*m_session, starts, {.stop = stop, .deadline = Deadline});
}

namespace {

/// Where nobody can ask after the process, nobody does.
LockWatch* watchOver(LockWatch* watch, const pg_conn* conn)
{
    return isMadeUpByPooler(PQbackendPID(conn)) ? nullptr : watch;
}

}

WatchedStatement::WatchedStatement(const ConnectOptions& server, const pg_conn* conn)
    : m_watch(watchOver(LockWatch::current(), conn))
    , m_id(m_watch ? m_watch->began({.options = &server,
                                     .server = ReachedServer::of(conn),
                                     .starts = {.pids = std::vector {PQbackendPID(conn)}}})
                   : 0)
{
}

WatchedStatement::WatchedStatement(const ConnectOptions& server, const QByteArray& application)
    : m_watch(LockWatch::current())
    , m_id(m_watch ? m_watch->began({.options = &server, .starts = {.application = application}}) : 0)
{
}

WatchedStatement::~WatchedStatement()
{
    if (m_watch)
        m_watch->ended(m_id);
}

}
