#pragma once

#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/rollback/operationdialog.h"
#include "patience.h"
#include "rollback/rollback.h"
#include "weeks/weekhandle.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace Weekglass {

/// A dialog that rolls a game back, or takes that back, on a week of made-up games.
class OperationTest : public QObject
{
protected:
    void initTestCase();
    void cleanup();

    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = m_game, .identity = *identify(session)};
    }
    void open(const OperationTask& task, Environment environment = Environment::Unmarked)
    {
        m_dialog = std::make_unique<OperationDialog>(handle(m_week), task, environment);
        m_dialog->show();
        QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
        QVERIFY(previewed.wait(Patience));
        if (!superuser()->isChecked()) { // the tests' server has no other user
            superuser()->click();
            QVERIFY(previewed.wait(Patience));
        }
    }
    OperationTask cut(qint64 target) { return rollbackTask(handle(m_week), m_log, m_gameId, target); }
    QCheckBox* superuser() { return m_dialog->findChild<QCheckBox*>(QStringLiteral("operationSuperuser")); }
    QLineEdit* typed() { return m_dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped")); }
    QPushButton* button(const char* name) { return m_dialog->findChild<QPushButton*>(QLatin1String(name)); }
    QString text(const char* name) { return m_dialog->findChild<QLabel*>(QLatin1String(name))->text(); }
    void giveReason()
    {
        m_dialog->next();
        QTest::keyClicks(m_dialog->findChild<QLineEdit*>(QStringLiteral("changeReason")),
                         QStringLiteral("broken"));
    }
    void doIt()
    {
        giveReason();
        QSignalSpy answered(m_dialog.get(), &OperationDialog::answered);
        QTest::mouseClick(button("changeRun"), Qt::LeftButton);
        QVERIFY(answered.wait(Patience));
    }
    /// All rows of all the game's tables, in one number.
    QString fingerprint()
    {
        auto session = m_server.open(m_week);
        return WeekServer::ask(
            session,
            "SELECT string_agg(md5(query_to_xml(format('SELECT * FROM %I.%I AS t ORDER BY t::text', "
            "n.nspname, c.relname), "
            "TRUE, FALSE, '')::text), ',' ORDER BY n.nspname, c.relname) FROM pg_class AS c JOIN "
            "pg_namespace AS n ON "
            "n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname IN ('public', 'raw')");
    }
    QString ask(const QByteArray& query)
    {
        auto session = m_server.open(m_week);
        return WeekServer::ask(session, query);
    }
    /// Until somebody waits for the table, which @p holder has locked. Without an event loop: no answer comes
    /// in meanwhile.
    static void untilItIsWaitedFor(Pg::Session& holder, const QByteArray& table)
    {
        const QByteArray waiting =
            "SELECT count(*) FROM pg_catalog.pg_locks WHERE NOT granted AND relation = '" + table
            + "'::pg_catalog.regclass";
        QElapsedTimer time;
        time.start();
        while (WeekServer::ask(holder, waiting) == QStringLiteral("0") && time.elapsed() < Patience)
            QTest::qSleep(10);
    }
    QString plays() { return ask("SELECT count(*) FROM public.plays WHERE game_id = '" + m_gameId + "'"); }

    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_week;
    const QString m_log = QStringLiteral("games");
    QByteArray m_gameId;
    std::unique_ptr<OperationDialog> m_dialog;
};

inline void OperationTest::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    m_week = m_server.newWeek(*m_game).toString();
    auto session = m_server.open(m_week);
    VERIFY_RESULT(migrate(session, *m_game));
    VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
    m_gameId =
        ask("SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 60 ORDER BY 1 LIMIT 1").toUtf8();
}

inline void OperationTest::cleanup()
{
    m_dialog.reset();
}

}
