#include "rollback/journal.h"

#include "base/utf8.h"
#include "rollback/ledgersql.h"

namespace Weekglass {

using Pg::Sql;

Result<qint64> Journal::countOfOthers(const TableFacts& table, const Sql& isOfGame, const QByteArray& game)
{
    const auto counted = m_transaction.query(
        Sql("SELECT pg_catalog.count(*) FROM ") + table.mirror
            + Sql(" AS t WHERE t.\"weekglass.operation\" = ") + literal(m_operation)
            + Sql("::UUID AND t.\"weekglass.image\" IN ('g', 'b', 'n') AND $1::TEXT IS NOT NULL AND (")
            + isOfGame + Sql(") IS FALSE"),
        {game});
    return counted ? Result<qint64>(Pg::numberOf(counted->single())) : Result<qint64>(counted.error());
}

// a changed row of a table without a key is gone and added, and the column of a table that no step compares
// with a play may hold anything
Result<qint64> Journal::countUpTo(const TableFacts& table, const Sql& column, qint64 target)
{
    const Sql text = Sql("t.") + column + Sql("::TEXT");
    const auto counted =
        m_transaction.query(Sql("SELECT pg_catalog.count(*) FILTER (WHERE t.\"weekglass.image\" = 'g') - "
                                "pg_catalog.count(*) FILTER (WHERE t.\"weekglass.image\" = 'n') FROM ")
                                + table.mirror + Sql(" AS t WHERE ") + Sql("t.\"weekglass.operation\" = ")
                                + literal(m_operation) + Sql("::UUID") + Sql(" AND CASE WHEN ") + text
                                + Sql(" OPERATOR(pg_catalog.~) '^-?[0-9]+$' THEN ") + text
                                + Sql("::NUMERIC OPERATOR(pg_catalog.<=) $1::NUMERIC END"),
                            {QByteArray::number(target)});
    return counted ? Result<qint64>(Pg::numberOf(counted->single())) : Result<qint64>(counted.error());
}

Result<std::vector<TableEffect>> Journal::effects(bool withSample)
{
    std::vector<Sql> parts;
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        parts.push_back(effectSql(m_tables[i], m_operation, static_cast<int>(i)));
    const auto counted = m_transaction.query(joined(parts, Sql(" UNION ALL ")) + Sql(" ORDER BY 1"));
    if (!counted)
        return counted.error();
    std::vector<TableEffect> effects;
    for (const auto& row : counted->rows) {
        const TableFacts& table = m_tables.at(row.at(0).value_or("0").toULongLong());
        TableEffect effect {.table = table.shown,
                            .name = table.name.text(),
                            .mirror = table.mirror.text(),
                            .shape = table.shape,
                            .gone = Pg::numberOf(row.at(1)),
                            .changed = Pg::numberOf(row.at(2)),
                            .added = Pg::numberOf(row.at(3)),
                            .before = fromUtf8(row.at(4).value_or("0")),
                            .after = fromUtf8(row.at(5).value_or("0")),
                            .isCopied = isCopied(table)};
        if (withSample && effect.rows() > 0) {
            auto rows = sample(table);
            if (!rows)
                return rows.error().at(table.shown);
            effect.sample = *std::move(rows);
        }
        effects.push_back(std::move(effect));
    }
    return effects;
}

Sql effectSql(const TableFacts& table, const QByteArray& operation, int place)
{
    // sums of hashes, because rows have no order
    return Sql("SELECT ") + literal(QByteArray::number(place))
        + Sql("::INTEGER AS place, pg_catalog.count(*) FILTER (WHERE k.image = 'g') AS gone, "
              "pg_catalog.count(*) FILTER (WHERE k.image = 'b') AS changed, "
              "pg_catalog.count(*) FILTER (WHERE k.image = 'n') AS added, "
              "pg_catalog.sum(k.hash) FILTER (WHERE k.image IN ('g', 'b')) AS before, "
              "pg_catalog.sum(k.hash) FILTER (WHERE k.image IN ('a', 'n')) AS after FROM (SELECT "
              "m.\"weekglass.image\" AS image, pg_catalog.hash_record_extended(")
        + table.hashableRow(Sql("m")) + Sql(", 0)::NUMERIC AS hash FROM ") + table.mirror
        + Sql(" AS m WHERE m.\"weekglass.operation\" = ") + literal(operation) + Sql("::UUID) AS k");
}

Result<Pg::Table> Journal::sample(const TableFacts& table)
{
    Sql cells;
    for (const ColumnFacts& column : table.columns)
        cells += Sql(", pg_catalog.left(m.") + column.name + Sql("::TEXT, 1000) AS ") + column.name;
    std::vector<Sql> parts;
    const auto add = [&](const QByteArray& image, const QByteArray& shown) {
        parts.push_back(Sql("(SELECT ") + literal(shown) + Sql(" AS image") + cells + Sql(" FROM ")
                        + table.mirror + Sql(" AS m WHERE ") + imagesOf(m_operation, Sql("m"), image)
                        + Sql(" LIMIT 5)"));
    };
    add("g", "gone");
    add("b", "before");
    add("a", "after");
    add("n", "added");
    return m_transaction.query(joined(parts, Sql(" UNION ALL ")));
}

}
