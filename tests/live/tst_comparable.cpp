#include "lifecycle/sample.h"
#include "metrics/comparable.h"
#include "metrics/comparison.h"
#include "metrics/weekmetrics.h"
#include "migrations/migrate.h"
#include "weekserver.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <numeric>

using namespace Weekglass;

namespace {

/// A reading as the server has it, with the column that its metric is compared by.
struct Reading
{
    qint64 at = 0;
    double value = 0;
    QString series = {};
    QString key = {};
};

QSet<QString> namesOf(const std::vector<MetricSeries>& series)
{
    QSet<QString> names;
    for (const MetricSeries& one : series)
        names.insert(one.name);
    return names;
}

double together(std::vector<double> values, SeriesAggregate across)
{
    std::ranges::sort(values);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    switch (across) {
    case SeriesAggregate::Mean:
        return sum / static_cast<double>(values.size());
    case SeriesAggregate::Median:
        return percentile(values, 0.5);
    case SeriesAggregate::Greatest:
        return values.back();
    default:
        return sum;
    }
}

}

/// Series that mean the same in every week, read from samples whose ids differ.
class TestComparable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyShippedMetricIsComparable_data();
    void everyShippedMetricIsComparable();
    void aggregateIsThatOfTheReadings_data();
    void aggregateIsThatOfTheReadings();
    void zoomKnowsWhatWasBefore();
    void whatIsNotHeldDoesNotCount();
    void ranksAreSeries();
    void countsAreSummed();
    void counterGrowsWithAllOfItsSeries();
    void fewGroupsAreKept();
    void errorsAreAtTheLineOfTheFile();

private:
    static MetricDefinition made(const char* sql, const MetricComparison& comparison,
                                 MetricMeaning meaning = {})
    {
        return {.id = QStringLiteral("made"),
                .title = QStringLiteral("Made"),
                .unit = {},
                .meaning = meaning,
                .description = {},
                .query = {.name = QStringLiteral("metrics/made.sql"), .text = sql},
                .comparison = comparison};
    }
    static std::vector<Reading> readings(Pg::Session& session, const MetricDefinition& metric);
    static MetricData fetched(Pg::Session& session, const MetricDefinition& metric, qint64 begin, qint64 end,
                              int buckets = 50)
    {
        auto data =
            fetchComparable(session, {.metric = metric, .begin = begin, .end = end, .buckets = buckets});
        if (!data)
            qFatal("%s", qPrintable(data.error().text()));
        return *std::move(data);
    }
    static qint64 second(qint64 number) { return 1'736'121'600'000'000 + number * 1'000'000; } // 2025-01-06

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QHash<QString, QStringList> m_weeks; // two of each game
};

void TestComparable::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    for (const GamePointer& game : m_library.games()) {
        for (const int seed : {7, 8}) {
            const QString week = m_server.newWeek(*game).toString();
            auto session = m_server.open(week);
            VERIFY_RESULT(migrate(session, *game));
            VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, seed}, seed));
            m_weeks[game->id] << week;
        }
    }
}

std::vector<Reading> TestComparable::readings(Pg::Session& session, const MetricDefinition& metric)
{
    const QByteArray by = metric.comparison.by.toUtf8();
    const QByteArray key = by.isEmpty() ? QByteArray("''") : "m." + by + "::text";
    const auto rows = session.query(*Pg::Sql::trusted(
        "SELECT (extract(epoch FROM m.at) * 1000000)::bigint, m.value::float8, m.series::text, " + key
        + " FROM (" + metric.query.text + ") AS m WHERE m.value IS NOT NULL ORDER BY 1, 2"));
    if (!rows)
        qFatal("%s", qPrintable(rows.error().text()));
    std::vector<Reading> all;
    for (const auto& row : rows->rows)
        all.push_back({.at = row[0]->toLongLong(),
                       .value = row[1]->toDouble(),
                       .series = QString::fromUtf8(*row[2]),
                       .key = QString::fromUtf8(*row[3])});
    return all;
}

void TestComparable::everyShippedMetricIsComparable_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<QString>("metric");
    for (const GamePointer& game : m_library.games()) {
        for (const MetricDefinition& metric : game->metrics)
            QTest::addRow("%s/%s", qPrintable(game->id), qPrintable(metric.id)) << game->id << metric.id;
    }
}

void TestComparable::everyShippedMetricIsComparable()
{
    QFETCH(QString, game);
    QFETCH(QString, metric);
    const MetricDefinition& definition = *m_library.game(game)->metric(metric);
    std::vector<QSet<QString>> names;
    for (const QString& week : m_weeks.value(game)) {
        auto session = m_server.open(week);
        const auto span = *fetchMetricSpan(session, definition);
        QVERIFY2(span, "the sample has no readings of it");
        const auto data = fetchComparable(
            session, {.metric = definition, .begin = span->begin, .end = span->end, .maxSeries = 1000});
        VERIFY_RESULT(data);
        QVERIFY(!data->isCut && !data->series.empty());
        names.push_back(namesOf(data->series));
    }
    // what happens in a week differs a little: a good that nobody traded, a status that did not come
    const QSet<QString> both = names[0] & names[1];
    const QSet<QString> all = names[0] | names[1];
    QVERIFY2(both.size() * 3 >= all.size() * 2,
             qPrintable(QStringList(all.values()).join(QStringLiteral(", "))));
}

void TestComparable::aggregateIsThatOfTheReadings_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<QString>("metric");
    QTest::addRow("sum") << "marketland"
                         << "coins";
    QTest::addRow("mean") << "marketland"
                          << "level";
    QTest::addRow("median") << "marketland"
                            << "save_size";
    QTest::addRow("sum of counters") << "paperdynasty"
                                     << "pitcher_line";
    QTest::addRow("mean by ship") << "galaxy"
                                  << "fuel";
    QTest::addRow("median by good") << "spacetraders"
                                    << "price";
    QTest::addRow("sum by role") << "spacetraders"
                                 << "fuel";
}

/// Each bucket against what all its series are at its time, found by going through all readings.
void TestComparable::aggregateIsThatOfTheReadings()
{
    QFETCH(QString, game);
    QFETCH(QString, metric);
    const MetricDefinition& definition = *m_library.game(game)->metric(metric);
    auto session = m_server.open(m_weeks.value(game).first());
    const auto span = **fetchMetricSpan(session, definition);
    const MetricData data = fetched(session, definition, span.begin, span.end);
    const auto all = readings(session, definition);
    const qint64 hold = definition.meaning.holdsFor * 1'000'000;
    int compared = 0;
    for (const MetricSeries& series : data.series) {
        for (const MetricBucket& bucket : series.buckets) {
            std::map<QString, Reading> held;
            for (const Reading& one : all) {
                if (one.key == series.name && one.at <= bucket.lastAt)
                    held[one.series] = one;
            }
            std::vector<double> values;
            for (const auto& [name, one] : held) {
                if (hold == 0 || one.at + hold > bucket.lastAt)
                    values.push_back(one.value);
            }
            const double expected = together(values, definition.comparison.across);
            QVERIFY2(
                std::abs(bucket.last - expected) <= 1e-9 * std::abs(expected),
                qPrintable(QStringLiteral("%1: %2, not %3").arg(series.name).arg(bucket.last).arg(expected)));
            ++compared;
        }
    }
    QVERIFY(compared >= 20);
}

void TestComparable::zoomKnowsWhatWasBefore()
{
    const MetricDefinition& coins =
        *m_library.game(QStringLiteral("marketland"))->metric(QStringLiteral("coins"));
    auto session = m_server.open(m_weeks.value(QStringLiteral("marketland")).first());
    const auto span = **fetchMetricSpan(session, coins);
    const MetricData whole = fetched(session, coins, span.begin, span.end);
    const std::vector<MetricBucket>& buckets = whole.series.at(0).buckets;
    const MetricBucket& middle = buckets.at(buckets.size() / 2);
    // everybody's coins count in it, though most of them were read before
    const MetricData part = fetched(session, coins, middle.lastAt, middle.lastAt + 1, 1);
    QCOMPARE(part.series.at(0).buckets.at(0).last, middle.last);
}

void TestComparable::whatIsNotHeldDoesNotCount()
{
    auto session = m_server.open();
    const char* const sql =
        "SELECT '2025-01-06 00:00:00+00'::timestamptz + v.s * interval '1 second' AS at, v.value, "
        "v.series, 'miner' AS role FROM (VALUES (0, 10, 'a'), (5, 20, 'b'), (30, 5, 'b')) AS v (s, value, "
        "series)";
    const MetricComparison sum {.by = QStringLiteral("role"), .across = SeriesAggregate::Sum};
    const auto values = [&](const MetricMeaning& meaning) {
        const MetricData data = fetched(session, made(sql, sum, meaning), second(0), second(31), 31);
        std::vector<double> list;
        for (const MetricBucket& bucket : data.series.at(0).buckets)
            list.push_back(bucket.last);
        return list;
    };
    QCOMPARE(values({}), (std::vector<double> {10, 30, 15}));
    QCOMPARE(values({.holdsFor = 20}), (std::vector<double> {10, 30, 5})); // a is not known any more
    // in a stretch that begins later, too
    const auto later = fetched(session, made(sql, sum, {.holdsFor = 20}), second(4), second(6), 2);
    QCOMPARE(later.series.at(0).buckets.at(0).last, 30.0);
}

void TestComparable::ranksAreSeries()
{
    auto session = m_server.open();
    const MetricDefinition metric =
        made("SELECT '2025-01-06 00:00:00+00'::timestamptz + v.s * interval '1 second' AS at, v.value, "
             "v.series FROM "
             "(VALUES (0, 10, 'a'), (0, 30, 'b'), (0, 20, 'c'), (9, 40, 'a')) AS v (s, value, series)",
             {.top = 2});
    const MetricData data = fetched(session, metric, second(0), second(10), 10);
    QCOMPARE(data.series.size(), 2U);
    QCOMPARE(data.series[0].name, QStringLiteral("#1"));
    QCOMPARE(data.series[0].buckets.at(0).last, 30.0);
    QCOMPARE(data.series[0].buckets.at(1).last, 40.0);
    QCOMPARE(data.series[1].name, QStringLiteral("#2"));
    QCOMPARE(data.series[1].buckets.at(0).last, 20.0);
    QCOMPARE(data.series[1].buckets.at(1).last, 30.0);
}

void TestComparable::countsAreSummed()
{
    auto session = m_server.open();
    const MetricDefinition metric =
        made("SELECT '2025-01-06 00:00:00+00'::timestamptz + v.s * interval '1 second' AS at, v.value, "
             "v.series, v.role FROM "
             "(VALUES (0, 1, 'a', 'x'), (0, 2, 'b', 'x'), (0, 4, 'c', 'y'), (60, 8, 'b', 'x')) AS v (s, "
             "value, series, role)",
             {.by = QStringLiteral("role"), .across = SeriesAggregate::Sum, .value = ComparedValue::Sum},
             {.kind = MetricKind::Count, .seconds = 60});
    const MetricData data = fetched(session, metric, second(0), second(61), 61);
    QCOMPARE(namesOf(data.series), (QSet<QString> {QStringLiteral("x"), QStringLiteral("y")}));
    QCOMPARE(data.series[0].buckets.at(0).last, 3.0);
    QCOMPARE(data.series[0].buckets.back().last, 8.0);
    QCOMPARE(data.series[1].buckets.back().last, 0.0); // nothing of y in the second minute
}

void TestComparable::counterGrowsWithAllOfItsSeries()
{
    auto session = m_server.open();
    const MetricDefinition metric = made(
        "SELECT '2025-01-06 00:00:00+00'::timestamptz + v.s * interval '1 second' AS at, v.value, v.series "
        "FROM "
        "(VALUES (0, 10, 'a'), (0, 5, 'b'), (3, 12, 'a'), (4, 3, 'a'), (5, 9, 'b')) AS v (s, value, series)",
        {.across = SeriesAggregate::Sum, .value = ComparedValue::Rate}, {.kind = MetricKind::Counter});
    const MetricData data = fetched(session, metric, second(0), second(6), 1);
    QCOMPARE(data.series.at(0).buckets.at(0).last, 12.0);
    QCOMPARE(*data.series.at(0).buckets.at(0).grown, 2.0 + 3.0 + 4.0); // a began again at zero
}

void TestComparable::fewGroupsAreKept()
{
    auto session = m_server.open();
    const MetricDefinition metric = made(
        "SELECT '2025-01-06 00:00:00+00'::timestamptz + (100 - n) * interval '1 second' AS at, n AS value, "
        "'s' AS series, to_char(n, 'FM000') AS role FROM generate_series(1, 100) AS n",
        {.by = QStringLiteral("role"), .across = SeriesAggregate::Mean});
    const auto data = fetchComparable(
        session, {.metric = metric, .begin = second(0), .end = second(100), .buckets = 100, .maxSeries = 3});
    VERIFY_RESULT(data);
    QVERIFY(data->isCut);
    QCOMPARE(namesOf(data->series),
             (QSet<QString> {QStringLiteral("001"), QStringLiteral("002"), QStringLiteral("003")}));
}

void TestComparable::errorsAreAtTheLineOfTheFile()
{
    auto session = m_server.open();
    for (const MetricComparison& comparison :
         {MetricComparison {.by = QStringLiteral("role")},
          MetricComparison {.by = QStringLiteral("role"), .across = SeriesAggregate::Sum}}) {
        const auto data = fetchComparable(
            session,
            {.metric = made("-- A metric.\nSELECT\n    now() AS at,\n    nothing AS value", comparison),
             .begin = 0,
             .end = 1});
        QVERIFY(!data);
        QVERIFY2(data.error().where.contains(QStringLiteral("line 4")), qPrintable(data.error().where));
    }
}

QTEST_GUILESS_MAIN(TestComparable)
#include "tst_comparable.moc"
