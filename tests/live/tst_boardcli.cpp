#include "adminweek.h"
#include "ctl.h"
#include "dumptools.h"

#include "base/files.h"
#include "killprocess.h"
#include "lifecycle/board.h"
#include "weeks/weekcard.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace Weekglass;

/// weekglassctl create and board, as a user calls them.
class TestBoardCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lifeOnTheBoard();
    void replacedWeekIsNotReset();
    void schemaDriftAndReset();
    void cutOffCreationGoesOn();
    void failedCreationLeavesNothing();
    void gamesThatCannotBeLoaded();
    void clockOfTheServer();
    void newestWeekIsOverByTheGame();

private:
    void writeGame(const QTemporaryDir& folder, const QString& id, const QByteArray& manifest) const
    {
        QVERIFY(QDir(folder.path()).mkpath(id + QStringLiteral("/migrations")));
        VERIFY_RESULT(writePrivateFile(folder.filePath(id + QStringLiteral("/game.json")), manifest));
    }

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
    writeGame(m_games, QStringLiteral("waits"), R"({"id": "waits", "title": "Waits", "prefix": "waits"})");
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

    const Answer planned = m_ctl({QStringLiteral("freeze"), week, QStringLiteral("--dry-run")});
    QVERIFY2(planned.err.contains("would become read-only"), planned.err.constData());
    QCOMPARE(at(lineOf(week), "stage"), QStringLiteral("live"));
    change({QStringLiteral("freeze"), week});
    line = lineOf(week);
    QCOMPARE(at(line, "stage"), QStringLiteral("frozen"));
    QCOMPARE(at(line, "next"), QStringLiteral("archive"));

    SKIP_WITHOUT_DUMP();
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

/// Unless the later week was made ahead and waits for the reset.
void TestBoardCli::replacedWeekIsNotReset()
{
    const QString old = QStringLiteral("galaxy_2025_w20");
    const QString ahead = QStringLiteral("galaxy_2025_w21");
    for (const QString& week : {old, ahead}) {
        m_server.weeks().made(week);
        change({QStringLiteral("create"), week});
    }
    QCOMPARE(at(lineOf(old), "next"), QStringLiteral("reset"));
    const QString used = QStringLiteral("galaxy_2025_w22");
    m_server.weeks().made(used);
    change({QStringLiteral("create"), used, QStringLiteral("--sample")});
    const QJsonObject line = lineOf(old);
    QCOMPARE(at(line, "next"), QStringLiteral("archive"));
    QCOMPARE(gateOf(line, "reset"), QStringLiteral("guarded"));
    QCOMPARE(at(lineOf(used), "next"), QStringLiteral("reset"));
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

    // statements for several databases are no script for one
    const QStringList script {QStringLiteral("drift"), QStringLiteral("spacetraders"),
                              QStringLiteral("--sql"), QStringLiteral("--in-place")};
    const Answer one = m_ctl(script);
    QVERIFY2(one.exitCode == 1 && one.out.contains("of_somebody"), QByteArray(one.out + one.err).constData());
    const QString second = QStringLiteral("spacetraders_2025_w12");
    m_server.weeks().made(second);
    change({QStringLiteral("create"), second});
    const Answer several = m_ctl(script);
    QVERIFY2(several.exitCode == 1 && several.out.isEmpty() && several.err.contains("of one week"),
             QByteArray(several.out + several.err).constData());
}

/// Killed in the middle of its migrations: it is on the board as what it is, and the same command ends it.
void TestBoardCli::cutOffCreationGoesOn()
{
    // the second migration waits until it may go on
    const QDir games(m_games.path());
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
    QVERIFY(killProcess(*process));
    QVERIFY2(process->exitStatus() == QProcess::CrashExit, told.constData());
    const QJsonObject line = lineOf(week);
    QCOMPARE(at(line, "stage"), QStringLiteral("created"));
    QCOMPARE(at(line, "next"), QStringLiteral("create"));
    QVERIFY2(at(line, "note").contains(QLatin1String("unfinished")), qPrintable(at(line, "note")));
    const Answer weeks = m_ctl({QStringLiteral("weeks")});
    QVERIFY2(weeks.out.contains(", unfinished\""), weeks.out.constData());
    QVERIFY(logOf(week).startsWith(QLatin1String("begun")));
    auto session = m_server.open();
    WeekServer::run(session, "CREATE ROLE go_on");
    const Answer again = m_ctl({QStringLiteral("create"), week});
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY2(again.err.contains("An earlier attempt left waits_2025_w12 unfinished"), again.err.constData());
    QVERIFY(logOf(week).endsWith(QLatin1String("done ")));
    QCOMPARE(at(lineOf(week), "stage"), QStringLiteral("live"));
    QVERIFY(!m_ctl({QStringLiteral("weeks")}).out.contains("unfinished"));
}

void TestBoardCli::failedCreationLeavesNothing()
{
    const QTemporaryDir games;
    writeGame(games, QStringLiteral("fails"), R"({"id": "fails", "title": "Fails", "prefix": "fails"})");
    VERIFY_RESULT(writePrivateFile(games.filePath(QStringLiteral("fails/migrations/V1__first.sql")),
                                   "CREATE TABLE public.a (x INT);\n"));
    VERIFY_RESULT(writePrivateFile(games.filePath(QStringLiteral("fails/migrations/V2__second.sql")),
                                   "SELECT 1 / 0;\n"));
    const QString week = QStringLiteral("fails_2025_w01");
    m_server.weeks().made(week);
    const Answer failed = Ctl(m_server.options().conninfo,
                              {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), games.path()})(
        {QStringLiteral("create"), week});
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.err.contains("division by zero") && failed.err.contains("database was dropped again"),
             failed.err.constData());
    auto session = m_server.open();
    QVERIFY(!AdminDatabases::exists(session, week));
}

/// A folder that no game comes from is refused at once; a broken game beside a good one is told, and only
/// commands about all games fail.
void TestBoardCli::gamesThatCannotBeLoaded()
{
    const auto with = [this](const QString& folder) {
        return Ctl(m_server.options().conninfo,
                   {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), folder});
    };
    const QString week = QStringLiteral("waits_2025_w12");
    const QTemporaryDir empty;
    const QTemporaryDir broken;
    writeGame(broken, QStringLiteral("bad"), "{\"id\": ");
    for (const QString& folder : {QStringLiteral("/nowhere/at all"), empty.path(), broken.path()}) {
        for (const QStringList& command :
             {QStringList {QStringLiteral("weeks")}, {QStringLiteral("board")}, {QStringLiteral("log")}}) {
            const Answer refused = with(folder)(command);
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.err.contains("No game was loaded from this folder")
                         && refused.err.contains(folder.toUtf8()) && refused.out.isEmpty(),
                     refused.err.constData());
        }
    }
    writeGame(m_games, QStringLiteral("bad"), "{\"id\": ");
    for (const QStringList& command :
         {QStringList {QStringLiteral("weeks")}, {QStringLiteral("board")}, {QStringLiteral("migrations")}}) {
        const Answer answer = with(m_games.path())(command);
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.err.contains("bad/game.json"), answer.err.constData());
        QVERIFY2(answer.out.contains(week.toUtf8()), answer.out.constData());
    }
    const Answer migrated = with(m_games.path())({QStringLiteral("migrate"), week});
    QVERIFY2(migrated.exitCode == 0 && migrated.err.contains("bad/game.json"), migrated.err.constData());
    QVERIFY(QDir(m_games.filePath(QStringLiteral("bad"))).removeRecursively());
}

void TestBoardCli::clockOfTheServer()
{
    QVERIFY(!m_ctl({QStringLiteral("board")}).err.contains("clock"));
    // a server whose clock goes wrong is one that says another time
    const QTemporaryDir sql;
    QDirIterator files(QStringLiteral(":/sql"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = sql.filePath(from.mid(QStringLiteral(":/sql/").size()));
        QVERIFY(QDir().mkpath(QFileInfo(to).path()));
        VERIFY_RESULT(writePrivateFile(to, *readFile(from)));
    }
    const QString board = sql.filePath(QStringLiteral("catalog/board.sql"));
    const QByteArray query = *readFile(board);
    for (const auto& [shift, words] :
         {std::pair<const char*, const char*>("+ interval '1 minute'", "60 s behind the server's"),
          {"- interval '1 hour'", "3600 s ahead of the server's"}}) {
        QByteArray shifted = query;
        const QByteArray clock = "pg_catalog.clock_timestamp()";
        shifted.replace(clock, QByteArray(clock + ' ' + shift));
        VERIFY_RESULT(writePrivateFile(board, shifted));
        const Answer answer = m_ctl({QStringLiteral("--trust-games"), QStringLiteral("--sql-dir"), sql.path(),
                                     QStringLiteral("board")});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.err.contains(words), answer.err.constData());
    }
    // whenever between question and answer the server looked at its clock
    QCOMPARE(clockAhead(100'000, 103'000, 108'000).count(), 0);
    QCOMPARE(clockAhead(100'000, 103'000, 108'500).count(), -7'000);
    QCOMPARE(clockAhead(100'000, 190'000, 150'000).count(), 0);
    QCOMPARE(clockAhead(100'000, 101'000, 94'000).count(), 6'500);
}

/// Said without --schema, too, although its calendar week is far away.
void TestBoardCli::newestWeekIsOverByTheGame()
{
    const QString old = QStringLiteral("spacetraders_2098_w10");
    const QString newest = QStringLiteral("spacetraders_2098_w11");
    for (const QString& week : {old, newest}) {
        m_server.weeks().made(week);
        change({QStringLiteral("create"), week});
    }
    const auto isOver = [&](const QStringList& more = {}) {
        return at(lineOf(newest, more), "note").contains(QLatin1String("the game was reset after it"));
    };
    QVERIFY(!isOver());
    auto inside = m_server.open(newest);
    WeekServer::run(
        inside,
        "INSERT INTO core.server_status (fetched_at, source_hash, reset_date) VALUES (now(), 'x', "
        "'2098-06-01')");
    QVERIFY(isOver());
    QVERIFY(isOver({QStringLiteral("--schema"), QStringLiteral("--in-place")}));
}

QTEST_GUILESS_MAIN(TestBoardCli)
#include "tst_boardcli.moc"
