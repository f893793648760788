#include "bench.h"

#include "base/files.h"
#include "game/gamelibrary.h"
#include "replay/playlogloader.h"
#include "week/sample.h"

#include <QElapsedTimer>
#include <QTextStream>

namespace Weekglass::Bench {

void benchReplay(const Server& server)
{
    const QString week = QStringLiteral("paperdynasty_1990_w01");
    server.makeWeek(week);
    auto session = server.open(week);
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const auto match = library.match(week);
    value(fillSample(session, *match->game, match->name, 1));
    const PlayLogDefinition& log = match->game->playLogs.front();
    const auto games = value(loadGames(session, log));
    QByteArray game;
    qint64 nearest = 1000;
    for (const auto& candidate : games.games) {
        const qint64 distance = std::abs(candidate.plays.value_or("0").toLongLong() - 80);
        if (distance < nearest) {
            nearest = distance;
            game = candidate.gameId;
        }
    }
    qsizetype plays = 0;
    const auto small = timed(51, [&] { plays = value(loadPlays(session, log, game))->size(); });
    report(QStringLiteral("a game of %1 plays with state").arg(plays), small,
           QStringLiteral("goal: under 20 ms"));

    value(session.script(value(Pg::Sql::trusted(
        value(readFile(QStringLiteral(WEEKGLASS_SOURCE_FOLDER "/tests/support/million_plays.sql")))))));
    auto largest = session.query(
        Pg::Sql("SELECT game_id::text FROM public.plays GROUP BY game_id ORDER BY count(*) DESC LIMIT 1"));
    const QByteArray million = *value(std::move(largest)).single();
    const double before = residentMegabytes();
    double growth = 0;
    const auto large = timed(3, [&] {
        const auto loaded = value(loadPlays(session, log, million));
        plays = loaded->size();
        growth = std::max(growth, residentMegabytes() - before);
    });
    report(
        QStringLiteral("a game of %1 plays with state, %2 MB more memory").arg(plays).arg(growth, 0, 'f', 0),
        large, QStringLiteral("goal: under 3 s and under 200 MB"));
    server.dropWeek(week);
}

}
