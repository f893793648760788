#include "../live/weekserver.h"
#include "pages/metrics/metricspage.h"
#include "week/migrate.h"
#include "week/sample.h"
#include "week/weekhandle.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QThreadPool>
#include <QWheelEvent>

using namespace Weekglass;

/// Charts of a sample week as an analyst uses them.
class TestMetricsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void chartsShareTheirTime();
    void zoomingAsksForFinerBuckets();
    void viewsGoBackAndForward();
    void seriesAreHiddenAndIsolated();
    void markersTellTheDifference();
    void clickAsksForEvents();
    void errorStaysInItsChart();
    void droppedWeekStaysReadable();
    void emptyWeekSaysSo();
    void closingWhileLoadingIsHarmless();

private:
    static constexpr int Wait = 30000;

    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = m_game, .identity = *identify(session)};
    }
    void open(const QStringList& metrics = {QStringLiteral("fuel"), QStringLiteral("ships")})
    {
        m_page = std::make_unique<MetricsPage>(handle(m_week));
        m_page->resize(1000, 700);
        m_page->setShownMetrics(metrics);
        m_page->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !chart(0)->data().series.empty(), Wait);
    }
    MetricChart* chart(std::size_t index) const { return m_page->charts().at(index); }
    static QPoint middle(const MetricChart* chart) { return chart->plotRect().center(); }
    static std::size_t buckets(const MetricChart* chart)
    {
        return chart->data().series.front().buckets.size();
    }
    void trigger(const char* action) { m_page->findChild<QAction*>(QLatin1String(action))->trigger(); }
    static void wheel(QWidget* widget, const QPoint& place, int delta)
    {
        QWheelEvent event(place, widget->mapToGlobal(QPointF(place)), {}, {0, delta}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &event);
    }

    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_week;
    std::unique_ptr<MetricsPage> m_page;
};

void TestMetricsPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    QThreadPool::globalInstance()->setMaxThreadCount(8); // as in the program
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    m_week = m_server.newWeek(*m_game).toString();
    auto session = m_server.open(m_week);
    VERIFY_RESULT(migrate(session, *m_game));
    VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
}

void TestMetricsPage::cleanup()
{
    m_page.reset();
}

void TestMetricsPage::chartsShareTheirTime()
{
    open();
    QCOMPARE(m_page->charts().size(), std::size_t(2));
    QCOMPARE(chart(0)->plotRect().left(), chart(1)->plotRect().left());
    QTest::mouseMove(chart(0), middle(chart(0)));
    QTRY_VERIFY(m_page->time()->cursor());
    const MetricSeries& series = chart(1)->data().series.front();
    QVERIFY(!chart(1)->valueText(series, *m_page->time()->cursor()).isEmpty());
    m_page->setShownMetrics({QStringLiteral("ships")});
    QCOMPARE(m_page->charts().size(), std::size_t(1));
    QCOMPARE(chart(0)->metric().id, QStringLiteral("ships"));
}

void TestMetricsPage::zoomingAsksForFinerBuckets()
{
    open({QStringLiteral("fuel")});
    const auto widthOf = [this] {
        const MetricData& data = chart(0)->data();
        return (data.span.end - data.span.begin) / static_cast<qint64>(buckets(chart(0)));
    };
    const qint64 coarse = widthOf();
    const ChartTime::Range whole = m_page->time()->range();
    for (int i = 0; i < 8; ++i)
        wheel(chart(0), middle(chart(0)), 120);
    QVERIFY(m_page->time()->range().end - m_page->time()->range().begin < (whole.end - whole.begin) / 4);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Wait);
    QVERIFY2(widthOf() < coarse, qPrintable(QString::number(widthOf())));
    QVERIFY(buckets(chart(0)) <= 2100); // never more than a few thousand
}

void TestMetricsPage::viewsGoBackAndForward()
{
    open();
    const ChartTime::Range whole = m_page->time()->range();
    wheel(chart(0), middle(chart(0)), 120);
    const ChartTime::Range zoomed = m_page->time()->range();
    QVERIFY(zoomed != whole);
    QTest::mousePress(chart(1), Qt::LeftButton, Qt::ShiftModifier, middle(chart(1)) - QPoint(50, 0));
    QTest::mouseMove(chart(1), middle(chart(1)));
    QTest::mouseMove(chart(1), middle(chart(1)) + QPoint(50, 0));
    QTest::mouseRelease(chart(1), Qt::LeftButton, Qt::ShiftModifier, middle(chart(1)) + QPoint(50, 0));
    QVERIFY(m_page->time()->range().begin > zoomed.begin && m_page->time()->range().end < zoomed.end);
    trigger("viewBack");
    QCOMPARE(m_page->time()->range(), zoomed);
    trigger("viewBack");
    QCOMPARE(m_page->time()->range(), whole);
    trigger("viewForward");
    QCOMPARE(m_page->time()->range(), zoomed);
}

void TestMetricsPage::seriesAreHiddenAndIsolated()
{
    open({QStringLiteral("fuel")});
    QVERIFY(chart(0)->data().series.size() > 2);
    const QPoint first(12, chart(0)->fontMetrics().height() + 12); // in the legend
    QTest::mouseClick(chart(0), Qt::LeftButton, {}, first);
    QCOMPARE(chart(0)->hidden(), QSet<QString> {chart(0)->data().series.front().name});
    QTest::mouseClick(chart(0), Qt::LeftButton, {}, first);
    QVERIFY(chart(0)->hidden().isEmpty());
    QTest::mouseDClick(chart(0), Qt::LeftButton, {}, first);
    QCOMPARE(chart(0)->hidden().size(), static_cast<qsizetype>(chart(0)->data().series.size()) - 1);
}

void TestMetricsPage::markersTellTheDifference()
{
    open({QStringLiteral("ships")});
    const ChartTime::Range range = m_page->time()->range();
    m_page->time()->setMarker(0, range.begin);
    m_page->time()->setMarker(1, range.end - 1);
    const auto* delta = m_page->findChild<QLabel*>(QStringLiteral("metricDelta"));
    QVERIFY(delta->isVisible());
    const auto& readings = chart(0)->data().series.front().buckets;
    const QString expected = QLocale().toString(readings.back().last - readings.front().first, 'g', 8);
    QVERIFY2(delta->text().contains(QString(QChar(0x394) + QLatin1Char(' ') + expected)),
             qPrintable(delta->text()));
}

void TestMetricsPage::clickAsksForEvents()
{
    open({QStringLiteral("fuel")});
    QSignalSpy wanted(m_page.get(), &MetricsPage::eventsWanted);
    QTest::mouseClick(chart(0), Qt::LeftButton, {}, middle(chart(0)));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][0].toLongLong() <= wanted[0][1].toLongLong());
    const ChartTime::Range range = m_page->time()->range();
    QVERIFY(wanted[0][0].toLongLong() >= range.begin && wanted[0][1].toLongLong() < range.end);
}

void TestMetricsPage::errorStaysInItsChart()
{
    auto session = m_server.open(m_week);
    WeekServer::run(session, "ALTER TABLE public.ships RENAME TO ships_away");
    m_page = std::make_unique<MetricsPage>(handle(m_week));
    m_page->setShownMetrics({QStringLiteral("snapshot_size"), QStringLiteral("ships")});
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Wait);
    QVERIFY(!m_page->charts().empty());
    const auto hasData = [this](const char* id) {
        for (const MetricChart* one : m_page->charts()) {
            if (one->metric().id == QLatin1String(id))
                return !one->data().series.empty();
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasData("snapshot_size"), Wait);
    WeekServer::run(session, "ALTER TABLE public.ships_away RENAME TO ships");
}

void TestMetricsPage::droppedWeekStaysReadable()
{
    const QString week = m_server.newWeek(*m_game).toString();
    {
        auto session = m_server.open(week);
        VERIFY_RESULT(migrate(session, *m_game));
        VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
    }
    const QString filled = std::exchange(m_week, week);
    open({QStringLiteral("fuel")});
    m_week = filled;
    const std::size_t series = chart(0)->data().series.size();
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)");
    QSignalSpy gone(m_page.get(), &MetricsPage::weekGone);
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Wait);
    m_page->refresh(); // the pool has noticed by now that its session is dead
    QTRY_VERIFY_WITH_TIMEOUT(!gone.isEmpty(), Wait);
    QCOMPARE(chart(0)->data().series.size(), series);
    QVERIFY(!m_page->findChild<QLabel*>(QStringLiteral("metricState"))->text().isEmpty());
}

void TestMetricsPage::emptyWeekSaysSo()
{
    const QString week = m_server.newWeek(*m_game).toString();
    auto session = m_server.open(week);
    VERIFY_RESULT(migrate(session, *m_game));
    m_page = std::make_unique<MetricsPage>(handle(week));
    m_page->resize(1000, 700);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Wait);
    QVERIFY(chart(0)->data().series.empty());
    trigger("viewBack"); // nothing to go back to, and nothing that breaks
    wheel(chart(0), {100, 100}, 120);
}

void TestMetricsPage::closingWhileLoadingIsHarmless()
{
    for (int i = 0; i < 10; ++i) {
        m_page = std::make_unique<MetricsPage>(handle(m_week));
        m_page->show();
        QTest::qWait(i * 5);
        m_page.reset();
    }
}

QTEST_MAIN(TestMetricsPage)
#include "tst_metricspage.moc"
