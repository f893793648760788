#pragma once

#include "base/job.h"
#include "events/eventquery.h"
#include "pages/weekpage.h"

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;

namespace Weekglass {

class EmptyState;
class EventCount;
class EventFilterBar;
class EventFollowBar;
class EventList;
class EventPayloadPane;
class EventTimeline;
class TimelineStrip;

/// The events of a week: filter and timeline above, the list, the payload of the selected one at the right.
/// It assembles: each part knows its own work.
class EventsPage : public WeekPage
{
    Q_OBJECT

public:
    explicit EventsPage(WeekHandle week, QWidget* parent = nullptr);
    ~EventsPage() override;

    void join(PageHost& host) override;
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void setLacks(const std::vector<Lack>& lacks) override;
    std::optional<QString> reads() const override;
    void setRowsHidden(bool are) override;
    void setFilter(const EventFilter& filter);
    /// Only what came from then and before @p to, in microseconds since 1970, and is let through by a filter
    /// without times. @p source: empty: the one that is shown.
    void showBetween(qint64 from, qint64 to, const QString& source = {}, EventFilter filter = {});
    void setSource(const QString& id);
    /// Shows and selects one event.
    void showEvent(const EventKey& key);
    /// The statement of the page that is shown, ready to be run elsewhere.
    QString shownSql() const;
    bool isLoading() const override;
    EventList* list() const { return m_list; }

Q_SIGNALS:
    /// The same filter is to be asked of all weeks of the game.
    void searchWanted(const Weekglass::WeekHandle& week, const QString& source,
                      const Weekglass::EventFilter& filter);
    void importWanted();
    void ingestWanted();

public Q_SLOTS:
    void refresh() override;
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
    void showInContext();
    void showCurrent();
    void takeFailure(const Error& error);
    void updateState();
    void sayEmpty(bool isLoaded);
    void updatePlace();
    void stopLoading();
    void showSql();
    void exportEvents();
    void filterBySelection();

    EventFilterBar* m_filterBar;
    QComboBox* m_sources;
    TimelineStrip* m_strip;
    EventTimeline* m_timeline;
    EventList* m_list;
    EventPayloadPane* m_payload;
    EventCount* m_count;
    EventFollowBar* m_following;
    QLabel* m_state;
    EmptyState* m_empty;
    bool m_areRowsHidden = false;
    QSplitter* m_splitter;
    Job m_kindsJob;
};

}
