#pragma once

#include "adminweek.h"
#include "lifecycle/resetweek.h"

#include <QTemporaryDir>

namespace Weekglass {

inline GameDefinition resettableGame(const QString& prefix)
{
    GameDefinition game;
    game.id = game.title = game.prefix = prefix;
    game.migrations = {
        {QStringLiteral("migrations/V1__tables.sql"),
         "CREATE TABLE public.config (key TEXT PRIMARY KEY, value TEXT NOT NULL);"
         "INSERT INTO public.config VALUES ('speed', 'seed'), ('new', 'seed');"
         "CREATE TABLE public.players (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT NOT "
         "NULL,"
         " twice TEXT GENERATED ALWAYS AS (name || name) STORED);"
         "CREATE TABLE public.events (id INT, player BIGINT NOT NULL REFERENCES public.players);"},
        {QStringLiteral("migrations/V2__more.sql"), "ALTER TABLE public.players ADD joined DATE;"}};
    game.carried = {QStringLiteral("public.config"), QStringLiteral("public.players")};
    return game;
}

/// Each test has a week of its own, migrated and played, which can be reset.
class ResetTest : public QObject
{
protected:
    static constexpr int Steps = 7;

    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    /// Of a game of its own, far in the future, so that the next one is the one after it.
    void makeWeek()
    {
        m_game = resettableGame(WeekServer::prefix() + QLatin1Char('r') + QString::number(++m_count));
        const WeekName name {m_game.prefix, 2090, 5};
        m_next = name.next()->toString();
        m_server.weeks().made(name.toString());
        m_server.weeks().made(m_next);
        auto session = m_server.open();
        const auto created = createWeek(session, m_game, name);
        VERIFY_RESULT(created);
        m_week = *created;
        auto inside = m_server.open(m_week.name);
        VERIFY_RESULT(migrate(inside, m_game));
        WeekServer::run(
            inside,
            "DELETE FROM public.config WHERE key = 'new'; UPDATE public.config SET value = '9'; INSERT INTO "
            "public.players (name) VALUES ('a'), ('b'); INSERT INTO public.events VALUES (1, 1); SELECT "
            "setval('public.players_id_seq', 40)");
    }
    ResetRequest request() const
    {
        return {.server = m_server.trusting(),
                .scratch = m_server.options(),
                .game = m_game,
                .archiveFolder = m_folder.path(),
                .by = {.reason = QStringLiteral("a test")}};
    }
    Result<ResetState> reset(const ResetRequest& asked, bool drops = true) const
    {
        const auto plan = planReset(asked, m_week.name, drops);
        return plan ? resetWeek(asked, *plan, plan->week.confirmation(), plan->hash)
                    : Result<ResetState>(plan.error());
    }
    /// The reset that was begun and not ended.
    Result<ResetState> waiting() const
    {
        auto session = m_server.open();
        const auto state = unfinishedReset(session, m_week.name);
        if (!state)
            return state.error();
        return *state ? Result<ResetState>(**state)
                      : Error {.kind = Error::Kind::Sql, .message = QStringLiteral("No reset waits.")};
    }
    Result<ResetState> resume(const ResetRequest& asked) const
    {
        const auto shown = waiting();
        return shown ? resumeReset(asked, *shown) : shown;
    }
    Result<ResetState> undo() const
    {
        const auto shown = waiting();
        return shown ? undoReset(request(), *shown) : shown;
    }
    /// Begins it, and stops it there.
    void stopAt(ResetStep step, bool drops = false)
    {
        std::stop_source stop;
        auto asked = request();
        asked.stop = stop.get_token();
        asked.onProgress = [&](ResetStep at, const QString&) {
            if (at == step && step != ResetStep::SwitchOver)
                stop.request_stop();
        };
        asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
            return Error {.message = QStringLiteral("not yet")};
        };
        QVERIFY(!reset(asked, drops));
        const auto state = waiting();
        VERIFY_RESULT(state);
        QCOMPARE(static_cast<int>(state->done.size()), static_cast<int>(step));
    }
    QString contentOf(const QString& week)
    {
        auto session = m_server.open(week);
        return WeekServer::ask(
            session,
            "SELECT (SELECT string_agg(key || '=' || value, ',' ORDER BY key) FROM public.config) || ' ' || "
            "(SELECT "
            "string_agg(id || twice, ',' ORDER BY id) FROM public.players) || ' ' || (SELECT count(*) FROM "
            "public.events) || ' ' || nextval('public.players_id_seq')");
    }
    QStringList weeks()
    {
        auto session = m_server.open();
        return WeekServer::ask(
                   session,
                   "SELECT coalesce(string_agg(datname, ',' ORDER BY datname), '') FROM pg_database "
                   "WHERE datname LIKE '"
                       + m_game.prefix.toUtf8() + "%'")
            .split(QLatin1Char(','));
    }
    void verifyNext(bool oldIsGone)
    {
        QCOMPARE(contentOf(m_next), QStringLiteral("speed=9 1aa,2bb 0 41"));
        QCOMPARE(weeks(), oldIsGone ? QStringList({m_next}) : QStringList({m_week.name, m_next}));
        auto session = m_server.open();
        QVERIFY(!*unfinishedReset(session, m_week.name));
        QVERIFY(readDatabaseFacts(session, m_next)->comment.contains(QLatin1String("\"live\"")));
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    GameDefinition m_game;
    WeekIdentity m_week;
    QString m_next;
    int m_count = 0;
};

}
