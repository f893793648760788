#include "otherdatabasestest.h"

#include "pg/conninfo.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace Weekglass;

/// weekglassctl on databases that are no weeks, as a user calls it.
class TestOtherDatabasesCli : public OtherDatabasesTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = startServer(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void readByCommands_data();
    void readByCommands();
    void rolledBackAndUndone();
    void exported();
    void rollbackIsRefusedWithAllThatIsMissing();
    void comparedWithAWeek();
    void metricsOfSeveral();
    void lifecycleNeedsAWeek_data();
    void lifecycleNeedsAWeek();
    void usage_data();
    void usage();
    void productionWantsTheName();
    void maintained();
    void timerFindsTheGameAgain();
    void timerHoldsNoPassword();

private:
    QString content() const
    {
        auto session = m_server.open(QStringLiteral("paperdynasty_dev"));
        return WeekServer::ask(session,
                               "SELECT md5(string_agg(p::TEXT, ',' ORDER BY p.id)) FROM public.plays AS p");
    }
    QStringList cut() const
    {
        return {QStringLiteral("rollback"), QStringLiteral("--game"), QString::fromLatin1(m_game),
                QStringLiteral("--to"),     QStringLiteral("20"),     QStringLiteral("--allow-superuser"),
                QStringLiteral("--reason"), QStringLiteral("a test")};
    }
    QString undo(const Answer& done) const
    {
        const Answer undone = of("paperdynasty_dev", "paperdynasty",
                                 QStringList {QStringLiteral("undo"), QStringLiteral("--operation"),
                                              done.object().value(QLatin1String("id")).toString(),
                                              QStringLiteral("--allow-superuser"), QStringLiteral("--reason"),
                                              QStringLiteral("a test")});
        return undone.exitCode == 0 ? QString() : QString::fromUtf8(undone.err);
    }
};

void TestOtherDatabasesCli::readByCommands_data()
{
    QTest::addColumn<QByteArray>("database");
    QTest::addColumn<QByteArray>("game");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char* database, const char* game, const char* command, int exitCode = 0) {
        QTest::addRow("%s %s", database, command)
            << QByteArray(database) << QByteArray(game) << QByteArray(command) << exitCode;
    };
    for (const char* command : {"events --limit 3", "plays", "metrics", "metrics --metric hits", "cohorts",
                                "operations", "verify-replay", "migrations", "transform"})
        row("paperdynasty_dev", "paperdynasty", command);
    for (const char* command : {"events --limit 3", "snapshots", "plays", "metrics", "query SELECT+1"})
        row("galaxy", "galaxy", command);
    row("paperdynasty_doc", "paperdynasty", "metrics --metric hits");
    row("paperdynasty_doc", "paperdynasty", "plays");
    row("paperdynasty_doc", "paperdynasty", "verify-replay", 1);
    row("paperdynasty_doc", "paperdynasty", "events --source api", 1);
    row("shop", "galaxy", "query SELECT+count(*)+FROM+public.orders");
    row("shop", "galaxy", "events", 1);
    row("galaxy", "galaxy", "lacks");
    row("no_such_database", "galaxy", "events", 4);
}

void TestOtherDatabasesCli::readByCommands()
{
    QFETCH(QByteArray, database);
    QFETCH(QByteArray, game);
    QFETCH(QByteArray, command);
    QFETCH(int, exitCode);
    QStringList words = QString::fromLatin1(command).split(QLatin1Char(' '));
    for (QString& word : words)
        word.replace(QLatin1Char('+'), QLatin1Char(' '));
    const Answer answer = of(database.constData(), game.constData(), words);
    const QByteArray said = answer.err + QByteArray::number(answer.exitCode);
    QVERIFY2(answer.exitCode == exitCode, said.constData());
    if (exitCode == 1)
        QVERIFY2(answer.err.contains("This database has no table or view"), answer.err.constData());
}

void TestOtherDatabasesCli::rolledBackAndUndone()
{
    const QString before = content();
    const Answer preview = of("paperdynasty_dev", "paperdynasty", cut());
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    const QString confirmation = preview.object().value(QLatin1String("confirmation")).toString();
    QVERIFY(!confirmation.isEmpty());
    const Answer done = of("paperdynasty_dev", "paperdynasty",
                           cut() + QStringList {QStringLiteral("--confirm"), confirmation});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY(content() != before);
    QCOMPARE(undo(done), QString());
    QCOMPARE(content(), before);
}

void TestOtherDatabasesCli::exported()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("events.ndjson"));
    const Answer done = of("galaxy", "galaxy", {QStringLiteral("export"), QStringLiteral("--file"), file});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY(QFileInfo(file).size() > 0);
}

void TestOtherDatabasesCli::rollbackIsRefusedWithAllThatIsMissing()
{
    const Answer refused =
        of("paperdynasty_doc", "paperdynasty",
           {QStringLiteral("rollback"), QStringLiteral("--game"), QString::fromLatin1(m_game),
            QStringLiteral("--to"), QStringLiteral("20"), QStringLiteral("--allow-superuser")});
    QCOMPARE(refused.exitCode, 1);
    for (const char* name :
         {"This database lacks parts that the rollback", "public.play_states", "raw.api_events"})
        QVERIFY2(refused.err.contains(name), refused.err.constData());
}

void TestOtherDatabasesCli::comparedWithAWeek()
{
    const Answer compared =
        of("paperdynasty_dev", "paperdynasty",
           {QStringLiteral("compare"), QStringLiteral("paperdynasty_2025_w11"), QStringLiteral("--metrics"),
            QStringLiteral("hits"), QStringLiteral("--start"),
            QStringLiteral("paperdynasty_dev=2025-03-10T00:00:00Z"), QStringLiteral("--no-keep")});
    QVERIFY2(compared.exitCode == 0, compared.err.constData());
    QVERIFY2(compared.out.contains("paperdynasty_dev") && compared.out.contains("2025-03-10"),
             compared.out.constData());
}

void TestOtherDatabasesCli::metricsOfSeveral()
{
    const Answer rows =
        m_ctl({QStringLiteral("--database"), QStringLiteral("paperdynasty_dev"), QStringLiteral("--game"),
               QStringLiteral("paperdynasty"), QStringLiteral("query"), QStringLiteral("--week"),
               QStringLiteral("paperdynasty_2025_w11"), QStringLiteral("SELECT count(*) FROM public.plays")});
    QVERIFY2(rows.exitCode == 0, rows.err.constData());
    QCOMPARE(
        rows.members(u"week"),
        QStringList({QStringLiteral("\"paperdynasty_2025_w11\""), QStringLiteral("\"paperdynasty_dev\"")}));
    const Answer own =
        m_ctl({QStringLiteral("query"), QStringLiteral("--database"), QStringLiteral("galaxy"),
               QStringLiteral("--game"), QStringLiteral("galaxy"), QStringLiteral("SELECT 1 AS one")});
    QVERIFY2(own.exitCode == 0, own.err.constData());
    QCOMPARE(own.members(u"one"), QStringList {QStringLiteral("1")});
}

void TestOtherDatabasesCli::lifecycleNeedsAWeek_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"create", "drop", "reset", "freeze", "thaw"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestOtherDatabasesCli::lifecycleNeedsAWeek()
{
    QFETCH(QString, command);
    const Answer refused = of("paperdynasty_dev", "paperdynasty", {command});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("paperdynasty_dev is not a week of Paper Dynasty: its name does not match "
                                  "paperdynasty_2025_w01."),
             refused.err.constData());
    auto session = m_server.open(QStringLiteral("paperdynasty_dev"));
    QCOMPARE(WeekServer::ask(session, "SHOW default_transaction_read_only"), QStringLiteral("off"));
}

void TestOtherDatabasesCli::usage_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("of which game") << "events --database galaxy" << QByteArray("--as");
    QTest::newRow("which database") << "events --week galaxy_2025_w11 --as galaxy"
                                    << QByteArray("--database");
    QTest::newRow("neither") << "events" << QByteArray("--week or --database");
    QTest::newRow("both") << "events --week galaxy_2025_w11 --database galaxy --as galaxy"
                          << QByteArray("--week");
    QTest::newRow("two") << "events --database galaxy --database shop --as galaxy"
                         << QByteArray("one database");
    QTest::newRow("not of one") << "board --database galaxy --as galaxy" << QByteArray("single database");
}

void TestOtherDatabasesCli::usage()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, words);
    const Answer answer = m_ctl(command.split(QLatin1Char(' ')));
    QVERIFY2(answer.exitCode == 2, answer.err.constData());
    QVERIFY2(answer.err.contains(words), answer.err.constData());
}

/// The phrase has the name of the database.
void TestOtherDatabasesCli::productionWantsTheName()
{
    const QString before = content();
    const Answer preview = of("paperdynasty_dev", "paperdynasty", cut());
    const QStringList confirmed = cut()
        + QStringList {QStringLiteral("--confirm"),
                       preview.object().value(QLatin1String("confirmation")).toString()};
    m_ctl.mark("production");
    const Answer refused = of("paperdynasty_dev", "paperdynasty", confirmed);
    m_ctl.mark("development");
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.confirmation(),
             QStringList {QStringLiteral("--yes=") + identityOf("paperdynasty_dev").confirmation()});
    QCOMPARE(content(), before);
}

/// Listed, timed and done; the plan is bound to the database by its name.
void TestOtherDatabasesCli::maintained()
{
    const Answer list = of("galaxy", "galaxy", {QStringLiteral("maintenance")});
    QVERIFY2(list.exitCode == 0, list.err.constData());
    QVERIFY2(list.members(u"task").contains(QStringLiteral("\"vacuum\"")), list.out.constData());
    const Answer timer =
        of("galaxy", "galaxy",
           {QStringLiteral("maintenance"), QStringLiteral("--timer"), QStringLiteral("vacuum")});
    QVERIFY2(timer.exitCode == 0, timer.err.constData());
    QVERIFY2(timer.out.contains("\"--database\" \"galaxy\" \"--as\" \"galaxy\" \"maintenance\" \"run\" "
                                "\"vacuum\""),
             timer.out.constData());
    const QStringList run {QStringLiteral("maintenance"),  QStringLiteral("run"),
                           QStringLiteral("vacuum"),       QStringLiteral("--table"),
                           QStringLiteral("public.ships"), QStringLiteral("--reason"),
                           QStringLiteral("a test")};
    const Answer plan = of("galaxy", "galaxy", run);
    QVERIFY2(plan.exitCode == 0, plan.err.constData());
    const Answer done = of("galaxy", "galaxy", run + QStringList {plan.plan()});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY2(done.err.contains("Vacuumed and analyzed: public.ships."), done.err.constData());
    QCOMPARE(m_ctl({QStringLiteral("maintenance")}).exitCode, 2); // of which week?
    QCOMPARE(m_ctl({QStringLiteral("maintenance"), QStringLiteral("run"), QStringLiteral("galaxy_2025_w11")})
                 .exitCode,
             2); // which task?
}

void TestOtherDatabasesCli::timerFindsTheGameAgain()
{
    const Answer timer =
        of("galaxy", "galaxy",
           {QStringLiteral("maintenance"), QStringLiteral("--timer"), QStringLiteral("vacuum"),
            QStringLiteral("--trust-games"), QStringLiteral("--allow-superuser")});
    QVERIFY2(timer.exitCode == 0, timer.err.constData());
    QVERIFY2(timer.out.contains("\"--trust-games\" \"--allow-superuser\" \"--database\""),
             timer.out.constData());
}

/// Others may read a unit.
void TestOtherDatabasesCli::timerHoldsNoPassword()
{
    const auto params = Pg::connectParams({.conninfo = (*TestServer::instance())->conninfo()});
    VERIFY_RESULT(params);
    const QByteArray uri = "postgresql://" + params->value("user") + ":hunter2@/postgres?host="
        + params->value("host").toPercentEncoding() + "&port=" + params->value("port");
    for (const QByteArray& connection : {QByteArray(params->toConninfo(false) + " password=hunter2"), uri}) {
        const Answer timer =
            Ctl(connection)({QStringLiteral("maintenance"), QStringLiteral("--timer"),
                             QStringLiteral("vacuum"), QStringLiteral("--database"), QStringLiteral("galaxy"),
                             QStringLiteral("--as"), QStringLiteral("galaxy")});
        QCOMPARE(timer.exitCode, 1);
        QVERIFY2(timer.err.contains("The connection has a password"), timer.err.constData());
        QVERIFY(!timer.out.contains("hunter2"));
    }
}

QTEST_GUILESS_MAIN(TestOtherDatabasesCli)
#include "tst_otherdatabasescli.moc"
