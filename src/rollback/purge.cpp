#include "rollback/purge.h"

#include "pg/lockholders.h"
#include "rollback/ledgertransaction.h"
#include "rollback/text.h"
#include "weeks/planhash.h"

#include <QUuid>

#include <algorithm>
#include <map>

namespace Weekglass {

namespace {

using Pg::Sql;

/// The condition on a mirror's rows m.
Sql keptFor(const std::vector<Operation>& operations)
{
    std::vector<Sql> ids;
    for (const Operation& operation : operations)
        ids.push_back(*Sql::literal(operation.id) + Sql("::UUID"));
    return Sql("m.\"weekglass.operation\" IN (") + joined(ids, Sql(", ")) + Sql(")");
}

/// The mirrors that hold rows of the operations, with the table that each is of.
std::map<QByteArray, TableEffect> mirrorsOf(const std::vector<Operation>& operations)
{
    std::map<QByteArray, TableEffect> mirrors;
    for (const Operation& operation : operations) {
        for (const TableEffect& effect : operation.tables) {
            if (effect.rows() > 0)
                mirrors.try_emplace(effect.mirror, TableEffect {.table = effect.table, .name = effect.name});
        }
    }
    return mirrors;
}

QByteArray kindsOf(PurgeOf of)
{
    return of == PurgeOf::Everything ? "{rollback,redo,prune,move}" : "{prune,move}";
}

Result<PurgePreview> plan(LedgerTransaction& transaction, std::chrono::seconds olderThan, PurgeOf of)
{
    PurgePreview preview;
    if (!transaction.facts().hasLedger)
        return preview;
    const auto old =
        transaction.query(Sql::load("weekglass/ledger_old.sql"),
                          {QByteArray::number(static_cast<qint64>(olderThan.count())), kindsOf(of)});
    if (!old)
        return old.error();
    auto all = loadOperations(transaction.session(), transaction.options().call);
    if (!all)
        return all.error();
    PlanHash hash(transaction.facts().week);
    hash.add(QByteArray("purge"));
    for (Operation& operation : *all) {
        if (std::ranges::any_of(old->rows, [&](const auto& row) { return row.at(0) == operation.id; })) {
            hash.add(operation.id);
            preview.operations.push_back(std::move(operation));
        }
    }
    for (const auto& [mirror, table] : mirrorsOf(preview.operations)) {
        const auto counted =
            transaction.query(Sql("SELECT pg_catalog.count(*), "
                                  "COALESCE(pg_catalog.sum(pg_catalog.pg_column_size(m.*)), 0) FROM ")
                              + fromServer(mirror) + Sql(" AS m WHERE ") + keptFor(preview.operations));
        if (!counted)
            return counted.error().at(table.table);
        preview.rows += Pg::numberOf(counted->rows.at(0).at(0));
        preview.bytes += Pg::numberOf(counted->rows.at(0).at(1));
    }
    hash.add(preview.rows);
    preview.confirmation = hash.result();
    return preview;
}

Result<Operation> purgeNow(Pg::Session& session, std::chrono::seconds olderThan,
                           const QByteArray& confirmation, const OperationBy& by,
                           const RollbackOptions& options, PurgeOf of)
{
    if (auto given = checkReason(by); !given)
        return given.error();
    auto transaction = LedgerTransaction::begin(session, options);
    if (!transaction)
        return transaction.error();
    if (!transaction->facts().hasLedger)
        return refusal(Text::tr("This week has no ledger."));
    // no undo of one of them meanwhile
    if (auto locked = transaction->change(Sql("LOCK TABLE weekglass.operations IN SHARE ROW EXCLUSIVE MODE"));
        !locked)
        return locked.error();
    auto preview = plan(*transaction, olderThan, of);
    if (!preview)
        return preview.error();
    if (preview->confirmation != confirmation)
        return refusal(
            Text::tr("Nothing was purged: the preview is out of date (now rows: %1, operations: %2).")
                .arg(preview->rows)
                .arg(preview->operations.size()),
            Text::tr("Make a new preview."));
    if (preview->operations.empty())
        return refusal(Text::tr("No operation is that old."));
    Operation purge {.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                     .kind = OperationKind::Purge};
    for (auto [mirror, effect] : mirrorsOf(preview->operations)) {
        const auto gone = transaction->change(Sql("DELETE FROM ") + fromServer(mirror) + Sql(" AS m WHERE ")
                                              + keptFor(preview->operations));
        if (!gone)
            return gone.error().at(effect.table);
        effect.gone = *gone;
        purge.tables.push_back(effect);
    }
    std::vector<QByteArray> ids;
    for (const Operation& operation : preview->operations)
        ids.push_back(operation.id);
    if (auto recorded = transaction->record(purge, by, ids); !recorded)
        return recorded.error();
    if (auto committed = transaction->commit(purge); !committed)
        return committed.error();
    return purge;
}

}

Result<PurgePreview> previewPurge(Pg::Session& session, std::chrono::seconds olderThan,
                                  const RollbackOptions& options, PurgeOf of)
{
    auto transaction = LedgerTransaction::begin(session, options);
    if (!transaction)
        return transaction.error();
    auto preview = plan(*transaction, olderThan, of);
    if (!preview)
        return preview;
    if (auto ended = transaction->rollback(); !ended)
        return ended.error();
    return preview;
}

Result<Operation> purgeLedger(Pg::Session& session, std::chrono::seconds olderThan,
                              const QByteArray& confirmation, const OperationBy& by,
                              const RollbackOptions& options, PurgeOf of)
{
    return Pg::withLockHolders(session, purgeNow(session, olderThan, confirmation, by, options, of));
}

}
