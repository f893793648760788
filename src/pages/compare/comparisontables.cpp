#include "pages/compare/comparisontables.h"

#include "pages/compare/comparedweeksmodel.h"
#include "pages/compare/comparisonreader.h"
#include "pages/compare/deltamodel.h"
#include "pages/compare/partialmodel.h"
#include "pages/compare/weekrankpane.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QTableView>

namespace Weekglass {

namespace {

constexpr int WidestColumn = 150;

ComparedWeeksModel::Row rowOf(const ComparisonReader& reader, std::size_t place)
{
    const ComparedWeek& week = reader.compared()[place];
    ComparedWeeksModel::Row row {.week = reader.chosen(place).identity.name,
                                 .start = week.start(),
                                 .end = week.end(),
                                 .note = week.readings.times.note,
                                 .schemaVersion = week.readings.schemaVersion,
                                 .isKept = week.isKept,
                                 .isLoading = reader.isLoading(place)};
    if (!row.start && !row.note.isEmpty())
        row.errors << row.note;
    if (week.readings.error)
        row.errors << week.readings.error->message;
    for (const MetricReadings& metric : week.readings.metrics) {
        if (metric.error)
            row.errors << ComparisonTables::tr("%1: %2", "metric, its error")
                              .arg(metric.title, metric.error->message);
    }
    return row;
}

}

ComparisonTables::ComparisonTables(QWidget* parent)
    : QTabWidget(parent)
    , m_values(new DeltaModel(this))
    , m_ranks(new WeekRankPane)
    , m_partial(new PartialModel(this))
    , m_weeks(new ComparedWeeksModel(this))
    , m_valuesTable(addTable(m_values, "deltaTable", tr("Values")))
    , m_partialTable(addTable(m_partial, "partialTable", tr("Not in all weeks")))
    , m_weeksTable(addTable(m_weeks, "comparedWeeks", tr("Weeks")))
{
    setObjectName(QStringLiteral("comparisonTables"));
    setDocumentMode(true);
    insertTab(1, m_ranks, tr("Ranks"));
    connect(m_valuesTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const DeltaRow* row = m_values->row(index.row()))
            Q_EMIT seriesWanted(row->metric, row->series);
    });
    connect(m_weeksTable, &QTableView::activated, this, &ComparisonTables::startWanted);
}

QTableView* ComparisonTables::addTable(QAbstractItemModel* model, const char* name, const QString& title)
{
    auto* table = new QTableView;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(title);
    table->setModel(model);
    setupRowTable(table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setMaximumSectionSize(WidestColumn);
    connect(model, &QAbstractItemModel::modelReset, table, [table] { table->resizeColumnsToContents(); });
    addTab(table, title);
    return table;
}

void ComparisonTables::setValues(const ComparisonReader& reader, std::optional<qint64> at)
{
    auto rows = deltaRows(reader.compared(), at);
    m_ranks->setRanks(weekRanks(rows), reader.labels());
    m_values->setRows(std::move(rows), reader.labels());
}

void ComparisonTables::setWeeks(const ComparisonReader& reader)
{
    auto items = partialItems(reader.compared());
    setTabText(indexOf(m_partialTable), tr("Not in all weeks (%1)").arg(items.size()));
    m_partial->setItems(std::move(items), reader.labels());
    std::vector<ComparedWeeksModel::Row> rows;
    for (std::size_t i = 0; i < reader.compared().size(); ++i)
        rows.push_back(rowOf(reader, i));
    const bool differ = !differingVersions(reader.compared()).isEmpty();
    const auto failed = std::ranges::count_if(rows, [](const auto& row) { return !row.errors.isEmpty(); });
    setTabText(indexOf(m_weeksTable),
               failed > 0   ? tr("Weeks (errors in %1)").arg(failed)
                   : differ ? tr("Weeks (schemas differ)")
                            : tr("Weeks"));
    m_weeks->setRows(std::move(rows));
    m_weeksTable->resizeColumnsToContents();
}

const WeekRankChart* ComparisonTables::shownRanks() const
{
    return currentWidget() == m_ranks ? m_ranks->chart() : nullptr;
}

std::optional<std::size_t> ComparisonTables::currentWeek() const
{
    if (m_weeks->rowCount() == 0)
        return {};
    return static_cast<std::size_t>(std::max(0, m_weeksTable->currentIndex().row()));
}

}
