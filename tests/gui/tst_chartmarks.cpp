#include "widgets/charts/chartbar.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1000000;

}

/// Marks of charts: set by keys at the pointer, by the tool bar at the next click, named, and cleared.
class TestChartMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keysMarkWhatIsPointedAt();
    void barMarksTheNextClick();
    void marksAreNamed();
    void marksAreCleared();
    void keyOfALetterIsLeftToOthers();
    void keysPoint();

private:
    QPoint at(double partAcross) const
    {
        const QRect plot = m_chart->plotRect();
        return {plot.left() + static_cast<int>(partAcross * plot.width()), plot.center().y()};
    }
    QAction* action(const char* name) const { return m_page->findChild<QAction*>(QLatin1String(name)); }
    bool isNear(int mark, qint64 seconds) const
    {
        return m_time->marker(mark) && qAbs(*m_time->marker(mark) - seconds * Second) < Second;
    }

    std::unique_ptr<ChartTime> m_time;
    std::unique_ptr<QWidget> m_page;
    MetricChart* m_chart = nullptr;
};

void TestChartMarks::init()
{
    m_page.reset();
    m_time = std::make_unique<ChartTime>();
    m_time->setWhole({0, 100 * Second});
    m_page = std::make_unique<QWidget>();
    MetricDefinition metric;
    metric.title = QStringLiteral("Fuel");
    m_chart = new MetricChart(metric, m_time.get());
    MetricData data {.span = {.begin = 0, .end = 100 * Second}, .series = {{.name = {}, .buckets = {}}}};
    data.series.front().buckets.push_back({.firstAt = 50 * Second, .lastAt = 50 * Second, .count = 1});
    m_chart->setData(data);
    auto* column = new QVBoxLayout(m_page.get());
    column->addWidget(new ChartBar(m_time.get(), m_page.get()));
    column->addWidget(m_chart, 1);
    m_page->resize(900, 500);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestChartMarks::keysMarkWhatIsPointedAt()
{
    m_chart->setFocus();
    QTest::mouseMove(m_chart, at(0.25));
    QTRY_VERIFY(m_time->cursor());
    QTest::keyClick(m_chart, Qt::Key_M);
    QVERIFY(isNear(0, 25));
    QTest::mouseMove(m_chart, at(0.75));
    QTRY_VERIFY(*m_time->cursor() > 70 * Second);
    QTest::keyClick(m_chart, Qt::Key_M);
    QVERIFY(isNear(0, 25));
    QVERIFY(isNear(1, 75));
    QTest::keyClick(m_chart, Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(isNear(0, 75));
}

/// The pointer is on the button then, so no time is meant yet; none in the middle is made up.
void TestChartMarks::barMarksTheNextClick()
{
    QSignalSpy activated(m_chart, &MetricChart::readingActivated);
    action("markB")->trigger();
    QVERIFY(!m_time->mark(1));
    QCOMPARE(m_time->awaitedMark(), std::optional(1));
    QVERIFY(action("markB")->isChecked());
    QCOMPARE(m_chart->cursor().shape(), Qt::CrossCursor);
    QTest::mouseClick(m_chart, Qt::LeftButton, {}, at(0.4));
    QVERIFY(isNear(1, 40));
    QVERIFY(activated.isEmpty()); // it opened nothing
    QVERIFY(!action("markB")->isChecked());
    QVERIFY(m_chart->cursor().shape() != Qt::CrossCursor);
    m_time->setCursor({});
    action("markA")->trigger();
    action("markA")->trigger(); // never mind
    QVERIFY(!m_time->awaitedMark());
    QTest::mouseClick(m_chart, Qt::LeftButton, {}, at(0.6));
    QVERIFY(!m_time->mark(0));
    QCOMPARE(activated.size(), 1);
}

void TestChartMarks::marksAreNamed()
{
    action("markA")->trigger();
    QTest::mouseClick(m_chart, Qt::LeftButton, {}, at(0.5));
    QVERIFY(m_time->markText(0).startsWith(QStringLiteral("A · Fuel · 1970-01-01 00:00:")));
    QCOMPARE(m_time->markText(1), QStringLiteral("B"));
}

void TestChartMarks::marksAreCleared()
{
    const auto setBoth = [this] {
        m_time->setMark(0, ChartMark {.at = 20 * Second, .on = QStringLiteral("Fuel")});
        m_time->setMark(1, ChartMark {.at = 60 * Second, .on = QStringLiteral("Fuel")});
    };
    QVERIFY(!action("clearMarks")->isEnabled());
    setBoth();
    action("clearMarkA")->trigger();
    QVERIFY(!m_time->mark(0) && m_time->mark(1));
    QVERIFY(!action("clearMarkA")->isEnabled());
    setBoth();
    action("clearMarks")->trigger();
    QVERIFY(!m_time->mark(0) && !m_time->mark(1));
    setBoth();
    // on its name
    QTest::mouseClick(m_chart, Qt::LeftButton, {}, {at(0.2).x() + 10, m_chart->plotRect().top() + 5});
    QVERIFY(!m_time->mark(0) && m_time->mark(1));
}

/// Lists are searched by letters.
void TestChartMarks::keyOfALetterIsLeftToOthers()
{
    QVERIFY(!action("markHere")->isEnabled());
    m_time->setCursor(Second);
    QVERIFY(action("markHere")->isEnabled());
}

void TestChartMarks::keysPoint()
{
    m_chart->setFocus();
    const ChartTime::Range shown = m_time->range();
    QTest::keyClick(m_chart, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_time->cursor(), std::optional(51 * Second));
    QTest::keyClick(m_chart, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_time->cursor(), std::optional(50 * Second));
    QCOMPARE(m_time->range(), shown);
}

QTEST_MAIN(TestChartMarks)
#include "tst_chartmarks.moc"
