#include "pages/tables/tablespage.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/filesaver.h"
#include "pages/sql/queryexporter.h"
#include "pages/tables/detailviews.h"
#include "pages/tables/relationlist.h"
#include "pages/tables/rowfilterbar.h"
#include "pages/tables/rowlist.h"
#include "pages/tables/rowpane.h"
#include "pages/tables/rowtablemodel.h"
#include "pages/tables/schemapicture.h"
#include "weeks/withsession.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

namespace Weekglass {

TablesPage::TablesPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_list(new RelationList)
    , m_views(new QTabBar)
    , m_heading(new ElidedLabel("tableHeading"))
    , m_stack(new QStackedWidget)
    , m_filterBar(new RowFilterBar(m_week.game->id))
    , m_rows(new RowList(m_week))
    , m_pane(new RowPane(m_week))
    , m_columns(std::make_unique<ColumnsView>())
    , m_keys(std::make_unique<KeysView>())
    , m_picture(new SchemaPicture)
    , m_count(plainLabel("tableCount"))
    , m_state(plainLabel("tableState"))
    , m_empty(new EmptyState(m_rows->table()))
    , m_exporter(new QueryExporter(this))
    , m_saver(new FileSaver(this))
{
    setupLayout();
    setupActions();
    connectParts();
    loadList();
    updateState();
}

TablesPage::~TablesPage() = default;

void TablesPage::join(PageHost& host)
{
    refreshAfterTasks(host);
}

bool TablesPage::isReading() const
{
    return m_listJob.isRunning() || m_detailsJob.isRunning() || m_pictureJob.isRunning()
        || m_rows->isLoading();
}

bool TablesPage::isLoading() const
{
    return isReading() || m_countJob.isRunning() || m_pane->isLoading();
}

std::optional<TableVisit> TablesPage::here() const
{
    if (m_wanted)
        return m_wanted;
    if (m_unread)
        return m_unread;
    if (!hasTable())
        return std::nullopt;
    return TableVisit {.table = m_details.relation.name,
                       .filter = m_filterBar->filter(),
                       .isDescending = m_rows->query().isDescending,
                       .row =
                           m_rows->query().hasOrder() ? m_rows->currentKey().value_or(RowKey()) : RowKey()};
}

TablesPage::View TablesPage::view() const
{
    return static_cast<View>(std::max(0, m_views->currentIndex()));
}

void TablesPage::setView(View view)
{
    m_views->setCurrentIndex(view);
}

void TablesPage::refresh()
{
    m_isPictureOld = true;
    m_wanted = here();
    loadList();
    if (view() == PictureView)
        loadPicture();
}

void TablesPage::loadList()
{
    m_listJob.start(withSession(m_week, RowsDeadline, readRelations),
                    [this](const Result<std::vector<Relation>>& relations) { takeList(relations); });
    updateState();
}

/// Opens what was wanted before the list was here, else the first table that has rows.
void TablesPage::takeList(const Result<std::vector<Relation>>& relations)
{
    if (!relations) {
        m_list->sayEmpty(tr("The tables could not be read. F5 tries again."));
        return takeFailure(relations.error());
    }
    m_list->setRelations(*relations);
    m_list->sayEmpty(relations->empty() ? tr("There are no tables in this week yet.") : QString());
    const auto hasRows = [](const Relation& each) { return each.parent == 0 && each.rows.value_or(0) > 0; };
    auto first = std::ranges::find_if(*relations, hasRows);
    if (first == relations->end())
        first = relations->begin();
    if (const auto wanted = std::exchange(m_wanted, std::nullopt)) {
        m_details = {}; // it may have other columns by now
        m_unread.reset();
        open(*wanted);
    } else if (first != relations->end() && !hasTable()) {
        go({.table = first->name});
    }
    updateState();
}

void TablesPage::go(const TableVisit& visit)
{
    m_visits.go(here(), visit);
    open(visit);
}

void TablesPage::goBack()
{
    if (const auto visit = m_visits.back(here()))
        open(*visit);
}

void TablesPage::goForward()
{
    if (const auto visit = m_visits.forward(here()))
        open(*visit);
}

void TablesPage::jump(const RowJump& jump)
{
    setView(RowsView);
    go({.table = jump.to, .filter = jump.filter});
}

void TablesPage::open(const TableVisit& visit)
{
    banner()->hide();
    if (m_listJob.isRunning()) {
        m_wanted = visit; // which tables there are is not known yet
        return updateState();
    }
    m_list->select(visit.table);
    m_picture->select(visit.table);
    if (hasTable() && m_details.relation.name == visit.table)
        return showRows(visit);
    const Relation* relation = m_list->find(visit.table);
    m_detailsJob.cancel();
    m_rows->clear();
    m_details = {};
    m_unread = visit;
    m_filterBar->setColumns({});
    m_heading->setWhole({});
    if (!relation)
        return takeFailure({.kind = Error::Kind::Format,
                            .message = tr("There is no table “%1” in this week.").arg(visit.table.text())});
    m_detailsJob.start(
        withSession(m_week, RowsDeadline, readRelationDetails, *relation),
        [this, visit](const Result<RelationDetails>& details) { takeDetails(details, visit); });
    updateState();
}

std::optional<QString> TablesPage::reads() const
{
    return hasTable() ? std::optional(m_details.relation.name.name) : std::nullopt;
}

void TablesPage::takeDetails(const Result<RelationDetails>& details, const TableVisit& visit)
{
    if (!details)
        return takeFailure(details.error());
    m_details = *details;
    Q_EMIT readsChanged();
    const RowQuery query = RowQuery::of(m_details);
    m_columns->show(m_details);
    m_keys->show(m_details);
    m_pane->setTable(m_details, query);
    m_filterBar->setColumns(query.columns);
    showRows(visit);
}

/// They are read when they are looked at.
void TablesPage::showRows(const TableVisit& visit)
{
    const QSignalBlocker quiet(m_filterBar);
    m_filterBar->setFilter(visit.filter);
    RowQuery query = RowQuery::of(m_details);
    query.filter = visit.filter;
    query.isDescending = visit.isDescending && query.hasOrder();
    m_exact.reset();
    m_countJob.cancel();
    m_descending->setEnabled(query.hasOrder());
    m_descending->setChecked(query.isDescending);
    m_unread = view() == RowsView ? std::nullopt : std::optional(visit);
    if (m_unread)
        m_rows->clear();
    else
        m_rows->setQuery(query, visit.row.empty() ? std::nullopt : std::optional(visit.row));
    updateHeading();
    updateState();
}

/// Whoever clears the filter wants to see what is around the row.
void TablesPage::applyFilter()
{
    if (!hasTable())
        return;
    TableVisit visit {.table = m_details.relation.name,
                      .filter = m_filterBar->filter(),
                      .isDescending = m_rows->query().isDescending};
    TableVisit left = visit;
    left.filter = m_rows->query().filter;
    left.row = m_rows->currentKey().value_or(RowKey());
    if (visit.filter.isEmpty() && m_rows->query().hasOrder())
        visit.row = left.row;
    m_visits.go(left, visit);
    showRows(visit);
}

void TablesPage::setDescending(bool isDescending)
{
    if (auto visit = here(); visit && visit->isDescending != isDescending) {
        visit->isDescending = isDescending;
        visit->row.clear();
        go(*visit);
    }
}

void TablesPage::loadPicture()
{
    m_isPictureOld = false;
    m_pictureJob.start(
        withSession(m_week, RowsDeadline, readSchemaGraph), [this](const Result<SchemaGraph>& graph) {
            if (!graph)
                return takeFailure(graph.error());
            if (graph->tables.size() > SchemaPicture::MostTables)
                return takeFailure({.kind = Error::Kind::Format,
                                    .message = tr("A picture of %n table(s) cannot be read.", nullptr,
                                                  static_cast<int>(graph->tables.size())),
                                    .advice = tr("The list has them all.")});
            m_picture->setGraph(*graph);
            if (hasTable())
                m_picture->select(m_details.relation.name);
            updateState();
        });
    updateState();
}

void TablesPage::showCurrent()
{
    if (const Row* row = m_rows->current())
        m_pane->show(*row);
    else
        m_pane->clear(tr("Select a row to see all of it."));
}

void TablesPage::countExactly()
{
    if (!hasTable())
        return;
    m_countJob.start(withSession(m_week, NoDeadline, countRows, m_rows->query()),
                     [this](const Result<qint64>& count) {
                         if (!count)
                             return takeFailure(count.error());
                         m_exact = *count;
                         updateState();
                     });
    updateState();
}

void TablesPage::stopLoading()
{
    m_rows->stop();
    m_countJob.cancel();
    m_detailsJob.cancel();
    m_pictureJob.cancel();
    m_exporter->stop();
    updateState();
}

void TablesPage::takeFailure(const Error& error)
{
    updateState();
    showFailure(error, m_rows->model()->count() > 0);
}

QString TablesPage::countText() const
{
    if (view() != RowsView || m_unread || !hasTable())
        return {};
    const auto rows = [](qint64 count) {
        return tr("%1 row(s)", nullptr, pluralOf(count)).arg(QLocale().toString(count));
    };
    if (m_exact)
        return rows(*m_exact);
    if (m_rows->isComplete())
        return rows(m_rows->model()->count());
    if (!m_rows->query().hasOrder() && m_rows->model()->count() > 0)
        return tr("the first %1").arg(rows(m_rows->model()->count()));
    const auto estimate = m_details.relation.rows;
    if (m_filterBar->filter().isEmpty() && estimate)
        return tr("about %1").arg(rows(*estimate));
    return {};
}

QString TablesPage::orderText() const
{
    const RowOrder& order = m_details.order;
    return order.columns.isEmpty()
        ? order.whyNone
        : tr("in the order of %1").arg(visibleText(order.columns.join(QStringLiteral(", "))));
}

void TablesPage::updateState()
{
    const bool isListing = isReading();
    QString state;
    if (m_countJob.isRunning())
        state = tr("Counting… (Esc stops)");
    else if (isListing)
        state = tr("Loading… (Esc stops)");
    else if (m_rows->hasFailed())
        state = tr("Not loaded. F5 tries again.");
    else if (hasTable() && view() == RowsView)
        state = orderText();
    m_state->setText(state);
    m_state->setToolTip(state.toHtmlEscaped());
    m_count->setText(countText());
    m_back->setEnabled(m_visits.canGoBack());
    m_forward->setEnabled(m_visits.canGoForward());
    m_counting->setEnabled(hasTable() && view() == RowsView && !m_unread && !m_countJob.isRunning());
    m_export->setEnabled(view() == PictureView ? !m_picture->graph().tables.empty() : hasTable());
    sayEmpty(hasTable() && !m_unread && !isListing && !m_rows->hasFailed());
}

void TablesPage::updateHeading()
{
    const Relation& relation = m_details.relation;
    QStringList words {relation.name.text(), Relation::nameOf(relation.kind)};
    if (relation.bytes)
        words << QLocale().formattedDataSize(*relation.bytes, 1);
    if (!relation.comment.isEmpty())
        words << relation.comment;
    m_heading->setWhole(visibleText(words.join(QStringLiteral(" · "))));
}

void TablesPage::sayEmpty(bool isLoaded)
{
    if (!isLoaded)
        return m_empty->say({});
    if (!m_filterBar->filter().isEmpty())
        return m_empty->say(tr("No row matches the filter."),
                            {{tr("Clear the filter"), [this] { m_filterBar->clear(); }}});
    m_empty->say(m_details.relation.hasRowSecurity
                     ? tr("There are no rows that this role may see: row security may hide some.")
                     : tr("There are no rows in this table."));
}

}
