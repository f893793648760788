#include "game/weekname.h"

#include <QTest>

using namespace Weekglass;

class TestWeekName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void otherNames_data();
    void otherNames();
    void days_data();
    void days();
    void everyWeekFollowsThePrevious();
    void endOfTime();
    void orderIsByTime();
    void errorSaysWhatIsWrong();
};

void TestWeekName::names_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("week");
    QTest::addColumn<QDate>("monday");
    QTest::newRow("spacetraders_2025_w01") << "spacetraders" << 2025 << 1 << QDate(2024, 12, 30);
    QTest::newRow("galaxy_2020_w53") << "galaxy" << 2020 << 53 << QDate(2020, 12, 28);
    QTest::newRow("a_b_2_2026_w09") << "a_b_2" << 2026 << 9 << QDate(2026, 2, 23);
    QTest::newRow("a_2025_w01_2026_w02") << "a_2025_w01" << 2026 << 2 << QDate(2026, 1, 5);
    QTest::newRow("x_0001_w01") << "x" << 1 << 1 << QDate(1, 1, 1);
    QTest::newRow("x_9999_w52") << "x" << 9999 << 52 << QDate(9999, 12, 27);
}

void TestWeekName::names()
{
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    const auto name = WeekName::match(text);
    QVERIFY(name);
    QTEST(name->prefix, "prefix");
    QTEST(name->year, "year");
    QTEST(name->week, "week");
    QTEST(name->monday(), "monday");
    QCOMPARE(name->toString(), text);
}

void TestWeekName::otherNames_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"",           "a",          "_2025_w01",      "a_2025_w00",   "a_2025_w53",
                             "a_2021_w53", "a_0000_w01", "a_2025_w1",      "a_2025_w001",  "a_2025_W01",
                             "a-2025-w01", "a_25_w01",   "a_2025_w01 ",    "a_2025_w01\n", "a_+025_w01",
                             "a_2025_w+1", "a_ 025_w01", "a_2025_w01_old", "a_2025_w-1",   "a2025_w01",
                             "a_٢٠٢٥_w01", "a_2025_w０1"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestWeekName::otherNames()
{
    QFETCH(QString, text);
    QVERIFY(!WeekName::match(text));
    QVERIFY(!WeekName::parse(text));
}

void TestWeekName::days_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("name");
    QTest::newRow("Sunday of the old year") << QDate(2025, 12, 28) << "g_2025_w52";
    QTest::newRow("Monday, calendar still 2025") << QDate(2025, 12, 29) << "g_2026_w01";
    QTest::newRow("New Year in the old year's week") << QDate(2021, 1, 3) << "g_2020_w53";
    QTest::newRow("the day after") << QDate(2021, 1, 4) << "g_2021_w01";
}

void TestWeekName::days()
{
    QFETCH(QDate, day);
    const auto name = WeekName::of(QStringLiteral("g"), day);
    QVERIFY(name);
    QTEST(name->toString(), "name");
    QVERIFY(name->monday() <= day && day < name->monday().addDays(7));
}

void TestWeekName::everyWeekFollowsThePrevious()
{
    auto name = WeekName::match(u"g_1990_w01");
    QVERIFY(name);
    for (int i = 0; i < 5300; ++i) {
        const auto next = name->next();
        QVERIFY(next);
        QCOMPARE(next->monday(), name->monday().addDays(7));
        QCOMPARE(next->previous(), name);
        QCOMPARE(WeekName::match(next->toString()), next);
        name = next;
    }
}

void TestWeekName::endOfTime()
{
    QVERIFY(!WeekName::match(u"g_9999_w52")->next());
    QVERIFY(!WeekName::match(u"g_0001_w01")->previous());
    QVERIFY(!WeekName::of(QStringLiteral("g"), QDate()));
}

void TestWeekName::orderIsByTime()
{
    QVERIFY(*WeekName::match(u"z_2024_w52") < *WeekName::match(u"a_2025_w01"));
    QVERIFY(*WeekName::match(u"a_2025_w02") > *WeekName::match(u"z_2025_w01"));
    QVERIFY(*WeekName::match(u"a_2025_w01") < *WeekName::match(u"b_2025_w01"));
}

void TestWeekName::errorSaysWhatIsWrong()
{
    QCOMPARE(WeekName::parse(QStringLiteral("g_2021_w53")).error().message,
             QStringLiteral("The ISO year 2021 has weeks 1 to 52, not 53."));
    QCOMPARE(WeekName::parse(QStringLiteral("postgres")).error().message,
             QStringLiteral("This is not the name of a week."));
}

QTEST_GUILESS_MAIN(TestWeekName)
#include "tst_weekname.moc"
