#include "pages/cohorts/cohortdelegate.h"
#include "pages/cohorts/cohortmodel.h"

#include <QAbstractItemModelTester>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace Weekglass;

/// Cohorts as a table: what is known, what is so far, and what nobody can know.
class TestCohortModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void finishedCells();
    void unfinishedCellsAreNeverZero();
    void daysThatHaveNotBegun();
    void nobodyCameOnADay();
    void headingsAndWords();
    void hatchedAndColoured();

private:
    QModelIndex at(int day, int after) const
    {
        return m_model.index(day, CohortModel::FirstDayColumn + after);
    }
    QString text(int day, int after) const { return at(day, after).data().toString(); }
    /// The colours of a cell without its text.
    QImage painted(const QModelIndex& index) const
    {
        QImage image(240, 24, QImage::Format_RGB32);
        image.fill(QPalette().color(QPalette::Base));
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect(); // the text is at its right end
        CohortDelegate().paint(&painter, option, index);
        return image.copy(0, 0, 24, 24);
    }
    static int coloursOf(const QImage& image)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours << image.pixel(x, y);
        }
        return static_cast<int>(colours.size());
    }

    CohortModel m_model;
};

/// Four days, of which the last one is not over; on the third one nobody came first.
void TestCohortModel::init()
{
    constexpr qint64 Day = 86'400'000'000;
    constexpr qint64 Start = 20'000 * Day;
    CohortTable table {.start = {.at = Start}, .lastAt = Start + 3 * Day + Day / 2};
    table.cohorts = {{.size = 8, .active = {8, 0, 2, 0}},
                     {.size = 3, .active = {3, 1, 1}},
                     {.size = 0, .active = {0, 0}},
                     {.size = 1, .active = {1}}};
    m_model.setTable(table, QStringLiteral("Players"));
}

void TestCohortModel::finishedCells()
{
    const QAbstractItemModelTester tester(&m_model);
    QCOMPARE(m_model.rowCount(), 4);
    QCOMPARE(m_model.columnCount(), 5);
    QCOMPARE(m_model.index(0, CohortModel::SizeColumn).data().toString(), QStringLiteral("8"));
    QCOMPARE(text(0, 0), QStringLiteral("8 · 100 %"));
    QCOMPARE(text(0, 1), QStringLiteral("0 · 0 %")); // that day is over
    QCOMPARE(text(0, 2), QStringLiteral("2 · 25 %"));
    QCOMPARE(text(1, 1), QStringLiteral("1 · 33 %"));
    QVERIFY(!at(0, 2).data(CohortModel::UnfinishedRole).toBool());
    QCOMPARE(at(0, 2).data(CohortModel::ShareRole).toDouble(), 0.25);
    const auto cell = m_model.cell(at(1, 1));
    QVERIFY(cell == (CohortCell {.day = 1, .after = 1}));
}

void TestCohortModel::unfinishedCellsAreNeverZero()
{
    for (int day = 0; day < 4; ++day)
        QVERIFY(at(day, 3 - day).data(CohortModel::UnfinishedRole).toBool());
    QCOMPARE(text(0, 3), QStringLiteral("≥ 0 · 0 %"));
    QCOMPARE(text(1, 2), QStringLiteral("≥ 1 · 33 %"));
    QCOMPARE(m_model.index(3, CohortModel::SizeColumn).data().toString(), QStringLiteral("≥ 1"));
    QVERIFY(at(1, 2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("2024-10-07 12:00")));
}

void TestCohortModel::daysThatHaveNotBegun()
{
    QVERIFY(!at(1, 3).data().isValid());
    QVERIFY(!at(1, 3).data(CohortModel::ShareRole).isValid());
    QVERIFY(!m_model.cell(at(1, 3)));
    QCOMPARE(m_model.flags(at(1, 3)), Qt::NoItemFlags);
    QVERIFY(at(1, 3).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("has not begun")));
}

void TestCohortModel::nobodyCameOnADay()
{
    QCOMPARE(m_model.index(2, CohortModel::SizeColumn).data().toString(), QStringLiteral("0"));
    QCOMPARE(text(2, 0), QStringLiteral("–"));
    QCOMPARE(text(2, 1), QString()); // somebody may yet be active, but of nobody
    QVERIFY(!at(2, 0).data(CohortModel::ShareRole).isValid());
}

void TestCohortModel::headingsAndWords()
{
    const auto heading = [this](int section, Qt::Orientation orientation) {
        return m_model.headerData(section, orientation, Qt::DisplayRole).toString();
    };
    QCOMPARE(heading(0, Qt::Horizontal), QStringLiteral("Players"));
    QCOMPARE(heading(1, Qt::Horizontal), QStringLiteral("Same day"));
    QCOMPARE(heading(3, Qt::Horizontal), QStringLiteral("+2 d"));
    QCOMPARE(heading(2, Qt::Vertical), QStringLiteral("Day 2"));
    const QString words = at(0, 2).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"Day 0, active on day 2", "2 of the 8", "Players"})
        QVERIFY2(words.contains(QLatin1String(part)), qPrintable(words));
    QVERIFY(!words.contains(QStringLiteral("So far")));
    QVERIFY(at(0, 3).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("So far")));
}

void TestCohortModel::hatchedAndColoured()
{
    QCOMPARE(coloursOf(painted(at(0, 1))), 1);
    QCOMPARE(coloursOf(painted(at(0, 0))), 1);
    QVERIFY(painted(at(0, 0)).pixel(2, 2) != painted(at(0, 1)).pixel(2, 2));
    QVERIFY(coloursOf(painted(at(0, 3))) > 1); // a zero so far
    QVERIFY(coloursOf(painted(at(2, 1))) > 1);
}

QTEST_MAIN(TestCohortModel)
#include "tst_cohortmodel.moc"
