#include "bench.h"

#include "base/files.h"
#include "game/gamelibrary.h"
#include "lifecycle/sample.h"
#include "pages/replay/playlistmodel.h"
#include "pages/replay/replayside.h"
#include "pages/replay/statemodel.h"
#include "replay/playlogloader.h"
#include "replay/playmarks.h"
#include "replay/replaycursor.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTextStream>

#include <libpq-fe.h>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Seeks = 2000;

QByteArray longestGame(Pg::Session& session)
{
    auto largest = session.query(
        Pg::Sql("SELECT game_id::text FROM public.plays GROUP BY game_id ORDER BY count(*) DESC LIMIT 1"));
    return *value(std::move(largest)).single();
}

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Lays out and paints all that has changed. What is still to be painted afterwards is, since a platform may
/// wait for its next frame (the offscreen one waits 5 ms), and two seeks would be measured as one.
void paintNow(QWidget& window)
{
    QCoreApplication::processEvents();
    QEvent request(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&window, &request);
}

/// The sorted times of seeks to random plays.
std::vector<double> timedSeeks(ReplayCursor& cursor, const std::function<void()>& afterwards)
{
    QRandomGenerator random(7);
    std::vector<double> times;
    for (int i = 0; i < Seeks; ++i) {
        QElapsedTimer timer;
        timer.start();
        cursor.seek(static_cast<qsizetype>(random.bounded(static_cast<qint64>(cursor.size()))));
        afterwards();
        times.push_back(milliseconds(timer));
    }
    std::ranges::sort(times);
    return times;
}

void reportSeeks(const QString& name, const std::vector<double>& sorted, const QString& goal)
{
    const auto at = [&sorted](double part) {
        return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
    };
    QTextStream(stdout) << QStringLiteral("%1: median %2 ms, p99 %3 ms, longest %4 ms (%5)")
                               .arg(name)
                               .arg(at(0.5), 0, 'f', 3)
                               .arg(at(0.99), 0, 'f', 3)
                               .arg(at(1), 0, 'f', 3)
                               .arg(goal)
                        << Qt::endl;
}

void benchSmallGame(Pg::Session& session, const PlayLogDefinition& log)
{
    const auto games = value(loadGames(session, log));
    const auto nearest = std::ranges::min_element(games.games, {}, [](const PlayLogGame& game) {
        return std::abs(game.plays.value_or("0").toLongLong() - 100);
    });
    qsizetype plays = 0;
    const auto times = timed(51, [&] { plays = value(loadPlays(session, log, nearest->gameId))->size(); });
    report(QStringLiteral("a game of %1 plays with its whole state").arg(plays), times,
           QStringLiteral("goal: under 20 ms"));
}

/// Ours and bare libpq in turns, each reading plays and as-of rows whole.
void benchLoading(const Server& server, const QString& week, const PlayLogDefinition& log,
                  const QByteArray& game)
{
    auto session = server.open(week);
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    PQclear(PQexec(conn, "SET jit = off")); // as we have it
    std::vector<double> ours;
    std::vector<double> bare;
    std::vector<double> firstPart;
    double growth = 0;
    qsizetype plays = 0;
    for (int run = 0; run < 4; ++run) {
        QElapsedTimer timer;
        timer.start();
        bareQuery(conn, value(playsSql(log)), {game});
        for (const GameFile& file : log.asOf)
            bareQuery(conn, value(asOfSql(file)), {game});
        bare.push_back(milliseconds(timer));
        const double before = residentMegabytes();
        double first = 0;
        timer.start();
        const auto loaded = value(loadPlays(session, log, game, {}, [&](const auto&) {
            if (first == 0)
                first = milliseconds(timer);
        }));
        ours.push_back(milliseconds(timer));
        firstPart.push_back(first);
        growth = std::max(growth, residentMegabytes() - before);
        plays = loaded->size();
        if (run == 0) { // to warm up
            ours.clear();
            bare.clear();
            firstPart.clear();
        }
    }
    PQfinish(conn);
    for (auto* times : {&ours, &bare, &firstPart})
        std::ranges::sort(*times);
    report(
        QStringLiteral("a game of %1 plays with state, %2 MB more memory").arg(plays).arg(growth, 0, 'f', 0),
        ours, QStringLiteral("bare libpq"), bare, QStringLiteral("at most 2; under 3 s and 200 MB"));
    report(QStringLiteral("until its first plays are usable"), firstPart,
           QStringLiteral("goal: under 100 ms"));
}

void benchSeeks(const WeekHandle& week, const PlayLogDefinition& log,
                const std::shared_ptr<const PlayLog>& loaded)
{
    ReplayCursor cursor;
    PlayListModel plays;
    StateModel state;
    plays.setLog(loaded);
    state.setLog(loaded);
    cursor.setLog(loaded);
    reportSeeks(QStringLiteral("seek in the models"),
                timedSeeks(cursor,
                           [&] {
                               plays.setCurrent(cursor.position());
                               state.setPosition(cursor.position());
                           }),
                QStringLiteral("goal: p99 at most 2 ms"));
    const auto marks = timed(3, [&] { findMarks(*loaded, log.marks); });
    report(QStringLiteral("index of marks and kinds, once for each log"), marks,
           QStringLiteral("reported only"));

    ReplaySide side(week, QStringLiteral("bench"));
    side.resize(1000, 700);
    side.show();
    side.load(log, loaded->gameId(), QStringLiteral("Long"), loaded->size());
    while (side.isLoading() || !side.marks())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    reportSeeks(QStringLiteral("seek until it is painted"),
                timedSeeks(*side.cursor(), [&] { paintNow(side); }),
                QStringLiteral("goal: p99 at most 16 ms"));
}

}

void benchReplay(const Server& server)
{
    const QString week = QStringLiteral("paperdynasty_1990_w01");
    server.makeWeek(week);
    auto session = server.open(week);
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const auto match = library.match(week);
    value(fillSample(session, *match->game, match->name, 1));
    const PlayLogDefinition& log = match->game->playLogs.front();
    benchSmallGame(session, log);
    value(session.script(value(Pg::Sql::trusted(
        value(readFile(QStringLiteral(WEEKGLASS_SOURCE_FOLDER "/tests/support/million_plays.sql")))))));
    const QByteArray million = longestGame(session);
    benchLoading(server, week, log, million);
    const WeekHandle handle {.pool = Pg::SessionPool::create({.conninfo = server.conninfo}),
                             .game = match->game,
                             .identity = value(identify(session))};
    benchSeeks(handle, log, value(loadPlays(session, log, million)));
    server.dropWeek(week);
}

}
