#include "notebooktest.h"

#include "lifecycle/keephistory.h"

using namespace Weekglass;

/// What a week has for the cells of a notebook, against plain SQL.
class TestFilledNotebook : public QObject, private NotebookTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chartSaysWhatSqlSays_data();
    void chartSaysWhatSqlSays();
    void chartOfAPartOfTheWeek();
    void seriesThatIsNotThereIsNamed();
    void comparisonIsThatOfTheWeeks();
    void keptUnderAnotherComparisonIsNotMixed();
    void oneBadMetricStopsNoOther();
    void comparisonOfBadMetricsFails();
    void failingCellStopsNoOther();
    void otherWeekHasItsOwnFigures();
    void droppedWeekIsOneError();

private:
    /// The game with one more metric, whose table is not there.
    GamePointer withBadMetric() const
    {
        auto changed = std::make_shared<GameDefinition>(*m_game);
        MetricDefinition bad = *changed->metric(QStringLiteral("treasury"));
        bad.id = QStringLiteral("bad");
        bad.title = QStringLiteral("Bad");
        bad.query.text = "SELECT t.at, t.value, t.series FROM no_such_table AS t";
        changed->metrics.insert(changed->metrics.begin(), bad);
        return changed;
    }
};

void TestFilledNotebook::initTestCase()
{
    if (const auto started = start(); !started)
        QSKIP(qPrintable(started.error().text()));
    addCopy("UPDATE core.ledger_entries SET treasury_balance = treasury_balance + entry_id");
    addCopy("UPDATE core.ledger_entries SET treasury_balance = 2 * treasury_balance + 1");
}

void TestFilledNotebook::chartSaysWhatSqlSays_data()
{
    QTest::addColumn<QByteArray>("metric");
    for (const char* metric : {"treasury", "credits", "trade_income", "api_errors", "events_per_minute"})
        QTest::newRow(metric) << QByteArray(metric);
}

/// The published figures: series, last, when, least, greatest, mean or sum, n.
void TestFilledNotebook::chartSaysWhatSqlSays()
{
    QFETCH(const QByteArray, metric);
    const FilledCell cell = filled(ChartCell {.metric = QString::fromLatin1(metric)});
    const auto* chart = std::get_if<FilledChart>(&cell.content);
    QVERIFY2(chart, qPrintable(errorOf(cell)));
    const bool isCount = chart->metric.meaning.kind == MetricKind::Count;
    const auto rows = rowsOf(chartFigures(*chart));
    QVERIFY(!rows.empty());
    auto session = m_server.open(m_weeks.back().title());
    // a metric without series is one row of its title
    const QByteArray series = "coalesce(to_jsonb(m) ->> 'series', '" + chart->metric.title.toUtf8() + "')";
    const auto asked = session.query(*Pg::Sql::trusted(
        "SELECT " + series
        + ", count(*), min(m.value)::text, max(m.value)::text, avg(m.value)::float8, sum(m.value)::float8, "
          "(array_agg(m.value::text ORDER BY m.at DESC, m.value::float8 DESC))[1], "
          "to_char(max(m.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM "
        + readings(metric.constData()) + " WHERE m.value IS NOT NULL GROUP BY 1 ORDER BY " + series
        + " COLLATE \"C\""));
    VERIFY_RESULT(asked);
    QCOMPARE(rows.size(), asked->rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto text = [&](std::size_t column) { return QString::fromUtf8(*asked->rows[i][column]); };
        const QStringList& row = rows[i];
        QCOMPARE(row.at(0), text(0));
        QCOMPARE(row.at(6), text(1));
        QCOMPARE(row.at(4), text(3));
        const double wanted = text(isCount ? 5 : 4).toDouble();
        QVERIFY2(std::abs(row.at(5).toDouble() - wanted) <= 1e-9 * std::abs(wanted), qPrintable(row.at(5)));
        if (isCount && !row.at(2).startsWith(text(7))) {
            QCOMPARE(row.at(1), QStringLiteral("0")); // since then nothing was counted
            QVERIFY(row.at(2) > text(7));
            QCOMPARE(row.at(3), QStringLiteral("0"));
            continue;
        }
        QCOMPARE(row.at(1), text(6));
        QVERIFY2(row.at(2).startsWith(text(7)), qPrintable(row.at(2)));
        QVERIFY(row.at(3) == text(2) || (isCount && row.at(3) == QLatin1String("0")));
    }
}

void TestFilledNotebook::chartOfAPartOfTheWeek()
{
    constexpr qint64 Day = 86'400'000'000;
    const auto notebook = filled(std::vector<NotebookCell> {ChartCell {
                                     .metric = QStringLiteral("credits"), .from = Day, .until = 2 * Day}},
                                 m_weeks[0]);
    VERIFY_RESULT(notebook);
    const auto* chart = std::get_if<FilledChart>(&notebook->cells[0].content);
    QVERIFY2(chart, qPrintable(errorOf(notebook->cells[0])));
    const qint64 start = notebook->times.start->at;
    QCOMPARE(chart->data.span.begin, start + Day);
    auto session = m_server.open(m_weeks[0].title());
    qint64 readingsInIt = 0;
    for (const QStringList& row : rowsOf(chartFigures(*chart)))
        readingsInIt += row.at(6).toLongLong();
    QVERIFY(readingsInIt > 0);
    QCOMPARE(QString::number(readingsInIt),
             WeekServer::ask(
                 session,
                 "SELECT count(*) FROM " + readings("credits")
                     + " WHERE extract(epoch FROM m.at) * 1000000 >= " + QByteArray::number(start + Day)
                     + " AND extract(epoch FROM m.at) * 1000000 < " + QByteArray::number(start + 2 * Day)));
}

void TestFilledNotebook::seriesThatIsNotThereIsNamed()
{
    const FilledCell all = filled(ChartCell {.metric = QStringLiteral("credits")});
    const QString one = std::get<FilledChart>(all.content).data.series.back().name;
    const FilledCell cell =
        filled(ChartCell {.metric = QStringLiteral("credits"), .series = {one, QStringLiteral("NOBODY")}});
    const auto* chart = std::get_if<FilledChart>(&cell.content);
    QVERIFY2(chart, qPrintable(errorOf(cell)));
    QCOMPARE(chart->missing, QStringList {QStringLiteral("NOBODY")});
    const auto rows = rowsOf(chartFigures(*chart));
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].at(0), one);
    QCOMPARE(rows[1].at(1), QStringLiteral("no value"));
}

void TestFilledNotebook::comparisonIsThatOfTheWeeks()
{
    constexpr qint64 Day = 86'400'000'000;
    const QStringList metrics {QStringLiteral("treasury"), QStringLiteral("credits")};
    for (const auto at : {std::optional<qint64>(), std::optional(3 * Day)}) {
        const FilledCell cell = filled(ComparisonCell {.metrics = metrics, .before = 2, .at = at});
        const auto* comparison = std::get_if<FilledComparison>(&cell.content);
        QVERIFY2(comparison, qPrintable(errorOf(cell)));
        std::vector<ComparedWeek> weeks;
        for (auto& readings : readWeeks({m_weeks[2], m_weeks[1], m_weeks[0]}, {.metrics = metrics}))
            weeks.push_back({.readings = std::move(readings)});
        const auto rows = deltaRows(weeks, at);
        QVERIFY(!rows.empty());
        QCOMPARE(comparison->weeks.size(), 3U);
        QCOMPARE(comparison->rows.size(), rows.size());
        bool isDifferent = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const DeltaRow& row = comparison->rows[i];
            QCOMPARE(row.metric + row.series, rows[i].metric + rows[i].series);
            QCOMPARE(row.delta.difference, rows[i].delta.difference);
            QCOMPARE(row.delta.robustZ, rows[i].delta.robustZ);
            for (std::size_t week = 0; week < 3; ++week) {
                QCOMPARE(comparison->weeks[week].readings.week, weeks[week].readings.week);
                QCOMPARE(row.values[week].text, rows[i].values[week].text);
            }
            isDifferent = isDifferent || row.delta.difference.value_or(0) != 0;
        }
        QVERIFY(isDifferent);
    }
}

/// A week that is gone, kept by what its series were called, and again as the game says.
void TestFilledNotebook::keptUnderAnotherComparisonIsNotMixed()
{
    const QString metric = QStringLiteral("treasury");
    const WeekIdentity gone {.systemIdentifier = m_weeks[0].identity.systemIdentifier,
                             .oid = 1,
                             .name = QStringLiteral("spacetraders_1999_w01")};
    const WeekReadings now = readWeek(m_weeks[0], {.metrics = {metric}});
    const auto stateOf = [&](const MetricComparison& comparison) {
        WeekReadings kept = now;
        kept.metrics[0].comparison = comparison;
        const auto workspace = Workspace::open();
        if (!workspace || !keepReadings(MetricHistory(*workspace), gone, m_game->id, kept))
            qFatal("nothing could be kept");
        const FilledCell cell = filled(ComparisonCell {.metrics = {metric}, .weeks = {gone.name}});
        const auto* found = std::get_if<FilledComparison>(&cell.content);
        return found ? found->rows.at(0).values.at(1).state : WeekValue::State::NotInWeek;
    };
    QCOMPARE(stateOf({.by = QStringLiteral("series")}), WeekValue::State::NotRead);
    QCOMPARE(stateOf(m_game->metric(metric)->comparison), WeekValue::State::Known);
}

void TestFilledNotebook::oneBadMetricStopsNoOther()
{
    WeekHandle week = m_weeks.back();
    week.game = withBadMetric();
    const ComparisonCell wanted {
        .metrics = {QStringLiteral("bad"), QStringLiteral("treasury"), QStringLiteral("no such")},
        .before = 1};
    const auto notebook = filled(std::vector<NotebookCell> {wanted}, week);
    VERIFY_RESULT(notebook);
    const FilledCell& cell = notebook->cells[0];
    const auto* comparison = std::get_if<FilledComparison>(&cell.content);
    QVERIFY2(comparison, qPrintable(errorOf(cell)));
    QVERIFY(!comparison->rows.empty());
    QCOMPARE(comparison->rows[0].metric, QStringLiteral("treasury"));
    QVERIFY(cell.error());
    QCOMPARE(notebook->failedCells(), 1);
    const QString html = comparisonFigures(wanted, *comparison);
    for (const char* said : {"Bad: ", "no_such_table", "no metric “no such”"})
        QVERIFY2(html.contains(QString::fromUtf8(said)), said);
}

void TestFilledNotebook::comparisonOfBadMetricsFails()
{
    const FilledCell cell =
        filled(ComparisonCell {.metrics = {QStringLiteral("no such"), QStringLiteral("nor this")}});
    QVERIFY(std::holds_alternative<Error>(cell.content));
    QVERIFY2(errorOf(cell).contains(QLatin1String("no such")), qPrintable(errorOf(cell)));
}

void TestFilledNotebook::failingCellStopsNoOther()
{
    WeekHandle week = m_weeks.back();
    week.game = withBadMetric();
    const auto notebook = filled(
        {ChartCell {.metric = QStringLiteral("bad")}, TextCell {QStringLiteral("# Between")},
         TableCell {.sql = QStringLiteral("SELECT 1,\n       1 / 0")},
         ChartCell {.metric = QStringLiteral("no such")}, TableCell {.report = QStringLiteral("no such")},
         ChartCell {.metric = QStringLiteral("treasury")}},
        week);
    VERIFY_RESULT(notebook);
    QCOMPARE(notebook->cells.size(), 6U);
    QCOMPARE(notebook->failedCells(), 4);
    QVERIFY(!notebook->cells[1].error() && !notebook->cells[5].error());
    QVERIFY(!std::get<FilledChart>(notebook->cells[5].content).data.series.empty());
    const QStringList said {QStringLiteral("no_such_table"), QStringLiteral("division by zero"),
                            QStringLiteral("no metric “no such”"), QStringLiteral("no report “no such”")};
    const std::array<std::size_t, 4> failed {0, 2, 3, 4};
    for (std::size_t i = 0; i < failed.size(); ++i) {
        const QString error = errorOf(notebook->cells[failed[i]]);
        QVERIFY2(error.contains(said[qsizetype(i)]), qPrintable(error));
    }
}

void TestFilledNotebook::otherWeekHasItsOwnFigures()
{
    const std::vector<NotebookCell> cells {ChartCell {.metric = QStringLiteral("treasury")}};
    QStringList greatest;
    for (const WeekHandle& week : m_weeks) {
        const auto notebook = filled(cells, week);
        VERIFY_RESULT(notebook);
        QCOMPARE(notebook->week, week.title());
        const auto rows = rowsOf(chartFigures(std::get<FilledChart>(notebook->cells[0].content)));
        auto session = m_server.open(week.title());
        QCOMPARE(rows.at(0).at(4),
                 WeekServer::ask(session,
                                 "SELECT max(m.value)::text FROM " + readings("treasury")
                                     + " GROUP BY m.series ORDER BY m.series::text COLLATE \"C\" LIMIT 1"));
        greatest << rows.at(0).at(4);
    }
    QCOMPARE(greatest.removeDuplicates(), 0);
}

void TestFilledNotebook::droppedWeekIsOneError()
{
    const WeekHandle gone = handle(m_server.newWeek(*m_game).toString());
    {
        auto session = m_server.open();
        VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE ") + *Pg::Sql::identifier(gone.title())
                                      + Pg::Sql(" WITH (FORCE)")));
    }
    const auto notebook = filled(std::vector<NotebookCell> {TextCell {}}, gone);
    QVERIFY(!notebook);
    QVERIFY(isGone(notebook.error()));
    QVERIFY2(notebook.error().text().contains(gone.title()), qPrintable(notebook.error().text()));
}

QTEST_GUILESS_MAIN(TestFilledNotebook)
#include "tst_fillednotebook.moc"
