#pragma once

#include "base/job.h"
#include "events/eventplan.h"
#include "events/eventquery.h"
#include "week/weekhandle.h"

#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;
class QToolButton;

namespace Weekglass {

class EventFilterBar;
class EventFollower;
class EventList;
class EventPayloadPane;
class EventTimeline;
class TimelineStrip;

/// The events of a week: filter and timeline above, the list, the payload of the selected one at the right.
/// It assembles: each part knows its own work.
class EventsPage : public QWidget
{
    Q_OBJECT

public:
    explicit EventsPage(WeekHandle week, QWidget* parent = nullptr);
    ~EventsPage() override;

    const WeekHandle& week() const { return m_week; }
    void setFilter(const EventFilter& filter);
    void setSource(const QString& id);
    /// Shows and selects one event.
    void showEvent(const EventKey& key);
    /// The statement of the page that is shown, ready to be run elsewhere.
    QString shownSql() const;
    bool isLoading() const;
    EventList* list() const { return m_list; }

Q_SIGNALS:
    void statusMessage(const QString& message);
    /// The database is not there any more (or another one has its name).
    void weekGone();
    /// The same filter is to be asked of all weeks of the game.
    void searchWanted(const Weekglass::WeekHandle& week, const QString& source,
                      const Weekglass::EventFilter& filter);

public Q_SLOTS:
    void refresh();
    void showNewest();
    void showOldest();

private:
    void setupActions();
    void setupLayout();
    void connectParts();
    template<typename Receiver, typename Slot>
    QAction* addPageAction(const QString& id, const QString& text, const QKeySequence& shortcut,
                           Receiver* receiver, Slot slot);

    const EventSource& source() const;
    EventQuery query() const;
    void openSource();
    void applyFilter();
    void planFilter();
    void countExactly();
    void loadSaved();
    void changeSaved(const std::function<Result<void>(const QString& game)>& change);
    void showCurrent();
    void showFailure(const Error& error);
    void updateState();
    void updatePlace();
    QString countText() const;
    void follow();
    void setPaused(bool paused);
    void arrived(const std::vector<EventRow>& rows);
    void stopLoading();
    void showSql();
    void exportEvents();
    void searchAllWeeks();
    void filterBySelection();

    const WeekHandle m_week;
    EventFilterBar* m_filterBar;
    QComboBox* m_sources;
    TimelineStrip* m_strip;
    EventTimeline* m_timeline;
    EventList* m_list;
    EventPayloadPane* m_payload;
    EventFollower* m_follower;
    QLabel* m_state;
    QToolButton* m_count;
    QToolButton* m_follow;
    QToolButton* m_pause;
    QToolButton* m_badge; // new events that are not in the list
    QLabel* m_banner;
    QSplitter* m_splitter;
    QList<QAction*> m_actions;
    std::optional<EventPlan> m_plan;
    qint64 m_exactCount = -1;
    qint64 m_unseen = 0;
    Job m_kindsJob;
    Job m_planJob;
    Job m_countJob;
    Job m_savedJob;
};

}
