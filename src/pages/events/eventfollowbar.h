#pragma once

#include "events/eventquery.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QToolButton;

namespace Weekglass {

class EventFollower;
class EventList;

/// The buttons that begin, hold and end the following of new events, and the number of those that came while
/// one read further down. New rows go into the list where it shows the newest ones.
class EventFollowBar : public QWidget
{
    Q_OBJECT

public:
    EventFollowBar(WeekHandle week, EventList* list, QWidget* parent = nullptr);

    bool isFollowing() const;
    QToolButton* followButton() const { return m_follow; }
    QToolButton* pauseButton() const { return m_pause; }
    /// Until the newest rows are there again.
    void stop();
    /// As stop(); the query is another one.
    void forget();
    /// The week is gone.
    void end();

public Q_SLOTS:
    /// Begins to follow, or ends, as the button says; it begins when the newest rows are there.
    void follow();
    void showNewest();

Q_SIGNALS:
    /// Whether or not they are in the list.
    void arrived(qint64 rows);
    /// It goes on trying.
    void failed(const Weekglass::Error& error);
    void recovered();

private:
    void setPaused(bool paused);
    void take(const std::vector<EventRow>& rows);
    void noteSeen();
    void setUnseen(qint64 rows);

    EventList* m_list;
    EventFollower* m_follower;
    QToolButton* m_follow;
    QToolButton* m_pause;
    QToolButton* m_badge; // new events that are not in the list
    qint64 m_unseen = 0;
};

}
