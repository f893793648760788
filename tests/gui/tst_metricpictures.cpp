#include "../live/weekserver.h"
#include "game/gamelibrary.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/metrics/metricspage.h"
#include "patience.h"
#include "widgets/charts/heatmap.h"
#include "widgets/charts/histogram.h"
#include "widgets/charts/percentilechart.h"
#include "widgets/charts/rankchart.h"
#include "widgets/charts/stackedchart.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1'000'000;

MetricSeries held(const QString& name, double value, qint64 from)
{
    return {.name = name,
            .buckets = {{.firstAt = from,
                         .lastAt = from,
                         .first = value,
                         .last = value,
                         .least = value,
                         .greatest = value,
                         .count = 1,
                         .sum = value}}};
}

MetricDefinition gauge()
{
    MetricDefinition metric;
    metric.title = QStringLiteral("Coins");
    metric.unit = QStringLiteral("coins");
    return metric;
}

}

/// The pictures of a metric beside its lines, by themselves and on the page.
class TestMetricPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_page.reset(); }
    void ranksAreRead();
    void stacksAreRead();
    void whatIsFarFromTheGroundIsMany();
    void everyPictureIsShown_data() { pictures(); }
    void everyPictureIsShown();
    void percentilesAndCountsAreSaid();
    void allSeriesAreRanked();
    void whatCannotBeShownSaysWhy();
    void choiceIsKept();
    void exportsSayWhatTheyAre_data() { pictures(); }
    void exportsSayWhatTheyAre();

private:
    static void pictures();
    void open(const QStringList& metrics);
    QComboBox* choice(int index) const
    {
        return m_page->charts()
            .at(static_cast<std::size_t>(index))
            ->findChild<QComboBox*>(QStringLiteral("pictureChoice"));
    }
    void choose(int index, PictureKind kind);
    MetricPicture* picture(std::size_t index) const { return m_page->charts().at(index)->picture(); }

    QTemporaryDir m_data;
    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    WeekHandle m_week;
    std::unique_ptr<MetricsPage> m_page;
};

void TestMetricPictures::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(m_server.newWeek(*m_game).toString());
    VERIFY_RESULT(migrate(session, *m_game));
    VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
    m_week = {.pool = m_pool, .game = m_game, .identity = *identify(session)};
}

void TestMetricPictures::pictures()
{
    QTest::addColumn<PictureKind>("kind");
    for (const PictureKind kind : PictureKinds)
        QTest::newRow(qPrintable(pictureId(kind))) << kind;
}

void TestMetricPictures::open(const QStringList& metrics)
{
    m_page = std::make_unique<MetricsPage>(m_week);
    m_page->resize(1280, 800);
    m_page->setShownMetrics(metrics);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !m_page->charts().at(0)->data().series.empty(),
                             Patience);
}

/// As a user does by keys.
void TestMetricPictures::choose(int index, PictureKind kind)
{
    QComboBox* box = choice(index);
    const int item = static_cast<int>(std::ranges::find(PictureKinds, kind) - PictureKinds.begin());
    box->setCurrentIndex(item);
    Q_EMIT box->activated(item);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
}

void TestMetricPictures::ranksAreRead()
{
    ChartTime time;
    time.setWhole({0, 100 * Second});
    MetricChart chart(gauge(), &time);
    chart.resize(800, 300);
    RankChart ranks(&chart, &time);
    ranks.resize(800, 300);
    ranks.setData({.span = {.begin = 0, .end = 100 * Second},
                   .series = {held(QStringLiteral("Ann"), 5, 0), held(QStringLiteral("Bob"), 9, 50 * Second),
                              held(QStringLiteral("Cid"), 5, 0)},
                   .width = Second});
    const QString end = ranks.spokenValue();
    QVERIFY2(end.contains(QStringLiteral("3 series have a value; 1. Bob: 9; 2. Ann: 5; 2. Cid: 5")),
             qPrintable(end));
    time.setCursor(10 * Second);
    const QString begin = ranks.spokenValue();
    QVERIFY2(begin.contains(QStringLiteral("2 series have a value; 1. Ann: 5; 1. Cid: 5")),
             qPrintable(begin));
    QCOMPARE(*ranks.readings(), 3);
    ranks.setData({.span = {.begin = 0, .end = 100 * Second},
                   .series = {held(QStringLiteral("Ann"), 5, 0)},
                   .width = Second});
    QCOMPARE(ranks.spokenValue(), QStringLiteral("There is only one series: nothing to rank."));
}

void TestMetricPictures::stacksAreRead()
{
    ChartTime time;
    time.setWhole({0, 100 * Second});
    MetricChart chart(gauge(), &time);
    StackedChart stack(&chart, &time);
    stack.resize(800, 300);
    const MetricData data {
        .span = {.begin = 0, .end = 100 * Second},
        .series = {held(QStringLiteral("Ann"), 5, 0), held(QStringLiteral("Bob"), 9, 50 * Second)},
        .width = Second};
    stack.setData(data);
    QVERIFY(stack.spokenValue().endsWith(QStringLiteral("Sum of 2 series: 14; Bob: 9; Ann: 5")));
    time.setCursor(10 * Second);
    QVERIFY(stack.spokenValue().endsWith(QStringLiteral("Sum of 1 series: 5; Bob: no value; Ann: 5")));
    chart.setData(data);
    chart.setHidden({QStringLiteral("Ann")});
    stack.updateColumns();
    time.setCursor({});
    QVERIFY(stack.spokenValue().endsWith(QStringLiteral("Sum of 1 series: 9; Bob: 9")));
    const MetricData below {.span = data.span, .series = {data.series[0], held({}, -1, 0)}};
    QVERIFY(!whyNoPicture(PictureKind::Stack, {}, below).isEmpty());
    QVERIFY(whyNoPicture(PictureKind::Ranks, {}, below).isEmpty());
}

void TestMetricPictures::whatIsFarFromTheGroundIsMany()
{
    QCOMPARE(heatSteps(1, 7), (std::vector<qint64> {1}));
    QCOMPARE(heatSteps(60, 7), (std::vector<qint64> {1, 2, 5, 10, 20, 50}));
    QCOMPARE(heatSteps(5000, 7), (std::vector<qint64> {1, 5, 20, 100, 500, 2000}));
    QVERIFY(heatSteps(1'000'000'000'000, 7).size() <= 7);
}

void TestMetricPictures::everyPictureIsShown()
{
    QFETCH(PictureKind, kind);
    open({QStringLiteral("coins"), QStringLiteral("events")});
    for (const int index : {0, 1}) {
        choose(index, kind);
        const auto* shown = picture(static_cast<std::size_t>(index));
        QCOMPARE(shown != nullptr, kind != PictureKind::Lines);
        if (!shown)
            continue;
        QCOMPARE(shown->kind(), kind);
        QVERIFY(shown->readings().value_or(0) > 0);
        QVERIFY(shown->spokenValue().size() > 10);
        QCOMPARE(shown->size(), m_page->charts()[static_cast<std::size_t>(index)]->size());
    }
    const auto before = m_page->time()->range();
    m_page->time()->zoom(0.5, before.begin + (before.end - before.begin) / 2);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    if (picture(0))
        QVERIFY(picture(0)->readings().value_or(0) > 0);
}

/// The page's pictures say what the statement's own test has compared with the readings.
void TestMetricPictures::percentilesAndCountsAreSaid()
{
    open({QStringLiteral("coins")});
    choose(0, PictureKind::Percentiles);
    const auto n = picture(0)->readings();
    QVERIFY(picture(0)->spokenValue().contains(QStringLiteral("50th percentile: ")));
    choose(0, PictureKind::Heat);
    QCOMPARE(picture(0)->readings(), n);
    choose(0, PictureKind::Histogram);
    QCOMPARE(picture(0)->readings(), n);
    QVERIFY(picture(0)->spokenValue().contains(QStringLiteral("n = ")));
    const QRect plot = picture(0)->plotRect();
    QTest::mouseMove(picture(0), {plot.left() + 1, plot.center().y()});
    QVERIFY(picture(0)->spokenValue().contains(QStringLiteral("to below")));
}

/// The chart has the first 24 by name; the greatest is none of them.
void TestMetricPictures::allSeriesAreRanked()
{
    auto game = std::make_shared<GameDefinition>(*m_game);
    game->metrics.push_back(
        {.id = QStringLiteral("made"),
         .title = QStringLiteral("Made"),
         .unit = QStringLiteral("points"),
         .description = {},
         .query = {.name = QStringLiteral("metrics/made.sql"),
                   .text =
                       "SELECT t AS at, n AS value, lpad(n::text, 3, '0') AS series FROM "
                       "generate_series(1, 100) AS n, generate_series('2025-01-01 00:00+00'::timestamptz, "
                       "'2025-01-02 00:00+00', interval '1 hour') AS t"}});
    const WeekHandle before = m_week;
    m_week.game = game;
    open({QStringLiteral("made")});
    m_week = before;
    QVERIFY(m_page->charts()[0]->data().isCut);
    choose(0, PictureKind::Ranks);
    const QString spoken = picture(0)->spokenValue();
    QVERIFY2(spoken.contains(QStringLiteral("100 series have a value; 1. 100: 100; 2. 099: 99")),
             qPrintable(spoken));
}

void TestMetricPictures::whatCannotBeShownSaysWhy()
{
    open({QStringLiteral("income")});
    const auto* items = qobject_cast<const QStandardItemModel*>(choice(0)->model());
    for (const PictureKind kind : PictureKinds) {
        const bool isPossible = kind != PictureKind::Stack && kind != PictureKind::Ranks;
        const int row = static_cast<int>(std::ranges::find(PictureKinds, kind) - PictureKinds.begin());
        QCOMPARE(items->item(row)->isEnabled(), isPossible);
        QCOMPARE(items->item(row)->toolTip().isEmpty(), isPossible);
    }
}

void TestMetricPictures::choiceIsKept()
{
    open({QStringLiteral("coins"), QStringLiteral("events")});
    choose(0, PictureKind::Ranks);
    choose(1, PictureKind::Heat);
    m_page->findChild<QAction*>(QStringLiteral("exportQueries"))->setChecked(false);
    const PageState state = m_page->state();
    m_page = std::make_unique<MetricsPage>(m_week);
    m_page->resize(1280, 800);
    m_page->setState(state);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(picture(0)->kind(), PictureKind::Ranks);
    QCOMPARE(picture(1)->kind(), PictureKind::Heat);
    QVERIFY(!m_page->shown().picture.showsQueries);
    QCOMPARE(m_page->state(), state);
    MetricBoard old = *MetricBoard::fromJson(R"({"metrics": ["coins"]})"); // of before there were pictures
    m_page->setBoard(old);
    QVERIFY(!picture(0));
    QVERIFY(m_page->shown().picture.showsQueries);
}

void TestMetricPictures::exportsSayWhatTheyAre()
{
    QFETCH(PictureKind, kind);
    open({QStringLiteral("coins")});
    choose(0, kind);
    ChartSaver::Shown shown = m_page->shown();
    for (const bool hasQueries : {true, false}) {
        shown.picture.showsQueries = hasQueries;
        QString text;
        QXmlStreamReader xml(chartSvg(shown.picture));
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text().toString() + QLatin1Char('\n');
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        for (const QString& part : {m_week.title(), QStringLiteral("Time: "), QStringLiteral("n = "),
                                    pictureTitle(kind), QStringLiteral("metrics/coins.sql")})
            QVERIFY2(text.contains(part), qPrintable(part));
        QVERIFY(!text.contains(QStringLiteral("n = unknown")));
        QCOMPARE(text.contains(QStringLiteral("SELECT"), Qt::CaseInsensitive), hasQueries);
        const QImage image = chartImage(shown.picture);
        QVERIFY(image.text(QStringLiteral("Description")).contains(QStringLiteral("n = ")));
        QVERIFY(chartPdf(shown.picture).startsWith("%PDF"));
    }
}

QTEST_MAIN(TestMetricPictures)
#include "tst_metricpictures.moc"
