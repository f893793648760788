#include "maintenance/tablesettings.h"

#include "base/utf8.h"
#include "maintenance/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <map>

namespace Weekglass {

namespace {

using Pg::Sql;

struct Difference
{
    QString table; ///< schema.table
    QString name;
    QString wanted;
    QString present; ///< empty: the server's
};

struct Differences
{
    std::vector<Difference> list;
    QStringList obstacles;
    QByteArrayList statements;
};

Result<void> compare(Pg::Session& session, const TableSettings& wanted, const Pg::Call& call,
                     Differences& found)
{
    const auto rows =
        session.readTable(Sql::load("catalog/table_options.sql"), {wanted.table.toUtf8()}, call);
    if (!rows)
        return rows.error();
    if (rows->rows.empty()) {
        found.obstacles << Text::tr("There is no table %1; migrate the week.").arg(wanted.table);
        return {};
    }
    std::map<QString, QString> present;
    for (const auto& row : rows->rows)
        present[Pg::textOf(row[3])] = Pg::textOf(row[4]);
    QByteArrayList assignments;
    for (const auto& [name, value] : wanted.values) {
        if (present[name] == value)
            continue;
        found.list.push_back(
            {.table = wanted.table, .name = name, .wanted = value, .present = present[name]});
        assignments << name.toUtf8() + " = "
                + value.toUtf8(); // the manifest's reader takes words and numbers only
    }
    if (assignments.isEmpty())
        return {};
    const auto& first = rows->rows.front();
    if (first[1] != "t")
        found.obstacles << Text::tr("%1 belongs to the role %2, of which your role is not a member.")
                               .arg(wanted.table, Pg::textOf(first[2]));
    found.statements << "ALTER TABLE " + first[0].value_or(QByteArray()) + " SET (" + assignments.join(", ")
            + ");";
    return {};
}

Result<Differences> compareAll(Pg::Session& session, const MaintenanceRequest& request)
{
    Differences found;
    for (const TableSettings& wanted : request.game.maintenance.settings) {
        if (auto compared = compare(session, wanted, request.call(), found); !compared)
            return compared.error();
    }
    return found;
}

Result<void> apply(Pg::Session& session, const Sql& statements, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto done = session.script(Sql("SET LOCAL lock_timeout = '10s'; ") + statements, call); !done)
        return done;
    return transaction->commit(call);
}

}

Result<TaskPlan> planSettings(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto found = compareAll(session, request);
    if (!found)
        return found.error();
    TaskPlan plan {.change = {.headline = Text::tr("Set the storage parameters that the game wants?"),
                              .obstacles = found->obstacles,
                              .isNothing = found->list.empty(),
                              .sql = fromUtf8(found->statements.join('\n'))},
                   .due = static_cast<qint64>(found->list.size()),
                   .dueText = found->list.empty()
                       ? Text::tr("nothing")
                       : Text::tr("%n setting(s) differ", nullptr, static_cast<int>(found->list.size())),
                   .note = {}};
    if (found->list.empty() && found->obstacles.isEmpty())
        plan.change.warnings << Text::tr("All tables have the settings that the game wants.");
    PlanHash hash(request.week);
    for (const Difference& one : found->list) {
        plan.change.facts.push_back(
            {one.table,
             Text::tr("%1: %2 becomes %3")
                 .arg(one.name, one.present.isEmpty() ? Text::tr("the server's default") : one.present,
                      one.wanted)});
        hash.add(QStringList {one.table, one.name, one.wanted, one.present});
    }
    plan.change.hash = hash.result();
    return plan;
}

Result<TaskDone> runSettings(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto found = compareAll(session, request);
    if (!found)
        return found.error();
    const auto sql = Sql::trusted(found->statements.join(' '));
    if (!sql)
        return sql.error();
    if (auto applied = Pg::withLockHolders(session, apply(session, *sql, request.call())); !applied)
        return applied.error();
    QByteArrayList before;
    for (const Difference& one : found->list)
        before << Json::quoted(QStringLiteral("%1 %2 %3").arg(one.table, one.name, one.present));
    return TaskDone {
        .text = Text::tr("%n setting(s) were changed.", nullptr, static_cast<int>(found->list.size())),
        .detail = "\"before\": [" + before.join(", ") + ']'};
}

}
