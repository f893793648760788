#include "parquetreader.h"
#include "verifyresult.h"

#include "base/files.h"
#include "pages/compare/comparedweeksmodel.h"
#include "pages/compare/deltamodel.h"
#include "pages/compare/partialmodel.h"
#include "widgets/charts/chartannotation.h"
#include "widgets/charts/metricboard.h"
#include "widgets/charts/metricexport.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// What metrics pages keep, tell and write to files.
class TestMetricModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boardsComeBack();
    void damagedBoardIsNone();
    void annotationsOfAWeek();
    void annotationsComeBack();
    void csvIsExact();
    void csvRunsNothing();
    void parquetIsExact();
    void jsonSaysWhatIsShown();
    void timesInAZone_data();
    void timesInAZone();
    void differencesAsRows();
    void differencesKeepTheirPlace();
    void whatIsNotInAllWeeks();
    void comparedWeeks();
};

namespace {

constexpr qint64 Noon = 1736164800000000; // 2025-01-06 12:00 UTC

MetricExport exported()
{
    MetricBucket one {
        .firstAt = Noon, .lastAt = Noon + 1, .first = 1, .last = 0.1, .least = 0.1, .greatest = 1};
    one.count = 3;
    one.leastText = "0.100000000000000000001";
    one.greatestText = "1.00";
    MetricBucket later = one;
    later.firstAt = later.lastAt = Noon + 60'000'000;
    later.first = later.last = 0.5;
    MetricBucket outside = one;
    outside.firstAt = outside.lastAt = Noon + 120'000'000;
    MetricExport shown {.game = QStringLiteral("farm"), .begin = Noon, .end = Noon + 100'000'000};
    shown.charts.push_back(
        {.metric = {.id = QStringLiteral("coins"),
                    .title = QStringLiteral("Coins"),
                    .unit = QStringLiteral("coins"),
                    .meaning = {.kind = MetricKind::Counter},
                    .description = {},
                    .query = {.name = QStringLiteral("coins.sql"), .text = "SELECT 1"}},
         .lines = {{.week = QStringLiteral("farm_2025_w02"),
                    .series = {.name = QStringLiteral("a,\"b\""), .buckets = {one, later, outside}},
                    .isKept = true}}});
    return shown;
}

using State = WeekValue::State;

DeltaRow deltaRow(const QString& series, const std::vector<std::optional<double>>& values)
{
    DeltaRow row {.metric = QStringLiteral("coins"),
                  .title = QStringLiteral("Coins"),
                  .unit = QStringLiteral("c"),
                  .series = series,
                  .delta = delta(values)};
    for (const auto& value : values)
        row.values.push_back({.state = value ? State::Known : State::NotInWeek,
                              .text = value ? QByteArray::number(*value) : QByteArray(),
                              .isExact = true});
    return row;
}

QStringList texts(const QAbstractItemModel& model, int row)
{
    QStringList list;
    for (int i = 0; i < model.columnCount(); ++i)
        list << model.index(row, i).data().toString();
    return list;
}

QStringList headers(const QAbstractItemModel& model)
{
    QStringList list;
    for (int i = 0; i < model.columnCount(); ++i)
        list << model.headerData(i, Qt::Horizontal).toString();
    return list;
}

}

void TestMetricModels::boardsComeBack()
{
    const MetricBoard board {.metrics = {QStringLiteral("fuel"), QStringLiteral("ships")},
                             .hidden = {{QStringLiteral("fuel"), {QStringLiteral("Ā\"1"), QString()}}},
                             .style = {.isStepped = true, .isLogarithmic = false, .isRate = true}};
    const auto again = MetricBoard::fromJson(board.toJson());
    QVERIFY(again);
    QCOMPARE(*again, board);
}

void TestMetricModels::damagedBoardIsNone()
{
    const MetricBoard board {.metrics = {QStringLiteral("fuel")}, .hidden = {}, .style = {}};
    const QByteArray json = board.toJson();
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY(!MetricBoard::fromJson(json.first(length)));
    QVERIFY(!MetricBoard::fromJson("[]"));
}

void TestMetricModels::annotationsOfAWeek()
{
    MigrationHistory history;
    history.rows = {{.rank = 1,
                     .version = QStringLiteral("001"),
                     .description = QStringLiteral("tables"),
                     .installedOn = "2025-01-06 12:00:00.000001"},
                    {.rank = 2, .version = QStringLiteral("002"), .success = false},
                    {.rank = 3, .description = QStringLiteral("views"), .installedOn = "infinity"}};
    const auto migrations = annotationsOf(history);
    QCOMPARE(migrations.size(), std::size_t(1)); // what failed or has no time is no flag
    QCOMPARE(migrations[0].at, Noon + 1);
    QCOMPARE(migrations[0].text, QStringLiteral("001 tables"));

    Operation rollback {.kind = OperationKind::Rollback, .gameId = "7", .target = 40, .head = 80};
    rollback.log = QStringLiteral("games");
    rollback.reason = QStringLiteral("wrong call");
    rollback.at = "2025-01-06 12:00:00+00";
    Operation undo = rollback;
    undo.kind = OperationKind::Undo;
    undo.headAfter = 80;
    Operation purge = rollback;
    purge.kind = OperationKind::Purge;
    const auto operations = annotationsOf(std::vector {rollback, undo, purge});
    QCOMPARE(operations.size(), std::size_t(2));
    QCOMPARE(operations[0].kind, ChartAnnotation::Kind::Rollback);
    QCOMPARE(operations[0].text, QStringLiteral("Game 7: from play 80 to play 40; wrong call"));
    QCOMPARE(operations[1].kind, ChartAnnotation::Kind::Undo);
    QCOMPARE(operations[1].text, QStringLiteral("Game 7: back to play 80; wrong call"));
}

void TestMetricModels::annotationsComeBack()
{
    const std::vector<ChartAnnotation> list {
        {.at = Noon + 1, .kind = ChartAnnotation::Kind::Undo, .text = QStringLiteral("ä \"x\"\n")},
        {.at = -5, .kind = ChartAnnotation::Kind::Reset, .text = {}}};
    QCOMPARE(annotationsFromJson(annotationsJson(list)), list);
    QVERIFY(annotationsFromJson("damaged").empty());
    QVERIFY(annotationsFromJson(R"([{"at":1,"kind":"of a newer program"}])").empty());
}

void TestMetricModels::csvIsExact()
{
    QCOMPARE(metricsCsv(exported()),
             QByteArray("metric,unit,week,kept,series,shown,from,until,readings,first,last,least,greatest\n"
                        "coins,coins,farm_2025_w02,true,\"a,\"\"b\"\"\",true,2025-01-06T12:00:00.000000Z,"
                        "2025-01-06T12:00:00.000001Z,3,1.00,0.100000000000000000001,0.100000000000000000001,"
                        "1.00\n"
                        "coins,coins,farm_2025_w02,true,\"a,\"\"b\"\"\",true,2025-01-06T12:01:00.000000Z,"
                        "2025-01-06T12:01:00.000000Z,3,0.5,0.5,0.100000000000000000001,1.00\n"));
}

void TestMetricModels::parquetIsExact()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // parquetIsExact
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("charts.parquet"));
    const auto bytes = metricsParquet(exported());
    VERIFY_RESULT(bytes);
    VERIFY_RESULT(writePrivateFile(file, *bytes));
    const ParquetContent content = readParquet(file);
    QCOMPARE(content.error, QByteArray());
    QCOMPARE(content.types.value(QLatin1String("least")).toString(), QStringLiteral("DECIMAL(22,21)"));
    QCOMPARE(content.rows.size(), 2);
    const QByteArray first = R"(["coins", "coins", "farm_2025_w02", "true", "a,\"b\"", "true",
        "2025-01-06 12:00:00+00", "2025-01-06 12:00:00.000001+00", "3", "1.0", "0.1", "0.100000000000000000001",
        "1.00"])";
    QCOMPARE(content.rows[0], QJsonDocument::fromJson(first).array());
}

void TestMetricModels::csvRunsNothing()
{
    MetricExport shown = exported();
    shown.charts[0].lines[0].series.name = QStringLiteral("=cmd()");
    QVERIFY(metricsCsv(shown).contains(",\"'=cmd()\","));
}

void TestMetricModels::jsonSaysWhatIsShown()
{
    MetricExport shown = exported();
    shown.isElapsed = true;
    shown.begin = -1'500'000;
    const QJsonObject all = QJsonDocument::fromJson(metricsJson(shown)).object();
    QCOMPARE(all[QStringLiteral("times")].toString(), QStringLiteral("seconds since the reset"));
    QCOMPARE(all[QStringLiteral("from")].toString(), QStringLiteral("-1.500000"));
    const QJsonObject chart = all[QStringLiteral("charts")][0].toObject();
    QCOMPARE(chart[QStringLiteral("query")].toString(), QStringLiteral("SELECT 1"));
    QCOMPARE(chart[QStringLiteral("unit")].toString(), QStringLiteral("coins"));
    const QJsonObject line = chart[QStringLiteral("lines")][0].toObject();
    QCOMPARE(line[QStringLiteral("kept")].toBool(), true);
    QCOMPARE(line[QStringLiteral("buckets")].toArray().size(), 2);
    QCOMPARE(line[QStringLiteral("buckets")][0][QStringLiteral("least")].toString(),
             QStringLiteral("0.100000000000000000001"));
}

void TestMetricModels::timesInAZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("utc") << QByteArray("UTC") << QByteArray("2025-01-06T12:00:00.000000Z");
    QTest::newRow("east") << QByteArray("Asia/Kolkata") << QByteArray("2025-01-06T17:30:00.000000+05:30");
    QTest::newRow("west") << QByteArray("America/New_York") << QByteArray("2025-01-06T07:00:00.000000-05:00");
}

void TestMetricModels::timesInAZone()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, expected);
    MetricExport shown = exported();
    shown.zone = QTimeZone(zone);
    QVERIFY(shown.zone.isValid());
    QVERIFY2(metricsCsv(shown).contains(QByteArray("," + expected + ",")), metricsCsv(shown).constData());
}

void TestMetricModels::differencesAsRows()
{
    DeltaModel model;
    const QAbstractItemModelTester tester(&model);
    DeltaRow nearly = deltaRow(QStringLiteral("b"), {5, {}});
    nearly.values[0].isExact = false;
    DeltaRow notYet = deltaRow(QStringLiteral("c"), {{}, 0});
    notYet.values[0].state = State::NotYet;
    DeltaRow notRead = deltaRow(QStringLiteral("d"), {{}, {}});
    notRead.values[0].state = notRead.values[1].state = State::NotRead;
    model.setRows({deltaRow(QStringLiteral("a"), {8, 10}), nearly, notYet, notRead},
                  {QStringLiteral("w02"), QStringLiteral("w01")});
    const auto cells = [](const char* line) { return QString::fromUtf8(line).split(QLatin1Char('|')); };
    QCOMPARE(headers(model), cells("Metric|Value|Series|w02|w01|Δ to w01|Δ %|Rank|Robust z"));
    QCOMPARE(texts(model, 0), cells("Coins (c)|last|a|8|10|−2|−20 %|2 of 2|too few to say"));
    QCOMPARE(texts(model, 1), cells("Coins (c)|last|b|≈ 5|not in w01||||too few to say"));
    QCOMPARE(texts(model, 2), cells("Coins (c)|last|c|not yet|0||||"));
    QCOMPARE(texts(model, 3), cells("Coins (c)|last|d|not read|not read||||"));
    // enough weeks to say it, and a value unlike all others
    model.setRows(
        {deltaRow(QStringLiteral("a"), {10, 4, 2, 4, 2}), deltaRow(QStringLiteral("b"), {1, 3, 3, 3, 3})},
        cells("w05|w04|w03|w02|w01"));
    QCOMPARE(texts(model, 0).last(), QString::fromUtf8("+4.72 (n = 4)"));
    QCOMPARE(texts(model, 1).last(), QStringLiteral("unlike all others (n = 4)"));
    QVERIFY(model.headerData(model.columnOf(DeltaModel::RobustZColumn), Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("1.4826")));
    QVERIFY(!model.row(2));
}

void TestMetricModels::differencesKeepTheirPlace()
{
    DeltaModel model;
    const QStringList weeks {QStringLiteral("w02"), QStringLiteral("w01")};
    model.setRows({deltaRow(QStringLiteral("a"), {8, 10})}, weeks);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows({deltaRow(QStringLiteral("a"), {9, 10})}, weeks); // the pointer moved
    QVERIFY(reset.isEmpty());
    QCOMPARE(changed.size(), 1);
    model.setRows({deltaRow(QStringLiteral("b"), {9, 10})}, weeks);
    QCOMPARE(reset.size(), 1);
}

void TestMetricModels::whatIsNotInAllWeeks()
{
    PartialModel model;
    const QAbstractItemModelTester tester(&model);
    model.setItems({{.kind = PartialItem::Kind::Table,
                     .name = QStringLiteral("core.ships\x1b"),
                     .isIn = {true, false, std::nullopt}}},
                   {QStringLiteral("w03"), QStringLiteral("w02"), QStringLiteral("w01")});
    const QStringList row = texts(model, 0);
    QCOMPARE(row.first(), QStringLiteral("Table"));
    QVERIFY(!row[1].contains(QChar(0x1b)));
    QCOMPARE(row.mid(2),
             QStringList({QStringLiteral("yes"), QStringLiteral("not in w02"), QStringLiteral("not known")}));
}

void TestMetricModels::comparedWeeks()
{
    ComparedWeeksModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({{.week = QStringLiteral("farm_2025_w02"),
                    .start = WeekStart {.at = Noon, .source = WeekStart::Source::Marker},
                    .end = 90'061'500'000,
                    .schemaVersion = QStringLiteral("004"),
                    .isKept = true,
                    .errors = {QStringLiteral("gone")}},
                   {.week = QStringLiteral("farm_2025_w01")}});
    QCOMPARE(texts(model, 0),
             QStringList({QStringLiteral("farm_2025_w02"), QStringLiteral("2025-01-06 12:00:00 (UTC)"),
                          sourceText(WeekStart::Source::Marker), QStringLiteral("1d 01:01:01"),
                          QStringLiteral("004"), QStringLiteral("kept; gone")}));
    QCOMPARE(texts(model, 1)[ComparedWeeksModel::StartColumn], QStringLiteral("unknown: set it (F2)"));
}

QTEST_GUILESS_MAIN(TestMetricModels)
#include "tst_metricmodels.moc"
