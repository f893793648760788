#include "reporttest.h"

using namespace Weekglass;

/// What reports are read with: what fits, what is refused and how, and what is offered.
class TestReportValues : public QObject, private ReportTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nameStandsForTheValue();
    void refusals_data();
    void refusals();
    void whatIsLeftOutIsNull();
    void presentOfAWeek();
    void choicesAreFewAndByIndex();
    void parametersThatDoNotMatchTheQuery();
    void alertsAreCounted();
    void valuesAreNoSql();
    void everyShippedReportTakesWhatItNames();

private:
    static ReportSettings set(const char* name, const QString& value)
    {
        return {{QLatin1String(name), value}};
    }
};

void TestReportValues::initTestCase()
{
    if (const auto started = start("marketland", 3); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestReportValues::nameStandsForTheValue()
{
    const QString name = ask("SELECT min(username) FROM public.players");
    const QString id = ask("SELECT player_id FROM public.players ORDER BY username LIMIT 1");
    for (const QString& given : {name, name.toUpper(), name.chopped(1), id, id.toUpper()}) {
        const Report read = report("dashboard", set("player", given));
        QCOMPARE(texts(read, {"player_id", "username"}), QStringList {id + QLatin1Char('|') + name});
        QCOMPARE(read.values.settings(), set("player", id));
        QCOMPARE(read.values.text(*m_game->report(QStringLiteral("dashboard"))),
                 QStringLiteral("Player: ") + name);
    }
}

void TestReportValues::refusals_data()
{
    QTest::addColumn<QByteArray>("report");
    QTest::addColumn<ReportSettings>("settings");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* report, const char* name, const QString& value, const char* message) {
        QTest::addRow("%s %s", report, qPrintable(value))
            << QByteArray(report) << set(name, value) << QString::fromUtf8(message);
    };
    row("dashboard", "player", {}, "The report “dashboard” needs player.");
    row("dashboard", "player", QStringLiteral("  "), "The report “dashboard” needs player.");
    row("dashboard", "player", QStringLiteral("nobody"), "The week has no “nobody” for player.");
    row("dashboard", "player", QStringLiteral("00000000-0000-0000-0000-000000000000"),
        "The week has no “00000000-0000-0000-0000-000000000000” for player.");
    row("dashboard", "gamer", QStringLiteral("x"), "The report “dashboard” takes no “gamer”.");
    row("leaderboard", "player", QStringLiteral("x"), "The report “leaderboard” takes no “player”.");
    row("crop_timers", "as_of", QStringLiteral("soon"), "“soon” is not a time in UTC");
}

/// Each says what the report takes.
void TestReportValues::refusals()
{
    QFETCH(QByteArray, report);
    QFETCH(ReportSettings, settings);
    QFETCH(QString, message);
    const auto read = tryReport(report, settings);
    QVERIFY(!read);
    QVERIFY2(read.error().message.startsWith(message), qPrintable(read.error().text()));
    QVERIFY2(read.error().advice.startsWith(QStringLiteral("It takes ")), qPrintable(read.error().text()));
    QCOMPARE(read.error().advice.contains(QStringLiteral("player (a UUID, or a name; ")),
             report != "leaderboard");
    QVERIFY(m_session->isUsable());
}

void TestReportValues::whatIsLeftOutIsNull()
{
    const Report all = report("due_jobs", set("as_of", QStringLiteral("2025-06-01 20:00")));
    QCOMPARE(all.result->rows.count(),
             ask("SELECT count(*) FROM public.processing_jobs WHERE NOT is_complete AND finishes_at <= "
                 "'2025-06-01 20:00+00'")
                 .toLongLong());
    QVERIFY(all.result->rows.count() > 3);
    QCOMPARE(all.values.list[0].value, std::nullopt);
    QVERIFY(reportSql(*m_game->report(QStringLiteral("due_jobs")), all.values)
                .startsWith(QStringLiteral("-- $1 player: NULL\n-- $2 as_of: 2025-06-01 20:00:00")));
}

/// The sample's week is over: it is seen from its newest event. A week with an event of today is seen from
/// now.
void TestReportValues::presentOfAWeek()
{
    const QString newest =
        ask("SELECT to_char(max(occurred_at), 'YYYY-MM-DD HH24:MI:SS') FROM public.player_events");
    Report read = report("due_jobs");
    QVERIFY(read.values.present->isNewestEvent);
    QCOMPARE(read.asOfText(), QStringLiteral("As of the newest event: %1 UTC").arg(newest));
    QVERIFY(read.values.settings().isEmpty());
    read = report("due_jobs", set("as_of", QStringLiteral("now")));
    QVERIFY(!read.values.present->isNewestEvent);
    QVERIFY(qAbs(*read.now / 1000 - QDateTime::currentMSecsSinceEpoch()) < Patience);
    QCOMPARE(read.values.settings(), set("as_of", QStringLiteral("now")));
    run("SELECT public.create_player_events_partitions(current_date, 1); INSERT INTO public.player_events "
        "(player_id, event_type, occurred_at) SELECT player_id, 'session_started', now() - interval '1 hour' "
        "FROM "
        "public.players LIMIT 1");
    QVERIFY(!report("due_jobs").values.present->isNewestEvent);
    QVERIFY(report("due_jobs", set("as_of", QStringLiteral("newest"))).values.present->isNewestEvent);
    run("DELETE FROM public.player_events WHERE occurred_at > '2026-01-01'");
}

/// However many players there are, the index of names leads to the few that are offered.
void TestReportValues::choicesAreFewAndByIndex()
{
    run("INSERT INTO public.players (username) SELECT 'many_' || n FROM generate_series(1, 20000) AS n; "
        "ANALYZE "
        "public.players");
    const ReportParameter& player = m_game->report(QStringLiteral("dashboard"))->parameters[0];
    const auto choices = fetchChoices(*m_session, player, QStringLiteral("many_1"));
    VERIFY_RESULT(choices);
    QCOMPARE(choices->size(), std::size_t(MostChoices));
    QCOMPARE(choices->front().title, QStringLiteral("many_1"));
    QCOMPARE(choices->front().detail, QStringLiteral("level 1"));
    const QString shown = planOf(*player.choices, {QByteArray("many_1")});
    QVERIFY2(shown.contains(QLatin1String("players_username_key")), qPrintable(shown));
    QVERIFY2(!shown.contains(QLatin1String("Seq Scan")), qPrintable(shown));
    const auto read = tryReport("dashboard", set("player", QStringLiteral("many_12")));
    VERIFY_RESULT(read);
    QCOMPARE(read->values.list[0].title, QStringLiteral("many_12")); // and not many_120
    const auto several = tryReport("dashboard", set("player", QStringLiteral("many")));
    QVERIFY(!several);
    QVERIFY2(several.error().message.contains(QStringLiteral("may mean several values of player: many_1 (")),
             qPrintable(several.error().message));
    run("DELETE FROM public.players WHERE username LIKE 'many%'");
}

void TestReportValues::parametersThatDoNotMatchTheQuery()
{
    ReportDefinition report = *m_game->report(QStringLiteral("leaderboard"));
    report.query.text = "SELECT $1::TEXT AS a -- $7";
    auto read = readReport(*m_session, *m_game, report, {});
    QVERIFY(!read);
    QCOMPARE(read.error().message,
             QStringLiteral("The query uses parameters up to $1, and its manifest names 0."));
    QCOMPARE(read.error().where, QStringLiteral("reports/leaderboard.sql"));
    report.parameters.push_back({.name = QStringLiteral("a"),
                                 .title = QStringLiteral("A"),
                                 .type = ParameterType::Integer,
                                 .standard = QStringLiteral("7")});
    read = readReport(*m_session, *m_game, report, {});
    VERIFY_RESULT(read);
    QCOMPARE(cell(*read, 0, "a"), QByteArray("7"));
    read = readReport(*m_session, *m_game, report, set("a", QStringLiteral("seven")));
    QVERIFY(!read);
    QCOMPARE(read.error().message, QStringLiteral("“seven” is not a whole number, which a must be."));
}

void TestReportValues::alertsAreCounted()
{
    ReportDefinition report = *m_game->report(QStringLiteral("leaderboard"));
    report.query.text = "SELECT * FROM (VALUES ('low'), (NULL), (''), ('high')) AS v (warning)";
    QCOMPARE(readReport(*m_session, *m_game, report, {})->alertCount(), 0);
    report.alert = QStringLiteral("warning");
    const auto read = readReport(*m_session, *m_game, report, {});
    VERIFY_RESULT(read);
    QCOMPARE(read->alertCount(), 2);
    QCOMPARE(read->alert(3), QByteArray("high"));
    report.alert = QStringLiteral("alarm");
    const auto lacking = readReport(*m_session, *m_game, report, {});
    QVERIFY(!lacking);
    QCOMPARE(lacking.error().message, QStringLiteral("The query lacks the column “alarm”."));
}

void TestReportValues::valuesAreNoSql()
{
    const Report read = report("cheapest_listings",
                               set("item",
                                   ask("SELECT min(item_type) FROM public.farm_market_listings WHERE NOT "
                                       "is_sold")));
    QVERIFY(read.result->columns.size() > 5);
    const auto refused =
        tryReport("cheapest_listings", set("item", QStringLiteral("'; DROP TABLE public.quests; --")));
    QVERIFY(!refused);
    QCOMPARE(ask("SELECT count(*) > 0 FROM public.quests"), QStringLiteral("t"));
}

void TestReportValues::everyShippedReportTakesWhatItNames()
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const GamePointer& game : library.games()) {
        QVERIFY(game->reports.size() >= 4);
        for (const ReportDefinition& report : game->reports) {
            const auto statement = readingStatement(QString::fromUtf8(report.query.text));
            VERIFY_RESULT(statement);
            for (std::size_t i = 0; i < report.parameters.size(); ++i)
                QVERIFY2(statement->text.contains(QStringLiteral("$%1::").arg(i + 1)), qPrintable(report.id));
        }
    }
}

QTEST_GUILESS_MAIN(TestReportValues)
#include "tst_reportvalues.moc"
