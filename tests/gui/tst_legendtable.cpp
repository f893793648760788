#include "widgets/charts/chartpicture.h"
#include "widgets/charts/chartstack.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/legendmodel.h"
#include "widgets/charts/legendtable.h"

#include <QAccessible>
#include <QHeaderView>
#include <QMenu>
#include <QTest>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1000000;

MetricDefinition metric(MetricKind kind = MetricKind::Gauge)
{
    MetricDefinition metric;
    metric.title = QStringLiteral("Fuel");
    metric.unit = QStringLiteral("kg");
    metric.meaning.kind = kind;
    return metric;
}

/// S0 has 0 and 1, S1 has 10 and 12, S2 has 20 and 23.
MetricData threeSeries()
{
    MetricData data {.span = {.begin = 0, .end = 100 * Second}, .series = {}};
    for (int s = 0; s < 3; ++s) {
        MetricSeries one {.name = QStringLiteral("S%1").arg(s), .buckets = {}};
        for (int i = 0; i < 2; ++i) {
            const double value = 10 * s + i * (s + 1);
            one.buckets.push_back({.firstAt = i * 50 * Second,
                                   .lastAt = i * 50 * Second,
                                   .first = value,
                                   .last = value,
                                   .least = value,
                                   .greatest = value,
                                   .count = 1,
                                   .sum = value});
        }
        data.series.push_back(std::move(one));
    }
    return data;
}

}

/// The legend beside a chart, by mouse and keys.
class TestLegendTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void figuresAreOfWhatIsShown();
    void unknownFiguresSayNoValue();
    void clicksHideAndIsolate();
    void keysHideAndIsolate();
    void headingsSort();
    void menuSorts();
    void ratesAreTheirOwn();
    void figuresAreDefined();
    void namesAreInFilesOnly();
    void namesCanBeRead();
    void tableGoesWithItsChart();
    void chartsFillTheHeight();

private:
    QString cell(int row, int column) const { return m_table->model()->index(row, column).data().toString(); }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            names << cell(row, LegendModel::NameColumn);
        return names;
    }
    QPoint placeOf(int row) const { return m_table->visualRect(m_table->model()->index(row, 0)).center(); }
    void show(MetricKind kind = MetricKind::Gauge)
    {
        m_chart = new MetricChart(metric(kind), m_time.get());
        m_chart->setData(threeSeries());
        m_stack->setCharts({m_chart});
        m_table = m_stack->findChild<LegendTable*>();
    }

    std::unique_ptr<ChartTime> m_time;
    std::unique_ptr<ChartStack> m_stack;
    MetricChart* m_chart = nullptr;
    LegendTable* m_table = nullptr;
};

void TestLegendTable::init()
{
    m_stack.reset();
    m_time = std::make_unique<ChartTime>();
    m_time->setWhole({0, 100 * Second});
    m_stack = std::make_unique<ChartStack>();
    m_stack->resize(1000, 400);
    show();
    m_stack->show();
}

void TestLegendTable::figuresAreOfWhatIsShown()
{
    QCOMPARE(names(), (QStringList {QStringLiteral("S0"), QStringLiteral("S1"), QStringLiteral("S2")}));
    QCOMPARE(cell(2, LegendModel::LastColumn), QStringLiteral("23"));
    QCOMPARE(cell(2, LegendModel::LeastColumn), QStringLiteral("20"));
    QCOMPARE(cell(2, LegendModel::MeanColumn), QStringLiteral("21.5"));
    QCOMPARE(cell(2, LegendModel::GreatestColumn), QStringLiteral("23"));
    QVERIFY(m_table->isColumnHidden(LegendModel::SumColumn));
    m_time->show({0, 40 * Second});
    QCOMPARE(cell(2, LegendModel::LastColumn), QStringLiteral("20"));
    delete m_chart;
    show(MetricKind::Ratio);
    QVERIFY(!m_table->isColumnHidden(LegendModel::SumColumn));
    QCOMPARE(cell(2, LegendModel::SumColumn), QStringLiteral("20"));
}

void TestLegendTable::unknownFiguresSayNoValue()
{
    m_time->show({10 * Second, 40 * Second});
    for (int column = LegendModel::LastColumn; column <= LegendModel::SumColumn; ++column) {
        const QModelIndex index = m_table->model()->index(0, column);
        QCOMPARE(index.data().toString(), QStringLiteral("–"));
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), QStringLiteral("no value"));
        QCOMPARE(index.data(Qt::ToolTipRole).toString(), QStringLiteral("no value"));
    }
}

void TestLegendTable::clicksHideAndIsolate()
{
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(1));
    QCOMPARE(m_chart->hidden(), QSet<QString> {QStringLiteral("S1")});
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(1));
    QVERIFY(m_chart->hidden().isEmpty());
    const QSet<QString> others {QStringLiteral("S0"), QStringLiteral("S2")};
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(1));
    QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(1));
    QCOMPARE(m_chart->hidden(), others);
    QCOMPARE(names().size(), 3); // hidden ones can be shown again
}

void TestLegendTable::keysHideAndIsolate()
{
    m_table->setCurrentIndex(m_table->model()->index(2, 0));
    QTest::keyClick(m_table, Qt::Key_Space);
    QCOMPARE(m_chart->hidden(), QSet<QString> {QStringLiteral("S2")});
    const QModelIndex row = m_table->model()->index(2, 0);
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("S2, hidden"));
    QTest::keyClick(m_table, Qt::Key_Return);
    QCOMPARE(m_chart->hidden().size(), 2);
    QVERIFY(!m_chart->hidden().contains(QStringLiteral("S2")));
    QTest::keyClick(m_table, Qt::Key_Return);
    QVERIFY(m_chart->hidden().isEmpty());
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(m_table);
    QCOMPARE(spoken->text(QAccessible::Name), QStringLiteral("Series of Fuel"));
}

void TestLegendTable::headingsSort()
{
    QHeaderView* header = m_table->horizontalHeader();
    const QPoint heading(header->sectionViewportPosition(LegendModel::GreatestColumn) + 10,
                         header->height() / 2);
    m_table->setCurrentIndex(m_table->model()->index(0, 0));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
    QCOMPARE(names().front(), QStringLiteral("S2")); // the largest first
    QCOMPARE(m_table->currentIndex().row(), 2); // the same series
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
    QCOMPARE(names().front(), QStringLiteral("S0"));
    // hiding is of the series, not of the row
    m_table->sortByColumn(LegendModel::LastColumn, Qt::DescendingOrder);
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(0));
    QCOMPARE(m_chart->hidden(), QSet<QString> {QStringLiteral("S2")});
}

void TestLegendTable::menuSorts()
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, placeOf(0), m_table->mapToGlobal(placeOf(0)));
    QCoreApplication::sendEvent(m_table->viewport(), &event);
    auto* menu = m_table->findChild<QMenu*>();
    QVERIFY(menu);
    for (QAction* action : menu->actions()) {
        if (action->text() == QStringLiteral("Sort by “mean”"))
            action->trigger();
    }
    QCOMPARE(names().front(), QStringLiteral("S2"));
    menu->close();
}

void TestLegendTable::ratesAreTheirOwn()
{
    delete m_chart;
    show(MetricKind::Counter);
    m_stack->setStyle({.isRate = true});
    // 3 in 50 seconds are 3.6 a minute, and 0.06 a second
    QCOMPARE(cell(2, LegendModel::GreatestColumn), QStringLiteral("3.6"));
    QCOMPARE(cell(2, LegendModel::MeanColumn), QStringLiteral("1.8"));
}

void TestLegendTable::figuresAreDefined()
{
    for (int column = 0; column < m_table->model()->columnCount(); ++column)
        QVERIFY(!m_table->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
}

/// A file has no table beside the chart.
void TestLegendTable::namesAreInFilesOnly()
{
    const auto svg = [this] { return chartSvg({.title = {}, .facts = {}, .charts = {m_chart}}); };
    const int listed = m_chart->plotRect().height();
    QVERIFY(svg().contains(">S1<"));
    QCOMPARE(m_chart->plotRect().height(), listed);
    m_stack->setStyle({.hasLegend = false});
    QVERIFY(!m_table->isVisible());
    QVERIFY(svg().contains(">S1<"));
    QVERIFY(m_chart->plotRect().height() < listed);
}

/// However wide the figures are.
void TestLegendTable::namesCanBeRead()
{
    m_stack->resize(500, 400);
    MetricData data = threeSeries();
    for (MetricBucket& bucket : data.series.front().buckets)
        bucket.last = bucket.least = bucket.greatest = bucket.sum = -1.234e-300;
    m_chart->setData(data);
    QCoreApplication::processEvents();
    const int least = m_table->fontMetrics().horizontalAdvance(QStringLiteral("2026_w47"));
    QVERIFY(m_table->columnWidth(LegendModel::NameColumn) > least + m_table->iconSize().width());
}

void TestLegendTable::tableGoesWithItsChart()
{
    auto* other = new MetricChart(metric(), m_time.get());
    m_stack->setCharts({m_chart, other});
    QCOMPARE(m_stack->findChildren<LegendTable*>().size(), 2);
    delete m_chart;
    QCOMPARE(m_stack->findChildren<LegendTable*>().size(), 1);
    m_stack->setCharts({other});
    QCOMPARE(m_stack->findChildren<LegendTable*>().size(), 1);
}

/// Up to three fill it, however high; many are not pressed together.
void TestLegendTable::chartsFillTheHeight()
{
    m_stack->resize(1000, 900);
    std::vector<MetricChart*> charts {m_chart};
    for (int count = 1; count <= 3; ++count) {
        m_stack->setCharts(charts);
        QCoreApplication::processEvents();
        const QWidget* last = charts.back();
        QCOMPARE(last->mapTo(m_stack.get(), QPoint(0, last->height())).y(), m_stack->viewport()->height());
        QVERIFY(charts.front()->height() >= 900 / count - 10);
        charts.push_back(new MetricChart(metric(), m_time.get()));
    }
    for (int i = 0; i < 6; ++i)
        charts.push_back(new MetricChart(metric(), m_time.get()));
    m_stack->setCharts(charts);
    QCoreApplication::processEvents();
    for (const MetricChart* chart : charts)
        QVERIFY(chart->height() >= 180);
}

QTEST_MAIN(TestLegendTable)
#include "tst_legendtable.moc"
