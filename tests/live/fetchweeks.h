#pragma once

#include "patience.h"
#include "standinapi.h"
#include "weekserver.h"

#include "fetch/fetchrun.h"
#include "game/gamelibrary.h"
#include "migrations/migrate.h"
#include "pg/transaction.h"
#include "scripts/scriptrunner.h"

namespace Weekglass {

inline GamePointer fetchedGame()
{
    static const auto library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const GamePointer& game : library.games()) {
        if (game->fetchPlan)
            return game;
    }
    qFatal("no game has a plan");
}

inline FetchPlan quickPlan(const GameDefinition& game, const QUrl& url)
{
    FetchPlan plan = *readFetchPlan(game);
    plan.baseUrl = url;
    plan.limits = {.perSecond = 2000, .burst = 0, .burstWindow = std::chrono::seconds(1)};
    plan.endpoints[static_cast<std::size_t>(plan.reset->endpoint)].every = std::chrono::seconds(1);
    return plan;
}

inline FetchOptions quickOptions(QStringList* errors = nullptr)
{
    FetchOptions options;
    options.http.connectTime = options.http.idleTime = options.http.wholeTime =
        std::chrono::milliseconds(Patience);
    options.mode = FetchQueue::Mode::Once;
    options.onError = [errors](const Error& error) {
        if (errors != nullptr)
            *errors << error.text();
    };
    return options;
}

/// Weeks of a game that is fetched, and what came of it.
class FetchWeeks
{
public:
    struct Week
    {
        GamePointer game;
        QString name;
        WeekHandle handle;
    };

    Result<void> start() { return m_server.start(); }
    Pg::Session open(const Week& week) { return m_server.open(week.name); }
    QString ask(const Week& week, const QByteArray& query)
    {
        auto session = open(week);
        return WeekServer::ask(session, query);
    }
    static Result<FetchReport> fetch(const Week& week, const StandInServer& server,
                                     const FetchOptions& options)
    {
        return runFetch(week.handle, quickPlan(*week.game, server.url(QStringLiteral("/v2"))), options);
    }
    Week newWeek(const GamePointer& game = fetchedGame())
    {
        const QString name = m_server.newWeek(*game).toString();
        auto session = m_server.open(name);
        if (const auto migrated = migrate(session, *game); !migrated)
            qFatal("%s", qPrintable(migrated.error().text()));
        const auto conninfo = (*TestServer::instance())->conninfo();
        return {.game = game,
                .name = name,
                .handle = {.pool = Pg::SessionPool::create({.conninfo = conninfo}),
                           .game = game,
                           .identity = *identify(session)}};
    }
    QString coreOf(const Week& week)
    {
        return ask(week,
                   "SELECT string_agg(x, E'\\n' ORDER BY x) FROM (SELECT 's ' || s::text FROM core.systems "
                   "AS s UNION "
                   "ALL "
                   "SELECT 'w ' || w::text FROM core.waypoints AS w UNION ALL SELECT 'm ' || m::text FROM "
                   "core.markets "
                   "AS m "
                   "UNION ALL SELECT 'j ' || j::text FROM core.jump_gates AS j UNION ALL SELECT 'c ' || "
                   "c::text FROM "
                   "core.construction_sites AS c UNION ALL SELECT 'u ' || u::text FROM core.server_status AS "
                   "u) AS a "
                   "(x)");
    }
    /// A hash of every table of core, but the mark, which counts ids.
    QString allOfCore(const Week& week)
    {
        auto session = open(week);
        const auto tables = session.query(*Pg::Sql::trusted(
            "SELECT format('core.%I', tablename) FROM pg_tables WHERE schemaname = 'core' AND tablename <> "
            "'transform_mark' ORDER BY 1"));
        QStringList all;
        for (const auto& row : tables->rows)
            all << QString::fromUtf8(*row[0]) + QLatin1Char(' ')
                    + WeekServer::ask(
                        session,
                        "SELECT count(*) || ' ' || md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "
                        "\"C\")) FROM "
                            + *row[0] + " AS t");
        return all.join(QLatin1Char('\n'));
    }
    void rebuild(const Week& week)
    {
        auto session = m_server.open(week.name);
        WeekServer::run(session,
                        "DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, "
                        "tablename), ', ') "
                        "FROM pg_tables WHERE schemaname = 'core'); END $$");
        auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(runTransforms(session, *week.game));
        VERIFY_RESULT(transaction->commit());
    }

private:
    WeekServer m_server;
};

}
