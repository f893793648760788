#include "app/connectionwatch.h"

#include "base/safetext.h"

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds Again {500};

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
    m_job.start<bool>(
        [pool = m_pool](const std::stop_token& stop, const Teller<bool>& tell) -> Result<void> {
            auto session = pool->acquire({}, stop);
            if (!session)
                return session.error();
            tell(true);
            while (!stop.stop_requested()) { // nobody notifies it: it waits for the end
                if (const auto waited = (*session)->waitForNotification({.stop = stop}); !waited)
                    return waited.error();
            }
            return {};
        },
        [this](bool) {
            setState(State::Connected);
            if (std::exchange(m_wasLost, false))
                Q_EMIT isBack();
        },
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

void ConnectionWatch::setState(State state, const QString& why)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed(state, why);
}

}
