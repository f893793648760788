#pragma once

#include "rollback/journal.h"
#include "rollback/rollback.h"

#include <map>

namespace Weekglass {

/// Looks whether a plan does what it should: cut one game, and touch nothing of the others. What the text of
/// the steps proves costs nothing; the rest is counted before and after.
class PlanCheck
{
public:
    PlanCheck(LedgerTransaction& transaction, const RollbackRequest& request);

    /// Before the steps.
    Result<void> begin(bool isPreview);
    /// After them: refuses if a step touched rows of other games and does not say that it does so on purpose.
    Result<void> finish(Journal& journal, const std::vector<TableFacts>& tables);
    /// Of a preview: the other games that a plan cuts along on purpose.
    std::vector<OtherGame> takeOthers() { return std::move(m_others); }

private:
    /// How many plays each game has, as the log's own query counts them.
    using PlaysOfGames = std::map<QByteArray, qint64>;

    Result<PlaysOfGames> countPlays();
    Result<void> comparePlays();
    /// No row of the target or of a play before it may be gone.
    Result<void> checkPlaysUpTo(Journal& journal, const TableFacts& table);
    Result<void> checkRows(Journal& journal, std::size_t step, const TableFacts& table);
    /// The condition that a row of this table is of the game, if another part of the plan tells; else empty.
    QByteArray gameCondition(const TableFacts& table) const;
    /// The columns with the number of the play that a row of this table belongs to, where the plan tells.
    std::vector<Pg::Sql> playColumns(const TableFacts& table) const;

    LedgerTransaction& m_transaction;
    const RollbackRequest& m_request;
    const RollbackDefinition& m_plan;
    std::vector<std::size_t> m_unproven; ///< steps whose text does not show that they touch one game only
    std::vector<std::size_t>
        m_inserts; ///< they change no row; looked at where another step tells the game's rows
    bool m_mayTouchOthers = false;
    bool m_counts = false;
    PlaysOfGames m_before;
    std::vector<OtherGame> m_others;
};

/// Whether a step of the plan touches rows of other games on purpose.
bool mayTouchOthers(const RollbackDefinition& plan);

/// Why the last play would be @p headAfter and not the target: there is no such play, or a step cuts too much
/// or too little. Finds out in transactions that are thrown away; the session must be out of any.
Error wrongHeadError(Pg::Session& session, const RollbackRequest& request, qint64 headAfter,
                     const RollbackOptions& options);

}
