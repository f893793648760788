#include "longeststall.h"
#include "metrics/keptmetrics.h"
#include "verifyresult.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace Weekglass;

namespace {

MetricReadings metricOf(const QString& id, int series, int buckets, QRandomGenerator& random)
{
    MetricReadings metric {
        .id = id,
        .title = id.toUpper(),
        .unit = QStringLiteral("crédits"),
        .meaning = {.kind = static_cast<MetricKind>(random.bounded(4)), .seconds = 60, .holdsFor = 7},
        .width = 1000};
    for (int s = 0; s < series; ++s) {
        MetricSeries made {.name = QStringLiteral("series %1").arg(s), .buckets = {}};
        qint64 at = random.bounded(1000000);
        for (int b = 0; b < buckets; ++b) {
            const double low = random.generateDouble();
            made.buckets.push_back({.firstAt = at,
                                    .lastAt = at + random.bounded(500),
                                    .first = low + 1,
                                    .last = low + 2,
                                    .least = low,
                                    .greatest = low + 3,
                                    .count = 1 + random.bounded(100)});
            if (metric.meaning.kind == MetricKind::Counter)
                made.buckets.back().grown = random.bounded(10.0);
            at += 1000;
        }
        metric.finals.push_back({.at = made.buckets.back().lastAt,
                                 .value = made.buckets.back().last,
                                 .text = "123456789012345678901234567890.5"});
        metric.series.push_back(std::move(made));
    }
    return metric;
}

WeekReadings readingsOf(int metrics, int series, int buckets, quint32 seed = 3)
{
    QRandomGenerator random(seed);
    WeekReadings readings {
        .week = QStringLiteral("game_2025_w01"),
        .times = {.start = WeekStart {.at = -5, .source = WeekStart::Source::FirstRecorded}, .lastAt = 99},
        .schemaVersion = QStringLiteral("007"),
        .tables = {{QStringLiteral("core.ships"), {QStringLiteral("id bigint")}}}};
    for (int m = 0; m < metrics; ++m)
        readings.metrics.push_back(metricOf(QStringLiteral("m%1").arg(m), series, buckets, random));
    return readings;
}

void compare(const WeekReadings& a, const WeekReadings& b)
{
    QCOMPARE(a.week, b.week);
    QCOMPARE(a.times, b.times);
    QCOMPARE(a.schemaVersion, b.schemaVersion);
    QCOMPARE(a.tables, b.tables);
    QCOMPARE(a.metrics.size(), b.metrics.size());
    for (std::size_t m = 0; m < a.metrics.size(); ++m) {
        const MetricReadings& x = a.metrics[m];
        const MetricReadings& y = b.metrics[m];
        QCOMPARE(x.id, y.id);
        QCOMPARE(x.title, y.title);
        QCOMPARE(x.unit, y.unit);
        QCOMPARE(x.meaning, y.meaning);
        QCOMPARE(x.width, y.width);
        QCOMPARE(x.isCut, y.isCut);
        QCOMPARE(x.names, y.names);
        QCOMPARE(x.finals, y.finals);
        QCOMPARE(x.series.size(), y.series.size());
        for (std::size_t s = 0; s < x.series.size(); ++s) {
            QCOMPARE(x.series[s].name, y.series[s].name);
            for (std::size_t i = 0; i < x.series[s].buckets.size(); ++i) {
                MetricBucket plain = x.series[s].buckets[i];
                plain.leastText.clear(); // the texts of extremes are not kept
                plain.greatestText.clear();
                QCOMPARE(plain, y.series[s].buckets[i]);
            }
        }
    }
}

/// With a right checksum, as somebody could write it who wants to harm.
QByteArray signedAgain(QByteArray bytes)
{
    const QByteArray rest = bytes.mid(37);
    return bytes.left(5) + QCryptographicHash::hash(rest, QCryptographicHash::Sha256) + rest;
}

}

class TestKeptMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void failedMetricsAreLeftOut();
    void everyFlippedBitIsFound();
    void everyCutIsFound();
    void hostileBytesDoNoHarm();
    void newerFormatIsSaid();
    void firstFormatIsRead();
    void sizeIsBounded();
    void thinningKeepsExtremesAndSums();
    void mergedKeepsWhatWasReadBefore();
    void loadsQuickly();
};

void TestKeptMetrics::comesBackAsItWas()
{
    const WeekReadings readings = readingsOf(3, 4, 50);
    const auto back = keptReadings(keptBytes(readings));
    VERIFY_RESULT(back);
    compare(readings, *back);
    const auto empty = keptReadings(keptBytes({}));
    VERIFY_RESULT(empty);
    QVERIFY(!empty->times.start);
    QVERIFY(!empty->times.lastAt);
    QVERIFY(empty->metrics.empty());
}

void TestKeptMetrics::failedMetricsAreLeftOut()
{
    WeekReadings readings = readingsOf(2, 1, 5);
    readings.metrics[0].error = Error {.message = QStringLiteral("failed")};
    const auto back = keptReadings(keptBytes(readings));
    VERIFY_RESULT(back);
    QCOMPARE(back->metrics.size(), std::size_t(1));
    QCOMPARE(back->metrics[0].id, QStringLiteral("m1"));
}

void TestKeptMetrics::everyFlippedBitIsFound()
{
    const QByteArray bytes = keptBytes(readingsOf(1, 1, 3));
    for (qsizetype i = 0; i < bytes.size() * 8; ++i) {
        QByteArray damaged = bytes;
        damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << (i % 8)));
        const auto read = keptReadings(damaged);
        QVERIFY2(!read, QByteArray::number(i).constData());
        QVERIFY(!read.error().message.isEmpty() && !read.error().advice.isEmpty());
    }
}

void TestKeptMetrics::everyCutIsFound()
{
    const QByteArray bytes = keptBytes(readingsOf(1, 1, 3));
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!keptReadings(bytes.left(size)));
    QVERIFY(!keptReadings(bytes + 'x'));
}

void TestKeptMetrics::hostileBytesDoNoHarm()
{
    const QByteArray bytes = keptBytes(readingsOf(2, 3, 5));
    // the compressor is told of 4 GB
    QByteArray huge = bytes;
    huge.replace(37, 4, QByteArray("\xff\xff\xff\xff", 4));
    QVERIFY(!keptReadings(signedAgain(huge)));
    // the plain bytes are changed, compressed and signed: refused, or sound
    const QByteArray plain = qUncompress(bytes.mid(37));
    QRandomGenerator random(8);
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray changed = plain;
        for (int n = 1 + random.bounded(3); n > 0; --n)
            changed[random.bounded(static_cast<int>(changed.size()))] = static_cast<char>(random.generate());
        if (round % 3 == 0)
            changed.truncate(random.bounded(static_cast<int>(changed.size())));
        const auto read = keptReadings(signedAgain(bytes.left(37) + qCompress(changed, 1)));
        refused += read ? 0 : 1;
        for (const MetricReadings& metric : read ? read->metrics : std::vector<MetricReadings>()) {
            QCOMPARE(metric.finals.size(), metric.series.size());
            for (const MetricSeries& series : metric.series)
                QVERIFY(!series.buckets.empty());
        }
    }
    QVERIFY2(refused > 1000, QByteArray::number(refused).constData());
}

void TestKeptMetrics::newerFormatIsSaid()
{
    QByteArray bytes = keptBytes(readingsOf(1, 1, 3));
    bytes[4] = 4;
    const auto read = keptReadings(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(QLatin1String("newer")), qPrintable(read.error().text()));
}

/// Bytes that were kept before readings had a meaning.
void TestKeptMetrics::firstFormatIsRead()
{
    const auto read = keptReadings(QByteArray::fromBase64(
        "V0dLTQEFm8sRkkhF2RdvnTjyCKBOKHPeBG+N5F6XUCMwPyo67QAAANh4nF2NwQpAUBBFz3tKsrL2EXpEtsqHSJIssLDw8RYMj7xM"
        "Tfee6d4GiBlomehpyDCyhbhNXAr4ooZSHXZ2OSmFne7Ri0OhhZGZ9abaIU33Vu6sln/"
        "W4aiuAmuq6NEfvzkXvvIX8vLEnPfJFCA="));
    VERIFY_RESULT(read);
    const MetricReadings& metric = read->metrics.at(0);
    QCOMPARE(metric.meaning, MetricMeaning {.kind = MetricKind::Counter});
    QCOMPARE(metric.width, 0);
    QCOMPARE(metric.series.at(0).buckets.at(0).greatest, 4.0);
    QCOMPARE(metric.finals.at(0).text, QByteArray("4.0"));
}

void TestKeptMetrics::sizeIsBounded()
{
    const WeekReadings readings = readingsOf(4, 30, 300);
    const auto limited = [&readings](qsizetype limit) {
        const QByteArray bytes = keptBytes(readings, {.bytes = limit});
        if (bytes.size() > limit)
            qWarning("%lld", static_cast<long long>(bytes.size()));
        return bytes.size() <= limit ? keptReadings(bytes) : Error {.message = QStringLiteral("too large")};
    };
    const auto coarse = limited(200000);
    VERIFY_RESULT(coarse);
    for (const MetricReadings& metric : coarse->metrics) {
        QVERIFY(!metric.isCut);
        QCOMPARE(metric.series.size(), std::size_t(30));
        QCOMPARE(metric.finals, readings.metric(metric.id)->finals); // these stay exact
    }
    const auto cut = limited(8000);
    VERIFY_RESULT(cut);
    const auto& metric = cut->metrics[0];
    QVERIFY(metric.isCut);
    QVERIFY(metric.series.size() < 30);
    QCOMPARE(metric.names.size(), 30); // what there is is still told
}

void TestKeptMetrics::thinningKeepsExtremesAndSums()
{
    QRandomGenerator random(2);
    const auto series = metricOf(QStringLiteral("m"), 1, 100, random).series[0];
    const auto fewer = thinned(series, 7);
    QCOMPARE(fewer.buckets.size(), std::size_t(7));
    qint64 count = 0;
    std::size_t i = 0;
    for (const MetricBucket& bucket : fewer.buckets) {
        QCOMPARE(bucket.firstAt, series.buckets[i].firstAt);
        QCOMPARE(bucket.first, series.buckets[i].first);
        double least = series.buckets[i].least;
        double greatest = series.buckets[i].greatest;
        for (; i < 100 && series.buckets[i].firstAt <= bucket.lastAt; ++i) {
            least = std::min(least, series.buckets[i].least);
            greatest = std::max(greatest, series.buckets[i].greatest);
            count += series.buckets[i].count;
        }
        QCOMPARE(bucket.last, series.buckets[i - 1].last);
        QCOMPARE(bucket.least, least);
        QCOMPARE(bucket.greatest, greatest);
    }
    QCOMPARE(i, std::size_t(100));
    qint64 all = 0;
    for (const MetricBucket& bucket : series.buckets)
        all += bucket.count;
    QCOMPARE(count, all);
    QCOMPARE(thinned(series, 100).buckets, series.buckets);
}

void TestKeptMetrics::mergedKeepsWhatWasReadBefore()
{
    const WeekReadings earlier = readingsOf(3, 1, 5, 1);
    WeekReadings now = readingsOf(2, 1, 5, 2);
    now.metrics[1].error = Error {.message = QStringLiteral("failed")};
    now.schemaVersion = QStringLiteral("008");
    now.times.start.reset();
    const WeekReadings all = merged(earlier, now);
    QCOMPARE(all.schemaVersion, QStringLiteral("008"));
    QCOMPARE(all.times.start, earlier.times.start);
    QCOMPARE(all.metrics.size(), std::size_t(3));
    QCOMPARE(all.metric(QStringLiteral("m0"))->finals, now.metrics[0].finals);
    QCOMPARE(all.metric(QStringLiteral("m1"))->finals, earlier.metrics[1].finals);
    QVERIFY(all.metric(QStringLiteral("m1"))->isRead());
    QCOMPARE(all.metric(QStringLiteral("m2"))->finals, earlier.metrics[2].finals);
}

/// Loose, for any machine: what a page shows before the server answers.
void TestKeptMetrics::loadsQuickly()
{
    const QByteArray bytes = keptBytes(readingsOf(8, 20, 200));
    const double before = threadTime();
    VERIFY_RESULT(keptReadings(bytes));
    const double taken = threadTime() - before;
    qInfo("%lld bytes in %.1f ms", static_cast<long long>(bytes.size()), taken);
    QVERIFY2(taken < 1000, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TestKeptMetrics)
#include "tst_keptmetrics.moc"
