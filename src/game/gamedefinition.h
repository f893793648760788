#pragma once

#include "game/cachedefinition.h"
#include "game/cohortdefinition.h"
#include "game/eventsource.h"
#include "game/gamefile.h"
#include "game/importdefinition.h"
#include "game/maintenancedefinition.h"
#include "game/metricdefinition.h"
#include "game/namesource.h"
#include "game/playersdefinition.h"
#include "game/playlogdefinition.h"
#include "game/recoverydefinition.h"
#include "game/reportdefinition.h"
#include "game/snapshotsource.h"
#include "game/weeklifedefinition.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace Weekglass {

/// A kind of game: all that its folder says. Plain values, immutable once loaded.
struct GameDefinition
{
    QString id;
    QString title;
    QString description;
    QString prefix; ///< week databases are named <prefix>_<ISO year>_w<ISO week>
    QString folder; ///< where it was read from, ":/sql/games/<id>" for the ones that ship
    std::vector<GameFile> files; ///< all that it was made of, by name: nothing is read later
    bool isTrusted = true; ///< false: here are its names only, and none of its SQL
    std::vector<EventSource> events;
    std::vector<SnapshotSource> snapshots;
    std::vector<MetricDefinition> metrics;
    std::vector<CohortDefinition> cohorts;
    std::vector<PlayLogDefinition> playLogs;
    std::vector<NameSource> names; ///< in the order in which they are searched
    std::optional<ImportTarget> import; ///< of recorded responses
    std::vector<RowImport> rowImports; ///< of other lines; the first that knows a line takes it
    std::optional<RecoveryDefinition> recovery;
    std::vector<CacheDefinition> cache; ///< keys in Redis that mirror rows
    std::vector<GameFile> migrations; ///< V*.sql in version order
    std::vector<GameFile> repeatable; ///< R__*.sql by description: applied again when they changed
    std::vector<GameFile> undo; ///< U*.sql in version order: take a version back, only if asked
    std::map<QString, QString> withoutUndo; ///< versions that none of these takes back, and why
    std::vector<ValidationDefinition> validations;
    std::vector<GameFile> transforms; ///< in the order of the manifest
    std::optional<GameFile> sample; ///< sample.sql
    std::optional<GameFile> reset; ///< reset_at: when the week began, as the game says; one row or none
    std::vector<QString> carried; ///< schema.table: what a reset takes over into the next week, in this order
    std::map<QString, QStringList> carriedColumns; ///< of a carried table; without it all of them
    std::vector<PartitionRule> partitions;
    std::optional<DistributionDefinition> distribution; ///< nothing: its weeks cannot be distributed
    MaintenanceDefinition maintenance;
    QString alembic; ///< below the game's folder: the alembic.ini; empty: Alembic is not used
    std::optional<GameFile> fetchPlan; ///< fetch/plan.json: where its events are fetched from
    std::vector<ReportDefinition> reports;
    std::optional<PlayersDefinition> players;

    /// The carried tables as people read them: with their columns, where only some are carried.
    QStringList carriedTexts() const;
    const EventSource* eventSource(const QString& wanted) const;
    const SnapshotSource* snapshotSource(const QString& wanted) const;
    const MetricDefinition* metric(const QString& wanted) const;
    const PlayLogDefinition* playLog(const QString& wanted) const;
    const ReportDefinition* report(const QString& wanted) const;
    /// What may be shown of a game that is not trusted: names, and nothing that runs.
    GameDefinition namesOnly() const;
    /// In every letter; also those that are applied again, and those that undo.
    bool hasMigrationsOf(const GameDefinition& other) const;
};

}
