#include "cli/healthoutput.h"

#include "cli/output.h"
#include "cli/text.h"

namespace Weekglass {

namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 12);
}

void printFigures(const Context& context, const HealthReport& report)
{
    if (!context.json) {
        auto output = Output::forPeople({Text::tr("Figure"), Text::tr("Value, or why there is none"),
                                         Text::tr("Warning · critical"), Text::tr("Age"), Text::tr("State"),
                                         Text::tr("Next step")});
        for (const Figure& figure : report.figures)
            output.add({figure.title(), figure.isTold() ? figure.text : figure.refusal, thresholdText(figure),
                        figureAge(figure, report.readAt), stateName(figure),
                        QString(figure.next + QLatin1Char(' ') + figure.remedy).trimmed()});
        output.finish();
        return;
    }
    Output output(true,
                  {column("figure"), column("subject"), column("state"), jsonColumn("value"), column("unit"),
                   jsonColumn("warning"), jsonColumn("critical"), jsonColumn("since"), column("text"),
                   column("refusal"), column("remedy"), column("next"), column("source")});
    const auto json = [](const std::optional<double>& value) {
        return value ? Cell(number(*value)) : Cell();
    };
    for (const Figure& figure : report.figures)
        output.add({figure.id(), figure.subject, stateKey(figure), json(figure.value),
                    unitKey(figure.kind->unit), json(figure.threshold.warning),
                    json(figure.threshold.critical), figure.since, figure.text, figure.refusal, figure.remedy,
                    figure.next, figure.kind->source});
    output.finish();
}

void printStatements(const Context& context, const StatementLists& lists)
{
    if (!lists.refusal.isEmpty())
        return say(lists.refusal + QLatin1Char(' ') + lists.remedy);
    Output output(context.json,
                  {column("list", Text::tr("List")), jsonColumn("mean_ms", Text::tr("Mean (ms)")),
                   jsonColumn("max_ms", Text::tr("Max (ms)")), jsonColumn("calls", Text::tr("Calls")),
                   column("database", Text::tr("Database")), column("role", Text::tr("Role")),
                   column("statement", Text::tr("Statement"))});
    for (const auto* list : {&lists.slowest, &lists.frequent}) {
        for (const CountedStatement& one : *list)
            output.add({list == &lists.slowest ? "slowest" : "frequent", number(one.mean), number(one.most),
                        one.calls, one.database, one.role, one.text.simplified()});
    }
    output.finish();
}

void printLocks(const Context& context, const std::vector<LockSession>& locks)
{
    Output output(context.json,
                  {jsonColumn("root", Text::tr("Root")), jsonColumn("pid", Text::tr("Process")),
                   column("name", Text::tr("Program")), jsonColumn("ours", Text::tr("Ours")),
                   column("database", Text::tr("Database")), column("state", Text::tr("State")),
                   jsonColumn("seconds", Text::tr("Seconds")), column("node", Text::tr("Node")),
                   column("blockers", Text::tr("Waits for")), column("statement", Text::tr("Statement"))});
    for (const LockSession& one : locks)
        output.add({one.isRoot, one.pid, one.name, one.isOurs, one.database, one.state, number(one.seconds),
                    one.node, one.blockers, one.statement.simplified()});
    output.finish();
}

void printWorks(const Context& context, const std::vector<RunningWork>& works)
{
    Output output(context.json,
                  {column("kind", Text::tr("Kind")), jsonColumn("pid", Text::tr("Process")),
                   column("database", Text::tr("Database")), column("relation", Text::tr("Table")),
                   column("phase", Text::tr("Phase")), jsonColumn("percent", Text::tr("Percent"))});
    for (const RunningWork& one : works)
        output.add({one.kind, one.pid, one.database, one.relation, one.phase, one.percent});
    output.finish();
}

Result<const WeekHealth*> weekOf(const HealthReport& report)
{
    if (report.week)
        return &*report.week;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("Tables and indexes are of a week."),
                  .advice = Text::tr("Name it: weekglassctl health WEEK --list tables")};
}

Result<void> printTables(const Context& context, const HealthReport& report)
{
    const auto week = weekOf(report);
    if (!week)
        return week.error();
    Output output(context.json,
                  {column("table", Text::tr("Table")), jsonColumn("live", Text::tr("Rows")),
                   jsonColumn("dead", Text::tr("Dead rows")), jsonColumn("vacuum_at", Text::tr("Vacuum at")),
                   jsonColumn("bytes", Text::tr("Bytes")), jsonColumn("bloat", Text::tr("Bloat, estimated")),
                   column("no_bloat", Text::tr("Why it is not estimated"))});
    for (const TableHealth& table : (*week)->tables)
        output.add({table.name, table.live, table.dead, table.vacuumAt, table.bytes,
                    table.bloat ? Cell(number(*table.bloat)) : Cell(), table.noBloat});
    output.finish();
    return {};
}

Result<void> printIndexes(const Context& context, const HealthReport& report)
{
    const auto week = weekOf(report);
    if (!week)
        return week.error();
    Output output(context.json,
                  {column("kind", Text::tr("Kind")), column("name", Text::tr("Index or foreign key")),
                   column("table", Text::tr("Table")), jsonColumn("bytes", Text::tr("Bytes")),
                   column("statement", Text::tr("Advice"))});
    for (const IndexFinding& one : (*week)->indexes)
        output.add({one.isMissing ? "missing" : "unused", one.name, one.table, one.bytes, one.statement});
    output.finish();
    return {};
}

/// A table of the console as it is.
void printConsole(const Context& context, const Pg::Table& table)
{
    std::vector<Output::Column> columns;
    for (const Pg::Column& one : table.columns)
        columns.push_back(column(one.name.constData(), QString::fromUtf8(one.name)));
    Output output(context.json, columns);
    for (const auto& row : table.rows)
        output.add(row);
    output.finish();
}

Result<void> printPooler(const Context& context, const std::string& list, const HealthReport& report)
{
    if (!report.pooler)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("No pooler's console was read."),
                      .advice = Text::tr("Name it: --pooler \"host=… port=6432 user=…\"")};
    const PoolerHealth& pooler = *report.pooler;
    printConsole(context,
                 list == "pools"         ? pooler.pools
                     : list == "stats"   ? pooler.stats
                     : list == "clients" ? pooler.clients
                                         : pooler.databases);
    return {};
}

}

Result<void> printHealth(const Context& context, const std::string& list, const HealthReport& report)
{
    if (list == "tables")
        return printTables(context, report);
    if (list == "indexes")
        return printIndexes(context, report);
    if (list == "statements")
        printStatements(context, report.host.statements);
    else if (list == "locks")
        printLocks(context, report.host.locks);
    else if (list == "progress")
        printWorks(context, report.host.works);
    else if (list == "figures")
        printFigures(context, report);
    else
        return printPooler(context, list, report);
    return {};
}

}
