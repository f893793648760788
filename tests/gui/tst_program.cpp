#include "ctl.h"
#include "redisserver.h"
#include "testserver.h"
#include "verifyresult.h"

#include "base/files.h"

#include <QImage>
#include <QSet>
#include <QTest>

#include <algorithm>

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
    void jsonLinesAreJson_data();
    void jsonLinesAreJson();
    void stateOfAPlay();
    void notFoundHasItsExitCode_data();
    void notFoundHasItsExitCode();
    void noServerHasItsExitCode();
    void recover();
    void brokenGameDoesNotStopTheOthers();
    void picturesOfAllPages();

private:
    Pg::Session open(const QString& database = {})
    {
        return *std::move(Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }

    QByteArray m_conninfo;
    Ctl m_ctl;
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
    m_ctl = Ctl(m_conninfo);
}

void TestProgram::helpAndUsage()
{
    const auto help = m_ctl({QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("Exit codes"));
    QCOMPARE(m_ctl({}).exitCode, 2);
    const auto unknown = m_ctl({QStringLiteral("no-such-command")});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("Unknown command: no-such-command"), unknown.err.constData());
    const auto nothing = m_ctl({QStringLiteral("rollback"), m_baseball});
    QCOMPARE(nothing.exitCode, 2);
    QVERIFY2(nothing.err.contains("--games"), nothing.err.constData());
    QCOMPARE(m_ctl({QStringLiteral("events")}).exitCode, 2);
    QCOMPARE(m_ctl({QStringLiteral("metrics")}).exitCode, 2);
    // where no window can be opened
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    qputenv("QT_QPA_PLATFORM", "nosuchplatform");
    for (const char* option : {"--help", "-h", "--version"}) {
        const auto words = m_ctl.run(QStringLiteral("weekglass"), {QLatin1String(option)});
        QVERIFY2(words.exitCode == 0 && words.out.contains("weekglass"), words.err.constData());
    }
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        qunsetenv(variable);
    const auto blind = m_ctl.run(QStringLiteral("weekglass"), {QStringLiteral("--local")});
    QVERIFY2(blind.exitCode == 3 && blind.err.contains("weekglassctl"), blind.err.constData());
    qputenv("QT_QPA_PLATFORM", platform);
}

void TestProgram::createMigrateAndSample()
{
    for (const QString& week : {m_baseball, m_galaxy, m_trade}) {
        const auto created = m_ctl({QStringLiteral("create"), week, QStringLiteral("--sample"),
                                    QStringLiteral("--seed"), QStringLiteral("5")});
        QVERIFY2(created.exitCode == 0, created.err.constData());
    }
    QCOMPARE(m_ctl({QStringLiteral("migrate"), m_trade}).exitCode, 0);
    const auto again = m_ctl({QStringLiteral("create"), m_trade});
    QCOMPARE(again.exitCode, 1);
    QVERIFY(again.err.contains(m_trade.toUtf8()));
    const auto weeks = m_ctl({QStringLiteral("weeks")});
    QCOMPARE(weeks.exitCode, 0);
    QVERIFY2(weeks.out.contains(m_baseball.toUtf8()) && weeks.out.contains("current"), weeks.out.constData());
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
    const auto outcome = m_ctl(QStringList {QStringLiteral("--json")} + arguments);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
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
    const auto games = m_ctl({QStringLiteral("--json"), QStringLiteral("plays"), QStringLiteral("--week"),
                              m_baseball, QStringLiteral("--limit"), QStringLiteral("1")});
    const auto game = Json::Document::parse(games.out.trimmed());
    VERIFY_RESULT(game);
    const QString id = game->stringValue(game->find(Json::Document::root(), u"game_id"));
    const auto plays =
        m_ctl({QStringLiteral("plays"), QStringLiteral("--week"), m_baseball, QStringLiteral("--game"), id});
    QCOMPARE(plays.exitCode, 0);
    const auto state =
        m_ctl({QStringLiteral("--json"), QStringLiteral("state"), QStringLiteral("--week"), m_baseball,
               QStringLiteral("--game"), id, QStringLiteral("--play"), QStringLiteral("7")});
    QVERIFY2(state.exitCode == 0, state.err.constData());
    for (const char* column :
         {"away_score", "inning", "outs", "on_first", "batter", "pitcher", "away_lineup"})
        QVERIFY2(state.out.contains(QByteArray("\"column\": \"").append(column).append('"')), column);
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
    const auto outcome = m_ctl(arguments);
    QVERIFY2(outcome.exitCode == 4, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.isEmpty());
}

void TestProgram::noServerHasItsExitCode()
{
    const auto outcome = m_ctl.run(
        QStringLiteral("weekglassctl"),
        {QStringLiteral("--connect"), QStringLiteral("host=/nonexistent"), QStringLiteral("weeks")});
    QCOMPARE(outcome.exitCode, 3);
    QVERIFY(outcome.err.contains("reaching"));
}

void TestProgram::recover()
{
    RedisServer redis;
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    QVERIFY(redis.start());
    const QString week = QStringLiteral("galaxy_2024_w11");
    QCOMPARE(m_ctl({QStringLiteral("create"), week}).exitCode, 0);
    const auto recover = [&](const QString& uri, const QStringList& more = {}) {
        return m_ctl(QStringList {QStringLiteral("recover"), QStringLiteral("--week"), week,
                                  QStringLiteral("--redis"), uri}
                     + more);
    };
    const QStringList json {QStringLiteral("--json")};
    QCOMPARE(recover(redis.uri()).exitCode, 1); // neither has a state
    auto session = open(week);
    VERIFY_RESULT(session.execute(
        Pg::Sql("INSERT INTO public.snapshots (tick_number, game_time, state) VALUES (500, now(), "
                "'{\"tick_number\": 500, \"paused\": true, \"tick_rate\": 1.0, \"total_spawns\": 3}')")));
    const auto advice = recover(redis.uri(), json);
    QVERIFY2(advice.exitCode == 0, advice.err.constData());
    QCOMPARE(advice.members(u"authority"), QStringList {QStringLiteral("\"snapshot\"")});
    QVERIFY2(advice.out.contains(R"({"key": "game:tick", "redis": null, "snapshot": "500"})"),
             advice.out.constData());
    const auto preview = recover(redis.uri(), {QStringLiteral("--restore")});
    QCOMPARE(preview.exitCode, 1);
    QVERIFY2(preview.err.contains("--yes"), preview.err.constData());
    QVERIFY(recover(redis.uri(), json).out.contains(R"("redis": null)")); // still nothing there
    const QStringList unreasoned {QStringLiteral("--restore"), QStringLiteral("--yes")};
    QCOMPARE(recover(redis.uri(), unreasoned).exitCode, 1); // why?
    QVERIFY(recover(redis.uri(), json).out.contains(R"("redis": null)"));
    const QStringList doIt = unreasoned + QStringList {QStringLiteral("--reason=stale")};
    m_ctl.mark("production");
    const auto unnamed = recover(redis.uri(), doIt);
    QVERIFY2(unnamed.exitCode == 1 && unnamed.confirmation().value(0).contains(week),
             unnamed.err.constData());
    QVERIFY(recover(redis.uri(), json).out.contains(R"("redis": null)"));
    m_ctl.mark("none");
    const auto restored = recover(redis.uri(), doIt);
    QVERIFY2(restored.exitCode == 0, restored.err.constData());
    const auto after = recover(redis.uri(), json);
    QVERIFY2(after.out.contains(R"({"key": "game:paused", "redis": "true", "snapshot": "true"})"),
             after.out.constData());

    const QString undo = QString::fromUtf8(restored.err)
                             .section(QStringLiteral("--undo="), 1)
                             .section(QLatin1Char('\n'), 0, 0)
                             .trimmed();
    QVERIFY2(!undo.isEmpty(), restored.err.constData());
    const QStringList undoing {QStringLiteral("--undo=") + undo, QStringLiteral("--yes"),
                               QStringLiteral("--reason=no")};
    QCOMPARE(recover(redis.uri(), {QStringLiteral("--undo=") + undo}).exitCode, 1); // only shown
    const auto undone = recover(redis.uri(), undoing);
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QVERIFY(recover(redis.uri(), json).out.contains(R"({"key": "game:tick", "redis": null)"));
    QCOMPARE(recover(redis.uri(), undoing).exitCode, 1); // once only

    QCOMPARE(recover(QStringLiteral("unix:///nonexistent")).exitCode, 3);
    QCOMPARE(recover(QStringLiteral("redis://u:secret@localhost")).exitCode, 2);
    QCOMPARE(recover(QStringLiteral("localhost")).exitCode, 2);
    QCOMPARE(recover(redis.uri(), {QStringLiteral("--yes")}).exitCode, 2);
    QCOMPARE(m_ctl({QStringLiteral("recover"), QStringLiteral("--week"), m_trade, QStringLiteral("--redis"),
                    redis.uri()})
                 .exitCode,
             4);
    redis.stop();
    QVERIFY(redis.start({QStringLiteral("--requirepass"), QStringLiteral("s3cret")}));
    QCOMPARE(recover(redis.uri()).exitCode, 3);
    qputenv("REDISCLI_AUTH", "s3cret");
    const auto let = recover(redis.uri());
    qunsetenv("REDISCLI_AUTH");
    QVERIFY2(let.exitCode == 0, let.err.constData());
    auto maintenance = Pg::Session::open({.conninfo = m_conninfo});
    VERIFY_RESULT(maintenance->script(Pg::Sql("DROP DATABASE galaxy_2024_w11 WITH (FORCE)")));
}

void TestProgram::brokenGameDoesNotStopTheOthers()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("games/dice")));
    VERIFY_RESULT(writePrivateFile(m_folder.filePath(QStringLiteral("games/dice/game.json")),
                                   R"({"id": "dice", "title": 7})"));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("games/good/migrations")));
    VERIFY_RESULT(writePrivateFile(m_folder.filePath(QStringLiteral("games/good/game.json")),
                                   R"({"id": "good", "title": "Good", "prefix": "good"})"));
    const auto outcome = m_ctl(
        {QStringLiteral("--games-dir"), m_folder.filePath(QStringLiteral("games")), QStringLiteral("weeks")});
    QCOMPARE(outcome.exitCode, 1); // not all weeks can be listed
    QVERIFY2(outcome.err.contains("game.json") && outcome.err.contains("title"), outcome.err.constData());
    QVERIFY(outcome.out.contains(m_trade.toUtf8()));
}

void TestProgram::picturesOfAllPages()
{
    const QString pictures = m_folder.filePath(QStringLiteral("pictures"));
    const auto outcome = m_ctl.run(QStringLiteral("weekglass"),
                                   {QStringLiteral("--connect"), QString::fromUtf8(m_conninfo),
                                    QStringLiteral("--screenshots"), pictures});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto files = QDir(pictures).entryInfoList({QStringLiteral("*.png")}, QDir::Files);
    const auto isDialog = [](const QFileInfo& file) {
        return file.fileName().startsWith(QLatin1String("dialog-"));
    };
    // the start; events, replay, metrics, tables, SQL, history, comparison, notebook, maintenance,
    // migrations, search and reports of three games, cohorts of two, snapshots and ingest of one, the board,
    // health and the log, and a notebook with charts; light and dark
    QCOMPARE(files.size() - std::ranges::count_if(files, isDialog), 90);
    for (const char* dialog :
         {"connect", "owners", "new-week", "archive", "reset", "drop", "migrate", "rollback"})
        QVERIFY2(!QDir(pictures)
                      .entryList({QStringLiteral("dialog-%1*.png").arg(QLatin1String(dialog))})
                      .isEmpty(),
                 dialog);
    for (const QFileInfo& file : files) {
        const QImage picture(file.filePath());
        if (!isDialog(file))
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
