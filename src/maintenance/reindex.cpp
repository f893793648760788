#include "maintenance/reindex.h"

#include "base/plural.h"
#include "maintenance/text.h"
#include "migrations/invalidindexes.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr std::chrono::seconds LockWait {60}; // it waits for every transaction that is older than it

struct Index
{
    QString name; ///< as the game has it
    bool isThere = false;
    QString quoted;
    QString table;
    qint64 bytes = 0;
    QString owner;
    bool isOurs = false;
};

struct Found
{
    std::vector<Index> indexes;
    std::vector<InvalidIndex> left; ///< by an earlier run
};

/// PostgreSQL names the new one so until it takes the place of the old one.
bool isLeftOf(const InvalidIndex& invalid, const Index& index)
{
    static const QRegularExpression ending(QStringLiteral("_cc(new|old)[0-9]*\\z"));
    const QString plain = index.name.section(QLatin1Char('.'), 1);
    const auto match = ending.match(invalid.plainName);
    // a long name is cut before the ending is added
    return match.hasMatch() && invalid.table == index.table
        && plain.startsWith(invalid.plainName.left(match.capturedStart()));
}

Result<Found> find(Pg::Session& session, const MaintenanceRequest& request)
{
    std::vector<Pg::Value> names;
    for (const QString& name : request.game.maintenance.indexes)
        names.emplace_back(name.toUtf8());
    const auto facts =
        session.readTable(Sql::load("catalog/reindex_facts.sql"), {Pg::textArray(names)}, request.call());
    const auto invalid = invalidIndexes(session, request.call());
    if (!facts || !invalid)
        return facts ? invalid.error() : facts.error();
    Found found;
    for (const auto& row : facts->rows)
        found.indexes.push_back({.name = Pg::textOf(row[0]),
                                 .isThere = row[1] == "t",
                                 .quoted = Pg::textOf(row[2]),
                                 .table = Pg::textOf(row[3]),
                                 .bytes = Pg::numberOf(row[4]),
                                 .owner = Pg::textOf(row[5]),
                                 .isOurs = row[6] == "t"});
    std::ranges::copy_if(*invalid, std::back_inserter(found.left), [&found](const InvalidIndex& one) {
        return std::ranges::any_of(found.indexes,
                                   [&one](const Index& index) { return isLeftOf(one, index); });
    });
    return found;
}

Result<Sql> rebuilding(const QString& quoted)
{
    return Sql("REINDEX INDEX CONCURRENTLY ") + Sql::trusted(quoted.toUtf8());
}

Result<Sql> dropping(const QString& quoted)
{
    return Sql("DROP INDEX CONCURRENTLY ") + Sql::trusted(quoted.toUtf8());
}

QStringList statementsOf(const Found& found)
{
    QStringList lines;
    for (const InvalidIndex& one : found.left)
        lines << QStringLiteral("DROP INDEX CONCURRENTLY %1;").arg(one.name);
    for (const Index& index : found.indexes)
        lines << QStringLiteral("REINDEX INDEX CONCURRENTLY %1;").arg(index.quoted);
    return lines;
}

}

Result<TaskPlan> planReindex(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto found = find(session, request);
    if (!found)
        return found.error();
    const QLocale locale;
    TaskPlan plan {.change = {.headline = Text::tr("Rebuild indexes?"),
                              .sql = statementsOf(*found).join(QLatin1Char('\n'))},
                   .due = static_cast<qint64>(found->indexes.size() + found->left.size()),
                   .dueText = {},
                   .note = {}};
    PlanHash hash(request.week);
    qint64 bytes = 0;
    for (const InvalidIndex& one : found->left) {
        plan.change.facts.push_back(
            {Text::tr("Dropped first"), Text::tr("%1: left by an interrupted run").arg(one.name), true});
        hash.add(one.name);
    }
    for (const Index& index : found->indexes) {
        if (!index.isThere) {
            plan.change.obstacles << Text::tr("There is no index %1; migrate the week.").arg(index.name);
            continue;
        }
        if (!index.isOurs)
            plan.change.obstacles << Text::tr(
                                         "%1 belongs to the role %2, of which your role is not a member.")
                                         .arg(index.name, index.owner);
        plan.change.facts.push_back(
            {index.name, Text::tr("on %1, %2").arg(index.table, locale.formattedDataSize(index.bytes))});
        hash.add(index.quoted);
        bytes += index.bytes;
    }
    plan.change.warnings << Text::tr(
        "Each index is built beside the old one, so the server needs that much more space.");
    plan.dueText = Text::tr("%1 index(es), %2", nullptr, pluralOf(static_cast<qint64>(found->indexes.size())))
                       .arg(QString::number(found->indexes.size()), locale.formattedDataSize(bytes));
    if (!found->left.empty())
        plan.note = Text::tr("An interrupted run has left %n index(es).", nullptr,
                             static_cast<int>(found->left.size()));
    plan.change.hash = hash.result();
    return plan;
}

Result<TaskDone> runReindex(Pg::Session& session, const MaintenanceRequest& request)
{
    const auto found = find(session, request);
    if (!found)
        return found.error();
    QStringList done;
    const auto failed = [&done](Error error, const QString& name) {
        error = std::move(error).at(name);
        if (!done.isEmpty())
            error.advice +=
                QLatin1Char(' ') + Text::tr("Done before: %1.").arg(done.join(QStringLiteral(", ")));
        return error;
    };
    for (const InvalidIndex& one : found->left) {
        request.tell(Text::tr("Dropping %1").arg(one.name));
        const auto sql = dropping(one.name);
        auto dropped = sql ? runAlone(session, *sql, request, LockWait) : Result<void>(sql.error());
        if (!dropped)
            return failed(dropped.error(), one.name);
    }
    for (const Index& index : found->indexes) {
        if (const auto goesOn = goOn(request); !goesOn)
            return failed(goesOn.error(), index.name);
        request.tell(
            Text::tr("Rebuilding %1 (%2 of %3)")
                .arg(index.name, QString::number(done.size() + 1), QString::number(found->indexes.size())));
        const auto sql = rebuilding(index.quoted);
        auto built = sql ? runAlone(session, *sql, request, LockWait) : Result<void>(sql.error());
        if (!built)
            return failed(built.error(), index.name);
        done << index.name;
    }
    return TaskDone {.text = Text::tr("Rebuilt: %1.").arg(done.join(QStringLiteral(", "))),
                     .detail = "\"indexes\": " + QByteArray::number(done.size())
                         + ", \"dropped\": " + QByteArray::number(static_cast<qint64>(found->left.size()))};
}

Result<std::vector<std::pair<QString, Sql>>> reindexStatements(const GameDefinition& game)
{
    std::vector<std::pair<QString, Sql>> list;
    for (const QString& name : game.maintenance.indexes) {
        auto sql = Sql("REINDEX INDEX CONCURRENTLY ") + Sql::qualifiedName(name);
        if (!sql)
            return sql.error();
        list.emplace_back(name, *std::move(sql));
    }
    return list;
}

}
