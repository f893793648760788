#include "ctl.h"
#include "weekserver.h"

using namespace Weekglass;

/// weekglassctl cohorts, as a user calls it.
class TestCohortsCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tableForPeople();
    void cellsForPrograms();
    void subjectsOfACell();
    void wrongArguments_data();
    void wrongArguments();

private:
    Answer run(const QStringList& more) const
    {
        return m_ctl(QStringList {QStringLiteral("cohorts"), QStringLiteral("--week"), m_week} + more);
    }

    WeekServer m_server;
    const QString m_week = QStringLiteral("marketland_2025_w22");
    Ctl m_ctl;
};

void TestCohortsCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_ctl = Ctl((*TestServer::instance())->conninfo());
    const Answer made = m_ctl({QStringLiteral("create"), m_week, QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_server.made(m_week);
}

void TestCohortsCli::tableForPeople()
{
    const Answer table = run({});
    QCOMPARE(table.exitCode, 0);
    const QList<QByteArray> lines = table.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 8);
    QVERIFY(lines.front().contains("Players") && lines.front().contains("+6 d"));
    QVERIFY(lines.at(1).contains("(100 %)") && lines.at(1).contains("≥"));
    QVERIFY(table.err.contains("not over"));
}

void TestCohortsCli::cellsForPrograms()
{
    const Answer cells = run({QStringLiteral("--json")});
    QCOMPARE(cells.exitCode, 0);
    QCOMPARE(cells.members(u"day").size(), 28);
    QCOMPARE(cells.members(u"is_over").count(QStringLiteral("false")), 7);
    auto session = m_server.open(m_week);
    QCOMPARE(
        cells.members(u"first_seen").front(),
        WeekServer::ask(session,
                        "SELECT count(*) FROM (SELECT min(occurred_at) AS at FROM public.player_events GROUP "
                        "BY player_id) AS f WHERE f.at < (SELECT least((SELECT min(occurred_at) FROM "
                        "public.player_events), (SELECT min(created_at) FROM public.save_snapshots))) + "
                        "interval '24 hours'"));
    const Answer csv = run({QStringLiteral("--csv"), QStringLiteral("--cohort"), QStringLiteral("players")});
    QCOMPARE(csv.exitCode, 0);
    QCOMPARE(csv.out.count("\r\n"), 29);
    QVERIFY(csv.out.startsWith("day,day_begins,first_seen,after,active,share,is_over\r\n"));
}

void TestCohortsCli::subjectsOfACell()
{
    const QStringList cell {QStringLiteral("--day"), QStringLiteral("0"), QStringLiteral("--after"),
                            QStringLiteral("2")};
    const Answer subjects = run(cell + QStringList {QStringLiteral("--json")});
    QCOMPARE(subjects.exitCode, 0);
    QCOMPARE(QString::number(subjects.members(u"subject").size()),
             run({QStringLiteral("--json")}).members(u"active").at(2));
    QVERIFY(subjects.members(u"name").front().contains(QLatin1Char('_')));
    const Answer csv = run(cell + QStringList {QStringLiteral("--csv")});
    QVERIFY(csv.out.startsWith("subject,name,first_seen\r\n"));
    QCOMPARE(csv.out.count("\r\n"), subjects.members(u"subject").size() + 1);
}

void TestCohortsCli::wrongArguments_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("unknown cohorts") << QStringLiteral("--cohort farms") << 4 << QByteArray("players");
    QTest::newRow("day without end") << QStringLiteral("--day 7") << 1 << QByteArray("until its day 6 only");
    QTest::newRow("cell without end")
        << QStringLiteral("--day 6 --after 1") << 1 << QByteArray("until its day 6 only");
    QTest::newRow("after what") << QStringLiteral("--after 1") << 2 << QByteArray("--day");
    QTest::newRow("negative") << QStringLiteral("--day -1") << 2 << QByteArray("--day");
}

void TestCohortsCli::wrongArguments()
{
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, message);
    const Answer answer = run(arguments.split(QLatin1Char(' ')));
    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY2(answer.err.contains(message), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestCohortsCli)
#include "tst_cohortscli.moc"
