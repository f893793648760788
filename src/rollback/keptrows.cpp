#include "rollback/keptrows.h"

#include "base/utf8.h"
#include "pg/lockholders.h"
#include "rollback/journal.h"
#include "rollback/text.h"

#include <QUuid>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// One deletion inside its transaction.
class KeptRun
{
public:
    KeptRun(LedgerTransaction& transaction, const KeptDeletion& deletion)
        : m_transaction(transaction)
        , m_deletion(deletion)
    {
    }

    /// Reads the catalog and refuses what cannot be done or may not be; changes nothing.
    Result<void> prepare();
    Result<Operation> run();

private:
    const TableFacts& from() const { return m_tables.front(); }
    const TableFacts* into() const { return m_tables.size() > 1 ? &m_tables[1] : nullptr; }
    Result<void> load();
    Result<void> checkColumns();
    Result<void> checkRights() const;
    Result<void> makeLedger();
    Sql statement() const;
    /// "INSERT INTO mirror SELECT operation, image, alias.* FROM alias"
    Sql keep(const TableFacts& table, char image, const Sql& alias) const;
    Sql kept(const TableFacts& table) const;
    Result<void> refuseMore(const Counters& before, qint64 rows);
    Result<std::vector<TableEffect>> effects(qint64 rows);

    LedgerTransaction& m_transaction;
    const KeptDeletion& m_deletion;
    const QByteArray m_operation = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    std::vector<TableFacts> m_tables; // from, into
};

Result<void> KeptRun::load()
{
    QByteArrayList names {m_deletion.table.toUtf8()};
    if (!m_deletion.into.isEmpty())
        names << m_deletion.into.toUtf8();
    auto tables = loadTables(m_transaction.session(), names, m_transaction.options().call);
    if (!tables)
        return tables.error();
    m_tables = *std::move(tables);
    return {};
}

Result<void> KeptRun::prepare()
{
    if (auto loaded = load(); !loaded)
        return loaded;
    const auto other = m_transaction.chooseRole(from());
    if (!other)
        return other.error();
    if (*other) {
        if (auto loaded = load(); !loaded)
            return loaded;
    }
    for (const TableFacts& table : m_tables) {
        if (const QString reason = table.unfitness(); !reason.isEmpty())
            return refusal(Text::tr("Rows of %1 cannot be kept: %2.").arg(table.shown, reason),
                           Text::tr("Nothing was done."));
    }
    if (auto fit = checkColumns(); !fit)
        return fit;
    return checkRights();
}

Result<void> KeptRun::checkColumns()
{
    if (!into())
        return {};
    const auto found = m_transaction.query(Sql::load("catalog/column_differences.sql"),
                                           {QByteArray::number(from().oid), QByteArray::number(into()->oid)});
    if (!found)
        return found.error();
    if (found->rows.empty())
        return {};
    QStringList columns;
    for (const auto& row : found->rows)
        columns << Text::tr("%1 (%2 there, %3 here)", "column, its type in both tables")
                       .arg(Pg::textOf(row[0]), row[1] ? Pg::textOf(row[1]) : Text::tr("missing"),
                            row[2] ? Pg::textOf(row[2]) : Text::tr("missing"));
    Error error = refusal(
        Text::tr("Rows of %1 do not fit into %2: the columns differ.").arg(from().shown, into()->shown),
        Text::tr("Nothing was done. Give %1 the same columns.").arg(into()->shown));
    error.detail = columns.join(QLatin1Char('\n'));
    return error;
}

Result<void> KeptRun::checkRights() const
{
    QStringList missing;
    const auto need = [&](bool has, const char* right, const TableFacts& table) {
        if (!has)
            missing << Text::tr("%1 on %2").arg(QLatin1String(right), table.shown);
    };
    need(from().maySelect, "SELECT", from());
    need(from().mayDelete, "DELETE", from());
    if (into()) {
        need(into()->maySelect, "SELECT", *into());
        need(into()->mayInsert, "INSERT", *into());
    }
    const SessionFacts& facts = m_transaction.facts();
    if (!facts.hasLedger && !facts.mayCreateSchema)
        missing << Text::tr(
                       "CREATE on the database %1, for the schema weekglass, which keeps the removed rows")
                       .arg(facts.week.name);
    if (facts.hasLedger && !facts.mayUseLedger)
        missing << Text::tr(
            "USAGE and CREATE on the schema weekglass, SELECT and INSERT on weekglass.operations");
    return m_transaction.requireRights(missing);
}

Result<void> KeptRun::makeLedger()
{
    std::vector<const TableFacts*> tables;
    for (const TableFacts& table : m_tables)
        tables.push_back(&table);
    if (auto made = m_transaction.makeLedger(tables); !made)
        return made;
    return m_transaction.script(Sql::load("weekglass/ledger_kinds.sql"));
}

Sql KeptRun::keep(const TableFacts& table, char image, const Sql& alias) const
{
    return Sql("INSERT INTO ") + table.mirror + Sql(" SELECT ") + *Sql::literal(m_operation) + Sql("::UUID, ")
        + *Sql::literal(QByteArray(1, image)) + Sql(", ") + alias + Sql(".* FROM ") + alias;
}

Sql KeptRun::statement() const
{
    const Sql gone = Sql("WITH gone AS (") + m_deletion.deletion + Sql(")");
    if (!into())
        return gone + Sql(" ") + keep(from(), 'g', Sql("gone"));
    std::vector<Sql> columns;
    std::vector<Sql> values;
    for (const ColumnFacts& column : from().columns) {
        if (column.isGenerated)
            continue;
        columns.push_back(column.name);
        values.push_back(Sql("gone.") + column.name);
    }
    return gone + Sql(", kept AS (") + keep(from(), 'g', Sql("gone")) + Sql("), added AS (INSERT INTO ")
        + into()->name + Sql(" (") + joined(columns, Sql(", ")) + Sql(") OVERRIDING SYSTEM VALUE SELECT ")
        + joined(values, Sql(", ")) + Sql(" FROM gone RETURNING *) ") + keep(*into(), 'n', Sql("added"));
}

Sql KeptRun::kept(const TableFacts& table) const
{
    return Sql("(SELECT m.* FROM ") + table.mirror + Sql(" AS m WHERE m.\"weekglass.operation\" = ")
        + *Sql::literal(m_operation) + Sql("::UUID)");
}

/// Triggers and cascades may do what nobody has kept.
Result<void> KeptRun::refuseMore(const Counters& before, qint64 rows)
{
    const auto after = Counters::read(m_transaction);
    if (!after)
        return after.error();
    QStringList others;
    for (const auto& [oid, entry] : after->tables) {
        const auto known = before.tables.find(oid);
        const RowCounts done = known == before.tables.end() ? entry.rows : entry.rows - known->second.rows;
        const RowCounts expected = oid == from().oid ? RowCounts {.deleted = rows}
            : into() && oid == into()->oid           ? RowCounts {.inserted = rows}
                                                     : RowCounts {};
        if (done != expected)
            others << fromUtf8(entry.name);
    }
    if (others.isEmpty() && after->files == before.files)
        return {};
    return refusal(
        Text::tr("Triggers or cascades changed more than these rows: %1.")
            .arg(others.isEmpty() ? Text::tr("a table was rewritten") : others.join(QStringLiteral(", "))),
        Text::tr("Nothing was done, since that could not be put back."));
}

Result<std::vector<TableEffect>> KeptRun::effects(qint64 rows)
{
    std::vector<TableEffect> list;
    for (const TableFacts& table : m_tables) {
        const auto counted = m_transaction.query(effectSql(table, m_operation, 0));
        if (!counted)
            return counted.error();
        const auto& row = counted->rows.at(0);
        list.push_back({.table = table.shown,
                        .name = table.name.text(),
                        .mirror = table.mirror.text(),
                        .shape = table.shape,
                        .titles = {m_deletion.title},
                        .gone = Pg::numberOf(row.at(1)),
                        .added = Pg::numberOf(row.at(3)),
                        .before = fromUtf8(row.at(4).value_or("0")),
                        .after = fromUtf8(row.at(5).value_or("0"))});
    }
    const bool isWhole = std::ranges::all_of(list, [rows](const TableEffect& e) { return e.rows() == rows; });
    if (!isWhole || list.front().gone != rows)
        return refusal(Text::tr("Not all rows removed from %1 were kept.").arg(from().shown),
                       Text::tr("A trigger may keep rows out. Nothing was done."));
    return list;
}

Result<Operation> KeptRun::run()
{
    if (auto made = makeLedger(); !made)
        return made.error();
    const auto before = Counters::read(m_transaction);
    if (!before)
        return before.error();
    const auto rows = m_transaction.change(statement(), m_deletion.params);
    if (!rows)
        return rows.error().at(from().shown);
    // what triggers would do at COMMIT only, after all was counted
    if (auto checked = m_transaction.script(Sql("SET CONSTRAINTS ALL IMMEDIATE")); !checked)
        return checked.error();
    if (auto same = refuseMore(*before, *rows); !same)
        return same.error();
    if (m_deletion.check) {
        if (auto right = m_deletion.check(m_transaction.session(), *rows, kept(from())); !right)
            return right.error();
    }
    if (*rows == 0)
        return Operation {};
    auto done = effects(*rows);
    if (!done)
        return done.error();
    return Operation {.id = m_operation,
                      .kind = into() ? OperationKind::Move : OperationKind::Prune,
                      .tables = *std::move(done)};
}

Result<Operation> deleteNow(Pg::Session& session, const KeptDeletion& deletion, const OperationBy& by,
                            const RollbackOptions& options)
{
    if (auto given = checkReason(by); !given)
        return given.error();
    auto transaction = LedgerTransaction::begin(session, options);
    if (!transaction)
        return transaction.error();
    KeptRun run(*transaction, deletion);
    if (auto prepared = run.prepare(); !prepared)
        return prepared.error();
    auto operation = run.run();
    if (!operation || operation->id.isEmpty())
        return operation;
    if (auto recorded = transaction->record(*operation, by); !recorded)
        return recorded.error();
    if (auto committed = transaction->commit(*operation); !committed)
        return committed.error();
    return operation;
}

/// As the owner of the table whoever does it: see LedgerTransaction::chooseRole().
RollbackOptions asOwner(RollbackOptions options)
{
    options.allowSuperuser = true;
    return options;
}

}

Result<void> checkKeptDeletion(Pg::Session& session, const KeptDeletion& deletion,
                               const RollbackOptions& options)
{
    const RollbackOptions own = asOwner(options);
    auto transaction = LedgerTransaction::begin(session, own);
    if (!transaction)
        return transaction.error();
    if (auto prepared = KeptRun(*transaction, deletion).prepare(); !prepared)
        return prepared;
    return transaction->rollback();
}

Result<Operation> deleteKept(Pg::Session& session, const KeptDeletion& deletion, const OperationBy& by,
                             const RollbackOptions& options)
{
    return Pg::withLockHolders(session, deleteNow(session, deletion, by, asOwner(options)));
}

}
