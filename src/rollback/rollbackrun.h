#pragma once

#include "rollback/journal.h"
#include "rollback/rollback.h"

namespace Weekglass {

/// A rollback inside its transaction, up to the point where it is either committed or thrown away.
class RollbackRun
{
public:
    /// What a rollback has done, and that of which a confirmation is made.
    struct Done
    {
        qint64 head = 0;
        qint64 headAfter = 0;
        std::vector<TableEffect> tables = {};
        ToldGame game = {};
        std::vector<ToldTable> told = {}; ///< of a preview only
        Pg::Table gameRow = {}; ///< before and after
        std::vector<OtherGame> others = {}; ///< of a preview only
        std::vector<LeftPart> left = {}; ///< of a preview only
        qint64 ledgerBytes = 0; ///< of the rows that the ledger keeps; of a preview only
        QByteArray confirmation = {};
    };

    RollbackRun(LedgerTransaction& transaction, const RollbackRequest& request, QByteArray operation)
        : m_transaction(transaction)
        , m_request(request)
        , m_plan(*request.log.rollback)
        , m_operation(std::move(operation))
        , m_params({request.gameId, QByteArray::number(request.target)})
    {
    }

    /// Reads the catalog and refuses what cannot be rolled back or may not be; changes nothing. @p copied are
    /// the tables that more happens to than the plan says.
    Result<void> prepare(const QByteArrayList& copied);
    /// Takes the locks and runs the plan. Tables that have to be copied come back in @p unforeseen; then the
    /// rest says nothing.
    Result<Done> run(QByteArrayList& unforeseen, bool isPreview);
    /// The plan's steps alone, with nothing kept: for a transaction that is thrown away.
    Result<void> cut();
    Result<void> cutStep(const RollbackStep& step);
    /// The last play that run() would leave, where it refused because that is not the target.
    std::optional<qint64> wrongHead() const { return m_wrongHead; }

    /// Tables for a message about locks.
    std::vector<quint32> oids() const;
    QStringList triggers() const;
    QStringList warnings() const;

private:
    const TableFacts& tableOf(const QString& name) const;
    Result<void> checkTables();
    /// What other nodes do by themselves is counted by nobody.
    Result<void> refuseUncounted();
    Result<void> lock(Done& done);
    /// Locks the game's row and adds it to @p row.
    Result<void> lockRow(Pg::Table& row);
    Result<void> checkHead(Done& done);
    /// What is shown before it is confirmed: the tables in words, the game's row, the ledger's size.
    Result<void> show(Done& done);
    Result<void> sumUp(Journal& journal, Done& done, bool isPreview);
    Result<void> checkTarget(qint64 head);
    Result<void> runSteps(Journal& journal);
    Result<void> runStep(Journal& journal, const RollbackStep& step);
    /// What the play does not say, then what the plan leaves.
    Result<void> tellLeft(Done& done);
    Result<qint64> ledgerBytes();
    QByteArray confirmation(const Done& done) const;

    LedgerTransaction& m_transaction;
    const RollbackRequest& m_request;
    const RollbackDefinition& m_plan;
    const QByteArray m_operation;
    const Pg::Params m_params; // game, play
    std::vector<TableFacts> m_tables; // of the steps, then the copied ones
    QByteArrayList m_copies; // names of the copied ones
    std::optional<TableFacts> m_lockTable;
    std::optional<qint64> m_wrongHead;
};

/// Refuses if the two are not the same, telling what differs; @p now is what was @p done.
Result<void> compareConfirmations(const QByteArray& expected, const QByteArray& now,
                                  const RollbackRun::Done& done);

}
