#pragma once

#include "game/gamedefinition.h"
#include "game/manifestreader.h"

#include <optional>
#include <vector>

namespace Weekglass {

// Readers of the sections of game.json. Problems go to the sections' reader.

std::vector<EventSource> readEventSources(const ManifestSection& root);
std::vector<SnapshotSource> readSnapshotSources(const ManifestSection& root);
std::vector<MetricDefinition> readMetrics(const ManifestSection& root);
/// Who came and who came back. @p game has its event sources already.
std::vector<CohortDefinition> readCohorts(const ManifestSection& root, const GameDefinition& game);
std::vector<ReportDefinition> readReports(const ManifestSection& root);
std::vector<PlayLogDefinition> readPlayLogs(const ManifestSection& root);

/// What is found by its name. @p game has its play logs, events and snapshots already.
std::vector<NameSource> readNameSources(const ManifestSection& root, const GameDefinition& game);

/// How a play log is cut; nothing if it does not say so.
std::optional<RollbackDefinition> readRollback(const ManifestSection& playLog);

/// Which values outside the database a snapshot restores; nothing if the game has none.
std::optional<RecoveryDefinition> readRecovery(const ManifestSection& root,
                                               const std::vector<SnapshotSource>& snapshots);

/// Which files can be imported: one section for recorded responses, or a list of such sections. @p game has
/// its event sources already.
void readImports(const ManifestSection& root, GameDefinition& game);

/// The life of a week: when it began, what the next one takes over, which partitions it has, who migrates it,
/// and where its events come from.
void readWeekLife(const ManifestSection& root, GameDefinition& game);

/// What is done to its weeks now and then.
MaintenanceDefinition readMaintenance(const ManifestSection& root);

/// What the pictures of a section are drawn from.
enum class PictureOwner {
    State, ///< a snapshot or a report
    Play ///< the state after a play, which may be drawn at fixed places too
};
std::vector<PictureDefinition> readPictures(const ManifestSection& owner, PictureOwner of);
/// What a picture of fixed places has beyond type and title.
PlacesDefinition readPlaces(const ManifestSection& picture);

/// A path as in SVG with the commands M, L, C and Z, each followed by its own coordinates: "M 10 10 L 20 10
/// Z".
std::optional<std::vector<PathStep>> readPath(const QString& text);

}
