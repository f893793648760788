#include "lifecycle/sample.h"
#include "metrics/keptmetrics.h"
#include "metrics/weekcomparison.h"
#include "migrations/migrate.h"
#include "patience.h"
#include "weekserver.h"
#include "workspace/metrichistory.h"

#include <QTemporaryDir>

#include <atomic>

using namespace Weekglass;

/// Weeks of a game read and compared, on a real server.
class TestWeekMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startIsToldOrRecorded();
    void startThatCannotBeReadIsUnknown();
    void readsAllMetrics();
    void finalValuesAreExact();
    void oneBadMetricStopsNoOther();
    void manySeriesAreCutAndNamed();
    void counterThatRestartsInABucket();
    void countsAreZeroWhereNothingWas();
    void threeWeeksAtOnce();
    void deadWeekIsOneError();
    void lostSessionKeepsWhatWasRead();
    void stopEndsAllWeeks();
    void otherSchemaVersion();
    void droppedWeekComesFromWhatWasKept();

private:
    WeekHandle handle(const QString& week, const GamePointer& game) const
    {
        auto session = m_server.open(week);
        const auto identity = identify(session);
        if (!identity)
            qFatal("%s", qPrintable(identity.error().text()));
        return {.pool = Pg::SessionPool::create(m_options), .game = game, .identity = *identity};
    }
    GamePointer game(const char* id) const { return m_library.game(QLatin1String(id)); }
    /// A new week with the sample of this seed.
    WeekHandle filled(const GamePointer& game, int seed)
    {
        const QString week = m_server.newWeek(*game).toString();
        auto session = m_server.open(week);
        if (const auto done = migrate(session, *game); !done)
            qFatal("%s", qPrintable(done.error().text()));
        if (const auto done = fillSample(session, *game, {game->prefix, 2025, seed}, seed); !done)
            qFatal("%s", qPrintable(done.error().text()));
        return handle(week, game);
    }
    /// The same data in another week, made different by @p script; quicker than a sample of its own.
    WeekHandle changedCopy(const WeekHandle& week, const QByteArray& script)
    {
        const QString name = WeekName {week.game->prefix, 2030, 1 + m_copies++}.toString();
        auto session = m_server.open();
        const auto made = session.execute(Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(name)
                                          + Pg::Sql(" TEMPLATE ") + *Pg::Sql::identifier(week.title()));
        if (!made)
            qFatal("%s", qPrintable(made.error().text()));
        m_server.made(name);
        auto inside = m_server.open(name);
        WeekServer::run(inside, script);
        return handle(name, week.game);
    }
    /// One for all tests that only read.
    WeekHandle filledOnce(const char* id)
    {
        const GamePointer definition = game(id);
        if (!m_filled.contains(definition->id))
            m_filled.insert(definition->id, filled(definition, 1));
        return m_filled.value(definition->id);
    }
    static QString newestVersion(const GameDefinition& game)
    {
        return game.migrations.back().name.section(u'/', -1).section(u'_', 0, 0).mid(1);
    }
    void drop(const WeekHandle& week) const
    {
        auto session = m_server.open();
        VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE ") + *Pg::Sql::identifier(week.title())
                                      + Pg::Sql(" WITH (FORCE)")));
    }
    static std::shared_ptr<GameDefinition> copyOf(const GamePointer& game)
    {
        return std::make_shared<GameDefinition>(*game);
    }
    static MetricDefinition made(const char* sql, MetricKind kind = MetricKind::Gauge)
    {
        return {.id = QStringLiteral("made"),
                .title = QStringLiteral("Made"),
                .unit = {},
                .meaning = {.kind = kind},
                .description = {},
                .query = {.name = QStringLiteral("metrics/made.sql"), .text = sql}};
    }
    static ComparedWeek compared(WeekReadings readings) { return {.readings = std::move(readings)}; }

    WeekServer m_server;
    Pg::ConnectOptions m_options;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    WeekHandle m_gone; // one more, to be dropped
    int m_copies = 0;
    QHash<QString, WeekHandle> m_filled; // of each game
    std::vector<WeekHandle> m_weeks; // three of spacetraders, filled
};

void TestWeekMetrics::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_options = {.conninfo = (*TestServer::instance())->conninfo(),
                 .deadline = std::chrono::milliseconds(Patience)};
    m_weeks.push_back(filled(game("spacetraders"), 1));
    m_weeks.push_back(changedCopy(m_weeks[0], "UPDATE core.server_status SET reset_date = reset_date - 1"));
    m_weeks.push_back(
        changedCopy(m_weeks[0],
                    "UPDATE core.ledger_entries SET treasury_balance = treasury_balance + entry_id;"
                    "DELETE FROM core.market_transactions WHERE trade_symbol > 'F'"));
    m_gone = changedCopy(m_weeks[0],
                         "UPDATE core.ledger_entries SET agent_credits = agent_credits + 0.5 * entry_id");
}

void TestWeekMetrics::startIsToldOrRecorded()
{
    for (const char* id : {"spacetraders", "galaxy", "paperdynasty", "marketland"}) {
        const GamePointer definition = game(id);
        const WeekHandle week = *id == 's' ? m_weeks[0] : filledOnce(id);
        auto session = m_server.open(week.title());
        const auto times = fetchWeekTimes(session, *definition);
        VERIFY_RESULT(times);
        QVERIFY2(times->start && times->lastAt, id);
        QVERIFY2(times->note.isEmpty(), qPrintable(times->note));
        QCOMPARE(times->start->source,
                 definition->reset ? WeekStart::Source::Told : WeekStart::Source::FirstRecorded);
        QVERIFY(*times->lastAt > times->start->at);
        QVERIFY(*times->lastAt - times->start->at < 15 * 86400 * qint64(1000000));
        if (definition->reset)
            continue;
        QString first;
        for (const EventSource& source : definition->events) {
            const QString mine =
                WeekServer::ask(session,
                                "SELECT (extract(epoch FROM min(at)) * 1000000)::bigint FROM ("
                                    + source.query.text + ") AS s");
            first = first.isEmpty() || mine.toLongLong() < first.toLongLong() ? mine : first;
        }
        QVERIFY2(times->start->at <= first.toLongLong(), id); // a snapshot may be earlier
    }
    // a game that was only created says nothing
    const GamePointer definition = game("paperdynasty");
    auto session = m_server.open(m_server.newWeek(*definition).toString());
    VERIFY_RESULT(migrate(session, *definition));
    const auto times = fetchWeekTimes(session, *definition);
    VERIFY_RESULT(times);
    QVERIFY(!times->start && !times->lastAt && times->note.isEmpty());
}

/// Where the game has a word for it and cannot say it, the first event is no answer.
void TestWeekMetrics::startThatCannotBeReadIsUnknown()
{
    const WeekHandle week = filledOnce("galaxy");
    auto session = m_server.open(week.title());
    const auto before = *fetchWeekTimes(session, *week.game);
    WeekServer::run(session, "UPDATE public.game_config SET value = '\"infinity\"' WHERE key = 'start_date'");
    auto times = fetchWeekTimes(session, *week.game);
    VERIFY_RESULT(times);
    QCOMPARE(times->start->source, WeekStart::Source::FirstRecorded);
    WeekServer::run(session, "ALTER TABLE public.game_config RENAME TO gone");
    times = fetchWeekTimes(session, *week.game);
    VERIFY_RESULT(times);
    QVERIFY(!times->start);
    QVERIFY2(times->note.contains(QLatin1String("game_config"))
                 && times->note.contains(QLatin1String("reset.sql")),
             qPrintable(times->note));
    QCOMPARE(times->lastAt, before.lastAt);
    WeekServer::run(session, "ALTER TABLE public.gone RENAME TO game_config");
}

void TestWeekMetrics::readsAllMetrics()
{
    QStringList told;
    const WeekReadings readings =
        readWeek(m_weeks[0], {}, [&told](const WeekReadings& week, const MetricReadings* metric) {
            told << (metric ? metric->id : week.schemaVersion);
            if (metric)
                QCOMPARE(&week.metrics.back(), metric);
        });
    QVERIFY2(!readings.error, qPrintable(readings.error ? readings.error->text() : QString()));
    QCOMPARE(readings.week, m_weeks[0].title());
    QStringList expected {newestVersion(*m_weeks[0].game)};
    for (const MetricDefinition& metric : m_weeks[0].game->metrics) {
        expected << metric.id;
        const MetricReadings* read = readings.metric(metric.id);
        QVERIFY2(read && read->isRead(), qPrintable(metric.id));
        QCOMPARE(read->title, metric.title);
        QVERIFY2(!read->series.empty(), qPrintable(metric.id));
        QCOMPARE(read->finals.size(), read->series.size());
    }
    QCOMPARE(told, expected);
    const auto ships = std::ranges::find(readings.tables, QStringLiteral("core.ships"), &TableShape::name);
    QVERIFY(ships != readings.tables.end());
    QVERIFY(ships->columns.contains(QStringLiteral("agent_symbol text")));
    QVERIFY(std::ranges::none_of(readings.tables, [](const TableShape& table) {
        return table.name.contains(QLatin1String("flyway")) || table.name.startsWith(QLatin1String("pg_"));
    }));
}

/// Whether its series are lists of readings, and no aggregates (see TestComparable); @p column says which.
bool hasReadings(const MetricReadings& metric, QByteArray& column)
{
    const MetricComparison& comparison = metric.comparison;
    column = comparison.by.isEmpty() ? QByteArray("none") : comparison.by.toUtf8();
    return comparison.top == 0
        && (comparison.across == SeriesAggregate::None || comparison.across == SeriesAggregate::Latest);
}

/// Against the server's own words for the last reading of each series.
void TestWeekMetrics::finalValuesAreExact()
{
    for (const char* id : {"spacetraders", "galaxy", "paperdynasty", "marketland"}) {
        const WeekHandle week = *id == 's' ? m_weeks[1] : filledOnce(id);
        auto session = m_server.open(week.title());
        for (const MetricReadings& metric : readWeek(week, {.maxSeries = 1000}).metrics) {
            QVERIFY2(metric.isRead(), qPrintable(metric.id));
            QByteArray column;
            if (!hasReadings(metric, column))
                continue;
            const auto rows = session.query(*Pg::Sql::trusted(
                "SELECT DISTINCT ON (1) coalesce(to_jsonb(m) ->> '" + column
                + "', ''), m.value::text, "
                  "(extract(epoch FROM m.at) * "
                  "1000000)::bigint FROM ("
                + week.game->metric(metric.id)->query.text
                + ") AS m WHERE m.value IS NOT NULL ORDER BY 1, m.at DESC, m.value::float8 DESC"));
            VERIFY_RESULT(rows);
            QCOMPARE(metric.series.size(), rows->rows.size());
            for (const auto& row : rows->rows) {
                const auto series =
                    std::ranges::find(metric.series, QString::fromUtf8(*row[0]), &MetricSeries::name);
                QVERIFY(series != metric.series.end());
                const FinalValue& final =
                    metric.finals[static_cast<std::size_t>(series - metric.series.begin())];
                const QByteArray where =
                    metric.id.toUtf8() + ' ' + *row[0] + ": " + final.text + ", not " + *row[1];
                if (metric.meaning.kind == MetricKind::Count && final.at > row[2]->toLongLong())
                    QVERIFY2(final.text == "0", where.constData()); // since then there was nothing
                else
                    QVERIFY2(final.text == *row[1] && final.at == row[2]->toLongLong(), where.constData());
            }
        }
    }
}

void TestWeekMetrics::oneBadMetricStopsNoOther()
{
    auto changed = copyOf(m_weeks[0].game);
    changed->metrics.insert(changed->metrics.begin() + 1, made("SELECT at, value FROM no_such_table"));
    WeekHandle week = m_weeks[0];
    week.game = changed;
    const WeekReadings readings =
        readWeek(week,
                 {.metrics = {QStringLiteral("credits"), QStringLiteral("made"),
                              QStringLiteral("no such metric"), QStringLiteral("fuel")}});
    QVERIFY(!readings.error);
    QCOMPARE(readings.metrics.size(), std::size_t(4));
    QVERIFY(readings.metrics[0].isRead());
    QVERIFY(!readings.metrics[1].isRead());
    QVERIFY(readings.metrics[1].error->where.startsWith(QLatin1String("metrics/made.sql")));
    QCOMPARE(readings.metrics[1].error->sqlState, QStringLiteral("42P01"));
    QVERIFY(!readings.metrics[2].isRead());
    QVERIFY2(readings.metrics[2].error->message.contains(QLatin1String("no such metric")),
             qPrintable(readings.metrics[2].error->text()));
    QVERIFY(readings.metrics[3].isRead() && !readings.metrics[3].series.empty());
}

void TestWeekMetrics::manySeriesAreCutAndNamed()
{
    auto changed = copyOf(m_weeks[0].game);
    changed->metrics = {made("SELECT '2025-01-06 00:00:00+00'::timestamptz AS at, g AS value, 's' || g AS "
                             "series FROM generate_series(1000, 1199) AS g")};
    WeekHandle week = m_weeks[0];
    week.game = changed;
    const WeekReadings readings = readWeek(week, {.maxSeries = 10});
    const MetricReadings& metric = readings.metrics.at(0);
    QVERIFY(metric.isCut);
    QCOMPARE(metric.series.size(), std::size_t(10));
    QCOMPARE(metric.finals.size(), std::size_t(10));
    QCOMPARE(metric.names.size(), 200);
    QVERIFY(metric.names.contains(QStringLiteral("s1199")));
}

/// 0 to 90 and again from 0, twice in one bucket: the server counts reading by reading.
void TestWeekMetrics::counterThatRestartsInABucket()
{
    auto session = m_server.open(m_weeks[0].title());
    const MetricDefinition metric = made("SELECT '2025-01-06 00:00:00+00'::timestamptz + g * interval '1 "
                                         "second' AS at, (g % 10) * 10 AS value, "
                                         "'x' AS series FROM generate_series(0, 99) AS g",
                                         MetricKind::Counter);
    const auto span = *fetchMetricSpan(session, metric);
    for (const int buckets : {100, 7, 2, 1}) {
        const auto data = fetchMetric(
            session, {.metric = metric, .begin = span->begin, .end = span->end, .buckets = buckets});
        VERIFY_RESULT(data);
        double grown = 0;
        for (const MetricBucket& bucket : data->series.at(0).buckets)
            grown += bucket.grown.value_or(-1e9);
        // each restart is at 0, so it adds nothing: ten times from 0 to 90
        QCOMPARE(grown, 900.0);
        double sum = 0;
        for (const MetricBucket& each : rate(data->series[0].buckets, data->width, span->end))
            sum += each.last * static_cast<double>(each.lastAt - each.firstAt) / 1e6;
        QCOMPARE(sum + *data->series[0].buckets[0].grown, 900.0);
    }
    // gauges are not counted
    MetricDefinition gauge = metric;
    gauge.meaning.kind = MetricKind::Gauge;
    const auto data = fetchMetric(session, {.metric = gauge, .begin = span->begin, .end = span->end});
    QVERIFY(!data->series.at(0).buckets.at(0).grown);
}

/// Minutes with 0 to 3 events, most without any: whatever the buckets, each value is what SQL counts.
void TestWeekMetrics::countsAreZeroWhereNothingWas()
{
    auto session = m_server.open(m_weeks[0].title());
    const char* const events =
        "SELECT '2025-01-06 00:00:30+00'::timestamptz + (g * g * 7 % 3600) * interval '1 minute' "
        "AS at FROM generate_series(1, 400) AS g";
    const QByteArray counts = QByteArray("SELECT date_trunc('minute', e.at) AS at, count(*) AS value FROM (")
        + events + ") AS e GROUP BY 1";
    MetricDefinition metric = made(counts.constData(), MetricKind::Count);
    metric.meaning.seconds = 60;
    const MetricSpan span {.begin = 1736121600'000'000 - 600'000'000,
                           .end = 1736121600'000'000 + 3600LL * 60'000'000};
    const auto all =
        session.query(Pg::Sql("SELECT extract(epoch FROM m.at)::bigint / 60, count(e.at) FROM "
                              "generate_series('2025-01-05 23:50+00'::timestamptz, '2025-01-08 "
                              "11:59+00'::timestamptz, interval '1 minute') AS m (at) LEFT JOIN (")
                      + Pg::Sql::trusted(events)
                      + Pg::Sql(") AS e ON e.at >= m.at AND e.at < m.at + interval '1 minute' GROUP BY 1"));
    VERIFY_RESULT(all);
    QHash<qint64, double> wanted; // by minute
    for (const auto& row : all->rows)
        wanted.insert(row[0]->toLongLong(), row[1]->toDouble());
    QCOMPARE(wanted.size(), 3610);
    for (const int buckets : {4000, 500, 60, 7, 1}) {
        const auto data = fetchMetric(
            session, {.metric = metric, .begin = span.begin, .end = span.end, .buckets = buckets});
        VERIFY_RESULT(data);
        const MetricSeries& series = data->series.at(0);
        qint64 next = span.begin;
        for (const MetricBucket& bucket : series.buckets) {
            QCOMPARE(bucket.firstAt, next); // no minute is left out, none is there twice
            double least = 1e9;
            double greatest = 0;
            for (qint64 at = bucket.firstAt; at <= bucket.lastAt; at += 60'000'000) {
                const double value = wanted.value(at / 60'000'000);
                least = std::min(least, value);
                greatest = std::max(greatest, value);
            }
            QCOMPARE(bucket.least, least);
            QCOMPARE(bucket.greatest, greatest);
            QCOMPARE(bucket.leastText, QByteArray::number(least));
            next = bucket.lastAt + 60'000'000;
        }
        QCOMPARE(next, span.end);
        QVERIFY(buckets < 4000 || series.buckets.size() <= 4000);
        for (qint64 at = span.begin; buckets == 4000 && at < span.end; at += 60'000'000)
            QCOMPARE(valueAt(series, at + 59'999'999, metric.meaning),
                     std::optional(wanted.value(at / 60'000'000)));
    }
    QVERIFY(
        !valueAt(fetchMetric(session, {.metric = metric, .begin = span.begin, .end = span.end})->series.at(0),
                 span.end, metric.meaning));
}

void TestWeekMetrics::threeWeeksAtOnce()
{
    std::atomic<int> inside = 0;
    std::vector<int> counts(3);
    const auto readings = readWeeks(
        m_weeks, {}, [&](std::size_t place, const WeekReadings& week, const MetricReadings* metric) {
            QCOMPARE(++inside, 1); // one at a time
            QCOMPARE(week.week, m_weeks[place].title());
            counts[place] += metric ? 1 : 0;
            --inside;
        });
    QCOMPARE(readings.size(), std::size_t(3));
    std::vector<ComparedWeek> weeks;
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(readings[i].week, m_weeks[i].title());
        QCOMPARE(counts[i], static_cast<int>(m_weeks[i].game->metrics.size()));
        weeks.push_back(compared(readings[i]));
    }
    const CommonSpan span = commonSpan(weeks);
    QVERIFY(span.end > 0);
    const auto rows = deltaRows(weeks, span.end);
    QVERIFY(rows.size() > 20);
    // the values that hold then, asked for one by one
    int checked = 0;
    for (const DeltaRow& row : rows) {
        for (std::size_t i = 0; i < 3; ++i) {
            QByteArray column;
            if (row.values[i].state != WeekValue::State::Known || !row.values[i].isExact
                || row.comparison.value != ComparedValue::Last
                || !hasReadings(*readings[i].metric(row.metric), column))
                continue;
            auto session = m_server.open(m_weeks[i].title());
            const auto asked = session.query(
                *Pg::Sql::trusted(
                    "SELECT m.value::float8 FROM (" + m_weeks[i].game->metric(row.metric)->query.text
                    + ") AS m WHERE coalesce(to_jsonb(m) ->> '" + column
                    + "', '') = $1 AND m.at <= "
                      "'epoch'::timestamptz + $2::bigint * interval '1 microsecond' AND m.value IS NOT "
                      "NULL ORDER BY m.at DESC, m.value::float8 DESC LIMIT 1"),
                {row.series.toUtf8(), QByteArray::number(weeks[i].start()->at + span.end)});
            VERIFY_RESULT(asked);
            QCOMPARE(row.values[i].number, asked->single().value_or("nan").toDouble());
            ++checked;
        }
        if (checked > 150)
            break;
    }
    QVERIFY(checked > 50);
    const auto charts = overlays(weeks, span);
    QVERIFY(std::ranges::any_of(charts, [](const Overlay& chart) { return chart.curves.size() == 3; }));
    QVERIFY(std::ranges::any_of(charts, [](const Overlay& chart) { return !chart.band.empty(); }));
}

void TestWeekMetrics::deadWeekIsOneError()
{
    const WeekHandle dead = handle(m_server.newWeek(*game("spacetraders")).toString(), game("spacetraders"));
    drop(dead);
    int told = 0;
    const auto readings = readWeeks({m_weeks[0], dead, m_weeks[1]}, {.metrics = {QStringLiteral("credits")}},
                                    [&](std::size_t place, const WeekReadings& week, const MetricReadings*) {
                                        told += place == 1 ? 1 : 0;
                                        QCOMPARE(week.error.has_value(), place == 1);
                                    });
    QCOMPARE(told, 1);
    QVERIFY(!readings[0].error && !readings[2].error);
    QVERIFY(readings[1].error && isGone(*readings[1].error));
    const std::vector<ComparedWeek> weeks {compared(readings[0]), compared(readings[1]),
                                           compared(readings[2])};
    const auto rows = deltaRows(weeks, commonSpan(weeks).end);
    QVERIFY(!rows.empty());
    for (const DeltaRow& row : rows)
        QCOMPARE(row.values[1].state, WeekValue::State::NotRead);
}

void TestWeekMetrics::lostSessionKeepsWhatWasRead()
{
    const auto killer = [this](const WeekReadings& week, const MetricReadings* metric) {
        if (!metric || metric->id != QLatin1String("treasury"))
            return;
        auto session = m_server.open();
        VERIFY_RESULT(session.query(
            Pg::Sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"),
            {week.week.toUtf8()}));
    };
    const WeekReadings readings = readWeek(m_weeks[2], {}, killer);
    QVERIFY(readings.error);
    QCOMPARE(readings.error->kind, Error::Kind::Connection);
    QVERIFY(readings.metric(QStringLiteral("treasury")));
    QVERIFY(readings.metrics.size() < m_weeks[2].game->metrics.size());
    QVERIFY(std::ranges::all_of(readings.metrics, &MetricReadings::isRead));
    QVERIFY(!readWeek(m_weeks[2], {.metrics = {QStringLiteral("credits")}}).error); // by a new session
}

void TestWeekMetrics::stopEndsAllWeeks()
{
    auto slow = copyOf(m_weeks[0].game);
    slow->metrics = {made("SELECT now() AS at, 1 AS value FROM pg_sleep(60)")};
    std::vector<WeekHandle> weeks = m_weeks;
    for (WeekHandle& week : weeks)
        week.game = slow;
    std::stop_source stop;
    int frames = 0;
    const auto readings = readWeeks(
        weeks, {},
        [&](std::size_t, const WeekReadings&, const MetricReadings*) {
            if (++frames == 3)
                stop.request_stop();
        },
        stop.get_token());
    for (const WeekReadings& week : readings) {
        QVERIFY2(week.error, qPrintable(week.week));
        QVERIFY2(week.error->kind == Error::Kind::Cancelled, qPrintable(week.error->text()));
    }
    // a deadline ends the metric only
    const WeekReadings late = readWeek(weeks[0], {.deadline = std::chrono::milliseconds(200)});
    QVERIFY(!late.error);
    QCOMPARE(late.metrics.at(0).error->kind, Error::Kind::Timeout);
}

void TestWeekMetrics::otherSchemaVersion()
{
    auto older = copyOf(game("spacetraders"));
    while (!older->migrations.back().name.contains(QLatin1String("V005")))
        older->migrations.pop_back();
    const QString name = m_server.newWeek(*older).toString();
    auto session = m_server.open(name);
    VERIFY_RESULT(migrate(session, *older));
    // read as the game is now: its metrics' views are not there, tables of the ledger are
    const auto readings = readWeeks({m_weeks[0], handle(name, game("spacetraders"))}, {});
    const std::vector<ComparedWeek> weeks {compared(readings[0]), compared(readings[1])};
    QVERIFY(!readings[1].error);
    QCOMPARE(differingVersions(weeks), QStringList({newestVersion(*m_weeks[0].game), QStringLiteral("005")}));
    QVERIFY(!readings[1].metric(QStringLiteral("credits"))->isRead());
    QVERIFY(readings[1].metric(QStringLiteral("ledger_total"))->isRead());
    QVERIFY(!readings[1].times.start); // nothing is recorded there
    const auto items = partialItems(weeks);
    const auto credits = std::ranges::find(items, QStringLiteral("metrics.credits"), &PartialItem::name);
    QVERIFY(credits != items.end());
    QCOMPARE(credits->isIn, (std::vector<std::optional<bool>> {true, false}));
    // what was not read is not called missing, what was read and is empty is
    for (const PartialItem& item : items)
        QVERIFY2(!item.name.startsWith(QLatin1String("Credits")), qPrintable(item.name));
    QVERIFY(std::ranges::any_of(items, [](const PartialItem& item) {
        return item.kind == PartialItem::Kind::Series
            && item.name.startsWith(QLatin1String("Treasury and fleets"));
    }));
}

void TestWeekMetrics::droppedWeekComesFromWhatWasKept()
{
    const QTemporaryDir folder;
    const auto workspace = Workspace::open(folder.filePath(QStringLiteral("w.sqlite")));
    VERIFY_RESULT(workspace);
    const MetricHistory history(*workspace);
    const WeekHandle gone = m_gone;
    const auto before = readWeeks({m_weeks[0], m_weeks[1], gone}, {.buckets = 200});
    const KeptWeek identity {.systemIdentifier = gone.identity.systemIdentifier,
                             .oid = gone.identity.oid,
                             .name = gone.title(),
                             .game = gone.game->id,
                             .seenAt = QDateTime::currentDateTimeUtc()};
    VERIFY_RESULT(
        history.keep(identity, [&](const auto&) { return Result<QByteArray>(keptBytes(before[2])); }));
    std::vector<ComparedWeek> weeks;
    for (const WeekReadings& readings : before)
        weeks.push_back(compared(readings));
    const CommonSpan span = commonSpan(weeks);
    const auto rows = deltaRows(weeks, span.end);
    drop(gone);

    const auto after = readWeeks({m_weeks[0], m_weeks[1], gone}, {.buckets = 200});
    QVERIFY(after[2].error);
    const auto bytes = history.load(identity);
    VERIFY_RESULT(bytes);
    QVERIFY(*bytes);
    auto kept = keptReadings(**bytes);
    VERIFY_RESULT(kept);
    const std::vector<ComparedWeek> again {
        compared(after[0]), compared(after[1]), {.readings = *std::move(kept), .isKept = true}};
    QCOMPARE(commonSpan(again), span);
    const auto rowsAgain = deltaRows(again, span.end);
    QCOMPARE(rowsAgain.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rowsAgain[i].series, rows[i].series);
        QCOMPARE(rowsAgain[i].values[2].state, rows[i].values[2].state);
        QCOMPARE(rowsAgain[i].values[2].number, rows[i].values[2].number);
        QCOMPARE(rowsAgain[i].delta.rank, rows[i].delta.rank);
    }
    const auto finals = deltaRows(weeks, {});
    const auto finalsAgain = deltaRows(again, {});
    for (std::size_t i = 0; i < finals.size(); ++i)
        QCOMPARE(finalsAgain[i].values[2].text, finals[i].values[2].text); // exact
    QCOMPARE(partialItems(again).size(), partialItems(weeks).size());
}

QTEST_GUILESS_MAIN(TestWeekMetrics)
#include "tst_weekmetrics.moc"
