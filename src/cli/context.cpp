#include "cli/context.h"

#include "cli/asplayer.h"
#include "cli/output.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "game/usermetrics.h"
#include "localserver/localserver.h"
#include "pg/ownertrust.h"
#include "replay/gamename.h"
#include "trust/gametrust.h"
#include "weeks/databasefacts.h"
#include "weeks/servermark.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace Weekglass {

namespace {

/// One of --database.
bool isOpened(const Context& context, const QString& database)
{
    return std::ranges::find(context.opened->names, database.toStdString()) != context.opened->names.end();
}

/// Errors of our own looking for something by name; shares the server's code for a database that is not
/// there.
const QString& notFoundState()
{
    static const QString state = QStringLiteral("3D000");
    return state;
}

/// What answers is remembered with the saved connection to it, once in a run, so that a mark of it holds for
/// every spelling of its address. Where nothing can be kept, or nothing is, nobody needs to hear of it.
Result<Pg::Session> openSession(const Context& context, const Pg::ConnectOptions& options)
{
    auto session = Pg::Session::open(options);
    if (session)
        sayIfStandby(context, *session);
    static bool isKept = false;
    if (!session || context.local || std::exchange(isKept, true)
        || !QFileInfo::exists(Workspace::defaultPath()))
        return session;
    if (const auto identity = identify(*session))
        (void)keepServerIdentifier(options, identity->systemIdentifier);
    return session;
}

}

Error notFound(const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Format, .message = message, .advice = advice, .sqlState = notFoundState()};
}

bool isNotFound(const Error& error)
{
    return error.sqlState == notFoundState();
}

ExitCode exitCodeOf(const Error& error)
{
    if (isNotFound(error))
        return ExitCode::NotFound;
    switch (error.kind) {
    case Error::Kind::Connection:
    case Error::Kind::Password:
        return ExitCode::NoServer;
    case Error::Kind::Unknown:
        return ExitCode::Unknown;
    default:
        return ExitCode::Failed;
    }
}

bool Context::isGiven(std::initializer_list<std::string_view> options) const
{
    return std::ranges::any_of(words, [&options](std::string_view word) {
        return std::ranges::find(options, word.substr(0, word.find('='))) != options.end();
    });
}

Result<void> Context::takeSqlFolder(const QString& folder)
{
    const auto sql = readProgramSql(folder);
    if (!sql)
        return sql.error();
    sqlFolder = folder;
    if (isCompiledIn(*sql) || trustsGames || trustInWorkspace()().contains(sql->hash))
        useProgramSql(*sql);
    else
        untrustedSql = *sql;
    return {};
}

namespace {

GameLibrary gamesOf(const Context& context)
{
    return GameLibrary::load(QStringList {context.sqlFolder + QStringLiteral("/games")} + context.gameFolders,
                             userMetricsFolder(),
                             context.trustsGames ? TrustReader(trustAll) : trustInWorkspace());
}

bool holds(const QString& folder, const GamePointer& game)
{
    return game
        && QFileInfo(game->folder).absolutePath() == QFileInfo(folder + QLatin1Char('/')).absolutePath();
}

}

Result<void> Context::readGameFolders()
{
    if (gameFolders.isEmpty())
        return {};
    games = gamesOf(*this);
    std::vector<GamePointer> loaded = games->games();
    for (const GameLibrary::Untrusted& one : games->untrusted())
        loaded.push_back(one.game);
    for (const QString& folder : gameFolders) {
        if (std::ranges::any_of(loaded, [&folder](const GamePointer& game) { return holds(folder, game); }))
            continue;
        QStringList reasons;
        for (const Error& error : games->errors())
            reasons << error.text();
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("No game was loaded from this folder."),
                      .where = folder,
                      .advice = Text::tr(
                          "--games-dir needs a folder that holds a folder with a game.json for each game."),
                      .detail = reasons.join(QLatin1Char('\n'))};
    }
    return {};
}

GameLibrary Context::readGames() const
{
    GameLibrary library = games ? *games : gamesOf(*this);
    for (const Error& error : library.errors())
        say(error.text());
    return library;
}

GameLibrary Context::loadGames() const
{
    GameLibrary library = readGames();
    for (const GameLibrary::Untrusted& waiting : library.untrusted())
        say(notTrusted(waiting.content).message);
    return library;
}

QStringList Context::sameOptions() const
{
    QStringList options;
    if (local)
        options << QStringLiteral("--local");
    else if (!connection.isEmpty())
        options << QStringLiteral("--connect=") + connection;
    for (const QString& folder : gameFolders)
        options << QStringLiteral("--games-dir=") + QDir(folder).absolutePath();
    if (trustsGames)
        options << QStringLiteral("--trust-games");
    if (!sqlFolder.startsWith(QLatin1Char(':')))
        options << QStringLiteral("--sql-dir=") + QDir(sqlFolder).absolutePath();
    if (allowSuperuser)
        options << QStringLiteral("--allow-superuser");
    return options;
}

Result<Pg::ConnectOptions> Context::connectOptions() const
{
    if (untrustedSql)
        return sqlNotTrusted(*untrustedSql);
    Pg::ConnectOptions options {.conninfo = connection.toUtf8()};
    if (allowSuperuser)
        options.trust = Pg::OwnerTrust::everybody();
    if (!local) {
        if (changes && Pg::namesSeveralHosts(options))
            options = Pg::toPrimary(options);
        const auto may = changes ? requirePrimary(*this, options) : Result<void>();
        return may ? Result<Pg::ConnectOptions>(options) : may.error();
    }
    auto running = LocalServer().start([](const QString& step) { say(step); });
    if (!running)
        return running.error();
    options.conninfo = running->conninfo;
    return options;
}

Result<Pg::Session> Context::open(const QString& database) const
{
    auto options = connectOptions();
    if (!options)
        return options.error();
    options->database = database.toUtf8();
    return openSession(*this, *options);
}

Result<GameLibrary::Match> gameOfWeek(const Context& context, const GameLibrary& library, const QString& week)
{
    if (isOpened(context, week)) {
        const auto game = gameOfDatabase(context, library, week);
        const QString why = game ? whyNoWeek(**game, week) : QString();
        if (!game || !why.isEmpty())
            return game ? Error {.kind = Error::Kind::Format,
                                 .message = Text::tr("%1.", "a sentence").arg(why),
                                 .advice = Text::tr("Only weeks are created, frozen, reset and dropped. "
                                                    "Nothing was done.")}
                        : game.error();
    }
    if (auto match = library.match(week))
        return *std::move(match);
    if (const auto waiting = library.matchUntrusted(week))
        return notTrusted(library.untrustedGame(waiting->game->id)->content);
    QStringList prefixes;
    for (const auto& game : library.games())
        prefixes << game->prefix + QStringLiteral("_2025_w01");
    return notFound(Text::tr("“%1” is not the name of a week of any known game.").arg(week),
                    Text::tr("Names are like %1. Further games are given with --games-dir.")
                        .arg(prefixes.join(Text::tr(", "))));
}

Result<GamePointer> gameOfDatabase(const Context& context, const GameLibrary& library,
                                   const QString& database)
{
    if (isOpened(context, database))
        return gameWithId(library, QString::fromStdString(context.opened->game));
    const auto match = gameOfWeek(context, library, database);
    return match ? Result<GamePointer>(match->game) : match.error();
}

Result<GamePointer> gameWithId(const GameLibrary& library, const QString& id)
{
    if (auto game = library.game(id))
        return game;
    if (const GameLibrary::Untrusted* waiting = library.untrustedGame(id))
        return notTrusted(waiting->content);
    return notFound(Text::tr("There is no game “%1”.").arg(id), {});
}

Result<OpenWeek> openWeek(const Context& context, const QString& week, const Reads& reads)
{
    const GameLibrary library = context.loadGames();
    auto game = gameOfDatabase(context, library, week);
    if (!game)
        return game.error();
    auto session = context.open(week);
    if (!session)
        return session.error();
    auto player = whoseRows(context, *session, **game, reads ? reads(**game) : std::nullopt);
    if (!player)
        return player.error();
    if (*player) {
        if (auto taken = session->readAs((*player)->as); !taken)
            return taken.error();
    }
    return OpenWeek {
        .game = *std::move(game), .name = week, .session = *std::move(session), .player = *std::move(player)};
}

Result<WeekHandle> handleOf(const Context& context, OpenWeek& week)
{
    auto identity = identify(week.session);
    if (!identity)
        return identity.error();
    auto options = context.connectOptions();
    if (!options)
        return options.error();
    return WeekHandle {.pool = Pg::SessionPool::create(*options),
                       .game = week.game,
                       .identity = *identity,
                       .player = week.player};
}

Result<std::vector<GameWeeks>> listedWeeks(const Context& context, const GameLibrary& library,
                                           Pg::Session& maintenance, ListedGames listed)
{
    std::vector<OtherDatabase> others;
    for (const std::string& each : context.opened->names) {
        const auto facts = readDatabaseFacts(maintenance, QString::fromStdString(each));
        if (!facts)
            return facts.error();
        others.push_back({facts->identity, QString::fromStdString(context.opened->game)});
    }
    return discoverWeeks(maintenance, library, {}, listed, others);
}

Result<FoundWeeks> findWeeks(const Context& context, const GameLibrary& library, ListedGames listed)
{
    auto options = context.connectOptions();
    if (!options)
        return options.error();
    auto session = openSession(context, *options);
    if (!session)
        return session.error();
    auto games = listedWeeks(context, library, *session, listed);
    if (!games)
        return games.error();
    return FoundWeeks {.options = *options, .session = *std::move(session), .games = *std::move(games)};
}

Result<const PlayLogDefinition*> playLogOf(const GameDefinition& game, const std::string& id)
{
    const QString wanted = QString::fromStdString(id);
    const auto* log =
        wanted.isEmpty() && !game.playLogs.empty() ? &game.playLogs.front() : game.playLog(wanted);
    if (log)
        return log;
    return notFound(Text::tr("%1 has no play log “%2”.").arg(game.title, wanted), {});
}

Result<QByteArray> gameOf(OpenWeek& week, const PlayLogDefinition& log, const std::string& name)
{
    const auto game = findGame(week.session, log, QByteArray::fromStdString(name));
    if (!game)
        return game.error();
    if (*game)
        return **game;
    WeekHandle handle {.pool = {}, .game = week.game, .identity = {}};
    handle.identity.name = week.name;
    return notFound(
        Text::tr("There is no game “%1” in this week.").arg(QString::fromStdString(name)),
        Text::tr("“weekglassctl plays %1 --log %2” lists the games; --search finds one by its title.")
            .arg(handle.arguments().join(QLatin1Char(' ')), log.id));
}

}
