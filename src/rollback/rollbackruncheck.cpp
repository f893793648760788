#include "rollback/rollbackrun.h"

#include "rollback/text.h"

#include <algorithm>

namespace Weekglass {

using Pg::Sql;

Result<void> RollbackRun::prepare(const QByteArrayList& copied)
{
    m_copies = copied;
    QByteArrayList names;
    for (const RollbackStep& step : m_plan.steps)
        names << step.table.toUtf8();
    const QByteArray lock = m_plan.lockTable.toUtf8();
    names += copied;
    names << lock;
    const auto load = [&] {
        return loadTables(m_transaction.session(), names, m_transaction.options().call);
    };
    auto all = load();
    if (!all)
        return all.error();
    const auto other =
        m_transaction.chooseRole(*std::ranges::find(*all, m_plan.lockTable, &TableFacts::shown));
    if (!other)
        return other.error();
    if (*other) {
        all = load();
        if (!all)
            return all.error();
    }
    m_lockTable = *std::ranges::find(*all, m_plan.lockTable, &TableFacts::shown);
    for (TableFacts& table : *all) {
        const bool isOnlyLocked =
            table.oid == m_lockTable->oid && names.count(lock) == 1 && !copied.contains(table.name.text());
        if (!isOnlyLocked)
            m_tables.push_back(std::move(table));
    }
    if (auto fine = checkTables(); !fine)
        return fine;
    return refuseUncounted();
}

Result<void> RollbackRun::refuseUncounted()
{
    std::vector<Pg::Value> deleted;
    for (const TableFacts& table : m_tables) {
        if (!table.isOnNodes())
            continue;
        if (!table.activeTriggers().isEmpty() || m_plan.runsTransforms)
            return refusal(Text::tr("Rows of %1 are on several servers, where changes by triggers and "
                                    "transforms cannot be counted.")
                               .arg(table.shown),
                           Text::tr("Nothing was done. Make those changes steps of the game's rollback."));
        const bool isCut = std::ranges::any_of(m_plan.steps, [&](const RollbackStep& step) {
            return step.action == RollbackAction::Delete && step.table == table.shown;
        });
        if (isCut)
            deleted.emplace_back(QByteArray::number(table.oid));
    }
    if (deleted.empty())
        return {};
    const auto cascades =
        m_transaction.query(Sql::load("weekglass/ledger_cascades.sql"), {Pg::textArray(deleted)});
    if (!cascades)
        return cascades.error();
    if (cascades->rows.empty())
        return {};
    const auto table =
        std::ranges::find(m_tables, cascades->rows[0].at(0).value_or("0").toUInt(), &TableFacts::oid);
    return refusal(
        Text::tr("A foreign key changes further rows when rows of %1 are deleted. On several servers, these "
                 "cannot be counted.")
            .arg(table->shown),
        Text::tr("Nothing was done. Delete those rows in an earlier step, by a key without ON DELETE."));
}

/// Everything that is missing is named at once, before anything runs.
Result<void> RollbackRun::checkTables()
{
    QStringList missing;
    const auto need = [&](bool has, const char* right, const TableFacts& table) {
        if (!has)
            missing << Text::tr("%1 on %2").arg(QLatin1String(right), table.shown);
    };
    for (const TableFacts& table : m_tables) {
        if (const QString reason = table.unfitness(); !reason.isEmpty())
            return refusal(Text::tr("Rows of %1 cannot be rolled back: %2.").arg(table.shown, reason));
        need(table.maySchema, "USAGE", table);
        need(table.maySelect, "SELECT", table);
        if (m_copies.contains(table.name.text()))
            need(table.mayUpdate || table.mayDelete, "UPDATE", table); // to lock it
    }
    for (const RollbackStep& step : m_plan.steps) {
        const TableFacts& table = tableOf(step.table);
        switch (step.action) {
        case RollbackAction::Delete:
            need(table.mayDelete, "DELETE", table);
            break;
        case RollbackAction::Insert:
            need(table.mayInsert, "INSERT", table);
            break;
        case RollbackAction::Update:
            need(table.mayUpdate, "UPDATE", table);
            if (!table.hasKey())
                return refusal(Text::tr("Rows of %1 cannot be changed and put back: it has no primary key.")
                                   .arg(table.shown));
            break;
        }
    }
    need(m_lockTable->mayUpdate, "UPDATE", *m_lockTable);
    if (!m_transaction.facts().hasLedger && !m_transaction.facts().mayCreateSchema)
        missing << Text::tr(
                       "CREATE on the database %1, for the schema weekglass, which keeps the removed rows")
                       .arg(m_transaction.facts().week.name);
    if (m_transaction.facts().hasLedger && !m_transaction.facts().mayUseLedger)
        missing << Text::tr(
            "USAGE and CREATE on the schema weekglass, SELECT and INSERT on weekglass.operations");
    missing.removeDuplicates();
    return m_transaction.requireRights(missing);
}

}
