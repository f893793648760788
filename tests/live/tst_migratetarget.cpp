#include "ctl.h"
#include "migrationtest.h"

#include "migrations/migrateweeks.h"
#include "migrations/undomigrations.h"
#include "testfile.h"

#include <QDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Migrating to a chosen version, forward and back.
class TestMigrateTarget : public MigrationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }

    void stopsAtTheVersion();
    void laterWeekIsRefused();
    void unknownVersion();
    void reasonOfAVersionWithoutUndo();
    void commandLine();

private:
    MigrateOptions to(const char* version) const
    {
        return {.target = *gameVersion(m_game, QString::fromLatin1(version))};
    }
};

/// What is repeatable is written for the newest version, so it waits for that one.
void TestMigrateTarget::stopsAtTheVersion()
{
    auto report = migrate(*m_session, m_game, to("1"));
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V1__first.sql"));
    QCOMPARE(report->version, QStringLiteral("1"));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a"));
    report = migrate(*m_session, m_game, to("1"));
    VERIFY_RESULT(report);
    QVERIFY(report->applied.isEmpty());
    report = migrate(*m_session, m_game, to("2"));
    VERIFY_RESULT(report);
    QCOMPARE(report->applied.join(QLatin1Char(' ')), QStringLiteral("V2__second.sql R__view.sql"));
}

void TestMigrateTarget::laterWeekIsRefused()
{
    migrateNow();
    const auto refused = migrate(*m_session, m_game, to("1"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("later than 1")),
             qPrintable(refused.error().text()));
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b"));
}

void TestMigrateTarget::unknownVersion()
{
    const auto unknown = gameVersion(m_game, QStringLiteral("7"));
    QVERIFY(!unknown);
    QVERIFY2(unknown.error().text().contains(QLatin1String("1, 2")), qPrintable(unknown.error().text()));
    QVERIFY(!gameVersion(m_game, QStringLiteral("x")));
    QVERIFY(gameVersion(m_game, QStringLiteral("002")));
}

void TestMigrateTarget::reasonOfAVersionWithoutUndo()
{
    migrateNow();
    m_game.undo.pop_back();
    m_game.withoutUndo[QStringLiteral("2")] = QStringLiteral("it dropped what nobody keeps");
    const auto plan = planUndo(*m_session, m_game, QStringLiteral("1"));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->problems.size(), 1U);
    QVERIFY2(plan->problems[0].message.contains(QLatin1String("what nobody keeps")),
             qPrintable(plan->problems[0].text()));
}

void TestMigrateTarget::commandLine()
{
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // commandLine
    const QTemporaryDir games;
    QVERIFY(QDir(games.path()).mkpath(QStringLiteral("dice/migrations")));
    writeFile(games.filePath(QStringLiteral("dice/game.json")),
              R"({"id": "dice", "title": "Dice", "prefix": "dice"})");
    for (const auto* files : {&m_game.migrations, &m_game.repeatable, &m_game.undo}) {
        for (const GameFile& each : *files)
            writeFile(games.filePath(QStringLiteral("dice/") + each.name), each.text);
    }
    auto maintenance = m_server.open();
    for (const char* week : {"dice_2025_w01", "dice_2025_w02"}) {
        m_server.made(QString::fromLatin1(week));
        WeekServer::run(maintenance, QByteArray("CREATE DATABASE ") + week);
    }
    const Ctl ctl((*TestServer::instance())->conninfo(),
                  {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), games.path()});
    const auto call = [&ctl](const char* arguments) {
        return ctl(QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    };
    const auto tables = [this](const char* week) {
        auto session = m_server.open(QString::fromLatin1(week));
        return tablesOf(session);
    };
    const Answer both = call("migrate --game dice --to 1");
    QVERIFY2(both.exitCode == 0, both.err);
    QCOMPARE(tables("dice_2025_w01") + QLatin1Char('|') + tables("dice_2025_w02"), QStringLiteral("a|a"));
    QCOMPARE(call("migrate dice_2025_w01 --to 2").exitCode, 0);
    QCOMPARE(tables("dice_2025_w01"), QStringLiteral("a b"));

    const Answer several = call("migrate --game dice --to 1"); // one would have to go back
    QVERIFY2(several.exitCode == 1 && several.err.contains("later than 1"), several.err);
    const Answer plan = call("migrate dice_2025_w01 --to 1");
    QVERIFY2(plan.out.contains("public.a") && plan.confirmation().size() == 2, plan.err);
    QCOMPARE(tables("dice_2025_w01"), QStringLiteral("a b")); // only shown
    const Answer back =
        ctl(QStringList {QStringLiteral("migrate"), QStringLiteral("dice_2025_w01"), QStringLiteral("--to"),
                         QStringLiteral("1"), QStringLiteral("--reason"), QStringLiteral("too early")}
            + plan.confirmation());
    QVERIFY2(back.exitCode == 0, back.err);
    QCOMPARE(tables("dice_2025_w01"), QStringLiteral("a"));
    QCOMPARE(WeekServer::ask(maintenance,
                             "SELECT pg_catalog.string_agg(event, ' ' ORDER BY number) FROM "
                             "weekglass.week_log WHERE kind = 'undo' AND reason = 'too early'"),
             QStringLiteral("begun done"));
    const Answer unknown = call("migrate dice_2025_w01 --to 9");
    QVERIFY2(unknown.exitCode == 1 && unknown.err.contains("no such version"), unknown.err);
}

QTEST_GUILESS_MAIN(TestMigrateTarget)
#include "tst_migratetarget.moc"
