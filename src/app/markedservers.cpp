#include "app/markedservers.h"

namespace Weekglass {

namespace {

constexpr int IdleCheckMs = 1000;

}

MarkedServers::MarkedServers(const AdminGate::AskMark& ask, QObject* parent)
    : QObject(parent)
    , m_ask(ask)
    , m_gate(ask)
{
    connect(&m_idleTimer, &QTimer::timeout, this, &MarkedServers::closeIdle);
    m_idleTimer.start(IdleCheckMs);
}

void MarkedServers::connectTo(const std::shared_ptr<Pg::SessionPool>& pool,
                              std::optional<Environment> environment, Environment atLeast)
{
    if (m_pool)
        m_left.push_back({.pool = m_pool, .environment = environmentOf(m_pool)});
    m_pool = pool;
    m_atLeast = atLeast;
    m_environment.reset();
    m_isUnread = false;
    if (environment)
        return take(*environment);
    lookUp();
    Q_EMIT changed();
}

void MarkedServers::noteAnswer()
{
    if (m_isUnread)
        lookUp();
}

void MarkedServers::lookUp()
{
    m_job.start([options = m_pool->options(),
                 ask = m_ask](const std::stop_token& stop) { return ask(options, stop); },
                [this](const Result<ServerMark>& found) {
                    const bool wasUnread = m_isUnread;
                    take(found ? std::max(found->environment, m_atLeast) : Environment::Production);
                    m_isUnread = !found;
                    if (!found && !wasUnread)
                        Q_EMIT unreadable(found.error());
                });
}

void MarkedServers::take(Environment environment)
{
    m_job.cancel();
    m_environment = environment;
    m_isUnread = false;
    Q_EMIT changed();
}

Environment MarkedServers::environmentOf(const std::shared_ptr<Pg::SessionPool>& pool) const
{
    if (pool == m_pool)
        return m_environment.value_or(Environment::Production);
    const auto left = std::ranges::find(m_left, pool, [](const Left& one) { return one.pool.lock(); });
    return left != m_left.end() ? left->environment : Environment::Unmarked;
}

void MarkedServers::pass(const AdminServer& server, const std::function<void(const AdminServer&)>& open)
{
    m_gate.pass(server, [this, open](const AdminServer& marked) {
        if (marked.pool == m_pool && marked.isProduction() && m_environment != Environment::Production)
            take(Environment::Production);
        open(marked);
    });
}

void MarkedServers::closeIdle()
{
    if (m_pool)
        m_pool->closeIdle();
    std::erase_if(m_left, [](const Left& left) { return left.pool.expired(); });
    for (const Left& left : m_left) {
        if (const auto pool = left.pool.lock())
            pool->closeIdle();
    }
}

}
