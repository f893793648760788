#include "pages/ingest/ingestcolumns.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace Weekglass;
using namespace std::chrono_literals;

/// The tables of an ingest page.
class TestIngestModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void rowsComeAndGo();
    void newestComesFirst();
    void queueSaysWhen();
    void hostileTextIsText();
    void failedRunSaysWhy();
    void durations_data();
    void durations();
};

namespace {

QString text(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

QueuedRequest request(const QByteArray& key)
{
    return {
        .key = key, .endpoint = QStringLiteral("markets"), .subject = QStringLiteral("X1"), .priority = 15};
}

}

void TestIngestModels::rowsComeAndGo()
{
    QueueModel model(queueColumns());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({request("/a"), request("/b"), request("/c")});
    const QPersistentModelIndex selected = model.index(1, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows({request("/d"), request("/e"), request("/f"), request("/g")});
    QCOMPARE(changed.size(), 1);
    QVERIFY(selected.isValid()); // the row stays, so a selection does
    QCOMPARE(text(model, 3, 4), QStringLiteral("/g"));
    model.setRows({request("/h")});
    QVERIFY(!selected.isValid());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, 4), QStringLiteral("/h"));
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.row(0) == nullptr && model.row(-1) == nullptr);
}

void TestIngestModels::newestComesFirst()
{
    IngestErrorsModel model(ingestErrorColumns());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 5; ++i)
        model.prepend({.at = QDateTime::fromSecsSinceEpoch(i, Qt::UTC),
                       .error = {.message = QString::number(i), .advice = QStringLiteral("wait")}},
                      3);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(text(model, 0, 1), QStringLiteral("4"));
    QCOMPARE(text(model, 2, 1), QStringLiteral("2"));
    QCOMPARE(text(model, 0, 0), QStringLiteral("00:00:04"));
    QCOMPARE(text(model, 0, 3), QStringLiteral("wait"));
}

void TestIngestModels::queueSaysWhen()
{
    QueueModel model(queueColumns());
    QueuedRequest status = request("/");
    status.priority = std::numeric_limits<int>::max();
    status.isDue = true;
    QueuedRequest later = request("/later");
    later.due = FetchTime(3661s);
    model.setRows({status, later});
    QCOMPARE(text(model, 0, 0), QStringLiteral("now"));
    QCOMPARE(text(model, 0, 1), QStringLiteral("first"));
    QCOMPARE(text(model, 1, 0), QStringLiteral("01:01:01"));
    QCOMPARE(text(model, 1, 1), QStringLiteral("15"));
    QCOMPARE(model.index(1, 1).data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
}

void TestIngestModels::hostileTextIsText()
{
    RejectedModel model(rejectedColumns());
    model.setRows({{.fetchedAt = "2025-01-01",
                    .requestKey = QByteArray("/a\n\xe2\x80\xae\x01") + QByteArray(5000, 'x'),
                    .status = "200",
                    .reason = "<b>bold</b>"}});
    QVERIFY(text(model, 0, 3).size() < 200);
    for (const QChar c : {QChar(0x0a), QChar(1), QChar(0x202e)})
        QVERIFY(!text(model, 0, 3).contains(c));
    QCOMPARE(text(model, 0, 4), QStringLiteral("<b>bold</b>"));
}

void TestIngestModels::failedRunSaysWhy()
{
    TransformRunsModel model(transformRunColumns());
    TransformRun run {.begunAt = QDateTime::fromSecsSinceEpoch(0, Qt::UTC), .took = 1500ms};
    run.steps = {{.name = QStringLiteral("a.sql"), .rows = 1000},
                 {.name = QStringLiteral("b.sql"), .rows = 234}};
    TransformRun failed = run;
    failed.isRebuild = true;
    failed.error = Error {.message = QStringLiteral("division by zero")};
    model.setRows({run, failed});
    QCOMPARE(text(model, 0, 2), QStringLiteral("1.5 s"));
    QCOMPARE(text(model, 0, 3), QStringLiteral("1,234"));
    QCOMPARE(text(model, 0, 4), QStringLiteral("done"));
    QCOMPARE(text(model, 1, 1), QStringLiteral("rebuild"));
    QCOMPARE(text(model, 1, 3), QString()); // nothing was changed
    QCOMPARE(text(model, 1, 4), QStringLiteral("division by zero"));
}

void TestIngestModels::durations_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("shown");
    QTest::newRow("ms") << 950 << QStringLiteral("950 ms");
    QTest::newRow("s") << 2440 << QStringLiteral("2.4 s");
    QTest::newRow("min") << 200000 << QStringLiteral("3 min 20 s");
}

void TestIngestModels::durations()
{
    QFETCH(int, ms);
    QFETCH(QString, shown);
    QCOMPARE(durationText(std::chrono::milliseconds(ms)), shown);
}

QTEST_GUILESS_MAIN(TestIngestModels)
#include "tst_ingestmodels.moc"
