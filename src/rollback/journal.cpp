#include "rollback/journal.h"

#include "rollback/ledgersql.h"
#include "rollback/rowtexts.h"
#include "rollback/text.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// The game is text and the play a number wherever they are used, and both always are.
Sql withParameters(const Sql& condition)
{
    return Sql("$1::TEXT IS NOT NULL AND $2::BIGINT IS NOT NULL AND (") + condition + Sql(")");
}

Sql copyName(const TableFacts& table)
{
    return Sql("pg_temp.\"weekglass copy ") + fromServer(QByteArray::number(table.oid)) + Sql("\"");
}

}

Result<Counters> Counters::read(LedgerTransaction& transaction)
{
    const auto table = transaction.query(Sql::load("weekglass/rollback_counters.sql"));
    if (!table)
        return table.error();
    Counters counters;
    for (const auto& row : table->rows) {
        const quint32 oid = row.at(0).value_or("0").toUInt();
        if (oid == 0)
            counters.files = row.at(1).value_or(QByteArray());
        else
            counters.tables[oid] = {
                row.at(4).value_or(QByteArray()),
                {Pg::numberOf(row.at(1)), Pg::numberOf(row.at(2)), Pg::numberOf(row.at(3))}};
    }
    return counters;
}

Journal::Journal(LedgerTransaction& transaction, QByteArray operation, const std::vector<TableFacts>& tables,
                 std::set<quint32> copied)
    : m_transaction(transaction)
    , m_operation(std::move(operation))
    , m_tables(tables)
    , m_copied(std::move(copied))
{
}

Result<void> Journal::begin()
{
    for (const TableFacts& table : m_tables) {
        if (!isCopied(table))
            continue;
        if (auto copied = copy(table); !copied)
            return copied;
    }
    auto counters = Counters::read(m_transaction);
    if (!counters)
        return counters.error();
    m_before = *std::move(counters);
    return {};
}

Result<void> Journal::copy(const TableFacts& table)
{
    const qint64 limit = m_transaction.options().copyLimit;
    const auto copied = m_transaction.change(Sql("CREATE TEMPORARY TABLE ") + copyName(table)
                                             + Sql(" ON COMMIT DROP AS SELECT t.* FROM ") + table.name
                                             + Sql(" AS t LIMIT ") + literal(QByteArray::number(limit + 1)));
    if (!copied)
        return copied.error().at(table.shown);
    if (*copied > limit)
        return refusal(
            Text::tr("Cascades, triggers or transforms change rows of %1, which has more than %2 rows: too "
                     "many to compare all of them.")
                .arg(table.shown, QLocale().toString(limit)),
            Text::tr("Make those changes a step of the game's rollback, so that the rows are known."));
    return {};
}

Sql Journal::intoMirror(const TableFacts& table, char image, const Sql& alias) const
{
    return Sql("INSERT INTO ") + table.mirror + Sql(" SELECT ") + literal(m_operation) + Sql("::UUID, ")
        + literal(QByteArray(1, image)) + Sql(", ") + alias + Sql(".* FROM ");
}

Result<qint64> Journal::keep(const TableFacts& table, char image, const Sql& alias, const Sql& from,
                             const Pg::Params& params)
{
    return m_transaction.change(intoMirror(table, image, alias) + from, params);
}

Result<qint64> Journal::keepBefore(const TableFacts& table, char image, const Sql& condition,
                                   const Pg::Params& params)
{
    Sql from = table.name + Sql(" AS t WHERE ") + withParameters(condition);
    if (m_asked[table.oid].updated == 0)
        return keep(table, image, Sql("t"), from, params);
    if (m_complete.erase(table.oid) > 0) {
        // how the rows are afterwards is not said yet
        auto dropped = m_transaction.change(Sql("DELETE FROM ") + table.mirror + Sql(" AS m WHERE ")
                                            + imagesOf(m_operation, Sql("m"), "a"));
        if (!dropped)
            return dropped;
    }
    // the first image of a row is how it was; it may be there from an earlier step
    const Sql known = Sql("EXISTS (SELECT FROM ") + table.mirror + Sql(" AS m WHERE ")
        + imagesOf(m_operation, Sql("m"), "b") + Sql(" AND ") + table.sameKey(Sql("m"), Sql("t")) + Sql(")");
    const auto again =
        m_transaction.query(Sql("SELECT pg_catalog.count(*) FROM ") + from + Sql(" AND ") + known, params);
    if (!again)
        return again.error();
    auto kept = keep(table, image, Sql("t"), from + Sql(" AND NOT ") + known, params);
    if (!kept)
        return kept;
    if (image == 'g')
        m_goneAfterUpdate[table.oid] += Pg::numberOf(again->single());
    return *kept + Pg::numberOf(again->single());
}

bool Journal::isSimple(const TableFacts& table)
{
    return !isCopied(table) && !table.isOnNodes() && table.triggers.empty()
        && m_asked[table.oid].updated == 0;
}

Result<void> Journal::removeSimply(const TableFacts& table, const Sql& condition, const Pg::Params& params)
{
    const auto removed = m_transaction.change(
        Sql("WITH gone AS (DELETE FROM ") + table.name + Sql(" AS t WHERE ") + withParameters(condition)
            + Sql(" RETURNING t.*) ") + intoMirror(table, 'g', Sql("gone")) + Sql("gone"),
        params);
    if (!removed)
        return removed.error().at(table.shown);
    m_asked[table.oid].deleted += *removed;
    return {};
}

// a row whose key changes is found again by neither image; then the server counts more than is asked for here
Result<void> Journal::updateSimply(const TableFacts& table, const Sql& assignments, const Sql& condition,
                                   const Pg::Params& params)
{
    const Sql rows = table.name + Sql(" AS t ");
    const Sql where = Sql(" WHERE ") + withParameters(condition);
    const auto updated =
        m_transaction.change(Sql("WITH before AS (") + intoMirror(table, 'b', Sql("t")) + rows + where
                                 + Sql(" RETURNING *), after AS (UPDATE ") + rows + Sql("SET ") + assignments
                                 + where + Sql(" RETURNING t.*) ") + intoMirror(table, 'a', Sql("after"))
                                 + Sql("after JOIN before ON ") + table.sameKey(Sql("before"), Sql("after")),
                             params);
    if (!updated)
        return updated.error().at(table.shown);
    m_asked[table.oid].updated += *updated;
    m_complete.insert(table.oid);
    return {};
}

Result<void> Journal::remove(const TableFacts& table, const Sql& condition, const Pg::Params& params)
{
    if (isSimple(table))
        return removeSimply(table, condition, params);
    qint64 kept = -1;
    if (!isCopied(table)) {
        const auto images = keepBefore(table, 'g', condition, params);
        if (!images)
            return images.error().at(table.shown);
        kept = *images;
    }
    const auto removed = m_transaction.change(
        Sql("DELETE FROM ") + table.name + Sql(" AS t WHERE ") + withParameters(condition), params);
    if (!removed)
        return removed.error().at(table.shown);
    if (kept >= 0 && kept != *removed)
        return refusal(Text::tr("Rows to delete from %2: %1; deleted: %3. A trigger kept the others.")
                           .arg(QString::number(kept), table.shown, QString::number(*removed)));
    m_asked[table.oid].deleted += *removed;
    return {};
}

Sql insertSql(const TableFacts& table, const Sql& columns, const Sql& select)
{
    // what triggers or defaults make of a row is known when it is there
    return Sql("WITH given AS (SELECT $1::TEXT AS game, $2::BIGINT AS play), came AS (INSERT INTO ")
        + table.name + Sql(" AS t (") + columns + Sql(") OVERRIDING SYSTEM VALUE ") + select
        + Sql(" RETURNING t.*) ");
}

Result<void> Journal::insert(const TableFacts& table, const Sql& columns, const Sql& select,
                             const Pg::Params& params)
{
    qint64 wanted = -1;
    if (!table.triggers.empty()) {
        const auto counted =
            m_transaction.query(Sql("WITH given AS (SELECT $1::TEXT AS game, $2::BIGINT AS play) SELECT "
                                    "pg_catalog.count(*) FROM (")
                                    + select + Sql(") AS w"),
                                params);
        if (!counted)
            return counted.error().at(table.shown);
        wanted = Pg::numberOf(counted->single());
    }
    const Sql insert = insertSql(table, columns, select);
    // a SELECT counts the rows that it gives
    const auto inserted =
        m_transaction.change(insert
                                 + (isCopied(table) ? Sql("SELECT 1 FROM came")
                                                    : intoMirror(table, 'n', Sql("came")) + Sql("came")),
                             params);
    if (!inserted)
        return inserted.error().at(table.shown);
    if (wanted >= 0 && wanted != *inserted)
        return refusal(Text::tr("Rows to insert into %2: %1; inserted: %3. A trigger kept the others.")
                           .arg(QString::number(wanted), table.shown, QString::number(*inserted)));
    m_asked[table.oid].inserted += *inserted;
    return {};
}

Result<void> Journal::refuseReturns(const TableFacts& table)
{
    const RowCounts& asked = m_asked[table.oid];
    if (isCopied(table) || !table.hasKey() || asked.inserted == 0 || asked.deleted == 0)
        return {};
    const auto returned = m_transaction.query(
        Sql("SELECT pg_catalog.count(*) FROM ") + table.mirror + Sql(" AS m JOIN ") + table.mirror
        + Sql(" AS n ON ") + table.sameKey(Sql("m"), Sql("n")) + Sql(" WHERE ")
        + imagesOf(m_operation, Sql("m"), "g") + Sql(" AND ") + imagesOf(m_operation, Sql("n"), "n"));
    if (!returned)
        return returned.error();
    if (returned->single() == "0")
        return {};
    return refusal(Text::tr("A step inserts rows again that an earlier one deletes."),
                   Text::tr("Correct the game's definition: update those rows."));
}

Result<void> Journal::update(const TableFacts& table, const Sql& assignments, const Sql& condition,
                             const Pg::Params& params)
{
    if (isSimple(table))
        return updateSimply(table, assignments, condition, params);
    qint64 kept = -1;
    if (!isCopied(table)) {
        const auto images = keepBefore(table, 'b', condition, params);
        if (!images)
            return images.error().at(table.shown);
        kept = *images;
    }
    const auto updated = m_transaction.change(Sql("UPDATE ") + table.name + Sql(" AS t SET ") + assignments
                                                  + Sql(" WHERE ") + withParameters(condition),
                                              params);
    if (!updated)
        return updated.error().at(table.shown);
    if (kept >= 0 && kept != *updated)
        return refusal(Text::tr("Rows to change in %2: %1; changed: %3. A trigger kept the others.")
                           .arg(QString::number(kept), table.shown, QString::number(*updated)));
    m_asked[table.oid].updated += *updated;
    return {};
}

Result<QByteArrayList> Journal::finish()
{
    const auto after = Counters::read(m_transaction);
    if (!after)
        return after.error();
    if (after->files != m_before.files)
        return refusal(Text::tr("A trigger, a transform or somebody else has created, dropped, truncated or "
                                "rewritten a table meanwhile. The effect on its rows cannot be undone."),
                       Text::tr("Nothing was done. If it was somebody else, try again."));
    QByteArrayList unforeseen;
    for (const auto& [oid, entry] : after->tables) {
        const auto before = m_before.tables.find(oid);
        const RowCounts done =
            before == m_before.tables.end() ? entry.rows : entry.rows - before->second.rows;
        if (!m_copied.contains(oid) && done != m_asked[oid])
            unforeseen << entry.name;
    }
    if (!unforeseen.isEmpty())
        return unforeseen;
    for (const TableFacts& table : m_tables) {
        const bool isOpen = m_asked[table.oid].updated > 0 && !m_complete.contains(table.oid);
        const auto completed = isCopied(table) ? compareWithCopy(table)
            : isOpen                           ? completeUpdates(table)
                                               : Result<void>();
        if (!completed)
            return completed.error().at(table.shown);
        if (auto none = refuseReturns(table); !none)
            return none.error().at(table.shown);
    }
    return unforeseen;
}

Result<void> Journal::completeUpdates(const TableFacts& table)
{
    const Sql joinedImages = table.mirror + Sql(" AS m JOIN ") + table.name + Sql(" AS t ON ")
        + table.sameKey(Sql("t"), Sql("m")) + Sql(" WHERE ") + imagesOf(m_operation, Sql("m"), "b");
    const auto kept = keep(table, 'a', Sql("t"), joinedImages, {});
    if (!kept)
        return kept.error();
    if (*kept == m_asked[table.oid].updated)
        return {};
    // changed by one step and deleted by a later one: gone, as it was in the beginning
    const auto gone = m_transaction.change(
        Sql("UPDATE ") + table.mirror + Sql(" AS m SET \"weekglass.image\" = 'g' WHERE ")
        + imagesOf(m_operation, Sql("m"), "b") + Sql(" AND NOT EXISTS (SELECT FROM ") + table.name
        + Sql(" AS t WHERE ") + table.sameKey(Sql("t"), Sql("m")) + Sql(")"));
    if (!gone)
        return gone.error();
    if (*gone != m_goneAfterUpdate[table.oid])
        return refusal(Text::tr("A step changes the primary key of rows, so they cannot be found again."),
                       Text::tr("Correct the game's definition."));
    return {};
}

Result<void> Journal::compareWithCopy(const TableFacts& table)
{
    const Sql copy = copyName(table);
    if (!table.hasKey())
        return compareTexts(table, copy);
    const auto missing = [&](const Sql& from, const Sql& in) {
        return from + Sql(" AS t WHERE NOT EXISTS (SELECT FROM ") + in + Sql(" AS o WHERE ")
            + table.sameKey(Sql("o"), Sql("t")) + Sql(")");
    };
    const Sql changed = copy + Sql(" AS b JOIN ") + table.name + Sql(" AS a ON ")
        + table.sameKey(Sql("a"), Sql("b")) + Sql(" WHERE NOT ") + table.isSame(Sql("a"), Sql("b"));
    for (const auto& kept : {keep(table, 'g', Sql("t"), missing(copy, table.name), {}),
                             keep(table, 'b', Sql("b"), changed, {}), keep(table, 'a', Sql("a"), changed, {}),
                             keep(table, 'n', Sql("t"), missing(table.name, copy), {})}) {
        if (!kept)
            return kept.error();
    }
    return {};
}

Result<void> Journal::compareTexts(const TableFacts& table, const Sql& copy)
{
    const auto missing = [&](const Sql& from, const Sql& in) {
        return numberedRows(from, Sql("x")) + Sql(" WHERE NOT EXISTS (SELECT FROM ")
            + numberedRows(in, Sql("y")) + Sql(" WHERE y.k = x.k AND y.n = x.n)");
    };
    for (const auto& kept : {keep(table, 'g', Sql("(x.r)"), missing(copy, table.name), {}),
                             keep(table, 'n', Sql("(x.r)"), missing(table.name, copy), {})}) {
        if (!kept)
            return kept.error();
    }
    return {};
}

}
