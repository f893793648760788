#include "app/connectionwatch.h"

#include "base/safetext.h"

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds Again {500};
constexpr std::chrono::milliseconds AskStandby {2000};
constexpr std::chrono::milliseconds Deadline {5000};

/// Until the end of its connection, or of the watch.
Result<void> watchOver(Pg::Session& session, const std::stop_token& stop, const Teller<Pg::ServerRole>& tell)
{
    bool isStandby = true; // until it says what it is
    for (bool isAsked = false; !stop.stop_requested();) {
        const auto role = isStandby ? Pg::readServerRole(session, {.stop = stop, .deadline = Deadline})
                                    : Result<Pg::ServerRole>(Pg::ServerRole());
        if (isStandby && (role || !isAsked)) // who does not say what it is is there all the same
            tell(role ? *role : Pg::ServerRole());
        isStandby = isStandby && (role ? role->isStandby : isAsked);
        isAsked = true;
        // nobody notifies it: it waits for the end
        const Pg::Call call {.stop = stop, .deadline = isStandby ? AskStandby : std::chrono::milliseconds(0)};
        if (const auto waited = session.waitForNotification(call); !waited)
            return waited.error();
    }
    return {};
}

}

ConnectionWatch::ConnectionWatch(QObject* parent)
    : QObject(parent)
    , m_job(longWorkPool())
{
    m_again.setSingleShot(true);
    m_again.setInterval(Again);
    connect(&m_again, &QTimer::timeout, this, &ConnectionWatch::tryNow);
}

void ConnectionWatch::watch(std::shared_ptr<Pg::SessionPool> pool)
{
    m_pool = std::move(pool);
    m_wasLost = false;
    setState(m_pool ? State::Connecting : State::Off);
    tryNow();
}

void ConnectionWatch::tryNow()
{
    m_again.stop();
    m_job.cancel();
    if (!m_pool)
        return;
    m_job.start<Pg::ServerRole>(
        [pool = m_pool](const std::stop_token& stop, const Teller<Pg::ServerRole>& tell) -> Result<void> {
            auto session = pool->acquire({}, stop);
            return session ? watchOver(**session, stop, tell) : session.error();
        },
        [this](const Pg::ServerRole& role) { take(role); },
        [this](const Result<void>& ended) {
            if (ended || ended.error().kind == Error::Kind::Cancelled)
                return;
            m_wasLost = true;
            setState(State::Lost, visibleText(ended.error().message));
            // asking with a wrong password again and again would lock the account on some servers
            if (ended.error().kind != Error::Kind::Password)
                m_again.start();
        });
}

void ConnectionWatch::take(const Pg::ServerRole& role)
{
    setState(State::Connected);
    if (m_role != role) {
        m_role = role;
        Q_EMIT roleChanged(role);
    }
    if (std::exchange(m_wasLost, false))
        Q_EMIT isBack();
}

void ConnectionWatch::setState(State state, const QString& why)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed(state, why);
    if (state != State::Connected && std::exchange(m_role, {}) != Pg::ServerRole())
        Q_EMIT roleChanged(m_role); // no value beats an old one
}

}
