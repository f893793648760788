#include "widgets/charts/metricexport.h"

#include "base/csv.h"
#include "base/servertime.h"
#include "query/querywrite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>

namespace Weekglass {

namespace {

constexpr qint64 Second = 1000000;

QString padded(qint64 fraction)
{
    return QStringLiteral("%1").arg(fraction, 6, 10, QLatin1Char('0'));
}

/// ISO 8601 with the zone's offset, or seconds since the reset, both with microseconds.
QString timeText(const MetricExport& shown, qint64 time)
{
    if (shown.isElapsed)
        return (time < 0 ? QStringLiteral("-") : QString()) + QString::number(std::abs(time) / Second)
            + QLatin1Char('.') + padded(std::abs(time) % Second);
    const qint64 fraction = ((time % Second) + Second) % Second;
    const QDateTime moment =
        QDateTime::fromSecsSinceEpoch((time - fraction) / Second, QTimeZone::utc()).toTimeZone(shown.zone);
    const QString seconds = moment.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    const QString offset = moment.offsetFromUtc() == 0
        ? QStringLiteral("Z")
        : moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(Qt::ISODate).right(6);
    return seconds + QLatin1Char('.') + padded(fraction) + offset;
}

/// As exact as it is known: the server's text where the value is the bucket's extreme.
QString valueText(const MetricBucket& bucket, double value)
{
    if (value == bucket.least && !bucket.leastText.isEmpty())
        return QString::fromLatin1(bucket.leastText);
    if (value == bucket.greatest && !bucket.greatestText.isEmpty())
        return QString::fromLatin1(bucket.greatestText);
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

struct Reading
{
    QString from;
    QString until;
    qint64 count = 0;
    QString first;
    QString last;
    QString least;
    QString greatest;
};

std::vector<Reading> readings(const MetricExport& shown, const MetricExport::Line& line)
{
    std::vector<Reading> list;
    for (const MetricBucket& bucket : line.series.buckets) {
        if (bucket.lastAt < shown.begin || bucket.firstAt >= shown.end)
            continue;
        list.push_back({.from = timeText(shown, bucket.firstAt),
                        .until = timeText(shown, bucket.lastAt),
                        .count = bucket.count,
                        .first = valueText(bucket, bucket.first),
                        .last = valueText(bucket, bucket.last),
                        .least = valueText(bucket, bucket.least),
                        .greatest = valueText(bucket, bucket.greatest)});
    }
    return list;
}

QJsonObject lineJson(const MetricExport& shown, const MetricExport::Line& line)
{
    QJsonArray array;
    for (const Reading& reading : readings(shown, line))
        array << QJsonObject {
            {QStringLiteral("from"), reading.from},        {QStringLiteral("until"), reading.until},
            {QStringLiteral("readings"), reading.count},   {QStringLiteral("first"), reading.first},
            {QStringLiteral("last"), reading.last},        {QStringLiteral("least"), reading.least},
            {QStringLiteral("greatest"), reading.greatest}};
    return {{QStringLiteral("week"), line.week},
            {QStringLiteral("series"), line.series.name},
            {QStringLiteral("kept"), line.isKept},
            {QStringLiteral("shown"), line.isShown},
            {QStringLiteral("buckets"), array}};
}

QString isTrue(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

}

QByteArray metricsCsv(const MetricExport& shown)
{
    QByteArray csv = shown.isElapsed
        ? QByteArray("metric,unit,week,kept,series,shown,from_seconds,until_seconds,")
        : QByteArray("metric,unit,week,kept,series,shown,from,until,");
    csv += "readings,first,last,least,greatest\n";
    for (const MetricExport::Chart& chart : shown.charts) {
        for (const MetricExport::Line& line : chart.lines) {
            QByteArray begin;
            for (const QString& text : {chart.metric.id, chart.metric.unit, line.week, isTrue(line.isKept),
                                        line.series.name, isTrue(line.isShown)})
                begin += csvCell(text.toUtf8()) + ',';
            for (const Reading& reading : readings(shown, line))
                csv += begin
                    + QStringList {reading.from,    reading.until, QString::number(reading.count),
                                   reading.first,   reading.last,  reading.least,
                                   reading.greatest}
                          .join(QLatin1Char(','))
                          .toLatin1()
                    + '\n';
        }
    }
    return csv;
}

QByteArray metricsJson(const MetricExport& shown)
{
    QJsonArray charts;
    for (const MetricExport::Chart& chart : shown.charts) {
        QJsonArray lines;
        for (const MetricExport::Line& line : chart.lines)
            lines << lineJson(shown, line);
        charts << QJsonObject {{QStringLiteral("metric"), chart.metric.id},
                               {QStringLiteral("title"), chart.metric.title},
                               {QStringLiteral("unit"), chart.metric.unit},
                               {QStringLiteral("kind"), metricKindName(chart.metric.meaning.kind)},
                               {QStringLiteral("reading_seconds"), chart.metric.meaning.seconds},
                               {QStringLiteral("holds_for_seconds"), chart.metric.meaning.holdsFor},
                               {QStringLiteral("query"), QString::fromUtf8(chart.metric.query.text)},
                               {QStringLiteral("more_series"), chart.isCut},
                               {QStringLiteral("lines"), lines}};
    }
    const QJsonObject all {
        {QStringLiteral("game"), shown.game},
        {QStringLiteral("times"),
         shown.isElapsed ? QStringLiteral("seconds since the reset") : QString::fromUtf8(shown.zone.id())},
        {QStringLiteral("from"), timeText(shown, shown.begin)},
        {QStringLiteral("until"), timeText(shown, shown.end)},
        {QStringLiteral("charts"), charts}};
    return QJsonDocument(all).toJson(QJsonDocument::Indented);
}

Result<QByteArray> metricsParquet(const MetricExport& shown)
{
    const quint32 time = shown.isElapsed ? ColumnType::Double : ColumnType::Timestamp;
    const auto at = [&shown](qint64 microseconds) {
        return shown.isElapsed ? timeText(shown, microseconds).toLatin1() : timestampOf(microseconds);
    };
    auto table = std::make_shared<QueryResult>();
    table->columns = {{.name = "metric", .type = ColumnType::Text},
                      {.name = "unit", .type = ColumnType::Text},
                      {.name = "week", .type = ColumnType::Text},
                      {.name = "kept", .type = ColumnType::Bool},
                      {.name = "series", .type = ColumnType::Text},
                      {.name = "shown", .type = ColumnType::Bool},
                      {.name = shown.isElapsed ? "from_seconds" : "from", .type = time},
                      {.name = shown.isElapsed ? "until_seconds" : "until", .type = time},
                      {.name = "readings", .type = ColumnType::BigInt},
                      {.name = "first", .type = ColumnType::Double},
                      {.name = "last", .type = ColumnType::Double},
                      {.name = "least", .type = ColumnType::Numeric},
                      {.name = "greatest", .type = ColumnType::Numeric}};
    const auto flag = [](bool value) { return QByteArray(value ? "t" : "f"); };
    for (const MetricExport::Chart& chart : shown.charts) {
        for (const MetricExport::Line& line : chart.lines) {
            for (const MetricBucket& bucket : line.series.buckets) {
                if (bucket.lastAt < shown.begin || bucket.firstAt >= shown.end)
                    continue;
                const std::array<std::optional<QByteArray>, 13> row {
                    chart.metric.id.toUtf8(),
                    chart.metric.unit.toUtf8(),
                    line.week.toUtf8(),
                    flag(line.isKept),
                    line.series.name.toUtf8(),
                    flag(line.isShown),
                    at(bucket.firstAt),
                    at(bucket.lastAt),
                    QByteArray::number(bucket.count),
                    QByteArray::number(bucket.first, 'g', 17),
                    QByteArray::number(bucket.last, 'g', 17),
                    valueText(bucket, bucket.least).toLatin1(),
                    valueText(bucket, bucket.greatest).toLatin1()};
                table->rows.add(row);
            }
        }
    }
    return resultBytes({{{.week = {}, .result = std::move(table)}}, false}, QueryFormat::Parquet);
}

}
