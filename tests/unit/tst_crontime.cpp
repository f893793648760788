#include "maintenance/crontime.h"
#include "maintenance/schedule.h"

#include <QTest>

using namespace Weekglass;

/// When a schedule of cron comes next, and how systemd says the same.
class TestCronTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void next_data();
    void next();
    void noSchedule_data();
    void noSchedule();
    void calendar();
    void timerSurvivesQuoting();
    void timerComesOnEitherDay();
};

void TestCronTime::next_data()
{
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* schedule, const char* after, const char* expected) {
        QTest::newRow(schedule) << QString::fromLatin1(schedule) << QString::fromLatin1(after)
                                << QString::fromLatin1(expected);
    };
    row("15 3 * * *", "2026-11-24T03:15:00Z", "2026-11-25T03:15:00Z");
    row("30 4 1 * *", "2026-11-24T20:00:00Z", "2026-12-01T04:30:00Z");
    row("*/20 * * * *", "2026-11-24T20:21:00Z", "2026-11-24T20:40:00Z");
    row("0 0 29 2 *", "2026-11-24T00:00:00Z", "2028-02-29T00:00:00Z");
    row("5 1-3,9 * * 1-5", "2026-11-27T03:06:00Z", "2026-11-27T09:05:00Z"); // a Friday
    row("0 6 * * 0", "2026-11-24T00:00:00Z", "2026-11-29T06:00:00Z");
    row("0 6 * * 7", "2026-11-24T00:00:00Z", "2026-11-29T06:00:00Z");
    row("0 6 13 * 5", "2026-11-24T00:00:00Z", "2026-11-27T06:00:00Z"); // either day is enough
    row("0 6 */2 * 5", "2026-11-24T00:00:00Z", "2026-11-27T06:00:00Z");
    row("0 6 */2 * 6", "2026-11-24T00:00:00Z", "2026-12-05T06:00:00Z"); // not beside *: an odd day, too
}

void TestCronTime::next()
{
    QFETCH(QString, schedule);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    const auto found = nextCronTime(schedule, QDateTime::fromString(after, Qt::ISODate));
    QVERIFY(found);
    QCOMPARE(found->toString(Qt::ISODate), expected);
}

void TestCronTime::noSchedule_data()
{
    QTest::addColumn<QString>("schedule");
    for (const char* schedule :
         {"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8",
          "5-1 * * * *", "*/0 * * * *", "a * * * *", "1,,2 * * * *", "0 0 31 2 *", "1/2/3 * * * *"})
        QTest::newRow(schedule) << QString::fromLatin1(schedule);
}

void TestCronTime::noSchedule()
{
    QFETCH(QString, schedule);
    QVERIFY(
        !nextCronTime(schedule, QDateTime::fromString(QStringLiteral("2026-11-24T00:00:00Z"), Qt::ISODate)));
}

void TestCronTime::calendar()
{
    QCOMPARE(calendarOf(QStringLiteral("15 3 * * *")), QStringList {QStringLiteral("*-*-* 03:15:00 UTC")});
    QCOMPARE(calendarOf(QStringLiteral("0,30 4 1 * *")),
             QStringList {QStringLiteral("*-*-01 04:00,30:00 UTC")});
    QCOMPARE(calendarOf(QStringLiteral("0 6 * * 0")), QStringList {QStringLiteral("Sun *-*-* 06:00:00 UTC")});
    QCOMPARE(calendarOf(QStringLiteral("0 6 13 * 5")),
             (QStringList {QStringLiteral("*-*-13 06:00:00 UTC"), QStringLiteral("Fri *-*-* 06:00:00 UTC")}));
    QCOMPARE(calendarOf(QStringLiteral("x")), QStringList());
}

void TestCronTime::timerSurvivesQuoting()
{
    const TimerText text = timerText({.task = {.id = QStringLiteral("kept")},
                                      .week = {"77", 5, QStringLiteral("galaxy_2026_w01")},
                                      .hash = "abc",
                                      .schedule = QStringLiteral("0 5 * * *"),
                                      .reason = QStringLiteral("it's \"50%\" of $5\nnow"),
                                      .program = QStringLiteral("/usr/bin/weekglassctl")});
    QVERIFY2(text.service.contains(QStringLiteral("\"--reason=it's \\\"50%%\\\" of $$5 now\"")),
             qPrintable(text.service));
    QVERIFY2(text.crontab.contains(QStringLiteral("'--reason=it'\\''s \"50\\%\" of $5")),
             qPrintable(text.crontab));
    QVERIFY(!text.crontab.trimmed().contains(QLatin1Char('\n')));
    QVERIFY(text.service.contains(QStringLiteral("\"--plan=abc\"")));
    QVERIFY(text.timer.contains(QStringLiteral("OnCalendar=*-*-* 05:00:00 UTC")));
}

void TestCronTime::timerComesOnEitherDay()
{
    const TimerText text = timerText({.task = {.id = QStringLiteral("kept")},
                                      .week = {"77", 5, QStringLiteral("galaxy_2026_w01")},
                                      .hash = "abc",
                                      .schedule = QStringLiteral("0 5 1 * 1"),
                                      .reason = QStringLiteral("a test")});
    QVERIFY2(text.timer.contains(
                 QStringLiteral("OnCalendar=*-*-01 05:00:00 UTC\nOnCalendar=Mon *-*-* 05:00:00 UTC\n")),
             qPrintable(text.timer));
}

QTEST_GUILESS_MAIN(TestCronTime)
#include "tst_crontime.moc"
