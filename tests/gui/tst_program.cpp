#include "base/files.h"
#include "testserver.h"
#include "verifyresult.h"
#include "json/document.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

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
    void notFoundHasItsExitCode_data();
    void notFoundHasItsExitCode();
    void noServerHasItsExitCode();
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

    QByteArray m_conninfo;
    QTemporaryDir m_folder;
    const QString m_baseball = QStringLiteral("paperdynasty_2024_w10");
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
    QCOMPARE(first.out.trimmed(), R"({"lines": 2, "inserted": 1, "already_there": 0, "rejected": 1})");
    QVERIFY(first.err.contains("line 2"));
    QCOMPARE(*readFile(feed + QStringLiteral(".rejects")), "bad line\n");
    VERIFY_RESULT(writePrivateFile(feed, good + "\n"));
    const auto second =
        ctl({QStringLiteral("--json"), QStringLiteral("import"), feed, QStringLiteral("--week"), m_trade});
    QCOMPARE(second.code, 0);
    QCOMPARE(second.out.trimmed(), R"({"lines": 1, "inserted": 0, "already_there": 1, "rejected": 0})");
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
    QCOMPARE(files.size(), 8); // events and replay of two games, light and dark
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
