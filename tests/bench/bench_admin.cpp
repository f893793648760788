#include "bench.h"

#include "drift/drift.h"
#include "lifecycle/board.h"
#include "lifecycle/newweek.h"
#include "lifecycle/sample.h"
#include "localserver/installation.h"
#include "scratch/clientprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace Weekglass::Bench {

namespace {

GameLibrary shippedGames()
{
    return GameLibrary::load({QStringLiteral(":/sql/games")});
}

/// A program of PostgreSQL's client beside pg_dump, e.g. psql.
QString beside(const ClientTools& tools, const char* program)
{
    return QFileInfo(tools.pgDump).path() + QLatin1Char('/') + QLatin1String(program);
}

/// The migrations of a game as files, for psql.
QStringList written(const GameDefinition& game, const QTemporaryDir& folder)
{
    QStringList files;
    for (const GameFile& migration : game.migrations) {
        files << folder.filePath(migration.name.section(QLatin1Char('/'), -1));
        QFile file(files.last());
        if (!file.open(QIODevice::WriteOnly) || file.write(migration.text) != migration.text.size())
            fail({.message = file.errorString(), .where = files.last()});
    }
    return files;
}

/// createdb as Weekglass does it, and one psql that runs the files, each in a transaction.
void floorOf(const Pg::ConnectOptions& server, const ClientTools& tools, const QString& name,
             const QStringList& files)
{
    value(runClientProgram(
        {.program = beside(tools, "createdb"),
         .arguments = {QStringLiteral("-T"), QStringLiteral("template0"), QStringLiteral("-E"),
                       QStringLiteral("UTF8"), QStringLiteral("--lc-collate=C"),
                       QStringLiteral("--lc-ctype=C.UTF-8"), name},
         .server = server}));
    QStringList arguments {QStringLiteral("-qX"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                           QStringLiteral("-d"), name};
    for (const QString& file : files)
        arguments << QStringLiteral("-c") << QStringLiteral("BEGIN") << QStringLiteral("-f") << file
                  << QStringLiteral("-c") << QStringLiteral("COMMIT");
    value(runClientProgram({.program = beside(tools, "psql"), .arguments = arguments, .server = server}));
}

void benchCreate(const Server& server, const Pg::ConnectOptions& options, const ClientTools& tools)
{
    constexpr int Runs = 9;
    const GameLibrary library = shippedGames();
    for (const GamePointer& game : library.games()) {
        const WeekName name {game->prefix, 1990, 1};
        const QTemporaryDir folder;
        const QStringList files = written(*game, folder);
        std::vector<double> ours;
        std::vector<double> floor;
        for (int i = 0; i <= Runs; ++i) {
            server.dropWeek(name.toString());
            QElapsedTimer time;
            time.start();
            floorOf(options, tools, name.toString(), files);
            const double bare = since(time);
            server.dropWeek(name.toString());
            time.restart();
            (void)value(makeNewWeek({.server = options, .game = *game, .name = name, .withRoles = false}));
            const double made = since(time);
            if (i == 0)
                continue; // to warm up
            ours.push_back(made);
            floor.push_back(bare);
        }
        server.dropWeek(name.toString());
        report(QStringLiteral("create and migrate a week of %1").arg(game->id), sorted(ours),
               QStringLiteral("createdb and psql with the same files"), sorted(floor),
               QStringLiteral("goal: at most 1.3"));
    }
}

/// One week serves for a hundred sessions: each reads and compares all of it anew. The reference is made
/// once.
void benchDrift(const Server& server, const Pg::ConnectOptions& options)
{
    constexpr int Weeks = 100;
    const GameLibrary library = shippedGames();
    for (const GamePointer& game : library.games()) {
        const QString name = WeekName {game->prefix, 1990, 1}.toString();
        server.makeWeek(name);
        ReferenceCatalogs references(
            [&](const std::stop_token&) { return Result<Pg::ConnectOptions>(options); });
        const auto times = timed(3, [&] {
            for (int i = 0; i < Weeks; ++i) {
                auto session = server.open(name);
                if (value(readDrift(session, *game, references)).isDrifted())
                    fail({.message = QStringLiteral("A new week has drifted."), .where = name});
            }
        });
        server.dropWeek(name);
        report(QStringLiteral("catalogs of 100 weeks of %1, one after the other").arg(game->id), times,
               QStringLiteral("goal: at most 5000"));
    }
}

/// Empty databases: what a board asks for does not depend on what is in them.
void benchBoard(const Server& server)
{
    constexpr int Databases = 1000;
    auto session = server.open();
    const auto nameOf = [](int i) {
        return WeekName {QStringLiteral("galaxy"), 1900 + i / 50, 1 + i % 50}.toString();
    };
    for (int i = 0; i < Databases; ++i)
        value(session.execute(Pg::Sql("CREATE DATABASE ") + value(Pg::Sql::identifier(nameOf(i)))
                              + Pg::Sql(" TEMPLATE template0 STRATEGY FILE_COPY")));
    const GameLibrary library = shippedGames();
    const auto times = timed(15, [&] { (void)value(readBoard(session, library)); });
    report(QStringLiteral("board of 1,000 databases"), times, QStringLiteral("goal: at most 300"));
    for (int i = 0; i < Databases; ++i)
        server.dropWeek(nameOf(i));
}

}

void benchAdmin(const Server& server)
{
    const Pg::ConnectOptions options {.conninfo = server.conninfo};
    const auto tools = value(findClientTools(server.open().serverVersion() / 10000));
    benchCreate(server, options, tools);
    benchDrift(server, options);
    benchBoard(server);
}

}
