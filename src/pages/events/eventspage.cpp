#include "pages/events/eventspage.h"

#include "base/safetext.h"
#include "models/eventtablemodel.h"
#include "pages/events/eventfilterbar.h"
#include "widgets/jsoninspector.h"
#include "widgets/sqldialog.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int PageRows = 200;
constexpr int MaxKinds = 200;
constexpr int MaxColumnWidth = 165; // pixels
constexpr std::chrono::milliseconds PageDeadline {120000};
constexpr std::chrono::milliseconds PayloadDeadline {60000};

/// For texts that differ at their ends: what is too long loses its middle.
class MiddleElideDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

}

struct EventsPage::Opened
{
    EventShape shape;
    EventPage page;
};

EventsPage::EventsPage(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_filterBar(new EventFilterBar)
    , m_sources(new QComboBox)
    , m_table(new QTableView)
    , m_state(new QLabel)
    , m_banner(new QLabel)
    , m_inspector(new JsonInspector)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_middleElide(new MiddleElideDelegate(this))
    , m_model(new EventTableModel(this))
{
    setObjectName(QStringLiteral("eventsPage"));
    setupViews();
    setupActions();
    setupLayout();
    connect(m_filterBar, &EventFilterBar::filterChanged, this, &EventsPage::showNewest);
    connect(m_sources, &QComboBox::currentIndexChanged, this, &EventsPage::openSource);
    connect(m_inspector, &JsonInspector::statusMessage, this, &EventsPage::statusMessage);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &EventsPage::loadMoreIfAtAnEnd);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EventsPage::loadPayload);
    openSource();
}

EventsPage::~EventsPage() = default;

void EventsPage::setupViews()
{
    for (const EventSource& source : m_week.game->events)
        m_sources->addItem(source.title);
    m_sources->setAccessibleName(tr("Source of events"));
    m_sources->setVisible(m_sources->count() > 1);
    m_table->setObjectName(QStringLiteral("eventTable"));
    m_table->setAccessibleName(tr("Events, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (QLabel* label : {m_state, m_banner}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_banner->setObjectName(QStringLiteral("pageBanner"));
    m_banner->setAutoFillBackground(true);
    m_banner->setForegroundRole(QPalette::ToolTipText);
    m_banner->setBackgroundRole(QPalette::ToolTipBase);
    m_banner->setMargin(6);
    m_banner->hide();
    m_inspector->clear(tr("Select an event to see its payload."));
}

QAction* EventsPage::addPageAction(const QString& text, const QKeySequence& shortcut,
                                   void (EventsPage::*slot)())
{
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    m_table->addAction(action);
    return action;
}

void EventsPage::setupActions()
{
    addPageAction(tr("Newest events"), Qt::CTRL | Qt::Key_Home, &EventsPage::showNewest);
    addPageAction(tr("Oldest events"), Qt::CTRL | Qt::Key_End, &EventsPage::showOldest);
    addPageAction(tr("Refresh"), QKeySequence::Refresh, &EventsPage::refresh);
    addPageAction(tr("Only events of this kind and subject"), Qt::CTRL | Qt::Key_L,
                  &EventsPage::filterBySelection);
    addPageAction(tr("Show SQL"), Qt::CTRL | Qt::Key_U, &EventsPage::showSql);
    auto* find = new QAction(tr("Filter by subject"), this);
    find->setShortcut(Qt::CTRL | Qt::Key_K);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filterBar, &EventFilterBar::focusSubject);
    addAction(find);
    m_table->addAction(find);
    auto* stop = new QAction(tr("Stop loading"), this);
    stop->setShortcut(Qt::Key_Escape);
    stop->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(stop, &QAction::triggered, this, [this] {
        m_pageJob.cancel();
        updateState();
    });
    addAction(stop);
}

void EventsPage::setupLayout()
{
    auto* top = new QHBoxLayout;
    top->addWidget(m_sources);
    top->addWidget(m_filterBar, 1);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_table, 1);
    leftColumn->addWidget(m_state);
    m_splitter->setObjectName(QStringLiteral("eventsSplitter"));
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({600, 330});
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);
}

const EventSource& EventsPage::source() const
{
    return m_week.game->events.at(static_cast<std::size_t>(std::max(0, m_sources->currentIndex())));
}

bool EventsPage::isLoading() const
{
    return m_pageJob.isRunning() || m_payloadJob.isRunning();
}

void EventsPage::setFilter(const EventFilter& filter)
{
    m_filterBar->setFilter(filter);
}

/// Learns what the source has, then shows its newest page.
void EventsPage::openSource()
{
    if (m_week.game->events.empty()) {
        m_state->setText(tr("This game has no events."));
        return;
    }
    m_model->clear();
    m_shape = {};
    load({}, EventDirection::Older);
    m_kindsJob.start(
        [week = m_week, source = source()](const std::stop_token& stop) -> Result<QStringList> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return fetchEventKinds(**session, source, MaxKinds, {.stop = stop, .deadline = PageDeadline});
        },
        [this](const Result<QStringList>& kinds) {
            if (kinds) // without the list the page still works, and the page itself tells what is wrong
                m_filterBar->setKinds(*kinds);
        });
}

void EventsPage::load(const std::optional<EventKey>& from, EventDirection direction)
{
    m_pageJob.start(
        [week = m_week, source = source(), shape = m_shape, filter = m_filterBar->filter(), from,
         direction](const std::stop_token& stop) -> Result<Opened> {
            const Pg::Call call {.stop = stop, .deadline = PageDeadline};
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            Opened opened {.shape = shape, .page = {}};
            if (shape.columns.empty()) {
                auto described = describeEvents(**session, source, call);
                if (!described)
                    return described.error();
                opened.shape = *std::move(described);
            }
            auto page =
                fetchEventPage(**session, source, opened.shape, filter, from, direction, PageRows, call);
            if (!page)
                return page.error();
            opened.page = *std::move(page);
            return opened;
        },
        [this, from, direction](Result<Opened> opened) {
            if (!opened)
                return showFailure(opened.error());
            m_shape = opened->shape;
            takePage(std::move(opened->page), from, direction);
        });
    updateState();
}

void EventsPage::takePage(EventPage page, const std::optional<EventKey>& from, EventDirection direction)
{
    m_failed = false;
    m_banner->hide();
    const bool older = direction == EventDirection::Older;
    if (!from) {
        const bool more = page.more;
        const bool firstTime = m_model->columnCount() == 0;
        m_model->setPage(m_shape, page, older || !more, !older || !more);
        if (firstTime)
            fitColumns();
        older ? m_table->scrollToTop() : m_table->scrollToBottom();
        const int kept = m_shownKey ? m_model->find(*m_shownKey) : -1;
        m_table->selectRow(kept >= 0 ? kept : older ? 0 : m_model->rowCount() - 1);
        if (m_model->rowCount() == 0)
            m_inspector->clear(tr("No event is selected."));
    } else {
        extend(page, older);
    }
    updateState();
}

/// As wide as their texts, within limits, so that the payload's beginning is on the screen too.
void EventsPage::fitColumns()
{
    m_table->resizeColumnsToContents();
    for (int column = 1; column < m_model->columnCount(); ++column) // the time is never cut
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), MaxColumnWidth));
    for (const char* name : {"kind", "subject", "hash"})
        m_table->setItemDelegateForColumn(m_model->viewColumn(name), m_middleElide);
    const int payload = m_model->viewColumn("payload");
    const int spare = m_table->viewport()->width() - m_table->horizontalHeader()->length();
    m_table->setColumnWidth(payload, m_table->columnWidth(payload) + std::max(0, spare));
}

/// Adds a page at one end. What one reads stays where it is although rows come or go above it, and so does
/// the selection; if its row is dropped, none is selected and the inspector keeps what it shows.
void EventsPage::extend(const EventPage& page, bool older)
{
    m_keepsPlace = true;
    QScrollBar* bar = m_table->verticalScrollBar();
    const int top = bar->value();
    const EventRow* selected = m_model->row(m_table->currentIndex().row());
    const auto key = selected ? std::optional(selected->key) : std::nullopt;
    m_table->selectionModel()->clear(); // or the view would select another row in place of a dropped one
    const int newRows = static_cast<int>(page.rows.size());
    const int rowsAbove = older ? -m_model->addOlder(page) : newRows;
    if (!older)
        m_model->addNewer(page);
    if (const int row = key ? m_model->find(*key) : -1; row >= 0)
        m_table->selectRow(row);
    m_table->doItemsLayout(); // now, for the scroll bar's range
    bar->setValue(top + rowsAbove);
    m_keepsPlace = false;
}

void EventsPage::loadMoreIfAtAnEnd()
{
    const QScrollBar* bar = m_table->verticalScrollBar();
    const int rows = m_model->rowCount();
    if (rows == 0 || m_failed || m_keepsPlace || m_pageJob.isRunning())
        return;
    if (bar->value() >= bar->maximum() - bar->pageStep() && !m_model->isAtOldest())
        load(m_model->row(rows - 1)->key, EventDirection::Older);
    else if (bar->value() <= bar->pageStep() && !m_model->isAtNewest())
        load(m_model->row(0)->key, EventDirection::Newer);
}

void EventsPage::refresh()
{
    m_failed = false;
    if (m_shape.columns.empty())
        openSource();
    else
        load({}, EventDirection::Older);
}

void EventsPage::showNewest()
{
    m_failed = false;
    load({}, EventDirection::Older);
}

void EventsPage::showOldest()
{
    m_failed = false;
    load({}, EventDirection::Newer);
}

void EventsPage::loadPayload()
{
    const int row = m_table->currentIndex().row();
    const EventRow* event = m_model->row(row);
    if (!event || m_keepsPlace)
        return;
    const EventKey key = event->key;
    m_shownKey = key;
    const QString title = tr("%1 %2").arg(visibleText(m_model->cellText(row, "kind"), 60),
                                          visibleText(m_model->cellText(row, "subject"), 80));
    m_payloadJob.start(
        [week = m_week, source = source(), key](const std::stop_token& stop) -> Result<Pg::Value> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return fetchEventPayload(**session, source, key, {.stop = stop, .deadline = PayloadDeadline});
        },
        [this, title](const Result<Pg::Value>& payload) {
            if (!payload)
                m_inspector->showError(payload.error());
            else if (*payload)
                m_inspector->setText(**payload, title);
            else
                m_inspector->clear(tr("The payload is NULL."));
        });
}

void EventsPage::showFailure(const Error& error)
{
    m_failed = true; // or scrolling would ask again and again
    const bool gone = error.sqlState == QLatin1String("3D000");
    m_banner->setText(visibleLines(error.text(), 2000)
                      + (gone && m_model->rowCount() > 0
                             ? QLatin1Char('\n') + tr("What was loaded stays here to read.")
                             : QString()));
    m_banner->show();
    updateState();
    if (gone)
        Q_EMIT weekGone();
}

void EventsPage::updateState()
{
    const int rows = m_model->rowCount();
    if (m_pageJob.isRunning())
        m_state->setText(tr("Loading… (Esc stops)"));
    else if (m_failed)
        m_state->setText(tr("Not loaded. F5 tries again."));
    else if (rows == 0 && !m_filterBar->filter().isEmpty())
        m_state->setText(tr("No event matches the filter."));
    else if (rows == 0)
        m_state->setText(tr("There are no events in this week yet."));
    else
        m_state->setText(tr("%n event(s) loaded, newest first%1", nullptr, rows)
                             .arg(m_model->isAtOldest() && m_model->isAtNewest() ? tr(": all there are.")
                                                                                 : tr("; scroll for more.")));
}

QString EventsPage::shownSql() const
{
    if (m_shape.columns.empty())
        return {};
    auto statement =
        eventPageStatement(source(), m_shape, m_filterBar->filter(), {}, EventDirection::Older, PageRows);
    return statement ? statement->readable() : statement.error().text();
}

void EventsPage::showSql()
{
    showSqlDialog(this, tr("SQL of the events shown"), shownSql());
}

void EventsPage::filterBySelection()
{
    const int row = m_table->currentIndex().row();
    if (m_model->row(row))
        setFilter({.kind = m_model->cellText(row, "kind"), .subject = m_model->cellText(row, "subject")});
}

}
