#include "ctl.h"
#include "patience.h"
#include "weekserver.h"

#include "applypatch.h"
#include "base/files.h"
#include "json/canonical.h"
#include "json/equal.h"
#include "json/hash.h"

#include <QDeadlineTimer>

#include <csignal>

using namespace Weekglass;

/// weekglassctl's commands about events, as a user calls them.
class TestEventCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importTellsWhatItDid();
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
    void searchGoesOnAfterAFailure();

private:
    /// One more event in m_trade.
    void addEvent(const QByteArray& subject, const QByteArray& payload)
    {
        const auto canonical = Json::canonical(payload);
        VERIFY_RESULT(canonical);
        auto session = m_server.open(m_trade);
        VERIFY_RESULT(session.execute(
            Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                    "payload_hash) VALUES (clock_timestamp(), '/one', $1, 200, $2, $3)"),
            {subject, payload, Json::sha256Hex(*canonical)}));
    }

    /// When a tail that was started after @p since has read its first page: it follows then, and minds
    /// signals. Before, a session of its own looks up what to follow.
    bool follows(Pg::Session& session, const QString& since) const
    {
        const auto found = session.query(
            Pg::Sql("SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND backend_start > "
                    "$2::timestamptz AND state = 'idle' AND query LIKE 'SELECT e.%'"),
            {m_trade.toUtf8(), since.toUtf8()});
        return found && found->single() != "0";
    }
    void drop(Pg::Session& session, const QByteArray& database) const
    {
        m_server.waitForClients(QString::fromLatin1(database));
        WeekServer::run(session, "DROP DATABASE " + database);
    }

    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_folder;
    const QString m_trade = QStringLiteral("spacetraders_2024_w10");
};

void TestEventCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl((*TestServer::instance())->conninfo());
    const auto created = m_ctl({QStringLiteral("create"), m_trade, QStringLiteral("--sample"),
                                QStringLiteral("--seed"), QStringLiteral("5")});
    QVERIFY2(created.exitCode == 0, created.err.constData());
}

void TestEventCli::importTellsWhatItDid()
{
    const QString feed = m_folder.filePath(QStringLiteral("feed.ndjson"));
    const QByteArray good =
        R"({"fetched_at":"2024-03-04T12:00:00Z","endpoint":"/x","request_key":"/x/1","status_code":404,"payload":{"error":{"code":404}}})";
    VERIFY_RESULT(writePrivateFile(feed, good + "\nbad line\n"));
    const auto first =
        m_ctl({QStringLiteral("--json"), QStringLiteral("import"), feed, QStringLiteral("--week"), m_trade});
    QVERIFY2(first.exitCode == 5, first.err.constData());
    QCOMPARE(
        first.out.trimmed(),
        R"({"lines": 2, "inserted": 1, "already_there": 0, "rejected": 1, "files": 1, "failed": 0, "left_out": 0, "waiting": 0})");
    QVERIFY(first.err.contains("line 2"));
    QCOMPARE(*readFile(feed + QStringLiteral(".rejects")), "bad line\n");
    VERIFY_RESULT(writePrivateFile(feed, good + "\n"));
    const auto second =
        m_ctl({QStringLiteral("--json"), QStringLiteral("import"), feed, QStringLiteral("--week"), m_trade});
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(
        second.out.trimmed(),
        R"({"lines": 1, "inserted": 0, "already_there": 1, "rejected": 0, "files": 1, "failed": 0, "left_out": 0, "waiting": 0})");
}

void TestEventCli::eventsAreFilteredAndCounted_data()
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

void TestEventCli::eventsAreFilteredAndCounted()
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
    const auto listed = m_ctl(events);
    QVERIFY2(listed.exitCode == 0, listed.err.constData());
    QCOMPARE(listed.out.count('\n'), count.toInt());
    const auto counted = m_ctl(events + QStringList {QStringLiteral("--count"), QStringLiteral("exact")});
    QCOMPARE(counted.out.trimmed(), QByteArray("{\"events\": " + count.toUtf8() + '}'));
}

void TestEventCli::planSaysWhatServesTheFilter()
{
    const auto plan = [this](const QStringList& filter) {
        const auto outcome = m_ctl(QStringList {QStringLiteral("--json"), QStringLiteral("events"),
                                                QStringLiteral("--week"), m_trade, QStringLiteral("--plan")}
                                   + filter);
        return outcome.exitCode == 0 ? outcome.members(u"served_by").value(0)
                                     : QString::fromUtf8(outcome.err);
    };
    QCOMPARE(plan({}), QStringLiteral("\"index\""));
    QCOMPARE(plan({QStringLiteral("--kind"), QStringLiteral("/one")}), QStringLiteral("\"index\""));
    QCOMPARE(plan({QStringLiteral("--text"), QStringLiteral("x")}), QStringLiteral("\"index and test\""));
}

void TestEventCli::badFilterIsUsage_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::newRow("condition") << QStringList {QStringLiteral("--where"), QStringLiteral("nonsense")};
    QTest::newRow("test of a field") << QStringList {QStringLiteral("--where"), QStringLiteral("status ~ 4")};
    QTest::newRow("time") << QStringList {QStringLiteral("--from"), QStringLiteral("yesterday")};
    QTest::newRow("count") << QStringList {QStringLiteral("--count"), QStringLiteral("many")};
    QTest::newRow("count and plan") << QStringList {QStringLiteral("--count"), QStringLiteral("exact"),
                                                    QStringLiteral("--plan")};
}

void TestEventCli::badFilterIsUsage()
{
    QFETCH(QStringList, filter);
    const auto outcome =
        m_ctl(QStringList {QStringLiteral("events"), QStringLiteral("--week"), m_trade} + filter);
    QVERIFY2(outcome.exitCode == 2, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
}

void TestEventCli::exportIsImportedAgain()
{
    const QString copy = QStringLiteral("spacetraders_2024_w11");
    QCOMPARE(m_ctl({QStringLiteral("create"), copy}).exitCode, 0);
    const QString file = m_folder.filePath(QStringLiteral("all.ndjson"));
    const auto exported = m_ctl({QStringLiteral("--json"), QStringLiteral("export"), QStringLiteral("--week"),
                                 m_trade, QStringLiteral("--file"), file});
    QVERIFY2(exported.exitCode == 0, exported.err.constData());
    const QByteArray lines = *readFile(file);
    QCOMPARE(exported.members(u"events"), QStringList {QString::number(lines.count('\n'))});
    QCOMPARE(QFileInfo(file).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    const auto imported = m_ctl({QStringLiteral("import"), file, QStringLiteral("--week"), copy});
    QVERIFY2(imported.exitCode == 0, imported.err.constData());
    const auto digest = [this](const QString& week) {
        auto session = m_server.open(week);
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
            arguments << QStringLiteral("--force") << QStringLiteral("--format") << format;
        QCOMPARE(m_ctl(arguments).exitCode, 0);
        QVERIFY(readFile(table)->startsWith(format.isEmpty() ? "id,at,kind" : "[\n{\"id\""));
    }
    // what is there already goes only if one says so
    const QStringList again {QStringLiteral("export"), QStringLiteral("--week"), m_trade,
                             QStringLiteral("--file"), file};
    VERIFY_RESULT(writePrivateFile(file, "mine"));
    const auto refused = m_ctl(again);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("--force"), refused.err.constData());
    QCOMPARE(*readFile(file), "mine");
    QCOMPARE(m_ctl(again + QStringList {QStringLiteral("--force")}).exitCode, 0);
    QCOMPARE(*readFile(file), lines);
}

void TestEventCli::interruptedExportLeavesNothing()
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
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE slow_2024_w10")));
    const QDir folder(games.filePath(QStringLiteral("files")));
    const auto process =
        m_ctl.start({QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), games.path(),
                     QStringLiteral("export"), QStringLiteral("--week"), QStringLiteral("slow_2024_w10"),
                     QStringLiteral("--file"), folder.filePath(QStringLiteral("events.ndjson"))});
    QTRY_COMPARE_WITH_TIMEOUT(folder.entryList(QDir::Files).size(), 1, Patience); // the file in the making
    sendSignal(*process, SIGINT);
    QVERIFY(process->waitForFinished(Patience));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 1);
    QVERIFY(folder.isEmpty());
    drop(session, "slow_2024_w10");
}

void TestEventCli::tailPrintsWhatComes()
{
    const auto process =
        m_ctl.start({QStringLiteral("--json"), QStringLiteral("tail"), QStringLiteral("--week"), m_trade,
                     QStringLiteral("--subject"), QStringLiteral("/tailed"), QStringLiteral("--limit"),
                     QStringLiteral("3")});
    const QDeadlineTimer end(Patience);
    for (int i = 0; !end.hasExpired() && process->state() == QProcess::Running; ++i) {
        addEvent("/tailed", "{\"n\":" + QByteArray::number(i) + '}');
        addEvent("/other", "{\"n\":" + QByteArray::number(i) + '}');
        (void)process->waitForFinished(100);
    }
    QCOMPARE(process->state(), QProcess::NotRunning);
    QCOMPARE(process->exitCode(), 0);
    const Answer answer {.exitCode = 0, .out = process->readAllStandardOutput(), .err = {}};
    QCOMPARE(answer.members(u"subject"), QStringList(3, QStringLiteral("\"/tailed\"")));
    const QStringList payloads = answer.members(u"payload");
    const int first = payloads[0].mid(6).chopped(1).toInt(); // {"n": 7}
    for (int i = 0; i < 3; ++i)
        QCOMPARE(payloads[i], QStringLiteral("{\"n\": %1}").arg(first + i));
}

void TestEventCli::tailSurvivesALostConnection()
{
    auto killer = m_server.open();
    const QString since = WeekServer::ask(killer, "SELECT clock_timestamp()");
    const auto process =
        m_ctl.start({QStringLiteral("tail"), QStringLiteral("--week"), m_trade, QStringLiteral("--subject"),
                     QStringLiteral("/afterwards"), QStringLiteral("--limit"), QStringLiteral("1")});
    QVERIFY(QTest::qWaitFor([&] { return follows(killer, since); }, Patience));
    VERIFY_RESULT(
        killer.query(Pg::Sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"),
                     {m_trade.toUtf8()}));
    addEvent("/afterwards", "{}");
    QVERIFY(process->waitForFinished(Patience));
    QCOMPARE(process->exitCode(), 0);
    QVERIFY(process->readAllStandardOutput().contains("/afterwards"));
    QVERIFY(!process->readAllStandardError().isEmpty()); // it said so
}

void TestEventCli::tailEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("after its time") << 0;
    QTest::newRow("with Ctrl+C") << SIGINT;
    QTest::newRow("with SIGTERM") << SIGTERM;
}

void TestEventCli::tailEnds()
{
    QFETCH(int, signal);
    auto session = m_server.open();
    const QString since = WeekServer::ask(session, "SELECT clock_timestamp()");
    const auto process =
        m_ctl.start({QStringLiteral("tail"), QStringLiteral("--week"), m_trade, QStringLiteral("--for"),
                     signal == 0 ? QStringLiteral("1") : QStringLiteral("3600")});
    if (signal != 0) {
        // not by QTRY, which asks once more: it may be looking just then
        QVERIFY(QTest::qWaitFor([&] { return follows(session, since); }, Patience));
        sendSignal(*process, signal);
    }
    QVERIFY(process->waitForFinished(Patience));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
}

void TestEventCli::diffOfTwoEvents()
{
    addEvent("/diffed", R"({"fuel": 10, "same": 1})");
    addEvent("/diffed", R"({"fuel": 7, "same": 1, "new": [true]})");
    const auto listed = m_ctl({QStringLiteral("--json"), QStringLiteral("events"), QStringLiteral("--week"),
                               m_trade, QStringLiteral("--subject"), QStringLiteral("/diffed")});
    const QStringList ids = listed.members(u"id");
    QCOMPARE(ids.size(), 2);
    const QStringList diff {QStringLiteral("diff"), QStringLiteral("--week"), m_trade};
    const auto shown = m_ctl(diff + QStringList {ids[0]});
    QVERIFY2(shown.exitCode == 0, shown.err.constData());
    QVERIFY2(shown.out.contains("/fuel") && shown.out.contains("/new") && !shown.out.contains("/same"),
             shown.out.constData());
    const auto patch = m_ctl(QStringList {QStringLiteral("--json")} + diff + ids);
    const auto operations = Json::Document::parse(patch.out);
    VERIFY_RESULT(operations);
    const auto before = Json::Document::parse(R"({"fuel": 10, "same": 1})");
    const auto after = Json::applyPatch(*before, *operations);
    VERIFY_RESULT(after);
    const auto expected = Json::Document::parse(R"({"fuel":7,"same":1,"new":[true]})");
    const auto patched = Json::Document::parse(*after);
    QVERIFY(Json::equal(*patched, Json::Document::root(), *expected, Json::Document::root()));
    QCOMPARE(m_ctl(diff + QStringList {ids[1]}).exitCode, 4); // the first one has none before it
    QCOMPARE(m_ctl(diff + QStringList {QStringLiteral("99999999")}).exitCode, 4);
    QCOMPARE(m_ctl(diff + QStringList {QStringLiteral("first")}).exitCode, 2);
}

void TestEventCli::searchGoesOnAfterAFailure()
{
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE spacetraders_2024_w12"))); // without tables
    const QStringList search {QStringLiteral("--json"),    QStringLiteral("search"),
                              QStringLiteral("--game"),    QStringLiteral("spacetraders"),
                              QStringLiteral("--subject"), QStringLiteral("/filtered")};
    const auto found = m_ctl(search + QStringList {QStringLiteral("--limit"), QStringLiteral("3")});
    drop(session, "spacetraders_2024_w12");
    QVERIFY2(found.exitCode == 1, found.err.constData());
    QCOMPARE(found.members(u"week"),
             (QStringList {QStringLiteral("\"spacetraders_2024_w12\""),
                           QStringLiteral("\"spacetraders_2024_w11\""),
                           QStringLiteral("\"spacetraders_2024_w10\"")}));
    QCOMPARE(found.members(u"events").mid(1), (QStringList {QStringLiteral("3"), QStringLiteral("3")}));
    QCOMPARE(found.members(u"more").mid(1), (QStringList {QStringLiteral("true"), QStringLiteral("true")}));
    QVERIFY(found.members(u"error")[0].contains(QStringLiteral("raw.api_events")));
    const auto complete = m_ctl(search);
    QVERIFY2(complete.exitCode == 0, complete.err.constData());
    QCOMPARE(complete.members(u"events"), (QStringList {QStringLiteral("5"), QStringLiteral("5")}));
    QCOMPARE(m_ctl({QStringLiteral("search"), QStringLiteral("--game"), QStringLiteral("chess")}).exitCode,
             4);
}

QTEST_GUILESS_MAIN(TestEventCli)
#include "tst_eventcli.moc"
