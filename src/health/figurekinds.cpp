#include "health/figure.h"
#include "health/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Group = FigureGroup;
using Unit = FigureUnit;

std::vector<FigureKind> ofNow()
{
    return {
        {"connections", Group::Now, Unit::Percent, false, "pg_stat_activity, max_connections",
         QT_TRANSLATE_NOOP("Health", "Connections"),
         QT_TRANSLATE_NOOP("Health",
                           "Close programs that keep idle sessions, put a pooler in front, or raise "
                           "max_connections.")},
        {"lock_wait", Group::Now, Unit::Seconds, false, "pg_blocking_pids(), pg_locks.waitstart",
         QT_TRANSLATE_NOOP("Health", "Lock waits"),
         QT_TRANSLATE_NOOP("Health", "Ask the owner of the root blocker, cancel its statement or end it.")},
        {"longest_statement", Group::Now, Unit::Seconds, false, "pg_stat_activity.query_start",
         QT_TRANSLATE_NOOP("Health", "Longest statement"),
         QT_TRANSLATE_NOOP("Health",
                           "Look at its plan with EXPLAIN, or cancel it with pg_cancel_backend().")},
        {"oldest_transaction", Group::Now, Unit::Seconds, false, "pg_stat_activity.xact_start",
         QT_TRANSLATE_NOOP("Health", "Oldest transaction"),
         QT_TRANSLATE_NOOP("Health", "End it. Until then, vacuum cannot remove rows that it may see.")},
        {"idle_transaction", Group::Now, Unit::Seconds, false, "pg_stat_activity.state_change",
         QT_TRANSLATE_NOOP("Health", "Idle in transaction"),
         QT_TRANSLATE_NOOP("Health",
                           "Ask the owner of the session, or end it; idle_in_transaction_session_timeout "
                           "does so automatically.")},
        {"cache_hit", Group::Now, Unit::Percent, true, "pg_stat_database (blks_hit, blks_read)",
         QT_TRANSLATE_NOOP("Health", "Cache hit"),
         QT_TRANSLATE_NOOP("Health",
                           "Look for statements that read whole tables, or raise shared_buffers. The cache "
                           "of the operating system is not counted.")},
        {"disk", Group::Now, Unit::Percent, false, "statvfs() of the private server's folder",
         QT_TRANSLATE_NOOP("Health", "Disk"),
         QT_TRANSLATE_NOOP("Health", "Archive and drop weeks that are over, or free space elsewhere.")},
        {"wraparound", Group::Now, Unit::Percent, false, "age(pg_database.datfrozenxid)",
         QT_TRANSLATE_NOOP("Health", "Wraparound"),
         QT_TRANSLATE_NOOP("Health", "Run VACUUM (FREEZE) in this database, and end old transactions.")},
    };
}

std::vector<FigureKind> ofQueries()
{
    return {
        {"statement_mean", Group::Queries, Unit::Milliseconds, false, "pg_stat_statements",
         QT_TRANSLATE_NOOP("Health", "Slowest mean time"),
         QT_TRANSLATE_NOOP("Health", "See the slowest statements, and look at their plans with EXPLAIN.")},
        {"statement_p99", Group::Queries, Unit::Milliseconds, false, "pg_stat_monitor",
         QT_TRANSLATE_NOOP("Health", "p99 time"),
         QT_TRANSLATE_NOOP("Health", "See the slowest statements, and look at their plans with EXPLAIN.")},
    };
}

std::vector<FigureKind> ofServer()
{
    return {
        {"multixact", Group::Server, Unit::Percent, false, "mxid_age(pg_database.datminmxid)",
         QT_TRANSLATE_NOOP("Health", "Multixact wraparound"),
         QT_TRANSLATE_NOOP("Health", "Run VACUUM (FREEZE) in this database, and end old transactions.")},
        {"replication_lag", Group::Server, Unit::Seconds, false,
         "pg_stat_replication.replay_lag, pg_stat_wal_receiver",
         QT_TRANSLATE_NOOP("Health", "Replication lag"),
         QT_TRANSLATE_NOOP("Health", "Look at the network and the load of the standby.")},
        {"replication_bytes", Group::Server, Unit::Bytes, false, "pg_stat_replication.replay_lsn",
         QT_TRANSLATE_NOOP("Health", "Replication behind by"),
         QT_TRANSLATE_NOOP("Health", "Look at the network and the load of the standby.")},
        {"conflicts", Group::Server, Unit::Count, false, "pg_stat_database_conflicts",
         QT_TRANSLATE_NOOP("Health", "Reads cancelled by replay"),
         QT_TRANSLATE_NOOP("Health",
                           "Raise max_standby_streaming_delay, or set hot_standby_feedback = on, on the "
                           "standby.")},
        {"slots", Group::Server, Unit::Count, false, "pg_replication_slots",
         QT_TRANSLATE_NOOP("Health", "Inactive slots"),
         QT_TRANSLATE_NOOP(
             "Health",
             "Start its reader, or drop it with pg_drop_replication_slot(). Until then, it keeps the WAL.")},
        {"checkpoints", Group::Server, Unit::Percent, true, "pg_stat_bgwriter, 17: pg_stat_checkpointer",
         QT_TRANSLATE_NOOP("Health", "Timed checkpoints"),
         QT_TRANSLATE_NOOP("Health", "Raise max_wal_size so that checkpoints are timed.")},
        {"archiver", Group::Server, Unit::Seconds, false, "pg_stat_archiver, pg_ls_archive_statusdir()",
         QT_TRANSLATE_NOOP("Health", "WAL archive"),
         QT_TRANSLATE_NOOP("Health", "Read the output of archive_command in the server's log.")},
    };
}

std::vector<FigureKind> ofPooler()
{
    return {
        {"pool", Group::Pooler, Unit::Percent, false, "SHOW POOLS, SHOW DATABASES",
         QT_TRANSLATE_NOOP("Health", "Pool"),
         QT_TRANSLATE_NOOP("Health", "Raise pool_size, or shorten the transactions of its clients.")},
        {"pool_wait", Group::Pooler, Unit::Seconds, false, "SHOW POOLS (maxwait), SHOW STATS (avg_wait_time)",
         QT_TRANSLATE_NOOP("Health", "Clients that wait for the pool"),
         QT_TRANSLATE_NOOP("Health", "Raise pool_size, or shorten the transactions of its clients.")},
    };
}

std::vector<FigureKind> ofTables()
{
    return {
        {"dead_rows", Group::Tables, Unit::Percent, false, "pg_stat_all_tables (n_dead_tup, n_live_tup)",
         QT_TRANSLATE_NOOP("Health", "Dead rows"),
         QT_TRANSLATE_NOOP("Health", "Run VACUUM on this table, for example with Maintenance.")},
        {"bloat", Group::Tables, Unit::Bytes, false, "pg_stats, pg_relation_size()",
         QT_TRANSLATE_NOOP("Health", "Bloat, estimated"),
         QT_TRANSLATE_NOOP("Health",
                           "Measure it (Measure bloat, --bloat). VACUUM FULL frees the space and locks the "
                           "table.")},
        {"autovacuum", Group::Tables, Unit::Hours, false, "pg_stat_all_tables, storage parameters",
         QT_TRANSLATE_NOOP("Health", "Autovacuum late"),
         QT_TRANSLATE_NOOP(
             "Health", "Run VACUUM on this table. Check that autovacuum is on and that nothing blocks it.")},
        {"unused_indexes", Group::Tables, Unit::Bytes, false, "pg_stat_all_indexes (idx_scan)",
         QT_TRANSLATE_NOOP("Health", "Unused indexes"),
         QT_TRANSLATE_NOOP("Health", "Drop them, unless a standby or a rare report uses them.")},
        {"missing_indexes", Group::Tables, Unit::Count, false, "pg_stat_all_tables (seq_scan, seq_tup_read)",
         QT_TRANSLATE_NOOP("Health", "Sequential scans"),
         QT_TRANSLATE_NOOP("Health", "Look at the statements that scan it; an index may help them.")},
        {"sequences", Group::Tables, Unit::Percent, false, "pg_sequence, pg_sequence_last_value()",
         QT_TRANSLATE_NOOP("Health", "Sequences"),
         QT_TRANSLATE_NOOP("Health",
                           "Change the column and its sequence to BIGINT before the numbers run out.")},
        {"partitions_ahead", Group::Tables, Unit::Count, false, "pg_inherits, partitions of game.json",
         QT_TRANSLATE_NOOP("Health", "Months without partition"),
         QT_TRANSLATE_NOOP("Health", "Make them with Partitions: weekglassctl partitions make.")},
        {"default_partition", Group::Tables, Unit::Count, false, "the default partition",
         QT_TRANSLATE_NOOP("Health", "Default partition"),
         QT_TRANSLATE_NOOP("Health",
                           "Make the missing months with Partitions; this moves the rows into them.")},
    };
}

std::vector<FigureKind> ofWeeks()
{
    return {
        {"week_size", Group::Weeks, Unit::Bytes, false, "pg_database_size()",
         QT_TRANSLATE_NOOP("Health", "Size"), QT_TRANSLATE_NOOP("Health", "Look at its tables by size.")},
        {"cluster_bytes", Group::Weeks, Unit::Bytes, false, "citus_shards, pg_database_size()",
         QT_TRANSLATE_NOOP("Health", "Size on all nodes"),
         QT_TRANSLATE_NOOP("Health", "Look at its tables by size, or add a node and move shards to it.")},
        {"cluster_nodes", Group::Weeks, Unit::Count, false, "citus_check_connection_to_node()",
         QT_TRANSLATE_NOOP("Health", "Nodes without an answer"),
         QT_TRANSLATE_NOOP("Health", "Start the node. Until then, nobody can read or write its data.")},
        {"cluster_sessions", Group::Weeks, Unit::Count, false, "citus_stat_activity",
         QT_TRANSLATE_NOOP("Health", "Sessions on all nodes"),
         QT_TRANSLATE_NOOP("Health",
                           "Look at max_connections and citus.max_shared_pool_size of the fullest node.")},
        {"cluster_shards", Group::Weeks, Unit::Percent, false, "citus_shards",
         QT_TRANSLATE_NOOP("Health", "Shards of the nodes"),
         QT_TRANSLATE_NOOP("Health", "Move shards with citus_rebalance_start() while the game rests.")},
        {"growth", Group::Weeks, Unit::BytesPerDay, false, "pg_database_size(), the week's start",
         QT_TRANSLATE_NOOP("Health", "Growth"), QT_TRANSLATE_NOOP("Health", "Look at its tables by size.")},
        {"size_compared", Group::Weeks, Unit::Times, false, "sizes that are kept of earlier weeks",
         QT_TRANSLATE_NOOP("Health", "Size beside the week before"),
         QT_TRANSLATE_NOOP("Health", "Look at its tables by size, and compare the metrics of both weeks.")},
        {"growth_compared", Group::Weeks, Unit::Times, false, "sizes that are kept of earlier weeks",
         QT_TRANSLATE_NOOP("Health", "Daily growth beside the week before"),
         QT_TRANSLATE_NOOP("Health", "Look at its tables by size, and compare the metrics of both weeks.")},
        {"rows_compared", Group::Weeks, Unit::Times, false,
         "pg_stat_all_tables (n_live_tup), kept of earlier weeks",
         QT_TRANSLATE_NOOP("Health", "Rows beside the week before"),
         QT_TRANSLATE_NOOP("Health", "Compare the metrics of both weeks, and look at its tables by rows.")},
        {"newest_event", Group::Weeks, Unit::Seconds, false, "events and snapshots of game.json",
         QT_TRANSLATE_NOOP("Health", "Newest event"),
         QT_TRANSLATE_NOOP("Health",
                           "See on Ingest whether the game's API answers, and which answers were rejected.")},
        {"ingest_errors", Group::Weeks, Unit::Count, false, "import.waiting of game.json",
         QT_TRANSLATE_NOOP("Health", "Ingest errors"),
         QT_TRANSLATE_NOOP("Health", "See on Ingest which loaded answers are not used, and why.")},
        {"unarchived_weeks", Group::Weeks, Unit::Count, false, "the server's log of operations",
         QT_TRANSLATE_NOOP("Health", "No verified archive"),
         QT_TRANSLATE_NOOP("Health", "Archive the weeks that are over, on the board.")},
    };
}

}

const std::vector<FigureKind>& figureKinds()
{
    static const auto all = [] {
        std::vector<FigureKind> kinds;
        for (const auto& part : {ofNow(), ofQueries(), ofTables(), ofServer(), ofPooler(), ofWeeks()})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return all;
}

const FigureKind* figureKind(const QString& id)
{
    const auto found = std::ranges::find_if(
        figureKinds(), [&id](const FigureKind& kind) { return id == QLatin1String(kind.id); });
    return found == figureKinds().end() ? nullptr : &*found;
}

QString figureName(const FigureKind& kind)
{
    return Text::tr(kind.name);
}

QString groupName(FigureGroup group)
{
    switch (group) {
    case FigureGroup::Now:
        return Text::tr("Now");
    case FigureGroup::Queries:
        return Text::tr("Queries");
    case FigureGroup::Tables:
        return Text::tr("Tables");
    case FigureGroup::Server:
        return Text::tr("Server");
    case FigureGroup::Pooler:
        return Text::tr("Pooler");
    case FigureGroup::Weeks:
        break;
    }
    return Text::tr("Weeks");
}

}
