#include "maintenance/vacuum.h"

#include "maintenance/text.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// The tables that a run is of: those that were chosen, else those that are due.
Result<std::vector<VacuumedTable>> chosen(Pg::Session& session, const MaintenanceRequest& request)
{
    auto all = readVacuumedTables(session, request.call());
    if (!all)
        return all;
    for (const QString& name : request.tables) {
        if (std::ranges::find(*all, name, &VacuumedTable::name) == all->end())
            return taskRefused(request, Text::tr("There is no table %1 in this week.").arg(name),
                               Text::tr("Read the list of tables again."));
    }
    std::erase_if(*all, [&request](const VacuumedTable& table) {
        return request.tables.isEmpty() ? !table.isDue() : !request.tables.contains(table.name);
    });
    return all;
}

QString statementOf(const VacuumedTable& table)
{
    return QStringLiteral("VACUUM (ANALYZE) ") + table.name;
}

}

Result<std::vector<VacuumedTable>> readVacuumedTables(Pg::Session& session, const Pg::Call& call)
{
    const auto found = session.readTable(Sql::load("catalog/maintenance_tables.sql"), {}, call);
    if (!found)
        return found.error();
    std::vector<VacuumedTable> tables;
    for (const auto& row : found->rows)
        tables.push_back({.name = Pg::textOf(row[0]),
                          .rows = Pg::numberOf(row[1]),
                          .dead = Pg::numberOf(row[2]),
                          .changed = Pg::numberOf(row[3]),
                          .vacuumAt = Pg::numberOf(row[4]),
                          .analyzeAt = Pg::numberOf(row[5]),
                          .vacuumed = row[6].value_or(QByteArray()),
                          .analyzed = row[7].value_or(QByteArray()),
                          .bytes = Pg::numberOf(row[8]),
                          .options = Pg::textOf(row[9]),
                          .owner = Pg::textOf(row[10]),
                          .isOurs = row[11] == "t",
                          .phase = Pg::textOf(row[12]),
                          .percent = row[13] ? std::optional(row[13]->toInt()) : std::nullopt});
    return tables;
}

Result<TaskPlan> planVacuum(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto tables = chosen(session, request);
    if (!tables)
        return tables.error();
    const QLocale locale;
    TaskPlan plan {
        .change = {.headline = Text::tr("Vacuum and analyze tables?"), .isNothing = tables->empty()},
        .due = static_cast<qint64>(tables->size()),
        .dueText = tables->empty() ? Text::tr("nothing")
                                   : Text::tr("%n table(s)", nullptr, static_cast<int>(tables->size())),
        .note = {}};
    if (tables->empty())
        plan.change.warnings << Text::tr("No table has more dead or changed rows than its settings allow.");
    PlanHash hash(request.week);
    QStringList statements;
    for (const VacuumedTable& table : *tables) {
        plan.change.facts.push_back(
            {table.name,
             Text::tr("%1 dead of %2 rows (limit %3), %4 changed (limit %5), %6")
                 .arg(locale.toString(table.dead), locale.toString(table.rows),
                      locale.toString(table.vacuumAt), locale.toString(table.changed),
                      locale.toString(table.analyzeAt), locale.formattedDataSize(table.bytes))});
        if (!table.isOurs)
            plan.change.obstacles << Text::tr(
                                         "%1 belongs to the role %2, of which your role is not a member.")
                                         .arg(table.name, table.owner);
        hash.add(table.name);
        statements << statementOf(table) + QLatin1Char(';');
    }
    plan.change.sql = statements.join(QLatin1Char('\n'));
    plan.change.hash = hash.result();
    return plan;
}

Result<TaskDone> runVacuum(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto tables = chosen(session, request);
    if (!tables)
        return tables.error();
    QStringList done;
    for (const VacuumedTable& table : *tables) {
        request.tell(Text::tr("Vacuuming %1 (%2 of %3)")
                         .arg(table.name, QString::number(done.size() + 1), QString::number(tables->size())));
        const auto sql = Sql::trusted(statementOf(table).toUtf8());
        auto ran = goOn(request);
        if (ran)
            ran = sql ? runAlone(session, *sql, request) : Result<void>(sql.error());
        if (!ran) {
            Error error = ran.error().at(table.name);
            if (!done.isEmpty())
                error.advice +=
                    QLatin1Char(' ') + Text::tr("Done before: %1.").arg(done.join(QStringLiteral(", ")));
            return error;
        }
        done << table.name;
    }
    return TaskDone {.text = Text::tr("Vacuumed and analyzed: %1.").arg(done.join(QStringLiteral(", "))),
                     .detail = "\"tables\": " + QByteArray::number(done.size())};
}

}
