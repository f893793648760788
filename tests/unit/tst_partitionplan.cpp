#include "partitions/partitions.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;

namespace {

/// "2025-01": that month; "2025-01..2025-04": three; with "default", "detached", "detaching" or "foreign"
/// after a colon.
Partition partitionOf(const QString& text)
{
    const QString bounds = text.section(QLatin1Char(':'), 0, 0);
    const QString what = text.section(QLatin1Char(':'), 1);
    const auto bound = [](const QString& month) {
        return month.isEmpty() ? QByteArray() : month.toLatin1() + "-01 00:00:00+00";
    };
    const QString from = bounds.section(QStringLiteral(".."), 0, 0);
    const QDate next = QDate::fromString(from + QStringLiteral("-01"), Qt::ISODate).addMonths(1);
    const QString to = bounds.contains(QStringLiteral("..")) ? bounds.section(QStringLiteral(".."), 1)
                                                             : next.toString(QStringLiteral("yyyy-MM"));
    return {.name = text,
            .from = bound(from),
            .to = bound(to),
            .isDefault = what == QLatin1String("default"),
            .isDetached = what == QLatin1String("detached"),
            .isDetaching = what == QLatin1String("detaching"),
            .isForeign = what == QLatin1String("foreign")};
}

PartitionedTable tableWith(const QStringList& partitions, qint64 ahead, qint64 keep)
{
    PartitionedTable table;
    table.rule = {.table = QStringLiteral("raw.events"), .ahead = ahead, .keep = keep};
    for (const QString& text : partitions)
        table.partitions.push_back(partitionOf(text));
    return table;
}

}

class TestPartitionPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void months_data();
    void months();
    void plans();
    void statementsForTheScheduler();
};

void TestPartitionPlan::months_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<int>("ahead");
    QTest::addColumn<int>("keep");
    QTest::addColumn<QString>("partitions");
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("dropped");
    const auto row = [](const char* name, const QDate& today, int ahead, int keep, const char* partitions,
                        const char* made, const char* dropped) {
        QTest::newRow(name) << today << ahead << keep << QString::fromLatin1(partitions)
                            << QString::fromLatin1(made) << QString::fromLatin1(dropped);
    };
    const auto inJune = [&row](const char* name, auto... rest) { row(name, QDate(2025, 6, 15), rest...); };
    inJune("the present month and those ahead", 2, 6, "", "2025-06 2025-07 2025-08", "");
    inJune("only those that are missing", 2, 6, "2025-06 2025-08", "2025-07", "");
    inJune("none ahead", 0, 6, "", "2025-06", "");
    row("over the end of the year", {2025, 12, 31}, 1, 6, "", "2025-12 2026-01", "");
    row("the first day counts for its month", {2025, 6, 1}, 0, 6, "2025-05", "2025-06", "");
    inJune("a partition of several months", 2, 6, "2025-05..2025-08", "2025-08", "");
    inJune("one that begins in the midst of the year before", 1, 12, "2024-07..2025-07", "2025-07", "");
    inJune("what is older goes", 0, 2, "2025-02 2025-03 2025-04 2025-05 2025-06", "", "2025-02 2025-03");
    inJune("the month on the border stays", 0, 2, "2025-04 2025-06", "", "");
    inJune("none is kept", 0, 0, "2025-05 2025-06", "", "2025-05");
    inJune("one that reaches into what is kept stays", 0, 2, "2024-01..2025-05 2025-06", "", "");
    row("over the beginning of the year", {2025, 1, 15}, 0, 2, "2024-10 2024-11 2025-01", "", "2024-10");
    inJune("the present one never goes", 0, 0, "2025-06", "", "");
    inJune("those ahead never go", 0, 0, "2025-06 2025-09", "", "");
    inJune("what takes no month stays", 0, 0, ":default 2025-06", "", "");
    inJune("and makes none", 1, 0, ":default", "2025-06 2025-07", "");
    inJune("what is detached goes on", 0, 6, ":detached 2025-06", "", ":detached");
    inJune("what is being detached, too", 0, 6, "2025-05:detaching 2025-06", "", "2025-05:detaching");
    inJune("what is elsewhere is not ours to drop", 0, 0, "2024-01:foreign 2025-06", "", "");
    inJune("nor to make again", 0, 0, "2025-06:foreign", "", "");
}

void TestPartitionPlan::months()
{
    QFETCH(QDate, today);
    QFETCH(int, ahead);
    QFETCH(int, keep);
    QFETCH(QString, partitions);
    PartitionedTable table = tableWith(partitions.split(QLatin1Char(' '), Qt::SkipEmptyParts), ahead, keep);
    table.applyRule(today);
    QStringList made;
    for (const QDate& month : table.toMake)
        made << month.toString(QStringLiteral("yyyy-MM"));
    QTEST(made.join(QLatin1Char(' ')), "made");
    QTEST(table.toDrop.join(QLatin1Char(' ')), "dropped");
}

void TestPartitionPlan::plans()
{
    PartitionPlan plan;
    QVERIFY(!plan.makes() && !plan.drops());
    plan.tables.push_back(tableWith({QStringLiteral("2025-06")}, 0, 6));
    plan.tables.front().applyRule({2025, 6, 1});
    QVERIFY(!plan.makes() && !plan.drops());
    plan.tables.push_back(tableWith({QStringLiteral("2024-01")}, 0, 6));
    plan.tables.back().applyRule({2025, 6, 1});
    QVERIFY(plan.makes() && plan.drops());
    QCOMPARE(plan.tables[1].find(QStringLiteral("2024-01")), &plan.tables[1].partitions.front());
    QCOMPARE(plan.tables[0].find(QStringLiteral("2024-01")), nullptr);
}

/// The scheduler runs them as one text, without parameters.
void TestPartitionPlan::statementsForTheScheduler()
{
    const auto sql = partitionsAheadSql({.table = QStringLiteral("raw.\"it's\""), .ahead = 3});
    VERIFY_RESULT(sql);
    const QByteArray text = sql->text();
    QVERIFY(text.contains("'weekglass.partition_table', 'raw.\"it''s\"'"));
    QVERIFY(text.contains("'weekglass.partition_months', '4'")); // the present one, too
    QVERIFY(text.contains("DO $partitions$"));
    QVERIFY(!text.contains("$1"));
}

QTEST_GUILESS_MAIN(TestPartitionPlan)
#include "tst_partitionplan.moc"
