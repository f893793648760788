#include "health/handover.h"
#include "health/weeksizes.h"

#include <QTest>

using namespace Weekglass;

/// Limits, words and the forms that other programs are handed.
class TestHealthFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsComplete();
    void judged_data();
    void judged();
    void thresholdsFile();
    void refusedFiles_data();
    void refusedFiles();
    void roundTrip();
    void amounts_data();
    void amounts();
    void states();
    void nagiosRanges();
    void prometheusEscapes();
    void csvGuardsFormulas();
    void sizesBetweenReadings();

private:
    static HealthReport reportOf(FigureList& list)
    {
        HealthReport report;
        report.server = QStringLiteral("a \"b\"\\c");
        report.readAt = 10'000'000;
        report.figures = list.figures();
        sortFigures(report.figures);
        return report;
    }
};

void TestHealthFigures::everyKindIsComplete()
{
    QSet<QByteArray> ids;
    for (const FigureKind& kind : figureKinds()) {
        QVERIFY(!ids.contains(kind.id));
        ids.insert(kind.id);
        QVERIFY(*kind.source && *kind.name && *kind.next);
        const Threshold threshold = Thresholds::defaults().of(kind);
        if (threshold.warning && threshold.critical)
            QVERIFY2(kind.isBelow == (*threshold.warning > *threshold.critical), kind.id);
    }
}

void TestHealthFigures::judged_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("below");
    QTest::addColumn<int>("state");
    QTest::newRow("good") << 79.9 << false << int(Figure::State::Good);
    QTest::newRow("warning") << 80.0 << false << int(Figure::State::Warning);
    QTest::newRow("critical") << 95.0 << false << int(Figure::State::Critical);
    QTest::newRow("low is bad") << 70.0 << true << int(Figure::State::Critical);
    QTest::newRow("at the limit") << 95.0 << true << int(Figure::State::Good);
}

void TestHealthFigures::judged()
{
    QFETCH(double, value);
    QFETCH(bool, below);
    const Threshold threshold =
        below ? Threshold {.warning = 95, .critical = 80} : Threshold {.warning = 80, .critical = 95};
    QTEST(int(judge(value, threshold, below)), "state");
    QCOMPARE(int(judge(value, {}, below)), int(Figure::State::None));
}

void TestHealthFigures::thresholdsFile()
{
    const auto parsed = Thresholds::parse(R"({"connections": {"warning": 85.5}, "disk": {"critical": null}})",
                                          QStringLiteral("f"));
    QVERIFY(parsed);
    QCOMPARE(parsed->of(*figureKind(QStringLiteral("connections"))),
             (Threshold {.warning = 85.5, .critical = 90}));
    QCOMPARE(parsed->of(*figureKind(QStringLiteral("disk"))), (Threshold {.warning = 75}));
}

void TestHealthFigures::refusedFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("{") << QString();
    QTest::newRow("no object") << QByteArray("[]") << QStringLiteral("object");
    QTest::newRow("unknown") << QByteArray(R"({"conections": {}})") << QStringLiteral("conections");
    QTest::newRow("text") << QByteArray(R"({"disk": {"warning": "75"}})") << QStringLiteral("disk");
    QTest::newRow("other key") << QByteArray(R"({"disk": {"warn": 75}})") << QStringLiteral("warn");
}

void TestHealthFigures::refusedFiles()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto parsed = Thresholds::parse(json, QStringLiteral("my.json"));
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    QVERIFY(parsed.error().text().contains(QStringLiteral("my.json")));
}

void TestHealthFigures::roundTrip()
{
    const QByteArray json = Thresholds::defaults().toJson();
    const auto parsed = Thresholds::parse(json, QStringLiteral("f"));
    QVERIFY(parsed);
    QCOMPARE(parsed->toJson(), json);
}

void TestHealthFigures::amounts_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("percent") << 41.0 << int(FigureUnit::Percent) << QStringLiteral("41 %");
    QTest::newRow("part of it") << 98.76 << int(FigureUnit::Percent) << QStringLiteral("98.8 %");
    QTest::newRow("tiny") << 0.00004 << int(FigureUnit::Percent) << QStringLiteral("0.000 %");
    QTest::newRow("seconds") << 4.2 << int(FigureUnit::Seconds) << QStringLiteral("4.2 s");
    QTest::newRow("minutes") << 300.0 << int(FigureUnit::Seconds) << QStringLiteral("5 min");
    QTest::newRow("bytes") << 52428800.0 << int(FigureUnit::Bytes) << QStringLiteral("50.0 MiB");
    QTest::newRow("count") << 3.0 << int(FigureUnit::Count) << QStringLiteral("3");
}

void TestHealthFigures::amounts()
{
    QFETCH(double, value);
    QFETCH(int, unit);
    QTEST(amountText(value, static_cast<FigureUnit>(unit)), "text");
}

void TestHealthFigures::states()
{
    FigureList list(Thresholds::defaults());
    list.tell("connections", 85);
    list.tell("wraparound", 1);
    list.tell("week_size", 1e6);
    list.refuse("disk", QStringLiteral("not told"), QStringLiteral("SELECT 1;"));
    QStringList keys;
    for (const Figure& figure : list.figures())
        keys << stateKey(figure);
    QCOMPARE(keys.join(QLatin1Char(' ')), QStringLiteral("warning good no_limit not_told"));
    const FigureCounts counts = countFigures(list.figures());
    QCOMPARE(counts.warnings + 10 * counts.good + 100 * counts.noLimit + 1000 * counts.notTold, 1111);
    QCOMPARE(int(worstState(list.figures())), int(Figure::State::Warning));
    QCOMPARE(thresholdText(list.figures()[0]), QStringLiteral("80 % · 90 %"));
    QVERIFY(!list.figures()[0].next.isEmpty());
    QVERIFY(list.figures()[1].next.isEmpty());
    QCOMPARE(figureAge(list.figures()[3], 1), QStringLiteral("–"));
}

void TestHealthFigures::nagiosRanges()
{
    FigureList list(Thresholds::defaults());
    list.tell("cache_hit", 97).since = 1;
    list.tell("connections", 12.5, QStringLiteral("12 of | 97"));
    const HealthReport report = reportOf(list);
    QCOMPARE(nagiosCode(report), 1);
    const QByteArray line = nagiosLine(report);
    QVERIFY2(line.startsWith("WEEKGLASS WARNING - Cache hit: 97 % | "), line.constData());
    QVERIFY2(line.contains("'Connections'=12.5%;80;90"), line.constData());
    QVERIFY2(line.contains("'Cache hit'=97%;98:;95:"), line.constData());
    QCOMPARE(line.count('|'), 1);
    QCOMPARE(nagiosUnknown({.message = QStringLiteral("gone\nnow")}).count('\n'), 1);
}

void TestHealthFigures::prometheusEscapes()
{
    FigureList list(Thresholds::defaults());
    list.tell("replication_lag", 0.25, {}, QStringLiteral("new\nline"));
    list.refuse("disk", QStringLiteral("no"));
    const QByteArray text = prometheusText(reportOf(list));
    QVERIFY2(
        text.contains(R"(weekglass_health_value{server="a \"b\"\\c",figure="replication_lag",unit="seconds",)"
                      R"(subject="new\nline"} 0.25)"),
        text.constData());
    QVERIFY(text.contains(R"(figure="disk",unit="percent"} 3)")); // its state; it has no value
    QVERIFY(text.endsWith('\n'));
}

void TestHealthFigures::csvGuardsFormulas()
{
    FigureList list(Thresholds::defaults());
    list.tell("replication_lag", 1, {}, QStringLiteral("=1+1"));
    QVERIFY(healthCsv(reportOf(list)).contains("'=1+1"));
}

void TestHealthFigures::sizesBetweenReadings()
{
    std::vector<WeekSize> sizes;
    for (const WeekSize& each :
         {WeekSize {7200, 200}, WeekSize {0, 100}, WeekSize {7300, 220}, WeekSize {200000, 900}})
        addSize(sizes, each);
    QCOMPARE(sizes, (std::vector<WeekSize> {{0, 100}, {7300, 220}, {200000, 900}})); // one an hour
    QCOMPARE(sizeAt(sizes, 0), std::optional(100.0));
    QCOMPARE(sizeAt(sizes, 3650), std::optional(160.0));
    QVERIFY(!sizeAt(sizes, 100000)); // nobody looked for longer than a day
    QVERIFY(!sizeAt(sizes, 300000));
    QVERIFY(!sizeAt({}, 5));
    QVERIFY(!rowsAt(sizes, 3650)); // a standby's reading has none
    for (WeekSize& each : sizes)
        each.rows = each.bytes * 2;
    QCOMPARE(rowsAt(sizes, 3650), std::optional(320.0));
    QVERIFY(!growthAt(sizes, 7300)); // nobody looked a day before
    addSize(sizes, {90000, 500, {}});
    QCOMPARE(growthAt(sizes, 90000), std::optional(500 - sizeAt(sizes, 3600).value()));
}

QTEST_GUILESS_MAIN(TestHealthFigures)
#include "tst_healthfigures.moc"
