#pragma once

#include "adminweek.h"
#include "lifecycle/newweek.h"

namespace Weekglass {

/// Weeks of a game with one migration, made with the roles of the game.
class NewWeekTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    void nameNextWeek()
    {
        m_game = {};
        m_game.id = m_game.title = m_game.prefix = WeekServer::prefix();
        m_game.migrations = {
            {QStringLiteral("migrations/V1__t.sql"),
             "CREATE SCHEMA raw; CREATE TABLE raw.t (id INT GENERATED ALWAYS AS IDENTITY, x INT); CREATE "
             "TABLE public.u (id SERIAL, x INT)"}};
        m_name = {m_game.prefix, 2031, ++m_next};
        m_server.weeks().made(m_name.toString());
    }
    void dropAll()
    {
        auto session = m_server.open();
        for (; m_next > 0; --m_next) {
            const WeekName name {m_game.prefix, 2031, m_next};
            WeekServer::run(session, "DROP DATABASE IF EXISTS " + name.toString().toUtf8() + " WITH (FORCE)");
        }
        for (const GameRole role : {GameRole::Reader, GameRole::Writer, GameRole::Owner})
            WeekServer::run(session, "DROP ROLE IF EXISTS " + roleName(m_game, role).toUtf8());
    }
    NewWeekRequest request() const { return {.server = m_server.trusting(), .game = m_game, .name = m_name}; }
    /// In the week, as a member of the role and nothing else.
    Pg::Session as(GameRole role)
    {
        const QByteArray name = roleName(m_game, role).toUtf8();
        auto session = m_server.open(m_name.toString());
        WeekServer::run(session, "SET SESSION AUTHORIZATION " + name);
        return session;
    }

    AdminDatabases m_server;
    GameDefinition m_game;
    WeekName m_name;
    int m_next = 0;
};

}
