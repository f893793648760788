#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/compare/comparepage.h"
#include "pages/compare/weekrankchart.h"
#include "pages/metrics/weekannotations.h"
#include "patience.h"
#include "query/querywrite.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace Weekglass;

/// Three sample weeks over one another, as an analyst sees them, also when they go.
class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void weeksLieOverOneAnother();
    void valuesAndTheirDifferences();
    void seriesThatAWeekLacks();
    void cutToTheCommonSpan();
    void otherWeekInQuestion();
    void flagsOfAllWeeks();
    void startSetByTheUser();
    void exportsHaveAllWeeks();
    void valuesGoOutWithTheirDefinitions();
    void seriesAreRankedInEveryWeek();
    void clickAsksForEventsOfItsWeek();
    void clickHasTheFilterOfItsSeries();
    void zoomingFetchesFinerReadings();
    void closingWhileLoadingIsHarmless();
    void droppedWhileOpen();
    void keptWithoutAServer();

private:
    static constexpr qint64 Hour = 3600LL * 1000000;

    std::vector<WeekHandle> listed() const { return {m_weeks[2], m_weeks[1], m_weeks[0]}; }
    void open()
    {
        m_page = std::make_unique<ComparePage>(m_game, listed());
        m_page->resize(1200, 800);
        m_page->setShownMetrics({QStringLiteral("fuel"), QStringLiteral("ships")});
        m_page->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && m_page->reader()->compared().size() >= 3, Patience);
    }
    MetricChart* chart(std::size_t index) const { return m_page->charts().at(index); }
    const std::vector<MetricSeries>& lines(std::size_t index) const { return chart(index)->data().series; }
    void trigger(const char* action) { m_page->findChild<QAction*>(QLatin1String(action))->trigger(); }
    template<typename Widget>
    Widget* child(const char* name) const
    {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    QStringList column(const char* table, const QString& title) const
    {
        const QAbstractItemModel* model = child<QTableView>(table)->model();
        QStringList cells;
        for (int i = 0; i < model->columnCount(); ++i) {
            for (int row = 0;
                 model->headerData(i, Qt::Horizontal).toString() == title && row < model->rowCount(); ++row)
                cells << model->index(row, i).data().toString();
        }
        return cells;
    }
    QString label(std::size_t place) const
    {
        return m_page->reader()->labels()[static_cast<qsizetype>(place)];
    }

    QTemporaryDir m_data;
    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::vector<WeekHandle> m_weeks; // the oldest first
    std::unique_ptr<ComparePage> m_page;
};

void TestComparePage::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // what is kept
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    for (const int week : {1, 2, 3}) {
        const QString name = m_server.newWeek(*m_game).toString();
        auto session = m_server.open(name);
        VERIFY_RESULT(migrate(session, *m_game));
        VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, week}, week));
        // an eighth of it says as much, and is read sooner
        WeekServer::run(session, "DELETE FROM public.snapshots WHERE id % 8 <> 0");
        m_weeks.push_back({.pool = m_pool, .game = m_game, .identity = *identify(session)});
    }
}

void TestComparePage::cleanup()
{
    m_page.reset();
}

void TestComparePage::weeksLieOverOneAnother()
{
    open();
    QCOMPARE(m_page->charts().size(), std::size_t(2));
    QCOMPARE(lines(1).size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(lines(1)[i].name, label(i));
        QVERIFY(!lines(1)[i].buckets.empty());
        QVERIFY(lines(1)[i].buckets.front().firstAt < 24 * Hour); // weeks began weeks apart
    }
    QVERIFY(!chart(1)->band().empty());
    QCOMPARE(m_page->time()->range().begin, qint64(0));
    QVERIFY(m_page->time()->ticks(4).front().label.startsWith(QStringLiteral("day")));
    QVERIFY(!child<QLabel>("comparisonSpan")->text().isEmpty());
}

void TestComparePage::valuesAndTheirDifferences()
{
    open();
    const QStringList metrics = column("deltaTable", QStringLiteral("Metric"));
    QVERIFY(metrics.size() > 10); // of all metrics, not only of those with a chart
    const QStringList values = column("deltaTable", label(0));
    QCOMPARE(values.size(), metrics.size());
    QVERIFY(column("deltaTable", QStringLiteral("Robust z")).contains(QStringLiteral("too few to say")));
    m_page->time()->setMark(0, ChartMark {.at = 30 * Hour});
    QTRY_VERIFY_WITH_TIMEOUT(
        child<QTabWidget>("comparisonTables")->tabText(0).contains(QStringLiteral("1d 06:00:00")), Patience);
    const auto rows = deltaRows(m_page->reader()->compared(), 30 * Hour);
    QCOMPARE(column("deltaTable", label(0)).size(), static_cast<qsizetype>(rows.size()));
}

void TestComparePage::seriesThatAWeekLacks()
{
    auto session = m_server.open(m_weeks[0].identity.name);
    WeekServer::run(session, "CREATE TABLE public.only_here (id bigint)");
    open();
    const QStringList names = column("partialTable", QStringLiteral("Name"));
    QVERIFY(names.contains(QStringLiteral("public.only_here")));
    const QString cell =
        column("partialTable", label(0)).at(names.indexOf(QStringLiteral("public.only_here")));
    QCOMPARE(cell, QStringLiteral("not in ") + label(0));
    WeekServer::run(session, "DROP TABLE public.only_here");
}

void TestComparePage::cutToTheCommonSpan()
{
    open();
    const CommonSpan common = commonSpan(m_page->reader()->compared());
    QCOMPARE(m_page->time()->whole().end, common.end + 1);
    m_page->reader()->setMarker(0, m_page->reader()->compared()[0].start()->at + 48 * Hour);
    QTRY_VERIFY_WITH_TIMEOUT(commonSpan(m_page->reader()->compared()).isClipped, Patience);
    const qint64 cut = m_page->time()->whole().end;
    QVERIFY(cut < common.end);
    QVERIFY(child<QLabel>("comparisonSpan")->text().contains(label(0)));
    trigger("showEverything");
    QVERIFY(m_page->time()->whole().end > cut);
    QVERIFY(m_page->time()->whole().begin < 0); // what was before the start that was set
    m_page->reader()->setMarker(0, {});
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !m_page->reader()->compared()[0].marker, Patience);
}

void TestComparePage::otherWeekInQuestion()
{
    open();
    const QString second = label(1);
    child<QListWidget>("weekChoice")->setCurrentRow(1);
    trigger("putFirst");
    QCOMPARE(label(0), second);
    QCOMPARE(lines(1)[0].name, second);
    child<QListWidget>("weekChoice")->item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(m_page->reader()->compared().size(), std::size_t(2));
    QCOMPARE(lines(1).size(), std::size_t(2));
}

void TestComparePage::flagsOfAllWeeks()
{
    open();
    const auto count = [this](ChartAnnotation::Kind kind, const QString& week) {
        return std::ranges::count_if(m_page->time()->annotations(), [&](const ChartAnnotation& one) {
            return one.kind == kind && one.week == week;
        });
    };
    for (std::size_t i = 0; i < 3; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(count(ChartAnnotation::Kind::Migration, label(i)) > 0, Patience);
        QCOMPARE(count(ChartAnnotation::Kind::Reset, label(i)), 1);
    }
    m_page->time()->setCursor(10 * Hour);
    trigger("note");
    auto* dialog = child<QInputDialog>("askForText");
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("prices changed"));
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(count(ChartAnnotation::Kind::Note, label(0)), 1, Patience);
    m_page->time()->setCursor(10 * Hour - 1);
    m_page->time()->goToAnnotation(1);
    QVERIFY(child<QLabel>("comparisonFlag")->text().contains(QStringLiteral("prices changed")));
    QVERIFY(child<QLabel>("comparisonFlag")->text().contains(label(0)));
}

void TestComparePage::startSetByTheUser()
{
    open();
    const qint64 own = m_page->reader()->compared()[0].start()->at;
    trigger("setStart");
    auto* dialog = child<QDialog>("startDialog");
    QVERIFY(dialog);
    auto* time = dialog->findChild<QDateTimeEdit*>();
    QCOMPARE(time->dateTime().toSecsSinceEpoch(), own / 1000000);
    time->setDateTime(time->dateTime().addSecs(3600));
    dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
    QTRY_COMPARE_WITH_TIMEOUT(column("comparedWeeks", QStringLiteral("Known from")).value(0),
                              sourceText(WeekStart::Source::Marker), Patience);
    QVERIFY(m_page->reader()->compared()[0].start()->at > own);
    m_page.reset();
    open(); // it is kept
    QCOMPARE(m_page->reader()->compared()[0].start()->source, WeekStart::Source::Marker);
    trigger("setStart");
    child<QPushButton>("ownStart")->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->reader()->compared()[0].start()->at, own, Patience);
}

void TestComparePage::exportsHaveAllWeeks()
{
    open();
    const ChartSaver::Shown shown = m_page->shown();
    QVERIFY(shown.data.isElapsed);
    const QByteArray csv = metricsCsv(shown.data);
    const QByteArray svg = chartSvg(shown.picture);
    for (const WeekHandle& week : m_weeks) {
        QVERIFY(csv.contains(QByteArray("," + week.identity.name.toUtf8() + ",false,")));
        QVERIFY(svg.contains(week.identity.name.toUtf8()));
    }
    QVERIFY(svg.contains("since the reset"));
    QVERIFY(svg.contains("Series of the same "));
}

void TestComparePage::valuesGoOutWithTheirDefinitions()
{
    open();
    const auto csv = resultBytes(m_page->values(), QueryFormat::Csv);
    VERIFY_RESULT(csv);
    const QByteArrayList lines = csv->trimmed().split('\n');
    QVERIFY(lines[0].startsWith("metric,series,unit,compared,definition,week,state,value,"));
    const auto* table = m_page->findChild<QTableView*>(QStringLiteral("deltaTable"));
    QCOMPARE(lines.size(), 1 + 3 * table->model()->rowCount()); // a row for each of the three weeks
    QVERIFY(csv->contains("The value is the last reading."));
}

void TestComparePage::seriesAreRankedInEveryWeek()
{
    open();
    auto* tables = m_page->findChild<QTabWidget*>(QStringLiteral("comparisonTables"));
    tables->setCurrentIndex(1);
    auto* metric = child<QComboBox>("rankedMetric");
    QVERIFY(metric->count() >= 2);
    metric->setCurrentIndex(metric->findData(QStringLiteral("fuel")));
    const auto* chart = m_page->findChild<WeekRankChart*>();
    const QString first = chart->spokenValue();
    QVERIFY2(first.contains(m_page->reader()->labels().front() + QStringLiteral(", n = ")),
             qPrintable(first));
    // the greatest value of that week in the table
    std::pair<double, QString> greatest;
    const auto rows = deltaRows(m_page->reader()->compared(), commonSpan(m_page->reader()->compared()).end);
    for (const DeltaRow& row : rows) {
        if (row.metric == QLatin1String("fuel"))
            greatest = std::max(greatest, {row.values[0].number, row.series});
    }
    QVERIFY2(first.contains(QStringLiteral("; 1. ") + greatest.second), qPrintable(first));
    // in front, it is in an exported picture; else it is not
    const QByteArray svg = chartSvg(m_page->shown().picture);
    QVERIFY(svg.contains("Ranks of “Fuel”, n = ") && svg.contains(greatest.second.toUtf8()));
    tables->setCurrentIndex(0);
    QVERIFY(!chartSvg(m_page->shown().picture).contains("Ranks of"));
}

void TestComparePage::clickAsksForEventsOfItsWeek()
{
    open();
    QSignalSpy wanted(m_page.get(), &ComparePage::eventsWanted);
    QTest::mouseClick(chart(1), Qt::LeftButton, {}, chart(1)->plotRect().center());
    QCOMPARE(wanted.size(), 1);
    const auto week = wanted[0][0].value<WeekHandle>();
    for (std::size_t i = 0; i < 3; ++i) {
        if (m_page->reader()->chosen(i).identity == week.identity) {
            const qint64 from = wanted[0][1].toLongLong() - m_page->reader()->compared()[i].start()->at;
            QVERIFY(from >= 0 && from < m_page->time()->whole().end);
        }
    }
}

void TestComparePage::clickHasTheFilterOfItsSeries()
{
    open();
    m_page->setShownMetrics({QStringLiteral("maneuvers")});
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !lines(0).empty(), Patience);
    QSignalSpy wanted(m_page.get(), &ComparePage::eventsWanted);
    QTest::mouseClick(chart(0), Qt::LeftButton, {}, chart(0)->plotRect().center());
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][2].toLongLong() - wanted[0][1].toLongLong() >= Hour);
    QCOMPARE(wanted[0][3].toString(), QStringLiteral("maneuvers"));
    const QStringList filter = typedFilter(wanted[0][4].value<EventFilter>());
    QVERIFY2(filter.join(QLatin1Char(' ')).contains(QLatin1String("kind = maneuver_")),
             qPrintable(filter.join(QLatin1Char(' '))));
}

/// A reading a minute for a week is 25 to a bucket, until an hour or two are shown.
void TestComparePage::zoomingFetchesFinerReadings()
{
    auto game = std::make_shared<GameDefinition>(*m_game);
    game->metrics = {
        {.id = QStringLiteral("minutes"),
         .title = QStringLiteral("Minutes"),
         .unit = {},
         .description = {},
         .query = {.name = QStringLiteral("minutes.sql"),
                   .text = "SELECT s.begun + g * interval '1 minute' AS at, g % 97 AS value FROM "
                           "(SELECT min(game_time) AS begun FROM public.snapshots) AS s, "
                           "generate_series(0, 10079) AS g"}}};
    auto weeks = listed();
    for (WeekHandle& week : weeks)
        week.game = game;
    m_page = std::make_unique<ComparePage>(game, weeks);
    m_page->resize(1200, 800);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && m_page->reader()->compared().size() >= 3, Patience);
    const auto counted = [this](std::size_t line) {
        std::pair<qint64, std::size_t> inside; // readings and buckets of the shown time
        const auto range = m_page->time()->range();
        for (const MetricBucket& bucket : lines(0)[line].buckets) {
            if (bucket.firstAt >= range.begin && bucket.lastAt < range.end) {
                inside.first += bucket.count;
                ++inside.second;
            }
        }
        return inside;
    };
    const auto coarse = lines(0)[0].buckets;
    m_page->time()->show({.begin = 50 * Hour, .end = 52 * Hour});
    for (std::size_t line = 0; line < 3; ++line)
        QTRY_COMPARE_WITH_TIMEOUT(counted(line), std::pair(qint64(120), std::size_t(120)), Patience);
    QVERIFY(!m_page->isLoading());
    QVERIFY(lines(0)[0].buckets.front().count > 1); // what is not shown stays coarse
    m_page->time()->show({.begin = 80 * Hour, .end = 82 * Hour});
    QTRY_COMPARE_WITH_TIMEOUT(counted(2).second, std::size_t(120), Patience);
    m_page->time()->back();
    QTRY_COMPARE_WITH_TIMEOUT(counted(1).second, std::size_t(120), Patience);
    m_page->time()->back();
    QTRY_VERIFY_WITH_TIMEOUT(lines(0)[0].buckets == coarse, Patience);
}

void TestComparePage::closingWhileLoadingIsHarmless()
{
    for (int i = 0; i < 10; ++i) {
        m_page = std::make_unique<ComparePage>(m_game, listed());
        m_page->show();
        QTest::qWait(i * 20);
        m_page.reset();
    }
}

void TestComparePage::droppedWhileOpen()
{
    open();
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + m_weeks[0].identity.name.toUtf8() + " WITH (FORCE)");
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    m_page->refresh(); // the pool has noticed by now that its session is dead
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && m_page->reader()->compared()[2].readings.error,
                             Patience);
    QVERIFY(m_page->reader()->compared()[2].isKept);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(!lines(1)[i].buckets.empty());
    QVERIFY(lines(1)[2].name.contains(QStringLiteral("kept")));
    QVERIFY(!m_page->reader()->compared()[0].isKept && !m_page->reader()->compared()[0].readings.error);
    QVERIFY(column("comparedWeeks", QStringLiteral("State")).at(2).contains(QStringLiteral("kept")));
    QVERIFY(child<QTabWidget>("comparisonTables")->tabText(3).contains(QLatin1Char('1'))); // one error row
}

void TestComparePage::keptWithoutAServer()
{
    auto* server = *TestServer::instance();
    if (!server->isOwn())
        QSKIP("the server is not ours to stop");
    server->killPostmaster();
    QElapsedTimer timer;
    timer.start();
    m_page = std::make_unique<ComparePage>(m_game, std::vector<WeekHandle>());
    m_page->resize(1200, 800);
    m_page->setShownMetrics({QStringLiteral("fuel"), QStringLiteral("ships")});
    m_page->show();
    const auto isComplete = [this] {
        return lines(1).size() == 3
            && std::ranges::none_of(lines(1), [](const MetricSeries& line) { return line.buckets.empty(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isComplete(), Patience);
    qInfo("all kept curves after %lld ms", timer.elapsed());
    for (const ComparedWeek& week : m_page->reader()->compared())
        QVERIFY(week.isKept);
    QVERIFY(child<QListWidget>("weekChoice")->item(0)->text().contains(QStringLiteral("kept")));
    // and with a list of weeks from before: an error each, and the curves stay
    m_page->setListed({m_weeks[2], m_weeks[1]});
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && m_page->reader()->compared()[0].readings.error,
                             Patience);
    QVERIFY(isComplete());
    VERIFY_RESULT(server->start());
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !m_page->reader()->compared()[0].isKept, Patience);
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
