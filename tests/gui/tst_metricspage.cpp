#include "../live/weekserver.h"
#include "events/countedevents.h"
#include "game/gamelibrary.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/metrics/metricspage.h"
#include "pages/metrics/weekannotations.h"
#include "pages/savedmenu.h"
#include "patience.h"
#include "weeks/weekhandle.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QXmlStreamReader>

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
    void clickOpensTheWholeBucket();
    void countedEventsAreThere();
    void errorStaysInItsChart();
    void droppedWeekStaysReadable();
    void emptyWeekSaysSo();
    void closingWhileLoadingIsHarmless();
    void boardsAreKept();
    void flagsTellWhatHappened();
    void notesAreKept();
    void timesInTheLocalZone();
    void pictures();
    void dataAsFiles();
    void uncheckedBoxesInTheDark();
    void ticksAreRoundInTheirZone();

private:
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
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !chart(0)->data().series.empty(), Patience);
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

    template<typename Widget>
    Widget* child(const char* name) const
    {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    std::size_t count(ChartAnnotation::Kind kind) const
    {
        const auto& all = m_page->time()->annotations();
        return static_cast<std::size_t>(std::ranges::count(all, kind, &ChartAnnotation::kind));
    }

    QTemporaryDir m_data;
    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_week;
    std::unique_ptr<MetricsPage> m_page;
};

void TestMetricsPage::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // boards and notes
    qputenv("TZ", "Europe/Berlin");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
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
    QTRY_VERIFY_WITH_TIMEOUT(m_page->time()->cursor(), Patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
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
    QTest::mousePress(chart(1), Qt::LeftButton, {}, middle(chart(1)) - QPoint(50, 0));
    QTest::mouseMove(chart(1), middle(chart(1)));
    QTest::mouseMove(chart(1), middle(chart(1)) + QPoint(50, 0));
    QTest::mouseRelease(chart(1), Qt::LeftButton, {}, middle(chart(1)) + QPoint(50, 0));
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
    trigger("legend"); // else a table has the names
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
    m_page->time()->setMark(0, ChartMark {.at = range.begin});
    m_page->time()->setMark(1, ChartMark {.at = range.end - 1});
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

/// What a reading of an hour counts, and nothing else.
void TestMetricsPage::clickOpensTheWholeBucket()
{
    open({QStringLiteral("maneuvers")});
    QSignalSpy wanted(m_page.get(), &MetricsPage::eventsWanted);
    QTest::mouseClick(chart(0), Qt::LeftButton, {}, middle(chart(0)));
    QCOMPARE(wanted.size(), 1);
    const qint64 from = wanted[0][0].toLongLong();
    const qint64 to = wanted[0][1].toLongLong();
    QVERIFY(to - from >= 3600LL * 1'000'000);
    QCOMPARE(wanted[0][2].toString(), QStringLiteral("maneuvers"));
    const auto filter = wanted[0][3].value<EventFilter>();
    QCOMPARE(filter.conditions.size(), std::size_t(1));
    QCOMPARE(typedFilter(filter).join(QLatin1Char(' ')).contains(QStringLiteral("kind = maneuver_")), true);
}

/// What game.json says of the events behind a metric can be asked.
void TestMetricsPage::countedEventsAreThere()
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    int checked = 0;
    for (const GamePointer& game : library.games()) {
        for (const MetricDefinition& metric : game->metrics) {
            if (!metric.events)
                continue;
            QVERIFY2(std::ranges::find(game->events, metric.events->source, &EventSource::id)
                         != game->events.end(),
                     qPrintable(metric.id));
            VERIFY_RESULT(countedFilter(*metric.events, QStringLiteral("404")));
            ++checked;
        }
    }
    QVERIFY(checked > 3);
    QVERIFY(!countedFilter({.source = {}, .filter = {QStringLiteral("no condition")}}, {}));
}

void TestMetricsPage::errorStaysInItsChart()
{
    auto session = m_server.open(m_week);
    WeekServer::run(session, "ALTER TABLE public.ships RENAME TO ships_away");
    m_page = std::make_unique<MetricsPage>(handle(m_week));
    m_page->setShownMetrics({QStringLiteral("snapshot_size"), QStringLiteral("ships")});
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QVERIFY(!m_page->charts().empty());
    const auto hasData = [this](const char* id) {
        for (const MetricChart* one : m_page->charts()) {
            if (one->metric().id == QLatin1String(id))
                return !one->data().series.empty();
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasData("snapshot_size"), Patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    m_page->refresh(); // the pool has noticed by now that its session is dead
    QTRY_VERIFY_WITH_TIMEOUT(!gone.isEmpty(), Patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
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

void TestMetricsPage::boardsAreKept()
{
    open({QStringLiteral("fuel")});
    const QString hidden = chart(0)->data().series.front().name;
    chart(0)->setHidden({hidden});
    trigger("stepped");
    auto* boards = child<SavedMenu>("boards");
    boards->save(QStringLiteral("Tanks & more"));
    QTRY_COMPARE_WITH_TIMEOUT(boards->names(), QStringList {QStringLiteral("Tanks & more")}, Patience);
    m_page.reset();
    open({QStringLiteral("ships")});
    boards = child<SavedMenu>("boards");
    QTRY_COMPARE_WITH_TIMEOUT(boards->names().size(), 1, Patience);
    for (QAction* action : boards->menu()->actions()) {
        if (action->text() == QStringLiteral("Tanks && more"))
            action->trigger();
    }
    QCOMPARE(m_page->shownMetrics(), QStringList {QStringLiteral("fuel")});
    QCOMPARE(chart(0)->hidden(), QSet<QString> {hidden});
    QVERIFY(chart(0)->style().isStepped);
    boards->rename(QStringLiteral("Tanks & more"), QStringLiteral("Tanks"));
    QTRY_COMPARE_WITH_TIMEOUT(boards->names(), QStringList {QStringLiteral("Tanks")}, Patience);
    boards->remove(QStringLiteral("Tanks"));
    QTRY_VERIFY_WITH_TIMEOUT(boards->names().isEmpty(), Patience);
}

void TestMetricsPage::flagsTellWhatHappened()
{
    open({QStringLiteral("fuel")});
    QTRY_VERIFY_WITH_TIMEOUT(count(ChartAnnotation::Kind::Migration) > 0, Patience);
    QCOMPARE(count(ChartAnnotation::Kind::Reset), std::size_t(1));
    QTest::keyClick(chart(0), Qt::Key_Right, Qt::ControlModifier);
    const ChartAnnotation* flag = m_page->time()->currentAnnotation();
    QVERIFY(flag);
    QCOMPARE(flag->kind, ChartAnnotation::Kind::Reset); // migrations were today, the sample is of 2025
    QVERIFY(child<QLabel>("metricFlag")->isVisible());
    QVERIFY(child<QLabel>("metricFlag")->text().contains(QStringLiteral("Reset")));
    QVERIFY(m_page->time()->range().begin <= flag->at && flag->at < m_page->time()->range().end);
}

void TestMetricsPage::notesAreKept()
{
    open({QStringLiteral("fuel")});
    const ChartTime::Range range = m_page->time()->range();
    const qint64 at = range.begin + (range.end - range.begin) / 3;
    const auto say = [this](const QString& text) {
        trigger("note");
        auto* dialog = child<QInputDialog>("askForText");
        QVERIFY(dialog);
        dialog->setTextValue(text);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(!child<QInputDialog>("askForText"), Patience);
    };
    m_page->time()->setCursor(at);
    say(QStringLiteral("<b>tank leak</b>"));
    QTRY_COMPARE_WITH_TIMEOUT(count(ChartAnnotation::Kind::Note), std::size_t(1), Patience);
    m_page.reset();
    open({QStringLiteral("fuel")});
    QTRY_COMPARE_WITH_TIMEOUT(count(ChartAnnotation::Kind::Note), std::size_t(1), Patience);
    m_page->time()->setCursor(at - 1);
    m_page->time()->goToAnnotation(1);
    QCOMPARE(m_page->time()->currentAnnotation()->text, QStringLiteral("<b>tank leak</b>"));
    say(QString()); // an empty one is removed
    QTRY_COMPARE_WITH_TIMEOUT(count(ChartAnnotation::Kind::Note), std::size_t(0), Patience);
}

void TestMetricsPage::timesInTheLocalZone()
{
    open({QStringLiteral("fuel")});
    auto* zone = child<QComboBox>("timeZone");
    QCOMPARE(zone->currentText(), QStringLiteral("Times in UTC"));
    const QString utc = m_page->time()->text(m_page->time()->range().begin);
    QVERIFY(child<QLabel>("metricRange")->text().contains(QStringLiteral("UTC")));
    trigger("changeZone");
    QCOMPARE(m_page->time()->zoneText(), QStringLiteral("Europe/Berlin"));
    QVERIFY(child<QLabel>("metricRange")->text().contains(QStringLiteral("Europe/Berlin")));
    const auto time = [](const QString& text) {
        return QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    };
    QCOMPARE(time(utc).secsTo(time(m_page->time()->text(m_page->time()->range().begin))), 3600); // winter
}

void TestMetricsPage::pictures()
{
    open();
    const ChartSaver::Shown shown = m_page->shown();
    const QByteArray svg = chartSvg(shown.picture);
    QString text;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters)
            text += xml.text();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const QString& part :
         {m_week, QStringLiteral("UTC"), QStringLiteral("kg"), QStringLiteral("SELECT")})
        QVERIFY2(text.contains(part), qPrintable(part));
    const QImage image = chartImage(shown.picture);
    QVERIFY(image.width() > 2 * chart(0)->width() && image.height() > 4 * chart(0)->height());
    QVERIFY(image.text(QStringLiteral("Description")).contains(QStringLiteral("SELECT")));
}

void TestMetricsPage::dataAsFiles()
{
    open({QStringLiteral("fuel")});
    const ChartSaver::Shown shown = m_page->shown();
    for (const char* ending : {"png", "svg", "pdf", "csv", "json", "parquet"}) {
        ChartSaver saver;
        QSignalSpy answered(&saver, &ChartSaver::answered);
        const QString path = m_data.filePath(QStringLiteral("charts.") + QLatin1String(ending));
        saver.save(path, shown);
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, Patience);
        QVERIFY2(QFileInfo(path).size() > 100, qPrintable(answered[0][0].toString()));
    }
    QFile csv(m_data.filePath(QStringLiteral("charts.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const MetricBucket& first = chart(0)->data().series.front().buckets.front();
    QVERIFY(csv.readAll().contains(QByteArray(first.leastText + ',' + first.greatestText + '\n')));
    QVERIFY(!QImage(m_data.filePath(QStringLiteral("charts.png"))).isNull());
}

/// Where its frame is, an empty box is not of the colour of what is around it.
void TestMetricsPage::uncheckedBoxesInTheDark()
{
    applyTheme(Theme::Dark);
    QListWidget list;
    auto* item = new QListWidgetItem(QString(), &list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    list.resize(100, 60);
    list.show();
    const QImage image = list.viewport()->grab().toImage();
    const int ground = qGray(list.palette().color(QPalette::Base).rgb());
    int brightest = 0;
    for (int x = 0; x < 20; ++x)
        brightest = std::max(brightest, qGray(image.pixel(x, list.visualItemRect(item).center().y())));
    applyTheme(Theme::System);
    QVERIFY2(brightest - ground > 60, qPrintable(QString::number(brightest - ground)));
}

/// The clocks go forward in the middle of it: days still begin at midnight there.
void TestMetricsPage::ticksAreRoundInTheirZone()
{
    const QTimeZone berlin("Europe/Berlin");
    const auto microseconds = [&berlin](int day) {
        return QDateTime(QDate(2025, 3, day), QTime(0, 0), berlin).toMSecsSinceEpoch() * 1000;
    };
    const auto ticks = timeTicks(microseconds(28), microseconds(31), 3, berlin);
    QCOMPARE(ticks.size(), std::size_t(4));
    for (int day = 28; day <= 31; ++day)
        QCOMPARE(ticks[static_cast<std::size_t>(day - 28)].at, static_cast<double>(microseconds(day)));
    const auto elapsed = elapsedTicks(-3'600'000'000, 7'200'000'000, 3);
    QCOMPARE(elapsed.size(), std::size_t(4)); // from an hour before the reset
    QCOMPARE(elapsed[1].at, 0.0);
}

QTEST_MAIN(TestMetricsPage)
#include "tst_metricspage.moc"
