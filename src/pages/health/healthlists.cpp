#include "pages/health/healthlists.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableView>

namespace Weekglass {

namespace {

constexpr int ListCellCharacters = 400;
constexpr int WidestListCharacters = 60;

QString shown(const QString& text)
{
    return visibleText(text.simplified(), ListCellCharacters);
}
QString count(qint64 number)
{
    return QLocale().toString(number);
}
QString bytes(double number)
{
    return amountText(number, FigureUnit::Bytes);
}
QString milliseconds(double time)
{
    return amountText(time, FigureUnit::Milliseconds);
}

RowsModel<CountedStatement>* statementModel(QObject* owner)
{
    using Row = CountedStatement;
    return new RowsModel<Row>(
        {{HealthLists::tr("Mean"), [](const Row& row) { return milliseconds(row.mean); }, true},
         {HealthLists::tr("Max"), [](const Row& row) { return milliseconds(row.most); }, true},
         {HealthLists::tr("Calls"), [](const Row& row) { return count(row.calls); }, true},
         {HealthLists::tr("Database"), [](const Row& row) { return shown(row.database); }},
         {HealthLists::tr("Role"), [](const Row& row) { return shown(row.role); }},
         {HealthLists::tr("Statement"), [](const Row& row) { return shown(row.text); }}},
        owner);
}

RowsModel<LockSession>* lockModel(QObject* owner)
{
    using Row = LockSession;
    return new RowsModel<Row>(
        {{HealthLists::tr("Process"), [](const Row& row) { return QString::number(row.pid); }, true},
         {HealthLists::tr("Role in it"),
          [](const Row& row) {
              return row.isRoot ? HealthLists::tr("root blocker")
                                : HealthLists::tr("waits for %1").arg(row.blockers);
          }},
         {HealthLists::tr("Program"),
          [](const Row& row) {
              return row.isOurs ? HealthLists::tr("%1 (ours)").arg(shown(row.name)) : shown(row.name);
          }},
         {HealthLists::tr("Database"), [](const Row& row) { return shown(row.database); }},
         {HealthLists::tr("Node"), [](const Row& row) { return shown(row.node); }},
         {HealthLists::tr("State"), [](const Row& row) { return shown(row.state); }},
         {HealthLists::tr("For"), [](const Row& row) { return amountText(row.seconds, FigureUnit::Seconds); },
          true},
         {HealthLists::tr("Statement"), [](const Row& row) { return shown(row.statement); }}},
        owner);
}

RowsModel<RunningWork>* workModel(QObject* owner)
{
    using Row = RunningWork;
    return new RowsModel<Row>(
        {{HealthLists::tr("Work"), [](const Row& row) { return shown(row.kind); }},
         {HealthLists::tr("Process"), [](const Row& row) { return QString::number(row.pid); }, true},
         {HealthLists::tr("Database"), [](const Row& row) { return shown(row.database); }},
         {HealthLists::tr("Table"), [](const Row& row) { return shown(row.relation); }},
         {HealthLists::tr("Phase"), [](const Row& row) { return shown(row.phase); }},
         {HealthLists::tr("Done"),
          [](const Row& row) {
              return row.percent ? amountText(*row.percent, FigureUnit::Percent) : QStringLiteral("–");
          },
          true}},
        owner);
}

RowsModel<TableHealth>* tableModel(QObject* owner, const QHash<QString, TableBloat>& measured)
{
    using Row = TableHealth;
    return new RowsModel<Row>(
        {{HealthLists::tr("Table"), [](const Row& row) { return shown(row.name); }},
         {HealthLists::tr("Rows"), [](const Row& row) { return count(row.live); }, true},
         {HealthLists::tr("Dead rows"), [](const Row& row) { return count(row.dead); }, true},
         {HealthLists::tr("Vacuum at"), [](const Row& row) { return count(row.vacuumAt); }, true},
         {HealthLists::tr("Size"), [](const Row& row) { return bytes(static_cast<double>(row.bytes)); },
          true},
         {HealthLists::tr("Bloat, estimated"),
          [](const Row& row) {
              return row.bloat            ? bytes(*row.bloat)
                  : row.noBloat.isEmpty() ? QStringLiteral("–")
                                          : row.noBloat;
          }},
         {HealthLists::tr("Bloat, measured"),
          [&measured](const Row& row) {
              const auto bloat = measured.find(row.name);
              return bloat == measured.end() ? QStringLiteral("–") : bloat->text();
          }},
         {HealthLists::tr("Sequential scans"), [](const Row& row) { return count(row.seqScans); }, true}},
        owner);
}

RowsModel<IndexFinding>* indexModel(QObject* owner)
{
    using Row = IndexFinding;
    return new RowsModel<Row>(
        {{HealthLists::tr("Finding"),
          [](const Row& row) {
              return row.isMissing ? HealthLists::tr("missing") : HealthLists::tr("unused");
          }},
         {HealthLists::tr("Index or foreign key"), [](const Row& row) { return shown(row.name); }},
         {HealthLists::tr("Table"), [](const Row& row) { return shown(row.table); }},
         {HealthLists::tr("Size"), [](const Row& row) { return bytes(static_cast<double>(row.bytes)); },
          true},
         {HealthLists::tr("Advice"), [](const Row& row) { return shown(row.statement); }}},
        owner);
}

}

void ConsoleModel::setTable(const Pg::Table& table)
{
    QStringList titles;
    for (const Pg::Column& column : table.columns)
        titles << visibleText(column.name, ListCellCharacters);
    resetRows(table.rows, titles);
}

QVariant ConsoleModel::value(const std::vector<Pg::Value>& row, int column, int role) const
{
    const auto at = static_cast<std::size_t>(column);
    return role == Qt::DisplayRole && at < row.size() ? QVariant(shown(Pg::textOf(row[at]))) : QVariant();
}

HealthLists::HealthLists(QTabWidget* tabs)
    : QObject(tabs)
    , m_tabs(tabs)
    , m_slowest(statementModel(this))
    , m_frequent(statementModel(this))
    , m_locks(lockModel(this))
    , m_works(workModel(this))
    , m_tables(tableModel(this, m_measured))
    , m_indexes(indexModel(this))
    , m_pools(new ConsoleModel(this))
    , m_clients(new ConsoleModel(this))
{
    m_empty = {
        addTab("statements", tr("Slowest"), m_slowest), addTab("frequent", tr("Most frequent"), m_frequent),
        addTab("locks", tr("Locks"), m_locks),          addTab("progress", tr("Running"), m_works),
        addTab("tables", tr("Tables"), m_tables),       addTab("indexes", tr("Indexes"), m_indexes),
        addTab("pools", tr("Pools"), m_pools),          addTab("clients", tr("Clients"), m_clients)};
}

template<typename Model>
EmptyState* HealthLists::addTab(const char* list, const QString& title, Model* model)
{
    auto* view = new QTableView;
    view->setObjectName(QLatin1String(list));
    view->setAccessibleName(title);
    view->setModel(model);
    view->setItemDelegate(new CellDelegate(Qt::ElideRight, view));
    view->setTabKeyNavigation(false);
    setupLineTable(view);
    view->horizontalHeader()->setStretchLastSection(true);
    m_tabs->addTab(view, title);
    m_views.push_back(view);
    return new EmptyState(view);
}

void HealthLists::show(const HealthReport& report)
{
    const StatementLists& statements = report.host.statements;
    const QString noStatements = statements.refusal.isEmpty()
        ? tr("No statement was counted yet.")
        : QString(statements.refusal + QLatin1Char('\n') + statements.remedy);
    const QString noWeek = tr("Tables and indexes are of a week: choose one above.");
    const QString noPooler = tr("No pooler's console was read: give its address under “Pooler…”.");
    const QStringList texts {noStatements,
                             noStatements,
                             tr("Nobody waits for a lock."),
                             tr("No vacuum and no index is being built."),
                             report.week ? tr("The week has no table.") : noWeek,
                             report.week ? tr("Every large index is used, and no foreign key needs one.")
                                         : noWeek,
                             report.pooler ? tr("The pooler has no pool yet.") : noPooler,
                             report.pooler ? tr("The pooler has no client.") : noPooler};
    for (std::size_t i = 0; i < m_empty.size(); ++i)
        m_empty[i]->say(visibleLines(texts[static_cast<qsizetype>(i)]));
    m_slowest->setRows(statements.slowest);
    m_frequent->setRows(statements.frequent);
    m_locks->setRows(report.host.locks);
    m_works->setRows(report.host.works);
    if (report.week && report.week->week != m_week) {
        m_week = report.week->week;
        m_measured.clear();
    }
    m_tables->setRows(report.week ? report.week->tables : std::vector<TableHealth>());
    m_indexes->setRows(report.week ? report.week->indexes : std::vector<IndexFinding>());
    m_pools->setTable(report.pooler ? report.pooler->pools : Pg::Table());
    m_clients->setTable(report.pooler ? report.pooler->clients : Pg::Table());
    for (QTableView* view : m_views)
        fitColumns(view, WidestListCharacters);
}

QString HealthLists::currentTable() const
{
    const auto* view = qobject_cast<QTableView*>(m_tabs->currentWidget());
    const bool isOfTables = view && view->model() == m_tables;
    const TableHealth* table = isOfTables ? m_tables->row(view->currentIndex().row()) : nullptr;
    return table ? table->name : QString();
}

void HealthLists::showMeasured(const TableBloat& bloat)
{
    m_measured.insert(bloat.table, bloat);
    for (QTableView* view : m_views) {
        if (view->model() == m_tables)
            view->viewport()->update();
    }
}

}
