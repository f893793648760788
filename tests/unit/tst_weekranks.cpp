#include "metrics/weekranks.h"

#include <QTest>

using namespace Weekglass;

namespace {

DeltaRow row(const char* metric, const char* series, const std::vector<std::optional<double>>& numbers)
{
    DeltaRow row {
        .metric = QLatin1String(metric), .title = QLatin1String(metric), .series = QLatin1String(series)};
    for (const auto& number : numbers)
        row.values.push_back(number ? WeekValue {.state = WeekValue::State::Known, .number = *number}
                                    : WeekValue {.state = WeekValue::State::NotInWeek});
    return row;
}

}

/// A leaderboard over weeks.
class TestWeekRanks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWeekIsRankedForItself();
    void oneSeriesIsNoLeaderboard();
};

void TestWeekRanks::everyWeekIsRankedForItself()
{
    // as the table has them: not by metric, not by series
    const auto all = weekRanks({row("runs", "BRB", {3, 9, {}}), row("hits", "ASF", {1, 2, 3}),
                                row("runs", "ASF", {3, 1, {}}), row("hits", "BRB", {2, 1, {}}),
                                row("runs", "MBW", {1, {}, 4})});
    QCOMPARE(all.size(), 2U);
    QCOMPARE(all[0].metric, QStringLiteral("hits"));
    const WeekRanks& runs = all[1];
    QCOMPARE(runs.series,
             (QStringList {QStringLiteral("BRB"), QStringLiteral("ASF"), QStringLiteral("MBW")}));
    QCOMPARE(runs.ranks.size(), 3U);
    QCOMPARE(runs.ranks[0], (std::vector<int> {1, 1, 3})); // equal values share the place
    QCOMPARE(runs.ranks[1], (std::vector<int> {1, 2, 0})); // one is not in that week
    QCOMPARE(runs.ranks[2], (std::vector<int> {0, 0, 1}));
    QCOMPARE(*runs.values[1][0], 9.0);
}

void TestWeekRanks::oneSeriesIsNoLeaderboard()
{
    QVERIFY(weekRanks({row("ships", "", {7, 8})}).empty());
    QVERIFY(weekRanks({}).empty());
}

QTEST_GUILESS_MAIN(TestWeekRanks)
#include "tst_weekranks.moc"
