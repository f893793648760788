#include "partitions/partitions.h"

#include "partitions/text.h"
#include "pg/transaction.h"
#include "weeks/databasefacts.h"
#include "weeks/planhash.h"
#include "weeks/weekphrase.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;
using Pg::textOf;

Result<Pg::Table> ask(Pg::Session& session, const char* file, const QString& table, const Pg::Call& call)
{
    return session.query(Sql::load(file), {table.toUtf8()}, call);
}

QDate monthOf(const QByteArray& time)
{
    return QDate::fromString(QString::fromLatin1(time.left(10)), Qt::ISODate);
}

class Planner
{
public:
    Planner(Pg::Session& session, const PartitionRequest& request)
        : m_session(session)
        , m_request(request)
        , m_call {.stop = request.stop}
    {
    }

    Result<PartitionPlan> run();

private:
    Result<void> add(const PartitionRule& rule);
    /// Reads the table's own facts; false if it is nothing that we can work on, which is an obstacle then.
    Result<bool> describe(PartitionedTable& table);
    Result<void> readPartitions(PartitionedTable& table);
    Result<void> lookInto(Partition& partition, const QString& column, bool counts);
    void obstacle(const QString& text) { m_plan.obstacles << text; }

    Pg::Session& m_session;
    const PartitionRequest& m_request;
    Pg::Call m_call;
    PartitionPlan m_plan;
};

QByteArray hashOf(const PartitionPlan& plan)
{
    PlanHash hash(plan.week);
    hash.add(QByteArray("partitions"));
    for (const PartitionedTable& table : plan.tables) {
        hash.add(table.rule.table);
        hash.add(static_cast<qint64>(table.toMake.size()));
        for (const QDate& month : table.toMake)
            hash.add(month.toString(Qt::ISODate));
        for (const QString& name : table.toDrop) {
            const Partition& one = *table.find(name);
            hash.add(name);
            hash.add(one.oid);
            hash.add(one.rows);
            hash.add(one.newest);
        }
    }
    return hash.result();
}

Result<PartitionPlan> Planner::run()
{
    auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::Snapshot, m_call);
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(m_session); !set)
        return set.error();
    if (auto same = verifyIdentity(m_session, m_request.week); !same)
        return same.error();
    m_plan.week = m_request.week;
    m_plan.phrase = weekPhrase(m_request.server, m_request.week);
    if (const auto direct = m_session.requireDirect(m_call); !direct)
        obstacle(direct.error().message);
    for (const PartitionRule& rule : m_request.game.partitions) {
        if (auto added = add(rule); !added)
            return added.error().at(rule.table);
    }
    m_plan.hash = hashOf(m_plan);
    return m_plan;
}

Result<void> Planner::add(const PartitionRule& rule)
{
    PartitionedTable table {
        .rule = rule, .column = {}, .owner = {}, .partitions = {}, .toMake = {}, .toDrop = {}};
    const auto described = describe(table);
    if (!described || !*described)
        return described ? Result<void>() : described.error();
    if (auto read = readPartitions(table); !read)
        return read;
    table.applyRule(m_plan.today);
    for (Partition& one : table.partitions) {
        if (one.isForeign)
            continue;
        if (auto seen = lookInto(one, table.column, table.toDrop.contains(one.name)); !seen)
            return seen.error().at(one.name);
    }
    m_plan.tables.push_back(std::move(table));
    return {};
}

Result<bool> Planner::describe(PartitionedTable& table)
{
    const QString& name = table.rule.table;
    const auto facts = ask(m_session, "catalog/partitioned_table.sql", name, m_call);
    if (!facts)
        return facts.error();
    if (facts->rows.empty()) {
        obstacle(Text::tr("%1 is missing; migrate the week first.").arg(name));
        return false;
    }
    const auto& row = facts->rows.front();
    m_plan.today = m_request.today.value_or(monthOf(row[8].value_or(QByteArray())));
    if (row[0] != "r" || row[1] != "1" || row[3] != "t") {
        obstacle(Text::tr("%1 is not partitioned by ranges of one column with times.").arg(name));
        return false;
    }
    table.column = textOf(row[2]);
    table.owner = textOf(row[4]);
    table.detachesConcurrently = row[6] != "t";
    if (row[5] != "t")
        obstacle(Text::tr("%1 belongs to the role %2, of which your role is not a member.")
                     .arg(name, table.owner));
    const QString frozen = Text::tr("The week is frozen; thaw it first.");
    if (row[7] == "t" && !m_plan.obstacles.contains(frozen))
        obstacle(frozen);
    return true;
}

Result<void> Planner::readPartitions(PartitionedTable& table)
{
    const auto list = ask(m_session, "catalog/partitions.sql", table.rule.table, m_call);
    if (!list)
        return list.error();
    for (const auto& row : list->rows)
        table.partitions.push_back({.name = textOf(row[0]),
                                    .oid = row[1].value_or(QByteArray()).toUInt(),
                                    .from = row[2].value_or(QByteArray()),
                                    .to = row[3].value_or(QByteArray()),
                                    .isDefault = row[4] == "t",
                                    .isDetached = row[5] == "t",
                                    .isDetaching = row[6] == "t",
                                    .isForeign = row[9] == "t",
                                    .rowsEstimate = row[7].value_or("-1").toLongLong(),
                                    .bytes = Pg::numberOf(row[8])});
    return {};
}

/// Names and columns come quoted from the server.
Result<void> Planner::lookInto(Partition& partition, const QString& column, bool counts)
{
    const auto name = Sql::trusted(partition.name.toUtf8());
    const auto time = Sql::trusted(column.toUtf8());
    if (!name || !time)
        return name ? time.error() : name.error();
    const auto facts = m_session.query(Sql("SELECT pg_catalog.max(t.") + *time + Sql("), ")
                                           + (counts ? Sql("pg_catalog.count(*)") : Sql("NULL"))
                                           + Sql(" FROM ONLY ") + *name + Sql(" AS t"),
                                       {}, m_call);
    if (!facts)
        return facts.error();
    partition.newest = facts->single().value_or(QByteArray());
    if (counts)
        partition.rows = Pg::numberOf(facts->rows.front()[1]);
    return {};
}

}

void PartitionedTable::applyRule(const QDate& today)
{
    const QDate present(today.year(), today.month(), 1);
    for (int i = 0; i <= rule.ahead; ++i) {
        const QDate month = present.addMonths(i);
        const bool isThere =
            std::any_of(partitions.begin(), partitions.end(), [&month](const Partition& one) {
                return !one.from.isEmpty() && monthOf(one.from) <= month && monthOf(one.to) > month;
            });
        if (!isThere)
            toMake.push_back(month);
    }
    const QDate oldest = present.addMonths(-static_cast<int>(rule.keep));
    for (const Partition& one : partitions) {
        const bool isOld = !one.to.isEmpty() && monthOf(one.to) <= oldest;
        if ((isOld || one.isDetached || one.isDetaching) && !one.isForeign)
            toDrop.push_back(one.name);
    }
}

const Partition* PartitionedTable::find(const QString& name) const
{
    const auto found = std::find_if(partitions.begin(), partitions.end(),
                                    [&name](const Partition& one) { return one.name == name; });
    return found == partitions.end() ? nullptr : &*found;
}

bool PartitionPlan::makes() const
{
    return std::any_of(tables.begin(), tables.end(), [](const auto& table) { return !table.toMake.empty(); });
}

bool PartitionPlan::drops() const
{
    return std::any_of(tables.begin(), tables.end(), [](const auto& table) { return !table.toDrop.empty(); });
}

Result<PartitionPlan> planPartitions(const PartitionRequest& request)
{
    if (request.game.partitions.empty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("%1 names no table with partitions.").arg(request.game.title),
                      .where = request.week.name,
                      .advice = Text::tr("Name them in game.json under “partitions”.")};
    auto session = openDatabase(request.server, request.week.name, request.stop);
    if (!session)
        return session.error();
    return Planner(*session, request).run();
}

}
