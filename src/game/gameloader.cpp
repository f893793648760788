#include "game/gameloader.h"

#include "game/migrationname.h"
#include "game/sectionreaders.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

void readNames(const ManifestSection& root, GameDefinition& game)
{
    const QString folder = root.folder().name();
    game.id = root.name("id", ManifestSection::idPattern());
    if (!game.id.isEmpty() && game.id != folder)
        root.problem("id", Text::tr("it must be the name of the folder, %1").arg(folder));
    game.title = root.text("title");
    game.prefix = root.name("prefix", ManifestSection::idPattern());
    game.description = root.anyText("description");
}

/// What a rollback says to be newer afterwards has to be known.
void checkRecoveryOfRollbacks(const ManifestSection& root, const GameDefinition& game)
{
    for (const PlayLogDefinition& log : game.playLogs) {
        if (log.rollback && log.rollback->touchesRecovery && !game.recovery)
            root.problem(
                "recovery",
                Text::tr("the rollback of the play log %1 refers to it, but it is missing").arg(log.id));
    }
}

void readManifest(const ManifestSection& root, GameDefinition& game)
{
    readNames(root, game);
    game.events = readEventSources(root);
    game.snapshots = readSnapshotSources(root);
    game.metrics = readMetrics(root);
    game.cohorts = readCohorts(root, game);
    game.playLogs = readPlayLogs(root);
    game.names = readNameSources(root, game);
    readImports(root, game);
    game.recovery = readRecovery(root, game.snapshots);
    game.cache = readCache(root);
    checkRecoveryOfRollbacks(root, game);
    readWeekLife(root, game);
    game.maintenance = readMaintenance(root);
    game.reports = readReports(root);
    game.players = readPlayers(root);
    game.transforms = root.files("transforms");
}

/// Each reason is of a version that the game has, and that nothing takes back.
void checkWithoutUndo(ManifestReader& reader, const GameDefinition& game)
{
    const auto has = [](const std::vector<GameFile>& files, const MigrationVersion& version) {
        return std::ranges::any_of(files, [&version](const GameFile& file) {
            const auto name = MigrationName::parse(file.name.section(QLatin1Char('/'), -1));
            return name && name->version == version;
        });
    };
    for (const auto& [text, reason] : game.withoutUndo) {
        const auto version = MigrationVersion::parse(text);
        const QString problem = !version || !has(game.migrations, *version)
            ? Text::tr("withoutUndo: the game has no version %1").arg(text)
            : has(game.undo, *version) ? Text::tr("withoutUndo: a U file takes version %1 back").arg(text)
                                       : QString();
        if (!problem.isEmpty())
            reader.problem({.kind = Error::Kind::Format,
                            .message = problem,
                            .where = reader.folder().name() + QStringLiteral("/game.json")});
    }
}

/// Those that the manifest does not name.
void readOtherFiles(ManifestReader& reader, GameDefinition& game)
{
    if (!game.alembic.isEmpty()) { // which runs programs of the folder
        if (const auto read = reader.folder().readAll(); !read)
            reader.problem(read.error());
    }
    if (auto migrations = reader.folder().migrations(); !migrations) {
        reader.problem(migrations.error());
    } else {
        game.migrations = std::move(migrations->versioned);
        game.repeatable = std::move(migrations->repeatable);
        game.undo = std::move(migrations->undo);
        checkWithoutUndo(reader, game);
    }
    if (!reader.folder().has(QStringLiteral("sample.sql")))
        return;
    if (auto sample = reader.folder().read(QStringLiteral("sample.sql")); !sample)
        reader.problem(sample.error());
    else
        game.sample = *std::move(sample);
}

}

Result<GameDefinition> loadGame(const QString& folder)
{
    ManifestReader reader(folder);
    GameDefinition game;
    game.folder = folder;
    if (const auto manifest = reader.folder().read(QStringLiteral("game.json")); !manifest) {
        reader.problem(manifest.error());
    } else {
        reader.read(*manifest, reader.folder().name() + QStringLiteral("/game.json"),
                    [&](const ManifestSection& root) {
                        readManifest(root, game);
                        readOtherFiles(reader, game);
                    });
    }
    game.files = reader.folder().files();
    if (auto error = reader.error(Text::tr("Correct the files in %1 and load the game again.").arg(folder)))
        return *std::move(error);
    return game;
}

}
