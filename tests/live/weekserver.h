#pragma once

#include "patience.h"
#include "testserver.h"
#include "verifyresult.h"

#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "pg/ownertrust.h"
#include "pg/session.h"

#include <QCoreApplication>
#include <QTest>

namespace Weekglass {

/// The server of a test of weeks, and the databases that the test made on it: they are dropped at its end, or
/// go with the server.
class WeekServer
{
public:
    ~WeekServer()
    {
        if (m_databases.isEmpty() || isOwn())
            return;
        auto session = open();
        for (const QString& name : std::as_const(m_databases)) {
            const auto quoted = Pg::Sql::identifier(name);
            (void)session.execute(Pg::Sql("DROP DATABASE IF EXISTS ") + *quoted + Pg::Sql(" WITH (FORCE)"));
        }
    }

    Result<void> start()
    {
        auto server = TestServer::instance();
        if (!server)
            return server.error();
        m_server = *server;
        return {};
    }
    bool isOwn() const { return m_server->isOwn(); }

    /// A prefix that no other test on the same server uses.
    static QString prefix() { return QStringLiteral("wgt%1").arg(QCoreApplication::applicationPid()); }

    Pg::Session open(const QString& database = {}) const
    {
        auto session = Pg::Session::open({.conninfo = m_server->conninfo(),
                                          .database = database.toUtf8(),
                                          .deadline = std::chrono::milliseconds(Patience),
                                          .trust = Pg::OwnerTrust::everybody()});
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }

    /// The next week of the game, created and empty.
    WeekName newWeek(const GameDefinition& game)
    {
        const WeekName name {game.prefix, 2020 + m_next / 50, 1 + m_next % 50};
        ++m_next;
        auto session = open();
        if (const auto created = createWeek(session, game, name); !created)
            qFatal("%s", qPrintable(created.error().text()));
        m_databases << name.toString();
        return name;
    }
    /// To be dropped at the end.
    void made(const QString& database) { m_databases << database; }

    static void run(Pg::Session& session, const QByteArray& script)
    {
        if (const auto done = session.script(*Pg::Sql::trusted(script)); !done)
            QFAIL(qPrintable(done.error().text()));
    }
    /// The first cell, "NULL" for NULL, the error's text if there is one.
    static QString ask(Pg::Session& session, const QByteArray& query)
    {
        const auto table = session.query(*Pg::Sql::trusted(query));
        if (!table)
            return table.error().text();
        return QString::fromUtf8(table->single().value_or("NULL"));
    }

    /// Until just so many clients are in the database. A session that was closed is listed, and in the way,
    /// until its process has gone; the server itself waits five seconds at the most.
    void waitForClients(const QString& database, int count = 0) const
    {
        auto session = open();
        const auto clients = [&] {
            const auto found =
                session.query(Pg::Sql("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client "
                                      "backend' AND datname = $1::text"),
                              {database.toUtf8()});
            return found ? found->single()->toInt() : -1;
        };
        QTRY_COMPARE_WITH_TIMEOUT(clients(), count, Patience);
    }

private:
    TestServer* m_server = nullptr;
    QStringList m_databases;
    int m_next = 0;
};

}
