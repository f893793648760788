#pragma once

#include "base/job.h"
#include "events/eventquery.h"
#include "week/weekhandle.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;
class QStyledItemDelegate;
class QTableView;

namespace Weekglass {

class EventFilterBar;
class EventTableModel;
class JsonInspector;

/// The events of a week, newest first, with the selected one in the inspector. Pages are fetched by key as
/// one scrolls, in both directions; memory does not grow with the table.
class EventsPage : public QWidget
{
    Q_OBJECT

public:
    explicit EventsPage(WeekHandle week, QWidget* parent = nullptr);
    ~EventsPage() override;

    const WeekHandle& week() const { return m_week; }
    void setFilter(const EventFilter& filter);
    /// The statement of the page that is shown, ready to be run elsewhere.
    QString shownSql() const;
    bool isLoading() const;

Q_SIGNALS:
    void statusMessage(const QString& message);
    /// The database is not there any more (or another one has its name).
    void weekGone();

public Q_SLOTS:
    void refresh();
    void showNewest();
    void showOldest();

private:
    struct Opened;

    void setupViews();
    void setupActions();
    void setupLayout();
    QAction* addPageAction(const QString& text, const QKeySequence& shortcut, void (EventsPage::*slot)());

    const EventSource& source() const;
    void openSource();
    void load(const std::optional<EventKey>& from, EventDirection direction);
    void takePage(EventPage page, const std::optional<EventKey>& from, EventDirection direction);
    void fitColumns();
    void extend(const EventPage& page, bool older);
    void loadMoreIfAtAnEnd();
    void loadPayload();
    void showFailure(const Error& error);
    void updateState();
    void showSql();
    void filterBySelection();

    const WeekHandle m_week;
    EventFilterBar* m_filterBar;
    QComboBox* m_sources;
    QTableView* m_table;
    QLabel* m_state;
    QLabel* m_banner;
    JsonInspector* m_inspector;
    QSplitter* m_splitter;
    QStyledItemDelegate* m_middleElide;
    EventTableModel* m_model;
    EventShape m_shape;
    std::optional<EventKey> m_shownKey; // of the payload in the inspector
    bool m_failed = false;
    bool m_keepsPlace = false; // it is us who scroll and select
    Job m_pageJob;
    Job m_payloadJob;
    Job m_kindsJob;
};

}
