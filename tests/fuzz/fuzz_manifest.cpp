#include "fuzz.h"

#include "base/files.h"
#include "game/gameloader.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Weekglass;

namespace {

/// A game's folder whose files are all there, but for game.json.
const QString& folder()
{
    static const QTemporaryDir temporary;
    static const QString path = [] {
        const QDir games(temporary.path());
        for (const char* name :
             {"events", "snapshots", "metrics", "plays", "transforms", "reports", "fetch", "cohorts"})
            demand(games.mkpath(QStringLiteral("dice/") + QLatin1String(name)), "a folder is made");
        for (const char* name :
             {"events/a.sql", "snapshots/a.sql", "metrics/a.sql", "plays/a.sql", "plays/b.sql",
              "transforms/a.sql", "reports/a.sql", "cohorts/a.sql", "reset.sql"}) {
            const auto written = writePrivateFile(
                games.filePath(QStringLiteral("dice/") + QLatin1String(name)), "SELECT 1 AS id");
            demand(bool(written), "a file is written");
        }
        return games.filePath(QStringLiteral("dice"));
    }();
    return path;
}

}

/// game.json with everything that it may name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    QFile manifest(folder() + QStringLiteral("/game.json"));
    const QByteArray text = inputOf(data, size);
    demand(manifest.open(QIODevice::WriteOnly) && manifest.write(text) == text.size(),
           "the manifest is written");
    manifest.close();
    const auto game = loadGame(folder());
    if (!game) {
        demand(!game.error().message.isEmpty(), "an error has words");
        return 0;
    }
    demand(!game->id.isEmpty() && !game->title.isEmpty() && !game->prefix.isEmpty(), "a game has its names");
    for (const EventSource& source : game->events)
        demand(game->eventSource(source.id) == &source, "ids are unique");
    for (const PlayLogDefinition& log : game->playLogs)
        demand(game->playLog(log.id) == &log, "ids are unique");
    for (const CohortDefinition& cohort : game->cohorts)
        demand(cohort.events.isEmpty() || game->eventSource(cohort.events), "what is named is there");
    for (const ReportDefinition& report : game->reports) {
        for (const ReportParameter& parameter : report.parameters)
            demand(report.parameter(parameter.name) == &parameter, "names are unique");
    }
    demand(!game->recovery || game->snapshotSource(game->recovery->source), "what is named is there");
    demand(!game->import || game->eventSource(game->import->eventSource), "what is named is there");
    return 0;
}
