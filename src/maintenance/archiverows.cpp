#include "maintenance/archiverows.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "maintenance/prunekept.h"
#include "maintenance/text.h"
#include "pg/transaction.h"
#include "rollback/keptrows.h"
#include "rollback/tablefacts.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <QLocale>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr int DaysOfTime = 10; // characters until there

/// The beginning of a day, so that it stays what was confirmed on that day. UTC.
Sql cutoff(const ArchiveRule& rule)
{
    return Sql("pg_catalog.timezone('UTC', pg_catalog.date_trunc('day', pg_catalog.timezone('UTC', "
               "pg_catalog.now()))) OPERATOR(pg_catalog.-) pg_catalog.make_interval(days => ")
        + *Sql::literal(QByteArray::number(rule.afterDays)) + Sql("::INTEGER)");
}

/// Texts of the statements about one rule.
struct ArchiveSql
{
    Sql from;
    Sql isOld; ///< condition on the row t; @p $1: the time before which rows are old

    static Result<ArchiveSql> of(const ArchiveRule& rule, const Sql& before)
    {
        auto from = Sql::qualifiedName(rule.from);
        const auto at = Sql::identifier(rule.at);
        const auto where = Sql::trusted(rule.where);
        if (!from || !at || !where)
            return !from ? from.error() : !at ? at.error() : where.error();
        Sql isOld = Sql("t.") + *at + Sql(" < ") + before;
        if (!where->isEmpty())
            isOld += Sql(" AND (") + *where + Sql(")");
        return ArchiveSql {.from = *std::move(from), .isOld = std::move(isOld)};
    }
    /// @p limit: of one batch. A ctid names a row of each partition, so the condition stands outside, too.
    Sql deletion(const Sql& limit) const
    {
        return Sql("DELETE FROM ") + from + Sql(" AS t WHERE t.ctid = ANY (ARRAY(SELECT t.ctid FROM ") + from
            + Sql(" AS t WHERE ") + isOld + limit + Sql(")) AND ") + isOld + Sql(" RETURNING t.*");
    }
    Sql batch() const { return deletion(Sql(" LIMIT $2::BIGINT")); }
};

Sql beforeParameter()
{
    return Sql("$1::TIMESTAMPTZ");
}

KeptDeletion movedBy(const ArchiveRule& rule, const ArchiveSql& sql, const QByteArray& before, qint64 batch)
{
    return {.table = rule.from,
            .into = rule.to,
            .title = rule.title,
            .deletion = sql.batch(),
            .params = {before, QByteArray::number(batch)}};
}

struct OldRows
{
    QByteArray before; ///< the time
    qint64 count = 0;
    Pg::Value oldest;
    Pg::Value newest;
    qint64 bytes = 0;
};

Result<OldRows> readOldRows(Pg::Session& session, const ArchiveRule& rule, const Pg::Call& call)
{
    const auto sql = ArchiveSql::of(rule, beforeParameter());
    if (!sql)
        return sql.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot, call);
    if (!transaction)
        return transaction.error();
    const auto before = session.query(Sql("SELECT ") + cutoff(rule), {}, call);
    if (!before)
        return before.error();
    const Sql at = Sql("t.") + *Sql::identifier(rule.at);
    const auto found =
        session.query(Sql("SELECT pg_catalog.count(*), pg_catalog.min(") + at + Sql("), pg_catalog.max(") + at
                          + Sql("), COALESCE(pg_catalog.sum(pg_catalog.pg_column_size(t.*)), "
                                "0) FROM ")
                          + sql->from + Sql(" AS t WHERE ") + sql->isOld,
                      {before->single()}, call);
    if (!found)
        return found.error();
    const auto& row = found->rows.at(0);
    return OldRows {.before = before->single().value_or(QByteArray()),
                    .count = Pg::numberOf(row[0]),
                    .oldest = row[1],
                    .newest = row[2],
                    .bytes = Pg::numberOf(row[3])};
}

std::vector<PlannedChange::Fact> factsOf(const OldRows& old, const ArchiveRule& rule,
                                         const MaintenanceRequest& request)
{
    const QLocale locale;
    std::vector<PlannedChange::Fact> facts {
        {Text::tr("Moves"),
         Text::tr("%1 row(s) of %2 to %3, about %4", nullptr, pluralOf(old.count))
             .arg(locale.toString(old.count), rule.from, rule.to, locale.formattedDataSize(old.bytes))},
        {Text::tr("Rule"),
         Text::tr("%1 before %2 (UTC)").arg(rule.at, fromUtf8(old.before.left(DaysOfTime)))}};
    if (!rule.where.isEmpty())
        facts.push_back({Text::tr("Only"), fromUtf8(rule.where)});
    if (old.count > 0) {
        facts.push_back({Text::tr("Oldest"), Pg::textOf(old.oldest)});
        facts.push_back({Text::tr("Newest"), Pg::textOf(old.newest)});
    }
    facts.push_back(
        {Text::tr("How"),
         Text::tr("In batches of %1 rows, each in its own transaction. Stopping keeps complete batches.")
             .arg(locale.toString(request.batch))});
    facts.push_back({Text::tr("Kept"), keptText(request.game)});
    return facts;
}

}

Result<TaskPlan> planArchive(Pg::Session& session, const MaintenanceRequest& request, const ArchiveRule& rule)
{
    const auto old = readOldRows(session, rule, request.call());
    if (!old)
        return old.error().at(rule.from);
    const auto sql = ArchiveSql::of(rule, beforeParameter());
    if (!sql)
        return sql.error();
    const QLocale locale;
    TaskPlan plan {.change = {.headline = Text::tr("Move old rows of %1?").arg(rule.from),
                              .facts = factsOf(*old, rule, request),
                              .isNothing = old->count == 0,
                              .sql = fromUtf8(sql->batch().text())},
                   .due = old->count,
                   .dueText = old->count == 0
                       ? Text::tr("nothing")
                       : Text::tr("%1 row(s), the oldest of %2", nullptr, pluralOf(old->count))
                             .arg(locale.toString(old->count), Pg::textOf(old->oldest).left(DaysOfTime)),
                   .note = {}};
    const auto fits =
        checkKeptDeletion(session, movedBy(rule, *sql, old->before, request.batch), {.call = request.call()});
    if (!fits)
        plan.change.obstacles << fits.error().text();
    PlanHash hash(request.week);
    hash.add(QStringList {rule.from, rule.to});
    hash.add(old->before);
    hash.add(old->count);
    hash.add(old->oldest);
    hash.add(old->newest);
    plan.change.hash = hash.result();
    return plan;
}

Result<TaskDone> runArchive(Pg::Session& session, const MaintenanceRequest& request, const ArchiveRule& rule)
{
    const auto old = readOldRows(session, rule, request.call());
    const auto sql = ArchiveSql::of(rule, beforeParameter());
    if (!old || !sql)
        return old ? sql.error() : old.error();
    qint64 moved = 0;
    QByteArrayList operations;
    const auto told = [&] {
        return Text::tr("%1 of %2 rows moved", "numbers").arg(moved).arg(std::max(old->count, moved));
    };
    for (;;) {
        const auto goesOn = goOn(request);
        const auto done = goesOn ? deleteKept(session, movedBy(rule, *sql, old->before, request.batch),
                                              ledgerBy(request.by), ledgerOptions(request))
                                 : Result<Operation>(goesOn.error());
        if (!done) {
            Error error = done.error().at(rule.from);
            if (moved > 0)
                error.advice += QLatin1Char(' ')
                    + Text::tr("%1; each batch is complete, and History can restore it.").arg(told());
            return error;
        }
        if (done->id.isEmpty())
            break;
        moved += done->tables.front().gone;
        operations << Json::quoted(fromUtf8(done->id));
        request.tell(told());
    }
    QByteArray detail = "\"table\": " + Json::quoted(rule.from) + ", \"into\": " + Json::quoted(rule.to)
        + ", \"rows\": " + QByteArray::number(moved) + ", \"operations\": [" + operations.join(", ") + ']';
    if (operations.size() == 1)
        detail += ", \"operation\": " + operations.front();
    return TaskDone {.text = Text::tr("%1 row(s) of %2 were moved to %3. %4", nullptr, pluralOf(moved))
                                 .arg(QString::number(moved), rule.from, rule.to, keptText(request.game)),
                     .detail = detail};
}

Result<Sql> archiveSql(Pg::Session& session, const ArchiveRule& rule, const Pg::Call& call)
{
    const auto sql = ArchiveSql::of(rule, cutoff(rule));
    const auto into = Sql::qualifiedName(rule.to);
    if (!sql || !into)
        return sql ? into.error() : sql.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    const auto tables = loadTables(session, {rule.from.toUtf8()}, call);
    if (!tables)
        return tables.error();
    std::vector<Sql> columns;
    std::vector<Sql> values;
    for (const ColumnFacts& column : tables->front().columns) {
        if (column.isGenerated)
            continue;
        columns.push_back(column.name);
        values.push_back(Sql("moved.") + column.name);
    }
    return Sql("WITH moved AS (") + sql->deletion(Sql()) + Sql(") INSERT INTO ") + *into + Sql(" (")
        + joined(columns, Sql(", ")) + Sql(") OVERRIDING SYSTEM VALUE SELECT ") + joined(values, Sql(", "))
        + Sql(" FROM moved");
}

}
