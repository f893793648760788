#include "ctl.h"
#include "weekserver.h"

#include "lifecycle/sample.h"
#include "migrations/migrate.h"

using namespace Weekglass;

/// weekglassctl report: what it lists, what it takes, what it refuses, and how it ends where rows warn.
class TestReportCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsReportsAndParameters();
    void offersChoices();
    void readsWithAName();
    void refuses_data();
    void refuses();
    void alertsAndTheExitCode();
    void asCsv();

private:
    Answer report(const QStringList& arguments, bool asJson = false) const
    {
        return (*m_ctl)(QStringList(asJson ? QStringList {QStringLiteral("--json")} : QStringList())
                        + QStringList {QStringLiteral("report"), m_week} + arguments);
    }

    WeekServer m_server;
    std::unique_ptr<Ctl> m_ctl;
    QString m_week;
    QString m_player; ///< name of the one with the most plots
};

void TestReportCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    const auto game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    m_week = m_server.newWeek(*game).toString();
    auto session = m_server.open(m_week);
    VERIFY_RESULT(migrate(session, *game));
    VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, 22}, 3));
    m_player = WeekServer::ask(session, "SELECT min(username) FROM public.players");
    m_ctl = std::make_unique<Ctl>((*TestServer::instance())->conninfo());
}

void TestReportCli::listsReportsAndParameters()
{
    Answer answer = report({}, true);
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.members(u"report"),
             (QStringList {QStringLiteral("\"dashboard\""), QStringLiteral("\"crop_timers\""),
                           QStringLiteral("\"due_jobs\""), QStringLiteral("\"daily_quests\""),
                           QStringLiteral("\"leaderboard\""), QStringLiteral("\"cheapest_listings\"")}));
    QCOMPARE(answer.members(u"takes").at(1), QStringLiteral("\"player, as_of\""));
    answer = report({QStringLiteral("crop_timers"), QStringLiteral("--list")});
    QCOMPARE(answer.exitCode, 0);
    for (const char* told :
         {"player", "everybody", "a value or a name: --choices player", "as_of", "the week's present"})
        QVERIFY2(answer.out.contains(told), answer.out.constData());
}

void TestReportCli::offersChoices()
{
    Answer answer = report({QStringLiteral("dashboard"), QStringLiteral("--choices"),
                            QStringLiteral("player=") + m_player.left(3)},
                           true);
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.members(u"title").contains(QLatin1Char('"') + m_player + QLatin1Char('"')),
             answer.out.constData());
    answer =
        report({QStringLiteral("dashboard"), QStringLiteral("--choices"), QStringLiteral("player")}, true);
    QCOMPARE(answer.members(u"title").size(), 24);
    answer = report({QStringLiteral("dashboard"), QStringLiteral("--choices"), QStringLiteral("gamer")});
    QCOMPARE(answer.exitCode, 4);
}

void TestReportCli::readsWithAName()
{
    const Answer answer = report(
        {QStringLiteral("dashboard"), QStringLiteral("--set"), QStringLiteral("player=") + m_player}, true);
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.members(u"username"), QStringList {QLatin1Char('"') + m_player + QLatin1Char('"')});
    const Answer dated =
        report({QStringLiteral("due_jobs"), QStringLiteral("--set"), QStringLiteral("as_of=2025-06-01 20:00"),
                QStringLiteral("--set"), QStringLiteral("player=") + m_player});
    QCOMPARE(dated.exitCode, 0);
    QVERIFY2(dated.err.contains("As of 2025-06-01 20:00:00 UTC"), dated.err.constData());
    QVERIFY(report({QStringLiteral("due_jobs")}).err.contains("As of the newest event: 2025-06-01 "));
}

void TestReportCli::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* arguments, int exitCode, const char* message) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(QLatin1Char(' ')) << exitCode
                                 << QByteArray(message);
    };
    row("nothing", 4, "has no report “nothing”");
    row("dashboard", 1, "The report “dashboard” needs player.");
    row("dashboard --set player=nobody_at_all", 1, "The week has no “nobody_at_all” for player.");
    row("dashboard --set gamer=x", 1, "It takes player (a UUID, or a name; required).");
    row("dashboard --set player", 1, "“player” is not NAME=VALUE.");
    row("crop_timers --set as_of=soon", 1, "“soon” is not a time in UTC");
    row("--set player=x", 2, "--set requires report");
}

void TestReportCli::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, message);
    const Answer answer = report(arguments);
    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY2(answer.err.contains(message), answer.err.constData());
    QVERIFY(answer.out.isEmpty());
}

void TestReportCli::alertsAndTheExitCode()
{
    const QStringList wilted {QStringLiteral("crop_timers"), QStringLiteral("--set"),
                              QStringLiteral("as_of=2025-06-01 20:00")};
    Answer answer = report(wilted);
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.err.contains("rows with an alert"), answer.err.constData());
    QVERIFY(answer.out.contains("wilted"));
    answer = report(wilted + QStringList {QStringLiteral("--fail-on-alert")});
    QCOMPARE(answer.exitCode, 7);
    QVERIFY(answer.out.contains("wilted"));
    answer = report({QStringLiteral("crop_timers"), QStringLiteral("--set"),
                     QStringLiteral("as_of=2020-01-01"), QStringLiteral("--fail-on-alert")});
    QCOMPARE(answer.exitCode, 0);
}

/// As all commands write CSV; alerts and the exit code stay.
void TestReportCli::asCsv()
{
    const QStringList wilted {QStringLiteral("crop_timers"), QStringLiteral("--set"),
                              QStringLiteral("as_of=2025-06-01 20:00")};
    const Answer json = report(wilted, true);
    const Answer csv =
        report(wilted + QStringList {QStringLiteral("--csv"), QStringLiteral("--fail-on-alert")});
    QCOMPARE(csv.exitCode, 7);
    QVERIFY(csv.err.contains("rows with an alert"));
    const QList<QByteArray> lines = csv.out.trimmed().split('\n');
    QCOMPARE(lines.size(), json.out.count('\n') + 1);
    QVERIFY2(lines.front().startsWith("player,") || lines.front().contains(",alert"),
             lines.front().constData());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("timers.csv"));
    const Answer written = report(wilted + QStringList {QStringLiteral("--out"), file});
    QCOMPARE(written.exitCode, 0);
    QFile read(file);
    QVERIFY(read.open(QIODevice::ReadOnly));
    QCOMPARE(read.readAll(), csv.out);
    QCOMPARE(report({QStringLiteral("--csv")}).exitCode, 2); // the list is no report
}

QTEST_GUILESS_MAIN(TestReportCli)
#include "tst_reportcli.moc"
