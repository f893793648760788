#include "base/files.h"
#include "import/eventimport.h"
#include "metrics/weekcomparison.h"
#include "migrations/migrate.h"
#include "recordeddata.h"
#include "scripts/scriptrunner.h"
#include "weekserver.h"

#include <QTemporaryDir>

using namespace Weekglass;

/// Metrics of real games against what is known of them.
class TestRecordedMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ledgerBalances();
    void baseballEqualsTheGameLogs();
    void bothFortnightsHaveOneStep();

private:
    WeekHandle imported(const char* game, const QStringList& files);
    static double lastSum(const MetricReadings* metric)
    {
        double sum = 0;
        for (const FinalValue& final : metric->finals)
            sum += final.value;
        return sum;
    }
    /// Times in a curve around which its values over some hours differ by more than @p least.
    static std::vector<qint64> steps(const MetricSeries& series, double least);

    WeekServer m_server;
    Pg::ConnectOptions m_options;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QTemporaryDir m_folder;
};

void TestRecordedMetrics::initTestCase()
{
    if (recordedFile(QStringLiteral("README.md")).isEmpty())
        QSKIP("the recorded input is not here (set WEEKGLASS_RECORDED_DATA to its folder)"); // initTestCase
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_options = {.conninfo = (*TestServer::instance())->conninfo()};
}

WeekHandle TestRecordedMetrics::imported(const char* game, const QStringList& files)
{
    const GamePointer definition = m_library.game(QLatin1String(game));
    const QString week = m_server.newWeek(*definition).toString();
    auto session = m_server.open(week);
    if (const auto done = migrate(session, *definition); !done)
        qFatal("%s", qPrintable(done.error().text()));
    for (const QString& file : files) {
        const auto done =
            importFile(session, *definition,
                       {.file = recordedFile(file),
                        .rejectFile = m_folder.filePath(QStringLiteral("rejects")),
                        .afterLoad = [&](Pg::Session& s) { return runTransforms(s, *definition); }});
        if (!done)
            qFatal("%s", qPrintable(done.error().text()));
    }
    return {.pool = Pg::SessionPool::create(m_options), .game = definition, .identity = *identify(session)};
}

void TestRecordedMetrics::ledgerBalances()
{
    const WeekHandle week =
        imported("spacetraders", {QStringLiteral("spacetraders/ledger_2025_06_12/feed.ndjson")});
    const WeekReadings readings = readWeek(week, {.buckets = 20000});
    QVERIFY2(!readings.error, qPrintable(readings.error ? readings.error->text() : QString()));
    const MetricReadings* treasury = readings.metric(QStringLiteral("treasury"));
    QVERIFY(treasury && treasury->series.size() == 1);
    QCOMPARE(treasury->series[0].buckets.front().first, 7219693.0);
    const MetricReadings* total = readings.metric(QStringLiteral("ledger_total"));
    QCOMPARE(total->series.at(0).buckets.front().first, 7219693.0);

    // at the end of the week both say what the ledger's last entry says
    auto session = m_server.open(week.title());
    QCOMPARE(QString::fromUtf8(total->finals[0].text),
             WeekServer::ask(
                 session,
                 "SELECT agent_credits FROM core.ledger_entries ORDER BY at DESC, entry_id DESC LIMIT 1"));
    // a transfer moves credits between treasury and fleet: what is together stays the same
    const QByteArray changes =
        "(SELECT kind, treasury_delta, fleet_delta, agent_credits - lag(agent_credits) OVER "
        "(PARTITION BY run_id ORDER BY entry_id) AS change FROM core.ledger_entries) AS c";
    const auto kinds = session.query(*Pg::Sql::trusted(
        "SELECT kind, count(*) FILTER (WHERE change <> 0), count(*) FILTER (WHERE treasury_delta <> 0 AND "
        "fleet_delta <> 0 AND (change <> 0 OR treasury_delta <> -fleet_delta)), count(*) FILTER (WHERE "
        "treasury_delta "
        "<> 0 AND fleet_delta <> 0) FROM "
        + changes + " GROUP BY kind ORDER BY kind"));
    VERIFY_RESULT(kinds);
    qint64 transfers = 0;
    for (const auto& row : kinds->rows) {
        const QByteArray told = *row[0] + ": " + *row[1] + " change the sum, " + *row[3] + " transfers";
        qInfo("%s", told.constData());
        QVERIFY2(*row[2] == "0", told.constData());
        transfers += row[3]->toLongLong();
        const QByteArray kind = row[0]->toLower();
        const bool mayChange = kind.contains("income") || kind.contains("expense") || kind.contains("ticket")
            || kind.contains("created");
        QVERIFY2(mayChange || *row[1] == "0", told.constData());
    }
    QVERIFY(transfers > 0);
}

void TestRecordedMetrics::baseballEqualsTheGameLogs()
{
    const WeekReadings readings =
        readWeek(imported("paperdynasty", {QStringLiteral("baseball/week2019/feed.ndjson")}), {});
    QVERIFY2(!readings.error, qPrintable(readings.error ? readings.error->text() : QString()));
    const auto csv = readFile(recordedFile(QStringLiteral("baseball/week2019/oracle/finals.csv")));
    VERIFY_RESULT(csv);
    double runs = 0;
    double hits = 0;
    for (const QByteArray& line : csv->trimmed().split('\n').mid(1)) {
        const QByteArrayList cells = line.split(',');
        runs += cells[3].toDouble() + cells[4].toDouble();
        hits += cells[6].toDouble() + cells[7].toDouble();
    }
    QCOMPARE(lastSum(readings.metric(QStringLiteral("runs"))), runs);
    QCOMPARE(lastSum(readings.metric(QStringLiteral("hits"))), hits);
    const MetricReadings* daily = readings.metric(QStringLiteral("daily_totals"));
    for (const auto& [name, total] : {std::pair("runs", runs), {"hits", hits}}) {
        const auto days = std::ranges::find(daily->series, QLatin1String(name), &MetricSeries::name);
        QVERIFY(days != daily->series.end());
        // of a night after the last day no game is
        QCOMPARE(std::ranges::count_if(days->buckets, [](const MetricBucket& day) { return day.count > 0; }),
                 7);
        double sum = 0;
        for (const MetricBucket& day : days->buckets)
            sum += day.last;
        QCOMPARE(sum, total);
    }
}

std::vector<qint64> TestRecordedMetrics::steps(const MetricSeries& series, double least)
{
    constexpr std::size_t Around = 8;
    std::vector<qint64> found;
    bool isInside = false;
    double highest = 0;
    for (std::size_t i = Around; i + Around < series.buckets.size(); ++i) {
        double change = 0;
        for (std::size_t k = 0; k < Around; ++k)
            change += (series.buckets[i + k].last - series.buckets[i - k - 1].last) / double(Around);
        if (std::abs(change) < least) {
            isInside = false;
            continue;
        }
        if (!isInside) {
            found.push_back(0);
            highest = 0;
        }
        isInside = true;
        if (std::abs(change) > highest) {
            highest = std::abs(change);
            found.back() = series.buckets[i].firstAt;
        }
    }
    return found;
}

void TestRecordedMetrics::bothFortnightsHaveOneStep()
{
    std::vector<WeekHandle> handles;
    for (const char* folder : {"galaxy/iss_2023_02_15/", "galaxy/iss_2024_02_14/"})
        handles.push_back(imported("galaxy",
                                   {QLatin1String(folder) + QStringLiteral("snapshots.ndjson"),
                                    QLatin1String(folder) + QStringLiteral("maneuvers.ndjson")}));
    std::vector<ComparedWeek> weeks;
    for (WeekReadings& readings : readWeeks(handles, {.metrics = {QStringLiteral("orbital_energy")}}))
        weeks.push_back({.readings = std::move(readings)});
    const CommonSpan span = commonSpan(weeks);
    QVERIFY(span.end > 13 * 86400 * qint64(1000000));
    const auto charts = overlays(weeks, span);
    const auto chart = std::ranges::find_if(
        charts, [](const Overlay& overlay) { return overlay.series.contains(QLatin1String("oblate")); });
    QVERIFY(chart != charts.end());
    QCOMPARE(chart->curves.size(), std::size_t(2));
    for (const OverlayCurve& curve : chart->curves) {
        // the burn as the manoeuvres tell it, in elapsed time
        auto session = m_server.open(handles[curve.week].title());
        const qint64 burn =
            WeekServer::ask(
                session,
                "SELECT (extract(epoch FROM game_time) * 1000000)::bigint FROM public.maneuver_events WHERE "
                "(extra ->> 'dv_m_s')::float8 > 0")
                .toLongLong()
            - weeks[curve.week].start()->at;
        const auto found = steps(curve.series, 0.006); // km^2/s^2; half of what such a burn gives
        QCOMPARE(found.size(), std::size_t(1));
        qInfo("step after %s, burn after %s", qPrintable(elapsedText(found[0])),
              qPrintable(elapsedText(burn)));
        QVERIFY(std::abs(found[0] - burn) < 3 * 3600 * qint64(1000000));
    }
}

QTEST_GUILESS_MAIN(TestRecordedMetrics)
#include "tst_recordedmetrics.moc"
