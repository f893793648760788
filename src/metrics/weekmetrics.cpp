#include "metrics/weekmetrics.h"

#include "base/together.h"
#include "base/utf8.h"
#include "metrics/comparable.h"
#include "metrics/finalvalues.h"
#include "metrics/text.h"
#include "migrations/migrationplan.h"
#include "pg/promisedrows.h"
#include "pg/transaction.h"

#include <algorithm>
#include <mutex>

namespace Weekglass {

namespace {

/// The newest applied migration.
Result<QString> fetchVersion(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    auto plan = planMigrations(session, game, call);
    return plan ? Result<QString>(plan->version) : plan.error();
}

Result<std::vector<TableShape>> fetchTables(Pg::Session& session, const Pg::Call& call)
{
    const char* const file = "catalog/table_shapes.sql";
    std::vector<TableShape> tables;
    const auto addColumn = [&tables](Pg::PromisedRow& row) {
        const QString name = fromUtf8(row.text(0));
        if (tables.empty() || tables.back().name != name)
            tables.push_back({.name = name, .columns = {}});
        if (const Pg::Value column = row.value(1))
            tables.back().columns << fromUtf8(*column);
    };
    if (auto read = Pg::readRows(session, QLatin1String(file), Pg::Sql::load(file), {}, addColumn, call);
        !read)
        return read.error();
    return tables;
}

/// Times, schema version and tables. What cannot be known is left empty; an error only ends the week.
Result<void> readFrame(Pg::Session& session, const GameDefinition& game, WeekReadings& readings,
                       const Pg::Call& call)
{
    const auto take = [&session](auto result, auto& place) -> Result<void> {
        if (result)
            place = *std::move(result);
        else if (!canGoOn(session, result.error()))
            return result.error();
        return {};
    };
    if (auto taken = take(fetchWeekTimes(session, game, call), readings.times); !taken)
        return taken;
    if (auto taken = take(fetchVersion(session, game, call), readings.schemaVersion); !taken)
        return taken;
    return take(fetchTables(session, call), readings.tables);
}

/// Where nothing is counted in a week there was nothing.
MetricSpan inWeek(const MetricSpan& span, const WeekTimes& times)
{
    return {.begin = times.start ? std::min(span.begin, times.start->at) : span.begin,
            .end = std::max(span.end, times.lastAt.value_or(span.end))};
}

Result<void> fetchReadings(Pg::Session& session, const MetricDefinition& metric, const WeekTimes& times,
                           const WeekMetricsQuery& query, MetricReadings& readings, const Pg::Call& call)
{
    const auto span = fetchMetricSpan(session, metric, call);
    if (!span)
        return span.error();
    if (!*span)
        return {};
    const MetricSpan asked = metric.meaning.kind == MetricKind::Count ? inWeek(**span, times) : **span;
    auto comparable = comparableMetric(metric);
    if (!comparable)
        return comparable.error();
    auto data = fetchComparable(session,
                                {.metric = metric,
                                 .begin = asked.begin,
                                 .end = asked.end,
                                 .buckets = query.buckets,
                                 .maxSeries = query.maxSeries},
                                call);
    if (!data)
        return data.error();
    auto finals = fetchFinalValues(session, *comparable, *data, call);
    if (!finals)
        return finals.error();
    readings.width = data->width;
    readings.isCut = data->isCut;
    if (readings.isCut) {
        auto names = fetchMetricSeries(session, *comparable, MostSeriesNames, call);
        if (!names)
            return names.error();
        readings.names = *std::move(names);
    }
    readings.series = std::move(data->series);
    readings.finals = *std::move(finals);
    return {};
}

MetricReadings readMetric(Pg::Session& session, const GameDefinition& game, const QString& id,
                          const WeekTimes& times, const WeekMetricsQuery& query, const Pg::Call& call)
{
    MetricReadings readings {.id = id, .title = id};
    const MetricDefinition* metric = game.metric(id);
    if (!metric) {
        readings.error = Error {.kind = Error::Kind::Format,
                                .message = Text::tr("%1 has no metric “%2”.").arg(game.title, id)};
        return readings;
    }
    readings.title = metric->title;
    readings.unit = metric->unit;
    readings.meaning = metric->meaning;
    readings.comparison = metric->comparison;
    if (auto fetched = fetchReadings(session, *metric, times, query, readings, call); !fetched)
        readings.error = fetched.error();
    return readings;
}

/// @return what ended it
Result<void> readAll(const WeekHandle& week, const WeekMetricsQuery& query, WeekReadings& readings,
                     const WeekProgress& onProgress, const std::stop_token& stop)
{
    const auto lease = week.acquire(stop);
    if (!lease)
        return lease.error();
    Pg::Session& session = **lease;
    const Pg::Call call {.stop = stop, .deadline = query.deadline};
    if (auto frame = readFrame(session, *week.game, readings, call); !frame)
        return frame;
    if (onProgress)
        onProgress(readings, nullptr);
    QStringList ids = query.metrics;
    if (ids.isEmpty()) {
        for (const MetricDefinition& metric : week.game->metrics)
            ids << metric.id;
    }
    readings.metrics.reserve(static_cast<std::size_t>(ids.size()));
    for (const QString& id : std::as_const(ids)) {
        MetricReadings metric = readMetric(session, *week.game, id, readings.times, query, call);
        if (metric.error && !canGoOn(session, *metric.error))
            return *metric.error;
        readings.metrics.push_back(std::move(metric));
        if (onProgress)
            onProgress(readings, &readings.metrics.back());
    }
    return {};
}

}

const MetricReadings* WeekReadings::metric(const QString& id) const
{
    const auto found = std::ranges::find(metrics, id, &MetricReadings::id);
    return found == metrics.end() ? nullptr : &*found;
}

WeekReadings readWeek(const WeekHandle& week, const WeekMetricsQuery& query, const WeekProgress& onProgress,
                      const std::stop_token& stop)
{
    WeekReadings readings {.week = week.title()};
    if (auto read = readAll(week, query, readings, onProgress, stop); !read) {
        readings.error = read.error().at(week.title());
        if (onProgress)
            onProgress(readings, nullptr);
    }
    return readings;
}

std::vector<WeekReadings>
readWeeks(const std::vector<WeekHandle>& weeks, const WeekMetricsQuery& query,
          const std::function<void(std::size_t, const WeekReadings&, const MetricReadings*)>& onProgress,
          const std::stop_token& stop, int together)
{
    std::vector<WeekReadings> all(weeks.size());
    std::mutex told; // one call of onProgress at a time
    const auto read = [&](std::size_t i) {
        WeekProgress progress;
        if (onProgress)
            progress = [&, i](const WeekReadings& readings, const MetricReadings* metric) {
                const std::scoped_lock lock(told);
                onProgress(i, readings, metric);
            };
        return readWeek(weeks[i], query, progress, stop);
    };
    readTogether(weeks.size(), together, read,
                 [&all](std::size_t i, WeekReadings readings) { all[i] = std::move(readings); });
    return all;
}

}
