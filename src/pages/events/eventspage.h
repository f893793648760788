#pragma once

#include "base/job.h"
#include "events/eventquery.h"
#include "weeks/weekhandle.h"

#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;

namespace Weekglass {

class EventCount;
class EventFilterBar;
class EventFollowBar;
class EventList;
class EventPayloadPane;
class EventTimeline;
class PageBanner;
class SavedEventFilters;
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
    QAction* addPageAction(const char* id, const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run);

    const EventSource& source() const;
    EventQuery query() const;
    void openSource();
    void applyFilter();
    void showCurrent();
    void showFailure(const Error& error);
    void updateState();
    void updatePlace();
    void stopLoading();
    void showSql();
    void exportEvents();
    void filterBySelection();

    const WeekHandle m_week;
    EventFilterBar* m_filterBar;
    QComboBox* m_sources;
    TimelineStrip* m_strip;
    EventTimeline* m_timeline;
    EventList* m_list;
    EventPayloadPane* m_payload;
    SavedEventFilters* m_saved;
    EventCount* m_count;
    EventFollowBar* m_following;
    QLabel* m_state;
    PageBanner* m_banner;
    QSplitter* m_splitter;
    Job m_kindsJob;
};

}
