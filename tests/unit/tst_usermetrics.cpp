#include "verifyresult.h"

#include "base/files.h"
#include "game/gamelibrary.h"
#include "game/usermetrics.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// Metrics that are files of the user.
class TestUserMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read();
    void problems_data();
    void problems();
    void writtenAndReadAgain();
    void savingIsCareful();
    void oneBadFileKeepsNoneOut();
};

void TestUserMetrics::read()
{
    const QByteArray text = "-- Title: Fuel of all ships\n--unit: kg\n-- what I wanted to know\n\n"
                            "-- kind: counter\n-- description: with: colons\nSELECT 1 -- title: none\n";
    const auto metric = readUserMetric(QStringLiteral("/x/fuel-1.sql"), text);
    VERIFY_RESULT(metric);
    QCOMPARE(metric->id, QStringLiteral("user.fuel-1"));
    QCOMPARE(metric->title, QStringLiteral("Fuel of all ships"));
    QCOMPARE(metric->unit, QStringLiteral("kg"));
    QCOMPARE(metric->meaning.kind, MetricKind::Counter);
    QCOMPARE(metric->description, QStringLiteral("with: colons"));
    QCOMPARE(metric->query.name, QStringLiteral("/x/fuel-1.sql"));
    QCOMPARE(metric->query.text, text);
    QCOMPARE(metric->comparison, MetricComparison {.by = QStringLiteral("series")});
    const auto ranked = readUserMetric(QStringLiteral("/x/rich.sql"),
                                       "-- title: Rich\n-- unit: c\n-- compare: top 3\nSELECT 1");
    VERIFY_RESULT(ranked);
    QCOMPARE(ranked->comparison, MetricComparison {.top = 3});
}

void TestUserMetrics::problems_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* name, const char* file, const QByteArray& text, const char* where) {
        QTest::newRow(name) << QString::fromUtf8(file) << text << QString::fromUtf8(where);
    };
    row("no title", "a.sql", "-- unit: kg\nSELECT 1", "a.sql, line 1");
    row("empty unit", "a.sql", "-- title: A\n-- unit:\nSELECT 1", "a.sql, line 2");
    row("unknown key", "a.sql", "-- title: A\n\n-- colour: red\n-- unit: kg\n", "a.sql, line 3");
    row("twice", "a.sql", "-- title: A\n-- title: B\n", "a.sql, line 2");
    row("kind", "a.sql", "-- title: A\n-- unit: kg\n-- kind: average\n", "a.sql, line 3");
    row("compared by nothing", "a.sql", "-- title: A\n-- unit: kg\n-- compare: role\n", "a.sql, line 3");
    row("no such aggregate", "a.sql", "-- title: A\n-- unit: kg\n-- compare: by role, across product\n",
        "a.sql, line 3");
    row("rate of a gauge", "a.sql", "-- title: A\n-- unit: kg\n-- compare: by role, value rate\n",
        "a.sql, line 3");
    row("count of no time", "a.sql", "-- title: A\n-- unit: kg\n-- kind: count\n", "a.sql, line 3");
    row("seconds", "a.sql", "-- title: A\n-- unit: kg\n-- seconds: many\n", "a.sql, line 3");
    row("name", "A b.sql", "-- title: A\n-- unit: kg\nSELECT 1", "A b.sql");
    row("not UTF-8", "a.sql", "-- title: \xff\n-- unit: kg\nSELECT 1", "a.sql");
    row("NUL", "a.sql", QByteArray("-- title: A\n-- unit: kg\0SELECT 1", 33), "a.sql");
}

void TestUserMetrics::problems()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    const auto metric = readUserMetric(file, text);
    QVERIFY(!metric);
    QTEST(metric.error().where, "where");
}

void TestUserMetrics::writtenAndReadAgain()
{
    const MetricDefinition metric {.id = userMetricId(QStringLiteral("m")),
                                   .title = QStringLiteral("Two\nlines"),
                                   .unit = QStringLiteral("%"),
                                   .meaning = {.kind = MetricKind::Count, .seconds = 3600},
                                   .description = {},
                                   .query = {.name = {}, .text = "SELECT now() AS at, 1 AS value"},
                                   .comparison = {.by = QStringLiteral("role"),
                                                  .across = SeriesAggregate::Sum,
                                                  .value = ComparedValue::Rate}};
    const auto again = readUserMetric(QStringLiteral("m.sql"), userMetricText(metric));
    VERIFY_RESULT(again);
    QCOMPARE(again->title, QStringLiteral("Two lines")); // the rest would be SQL
    QCOMPARE(again->meaning, metric.meaning);
    QCOMPARE(again->comparison, metric.comparison);
    QVERIFY(again->query.text.endsWith("SELECT now() AS at, 1 AS value\n"));
}

void TestUserMetrics::savingIsCareful()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("galaxy"));
    MetricDefinition metric {.id = {},
                             .title = QStringLiteral("A"),
                             .unit = QStringLiteral("B"),
                             .description = {},
                             .query = {.name = {}, .text = "SELECT 1"}};
    QVERIFY(!saveUserMetric(path, QStringLiteral("../evil"), metric));
    QVERIFY(!QDir(path).exists());
    VERIFY_RESULT(saveUserMetric(path, QStringLiteral("a"), metric));
    metric.title = QStringLiteral("C");
    QVERIFY(!saveUserMetric(path, QStringLiteral("a"), metric));
    QCOMPARE(readUserMetrics(path).metrics.at(0).title, QStringLiteral("A"));
    VERIFY_RESULT(saveUserMetric(path, QStringLiteral("a"), metric, true));
    QCOMPARE(readUserMetrics(path).metrics.at(0).title, QStringLiteral("C"));
}

void TestUserMetrics::oneBadFileKeepsNoneOut()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("galaxy")));
    const auto write = [&folder](const char* name, const QByteArray& text) {
        return writePrivateFile(folder.filePath(QStringLiteral("galaxy/") + QString::fromLatin1(name)), text);
    };
    VERIFY_RESULT(write("good.sql", "-- title: Good\n-- unit: kg\nSELECT 1"));
    VERIFY_RESULT(write("bad.sql", "SELECT 1"));
    VERIFY_RESULT(write("notes.txt", "no metric"));
    const auto library = GameLibrary::load({QStringLiteral(":/sql/games")}, folder.path(), trustAll);
    QCOMPARE(library.errors().size(), std::size_t(1));
    QVERIFY(library.errors().front().where.endsWith(QStringLiteral("galaxy/bad.sql, line 1")));
    const auto galaxy = library.game(QStringLiteral("galaxy"));
    QVERIFY(galaxy->metric(QStringLiteral("user.good")));
    QVERIFY(galaxy->metrics.size() > 1);
    VERIFY_RESULT(write("bad.sql", "-- title: Better\n-- unit: kg\nSELECT 1"));
    const auto again = library.reloaded();
    QVERIFY(again.errors().empty());
    QVERIFY(again.game(QStringLiteral("galaxy"))->metric(QStringLiteral("user.bad")));
}

QTEST_GUILESS_MAIN(TestUserMetrics)
#include "tst_usermetrics.moc"
