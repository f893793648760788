#pragma once

#include "archives/archiveweek.h"
#include "game/gamedefinition.h"
#include "weeks/cronjobs.h"

#include <QDate>

namespace Weekglass {

/// One part of a table that is partitioned by month.
struct Partition
{
    QString name; ///< qualified and quoted
    quint32 oid = 0;
    QByteArray from; ///< bounds as the server writes them (UTC), the lower one included
    QByteArray to; ///< both empty: the default partition, or one that is detached already
    bool isDefault = false; ///< takes what no month takes
    bool isDetached = false; ///< by a run of this that did not come to its end
    bool isDetaching = false; ///< DETACH CONCURRENTLY was cut off; it is ended first
    bool isForeign = false; ///< its rows are elsewhere: neither read nor dropped
    qint64 rowsEstimate = -1; ///< as of the last ANALYZE; -1: there was none
    std::optional<qint64> rows = {}; ///< counted; only of those that are to go
    qint64 bytes = 0; ///< with indexes
    QByteArray newest = {}; ///< time of the newest row (UTC); empty: there is none
};

/// What is there of one table, and what is to be done about it.
struct PartitionedTable
{
    PartitionRule rule;
    QString column; ///< that it is partitioned by, quoted
    QString owner; ///< role
    std::vector<Partition> partitions; ///< by time; the default one and detached ones at the end
    std::vector<QDate> toMake; ///< first days of the months that have none
    QStringList toDrop; ///< names of those that are older than the game keeps them
    bool detachesConcurrently = false; ///< writers are not held up; not where there is a default partition

    const Partition* find(const QString& name) const;
    /// Finds toMake and toDrop by the rule. @p today: UTC
    void applyRule(const QDate& today);
};

/// What the game's rules ask for today.
struct PartitionPlan
{
    WeekIdentity week;
    QDate today; ///< by the server's clock, UTC
    std::vector<PartitionedTable> tables;
    QString phrase; ///< weekPhrase()
    QStringList obstacles; ///< each forbids it
    QByteArray hash; ///< of all that would be made and dropped, with counts and newest rows

    bool makes() const;
    bool drops() const;
};

struct PartitionRequest
{
    Pg::ConnectOptions server; ///< maintenance database
    const GameDefinition& game;
    WeekIdentity week;
    std::optional<Pg::ConnectOptions> scratch = {}; ///< where dumps are verified; needed to drop
    QString archiveFolder = {}; ///< empty: as for whole weeks
    AdminBy by = {};
    std::optional<QDate> today = {}; ///< instead of the server's clock
    AdminProgress onProgress = {};
    std::stop_token stop = {};
};

struct PartitionReport
{
    QByteArray operation; ///< in the log; empty: nothing was to be done
    QStringList made; ///< names of partitions
    QStringList dropped;
    QStringList archives; ///< files, in the order of dropped
};

/// Looks only.
Result<PartitionPlan> planPartitions(const PartitionRequest& request);

/// Makes the months that are missing, each in one transaction; rows of theirs that went to the default
/// partition move over. Destroys nothing, so it needs no confirmation.
Result<PartitionReport> makePartitions(const PartitionRequest& request);

/// The same, then for each old month: detach it, dump it and prove the dump, drop it if its rows are still
/// those that were dumped. Bound to the plan that was shown by its hash. What was cut off anywhere goes on
/// when it is planned and done again: a partition that is detached and not dropped stands in the next plan.
Result<PartitionReport> runPartitions(const PartitionRequest& request, const QString& typed,
                                      const QByteArray& hash);

/// Statements that make the months ahead, for the server's own scheduler.
Result<Pg::Sql> partitionsAheadSql(const PartitionRule& rule);
/// Jobs that make the months ahead, for the server's own scheduler: by default on the 25th of each month.
Result<std::vector<CronTask>> partitionJobs(const GameDefinition& game,
                                            const QString& schedule = QStringLiteral("0 0 25 * *"));

}
