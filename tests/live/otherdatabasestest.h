#pragma once

#include "ctl.h"
#include "weekserver.h"

#include "weeks/weeklist.h"

namespace Weekglass {

/// A server with a week of two games and databases that are no weeks: paperdynasty_dev and galaxy are copies
/// of weeks, paperdynasty_doc lacks some of what the game needs, and shop has nothing of any game.
class OtherDatabasesTest : public QObject
{
protected:
    /// @return why it cannot be; empty: it runs
    QString startServer()
    {
        if (const auto started = m_server.start(); !started)
            return started.error().text();
        if (!m_server.isOwn())
            return QStringLiteral("makes databases of its own names, so it needs a server of its own");
        m_ctl = Ctl((*TestServer::instance())->conninfo(), {QStringLiteral("--json")});
        m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
        for (const char* week : {"paperdynasty_2025_w11", "galaxy_2025_w11"}) {
            m_server.made(QLatin1String(week));
            const Answer made =
                m_ctl({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
            if (made.exitCode != 0)
                qFatal("%s", made.err.constData());
            m_server.waitForClients(QLatin1String(week));
        }
        make("paperdynasty_dev", "paperdynasty_2025_w11");
        make("paperdynasty_doc", "paperdynasty_2025_w11",
             "DROP VIEW public.play_states CASCADE; DROP TABLE raw.api_events CASCADE; "
             "ALTER TABLE public.rolls RENAME COLUMN roll_type TO kind");
        make("galaxy", "galaxy_2025_w11");
        make("shop", nullptr, "CREATE TABLE public.orders (id int)");
        auto session = m_server.open(QStringLiteral("paperdynasty_dev"));
        m_game =
            WeekServer::ask(session,
                            "SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 40 ORDER BY 1 "
                            "LIMIT 1")
                .toLatin1();
        return {};
    }
    Answer of(const char* database, const char* game, const QStringList& command) const
    {
        return m_ctl(command
                     + QStringList {QStringLiteral("--database"), QLatin1String(database),
                                    QStringLiteral("--as"), QLatin1String(game)});
    }
    /// A copy of this week, or a database without anything.
    void make(const char* name, const char* week, const QByteArray& change = {})
    {
        m_server.made(QLatin1String(name));
        auto session = m_server.open();
        auto sql = Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(QLatin1String(name));
        if (week)
            sql += Pg::Sql(" TEMPLATE ") + *Pg::Sql::identifier(QLatin1String(week));
        VERIFY_RESULT(session.execute(sql));
        auto inside = m_server.open(QLatin1String(name));
        WeekServer::run(inside, change);
    }
    WeekIdentity identityOf(const char* name) const
    {
        auto session = m_server.open(QLatin1String(name));
        return *identify(session);
    }

    WeekServer m_server;
    GameLibrary m_library;
    Ctl m_ctl;
    QByteArray m_game; // of paperdynasty_dev
};

}
