#include "pages/events/eventfollower.h"

#include "weeks/withsession.h"

namespace Weekglass {

namespace {

constexpr int AtOnce = 500; // rows an answer
constexpr std::chrono::seconds AskDeadline {30};
constexpr std::chrono::seconds ListenDeadline {60}; // then it looks whether the connection lives

}

/// The session that listens, from one notification to the next.
struct EventFollower::Listener
{
    std::optional<Pg::SessionPool::Lease> lease;
};

EventFollower::EventFollower(WeekHandle week, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EventFollower::ask);
}

EventFollower::~EventFollower() = default;

void EventFollower::follow(const EventQuery& query, const std::vector<EventKey>& known)
{
    stop();
    m_query = query;
    m_known = {};
    for (auto key = known.rbegin(); key != known.rend(); ++key)
        m_known.add(*key);
    m_pace = {};
    m_following = true;
    m_lost = false;
    if (!m_query.source.notify.isEmpty()) {
        m_listener = std::make_shared<Listener>();
        listen();
    }
    ask();
}

void EventFollower::stop()
{
    m_following = false;
    m_timer.stop();
    m_askJob.cancel();
    m_listenJob.cancel();
    m_listener.reset();
}

void EventFollower::ask()
{
    m_askJob.start(withSession(m_week, AskDeadline, fetchNewEvents, m_query, m_known.keys(), AtOnce),
                   [this](const Result<NewEvents>& found) { take(found); });
}

void EventFollower::take(const Result<NewEvents>& found)
{
    if (!found) {
        m_pace.failed();
        m_lost = true;
        Q_EMIT failed(found.error());
    } else {
        for (const EventRow& row : found->rows)
            m_known.add(row.key);
        found->rows.empty() ? m_pace.foundNothing() : m_pace.found();
        if (std::exchange(m_lost, false))
            Q_EMIT recovered();
        if (!found->rows.empty())
            Q_EMIT arrived(found->rows);
    }
    if (m_following) // whoever was told may have stopped it
        m_timer.start(found && found->more ? TailPace::shortest : m_pace.wait());
}

/// Without notifications the asking goes on all the same, so errors here are no news.
void EventFollower::listen()
{
    m_listenJob.start(
        [week = m_week, channel = m_query.source.notify,
         listener = m_listener](const std::stop_token& stop) -> Result<bool> {
            if (!listener->lease) {
                auto session = week.acquire(stop);
                if (!session)
                    return session.error();
                if (auto listening = (*session)->listen(channel, {.stop = stop}); !listening)
                    return listening.error();
                listener->lease.emplace(*std::move(session));
            }
            auto notified =
                (*listener->lease)->waitForNotification({.stop = stop, .deadline = ListenDeadline});
            if (!notified)
                listener->lease.reset();
            return notified;
        },
        [this](const Result<bool>& notified) {
            if (!notified)
                return;
            if (*notified) {
                m_pace.notified();
                if (!m_askJob.isRunning())
                    m_timer.start(m_pace.wait());
            }
            listen();
        });
}

}
