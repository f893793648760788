#include "widgets/charts/axisticks.h"

#include <QTest>

using namespace Weekglass;

namespace {

QString labels(const std::vector<AxisTick>& ticks)
{
    QStringList list;
    for (const AxisTick& tick : ticks)
        list << tick.label;
    return list.join(QLatin1Char(' '));
}

QString logLabels(double least, double greatest, int wanted = 4, int most = 10)
{
    return labels(logTicks(least, greatest, wanted, most));
}

}

/// What axes of values are labelled with.
class TestAxisTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundValues();
    void powersOfTen();
    void betweenPowers();
    void noMoreThanHaveRoom();
    void partsOfAPower();
};

void TestAxisTicks::roundValues()
{
    QCOMPARE(labels(valueTicks(0, 100, 4)), QStringLiteral("0 20 40 60 80 100"));
    QCOMPARE(labels(valueTicks(0, 8'000'000, 4)), QStringLiteral("0 2M 4M 6M 8M"));
}

void TestAxisTicks::powersOfTen()
{
    QCOMPARE(logLabels(0.9, 11'000), QStringLiteral("1 10 100 1k 10k"));
    QCOMPARE(logLabels(0.009, 1.2e6, 10), QStringLiteral("0.01 0.1 1 10 100 1k 10k 100k 1M"));
    // ten powers where five labels have room
    QCOMPARE(logLabels(0.9, 1.1e9, 4, 5), QStringLiteral("1 100 10k 1M 100M"));
    QCOMPARE(logLabels(0.05, 1.1e9, 4, 5), QStringLiteral("1 1k 1M 1G"));
}

void TestAxisTicks::betweenPowers()
{
    QCOMPARE(logLabels(0.9, 110), QStringLiteral("1 2 5 10 20 50 100"));
    // three labels would be too few
    QCOMPARE(logLabels(23'000, 240'000), QStringLiteral("30k 50k 70k 100k 150k 200k"));
}

void TestAxisTicks::noMoreThanHaveRoom()
{
    QCOMPARE(logLabels(0.9, 1100, 4, 4), QStringLiteral("1 10 100 1k"));
    QCOMPARE(logLabels(0.9, 110, 4, 4), QStringLiteral("1 10 100"));
}

void TestAxisTicks::partsOfAPower()
{
    QCOMPARE(logLabels(190, 950), QStringLiteral("200 300 500 700"));
    QCOMPARE(logLabels(500, 560), labels(valueTicks(500, 560, 4)));
}

QTEST_MAIN(TestAxisTicks)
#include "tst_axisticks.moc"
