#pragma once

#include "base/job.h"
#include "events/eventtail.h"
#include "weeks/weekhandle.h"

#include <QObject>
#include <QTimer>

namespace Weekglass {

/// Watches for new events of a query: asks by key, seldom when nothing comes, and at once when the server
/// says that there is something, where the game has it announce that. It holds a session while it does.
class EventFollower : public QObject
{
    Q_OBJECT

public:
    explicit EventFollower(WeekHandle week, QObject* parent = nullptr);
    ~EventFollower() override;

    /// @p known: the newest keys of the query, the newest first.
    void follow(const EventQuery& query, const std::vector<EventKey>& known);
    void stop();
    bool isFollowing() const { return m_following; }

Q_SIGNALS:
    /// The newest last.
    void arrived(const std::vector<Weekglass::EventRow>& rows);
    /// It goes on trying.
    void failed(const Weekglass::Error& error);
    void recovered();

private:
    struct Listener;

    void ask();
    void take(const Result<NewEvents>& found);
    void listen();

    const WeekHandle m_week;
    EventQuery m_query;
    KnownEvents m_known;
    TailPace m_pace;
    bool m_following = false;
    bool m_lost = false;
    QTimer m_timer;
    Job m_askJob;
    Job m_listenJob {longWorkPool()};
    std::shared_ptr<Listener> m_listener;
};

}
