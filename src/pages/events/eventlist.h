#pragma once

#include "base/job.h"
#include "events/eventpositions.h"
#include "events/eventquery.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/windowview.h"

#include <QElapsedTimer>
#include <QWidget>

#include <functional>

class QTableView;

namespace Weekglass {

class ColumnChoice;
class EventTableModel;
class WholeScrollBar;

/// All matching events as one table, newest first. The table view holds a window of rows fetched by key; a
/// scroll bar of its own spans the whole set and jumps anywhere by the counts of a timeline. Selection and
/// place on the screen belong to the keys of rows, so rows that come or go elsewhere do not move them.
class EventList : public QWidget
{
    Q_OBJECT

public:
    explicit EventList(WeekHandle week, QWidget* parent = nullptr);
    ~EventList() override;

    /// Shows the newest rows of another query, or those around the event @p kept; with another source the
    /// columns too. A query without a shape learns it first.
    void setQuery(const EventQuery& query, const std::optional<EventKey>& kept = {});
    const EventQuery& query() const { return m_query; }
    /// How places in the list and times belong together; without it the scroll bar spans the loaded rows.
    void setPositions(const EventPositions& positions);
    /// The number of events, if it is known exactly; -1 if not.
    void setExactTotal(qint64 total);

    QTableView* table() const { return m_table; }
    EventTableModel* model() const { return m_model; }
    /// The selected event, null if none is, or it is not loaded any more.
    const EventRow* current() const;
    /// Of the event that was selected last, also if it is not loaded.
    const std::optional<EventKey>& currentKey() const { return m_current; }
    /// Whether the selected event is missing since another query was asked.
    bool lacksCurrent() const { return m_lacksCurrent; }
    bool isLoading() const { return m_job.isRunning(); }
    bool hasFailed() const { return m_failed; }
    /// Times of the rows on the screen: the newest and the oldest one; nothing if there is none.
    std::optional<std::pair<qint64, qint64>> shownTimes() const;
    bool isAtTop() const;

public Q_SLOTS:
    void showNewest();
    void showOldest();
    void showTime(qint64 microseconds);
    void showEvent(const Weekglass::EventKey& key);
    /// Loads again, at the place where one is.
    void refresh();
    void stop();
    /// Rows that came to the week meanwhile. They are shown if the newest end is loaded.
    void addNew(const std::vector<Weekglass::EventRow>& rows);

Q_SIGNALS:
    /// Another event is selected; not when the selected one is dropped from memory.
    void currentChanged();
    void placeChanged();
    void shapeKnown(const Weekglass::EventShape& shape);
    /// Loading began or ended, or rows came.
    void stateChanged();
    void failed(const Weekglass::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Request
    {
        std::optional<EventKey> from;
        EventDirection direction = EventDirection::Older;
        bool extends = false; ///< the page is put beside what is there
        std::optional<EventKey> select = {}; ///< once it is there
    };
    struct Loaded
    {
        EventShape shape;
        EventPage page;
    };

    void setupTable();
    static Result<Loaded> fetchPage(Pg::Session& session, EventQuery query, const Request& request,
                                    const Pg::Call& call);
    void ask(const Request& request);
    void load(const Request& request);
    void take(const Loaded& loaded, const Request& request);
    void replaceBy(const EventPage& page, const Request& request);
    void extendBy(const EventPage& page, const Request& request);
    void keepingPlace(const std::function<void()>& change);
    void fitColumns();
    void stretchSubject();
    void loadIfNear();
    void noteCurrent();
    void jump(qint64 position);
    void placeScrollBar();
    qint64 total() const;
    qint64 topPosition() const;

    const WeekHandle m_week;
    EventQuery m_query;
    EventPositions m_positions;
    qint64 m_exactTotal = -1;
    QTableView* m_table;
    WholeScrollBar* m_whole;
    EventTableModel* m_model;
    WindowView<EventTableModel, EventKey> m_view;
    ColumnChoice* m_columns;
    std::optional<EventKey> m_current;
    bool m_isNewQuery = false; ///< none of its rows is here yet
    bool m_lacksCurrent = false;
    bool m_wantsMiddle = false; ///< the selected event is to have others above it once they are here
    bool m_isChosen = false; ///< the user selected the event; else it is the newest one of a list
    std::optional<Request> m_next; // the newest wish while an answer is on its way
    QElapsedTimer m_asked;
    bool m_failed = false;
    bool m_keepsPlace = false; // it is us who scroll and select
    Job m_job;
};

}
