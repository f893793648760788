#pragma once

#include "migrations/migrate.h"
#include "patience.h"
#include "weeks/weekhandle.h"
#include "weekserver.h"

namespace Weekglass {

inline GameFile file(const char* name, const QByteArray& text)
{
    return {QStringLiteral("migrations/") + QLatin1String(name), text};
}

inline QString historyOf(Pg::Session& session)
{
    return WeekServer::ask(
        session,
        "SELECT string_agg(concat_ws(',', installed_rank, coalesce(version, '-'), description, type, "
        "script, success), '|' ORDER BY installed_rank) FROM public.flyway_schema_history");
}

inline QString tablesOf(Pg::Session& session)
{
    return WeekServer::ask(
        session,
        "SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '') FROM pg_tables WHERE "
        "schemaname = 'public' AND tablename <> 'flyway_schema_history'");
}

/// A week of a game with two migrations, each of which can be taken back, and a view.
class MigrationTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
        m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    }
    void makeWeek()
    {
        m_game = {};
        m_game.id = m_game.title = m_game.prefix = WeekServer::prefix();
        m_game.migrations = {
            file("V1__first.sql", "CREATE TABLE public.a (x INT);\nINSERT INTO public.a VALUES (1), (1);"),
            file("V2__second.sql", "CREATE TABLE public.b (y INT);")};
        m_game.repeatable = {
            file("R__view.sql", "CREATE OR REPLACE VIEW public.v AS SELECT x FROM public.a;")};
        m_game.undo = {file("U1__no_first.sql", "DROP TABLE public.a CASCADE;"),
                       file("U2__no_second.sql", "DELETE FROM public.a;\nDROP TABLE public.b;")};
        m_name = m_server.newWeek(m_game);
        m_session = std::make_unique<Pg::Session>(m_server.open(m_name.toString()));
    }
    void migrateNow() { VERIFY_RESULT(migrate(*m_session, m_game)); }

    WeekServer m_server;
    std::shared_ptr<Pg::SessionPool> m_pool;
    GameDefinition m_game;
    WeekName m_name;
    std::unique_ptr<Pg::Session> m_session;
};

}
