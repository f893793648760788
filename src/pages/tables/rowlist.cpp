#include "pages/tables/rowlist.h"

#include "pages/keptcolumns.h"
#include "pages/tables/rowtablemodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/columnchoice.h"
#include "widgets/parts/querycelldelegate.h"
#include "widgets/parts/rowtable.h"

#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int WidestCell = 36; // characters

Result<RowPage> fetchPage(Pg::Session& session, const RowQuery& query, const std::optional<RowStart>& from,
                          RowDirection direction, const Pg::Call& call)
{
    return fetchRowPage(session, query, from, direction,
                        query.hasOrder() ? RowList::PageRows : MostUnorderedRows, call);
}

}

RowList::RowList(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_table(new QTableView)
    , m_model(new RowTableModel(this))
    , m_view(m_table, m_model)
    , m_columns(new ColumnChoice(m_table, [](int) { return true; }))
{
    setupTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &RowList::loadIfNear);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RowList::noteCurrent);
}

RowList::~RowList() = default;

void RowList::setupTable()
{
    m_table->setObjectName(QStringLiteral("tableRows"));
    m_table->setAccessibleName(tr("Rows of the table"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new QueryCellDelegate(Qt::ElideRight, m_table));
    setupLineTable(m_table);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_columns, &ColumnChoice::applied, this, &RowList::fitColumns);
    keepColumns(m_columns, QStringLiteral("columns/tables/") + m_week.game->id);
}

void RowList::setQuery(const RowQuery& query, std::optional<RowKey> kept)
{
    m_isNewTable = m_isNewTable || query.relation.oid != m_query.relation.oid;
    m_query = query;
    m_isNewQuery = true;
    m_isCut = false;
    m_current.reset();
    if (m_isNewTable)
        forgetRows();
    kept&& query.hasOrder() ? showRow(*kept) : showFirst();
}

void RowList::clear()
{
    m_job.cancel();
    m_query = {};
    m_failed = false;
    forgetRows();
    Q_EMIT stateChanged();
}

void RowList::forgetRows()
{
    m_isNewTable = true;
    m_current.reset();
    m_model->clear();
    Q_EMIT currentChanged();
}

const Row* RowList::current() const
{
    return m_current ? m_model->row(m_model->find(*m_current)) : nullptr;
}

bool RowList::isComplete() const
{
    return !isLoading() && !m_failed && !m_isCut && m_model->isAtNewest() && m_model->isAtOldest();
}

void RowList::showFirst()
{
    load({});
}

void RowList::showLast()
{
    if (m_query.hasOrder())
        load({.direction = RowDirection::Back});
}

void RowList::showRow(const RowKey& key)
{
    m_current = key;
    load({.from = RowStart {.key = key, .isIncluded = true}});
}

void RowList::refresh()
{
    const Row* top = m_model->row(m_view.firstVisible());
    if (!top || !m_query.hasOrder() || (m_model->isAtNewest() && m_view.firstVisible() == 0))
        return showFirst();
    load({.from = RowStart {.key = top->key, .isIncluded = true}});
}

void RowList::stop()
{
    m_job.cancel();
    Q_EMIT stateChanged();
}

void RowList::load(const Request& request)
{
    if (m_query.relation.oid == 0)
        return;
    m_failed = false;
    m_job.start(withSession(m_week, LongDeadline, fetchPage, m_query, request.from, request.direction),
                [this, request](const Result<RowPage>& page) {
                    if (page) {
                        take(*page, request);
                        return loadIfNear();
                    }
                    m_failed = true; // or scrolling would ask again and again
                    if (m_isNewQuery)
                        forgetRows(); // they are none of those that were asked for
                    Q_EMIT failed(page.error());
                    Q_EMIT stateChanged();
                });
    Q_EMIT stateChanged();
}

void RowList::take(const RowPage& page, const Request& request)
{
    m_keepsPlace = true;
    m_isNewQuery = false;
    const bool isForward = request.direction == RowDirection::Forward;
    if (request.extends)
        m_view.keepPlace(m_current, [&] { isForward ? m_model->addOlder(page) : m_model->addNewer(page); });
    else
        replaceBy(page, request);
    m_keepsPlace = false;
    Q_EMIT stateChanged();
}

void RowList::replaceBy(const RowPage& page, const Request& request)
{
    const bool isForward = request.direction == RowDirection::Forward;
    m_isCut = !m_query.hasOrder() && page.more;
    const bool isAtEnd = m_isCut || !page.more; // the window has all that there is for it
    m_model->setPage(m_query, page, isForward ? !request.from : isAtEnd, isForward ? isAtEnd : true);
    if (std::exchange(m_isNewTable, false))
        m_columns->apply();
    m_table->doItemsLayout(); // now, for the scroll bar's range
    m_table->verticalScrollBar()->setValue(isForward ? m_model->firstRow()
                                                     : m_table->verticalScrollBar()->maximum());
    m_view.select(m_current);
    const bool isThere = current() != nullptr;
    if (!isThere) // nobody has chosen a row yet, so the one at the end is looked at
        m_current.reset();
    const int row = isThere ? m_model->find(*m_current)
        : isForward         ? m_model->firstRow()
                            : m_model->lastRow();
    m_table->setCurrentIndex(m_model->row(row) ? m_model->index(row, 0) : QModelIndex());
    const Row* found = m_model->row(row);
    m_current = found ? std::optional(found->key) : std::nullopt;
    Q_EMIT currentChanged();
}

void RowList::noteCurrent()
{
    const Row* row = m_model->row(m_table->currentIndex().row());
    if (m_keepsPlace || !row || m_current == row->key)
        return;
    m_current = row->key;
    Q_EMIT currentChanged();
}

void RowList::fitColumns()
{
    Weekglass::fitColumns(m_table, WidestCell);
}

void RowList::loadIfNear()
{
    if (m_failed || m_keepsPlace || m_job.isRunning() || !m_query.hasOrder())
        return;
    if (const auto below = m_view.olderWanted())
        load({.from = RowStart {.key = *below}, .extends = true});
    else if (const auto above = m_view.newerWanted())
        load({.from = RowStart {.key = *above}, .direction = RowDirection::Back, .extends = true});
}

}
