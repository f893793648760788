#include "rollback/undorun.h"

#include "base/utf8.h"
#include "rollback/rowtexts.h"
#include "rollback/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

Sql triggerChange(const TriggerFacts& trigger, const Sql& verb)
{
    return Sql("ALTER TABLE ONLY ") + trigger.table + verb + Sql("TRIGGER ") + trigger.name + Sql("; ");
}

Sql enabling(char enabled)
{
    switch (enabled) {
    case 'A':
        return Sql(" ENABLE ALWAYS ");
    case 'R':
        return Sql(" ENABLE REPLICA ");
    default:
        return Sql(" ENABLE ");
    }
}

}

Sql UndoRun::images(const char* list) const
{
    std::vector<Sql> letters;
    for (const char* letter = list; *letter; ++letter)
        letters.push_back(*Sql::literal(QByteArray(1, *letter)));
    return Sql("m.\"weekglass.operation\" = ") + *Sql::literal(m_operation.id)
        + Sql("::UUID AND m.\"weekglass.image\" IN (") + joined(letters, Sql(", ")) + Sql(")");
}

Result<void> UndoRun::prepare()
{
    QByteArrayList names;
    for (const TableEffect& effect : m_operation.tables) {
        if (effect.rows() > 0)
            names << effect.name;
    }
    if (names.isEmpty())
        return {};
    const auto load = [&] {
        return loadTables(m_transaction.session(), names, m_transaction.options().call);
    };
    auto facts = load();
    if (!facts)
        return facts.error();
    const auto other = m_transaction.chooseRole(facts->front());
    if (!other)
        return other.error();
    if (*other) {
        facts = load();
        if (!facts)
            return facts.error();
    }
    for (TableFacts& table : *facts) {
        const auto effect = std::ranges::find(m_operation.tables, table.name.text(), &TableEffect::name);
        if (table.shape != effect->shape)
            return refusal(
                Text::tr("The columns of %1 were changed since, so its rows no longer fit.").arg(table.shown),
                Text::tr("Nothing was done. The kept rows are in %1.").arg(fromUtf8(effect->mirror)));
        m_tables.push_back({std::move(table), *effect, fromServer(effect->mirror)});
    }
    if (auto fine = checkRights(); !fine)
        return fine;
    return readForeignKeys();
}

Result<void> UndoRun::readForeignKeys()
{
    std::vector<Pg::Value> values;
    for (const quint32 oid : oids())
        values.emplace_back(QByteArray::number(oid));
    const auto keys =
        m_transaction.query(Sql::load("weekglass/ledger_foreign_keys.sql"), {Pg::textArray(values)});
    if (!keys)
        return keys.error();
    const auto read = [&] {
        m_foreignKeys.clear();
        for (const auto& row : keys->rows) {
            const auto table = [&](std::size_t column) {
                return &*std::ranges::find_if(m_tables, [&](const Table& candidate) {
                    return candidate.facts.oid == row.at(column).value_or("0").toUInt();
                });
            };
            m_foreignKeys.push_back(
                {table(0), table(1), fromServer(row.at(2).value_or(QByteArray())), row.at(3) == "t"});
        }
    };
    read();
    orderTables();
    read(); // the tables have moved
    return {};
}

/// Parents before children; the plan's order backwards where foreign keys say nothing or go in a circle.
void UndoRun::orderTables()
{
    std::vector<const Table*> left;
    for (auto table = m_tables.rbegin(); table != m_tables.rend(); ++table)
        left.push_back(&*table);
    std::vector<Table> ordered;
    while (!left.empty()) {
        const auto waits = [&](const Table* table) {
            return std::ranges::any_of(m_foreignKeys, [&](const ForeignKey& key) {
                return key.child == table && key.parent != table && std::ranges::count(left, key.parent) > 0;
            });
        };
        auto next = std::ranges::find_if_not(left, waits);
        if (next == left.end())
            next = left.begin();
        ordered.push_back(**next);
        left.erase(next);
    }
    m_tables = std::move(ordered);
}

std::vector<quint32> UndoRun::oids() const
{
    std::vector<quint32> oids;
    for (const Table& table : m_tables)
        oids.push_back(table.facts.oid);
    return oids;
}

Result<void> UndoRun::lock()
{
    if (auto locked = m_transaction.lockGame(m_operation.log, m_operation.gameId); !locked)
        return locked;
    std::vector<const TableFacts*> tables;
    for (const Table& table : m_tables)
        tables.push_back(&table.facts);
    return tables.empty() ? Result<void>() : m_transaction.lockTables(tables);
}

/// Whether rows are put back before those that they refer to.
bool UndoRun::hasToWait(const ForeignKey& key)
{
    const bool isBefore = key.child < key.parent; // both are in m_tables
    return !key.isDeferrable && key.child->facts.isOwner && key.parent->effect.gone > 0
        && (key.child->effect.changed > 0 || (key.child->effect.gone > 0 && isBefore));
}

Result<void> UndoRun::loosen()
{
    Sql statements;
    for (const Table& table : m_tables) {
        for (const TriggerFacts& trigger : table.facts.triggers) {
            if (trigger.enabled != 'D')
                statements += triggerChange(trigger, Sql(" DISABLE "));
        }
    }
    for (const ForeignKey& key : m_foreignKeys) {
        if (hasToWait(key))
            statements += Sql("ALTER TABLE ") + key.child->facts.name + Sql(" ALTER CONSTRAINT ") + key.name
                + Sql(" DEFERRABLE INITIALLY DEFERRED; ");
    }
    return m_transaction.script(statements + Sql("SET CONSTRAINTS ALL DEFERRED"));
}

Result<void> UndoRun::tighten()
{
    Sql statements("SET CONSTRAINTS ALL IMMEDIATE; ");
    for (const ForeignKey& key : m_foreignKeys) {
        if (hasToWait(key))
            statements += Sql("ALTER TABLE ") + key.child->facts.name + Sql(" ALTER CONSTRAINT ") + key.name
                + Sql(" NOT DEFERRABLE; ");
    }
    for (const Table& table : m_tables) {
        for (const TriggerFacts& trigger : table.facts.triggers) {
            if (trigger.enabled != 'D')
                statements += triggerChange(trigger, enabling(trigger.enabled));
        }
    }
    return m_transaction.script(statements);
}

Sql UndoRun::isMoved(const Table& table) const
{
    std::vector<Sql> was;
    std::vector<Sql> is;
    for (const Sql& column : table.facts.uniqueColumns) {
        was.push_back(Sql("m.") + column);
        is.push_back(Sql("a.") + column);
    }
    return images("b") + Sql(" AND EXISTS (SELECT FROM ") + table.mirror
        + Sql(" AS a WHERE a.\"weekglass.operation\" = m.\"weekglass.operation\" AND a.\"weekglass.image\" = "
              "'a' "
              "AND ")
        + table.facts.sameKey(Sql("a"), Sql("m")) + Sql(" AND ROW(") + joined(was, Sql(", "))
        + Sql(") IS DISTINCT FROM ROW(") + joined(is, Sql(", ")) + Sql("))");
}

Result<void> UndoRun::countMoved()
{
    m_moved.clear();
    for (const Table& table : m_tables) {
        if (table.effect.changed == 0 || table.facts.uniqueColumns.empty() || !table.facts.hasKey())
            continue;
        const auto count = m_transaction.query(Sql("SELECT pg_catalog.count(*) FROM ") + table.mirror
                                               + Sql(" AS m WHERE ") + isMoved(table));
        if (!count)
            return count.error().at(table.facts.shown);
        if (const qint64 moved = Pg::numberOf(count->single()); moved > 0)
            m_moved[table.facts.oid] = moved;
    }
    return {};
}

qint64 UndoRun::movedOf(const Table& table) const
{
    const auto found = m_moved.find(table.facts.oid);
    return found == m_moved.end() ? 0 : found->second;
}

Result<qint64> UndoRun::removeAdded(const Table& table)
{
    const qint64 moved = movedOf(table);
    if (table.effect.added + moved == 0)
        return qint64(0);
    const auto& [facts, effect, mirror] = table;
    const Sql goes =
        moved == 0 ? images("n") : Sql("(") + images("n") + Sql(" OR ") + isMoved(table) + Sql(")");
    if (facts.hasKey())
        return m_transaction.change(Sql("DELETE FROM ") + facts.name + Sql(" AS t USING ") + mirror
                                    + Sql(" AS m WHERE ") + goes + Sql(" AND ")
                                    + facts.sameKey(Sql("t"), Sql("m")));
    return m_transaction.change(
        Sql("DELETE FROM ") + facts.name + Sql(" AS t USING ") + tableTexts(facts) + Sql(" JOIN ")
        + keptTexts(facts, mirror, images("n"))
        + Sql(" ON x.k = y.k AND x.n = y.n WHERE t.ctid = x.id AND t.tableoid = x.part"));
}

Result<qint64> UndoRun::revertChanged(const Table& table, Conflicts conflicts)
{
    if (table.effect.changed == 0 && conflicts == Conflicts::Refuse)
        return qint64(0);
    std::vector<Sql> assignments;
    for (const ColumnFacts& column : table.facts.columns) {
        if (!column.isGenerated && !column.isAlwaysIdentity && column.keyPlace == 0)
            assignments.push_back(column.name + Sql(" = m.") + column.name);
    }
    if (assignments.empty() || !table.facts.hasKey())
        return qint64(0);
    return m_transaction.change(Sql("UPDATE ") + table.facts.name + Sql(" AS t SET ")
                                + joined(assignments, Sql(", ")) + Sql(" FROM ") + table.mirror
                                + Sql(" AS m WHERE ") + images(conflicts == Conflicts::Refuse ? "b" : "bg")
                                + Sql(" AND ") + table.facts.sameKey(Sql("t"), Sql("m")));
}

Result<qint64> UndoRun::insertGone(const Table& table, Conflicts conflicts)
{
    const qint64 moved = movedOf(table);
    if (table.effect.gone + moved == 0 && conflicts == Conflicts::Refuse)
        return qint64(0);
    std::vector<Sql> columns;
    std::vector<Sql> values;
    for (const ColumnFacts& column : table.facts.columns) {
        if (column.isGenerated)
            continue;
        columns.push_back(column.name);
        values.push_back(Sql("m.") + column.name);
    }
    Sql rows = moved == 0 ? images("g") : Sql("(") + images("g") + Sql(" OR ") + isMoved(table) + Sql(")");
    if (conflicts == Conflicts::Overwrite && table.facts.hasKey())
        rows = images("bg") + Sql(" AND NOT EXISTS (SELECT FROM ") + table.facts.name + Sql(" AS t WHERE ")
            + table.facts.sameKey(Sql("t"), Sql("m")) + Sql(")");
    return m_transaction.change(Sql("INSERT INTO ") + table.facts.name + Sql(" (")
                                + joined(columns, Sql(", ")) + Sql(") OVERRIDING SYSTEM VALUE SELECT ")
                                + joined(values, Sql(", ")) + Sql(" FROM ") + table.mirror
                                + Sql(" AS m WHERE ") + rows);
}

Result<void> UndoRun::checkCount(const Table& table, const Result<qint64>& done, qint64 expected)
{
    if (!done)
        return done.error().at(table.facts.shown);
    if (*done == expected)
        return {};
    return refusal(Text::tr("Rows to put back into %2: %1; put back: %3.")
                       .arg(QString::number(expected), table.facts.shown, QString::number(*done)),
                   Text::tr("Nothing was done."));
}

Result<void> UndoRun::putBack(Conflicts conflicts)
{
    const auto before = Counters::read(m_transaction);
    if (!before)
        return before.error();
    if (auto loosened = loosen(); !loosened)
        return loosened;
    const bool counts = conflicts == Conflicts::Refuse;
    if (counts) {
        if (auto counted = countMoved(); !counted)
            return counted;
    }
    const auto each = [&](const auto& tables, const auto& action, auto expected) -> Result<void> {
        for (const Table& table : tables) {
            const auto done = action(table);
            if (auto fine = checkCount(table, done, counts || !done ? expected(table) : *done); !fine)
                return fine;
        }
        return {};
    };
    const std::vector<Table> childrenFirst(m_tables.rbegin(), m_tables.rend());
    // in this order the rows that are there are always some of those that there were, so that no unique key
    // is violated on the way
    if (auto done = each(
            childrenFirst, [&](const Table& table) { return removeAdded(table); },
            [&](const Table& table) { return table.effect.added + movedOf(table); });
        !done)
        return done;
    if (auto done = each(
            m_tables, [&](const Table& table) { return revertChanged(table, conflicts); },
            [&](const Table& table) { return table.effect.changed - movedOf(table); });
        !done)
        return done;
    if (auto done = each(
            m_tables, [&](const Table& table) { return insertGone(table, conflicts); },
            [&](const Table& table) { return table.effect.gone + movedOf(table); });
        !done)
        return done;
    if (auto tightened = tighten(); !tightened)
        return tightened;
    if (!counts)
        return {};
    if (auto fine = refuseSideEffects(*before); !fine)
        return fine;
    return verify();
}

Result<std::vector<ToldTable>> UndoRun::tell(const std::vector<TableEffect>& effects,
                                             const RollbackWords& words)
{
    std::vector<ToldTable> tables;
    for (const TableEffect& effect : inToldOrder(effects, words)) {
        const auto table =
            std::ranges::find(m_tables, effect.name, [](const Table& each) { return each.effect.name; });
        if (table == m_tables.end())
            continue;
        auto told = tellTable(
            m_transaction,
            {.table = table->facts, .mirror = table->mirror, .operation = m_operation.id, .isUndo = true},
            effect, words, m_operation.gameId);
        if (!told)
            return told.error();
        tables.push_back(*std::move(told));
    }
    return tables;
}

}
