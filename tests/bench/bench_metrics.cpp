#include "bench_pages.h"

#include "metrics/keptmetrics.h"
#include "metrics/weekcomparison.h"
#include "workspace/metrichistory.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <libpq-fe.h>

#include <algorithm>
#include <thread>

namespace Weekglass::Bench {

namespace {

constexpr int Buckets = 800;

MetricDefinition made(const QString& id, const QByteArray& sql)
{
    return {.id = id,
            .title = id,
            .unit = {},
            .description = {},
            .query = {.name = QString(id + QStringLiteral(".sql")), .text = sql}};
}

/// Eight metrics of a week that has raw events only.
GamePointer eventsGame()
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    auto game = std::make_shared<GameDefinition>(*library.game(QStringLiteral("spacetraders")));
    std::vector<MetricDefinition> metrics {*game->metric(QStringLiteral("events_per_minute")),
                                           *game->metric(QStringLiteral("api_errors"))};
    const QByteArray events = " FROM raw.api_events AS e";
    metrics.push_back(
        made(QStringLiteral("status"), "SELECT e.fetched_at AS at, e.status_code AS value" + events));
    metrics.push_back(
        made(QStringLiteral("status_by_endpoint"),
             "SELECT e.fetched_at AS at, e.status_code AS value, e.endpoint AS series" + events));
    metrics.push_back(made(QStringLiteral("ids"), "SELECT e.fetched_at AS at, e.id AS value" + events));
    metrics.push_back(
        made(QStringLiteral("by_hour"),
             "SELECT date_trunc('hour', e.fetched_at) AS at, count(*) AS value" + events + " GROUP BY 1"));
    metrics.push_back(
        made(QStringLiteral("endpoints_by_hour"),
             "SELECT date_trunc('hour', e.fetched_at) AS at, count(*) AS value, e.endpoint AS series" + events
                 + " GROUP BY 1, 3"));
    metrics.push_back(
        made(QStringLiteral("agent"),
             "SELECT e.fetched_at AS at, e.id AS value" + events + " WHERE e.endpoint = '/my/agent'"));
    game->metrics = metrics;
    return game;
}

/// The first week is filled, which takes some minutes for ten million events; the others are copies of it.
void makeWeeks(const Server& server, const QStringList& weeks, qint64 rows)
{
    for (const QString& week : weeks) {
        if (week == weeks.front()) {
            fillWithEvents(server, week, rows);
            continue;
        }
        if (hasEvents(server, week, rows))
            continue;
        server.dropWeek(week);
        auto maintenance = server.open();
        value(maintenance.script(Pg::Sql("CREATE DATABASE ") + value(Pg::Sql::identifier(week))
                                 + Pg::Sql(" TEMPLATE ") + value(Pg::Sql::identifier(weeks.front()))
                                 + Pg::Sql(" STRATEGY file_copy")));
    }
}

/// Milliseconds of one run: ten million rows are warm or not, whatever was run before.
double once(const std::function<void()>& run)
{
    QElapsedTimer timer;
    timer.start();
    run();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void benchChart(const Server& server, const WeekHandle& week, const QString& id)
{
    auto session = server.open(week.title());
    const MetricDefinition& metric = *week.game->metric(id);
    const auto span = *value(fetchMetricSpan(session, metric));
    const MetricQuery query {.metric = metric, .begin = span.begin, .end = span.end, .buckets = Buckets};
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.title().toUtf8()).constData());
    std::vector<double> ours;
    std::vector<double> bare;
    constexpr double Slow = 2000; // ms
    MetricData data;
    const double warmUp = once([&] { data = value(fetchMetric(session, query)); });
    const bool hasSeries = !data.series.empty() && !data.series.front().name.isEmpty();
    const auto statement = value(metricStatement(query, hasSeries));
    // one after the other, so that both see the same machine
    for (int i = warmUp > Slow ? 3 : 15; i > 0; --i) {
        ours.push_back(once([&] { (void)value(fetchMetric(session, query)); }));
        bare.push_back(once([&] { bareQuery(conn, statement.sql, statement.params); }));
    }
    PQfinish(conn);
    std::ranges::sort(ours);
    std::ranges::sort(bare);
    report(QStringLiteral("chart of the metric “%1” over a week").arg(id), ours, QStringLiteral("bare libpq"),
           bare, QStringLiteral("goal: at most 1.1"));
}

/// Eight metrics that wait and need no processor: what the program itself adds, however few cores there are.
GamePointer waitingGame(const GameDefinition& game)
{
    auto waiting = std::make_shared<GameDefinition>(game);
    for (MetricDefinition& metric : waiting->metrics)
        metric.query.text = "SELECT pg_catalog.now() AS at, 1 AS value FROM pg_catalog.pg_sleep(0.3)";
    return waiting;
}

void benchCompare(const QString& what, const std::vector<WeekHandle>& weeks, const QString& goal)
{
    std::vector<double> alone;
    for (const WeekHandle& week : weeks)
        alone.push_back(once([&] {
            if (const auto readings = readWeek(week, {}); readings.error)
                fail(*readings.error);
        }));
    double first = 0;
    const double together = once([&] {
        QElapsedTimer timer;
        timer.start();
        std::once_flag isFirst;
        const auto all =
            readWeeks(weeks, {}, [&](std::size_t, const WeekReadings&, const MetricReadings* metric) {
                if (metric)
                    std::call_once(isFirst, [&] { first = static_cast<double>(timer.nsecsElapsed()) / 1e6; });
            });
        for (const WeekReadings& readings : all) {
            if (readings.error || !std::ranges::all_of(readings.metrics, &MetricReadings::isRead))
                fail({.message = QStringLiteral("a week was not read")});
        }
    });
    report(QStringLiteral("compare of %1 weeks by %2 metrics%3 on %4 cores (first curve after %5 ms)")
               .arg(weeks.size())
               .arg(weeks[0].game->metrics.size())
               .arg(what)
               .arg(std::thread::hardware_concurrency())
               .arg(first, 0, 'f', 0),
           {together}, QStringLiteral("the slowest week alone"), {std::ranges::max(alone)}, goal);
}

/// The statements that make a metric's chart: where its readings are, and the readings.
void bareMetric(PGconn* conn, const MetricDefinition& metric, const MetricStatement& statement)
{
    bareQuery(
        conn,
        value(Pg::Sql::trusted("SELECT min(m.at), max(m.at) FROM (\n" + metric.query.text + "\n) AS m")), {});
    bareQuery(conn, statement.sql, statement.params);
}

MetricStatement statementOf(Pg::Session& session, const MetricDefinition& metric, const MetricSpan& span)
{
    const bool hasSeries = !value(fetchMetricSeries(session, metric, 1)).isEmpty();
    return value(
        metricStatement({.metric = metric, .begin = span.begin, .end = span.end, .buckets = 400}, hasSeries));
}

/// Until all metrics of all weeks are there, against their statements by bare libpq on as many sessions.
void benchFirst(const Server& server, const std::vector<WeekHandle>& weeks)
{
    std::vector<std::vector<MetricStatement>> statements;
    std::vector<PGconn*> sessions;
    for (const WeekHandle& week : weeks) {
        auto session = server.open(week.title());
        statements.emplace_back();
        for (const MetricDefinition& metric : week.game->metrics)
            statements.back().push_back(
                statementOf(session, metric, *value(fetchMetricSpan(session, metric))));
        sessions.push_back(
            PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.title().toUtf8()).constData()));
    }
    const auto readBare = [&](std::size_t i) {
        for (std::size_t m = 0; m < statements[i].size(); ++m)
            bareMetric(sessions[i], weeks[i].game->metrics[m], statements[i][m]);
    };
    std::vector<double> ours;
    std::vector<double> bare;
    constexpr int Runs = 5;
    for (int run = 0; run < Runs; ++run) {
        ours.push_back(once([&] { (void)readWeeks(weeks, {}); }));
        bare.push_back(once([&] {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < weeks.size(); ++i)
                threads.emplace_back(readBare, i);
        }));
    }
    for (PGconn* session : sessions)
        PQfinish(session);
    std::ranges::sort(ours);
    std::ranges::sort(bare);
    report(QStringLiteral("%1 weeks by %2 metrics until all are there")
               .arg(weeks.size())
               .arg(statements[0].size()),
           ours, QStringLiteral("the same SQL by bare libpq on as many sessions"), bare,
           QStringLiteral("goal: at most 1.2"));
}

/// A tenth of the week, as a chart that is zoomed in asks for it.
void benchZoom(const Server& server, const WeekHandle& week, const QString& id)
{
    auto session = server.open(week.title());
    const MetricDefinition& metric = *week.game->metric(id);
    const auto all = *value(fetchMetricSpan(session, metric));
    const qint64 tenth = (all.end - all.begin) / 10;
    MetricQuery query =
        queryAround(metric, {.begin = all.begin + 4 * tenth, .end = all.begin + 5 * tenth}, all, Buckets);
    query.shape = value(fetchMetric(session, query)).shape; // as the chart knows it from the whole week
    const auto statement = value(metricStatement(query, query.shape->hasSeries));
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.title().toUtf8()).constData());
    std::vector<double> ours;
    std::vector<double> bare;
    constexpr int Runs = 15;
    for (int run = 0; run < Runs; ++run) {
        ours.push_back(once([&] { (void)value(fetchMetric(session, query)); }));
        bare.push_back(once([&] { bareQuery(conn, statement.sql, statement.params); }));
    }
    PQfinish(conn);
    std::ranges::sort(ours);
    std::ranges::sort(bare);
    report(QStringLiteral("zoom of the metric “%1” to a tenth of the week").arg(id), ours,
           QStringLiteral("bare libpq"), bare, QStringLiteral("goal: at most 1.3"));
}

/// What the page does before the server answers: all kept weeks read and laid over one another.
void benchKept(const std::vector<WeekHandle>& weeks)
{
    constexpr int Kept = 10;
    const QTemporaryDir folder;
    const auto workspace = value(Workspace::open(folder.filePath(QStringLiteral("workspace.sqlite"))));
    const MetricHistory history(workspace);
    const WeekReadings readings = readWeek(weeks[0], {});
    for (quint32 oid = 1; oid <= Kept; ++oid)
        value(history.keep({.systemIdentifier = "1",
                            .oid = oid,
                            .name = QString::number(oid),
                            .game = weeks[0].game->id,
                            .seenAt = QDateTime::currentDateTimeUtc()},
                           [&](const auto&) { return Result<QByteArray>(keptBytes(readings)); }));
    std::size_t curves = 0;
    const auto times = timed(7, [&] {
        std::vector<ComparedWeek> all;
        for (const KeptWeek& week : value(history.weeks(weeks[0].game->id)))
            all.push_back({.readings = value(keptReadings(*value(history.load(week)))), .isKept = true});
        curves = 0;
        for (const Overlay& overlay : overlays(all, commonSpan(all)))
            curves += overlay.curves.size();
        (void)deltaRows(all, commonSpan(all).end);
    });
    report(QStringLiteral("kept history of %1 weeks to %2 curves, bands and differences, server down")
               .arg(Kept)
               .arg(curves),
           times, QStringLiteral("goal: at most 300"));
}

}

void benchMetrics(const Server& server, qint64 rows)
{
    QTextStream(stdout) << QStringLiteral("three weeks of %1 events").arg(rows) << Qt::endl;
    const GamePointer game = eventsGame();
    const auto pool = Pg::SessionPool::create({.conninfo = server.conninfo});
    const QStringList names {QStringLiteral("spacetraders_1990_w10"), QStringLiteral("spacetraders_1990_w11"),
                             QStringLiteral("spacetraders_1990_w12")};
    const auto handle = [&](const QString& week) -> WeekHandle {
        auto session = server.open(week);
        return {.pool = pool, .game = game, .identity = value(identify(session))};
    };
    makeWeeks(server, names.first(1), rows);
    for (const char* metric : {"api_errors", "status", "status_by_endpoint", "events_per_minute"})
        benchChart(server, handle(names.front()), QLatin1String(metric));
    makeWeeks(server, names, rows);
    std::vector<WeekHandle> weeks;
    for (const QString& week : names)
        weeks.push_back(handle(week));
    for (const char* metric : {"api_errors", "status_by_endpoint", "events_per_minute"})
        benchZoom(server, weeks.front(), QLatin1String(metric));
    benchFirst(server, weeks);
    benchCompare({}, weeks, QStringLiteral("goal: at most 1.2, where there is a core for each week"));
    auto waiting = weeks;
    for (WeekHandle& week : waiting)
        week.game = waitingGame(*game);
    benchCompare(QStringLiteral(" that only wait"), waiting, QStringLiteral("goal: at most 1.2"));
    benchKept(weeks);
}

}
