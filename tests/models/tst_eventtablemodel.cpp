#include "pages/events/eventtablemodel.h"
#include "widgets/theme/pill.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Weekglass;

class TestEventTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreArranged();
    void cellsShowVisibleText();
    void timesAreShort();
    void windowSlides();
    void findsByKey();
    void mergesWhatCameMeanwhile();

private:
    static EventShape shape()
    {
        return {.columns = {"id", "at", "kind", "subject", "hash", "status", "region"}};
    }
    static EventPage page(int newest, int count, bool more)
    {
        EventPage page;
        for (int i = 0; i < count; ++i) {
            const QByteArray id = QByteArray::number(newest - i);
            page.rows.push_back({.key = {.at = "t" + id, .id = id},
                                 .cells = {id, QByteArray("t" + id), QByteArray("k"), QByteArray("s" + id),
                                           std::nullopt, QByteArray("429"), QByteArray("EU")},
                                 .preview = QByteArray("{}"),
                                 .storedBytes = 3});
        }
        page.more = more;
        return page;
    }
    static QString ends(const EventTableModel& model)
    {
        return QStringLiteral("%1..%2 %3%4")
            .arg(QString::fromUtf8(model.event(model.firstRow())->key.id),
                 QString::fromUtf8(model.event(model.lastRow())->key.id),
                 model.isAtNewest() ? QStringLiteral("N") : QStringLiteral("-"),
                 model.isAtOldest() ? QStringLiteral("O") : QStringLiteral("-"));
    }
};

void TestEventTableModel::columnsAreArranged()
{
    EventTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPage(shape(), page(3, 3, false), true, true);
    QStringList titles;
    for (int i = 0; i < model.columnCount(); ++i)
        titles << model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(titles.join(QLatin1Char('|')),
             QStringLiteral("Time (UTC)|Kind|Subject|Status|region|Payload|Id|Hash"));
    QStringList cells;
    for (int i = 0; i < model.columnCount(); ++i)
        cells << model.index(1, i).data().toString();
    QCOMPARE(cells.join(QLatin1Char('|')), QStringLiteral("t2|k|s2|429|EU|{}|2|"));
    QCOMPARE(model.index(0, 0).data(EventTableModel::StatusClassRole).toInt(), 4);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
}

void TestEventTableModel::cellsShowVisibleText()
{
    EventTableModel model;
    auto hostile = page(1, 1, false);
    hostile.rows[0].cells[3] = QByteArray("<img src=x>\n\x1b[31m\xE2\x80\xAE\xFF");
    hostile.rows[0].preview.reset();
    hostile.rows[0].storedBytes = 5000000;
    model.setPage(shape(), hostile, true, true);
    const QString subject = model.index(0, 2).data().toString();
    QVERIFY(subject.startsWith(QStringLiteral("<img src=x>")));
    for (const QChar c : subject)
        QVERIFY2(c.unicode() >= 0x20 && c.unicode() != 0x202E, qPrintable(subject));
    QVERIFY(model.index(0, 5).data().toString().contains(QStringLiteral("stored")));
}

/// In full they are in the tool tip and for whoever reads the screen aloud.
void TestEventTableModel::timesAreShort()
{
    EventTableModel model;
    EventPage events = page(4, 4, false);
    const char* const times[] = {"2025-01-07 00:00:01+00", "2025-01-06 23:59:59.123456+00",
                                 "2025-01-06 08:00:00+00", "infinity"};
    for (std::size_t i = 0; i < 4; ++i) {
        events.rows[i].key.at = times[i];
        events.rows[i].cells[1] = QByteArray(times[i]);
    }
    model.setPage(shape(), events, true, true);
    QStringList shown;
    for (int i = 0; i < 4; ++i)
        shown << model.index(i, 0).data().toString();
    QCOMPARE(shown,
             QStringList({QStringLiteral("00:00:01"), QStringLiteral("23:59:59"), QStringLiteral("08:00:00"),
                          QStringLiteral("infinity")}));
    QCOMPARE(model.index(0, 0).data(EventTableModel::DayRole).toDate(), QDate(2025, 1, 7));
    QCOMPARE(model.index(2, 0).data(EventTableModel::DayRole).toDate(), QDate(2025, 1, 6));
    QVERIFY(!model.index(3, 0).data(EventTableModel::DayRole).toDate().isValid());
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
        QCOMPARE(model.index(1, 0).data(role).toString(), QStringLiteral("2025-01-06 23:59:59.123456+00"));
    QCOMPARE(model.index(0, 3).data(PillRole).value<Pill>(),
             (Pill {QStringLiteral("429"), Meaning::Warning}));
}

void TestEventTableModel::windowSlides()
{
    EventTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPage(shape(), page(10000, 1500, true), true, false);
    QCOMPARE(ends(model), QStringLiteral("10000..8501 N-"));
    QCOMPARE(model.rowCount(), 1500 + EventTableModel::LoadingRows);
    QCOMPARE(model.index(1500, 0).data().toString(), QStringLiteral("Loading…"));
    QVERIFY(!model.flags(model.index(1500, 0)).testFlag(Qt::ItemIsSelectable));
    // or headings would change sides while one scrolls: the first row is such a one in the middle
    const int status = model.viewColumn("status");
    QCOMPARE(model.index(1500, status).data(Qt::TextAlignmentRole),
             model.index(0, status).data(Qt::TextAlignmentRole));
    model.addOlder(page(8500, 400, true));
    QCOMPARE(ends(model), QStringLiteral("10000..8101 N-"));
    model.addOlder(page(8100, 400, true));
    QCOMPARE(ends(model), QStringLiteral("9700..7701 --"));
    QCOMPARE(model.eventCount(), EventTableModel::MaxEvents);
    QCOMPARE(model.rowCount(), EventTableModel::MaxEvents + 2 * EventTableModel::LoadingRows);
    model.addNewer(page(10000, 300, false));
    QCOMPARE(ends(model), QStringLiteral("10000..8001 N-"));
    model.addOlder(page(8000, 5, false));
    QCOMPARE(ends(model), QStringLiteral("9995..7996 -O"));
    model.addOlder({});
    QCOMPARE(ends(model), QStringLiteral("9995..7996 -O"));
}

void TestEventTableModel::findsByKey()
{
    EventTableModel model;
    model.setPage(shape(), page(50, 50, false), true, true);
    QCOMPARE(model.find({.at = "t20", .id = "20"}), 30);
    QCOMPARE(model.find({.at = "t20", .id = "21"}), -1);
    QCOMPARE(model.event(50), nullptr);
    QCOMPARE(model.event(-1), nullptr);
    QCOMPARE(model.cellText(30, "subject"), QStringLiteral("s20"));
    QCOMPARE(model.cellText(30, "nope"), QString());
}

void TestEventTableModel::mergesWhatCameMeanwhile()
{
    const auto row = [](int second, int id) {
        EventRow made = page(id, 1, false).rows[0];
        made.key.at = "2025-01-06 00:00:" + QByteArray::number(second).rightJustified(2, '0') + "+00";
        return made;
    };
    EventTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    EventPage known;
    known.rows = {row(30, 7), row(20, 5), row(20, 3)};
    model.setPage(shape(), known, true, false);
    model.merge({row(20, 4), row(40, 8), row(30, 7), row(10, 1)});
    QByteArrayList ids;
    for (int i = 0; i < model.eventCount(); ++i)
        ids << model.event(i)->key.id;
    QCOMPARE(ids.join(','), QByteArray("8,7,5,4,3,1"));
}

QTEST_GUILESS_MAIN(TestEventTableModel)
#include "tst_eventtablemodel.moc"
