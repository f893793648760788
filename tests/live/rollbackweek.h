#pragma once

#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"
#include "weekserver.h"

namespace Weekglass {

/// A role that is no superuser and owns the weeks of a test of rollbacks; removed after the weeks.
class RollbackServer
{
public:
    ~RollbackServer()
    {
        if (m_role.isEmpty())
            return;
        auto session = m_server->open();
        m_server.reset(); // drops the weeks, of which the role owns all
        (void)session.execute(*Pg::Sql::trusted("DROP ROLE IF EXISTS " + m_role));
    }

    Result<void> start()
    {
        m_server.emplace();
        if (auto started = m_server->start(); !started)
            return started;
        m_role = WeekServer::prefix().toUtf8() + "_owner";
        auto session = m_server->open();
        (void)session.execute(*Pg::Sql::trusted("CREATE ROLE " + m_role));
        return {};
    }
    const QByteArray& role() const { return m_role; }
    WeekServer& server() { return *m_server; }

    /// A session in the week as the owner.
    Pg::Session open(const QString& week) { return openAs(week, m_role); }
    Pg::Session openAs(const QString& week, const QByteArray& role)
    {
        auto session = m_server->open(week);
        WeekServer::run(session, "SET SESSION AUTHORIZATION " + role);
        return session;
    }
    /// A new empty week that the role owns.
    QString newWeek(const GameDefinition& game)
    {
        const QString week = m_server->newWeek(game).toString();
        auto session = m_server->open(week);
        WeekServer::run(session,
                        "ALTER DATABASE " + week.toUtf8() + " OWNER TO " + m_role
                            + "; ALTER SCHEMA public OWNER TO " + m_role);
        return week;
    }
    /// Migrated and filled too.
    QString newSampleWeek(const GameDefinition& game, qint64 seed)
    {
        const QString week = newWeek(game);
        auto session = open(week);
        if (const auto migrated = migrate(session, game); !migrated)
            qFatal("%s", qPrintable(migrated.error().text()));
        const auto match = GameLibrary::load({QStringLiteral(":/sql/games")}).match(week);
        if (const auto filled = fillSample(session, game, match->name, seed); !filled)
            qFatal("%s", qPrintable(filled.error().text()));
        return week;
    }

private:
    std::optional<WeekServer> m_server;
    QByteArray m_role;
};

/// Everything that an undo has to put back: all rows of all tables outside the ledger as text, and the
/// definitions of constraints, triggers and columns. One line each, with a hash.
inline QString fingerprint(Pg::Session& session)
{
    WeekServer::run(
        session,
        "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1; SET search_path "
        "= pg_catalog");
    auto tables = session.query(
        Pg::Sql("SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = "
                "c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', "
                "'information_schema', 'weekglass', 'pg_toast') AND c.relpersistence <> 't' ORDER BY 1"));
    QStringList lines;
    for (const auto& row : tables->rows)
        lines << QString::fromUtf8(*row[0]) + QLatin1Char(' ')
                + WeekServer::ask(session,
                                  "SELECT count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' ORDER "
                                  "BY t::text COLLATE \"C\"), '')) FROM "
                                      + *row[0] + " t");
    lines << WeekServer::ask(session,
                             "SELECT md5(string_agg(concat(pg_get_constraintdef(oid), condeferrable, "
                             "condeferred), '|' ORDER BY oid)) FROM pg_constraint WHERE connamespace <> "
                             "coalesce(to_regnamespace('weekglass'), 0)");
    lines << WeekServer::ask(
        session,
        "SELECT md5(coalesce(string_agg(concat(pg_get_triggerdef(t.oid), tgenabled, tgdeferrable, "
        "tginitdeferred), '|' ORDER BY t.oid), '')) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid "
        "WHERE relnamespace <> coalesce(to_regnamespace('weekglass'), 0)");
    return lines.join(QLatin1Char('\n'));
}

}
