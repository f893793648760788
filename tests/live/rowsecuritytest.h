#pragma once

#include "newweektest.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

/// A week made with roles, of a game that says who plays. Its names are as hostile as the server takes them.
class RowSecurityTest : public NewWeekTest
{
protected:
    static inline const QByteArray Ada = "O'Brien \\ \"x\"; --";
    static inline const QByteArray Bob = "b";

    void nameNextGame()
    {
        nameNextWeek();
        m_game.migrations = {{QStringLiteral("migrations/V1__t.sql"), R"(
            CREATE TABLE public.players (player_id TEXT PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO public.players VALUES ('O''Brien \ "x"; --', 'Ada'), ('b', 'Bob');
            CREATE FUNCTION public.me() RETURNS TEXT LANGUAGE sql STABLE AS
                $$SELECT NULLIF(pg_catalog.current_setting('app.me', TRUE), '')$$;
            CREATE TABLE public.things (id INT PRIMARY KEY, player_id TEXT NOT NULL REFERENCES public.players);
            INSERT INTO public.things VALUES (1, 'O''Brien \ "x"; --'), (2, 'b'), (3, 'b');
            ALTER TABLE public.things ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON public.things USING (player_id = public.me());
            CREATE TABLE public.log (at INT, player_id TEXT NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE public.log_1 PARTITION OF public.log FOR VALUES FROM (0) TO (10);
            INSERT INTO public.log VALUES (1, 'O''Brien \ "x"; --'), (2, 'b');
            ALTER TABLE public.log ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON public.log USING (player_id = public.me());
            CREATE TABLE public.market (id INT, seller TEXT NOT NULL REFERENCES public.players);
            INSERT INTO public.market VALUES (1, 'b');
        )"}};
        m_game.players = PlayersDefinition {
            .list = {QStringLiteral("names/p.sql"),
                     "SELECT p.player_id AS id, p.name, NULL::TEXT AS detail FROM public.players AS p"},
            .setting = QStringLiteral("app.me"),
            .role = WeekServer::prefix() + QStringLiteral(" pl\"ay'er; \\ä"),
            .table = QStringLiteral("public.players"),
            .key = QStringLiteral("player_id"),
            .shared = {QStringLiteral("public.market")}};
    }
    void make()
    {
        const auto made = makeNewWeek(request());
        VERIFY_RESULT(made);
        m_week = {.pool = Pg::SessionPool::create(m_server.trusting()),
                  .game = std::make_shared<const GameDefinition>(m_game),
                  .identity = *made};
    }
    void dropWeeks()
    {
        m_week = {};
        dropAll();
        auto session = m_server.open();
        if (m_game.players)
            WeekServer::run(session, "DROP ROLE IF EXISTS " + quoted(GameRole::Player));
    }
    QByteArray quoted(GameRole role) const { return Pg::Sql::identifier(roleName(m_game, role))->text(); }
    Pg::Session member(GameRole role)
    {
        auto session = m_server.open(m_name.toString());
        WeekServer::run(session, "SET SESSION AUTHORIZATION " + quoted(role));
        return session;
    }
    WeekHandle viewed(const QByteArray& id) const
    {
        WeekHandle week = m_week;
        const auto session = m_week.acquire();
        const auto player =
            session ? findPlayer(**session, m_game, id) : Result<ViewedPlayer>(session.error());
        if (!player)
            qFatal("%s", qPrintable(player.error().text()));
        week.player = *player;
        return week;
    }

    WeekHandle m_week;
};

}
