#pragma once

#include "adminweek.h"
#include "lifecycle/bluegreen.h"
#include "lifecycle/interruptedresets.h"

namespace Weekglass {

/// With a second version that rewrites a table, and what must hold of it.
inline GameDefinition blueGreenGame(const QString& prefix)
{
    using Expect = ValidationDefinition::Expect;
    GameDefinition game;
    game.id = game.title = game.prefix = prefix;
    game.migrations = {{QStringLiteral("migrations/V1__tables.sql"),
                        "CREATE TABLE public.accounts (id INT PRIMARY KEY, coins INT NOT NULL);"
                        "INSERT INTO public.accounts SELECT n, n * 10 FROM generate_series(1, 100) AS n;"},
                       {QStringLiteral("migrations/V2__wide.sql"),
                        "ALTER TABLE public.accounts ALTER coins TYPE BIGINT;\nALTER TABLE public.accounts "
                        "ADD joined DATE;"}};
    game.validations = {
        {QStringLiteral("debts"),
         QStringLiteral("Nobody owes"),
         {QStringLiteral("validations/debts.sql"), "SELECT id FROM public.accounts WHERE coins < 0"},
         Expect::NoRows},
        {QStringLiteral("coins"),
         QStringLiteral("All coins are there"),
         {QStringLiteral("validations/coins.sql"), "SELECT id, coins FROM public.accounts ORDER BY id"},
         Expect::SameRows}};
    return game;
}

/// Each test has a week of its own, at the first version, that somebody has configured.
class BlueGreenTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    void makeWeek()
    {
        m_game = blueGreenGame(WeekServer::prefix() + QLatin1Char('g') + QString::number(++m_count));
        const WeekName name {m_game.prefix, 2090, 5};
        m_server.weeks().made(name.toString());
        auto session = m_server.open();
        const auto created = createWeek(session, m_game, name);
        VERIFY_RESULT(created);
        m_week = *created;
        const QByteArray week = m_week.name.toUtf8();
        WeekServer::run(session, "ALTER DATABASE " + week + " SET search_path = public, \"odd one\"");
        WeekServer::run(session, "ALTER DATABASE " + week + " SET app.theme = 'dark; -- it''s'");
        WeekServer::run(session, "ALTER DATABASE " + week + " CONNECTION LIMIT 77");
        WeekServer::run(session, "REVOKE ALL ON DATABASE " + week + " FROM PUBLIC");
        WeekServer::run(session, "GRANT CONNECT ON DATABASE " + week + " TO pg_monitor WITH GRANT OPTION");
        WeekServer::run(session, "COMMENT ON DATABASE " + week + " IS 'as somebody wrote it'");
        auto inside = m_server.open(m_week.name);
        VERIFY_RESULT(migrate(inside, m_game, {.target = *gameVersion(m_game, QStringLiteral("1"))}));
        m_before = configuration(m_week.name);
    }
    BlueGreenRequest request() const
    {
        return {.server = m_server.trusting(), .game = m_game, .by = {.reason = QStringLiteral("a test")}};
    }
    Result<BlueGreenState> begin(const BlueGreenRequest& asked) const
    {
        const auto plan = planBlueGreen(asked, m_week.name);
        return plan ? beginBlueGreen(asked, *plan, plan->phrase, plan->hash)
                    : Result<BlueGreenState>(plan.error());
    }
    Result<BlueGreenState> waiting() const
    {
        auto session = m_server.open();
        const auto state = unfinishedBlueGreen(session, m_week.name);
        if (!state)
            return state.error();
        return *state ? Result<BlueGreenState>(**state)
                      : Error {.kind = Error::Kind::Sql, .message = QStringLiteral("Nothing waits.")};
    }
    Result<BlueGreenState> resume(const BlueGreenRequest& asked) const
    {
        const auto shown = waiting();
        return shown ? resumeBlueGreen(asked, *shown) : shown;
    }
    Result<BlueGreenState> undo() const
    {
        const auto shown = waiting();
        return shown ? undoBlueGreen(request(), *shown) : shown;
    }
    Result<void> back() const
    {
        const auto plan = planBack(request(), m_week.name);
        if (!plan)
            return plan.error();
        if (!*plan)
            return Error {.kind = Error::Kind::Sql, .message = QStringLiteral("Nothing is kept.")};
        return goBack(request(), **plan, (*plan)->phrase, (*plan)->hash);
    }
    QString ask(const QString& database, const QByteArray& query) const
    {
        auto session = m_server.open(database);
        return WeekServer::ask(session, query);
    }
    void run(const QString& database, const QByteArray& script) const
    {
        auto session = m_server.open(database);
        WeekServer::run(session, script);
    }
    QString coins(const QString& database) const
    {
        return ask(database, "SELECT count(*) || ' ' || sum(coins) FROM public.accounts");
    }
    /// What a database has beside its content, but for the comment and being read-only.
    QString configuration(const QString& database) const
    {
        return ask(
            {},
            "SELECT concat_ws(' | ', datdba::regrole, datconnlimit, datallowconn, datacl, (SELECT "
            "string_agg(array_to_string(array_remove(setconfig, 'default_transaction_read_only=on'), ','), ' "
            "') "
            "FROM pg_db_role_setting WHERE setdatabase = d.oid)) FROM pg_database AS d WHERE datname = '"
                + database.toUtf8() + "'");
    }
    QStringList databases() const
    {
        return ask({},
                   "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE datname LIKE '"
                       + m_game.prefix.toUtf8() + "%'")
            .split(QLatin1Char(','));
    }
    QString version(const QString& database) const
    {
        auto session = m_server.open(database);
        const auto plan = planMigrations(session, m_game);
        return plan ? plan->version : plan.error().text();
    }
    bool isInterrupted() const
    {
        auto session = m_server.open();
        const auto found = interruptedResets(session);
        return found && std::ranges::any_of(*found, [this](const InterruptedReset& one) {
                   return one.week.name == m_week.name && one.kind != InterruptedReset::Kind::Reset;
               });
    }
    void verifyOld()
    {
        QCOMPARE(version(m_week.name), QStringLiteral("1"));
        QCOMPARE(coins(m_week.name), QStringLiteral("100 50500"));
        QCOMPARE(configuration(m_week.name), m_before);
        QCOMPARE(ask({}, "SELECT oid FROM pg_database WHERE datname = '" + m_week.name.toUtf8() + "'"),
                 QString::number(m_week.oid));
        run(m_week.name, "UPDATE public.accounts SET coins = coins"); // it can be written
        QVERIFY(!isInterrupted());
    }
    void verifyNew()
    {
        QCOMPARE(version(m_week.name), QStringLiteral("2"));
        QCOMPARE(coins(m_week.name), QStringLiteral("100 50500"));
        QCOMPARE(configuration(m_week.name), m_before);
        QCOMPARE(ask({},
                     "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                         + m_week.name.toUtf8() + "'"),
                 QStringLiteral("as somebody wrote it"));
        run(m_week.name, "UPDATE public.accounts SET coins = coins");
        QVERIFY(!isInterrupted());
        QCOMPARE(databases().size(), 2);
        auto session = m_server.open();
        const auto kept = keptCopies(session);
        VERIFY_RESULT(kept);
        const auto own = std::ranges::find(*kept, m_week.name, &KeptCopy::week);
        QVERIFY(own != kept->end() && own->isBlue && !own->isOverdue);
        QCOMPARE(own->identity.oid, m_week.oid);
        QCOMPARE(version(own->identity.name), QStringLiteral("1"));
        QCOMPARE(coins(own->identity.name), QStringLiteral("100 50500"));
        QCOMPARE(ask(own->identity.name, "SHOW default_transaction_read_only"), QStringLiteral("on"));
    }

    AdminDatabases m_server;
    GameDefinition m_game;
    WeekIdentity m_week;
    QString m_before; ///< configuration()
    int m_count = 0;
};

}
