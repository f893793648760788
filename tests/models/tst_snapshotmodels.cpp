#include "pages/snapshots/pathhistorymodel.h"
#include "pages/snapshots/snapshotarraymodel.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "json/number.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Weekglass;

/// The lists of snapshots, of the elements of an array, and of a value's history.
class TestSnapshotModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listGrowsAtBothEnds();
    void listIsBounded();
    void checksumStates();
    void findsArraysOfObjects();
    void spreadsMembersOverColumns();
    void sortsNumbersExactly_data();
    void sortsNumbersExactly();
    void sortsMixedKinds();
    void writesTsv();
    void historyMarksChanges();

private:
    static SnapshotPage page(int newest, int oldest, bool more)
    {
        SnapshotPage page;
        page.more = more;
        for (int seq = newest; seq >= oldest; --seq) {
            SnapshotRow& row = page.rows.emplace_back();
            row.key = {.seq = QByteArray::number(seq), .subject = "world", .id = "7"};
            row.storedBytes = 1000 + seq;
        }
        return page;
    }
    /// "5..2"
    static QString printed(const SnapshotListModel& model)
    {
        const auto seq = [&model](int row) { return model.index(row, 0).data().toString(); };
        return model.rowCount() == 0 ? QString()
                                     : QString(seq(0) + QLatin1String("..") + seq(model.rowCount() - 1));
    }
    static std::shared_ptr<const Json::Document> document(const QByteArray& text)
    {
        auto parsed = Json::Document::parse(text);
        if (!parsed)
            qFatal("%s", qPrintable(parsed.error().text()));
        return std::make_shared<const Json::Document>(*std::move(parsed));
    }
    /// "a b | 1 2 | 3 4"
    static QString printed(const SnapshotArrayModel& model)
    {
        QStringList lines;
        for (int row = -1; row < model.rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(); ++column)
                cells << (row < 0 ? model.headerData(column, Qt::Horizontal)
                                  : model.index(row, column).data())
                             .toString();
            lines << cells.join(QLatin1Char(' '));
        }
        return lines.join(QLatin1String(" | "));
    }
};

void TestSnapshotModels::listGrowsAtBothEnds()
{
    SnapshotListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPage(page(6, 4, true), false, false);
    QCOMPARE(printed(model), QStringLiteral("6..4"));
    model.addOlder(page(3, 1, false));
    QVERIFY(model.isAtOldest() && !model.isAtNewest());
    model.addNewer(page(9, 7, false));
    QCOMPARE(printed(model), QStringLiteral("9..1"));
    QVERIFY(model.isAtNewest());
    QCOMPARE(model.find({.seq = "4", .subject = {}, .id = "7"}), 5);
    QCOMPARE(model.find({.seq = "44", .subject = {}, .id = "7"}), -1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestSnapshotModels::listIsBounded()
{
    SnapshotListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    constexpr int Newest = 100'000;
    model.setPage(page(Newest, Newest - 99, true), true, false);
    for (int seq = Newest - 100; seq > Newest - 2 * SnapshotListModel::MaxRows; seq -= 500)
        model.addOlder(page(seq, seq - 499, true));
    QCOMPARE(model.rowCount(), SnapshotListModel::MaxRows);
    QVERIFY(!model.isAtNewest());
    const int first = model.snapshot(0)->key.seq.toInt();
    model.addNewer(page(first + 300, first + 1, true));
    QCOMPARE(model.rowCount(), SnapshotListModel::MaxRows);
    QCOMPARE(model.snapshot(0)->key.seq.toInt(), first + 300);
    QVERIFY(!model.isAtOldest());
}

void TestSnapshotModels::checksumStates()
{
    SnapshotListModel model;
    SnapshotPage two = page(2, 1, false);
    two.rows[0].checksum = "abc";
    model.setPage(two, true, true);
    const auto state = [&model](int row) {
        return model.index(row, SnapshotListModel::ChecksumColumn).data().toString();
    };
    QCOMPARE(state(0), QStringLiteral("not checked"));
    QCOMPARE(state(1), QStringLiteral("none"));
    model.setCheck(two.rows[0].key, SnapshotListModel::Check::Differs);
    QVERIFY(state(0).contains(QStringLiteral("differs")));
    model.setCheck(two.rows[0].key, SnapshotListModel::Check::Matches);
    QVERIFY(state(0).contains(QStringLiteral("matches")));
}

void TestSnapshotModels::findsArraysOfObjects()
{
    const auto world = document(R"({"ships":[{"log":[{"t":1}]},{}],"mixed":[{},1],"none":[],"n":[1,2]})");
    QStringList paths;
    for (const ObjectArray& array : objectArrays(*world))
        paths << QStringLiteral("%1:%2").arg(array.path).arg(array.elements);
    QCOMPARE(paths, (QStringList {QStringLiteral("/ships:2"), QStringLiteral("/ships/0/log:1")}));
}

void TestSnapshotModels::spreadsMembersOverColumns()
{
    SnapshotArrayModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setArray(
        document(
            R"([{"n":"A","p":{"x":1,"y":2.50}},{"n":"B","p":{"x":1e2,"z":3},"v":[1,2.0],"w":[1,2,3,4,5]}])"),
        0);
    QCOMPARE(printed(model),
             QStringLiteral("n p.x p.y p.z v[0] v[1] w | A 1 2.50     | B 1e2  3 1 2.0 [1,2,3,4,5]"));
    model.setArray(nullptr, Json::noNode);
    QCOMPARE(model.columnCount(), 0);
}

void TestSnapshotModels::sortsNumbersExactly_data()
{
    QTest::addColumn<QByteArray>("numbers");
    QTest::addColumn<QByteArray>("sorted");
    const auto row = [](const char* name, const char* numbers, const char* sorted) {
        QTest::newRow(name) << QByteArray(numbers) << QByteArray(sorted);
    };
    row("beyond double", "9007199254740993,9007199254740992,9007199254740994",
        "9007199254740992,9007199254740993,9007199254740994");
    row("digits", "10,9,100,-10,-9,-100", "-100,-10,-9,9,10,100");
    row("exponents", "1e3,999,1.0001e3,1e-3,0.0011,0", "0,1e-3,0.0011,999,1e3,1.0001e3");
    row("equal ones stay", "1.0,1,10e-1,0.5", "0.5,1.0,1,10e-1");
    row("negative ones", "-1e-5,-0.000011,-1e-4,0,-0.0", "-1e-4,-0.000011,-1e-5,0,-0.0");
}

void TestSnapshotModels::sortsNumbersExactly()
{
    QFETCH(QByteArray, numbers);
    QFETCH(QByteArray, sorted);
    QByteArray json = "[{\"v\":" + numbers + "}]";
    SnapshotArrayModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setArray(document(json.replace(",", "},{\"v\":")), 0);
    const auto values = [&model] {
        QStringList found;
        for (int i = 0; i < model.rowCount(); ++i)
            found << model.index(i, 0).data().toString();
        return found.join(QLatin1Char(',')).toLatin1();
    };
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(values(), sorted);
    model.sort(-1);
    QCOMPARE(values(), numbers);
}

void TestSnapshotModels::sortsMixedKinds()
{
    SnapshotArrayModel model;
    model.setArray(document(R"([{"v":"b"},{"v":2},{},{"v":"a"},{"v":null},{"v":true}])"), 0);
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(printed(model), QStringLiteral("v |  | null | true | 2 | a | b"));
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(printed(model), QStringLiteral("v | b | a | 2 | true | null | "));
}

void TestSnapshotModels::writesTsv()
{
    SnapshotArrayModel model;
    model.setArray(document(R"([{"n":"a\tb","v":1.50},{"n":"line\nbreak"}])"), 0);
    QCOMPARE(model.tsv({0, 1}), QByteArray("n\tv\na\\tb\t1.50\nline\\nbreak\t\n"));
    QCOMPARE(model.tsv({1}), QByteArray("n\tv\nline\\nbreak\t\n"));
}

void TestSnapshotModels::historyMarksChanges()
{
    PathHistoryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto point = [](const char* seq, const Pg::Value& value, bool changed) {
        return HistoryPoint {.key = {.seq = seq, .subject = {}, .id = seq},
                             .at = "2025-01-06 12:00:00+00",
                             .value = value,
                             .changed = changed};
    };
    model.setPoints({point("1", {}, false), point("2", "10.00", true), point("3", "10.00", false),
                     point("4", "9.999999999999999999", true), point("5", {}, true)});
    QStringList changes;
    for (int row = 0; row < model.rowCount(); ++row)
        changes << model.index(row, PathHistoryModel::ChangeColumn).data().toString();
    QCOMPARE(changes,
             (QStringList {QString(), QStringLiteral("appeared"), QString(),
                           QStringLiteral("-0.000000000000000001"), QStringLiteral("gone")}));
    QCOMPARE(model.index(1, PathHistoryModel::ValueColumn).data().toString(), QStringLiteral("10.00"));
    QCOMPARE(model.changes(), 3);
    QCOMPARE(model.nextChange(-1, true), 1);
    QCOMPARE(model.nextChange(1, true), 3);
    QCOMPARE(model.nextChange(3, false), 1);
    QCOMPARE(model.nextChange(1, false), -1);
    QCOMPARE(model.nextChange(4, true), -1);
}

QTEST_GUILESS_MAIN(TestSnapshotModels)
#include "tst_snapshotmodels.moc"
