#include "adminweek.h"
#include "ctl.h"

#include "admin/weekcard.h"
#include "base/files.h"

#include <QJsonArray>

using namespace Weekglass;

/// weekglassctl create and board, as a user calls them.
class TestBoardCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lifeOnTheBoard();
    void schemaDriftAndReset();
    void cutOffCreationGoesOn();

private:
    /// The board's line of the week.
    QJsonObject lineOf(const QString& week, const QStringList& more = {}) const
    {
        const Answer answer = m_ctl(QStringList {QStringLiteral("board")} + more);
        if (answer.exitCode != 0)
            qFatal("%s", answer.err.constData());
        for (const QByteArray& line : answer.out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object[QLatin1String("week")] == week)
                return object;
        }
        return {};
    }
    static QString at(const QJsonObject& line, const char* key)
    {
        return line[QLatin1String(key)].toVariant().toString();
    }
    /// What the board says of one of the steps.
    static QString gateOf(const QJsonObject& line, const char* step)
    {
        for (const QJsonValue& gate : line[QLatin1String("gates")].toArray()) {
            if (gate[QLatin1String("step")] == QLatin1String(step))
                return gate[QLatin1String("state")].toString();
        }
        return QStringLiteral("none");
    }
    void change(const QStringList& arguments) const
    {
        const Answer answer = m_ctl(arguments);
        QVERIFY2(answer.exitCode == 0, answer.err.constData());
    }
    /// "begun failed", of the operation that made the week.
    QString logOf(const QString& week) const
    {
        auto session = m_server.open();
        QStringList events;
        const auto facts = readDatabaseFacts(session, week);
        const auto entries = readLog(session, {.operation = weekCardOf(facts->comment).operation});
        for (const LogEntry& entry : *entries)
            events << logEventName(entry.event) + QLatin1Char(' ') + entry.by.reason;
        return events.join(QLatin1Char(','));
    }

    AdminDatabases m_server;
    QTemporaryDir m_games;
    Ctl m_ctl;
};

void TestBoardCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl(m_server.options().conninfo,
                {QStringLiteral("--json"), QStringLiteral("--trust-games"), QStringLiteral("--games-dir"),
                 m_games.path()});
}

void TestBoardCli::lifeOnTheBoard()
{
    const QString week = QStringLiteral("galaxy_2025_w11");
    m_server.weeks().made(week);
    change({QStringLiteral("create"), week, QStringLiteral("--reason"), QStringLiteral("season")});
    QCOMPARE(logOf(week), QStringLiteral("begun season,done season"));
    const Answer again = m_ctl({QStringLiteral("create"), week});
    QCOMPARE(again.exitCode, 1);
    QVERIFY2(again.err.contains("exists"), again.err.constData());
    auto guest = m_server.open(week);

    // the session of who looked last may be ending still, and autovacuum comes by
    QJsonObject line;
    const auto isOnlyGuest = [&] {
        line = lineOf(week, {QStringLiteral("--sizes")});
        return at(line, "sessions") == QLatin1String("1");
    };
    QVERIFY2(QTest::qWaitFor(isOnlyGuest, Patience), qPrintable(at(line, "sessions")));
    QCOMPARE(at(line, "stage"), QStringLiteral("live"));
    QVERIFY(at(line, "bytes").toLongLong() > 1'000'000);
    QVERIFY2(at(line, "note").contains(QLatin1String("its week is over")), qPrintable(at(line, "note")));
    QCOMPARE(at(line, "next"), QStringLiteral("reset"));
    QCOMPARE(gateOf(line, "freeze"), QStringLiteral("open"));
    QCOMPARE(gateOf(line, "drop"), QStringLiteral("guarded"));
    QCOMPARE(gateOf(line, "thaw"), QStringLiteral("none"));

    change({QStringLiteral("freeze"), week});
    line = lineOf(week);
    QCOMPARE(at(line, "stage"), QStringLiteral("frozen"));
    QCOMPARE(at(line, "next"), QStringLiteral("archive"));

    const QTemporaryDir folder;
    change({QStringLiteral("archive"), QStringLiteral("make"), week, QStringLiteral("--in-place"),
            QStringLiteral("--folder"), folder.path()});
    line = lineOf(week);
    QCOMPARE(at(line, "stage"), QStringLiteral("archived"));
    QVERIFY(!at(line, "archived_at").isEmpty());
    QCOMPARE(gateOf(line, "drop"), QStringLiteral("open"));
    QCOMPARE(at(line, "next"), QStringLiteral("drop"));
    // for people the same in one column
    const Answer table = Ctl(m_server.options().conninfo)({QStringLiteral("board")});
    QVERIFY2(table.out.contains("thaw, archive, reset, drop"), table.out.constData());
}

void TestBoardCli::schemaDriftAndReset()
{
    const QString week = QStringLiteral("spacetraders_2025_w11");
    m_server.weeks().made(week);
    change({QStringLiteral("create"), week, QStringLiteral("--sample")});
    const QStringList schema {QStringLiteral("--schema"), QStringLiteral("--in-place")};
    QJsonObject line = lineOf(week, schema);
    QVERIFY(!at(line, "version").isEmpty());
    QCOMPARE(at(line, "pending"), QStringLiteral("0"));
    QCOMPARE(at(line, "drift"), QStringLiteral("0"));
    auto inside = m_server.open(week);
    WeekServer::run(inside, "CREATE TABLE public.of_somebody (id INT)");
    line = lineOf(week, schema);
    QVERIFY(at(line, "drift").toInt() > 0);
}

/// Killed in the middle of its migrations: it is on the board as what it is, and the same command ends it.
void TestBoardCli::cutOffCreationGoesOn()
{
    // the second migration waits until it may go on
    const QDir games(m_games.path());
    QVERIFY(games.mkpath(QStringLiteral("waits/migrations")));
    VERIFY_RESULT(writePrivateFile(games.filePath(QStringLiteral("waits/game.json")),
                                   R"({"id": "waits", "title": "Waits", "prefix": "waits"})"));
    VERIFY_RESULT(writePrivateFile(games.filePath(QStringLiteral("waits/migrations/V1__first.sql")),
                                   "CREATE TABLE public.a (x INT);\n"));
    VERIFY_RESULT(writePrivateFile(games.filePath(QStringLiteral("waits/migrations/V2__second.sql")),
                                   "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE "
                                   "rolname = 'go_on') LOOP PERFORM pg_catalog.pg_sleep(0.02); END LOOP; "
                                   "END $$;\n"));
    const QString week = QStringLiteral("waits_2025_w12");
    m_server.weeks().made(week);
    const auto process = m_ctl.start({QStringLiteral("create"), week});
    process->setReadChannel(QProcess::StandardError);
    QByteArray told;
    while (!told.contains("Applying V2__second.sql") && process->waitForReadyRead(Patience))
        told += process->readAllStandardError();
    process->kill();
    QVERIFY(process->waitForFinished(Patience));
    QVERIFY2(process->exitStatus() == QProcess::CrashExit, told.constData());
    const QJsonObject line = lineOf(week);
    QCOMPARE(at(line, "stage"), QStringLiteral("created"));
    QCOMPARE(at(line, "next"), QStringLiteral("create"));
    QVERIFY(logOf(week).startsWith(QLatin1String("begun")));
    auto session = m_server.open();
    WeekServer::run(session, "CREATE ROLE go_on");
    change({QStringLiteral("create"), week});
    QVERIFY(logOf(week).endsWith(QLatin1String("done ")));
    QCOMPARE(at(lineOf(week), "stage"), QStringLiteral("live"));
}

QTEST_GUILESS_MAIN(TestBoardCli)
#include "tst_boardcli.moc"
