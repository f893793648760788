#pragma once

#include "pg/promisedrows.h"
#include "snapshots/snapshotquery.h"

namespace Weekglass {

/// A statement with its parameters, as it is sent.
struct SnapshotStatement
{
    Pg::Sql sql;
    Pg::Params params;
};

/// A SELECT over a snapshot source under construction. The source's query is a subquery named s, so that the
/// planner can push what is added here into it.
class SnapshotSelect
{
public:
    explicit SnapshotSelect(const SnapshotQuery& query);

    /// A value as the statement has it, cast to @p type.
    Pg::Sql value(const QByteArray& text, const Pg::Sql& type);
    void where(const Pg::Sql& condition);
    /// Exactly this snapshot.
    void at(const SnapshotKey& key);
    /// Only what comes behind @p key when walking in this direction.
    void beyond(const SnapshotKey& key, SnapshotDirection direction);

    /// SELECT @p columns FROM source WHERE ... @p rest
    Result<SnapshotStatement> finish(const Pg::Sql& columns, const Pg::Sql& rest = {}) const;

    /// ORDER BY of a walk, by the key.
    static Pg::Sql order(SnapshotDirection direction);

private:
    SnapshotSource m_source;
    Pg::Sql m_where;
    Pg::Params m_params;
};

/// Runs it in a read-only transaction; errors are of the source's query file.
Result<Pg::Table> readSnapshots(Pg::Session& session, const SnapshotSource& source,
                                const Result<SnapshotStatement>& statement, const Pg::Call& call);
Result<void> readSnapshots(Pg::Session& session, const SnapshotSource& source,
                           const Result<SnapshotStatement>& statement, const Pg::PromisedRowHandler& onRow,
                           const Pg::Call& call);

/// The key in the first three columns: seq, subject, id.
SnapshotKey snapshotKey(Pg::PromisedRow& row);

}
