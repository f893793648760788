#include "lifecycle/sample.h"
#include "metrics/metricquery.h"
#include "migrations/migrate.h"
#include "reduce.h"
#include "weekserver.h"

#include <QHash>

using namespace Weekglass;

/// Every metric of every game on a sample week, reduced by the server, against all its readings reduced here.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMetricIsReducedRight_data();
    void everyMetricIsReducedRight();
    void oneSeriesAndPartOfTheTime();
    void manySeriesAreCut();
    void emptyWeekHasNoSpan();
    void whatCannotBeDrawnIsLeftOut();
    void errorsNameTheFile();

private:
    struct Readings
    {
        std::vector<qint64> at;
        std::vector<double> values;
    };

    Pg::Session openFilled(const QString& game) { return m_server.open(m_weeks.value(game)); }
    static QHash<QString, Readings> allReadings(Pg::Session& session, const MetricDefinition& metric);
    static MetricDefinition made(const char* sql)
    {
        return {.id = QStringLiteral("made"),
                .title = QStringLiteral("Made"),
                .unit = {},
                .description = {},
                .query = {.name = QStringLiteral("metrics/made.sql"), .text = sql}};
    }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QHash<QString, QString> m_weeks; // of each game
};

void TestMetrics::initTestCase()
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

/// In the order of time, as the server gives them without any reduction.
QHash<QString, TestMetrics::Readings> TestMetrics::allReadings(Pg::Session& session,
                                                               const MetricDefinition& metric)
{
    QHash<QString, Readings> series;
    const bool hasSeries = !fetchMetricSeries(session, metric, 1)->isEmpty();
    const QByteArray name = hasSeries ? "m.series::text" : "''";
    const auto rows = session.query(*Pg::Sql::trusted(
        "SELECT " + name + ", (extract(epoch FROM m.at) * 1000000)::bigint, m.value::float8 FROM ("
        + metric.query.text + ") AS m WHERE m.at IS NOT NULL AND m.value IS NOT NULL ORDER BY 1, 2, 3"));
    if (!rows)
        qFatal("%s", qPrintable(rows.error().text()));
    for (const auto& row : rows->rows) {
        Readings& one = series[QString::fromUtf8(row[0].value_or(QByteArray()))];
        one.at.push_back(row[1]->toLongLong());
        one.values.push_back(row[2]->toDouble());
    }
    return series;
}

void TestMetrics::everyMetricIsReducedRight_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<QString>("metric");
    for (const GamePointer& game : m_library.games()) {
        QVERIFY2(game->metrics.size() >= 8, qPrintable(game->id));
        for (const MetricDefinition& metric : game->metrics)
            QTest::addRow("%s/%s", qPrintable(game->id), qPrintable(metric.id)) << game->id << metric.id;
    }
}

void TestMetrics::everyMetricIsReducedRight()
{
    QFETCH(QString, game);
    QFETCH(QString, metric);
    constexpr int Buckets = 37;
    auto session = openFilled(game);
    const MetricDefinition& definition = *m_library.game(game)->metric(metric);
    const auto span = fetchMetricSpan(session, definition);
    VERIFY_RESULT(span);
    QVERIFY2(*span, "the sample has no readings of it");
    const auto readings = allReadings(session, definition);
    const auto data = fetchMetric(session,
                                  {.metric = definition,
                                   .begin = (*span)->begin,
                                   .end = (*span)->end,
                                   .buckets = Buckets,
                                   .maxSeries = 10000});
    VERIFY_RESULT(data);
    QCOMPARE(data->series.size(), static_cast<std::size_t>(readings.size()));
    const qint64 width = data->width;
    QCOMPARE(width, std::max<qint64>(((*span)->end - (*span)->begin + Buckets - 1) / Buckets, 1));
    for (const MetricSeries& series : data->series) {
        const Readings& all = *readings.constFind(series.name);
        const int buckets = static_cast<int>(((*span)->end - (*span)->begin + width - 1) / width);
        const auto expected =
            reduce(all.at, all.values, (*span)->begin, (*span)->begin + width * buckets, buckets);
        std::vector<MetricBucket> read; // without the zeros of a count where no reading is
        for (const MetricBucket& bucket : series.buckets) {
            if (bucket.count > 0)
                read.push_back(bucket);
            else
                QVERIFY(std::ranges::none_of(
                    all.at, [&](qint64 at) { return at >= bucket.firstAt && at <= bucket.lastAt; }));
        }
        QCOMPARE(read.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const MetricBucket& ours = read[i];
            const qint64 length = definition.meaning.seconds * 1'000'000;
            const bool lacks = definition.meaning.kind == MetricKind::Count
                && ours.count * length < ours.lastAt + length - ours.firstAt;
            QCOMPARE(ours.count, expected[i].count);
            QCOMPARE(ours.firstAt, expected[i].firstAt);
            QCOMPARE(ours.lastAt, expected[i].lastAt);
            QCOMPARE(ours.least, lacks ? 0 : expected[i].least);
            QCOMPARE(ours.greatest, expected[i].greatest);
            QVERIFY(!ours.leastText.isEmpty());
            QCOMPARE(ours.first, expected[i].first);
            QCOMPARE(ours.last, expected[i].last);
            const double most = std::max(std::abs(ours.least), std::abs(ours.greatest));
            QVERIFY(std::abs(ours.sum - expected[i].sum) <= 1e-9 * most * static_cast<double>(ours.count));
        }
    }
}

void TestMetrics::oneSeriesAndPartOfTheTime()
{
    auto session = openFilled(QStringLiteral("galaxy"));
    const MetricDefinition& metric =
        *m_library.game(QStringLiteral("galaxy"))->metric(QStringLiteral("fuel"));
    const auto names = fetchMetricSeries(session, metric, 100);
    VERIFY_RESULT(names);
    QVERIFY(names->size() > 1);
    const auto span = *fetchMetricSpan(session, metric);
    const qint64 middle = span->begin + (span->end - span->begin) / 2;
    const auto data =
        fetchMetric(session, {.metric = metric, .begin = middle, .end = span->end, .series = names->at(1)});
    VERIFY_RESULT(data);
    QCOMPARE(data->series.size(), std::size_t(1));
    QCOMPARE(data->series[0].name, names->at(1));
    QVERIFY(data->series[0].buckets.front().firstAt >= middle);
}

void TestMetrics::manySeriesAreCut()
{
    auto session = openFilled(QStringLiteral("galaxy"));
    const auto data = fetchMetric(
        session,
        {.metric = made(
             "SELECT '2025-01-01 00:00+00'::timestamptz AS at, n AS value, lpad(n::text, 3, '0') AS series "
             "FROM generate_series(1, 100) AS n"),
         .begin = 1735689600000000,
         .end = 1735689600000001,
         .maxSeries = 24});
    VERIFY_RESULT(data);
    QCOMPARE(data->series.size(), std::size_t(24));
    QVERIFY(data->isCut);
    QCOMPARE(data->seriesCount, 100); // the chart says "24 of 100"
    QCOMPARE(data->series[23].name, QStringLiteral("024"));
}

void TestMetrics::emptyWeekHasNoSpan()
{
    const GamePointer game = m_library.game(QStringLiteral("galaxy"));
    const QString week = m_server.newWeek(*game).toString();
    auto session = m_server.open(week);
    VERIFY_RESULT(migrate(session, *game));
    for (const MetricDefinition& metric : game->metrics) {
        const auto span = fetchMetricSpan(session, metric);
        VERIFY_RESULT(span);
        QVERIFY2(!*span, qPrintable(metric.id));
    }
}

void TestMetrics::whatCannotBeDrawnIsLeftOut()
{
    auto session = openFilled(QStringLiteral("galaxy"));
    const auto data = fetchMetric(
        session,
        {.metric = made(
             "SELECT t AS at, v AS value FROM (VALUES ('2025-01-01 00:00+00'::timestamptz, 'NaN'::numeric), "
             "('2025-01-01 00:00+00', 'Infinity'), ('2025-01-01 00:00+00', NULL), ('2025-01-01 00:00+00', "
             "12345678901234567890.5)) AS r (t, v)"),
         .begin = 1735689600000000,
         .end = 1735689600000001});
    VERIFY_RESULT(data);
    QCOMPARE(data->series.size(), std::size_t(1));
    QCOMPARE(data->series[0].buckets.front().count, 1);
    QCOMPARE(data->series[0].buckets.front().leastText, "12345678901234567890.5"); // exact
}

void TestMetrics::errorsNameTheFile()
{
    auto session = openFilled(QStringLiteral("galaxy"));
    const auto noColumn = fetchMetric(session, {.metric = made("SELECT now() AS at"), .begin = 0, .end = 1});
    QVERIFY(!noColumn);
    QVERIFY(noColumn.error().text().contains(QStringLiteral("metrics/made.sql")));
    const auto noTable = fetchMetricSpan(session, made("SELECT at, value FROM public.nowhere"));
    QVERIFY(!noTable);
    QVERIFY(noTable.error().text().contains(QStringLiteral("metrics/made.sql")));
    const auto fourth = fetchMetricSpan(
        session,
        made("\n-- title: \xf0\x9f\x9a\x80\nSELECT now() AS at,\n    nothing AS value\nFROM pg_class;\n"));
    QVERIFY(!fourth);
    QCOMPARE(fourth.error().where, QStringLiteral("metrics/made.sql, line 4"));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
