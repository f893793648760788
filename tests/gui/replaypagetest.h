#pragma once

#include "pages/replay/replaypage.h"
#include "pages/replay/replayplaysview.h"
#include "patience.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QAction>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace Weekglass {

/// A replay page on a real server, with games of numbered plays.
class ReplayPageTest : public QObject
{
protected:
    static GameDefinition definition()
    {
        PlayLogDefinition log;
        log.id = QStringLiteral("games");
        log.title = QStringLiteral("Games");
        log.games = {QStringLiteral("plays/games.games.sql"),
                     "SELECT g.id AS game_id, g.title, g.started_at, g.plays, 'final' AS status FROM "
                     "wg_page.games AS g"};
        log.plays = {
            QStringLiteral("plays/games.plays.sql"),
            "SELECT n AS play_number, '2025-01-06 12:00+00'::timestamptz + n * '1 s'::interval AS at,\n"
            "    CASE WHEN n % 10 = 0 THEN 'homer' ELSE 'out' END AS kind, 'Play ' || n AS title, n / 10 AS "
            "score\n"
            "FROM wg_page.games AS g CROSS JOIN LATERAL generate_series(1, g.plays) AS n WHERE g.id = "
            "$1::text"};
        log.groups = {{QStringLiteral("Score"), {{QStringLiteral("score"), QStringLiteral("Away")}}}};
        log.marks = {{.id = QStringLiteral("scoring"),
                      .title = QStringLiteral("Scoring play"),
                      .changed = {QStringLiteral("score")}}};
        log.verify = {QStringLiteral("plays/games.verify.sql"),
                      "SELECT n AS play_number, '/score' AS path, n / 10 AS expected, 99 AS found\n"
                      "FROM wg_page.games AS g CROSS JOIN LATERAL generate_series(1, g.plays) AS n\n"
                      "WHERE g.id = $1::text AND g.title = 'Wrong' AND n >= 57"};
        log.rollback = RollbackDefinition();
        PlayLogDefinition ships;
        ships.id = QStringLiteral("ships");
        ships.title = QStringLiteral("Ships");
        ships.games = {QStringLiteral("plays/ships.games.sql"),
                       "SELECT ''::text AS game_id, '' AS title, now() AS started_at, 0 AS plays, '' AS "
                       "status WHERE false"};
        ships.plays = log.plays;
        GameDefinition game;
        game.id = QStringLiteral("test");
        game.playLogs = {log, ships};
        return game;
    }
    void startServer()
    {
        QVERIFY(m_data.isValid());
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // bookmarks are kept there
        const auto server = TestServer::instance();
        if (!server)
            QSKIP(qPrintable(server.error().text()));
        m_pool = Pg::SessionPool::create({.conninfo = (*server)->conninfo(), .activity = m_activity});
        auto session = Pg::Session::open(m_pool->options());
        VERIFY_RESULT(session);
        const auto identity = identify(*session);
        VERIFY_RESULT(identity);
        m_identity = *identity;
        run("DROP SCHEMA IF EXISTS wg_page CASCADE; CREATE SCHEMA wg_page;"
            "CREATE TABLE wg_page.games (id text PRIMARY KEY, title text, started_at timestamptz, plays "
            "bigint)");
    }
    void endServer()
    {
        if (m_pool)
            run("DROP SCHEMA wg_page CASCADE");
    }
    void reset()
    {
        m_game = definition();
        run("TRUNCATE wg_page.games; INSERT INTO wg_page.games VALUES"
            "    ('g1', 'Older', '2025-01-06 12:00+00', 5), ('g2', 'Newer', '2025-01-07 12:00+00', 80)");
    }
    void open()
    {
        m_page = std::make_unique<ReplayPage>(week());
        m_page->resize(1280, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get(), Patience));
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
        child<ReplayPlaysView>("playsTable")->setFocus();
    }
    WeekHandle week() const { return {m_pool, std::make_shared<const GameDefinition>(m_game), m_identity}; }
    template<typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    QString place() const { return child<QLabel>("positionLabel")->text(); }
    void key(Qt::Key key) { QTest::keyClick(child<ReplayPlaysView>("playsTable"), key); }
    void run(const char* sql)
    {
        auto session = Pg::Session::open(m_pool->options());
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(*Pg::Sql::trusted(sql)));
    }

    QAction* action(const char* name) const { return child<QAction>(name); }

    QTemporaryDir m_data;
    std::shared_ptr<Pg::Activity> m_activity = std::make_shared<Pg::Activity>();
    std::shared_ptr<Pg::SessionPool> m_pool;
    WeekIdentity m_identity;
    GameDefinition m_game = definition();
    std::unique_ptr<ReplayPage> m_page;
};

}
