#include "base/plural.h"
#include "base/utf8.h"
#include "rollback/undorun.h"

#include "rollback/rowtexts.h"
#include "rollback/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// "id=5, part=2" of the row m.
Sql keyText(const TableFacts& table)
{
    std::vector<Sql> parts;
    for (const Sql& name : table.key())
        parts.push_back(*Sql::literal(name.text() + '=') + Sql(" || m.") + name + Sql("::TEXT"));
    return joined(parts, Sql(" || ', ' || "));
}

}

Result<void> UndoRun::checkRights() const
{
    QStringList missing;
    for (const auto& [facts, effect, mirror] : m_tables) {
        for (const auto& [has, right] : {std::pair<bool, const char*> {facts.maySelect, "SELECT"},
                                         {facts.mayInsert || effect.gone == 0, "INSERT"},
                                         {facts.mayUpdate || effect.changed == 0, "UPDATE"},
                                         {facts.mayDelete || effect.added == 0, "DELETE"}}) {
            if (!has)
                missing << Text::tr("%1 on %2").arg(QLatin1String(right), facts.shown);
        }
        if (!facts.triggers.empty() && !facts.isOwner)
            missing << Text::tr("to own %1, whose triggers are disabled meanwhile").arg(facts.shown);
        if (facts.hasRules || facts.hidesRows)
            return refusal(Text::tr("Rules or row-level security of %1 would change the restored rows.")
                               .arg(facts.shown));
    }
    if (missing.isEmpty())
        return {};
    Error error =
        refusal(Text::tr("The role %1 lacks rights for this: %2.")
                    .arg(m_transaction.facts().role, missing.join(QStringLiteral(", "))),
                Text::tr("Nothing was done. Ask the owner to grant them, or connect as the owner."));
    error.sqlState = QStringLiteral("42501");
    return error;
}

QStringList UndoRun::triggers() const
{
    QStringList list;
    for (const Table& table : m_tables)
        list << table.facts.activeTriggers();
    return list;
}

Result<void> UndoRun::findConflicts(qint64& count, std::vector<UndoConflict>& first)
{
    constexpr std::size_t Shown = 20;
    for (const auto& [facts, effect, mirror] : m_tables) {
        Sql found;
        if (facts.hasKey()) {
            const Sql same = facts.sameKey(Sql("t"), Sql("m"));
            const Sql isMissing = Sql("t.") + facts.key().front() + Sql(" IS NULL");
            found = Sql("SELECT 'e' AS what, ") + keyText(facts) + Sql(" AS k FROM ") + mirror
                + Sql(" AS m JOIN ") + facts.name + Sql(" AS t ON ") + same + Sql(" WHERE ") + images("g")
                + Sql(" UNION ALL SELECT CASE WHEN ") + isMissing + Sql(" THEN 'm' ELSE 'c' END, ")
                + keyText(facts) + Sql(" FROM ") + mirror + Sql(" AS m LEFT JOIN ") + facts.name
                + Sql(" AS t ON ") + same + Sql(" WHERE ") + images("an") + Sql(" AND (") + isMissing
                + Sql(" OR NOT ") + facts.isSame(Sql("t"), Sql("m")) + Sql(")");
        } else {
            found = Sql("SELECT 'm' AS what, pg_catalog.left(y.k, 200) AS k FROM ")
                + keptTexts(facts, mirror, images("n")) + Sql(" WHERE NOT EXISTS (SELECT FROM ")
                + tableTexts(facts) + Sql(" WHERE x.k = y.k AND x.n = y.n)");
        }
        const auto rows = m_transaction.query(Sql("SELECT c.what, c.k, pg_catalog.count(*) OVER () FROM (")
                                              + found + Sql(") AS c LIMIT 20"));
        if (!rows)
            return rows.error().at(facts.shown);
        if (!rows->rows.empty())
            count += Pg::numberOf(rows->rows[0].at(2));
        for (const auto& row : rows->rows) {
            if (first.size() == Shown)
                break;
            first.push_back({.table = facts.shown,
                             .key = Pg::textOf(row.at(1)),
                             .what = row.at(0) == "e" ? UndoConflict::What::Exists
                                 : row.at(0) == "m"   ? UndoConflict::What::Missing
                                                      : UndoConflict::What::Changed});
        }
    }
    return {};
}

Result<void> UndoRun::refuseSideEffects(const Counters& before)
{
    const auto after = Counters::read(m_transaction);
    if (!after)
        return after.error();
    for (const auto& [oid, entry] : after->tables) {
        const auto known = before.tables.find(oid);
        const RowCounts done = known == before.tables.end() ? entry.rows : entry.rows - known->second.rows;
        const auto table = std::ranges::find_if(m_tables, [&](const Table& t) { return t.facts.oid == oid; });
        const RowCounts wanted = table == m_tables.end()
            ? RowCounts()
            // a row that gives way is deleted and inserted instead of changed
            : RowCounts {table->effect.gone, table->effect.changed + movedOf(*table), table->effect.added};
        if (done.deleted + done.inserted + done.updated != wanted.deleted + wanted.inserted + wanted.updated)
            return refusal(
                Text::tr("Putting the rows back would change other rows of %1.").arg(fromUtf8(entry.name)),
                Text::tr("Nothing was done."));
    }
    return {};
}

Result<void> UndoRun::verify()
{
    for (const auto& [facts, effect, mirror] : m_tables) {
        const Sql wrong = facts.hasKey()
            ? mirror + Sql(" AS m WHERE ") + images("gb") + Sql(" AND NOT EXISTS (SELECT FROM ") + facts.name
                + Sql(" AS t WHERE ") + facts.sameKey(Sql("t"), Sql("m")) + Sql(" AND ")
                + facts.isSame(Sql("t"), Sql("m")) + Sql(")")
            : keptTexts(facts, mirror, images("g")) + Sql(" WHERE NOT EXISTS (SELECT FROM ")
                + tableTexts(facts) + Sql(" WHERE x.k = y.k AND x.n = y.n)");
        const auto count = m_transaction.query(Sql("SELECT pg_catalog.count(*) FROM ") + wrong);
        if (!count)
            return count.error().at(facts.shown);
        if (count->single() != "0")
            return refusal(
                Text::tr("%1 row(s) of %2 would not come back exactly as before.", nullptr,
                         pluralOf(count->single().value_or("0").toLongLong()))
                    .arg(Pg::textOf(count->single()), facts.shown),
                Text::tr("Nothing was done. The definitions of their computed columns were changed since."));
    }
    return {};
}

}
