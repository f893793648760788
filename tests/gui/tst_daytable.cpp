#include "widgets/parts/daytable.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QDate>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Weekglass;

namespace {

constexpr int DayRole = Qt::UserRole;

QStandardItem* item(const QDate& day)
{
    auto* item = new QStandardItem(QStringLiteral("12:00:00"));
    item->setData(day, DayRole);
    return item;
}

}

class TestDayTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachDayHasALine();
    void linesFollowRows();
    void linesAreNoRows();
    void isDrawn();

private:
    /// How many lines high each row is.
    QList<int> heights() const;
    int line() const { return m_table->verticalHeader()->defaultSectionSize(); }
    QPoint belowRow(int row) const
    {
        return {m_table->columnWidth(0) / 2, m_table->rowViewportPosition(row) + line() + line() / 2};
    }

    const QDate m_sunday {2026, 11, 22};
    const QDate m_saturday = m_sunday.addDays(-1);
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<DayTable> m_table;
};

/// Two rows of Sunday, one of no day, three of Saturday.
void TestDayTable::init()
{
    m_table.reset();
    m_model = std::make_unique<QStandardItemModel>();
    for (const QDate& day : {m_sunday, m_sunday, QDate(), m_saturday, m_saturday, m_saturday})
        m_model->appendRow(item(day));
    m_table = std::make_unique<DayTable>(DayRole);
    m_table->setModel(m_model.get());
    setupLineTable(m_table.get());
    m_table->resize(300, 12 * line());
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

QList<int> TestDayTable::heights() const
{
    QList<int> heights;
    for (int row = 0; row < m_model->rowCount(); ++row)
        heights << m_table->rowHeight(row) / line();
    return heights;
}

void TestDayTable::eachDayHasALine()
{
    QCOMPARE(m_table->topDay(), QStringLiteral("Sunday, Nov 22"));
    QCOMPARE(heights(), QList<int>({1, 1, 2, 1, 1, 1}));
    m_table->resize(300, 5 * line()); // so that one can scroll
    QTRY_VERIFY(m_table->verticalScrollBar()->maximum() >= 3);
    m_table->verticalScrollBar()->setValue(2);
    QCOMPARE(m_table->topDay(), QString()); // rather than an older day
    m_table->verticalScrollBar()->setValue(3);
    QCOMPARE(m_table->topDay(), QStringLiteral("Saturday, Nov 21"));
}

void TestDayTable::linesFollowRows()
{
    m_model->insertRow(3, item(m_sunday));
    QCOMPARE(heights(), QList<int>({1, 1, 2, 2, 1, 1, 1}));
    m_model->removeRows(2, 1);
    QCOMPARE(heights(), QList<int>({1, 1, 2, 1, 1, 1}));
    m_model->insertRow(0, item(m_sunday.addDays(1)));
    QCOMPARE(heights(), QList<int>({2, 1, 1, 2, 1, 1, 1}));
    QCOMPARE(m_table->topDay(), QStringLiteral("Monday, Nov 23"));
    m_model->removeRows(4, 3);
    QCOMPARE(heights(), QList<int>({2, 1, 1, 1}));
    m_model->clear();
    QCOMPARE(m_table->topDay(), QString());
    for (const QDate& day : {m_sunday, m_saturday})
        m_model->appendRow(item(day));
    QCOMPARE(heights(), QList<int>({2, 1}));
    QFont large = m_table->font();
    large.setPointSize(2 * large.pointSize());
    m_table->setFont(large);
    QTRY_COMPARE(heights(), QList<int>({2, 1}));
}

void TestDayTable::linesAreNoRows()
{
    m_table->setCurrentIndex(m_model->index(4, 0));
    const QSignalSpy doubleClicked(m_table.get(), &QTableView::doubleClicked);
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, belowRow(2));
    QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, belowRow(2));
    QCOMPARE(m_table->currentIndex().row(), 4);
    QVERIFY(doubleClicked.isEmpty());
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, belowRow(2) - QPoint(0, line()));
    QCOMPARE(m_table->currentIndex().row(), 2);
}

/// The line has its own ground, the row above keeps its own, also where it is selected.
void TestDayTable::isDrawn()
{
    m_table->setCurrentIndex(m_model->index(2, 0));
    const QImage image = m_table->viewport()->grab().toImage();
    const double ratio = image.devicePixelRatio();
    const auto colorAt = [&](const QPoint& place) {
        return image.pixelColor((QPointF(place) * ratio).toPoint());
    };
    const int wide = m_table->viewport()->width();
    const QPoint line(wide - 20, belowRow(2).y());
    QCOMPARE(colorAt(line), tokensOf(m_table->palette()).group);
    QVERIFY(colorAt(line - QPoint(0, this->line())) != colorAt(line));
    const QImage headings = m_table->horizontalHeader()->viewport()->grab().toImage();
    QCOMPARE(headings.pixelColor(headings.width() - 20, headings.height() - 4),
             tokensOf(m_table->palette()).group);
}

QTEST_MAIN(TestDayTable)
#include "tst_daytable.moc"
