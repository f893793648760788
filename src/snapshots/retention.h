#pragma once

#include "game/retentionrule.h"
#include "pg/session.h"

namespace Weekglass {

/// Which rows a retention rule lets go, as they were when it was asked.
struct PrunePlan
{
    qint64 rows = 0; ///< that go
    qint64 kept = 0; ///< that stay
    qint64 tooYoung = 0; ///< of those that stay: beyond the number to keep, but too young to go
    Pg::Value newestAt =
        {}; ///< of the newest row that goes: its time, or the first column of the rule's order
    QByteArray newestId = {}; ///< likewise; empty if none goes
    Pg::Table sample = {}; ///< the newest of those that go, at most 100: id, group, order, time
    QString rule = {}; ///< in words
    QByteArray token = {}; ///< of exactly these rows
    QByteArray asOf = {}; ///< the server's time, from which ages are counted
};

/// Exactly what would go; nothing is done. Refuses what the rule must keep: when the row written last is not
/// among the newest, when a row cannot be ranked, or when other tables' rows would go along.
Result<PrunePlan> planPrune(Pg::Session& session, const RetentionRule& rule, const Pg::Call& call = {});

/// What deletes the rows of a plan: DELETE … RETURNING all columns of the table.
struct PruneDeletion
{
    Pg::Sql sql;
    Pg::Params params;
};

Result<PruneDeletion> pruneDeletion(const RetentionRule& rule, const PrunePlan& confirmed);
/// Likewise without a plan, as one statement that applies the rule at the time it runs: for the server's own
/// scheduler.
Result<Pg::Sql> pruneSql(const RetentionRule& rule);

/// In the transaction that deleted: refuses unless the rows that went are exactly those of the plan. @p gone:
/// a table expression with them.
Result<void> checkPruned(Pg::Session& session, const RetentionRule& rule, const PrunePlan& confirmed,
                         qint64 rows, const Pg::Sql& gone, const Pg::Call& call = {});

}
