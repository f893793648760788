#include "metrics/weekcomparison.h"

#include "metrics/weekvalue.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace Weekglass {

namespace {

/// The weeks' metrics in the order in which they come first, each with the names of its series in all weeks.
struct MetricNames
{
    const MetricReadings* metric; ///< of the first week that read it
    QStringList series;
};

std::vector<MetricNames> allMetrics(const std::vector<ComparedWeek>& weeks)
{
    std::vector<MetricNames> found;
    std::vector<QSet<QString>> names;
    for (const ComparedWeek& week : weeks) {
        for (const MetricReadings& metric : week.readings.metrics) {
            if (!metric.isRead())
                continue;
            auto place = std::ranges::find(found, metric.id,
                                           [](const MetricNames& known) { return known.metric->id; });
            if (place == found.end()) {
                place = found.insert(found.end(), {.metric = &metric, .series = {}});
                names.emplace_back();
            }
            QSet<QString>& mine = names[static_cast<std::size_t>(place - found.begin())];
            for (const MetricSeries& series : metric.series)
                mine.insert(series.name);
        }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].series = names[i].values();
        found[i].series.sort();
    }
    return found;
}

/// By how much a row stands out: whether that can be said at all, how far, and by how much it differs.
std::tuple<int, double, double> weight(const DeltaRow& row)
{
    const Delta& delta = row.delta;
    const bool isFromZero = !delta.percent && delta.difference.value_or(0) != 0;
    const double size =
        isFromZero ? std::numeric_limits<double>::infinity() : std::abs(delta.percent.value_or(0));
    const bool canBeSaid = !row.isSingle && (delta.robustZ || delta.difference);
    return {!canBeSaid ? 0 : delta.robustZ ? 2 : 1, std::abs(delta.robustZ.value_or(0)), size};
}

bool hasOneReading(const ComparedWeek& week, const QString& id, const QString& name)
{
    const MetricReadings* metric = readMetric(week, id);
    const MetricSeries* series = metric ? findSeries(*metric, name) : nullptr;
    return series
        && std::ranges::count_if(series->buckets, [](const MetricBucket& one) { return one.count > 0; }) == 1
        && std::ranges::max(series->buckets, {}, &MetricBucket::count).count == 1;
}

bool isPartial(const std::vector<std::optional<bool>>& isIn)
{
    return std::ranges::count(isIn, std::optional(true)) > 0
        && std::ranges::count(isIn, std::optional(false)) > 0;
}

/// @p shapes of each week, null: the table is not there.
void addPartialColumns(const QString& table, const QStringList& columns,
                       const std::vector<const TableShape*>& shapes, std::vector<PartialItem>& items)
{
    for (const QString& column : columns) {
        PartialItem part {.kind = PartialItem::Kind::Column, .name = QString(table + u'.' + column)};
        for (const TableShape* shape : shapes)
            part.isIn.push_back(shape ? std::optional(shape->columns.contains(column)) : std::nullopt);
        if (isPartial(part.isIn))
            items.push_back(std::move(part));
    }
}

void addPartialTables(const std::vector<ComparedWeek>& weeks, std::vector<PartialItem>& items)
{
    QMap<QString, std::vector<const TableShape*>> tables; // of each week, null: not there
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        for (const TableShape& table : weeks[i].readings.tables) {
            auto& shapes = tables[table.name];
            shapes.resize(weeks.size());
            shapes[i] = &table;
        }
    }
    for (auto table = tables.cbegin(); table != tables.cend(); ++table) {
        PartialItem item {.kind = PartialItem::Kind::Table, .name = table.key()};
        QStringList columns;
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            const TableShape* shape = table.value()[i];
            const bool isKnown = !weeks[i].readings.tables.empty();
            item.isIn.push_back(isKnown ? std::optional(shape != nullptr) : std::nullopt);
            columns += shape ? shape->columns : QStringList();
        }
        if (isPartial(item.isIn))
            items.push_back(std::move(item));
        columns.removeDuplicates();
        addPartialColumns(table.key(), columns, table.value(), items);
    }
}

}

std::optional<WeekStart> ComparedWeek::start() const
{
    return marker ? WeekStart {.at = *marker, .source = WeekStart::Source::Marker} : readings.times.start;
}

std::optional<qint64> ComparedWeek::end() const
{
    const auto started = start();
    std::optional<qint64> last = readings.times.lastAt;
    for (const MetricReadings& metric : readings.metrics) {
        for (const FinalValue& final : metric.finals)
            last = std::max(last.value_or(final.at), final.at);
    }
    return started && last ? std::optional(*last - started->at) : std::nullopt;
}

CommonSpan commonSpan(const std::vector<ComparedWeek>& weeks)
{
    std::vector<std::pair<qint64, std::size_t>> ends;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        if (const auto end = weeks[i].end())
            ends.emplace_back(std::max<qint64>(*end, 0), i);
    }
    CommonSpan span;
    if (ends.empty())
        return span;
    span.end = std::ranges::min(ends).first;
    for (const auto& [end, place] : ends) {
        if (end == span.end)
            span.shortest.push_back(place);
    }
    span.isClipped = span.shortest.size() < ends.size();
    return span;
}

CommonSpan wholeSpan(const std::vector<ComparedWeek>& weeks)
{
    CommonSpan span;
    for (const ComparedWeek& week : weeks) {
        const auto start = week.start();
        if (!start)
            continue;
        span.end = std::max(span.end, week.end().value_or(0));
        for (const MetricReadings& metric : week.readings.metrics) {
            for (const MetricSeries& series : metric.series)
                span.begin = std::min(span.begin, series.buckets.front().firstAt - start->at);
        }
    }
    return span;
}

MetricSeries clipped(const MetricSeries& series, const CommonSpan& span)
{
    MetricSeries inside {.name = series.name, .buckets = {}};
    const auto isInside = [&span](qint64 at) { return at >= span.begin && at <= span.end; };
    for (const MetricBucket& bucket : series.buckets) {
        if (isInside(bucket.firstAt) && isInside(bucket.lastAt))
            inside.buckets.push_back(bucket);
        else if (isInside(bucket.firstAt))
            inside.buckets.push_back(readingAt(bucket.firstAt, bucket.first));
        else if (isInside(bucket.lastAt))
            inside.buckets.push_back(readingAt(bucket.lastAt, bucket.last));
    }
    return inside;
}

namespace {

/// The curves of the weeks that have the series, and the band of all but the first.
Overlay overlayOf(const MetricReadings& metric, const QString& name, const std::vector<ComparedWeek>& weeks,
                  const std::optional<CommonSpan>& span, int points)
{
    Overlay chart {.metric = metric.id,
                   .title = metric.title,
                   .unit = metric.unit,
                   .meaning = metric.meaning,
                   .series = name};
    std::vector<MetricSeries> others;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const MetricReadings* mine = readMetric(weeks[i], metric.id);
        const MetricSeries* series = mine ? findSeries(*mine, name) : nullptr;
        const auto start = weeks[i].start();
        if (!series || !start)
            continue;
        MetricSeries elapsed = shifted(*series, -start->at);
        chart.width = std::max(chart.width, mine->width);
        chart.curves.push_back({.week = i, .series = span ? clipped(elapsed, *span) : elapsed});
        if (i > 0)
            others.push_back(std::move(elapsed));
    }
    if (others.size() > 1)
        chart.band = baseline(others, metric.meaning, span ? span->end : wholeSpan(weeks).end, points);
    return chart;
}

}

std::vector<Overlay> overlays(const std::vector<ComparedWeek>& weeks, const std::optional<CommonSpan>& span,
                              int points)
{
    std::vector<Overlay> charts;
    for (const auto& [metric, names] : allMetrics(weeks)) {
        for (const QString& name : names)
            charts.push_back(overlayOf(*metric, name, weeks, span, points));
    }
    return charts;
}

std::vector<DeltaRow> deltaRows(const std::vector<ComparedWeek>& weeks, std::optional<qint64> at)
{
    std::vector<DeltaRow> rows;
    for (const auto& [metric, names] : allMetrics(weeks)) {
        for (const QString& name : names) {
            DeltaRow row {.metric = metric->id,
                          .title = metric->title,
                          .unit = comparedUnit(*metric),
                          .comparison = metric->comparison,
                          .series = name};
            std::vector<std::optional<double>> numbers;
            for (const ComparedWeek& week : weeks) {
                row.values.push_back(weekValue(week, metric->id, name, at));
                const WeekValue& value = row.values.back();
                numbers.push_back(value.state == WeekValue::State::Known ? std::optional(value.number)
                                                                         : std::nullopt);
            }
            row.delta = delta(std::move(numbers));
            row.isSingle = hasOneReading(weeks.front(), metric->id, name);
            rows.push_back(std::move(row));
        }
    }
    std::ranges::stable_sort(rows, std::greater(), weight);
    return rows;
}

std::vector<PartialItem> partialItems(const std::vector<ComparedWeek>& weeks)
{
    std::vector<PartialItem> items;
    for (const auto& [metric, names] : allMetrics(weeks)) {
        for (const QString& name : names) {
            PartialItem item {.kind = PartialItem::Kind::Series,
                              .name = name.isEmpty() ? metric->title
                                                     : QString(metric->title + QStringLiteral(": ") + name)};
            for (const ComparedWeek& week : weeks)
                item.isIn.push_back(hasSeries(readMetric(week, metric->id), name));
            if (isPartial(item.isIn))
                items.push_back(std::move(item));
        }
    }
    addPartialTables(weeks, items);
    return items;
}

QStringList differingVersions(const std::vector<ComparedWeek>& weeks)
{
    QStringList versions;
    QSet<QString> different;
    for (const ComparedWeek& week : weeks) {
        versions << week.readings.schemaVersion;
        if (!versions.back().isEmpty())
            different.insert(versions.back());
    }
    return different.size() > 1 ? versions : QStringList();
}

}
