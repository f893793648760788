#include "lifecycle/sample.h"
#include "metrics/distribution.h"
#include "migrations/migrate.h"
#include "weekserver.h"

#include <QHash>
#include <QMap>

#include <cmath>

using namespace Weekglass;

/// Percentiles and counts of every metric of every game, computed by the server, against all its readings.
class TestDistribution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void percentilesAreReadings_data() { everyMetric(); }
    void percentilesAreReadings();
    void heatCountsEveryReading_data() { everyMetric(); }
    void heatCountsEveryReading();
    void histogramCountsEverySeries_data() { everyMetric(); }
    void histogramCountsEverySeries();
    void decimalsAreInTheirBin();
    void whatHasNoLogarithmIsCounted();
    void nothingIsNoBin();
    void bucketsBeginAtRoundTimes();
    void errorsNameTheFile();

private:
    struct Reading
    {
        QString series;
        qint64 at = 0;
        double value = 0;
        QByteArray text;
    };
    struct Case
    {
        Pg::Session session;
        MetricQuery query;
        std::vector<Reading> readings;
    };

    void everyMetric();
    Case current();
    static std::vector<Reading> allReadings(Pg::Session& session, const MetricDefinition& metric);
    static MetricQuery made(const char* sql)
    {
        return {.metric = {.id = QStringLiteral("made"),
                           .title = QStringLiteral("Made"),
                           .unit = {},
                           .description = {},
                           .query = {.name = QStringLiteral("metrics/made.sql"), .text = sql}},
                .begin = 1735689600000000,
                .end = 1735689600000001};
    }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QHash<QString, QString> m_weeks; // of each game
};

void TestDistribution::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    for (const GamePointer& game : m_library.games()) {
        const QString week = m_server.newWeek(*game).toString();
        auto session = m_server.open(week);
        VERIFY_RESULT(migrate(session, *game));
        VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, 1}, 7));
        m_weeks.insert(game->id, week);
    }
}

void TestDistribution::everyMetric()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<QString>("metric");
    for (const GamePointer& game : m_library.games()) {
        for (const MetricDefinition& metric : game->metrics)
            QTest::addRow("%s/%s", qPrintable(game->id), qPrintable(metric.id)) << game->id << metric.id;
    }
}

/// By time, as the server gives them without any reduction.
std::vector<TestDistribution::Reading> TestDistribution::allReadings(Pg::Session& session,
                                                                     const MetricDefinition& metric)
{
    const bool hasSeries = !fetchMetricSeries(session, metric, 1)->isEmpty();
    const QByteArray name = hasSeries ? "m.series::text" : "''";
    const auto rows = session.query(*Pg::Sql::trusted(
        "SELECT " + name + ", (extract(epoch FROM m.at) * 1000000)::bigint, m.value::text FROM ("
        + metric.query.text + ") AS m WHERE m.at IS NOT NULL AND m.value IS NOT NULL ORDER BY 2"));
    if (!rows)
        qFatal("%s", qPrintable(rows.error().text()));
    std::vector<Reading> readings;
    for (const auto& row : rows->rows)
        readings.push_back({.series = QString::fromUtf8(row[0].value_or(QByteArray())),
                            .at = row[1]->toLongLong(),
                            .value = row[2]->toDouble(),
                            .text = *row[2]});
    return readings;
}

/// Of the row of the test: the middle half of its time, so that what is outside would be seen.
TestDistribution::Case TestDistribution::current()
{
    QFETCH(QString, game);
    QFETCH(QString, metric);
    auto session = m_server.open(m_weeks.value(game));
    const MetricDefinition& definition = *m_library.game(game)->metric(metric);
    const auto span = *fetchMetricSpan(session, definition);
    const qint64 quarter = (span->end - span->begin) / 4;
    const MetricQuery query {.metric = definition,
                             .begin = span->begin + quarter,
                             .end = std::max(span->end - quarter, span->begin + quarter + 1),
                             .buckets = 23};
    auto readings = allReadings(session, definition);
    std::erase_if(readings,
                  [&query](const Reading& one) { return one.at < query.begin || one.at >= query.end; });
    return {std::move(session), query, std::move(readings)};
}

/// The definition: the first value, in their order, at which so many percent of them are reached.
void TestDistribution::percentilesAreReadings()
{
    auto [session, query, readings] = current();
    const auto percentiles = fetchPercentiles(session, query);
    VERIFY_RESULT(percentiles);
    QMap<qint64, std::vector<double>> expected; // by the begin of the bucket
    for (const Reading& one : readings)
        expected[query.begin + (one.at - query.begin) / percentiles->width * percentiles->width].push_back(
            one.value);
    QCOMPARE(percentiles->buckets.size(), static_cast<std::size_t>(expected.size()));
    auto next = percentiles->buckets.begin();
    for (auto bucket = expected.begin(); bucket != expected.end(); ++bucket, ++next) {
        std::vector<double>& values = bucket.value();
        std::ranges::sort(values);
        QCOMPARE(next->begin, bucket.key());
        QCOMPARE(next->count, static_cast<qint64>(values.size()));
        for (std::size_t i = 0; i < Percents.size(); ++i) {
            const std::size_t reached = (values.size() * static_cast<std::size_t>(Percents[i]) + 99) / 100;
            QCOMPARE(next->values[i], values[reached - 1]);
            QCOMPARE(next->texts[i].toDouble(), next->values[i]);
        }
    }
}

void TestDistribution::heatCountsEveryReading()
{
    auto [session, query, readings] = current();
    for (const bool isLogarithmic : {false, true}) {
        const auto bins = fetchHeat(session, query, {.bins = 11, .isLogarithmic = isLogarithmic});
        VERIFY_RESULT(bins);
        QMap<std::pair<qint64, std::size_t>, qint64> expected;
        qint64 left = 0;
        for (const Reading& one : readings) {
            if (isLogarithmic && one.value <= 0) {
                ++left;
                continue;
            }
            const auto above = std::ranges::upper_bound(bins->edges.values, one.value);
            QVERIFY(above != bins->edges.values.begin() && above != bins->edges.values.end());
            ++expected[{query.begin + (one.at - query.begin) / bins->width * bins->width,
                        static_cast<std::size_t>(above - bins->edges.values.begin()) - 1}];
        }
        QCOMPARE(bins->leftOut, left);
        QCOMPARE(bins->total, static_cast<qint64>(readings.size()) - left);
        QCOMPARE(bins->counts.size(), static_cast<std::size_t>(expected.size()));
        for (const BinCount& one : bins->counts)
            QCOMPARE(one.count, expected.value({one.begin, one.bin}));
    }
}

void TestDistribution::histogramCountsEverySeries()
{
    auto [session, query, readings] = current();
    const auto bins = fetchHistogram(session, query, {.bins = 11});
    VERIFY_RESULT(bins);
    QMap<std::pair<QString, std::size_t>, qint64> expected;
    for (const Reading& one : readings) {
        const auto above = std::ranges::upper_bound(bins->edges.values, one.value);
        ++expected[{one.series, static_cast<std::size_t>(above - bins->edges.values.begin()) - 1}];
    }
    QCOMPARE(bins->total, static_cast<qint64>(readings.size()));
    QCOMPARE(bins->counts.size(), static_cast<std::size_t>(expected.size()));
    for (const BinCount& one : bins->counts)
        QCOMPARE(one.count, expected.value({bins->series[one.series], one.bin}));
}

/// 0.3 is not three times 0.1 as a binary number, and 2^53 + 1 is none at all.
void TestDistribution::decimalsAreInTheirBin()
{
    auto session = m_server.open(m_weeks.value(QStringLiteral("galaxy")));
    const auto tenths = fetchHistogram(session,
                                       made("SELECT '2025-01-01 00:00+00'::timestamptz AS at, n / 10.0 AS "
                                            "value FROM generate_series(0, 7) AS n"),
                                       {.bins = 7});
    VERIFY_RESULT(tenths);
    QCOMPARE(tenths->edges.bins(), std::size_t(8));
    for (std::size_t i = 0; i < 8; ++i)
        QCOMPARE(tenths->counts[i], (BinCount {.bin = i, .count = 1}));
    const auto large = fetchPercentiles(
        session, made("SELECT '2025-01-01 00:00+00'::timestamptz AS at, 9007199254740993 AS value"));
    VERIFY_RESULT(large);
    QCOMPARE(large->buckets.front().texts[2], "9007199254740993");
}

void TestDistribution::whatHasNoLogarithmIsCounted()
{
    auto session = m_server.open(m_weeks.value(QStringLiteral("galaxy")));
    const auto bins = fetchHeat(session,
                                made("SELECT '2025-01-01 00:00+00'::timestamptz AS at, v AS value FROM "
                                     "(VALUES (-5), (0), (1), (9), (NULL)) AS r (v)"),
                                {.bins = 3, .isLogarithmic = true});
    VERIFY_RESULT(bins);
    QCOMPARE(bins->total, 2);
    QCOMPARE(bins->leftOut, 2);
}

void TestDistribution::nothingIsNoBin()
{
    auto session = m_server.open(m_weeks.value(QStringLiteral("galaxy")));
    const auto nothing = made("SELECT now() AS at, 1 AS value WHERE false");
    const auto bins = fetchHistogram(session, nothing, {});
    VERIFY_RESULT(bins);
    QCOMPARE(bins->edges.bins(), std::size_t(0));
    QCOMPARE(bins->total, 0);
    const auto percentiles = fetchPercentiles(session, nothing);
    VERIFY_RESULT(percentiles);
    QVERIFY(percentiles->buckets.empty());
}

/// And hold nothing of before the time that was asked for.
void TestDistribution::bucketsBeginAtRoundTimes()
{
    constexpr qint64 Second = 1'000'000;
    QCOMPARE(roundWidth(3600 * Second, 100), 60 * Second);
    QCOMPARE(roundWidth(7 * 86400 * Second, 100), 7200 * Second);
    QCOMPARE(roundWidth(100, 10), 10);
    auto session = m_server.open(m_weeks.value(QStringLiteral("galaxy")));
    MetricQuery query =
        made("SELECT t AS at, 1 AS value FROM generate_series('2025-01-01 00:00+00'::timestamptz, "
             "'2025-01-01 01:00+00', interval '1 minute') AS t");
    query.begin += 90 * Second; // 00:01:30
    query.end = query.begin + 600 * Second;
    query.width = 300 * Second;
    const auto percentiles = fetchPercentiles(session, query);
    VERIFY_RESULT(percentiles);
    QCOMPARE(percentiles->buckets.size(), std::size_t(3));
    QCOMPARE(percentiles->buckets[0].begin, query.begin - 90 * Second);
    QCOMPARE(percentiles->buckets[0].count, 3); // minutes 2, 3, 4
    QCOMPARE(percentiles->buckets[1].count, 5);
    QCOMPARE(percentiles->buckets[2].count, 2); // 10 and 11
}

void TestDistribution::errorsNameTheFile()
{
    auto session = m_server.open(m_weeks.value(QStringLiteral("galaxy")));
    const auto noTable = made("SELECT at, value FROM public.nowhere");
    QVERIFY(fetchPercentiles(session, noTable).error().text().contains(QStringLiteral("metrics/made.sql")));
    QVERIFY(fetchHeat(session, noTable, {}).error().text().contains(QStringLiteral("metrics/made.sql")));
}

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
