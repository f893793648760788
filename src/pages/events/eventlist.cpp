#include "pages/events/eventlist.h"

#include "pages/events/eventtablemodel.h"
#include "pages/events/wholescrollbar.h"
#include "pages/keptcolumns.h"
#include "weeks/withsession.h"
#include "widgets/parts/columnchoice.h"
#include "widgets/parts/daytable.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/housestyle.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QResizeEvent>

#include <limits>

namespace Weekglass {

namespace {

constexpr int MaxColumnWidth = 165; // pixels
constexpr int LeastSubject = 120; // pixels
// while one drags, an answer this near is waited for: cancelling costs more
constexpr qint64 PatienceMs = 50;

/// The place before all events of this microsecond, walking to older ones.
EventKey keyBefore(qint64 microseconds)
{
    return {.at = timestampOf(microseconds), .id = "9223372036854775807"};
}

/// A page from here begins with the event.
EventKey keyBefore(const EventKey& key)
{
    const qint64 id = key.id.toLongLong();
    return {.at = key.at, .id = QByteArray::number(id < std::numeric_limits<qint64>::max() ? id + 1 : id)};
}

}

EventList::EventList(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_table(new DayTable(EventTableModel::DayRole))
    , m_whole(new WholeScrollBar(m_table->verticalScrollBar()))
    , m_model(new EventTableModel(this))
    , m_view(m_table, m_model)
    , m_columns(new ColumnChoice(m_table, [this](int column) {
        const QByteArray name = m_model->columnName(column);
        return name == "at" || name == "kind" || name == "subject" || name == "status" || name == CutColumn;
    }))
{
    setupTable();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(m_whole);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        placeScrollBar();
        loadIfNear();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EventList::noteCurrent);
    connect(m_whole, &WholeScrollBar::jumpWanted, this, &EventList::jump);
    connect(m_whole, &WholeScrollBar::beginWanted, this, &EventList::showNewest);
    connect(m_whole, &WholeScrollBar::endWanted, this, &EventList::showOldest);
}

EventList::~EventList() = default;

void EventList::setupTable()
{
    m_table->setObjectName(QStringLiteral("eventTable"));
    m_table->setAccessibleName(tr("Events, newest first"));
    m_table->setModel(m_model);
    setupLineTable(m_table);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setStretchLastSection(false);
    connect(m_columns, &ColumnChoice::applied, this, &EventList::fitColumns);
    keepColumns(m_columns, QStringLiteral("columns/events/") + m_week.game->id);
    m_whole->setObjectName(QStringLiteral("eventScroll"));
    m_whole->setAccessibleName(tr("Place among all events"));
    m_table->viewport()->installEventFilter(this);
}

bool EventList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        const auto* resize = static_cast<QResizeEvent*>(event);
        if (resize->size().width() != resize->oldSize().width())
            QMetaObject::invokeMethod(this, &EventList::stretchSubject, Qt::QueuedConnection);
        QMetaObject::invokeMethod(this, &EventList::placeScrollBar, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void EventList::setQuery(const EventQuery& query, const std::optional<EventKey>& kept)
{
    if (query.source.id != m_query.source.id) {
        m_model->clear();
        m_current.reset();
    }
    m_query = query;
    m_positions = {};
    m_exactTotal = -1;
    m_next.reset();
    m_job.cancel(); // what was asked for before is of no use
    m_isNewQuery = true;
    kept ? showEvent(*kept) : showNewest();
}

void EventList::setPositions(const EventPositions& positions)
{
    m_positions = positions;
    placeScrollBar();
}

void EventList::setExactTotal(qint64 total)
{
    m_exactTotal = total;
    placeScrollBar();
}

const EventRow* EventList::current() const
{
    return m_current ? m_model->event(m_model->find(*m_current)) : nullptr;
}

void EventList::showNewest()
{
    ask({.from = {}, .direction = EventDirection::Older});
}

void EventList::showOldest()
{
    ask({.from = {}, .direction = EventDirection::Newer});
}

void EventList::showTime(qint64 microseconds)
{
    ask({.from = keyBefore(microseconds), .direction = EventDirection::Older});
}

void EventList::showEvent(const EventKey& key)
{
    ask({.from = keyBefore(key), .direction = EventDirection::Older, .select = key});
}

void EventList::refresh()
{
    const EventRow* top = m_model->event(m_view.firstVisible());
    if (!top || isAtTop())
        return showNewest();
    ask({.from = keyBefore(top->key), .direction = EventDirection::Older});
}

void EventList::stop()
{
    m_next.reset();
    m_job.cancel();
    Q_EMIT stateChanged();
}

/// While one drags, wishes come faster than answers: the newest one waits for the answer that is near, and a
/// slow answer is cancelled on the server.
void EventList::ask(const Request& request)
{
    m_failed = false;
    if (m_job.isRunning() && m_asked.elapsed() < PatienceMs)
        m_next = request;
    else
        load(request);
}

Result<EventList::Loaded> EventList::fetchPage(Pg::Session& session, EventQuery query, const Request& request,
                                               const Pg::Call& call)
{
    if (query.shape.columns.empty()) {
        auto described = describeEvents(session, query.source, call);
        if (!described)
            return described.error();
        query.shape = *std::move(described);
    }
    auto page = fetchEventPage(session, query, request.from, request.direction, EventPageRows, call);
    if (!page)
        return page.error();
    return Loaded {.shape = std::move(query.shape), .page = *std::move(page)};
}

void EventList::load(const Request& request)
{
    m_asked.start();
    m_job.start(withSession(m_week, LongDeadline, fetchPage, m_query, request),
                [this, request](Result<Loaded> loaded) {
                    if (m_next) {
                        const Request next = *std::exchange(m_next, std::nullopt);
                        if (loaded && !request.extends)
                            take(*loaded, request);
                        return load(next);
                    }
                    if (loaded) {
                        take(*loaded, request);
                        return loadIfNear();
                    }
                    m_failed = true; // or scrolling would ask again and again
                    Q_EMIT failed(loaded.error());
                    Q_EMIT stateChanged();
                });
    Q_EMIT stateChanged();
}

void EventList::take(const Loaded& loaded, const Request& request)
{
    if (m_query.shape.columns.empty()) {
        m_query.shape = loaded.shape;
        Q_EMIT shapeKnown(m_query.shape);
    }
    if (request.extends)
        extendBy(loaded.page, request);
    else
        replaceBy(loaded.page, request);
    // rows that one scrolled away from are still listed: only another query takes the event out of its list
    const bool isHere = current() || !m_current;
    m_lacksCurrent = !isHere && (m_lacksCurrent || m_isNewQuery);
    m_isNewQuery = false;
    placeScrollBar();
    Q_EMIT stateChanged();
}

void EventList::replaceBy(const EventPage& page, const Request& request)
{
    const bool older = request.direction == EventDirection::Older;
    const bool firstTime = m_model->columnCount() == 0;
    m_keepsPlace = true;
    m_model->setPage(m_query.shape, page, older ? !request.from : !page.more, older ? !page.more : true);
    if (firstTime)
        m_columns->apply();
    m_table->doItemsLayout(); // now, for the scroll bar's range
    m_table->verticalScrollBar()->setValue(older ? m_model->firstRow()
                                                 : m_table->verticalScrollBar()->maximum());
    m_view.select(request.select ? request.select : m_current);
    m_keepsPlace = false;
    m_wantsMiddle = request.select.has_value();
    // nobody has chosen an event yet, so the newest one is looked at
    const bool isAnew = !m_current || (m_isNewQuery && !m_isChosen && !current());
    if (request.select || isAnew) {
        const int row = request.select ? m_model->find(*request.select) : m_model->firstRow();
        m_table->setCurrentIndex(m_model->event(row) ? m_model->index(row, 0) : QModelIndex());
        noteCurrent();
        m_isChosen = request.select.has_value();
    }
}

void EventList::extendBy(const EventPage& page, const Request& request)
{
    keepingPlace([&] {
        request.direction == EventDirection::Older ? m_model->addOlder(page) : m_model->addNewer(page);
    });
    if (request.direction == EventDirection::Newer && std::exchange(m_wantsMiddle, false) && current())
        m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void EventList::addNew(const std::vector<EventRow>& rows)
{
    if (rows.empty() || !m_model->isAtNewest())
        return;
    const bool wasAtTop = isAtTop();
    keepingPlace([&] { m_model->merge(rows); });
    if (wasAtTop)
        m_table->verticalScrollBar()->setValue(0);
    placeScrollBar();
    Q_EMIT stateChanged();
}

void EventList::keepingPlace(const std::function<void()>& change)
{
    m_keepsPlace = true;
    m_view.keepPlace(m_current, change);
    m_keepsPlace = false;
}

void EventList::noteCurrent()
{
    const EventRow* row = m_model->event(m_table->currentIndex().row());
    if (m_keepsPlace || !row || m_current == row->key)
        return;
    m_current = row->key;
    m_isChosen = true;
    Q_EMIT currentChanged();
}

/// Times and states as wide as their texts; the subject takes what is left.
void EventList::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int wide = m_table->viewport()->width();
    for (int column = 1; column < m_model->columnCount(); ++column) // the time is never cut
        m_table->setColumnWidth(column,
                                std::min(m_table->columnWidth(column), std::max(MaxColumnWidth, wide / 3)));
    stretchSubject();
}

/// It has the room that the others leave, also when the window gets another width.
void EventList::stretchSubject()
{
    const int subject = m_model->viewColumn("subject");
    if (subject < 0)
        return;
    const int spare = m_table->viewport()->width() - m_table->horizontalHeader()->length();
    m_table->setColumnWidth(subject, std::max(LeastSubject, m_table->columnWidth(subject) + spare));
}

void EventList::loadIfNear()
{
    if (m_failed || m_keepsPlace || m_job.isRunning())
        return;
    if (const auto older = m_view.olderWanted())
        load({.from = older, .direction = EventDirection::Older, .extends = true});
    else if (const auto newer = m_view.newerWanted())
        load({.from = newer, .direction = EventDirection::Newer, .extends = true});
}

bool EventList::isAtTop() const
{
    return m_model->isAtNewest() && m_view.firstVisible() == 0;
}

std::optional<std::pair<qint64, qint64>> EventList::shownTimes() const
{
    return m_view.shownTimes([](const EventRow& row) { return row.key.at; });
}

qint64 EventList::total() const
{
    if (m_model->isAtNewest() && m_model->isAtOldest())
        return m_model->eventCount();
    const qint64 known = m_exactTotal >= 0 ? m_exactTotal : m_positions.total();
    return std::max<qint64>(known, m_model->rowCount());
}

/// Exact where the window touches an end, by the times in between.
qint64 EventList::topPosition() const
{
    const int first = m_view.firstVisible();
    if (m_model->isAtNewest())
        return first;
    if (m_model->isAtOldest())
        return total() - (m_model->lastRow() + 1 - first);
    const auto times = shownTimes();
    return times ? m_positions.positionAt(times->first) : 0;
}

void EventList::placeScrollBar()
{
    if (m_keepsPlace)
        return;
    m_whole->setPlace(total(), m_view.visibleRows(), topPosition());
    Q_EMIT placeChanged();
}

void EventList::jump(qint64 position)
{
    const qint64 all = total();
    if (m_model->isAtNewest() && position <= m_model->lastRow() - m_view.visibleRows())
        return m_table->verticalScrollBar()->setValue(static_cast<int>(position));
    if (position <= 0)
        return showNewest();
    if (position >= all - m_view.visibleRows())
        return showOldest();
    if (m_positions.total() > 0)
        showTime(m_positions.timeAt(position * m_positions.total() / std::max<qint64>(1, all)));
}

}
