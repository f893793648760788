#include "base/files.h"
#include "pg/session.h"
#include "redisserver.h"
#include "testserver.h"
#include "verifyresult.h"
#include "json/canonical.h"
#include "json/document.h"
#include "json/equal.h"
#include "json/hash.h"
#include "json/patch.h"

#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Weekglass;

/// Both programs as a user starts them: made weeks, the command line's answers and exit codes, pictures of
/// all pages.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpAndUsage();
    void createMigrateAndSample();
    void importTellsWhatItDid();
    void jsonLinesAreJson_data();
    void jsonLinesAreJson();
    void stateOfAPlay();
    void eventsAreFilteredAndCounted_data();
    void eventsAreFilteredAndCounted();
    void planSaysWhatServesTheFilter();
    void badFilterIsUsage_data();
    void badFilterIsUsage();
    void exportIsImportedAgain();
    void interruptedExportLeavesNothing();
    void tailPrintsWhatComes();
    void tailSurvivesALostConnection();
    void tailEnds_data();
    void tailEnds();
    void diffOfTwoEvents();
    void snapshotsAreListedAndFollowed();
    void recordedRowsAreImported();
    void pruneAsksFirst();
    void searchGoesOnAfterAFailure();
    void notFoundHasItsExitCode_data();
    void notFoundHasItsExitCode();
    void noServerHasItsExitCode();
    void recover();
    void brokenGameDoesNotStopTheOthers();
    void picturesOfAllPages();

private:
    struct Outcome
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };

    Outcome run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
        process.waitForFinished(120000);
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .out = process.readAllStandardOutput(),
                .err = process.readAllStandardError()};
    }
    Outcome ctl(const QStringList& arguments)
    {
        return run(QStringLiteral("weekglassctl"),
                   QStringList {QStringLiteral("--connect"), QString::fromUtf8(m_conninfo)} + arguments);
    }

    std::unique_ptr<QProcess> startCtl(const QStringList& arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglassctl"),
                       QStringList {QStringLiteral("--connect"), QString::fromUtf8(m_conninfo)} + arguments);
        process->waitForStarted(10000);
        return process;
    }
    Pg::Session open(const QString& database = {})
    {
        return *std::move(Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }
    /// One more event in m_trade.
    void addEvent(const QByteArray& subject, const QByteArray& payload)
    {
        const auto canonical = Json::canonical(payload);
        VERIFY_RESULT(canonical);
        auto session = open(m_trade);
        VERIFY_RESULT(session.execute(
            Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                    "payload_hash) VALUES (clock_timestamp(), '/one', $1, 200, $2, $3)"),
            {subject, payload, Json::sha256Hex(*canonical)}));
    }
    /// The member of each JSON line.
    static QStringList members(const QByteArray& lines, QStringView key)
    {
        QStringList values;
        for (const QByteArray& line : lines.trimmed().split('\n')) {
            const auto document = Json::Document::parse(line);
            const auto node = document ? document->find(Json::Document::root(), key) : Json::noNode;
            values << (node == Json::noNode ? QStringLiteral("?")
                                            : QString::fromUtf8(document->rawText(node)));
        }
        return values;
    }

    QByteArray m_conninfo;
    QTemporaryDir m_folder;
    const QString m_baseball = QStringLiteral("paperdynasty_2024_w10");
    const QString m_galaxy = QStringLiteral("galaxy_2024_w10");
    const QString m_trade = QStringLiteral("spacetraders_2024_w10");
};

void TestProgram::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestProgram::helpAndUsage()
{
    const auto help = ctl({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("Exit codes"));
    QCOMPARE(ctl({}).code, 2);
    QCOMPARE(ctl({QStringLiteral("no-such-command")}).code, 2);
    QCOMPARE(ctl({QStringLiteral("events")}).code, 2);
}

void TestProgram::createMigrateAndSample()
{
    for (const QString& week : {m_baseball, m_trade}) {
        const auto created = ctl({QStringLiteral("create"), week, QStringLiteral("--sample"),
                                  QStringLiteral("--seed"), QStringLiteral("5")});
        QVERIFY2(created.code == 0, created.err.constData());
    }
    QCOMPARE(ctl({QStringLiteral("migrate"), m_trade}).code, 0);
    const auto again = ctl({QStringLiteral("create"), m_trade});
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.contains(m_trade.toUtf8()));
    const auto weeks = ctl({QStringLiteral("weeks")});
    QCOMPARE(weeks.code, 0);
    QVERIFY2(weeks.out.contains(m_baseball.toUtf8()) && weeks.out.contains("current"), weeks.out.constData());
}

void TestProgram::importTellsWhatItDid()
{
    const QString feed = m_folder.filePath(QStringLiteral("feed.ndjson"));
    const QByteArray good =
        R"({"fetched_at":"2024-03-04T12:00:00Z","endpoint":"/x","request_key":"/x/1","status_code":404,"payload":{"error":{"code":404}}})";
    VERIFY_RESULT(writePrivateFile(feed, good + "\nbad line\n"));
    const auto first =
        ctl({QStringLiteral("--json"), QStringLiteral("import"), feed, QStringLiteral("--week"), m_trade});
    QVERIFY2(first.code == 5, first.err.constData());
    QCOMPARE(
        first.out.trimmed(),
        R"({"lines": 2, "inserted": 1, "already_there": 0, "rejected": 1, "files": 1, "failed": 0, "left_out": 0})");
    QVERIFY(first.err.contains("line 2"));
    QCOMPARE(*readFile(feed + QStringLiteral(".rejects")), "bad line\n");
    VERIFY_RESULT(writePrivateFile(feed, good + "\n"));
    const auto second =
        ctl({QStringLiteral("--json"), QStringLiteral("import"), feed, QStringLiteral("--week"), m_trade});
    QCOMPARE(second.code, 0);
    QCOMPARE(
        second.out.trimmed(),
        R"({"lines": 1, "inserted": 0, "already_there": 1, "rejected": 0, "files": 1, "failed": 0, "left_out": 0})");
}

void TestProgram::jsonLinesAreJson_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("weeks") << QStringList {QStringLiteral("weeks")};
    QTest::newRow("events") << QStringList {QStringLiteral("events"), QStringLiteral("--week"), m_trade,
                                            QStringLiteral("--limit"), QStringLiteral("20")};
    QTest::newRow("filtered") << QStringList {
        QStringLiteral("events"),   QStringLiteral("--week"), m_trade,
        QStringLiteral("--status"), QStringLiteral("4xx"),    QStringLiteral("--oldest")};
    QTest::newRow("rolls") << QStringList {QStringLiteral("events"), QStringLiteral("--week"), m_baseball,
                                           QStringLiteral("--source"), QStringLiteral("rolls")};
    QTest::newRow("games") << QStringList {QStringLiteral("plays"), QStringLiteral("--week"), m_baseball};
    QTest::newRow("ships") << QStringList {QStringLiteral("plays"), QStringLiteral("--week"), m_trade};
}

void TestProgram::jsonLinesAreJson()
{
    QFETCH(QStringList, arguments);
    const auto outcome = ctl(QStringList {QStringLiteral("--json")} + arguments);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const auto lines = outcome.out.trimmed().split('\n');
    QVERIFY(!lines.first().isEmpty());
    for (const QByteArray& line : lines) {
        const auto parsed = Json::Document::parse(line);
        VERIFY_RESULT(parsed);
        QCOMPARE(parsed->kind(Json::Document::root()), Json::Kind::Object);
    }
}

void TestProgram::stateOfAPlay()
{
    const auto games = ctl({QStringLiteral("--json"), QStringLiteral("plays"), QStringLiteral("--week"),
                            m_baseball, QStringLiteral("--limit"), QStringLiteral("1")});
    const auto game = Json::Document::parse(games.out.trimmed());
    VERIFY_RESULT(game);
    const QString id = game->stringValue(game->find(Json::Document::root(), u"game_id"));
    const auto plays =
        ctl({QStringLiteral("plays"), QStringLiteral("--week"), m_baseball, QStringLiteral("--game"), id});
    QCOMPARE(plays.code, 0);
    const auto state =
        ctl({QStringLiteral("--json"), QStringLiteral("state"), QStringLiteral("--week"), m_baseball,
             QStringLiteral("--game"), id, QStringLiteral("--play"), QStringLiteral("7")});
    QVERIFY2(state.code == 0, state.err.constData());
    for (const char* column :
         {"away_score", "inning", "outs", "on_first", "batter", "pitcher", "away_lineup"})
        QVERIFY2(state.out.contains(QByteArray("\"column\": \"").append(column).append('"')), column);
}

void TestProgram::eventsAreFilteredAndCounted_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::addColumn<QString>("count");
    QTest::newRow("condition") << QStringList {QStringLiteral("--where"), QStringLiteral("payload.fuel < 10")}
                               << QStringLiteral("3");
    QTest::newRow("two conditions") << QStringList {QStringLiteral("--where"),
                                                    QStringLiteral("payload.fuel >= 5"),
                                                    QStringLiteral("--where"), QStringLiteral("$.fuel != 9")}
                                    << QStringLiteral("1");
    QTest::newRow("text") << QStringList {QStringLiteral("--text"), QStringLiteral("it's \\\\ \\\"here")}
                          << QStringLiteral("1");
    QTest::newRow("without repeats") << QStringList {QStringLiteral("--hide-unchanged")}
                                     << QStringLiteral("4");
    QTest::newRow("all") << QStringList {} << QStringLiteral("5");
}

void TestProgram::eventsAreFilteredAndCounted()
{
    QFETCH(QStringList, filter);
    QFETCH(QString, count);
    static bool made = false;
    if (!std::exchange(made, true)) {
        for (const char* payload : {R"({"fuel":4})", R"({"fuel":9})", R"({"fuel":9})", R"({"fuel":10})",
                                    R"({"note":"it's \\ \"here\""})"})
            addEvent("/filtered", payload);
    }
    const QStringList events = QStringList {QStringLiteral("--json"),    QStringLiteral("events"),
                                            QStringLiteral("--week"),    m_trade,
                                            QStringLiteral("--subject"), QStringLiteral("/filtered")}
        + filter;
    const auto listed = ctl(events);
    QVERIFY2(listed.code == 0, listed.err.constData());
    QCOMPARE(listed.out.count('\n'), count.toInt());
    const auto counted = ctl(events + QStringList {QStringLiteral("--count"), QStringLiteral("exact")});
    QCOMPARE(counted.out.trimmed(), QByteArray("{\"events\": " + count.toUtf8() + '}'));
}

void TestProgram::planSaysWhatServesTheFilter()
{
    const auto plan = [this](const QStringList& filter) {
        const auto outcome = ctl(QStringList {QStringLiteral("--json"), QStringLiteral("events"),
                                              QStringLiteral("--week"), m_trade, QStringLiteral("--plan")}
                                 + filter);
        return outcome.code == 0 ? members(outcome.out, u"served_by").value(0)
                                 : QString::fromUtf8(outcome.err);
    };
    QCOMPARE(plan({}), QStringLiteral("\"index\""));
    QCOMPARE(plan({QStringLiteral("--kind"), QStringLiteral("/one")}), QStringLiteral("\"index\""));
    QCOMPARE(plan({QStringLiteral("--text"), QStringLiteral("x")}), QStringLiteral("\"index and test\""));
}

void TestProgram::badFilterIsUsage_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::newRow("condition") << QStringList {QStringLiteral("--where"), QStringLiteral("nonsense")};
    QTest::newRow("test of a field") << QStringList {QStringLiteral("--where"), QStringLiteral("status ~ 4")};
    QTest::newRow("time") << QStringList {QStringLiteral("--from"), QStringLiteral("yesterday")};
    QTest::newRow("count") << QStringList {QStringLiteral("--count"), QStringLiteral("many")};
    QTest::newRow("count and plan") << QStringList {QStringLiteral("--count"), QStringLiteral("exact"),
                                                    QStringLiteral("--plan")};
}

void TestProgram::badFilterIsUsage()
{
    QFETCH(QStringList, filter);
    const auto outcome =
        ctl(QStringList {QStringLiteral("events"), QStringLiteral("--week"), m_trade} + filter);
    QVERIFY2(outcome.code == 2, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
}

void TestProgram::exportIsImportedAgain()
{
    const QString copy = QStringLiteral("spacetraders_2024_w11");
    QCOMPARE(ctl({QStringLiteral("create"), copy}).code, 0);
    const QString file = m_folder.filePath(QStringLiteral("all.ndjson"));
    const auto exported = ctl({QStringLiteral("--json"), QStringLiteral("export"), QStringLiteral("--week"),
                               m_trade, QStringLiteral("--file"), file});
    QVERIFY2(exported.code == 0, exported.err.constData());
    const QByteArray lines = *readFile(file);
    QCOMPARE(members(exported.out, u"events"), QStringList {QString::number(lines.count('\n'))});
    QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    const auto imported = ctl({QStringLiteral("import"), file, QStringLiteral("--week"), copy});
    QVERIFY2(imported.code == 0, imported.err.constData());
    const auto digest = [this](const QString& week) {
        auto session = open(week);
        return session
            .query(Pg::Sql(
                "SELECT md5(string_agg(concat_ws('|', fetched_at, endpoint, request_key, status_code, "
                "payload, payload_hash), ',' ORDER BY fetched_at, id)) FROM raw.api_events"))
            ->single();
    };
    QCOMPARE(digest(copy), digest(m_trade));
    // the ending decides on the format, and --format over the ending
    const QString table = m_folder.filePath(QStringLiteral("all.csv"));
    for (const QString& format : {QString(), QStringLiteral("json")}) {
        QStringList arguments {QStringLiteral("export"), QStringLiteral("--week"), m_trade,
                               QStringLiteral("--file"), table};
        if (!format.isEmpty())
            arguments << QStringLiteral("--format") << format;
        QCOMPARE(ctl(arguments).code, 0);
        QVERIFY(readFile(table)->startsWith(format.isEmpty() ? "id,at,kind" : "[\n{\"id\""));
    }
}

void TestProgram::interruptedExportLeavesNothing()
{
    const QDir games(m_folder.filePath(QStringLiteral("slowgames")));
    QVERIFY(games.mkpath(QStringLiteral("slow/events")) && games.mkpath(QStringLiteral("files")));
    VERIFY_RESULT(writePrivateFile(games.filePath(QStringLiteral("slow/game.json")),
                                   R"({"id": "slow", "title": "Slow", "prefix": "slow",
                                       "events": [{"id": "ticks", "title": "Ticks", "file": "events/ticks.sql"}]})"));
    VERIFY_RESULT(
        writePrivateFile(games.filePath(QStringLiteral("slow/events/ticks.sql")),
                         "SELECT g AS id, now() AS at, 'k' AS kind, 's' AS subject, '{}'::jsonb AS payload "
                         "FROM generate_series(1, 1000) AS g, pg_sleep(g * 0 + 0.05)"));
    auto session = open();
    VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE slow_2024_w10")));
    const QDir folder(games.filePath(QStringLiteral("files")));
    const auto process =
        startCtl({QStringLiteral("--games-dir"), games.path(), QStringLiteral("export"),
                  QStringLiteral("--week"), QStringLiteral("slow_2024_w10"), QStringLiteral("--file"),
                  folder.filePath(QStringLiteral("events.ndjson"))});
    QTRY_COMPARE_WITH_TIMEOUT(folder.entryList(QDir::Files).size(), 1, 20000); // the file in the making
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QVERIFY(process->waitForFinished(20000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 1);
    QVERIFY(folder.isEmpty());
    VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE slow_2024_w10")));
}

void TestProgram::tailPrintsWhatComes()
{
    const auto process = startCtl({QStringLiteral("--json"), QStringLiteral("tail"), QStringLiteral("--week"),
                                   m_trade, QStringLiteral("--subject"), QStringLiteral("/tailed"),
                                   QStringLiteral("--limit"), QStringLiteral("3")});
    for (int i = 0; i < 50 && process->state() == QProcess::Running; ++i) {
        addEvent("/tailed", "{\"n\":" + QByteArray::number(i) + '}');
        addEvent("/other", "{\"n\":" + QByteArray::number(i) + '}');
        (void)process->waitForFinished(100);
    }
    QCOMPARE(process->exitCode(), 0);
    const QByteArray out = process->readAllStandardOutput();
    QCOMPARE(members(out, u"subject"), QStringList(3, QStringLiteral("\"/tailed\"")));
    const QStringList payloads = members(out, u"payload");
    const int first = payloads[0].mid(6).chopped(1).toInt(); // {"n": 7}
    for (int i = 0; i < 3; ++i)
        QCOMPARE(payloads[i], QStringLiteral("{\"n\": %1}").arg(first + i));
}

void TestProgram::tailSurvivesALostConnection()
{
    const auto process =
        startCtl({QStringLiteral("tail"), QStringLiteral("--week"), m_trade, QStringLiteral("--subject"),
                  QStringLiteral("/afterwards"), QStringLiteral("--limit"), QStringLiteral("1")});
    auto killer = open();
    const auto backends = [&] {
        return killer
            .query(Pg::Sql("SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND query LIKE '%ORDER "
                           "BY e.at, e.id%'"),
                   {m_trade.toUtf8()})
            ->single();
    };
    QTRY_VERIFY_WITH_TIMEOUT(backends() != "0", 20000);
    VERIFY_RESULT(
        killer.query(Pg::Sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"),
                     {m_trade.toUtf8()}));
    addEvent("/afterwards", "{}");
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitCode(), 0);
    QVERIFY(process->readAllStandardOutput().contains("/afterwards"));
    QVERIFY(!process->readAllStandardError().isEmpty()); // it said so
}

void TestProgram::tailEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("after its time") << 0;
    QTest::newRow("with Ctrl+C") << SIGINT;
    QTest::newRow("with SIGTERM") << SIGTERM;
}

void TestProgram::tailEnds()
{
    QFETCH(int, signal);
    const auto process =
        startCtl({QStringLiteral("tail"), QStringLiteral("--week"), m_trade, QStringLiteral("--for"),
                  signal == 0 ? QStringLiteral("1") : QStringLiteral("60")});
    auto session = open();
    const auto listening = [&] {
        return session
                   .query(
                       Pg::Sql(
                           "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND state = 'idle' AND "
                           "query LIKE '%ORDER BY e.at, e.id%'"),
                       {m_trade.toUtf8()})
                   ->single()
            != "0";
    };
    if (signal != 0) {
        QTRY_VERIFY_WITH_TIMEOUT(listening(), 20000);
        ::kill(static_cast<pid_t>(process->processId()), signal);
    }
    QVERIFY(process->waitForFinished(20000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
}

void TestProgram::diffOfTwoEvents()
{
    addEvent("/diffed", R"({"fuel": 10, "same": 1})");
    addEvent("/diffed", R"({"fuel": 7, "same": 1, "new": [true]})");
    const auto listed = ctl({QStringLiteral("--json"), QStringLiteral("events"), QStringLiteral("--week"),
                             m_trade, QStringLiteral("--subject"), QStringLiteral("/diffed")});
    const QStringList ids = members(listed.out, u"id");
    QCOMPARE(ids.size(), 2);
    const QStringList diff {QStringLiteral("diff"), QStringLiteral("--week"), m_trade};
    const auto shown = ctl(diff + QStringList {ids[0]});
    QVERIFY2(shown.code == 0, shown.err.constData());
    QVERIFY2(shown.out.contains("/fuel") && shown.out.contains("/new") && !shown.out.contains("/same"),
             shown.out.constData());
    const auto patch = ctl(QStringList {QStringLiteral("--json")} + diff + ids);
    const auto operations = Json::Document::parse(patch.out);
    VERIFY_RESULT(operations);
    const auto before = Json::Document::parse(R"({"fuel": 10, "same": 1})");
    const auto after = Json::applyPatch(*before, *operations);
    VERIFY_RESULT(after);
    const auto expected = Json::Document::parse(R"({"fuel":7,"same":1,"new":[true]})");
    const auto patched = Json::Document::parse(*after);
    QVERIFY(Json::equal(*patched, Json::Document::root(), *expected, Json::Document::root()));
    QCOMPARE(ctl(diff + QStringList {ids[1]}).code, 4); // the first one has none before it
    QCOMPARE(ctl(diff + QStringList {QStringLiteral("99999999")}).code, 4);
    QCOMPARE(ctl(diff + QStringList {QStringLiteral("first")}).code, 2);
}

void TestProgram::snapshotsAreListedAndFollowed()
{
    QCOMPARE(ctl({QStringLiteral("create"), m_galaxy, QStringLiteral("--sample")}).code, 0);
    const QStringList week {QStringLiteral("--week"), m_galaxy};
    const auto listed = ctl(QStringList {QStringLiteral("--json"), QStringLiteral("snapshots"),
                                         QStringLiteral("--limit"), QStringLiteral("3")}
                            + week);
    const QStringList ids = members(listed.out, u"id");
    QVERIFY2(ids.size() == 3 && !listed.out.contains("bodies"), listed.err.constData());
    const auto snapshot = [&](const QStringList& arguments, bool asJson = false) {
        return ctl((asJson ? QStringList {QStringLiteral("--json")} : QStringList())
                   + QStringList {QStringLiteral("snapshot")} + arguments + week);
    };
    const auto newer = Json::Document::parse(snapshot({QStringLiteral("show"), ids[0]}, true).out);
    const auto older = Json::Document::parse(snapshot({QStringLiteral("show"), ids[1]}, true).out);
    VERIFY_RESULT(newer);
    VERIFY_RESULT(older);
    const auto told = snapshot({QStringLiteral("diff"), ids[0]});
    QVERIFY2(told.out.contains("/ships/") && !told.out.contains("/tick_number"), told.out.constData());
    QVERIFY(told.err.contains("2 change"));
    const auto patch = Json::Document::parse(snapshot({QStringLiteral("diff"), ids[0]}, true).out);
    VERIFY_RESULT(patch);
    const auto patched = Json::Document::parse(*Json::applyPatch(*older, *patch));
    QVERIFY(Json::equal(*patched, Json::Document::root(), *newer, Json::Document::root()));

    const auto fuel = snapshot(
        {QStringLiteral("history"), QStringLiteral("ships[Kestrel].fuel"), QStringLiteral("--changes")},
        true);
    const QStringList values = members(fuel.out, u"value");
    QVERIFY2(values.size() > 1 && QSet(values.begin(), values.end()).size() == values.size(),
             fuel.out.constData());
    QCOMPARE(snapshot({QStringLiteral("verify")}).code, 0);
    const auto found = snapshot({QStringLiteral("verify"), QStringLiteral("--head"), QStringLiteral("0")});
    QCOMPARE(found.code, 1);
    QVERIFY(found.out.contains("newer than head"));
    QCOMPARE(snapshot({QStringLiteral("show"), QStringLiteral("99999999")}).code, 4);
    QCOMPARE(snapshot({QStringLiteral("verify"), QStringLiteral("--source"), QStringLiteral("no")}).code, 4);
    QCOMPARE(snapshot({QStringLiteral("history"), QStringLiteral("a..b")}).code, 1);
    QCOMPARE(snapshot({}).code, 2);
}

void TestProgram::recordedRowsAreImported()
{
    const QString file = m_folder.filePath(QStringLiteral("maneuvers.ndjson"));
    const QByteArray ship = R"(,"ship_id":"00000000-0000-4000-8000-000000025544","status_text":"Reboost"})";
    const QByteArray good = R"({"game_time":"2024-03-05T02:58:00Z","tick":399480)" + ship + "\n";
    const QByteArray bad = R"({"game_time":"yesterday","tick":1)" + ship + "\n";
    VERIFY_RESULT(writePrivateFile(file, bad + good + good));
    const QStringList command {QStringLiteral("--json"), QStringLiteral("import"), file,
                               QStringLiteral("--week"), m_galaxy};
    const auto first = ctl(command);
    QCOMPARE(first.code, 5);
    QCOMPARE(
        first.out.trimmed(),
        R"({"lines": 3, "inserted": 1, "already_there": 1, "rejected": 1, "files": 1, "failed": 0, "left_out": 0})");
    QVERIFY2(first.err.contains("game_time"), first.err.constData());
    QCOMPARE(*readFile(file + QStringLiteral(".rejects")), bad);
    QCOMPARE(
        ctl(command).out.trimmed(),
        R"({"lines": 3, "inserted": 0, "already_there": 2, "rejected": 1, "files": 1, "failed": 0, "left_out": 0})");
}

void TestProgram::pruneAsksFirst()
{
    const auto prune = [&](const QStringList& arguments) {
        return ctl(QStringList {QStringLiteral("snapshot"), QStringLiteral("prune"), QStringLiteral("--week"),
                                m_galaxy}
                   + arguments);
    };
    const auto count = [&] {
        return members(ctl({QStringLiteral("--json"), QStringLiteral("snapshots"), QStringLiteral("--week"),
                            m_galaxy, QStringLiteral("--limit"), QStringLiteral("5000")})
                           .out,
                       u"id")
            .size();
    };
    const auto before = count();
    QVERIFY(before > 100);
    QCOMPARE(prune({QStringLiteral("--dry-run")}).code, 0);
    const auto asked = prune({});
    QCOMPARE(asked.code, 1);
    QVERIFY2(asked.err.contains("--yes") && asked.err.contains("100"), asked.err.constData());
    QCOMPARE(count(), before);
    QCOMPARE(prune({QStringLiteral("--yes")}).code, 0);
    QCOMPARE(count(), 100);
    QCOMPARE(prune({}).code, 0); // nothing is left to ask about
    QCOMPARE(prune({QStringLiteral("--source"), QStringLiteral("maneuvers")}).code, 0);
    QCOMPARE(prune({QStringLiteral("--source"), QStringLiteral("no")}).code, 4);
}

void TestProgram::searchGoesOnAfterAFailure()
{
    auto session = open();
    VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE spacetraders_2024_w12"))); // without tables
    const QStringList search {QStringLiteral("--json"),    QStringLiteral("search"),
                              QStringLiteral("--game"),    QStringLiteral("spacetraders"),
                              QStringLiteral("--subject"), QStringLiteral("/filtered")};
    const auto found = ctl(search + QStringList {QStringLiteral("--limit"), QStringLiteral("3")});
    VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE spacetraders_2024_w12")));
    QVERIFY2(found.code == 1, found.err.constData());
    QCOMPARE(members(found.out, u"week"),
             (QStringList {QStringLiteral("\"spacetraders_2024_w12\""),
                           QStringLiteral("\"spacetraders_2024_w11\""),
                           QStringLiteral("\"spacetraders_2024_w10\"")}));
    QCOMPARE(members(found.out, u"events").mid(1), (QStringList {QStringLiteral("3"), QStringLiteral("3")}));
    QCOMPARE(members(found.out, u"more").mid(1),
             (QStringList {QStringLiteral("true"), QStringLiteral("true")}));
    QVERIFY(members(found.out, u"error")[0].contains(QStringLiteral("raw.api_events")));
    const auto complete = ctl(search);
    QVERIFY2(complete.code == 0, complete.err.constData());
    QCOMPARE(members(complete.out, u"events"), (QStringList {QStringLiteral("5"), QStringLiteral("5")}));
    QCOMPARE(ctl({QStringLiteral("search"), QStringLiteral("--game"), QStringLiteral("chess")}).code, 4);
}

void TestProgram::notFoundHasItsExitCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("week that is not there") << QStringList {
        QStringLiteral("events"), QStringLiteral("--week"), QStringLiteral("spacetraders_1999_w01")};
    QTest::newRow("no week's name") << QStringList {QStringLiteral("events"), QStringLiteral("--week"),
                                                    QStringLiteral("postgres")};
    QTest::newRow("game") << QStringList {QStringLiteral("plays"), QStringLiteral("--week"), m_baseball,
                                          QStringLiteral("--game"), QStringLiteral("nobody")};
    QTest::newRow("log") << QStringList {QStringLiteral("plays"), QStringLiteral("--week"), m_baseball,
                                         QStringLiteral("--log"), QStringLiteral("nobody")};
    QTest::newRow("source") << QStringList {QStringLiteral("events"), QStringLiteral("--week"), m_baseball,
                                            QStringLiteral("--source"), QStringLiteral("nobody")};
}

void TestProgram::notFoundHasItsExitCode()
{
    QFETCH(QStringList, arguments);
    const auto outcome = ctl(arguments);
    QVERIFY2(outcome.code == 4, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.isEmpty());
}

void TestProgram::noServerHasItsExitCode()
{
    const auto outcome =
        run(QStringLiteral("weekglassctl"),
            {QStringLiteral("--connect"), QStringLiteral("host=/nonexistent"), QStringLiteral("weeks")});
    QCOMPARE(outcome.code, 3);
    QVERIFY(outcome.err.contains("reaching"));
}

void TestProgram::recover()
{
    RedisServer redis;
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    QVERIFY(redis.start());
    const QString week = QStringLiteral("galaxy_2024_w11");
    QCOMPARE(ctl({QStringLiteral("create"), week}).code, 0);
    const auto recover = [&](const QString& uri, const QStringList& more = {}) {
        return ctl(QStringList {QStringLiteral("recover"), QStringLiteral("--week"), week,
                                QStringLiteral("--redis"), uri}
                   + more);
    };
    const QStringList json {QStringLiteral("--json")};
    QCOMPARE(recover(redis.uri()).code, 1); // neither has a state
    auto session = open(week);
    VERIFY_RESULT(session.execute(
        Pg::Sql("INSERT INTO public.snapshots (tick_number, game_time, state) VALUES (500, now(), "
                "'{\"tick_number\": 500, \"paused\": true, \"tick_rate\": 1.0, \"total_spawns\": 3}')")));
    const auto advice = recover(redis.uri(), json);
    QVERIFY2(advice.code == 0, advice.err.constData());
    QCOMPARE(members(advice.out, u"authority"), QStringList {QStringLiteral("\"snapshot\"")});
    QVERIFY2(advice.out.contains(R"({"key": "game:tick", "redis": null, "snapshot": "500"})"),
             advice.out.constData());
    const auto preview = recover(redis.uri(), {QStringLiteral("--restore")});
    QCOMPARE(preview.code, 1);
    QVERIFY2(preview.err.contains("--yes"), preview.err.constData());
    QVERIFY(recover(redis.uri(), json).out.contains(R"("redis": null)")); // still nothing there
    const auto restored = recover(redis.uri(), {QStringLiteral("--restore"), QStringLiteral("--yes")});
    QVERIFY2(restored.code == 0, restored.err.constData());
    const auto after = recover(redis.uri(), json);
    QVERIFY2(after.out.contains(R"({"key": "game:paused", "redis": "true", "snapshot": "true"})"),
             after.out.constData());

    QCOMPARE(recover(QStringLiteral("unix:///nonexistent")).code, 3);
    QCOMPARE(recover(QStringLiteral("redis://u:secret@localhost")).code, 2);
    QCOMPARE(recover(QStringLiteral("localhost")).code, 2);
    QCOMPARE(recover(redis.uri(), {QStringLiteral("--yes")}).code, 2);
    QCOMPARE(ctl({QStringLiteral("recover"), QStringLiteral("--week"), m_trade, QStringLiteral("--redis"),
                  redis.uri()})
                 .code,
             4);
    redis.stop();
    QVERIFY(redis.start({QStringLiteral("--requirepass"), QStringLiteral("s3cret")}));
    QCOMPARE(recover(redis.uri()).code, 3);
    qputenv("REDISCLI_AUTH", "s3cret");
    const auto let = recover(redis.uri());
    qunsetenv("REDISCLI_AUTH");
    QVERIFY2(let.code == 0, let.err.constData());
    auto maintenance = Pg::Session::open({.conninfo = m_conninfo});
    VERIFY_RESULT(maintenance->script(Pg::Sql("DROP DATABASE galaxy_2024_w11 WITH (FORCE)")));
}

void TestProgram::brokenGameDoesNotStopTheOthers()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("games/dice")));
    VERIFY_RESULT(writePrivateFile(m_folder.filePath(QStringLiteral("games/dice/game.json")),
                                   R"({"id": "dice", "title": 7})"));
    const auto outcome = ctl(
        {QStringLiteral("--games-dir"), m_folder.filePath(QStringLiteral("games")), QStringLiteral("weeks")});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("game.json") && outcome.err.contains("title"), outcome.err.constData());
    QVERIFY(outcome.out.contains(m_trade.toUtf8()));
}

void TestProgram::picturesOfAllPages()
{
    const QString pictures = m_folder.filePath(QStringLiteral("pictures"));
    const auto outcome = run(QStringLiteral("weekglass"),
                             {QStringLiteral("--connect"), QString::fromUtf8(m_conninfo),
                              QStringLiteral("--screenshots"), pictures});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const auto files = QDir(pictures).entryInfoList({QStringLiteral("*.png")}, QDir::Files);
    // events, replay, metrics, comparison and migrations of three games, snapshots of one, the board and its
    // log; light and dark
    QCOMPARE(files.size(), 36);
    for (const QFileInfo& file : files) {
        const QImage picture(file.filePath());
        QCOMPARE(picture.size(), QSize(1280, 800));
        QSet<QRgb> colours;
        for (int x = 0; x < picture.width(); x += 7) {
            for (int y = 0; y < picture.height(); y += 3)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 50, qPrintable(file.fileName())); // text and frames, not an empty window
    }
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
