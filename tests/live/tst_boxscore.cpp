#include "reporttest.h"

#include "base/files.h"
#include "import/eventimport.h"
#include "recordeddata.h"
#include "scripts/scriptrunner.h"

#include <QTemporaryDir>

using namespace Weekglass;

/// The box scores: of a made-up week against plain SQL, of a game made by hand where pitchers change with
/// runners on base, and of 98 real games against their published game logs.
///
/// Of the real games: the information used here was obtained free of charge from and is copyrighted by
/// Retrosheet. Interested parties may contact Retrosheet at www.retrosheet.org.
class TestBoxScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sampleAddsUp();
    void linesOfPeople();
    void runsOfInheritedRunners();
    void earnedRunsOnlyWhereTold();
    void scoreThatDoesNotAddUp();
    void realGamesEqualTheGameLogs();

private:
    struct Week : ReportTest
    {
        using ReportTest::ask;
        using ReportTest::asked;
        using ReportTest::cell;
        using ReportTest::m_game;
        using ReportTest::m_session;
        using ReportTest::report;
        using ReportTest::rowOf;
        using ReportTest::run;
        using ReportTest::start;
        using ReportTest::texts;
    };
    /// A team's figures in a game: of its batters' and its pitchers' totals, and of the line score.
    static QHash<QString, QStringList> totals(Week& week, const QString& game)
    {
        QHash<QString, QStringList> teams;
        const ReportSettings one {{QStringLiteral("game"), game}};
        const Report batting = week.report("box_batting", one);
        const Report pitching = week.report("box_pitching", one);
        const Report line = week.report("linescore", one);
        for (qsizetype row = 0; row < line.result->rows.count(); ++row) {
            const QByteArray team = Week::cell(line, row, "team");
            const auto total = [&team](const Report& report, const char* who, const char* column) {
                for (qsizetype i = 0; i < report.result->rows.count(); ++i) {
                    if (Week::cell(report, i, "team") == team && Week::cell(report, i, who) == "Totals")
                        return QString::fromUtf8(Week::cell(report, i, column));
                }
                return QStringLiteral("0");
            };
            const auto text = [&line, row](const char* column) {
                return QString::fromUtf8(Week::cell(line, row, column));
            };
            teams.insert(QString::fromUtf8(team),
                         {text("R"), text("H"), text("E"), text("outs"), total(batting, "batter", "R"),
                          total(batting, "batter", "H"), total(batting, "batter", "AB"),
                          total(pitching, "pitcher", "IP"), total(pitching, "pitcher", "R"),
                          total(pitching, "pitcher", "H"), text("AB")});
        }
        return teams;
    }
    static int outs(const QString& innings)
    {
        return innings.section(QLatin1Char('.'), 0, 0).toInt() * 3
            + innings.section(QLatin1Char('.'), 1).toInt();
    }
    /// What both teams' figures must have in common.
    static void checkGame(Week& week, const QString& game, const QString& away, const QString& home)
    {
        const auto teams = totals(week, game);
        QCOMPARE(teams.size(), 2);
        for (const auto& [team, other] :
             {std::pair(teams[away], teams[home]), std::pair(teams[home], teams[away])}) {
            QCOMPARE(team[4], team[0]); // runs of the batters
            QCOMPARE(team[5], team[1]);
            QCOMPARE(team[6], team[10]);
            QCOMPARE(other[8], team[0]); // runs off the pitchers
            QCOMPARE(other[9], team[1]);
            QCOMPARE(outs(other[7]), team[3].toInt());
        }
    }

    Week m_sample;
    Week m_hand;
    Week m_real;
};

void TestBoxScore::initTestCase()
{
    if (const auto started = m_sample.start("paperdynasty", 3); !started)
        QSKIP(qPrintable(started.error().text()));
    VERIFY_RESULT(m_hand.start("paperdynasty"));
}

void TestBoxScore::sampleAddsUp()
{
    const QStringList games =
        m_sample.asked("SELECT g.external_id, a.code, h.code, g.away_score, g.home_score FROM "
                       "public.games AS g JOIN public.teams AS a ON a.id = g.away_team_id JOIN "
                       "public.teams AS h ON h.id = g.home_team_id ORDER BY g.started_at");
    QCOMPARE(games.size(), 56);
    for (const QString& one : games) {
        const QStringList game = one.split(QLatin1Char('|'));
        checkGame(m_sample, game[0], game[1], game[2]);
        const auto teams = totals(m_sample, game[0]);
        QCOMPARE(teams[game[1]][0], game[3]);
        QCOMPARE(teams[game[2]][0], game[4]);
    }
    QCOMPARE(m_sample.report("linescore").alertCount(), 0);
}

/// Each batter's and pitcher's figures are sums over plays.
void TestBoxScore::linesOfPeople()
{
    const QByteArray game = "(SELECT id FROM public.games ORDER BY started_at DESC, id LIMIT 1)";
    const Report batting = m_sample.report("box_batting"); // of the game that began last
    QStringList people =
        Week::texts(batting, {"batter", "AB", "H", "2B", "3B", "HR", "RBI", "BB", "SO", "HBP", "PA"});
    people.removeIf([](const QString& line) { return line.startsWith(QStringLiteral("Totals|")); });
    QStringList expected = m_sample.asked("SELECT w.name, sum(p.ab), sum(p.hit), sum(p.double), "
                                          "sum(p.triple), sum(p.homerun), sum(p.rbi), sum(p.bb), "
                                          "sum(p.so), sum(p.hbp), sum(p.pa) FROM public.plays AS p JOIN "
                                          "public.lineup_people AS w ON w.lineup_id = "
                                          "p.batter_id WHERE p.game_id = "
                                          + game + " GROUP BY w.player_id, w.name HAVING sum(p.pa) > 0");
    QVERIFY(expected.size() >= 18);
    for (const QString& line : expected)
        QVERIFY2(people.contains(line), qPrintable(line));
    const Report pitching = m_sample.report("box_pitching");
    people = Week::texts(pitching, {"pitcher", "IP", "H", "BB", "SO", "HR", "BF"});
    expected = m_sample.asked("SELECT w.name, (sum(p.outs_recorded) / 3) || '.' || (sum(p.outs_recorded) % "
                              "3), sum(p.hit), sum(p.bb), "
                              "sum(p.so), sum(p.homerun), sum(p.pa) FROM public.plays AS p JOIN "
                              "public.lineup_people AS w ON w.lineup_id = "
                              "p.pitcher_id WHERE p.game_id = "
                              + game + " GROUP BY w.player_id, w.name");
    for (const QString& line : expected)
        QVERIFY2(people.contains(line), qPrintable(line));
    QCOMPARE(people.size(), expected.size() + 2);
}

/// One half-inning: A walks two, B comes. A force at second, so that B's batter takes over a runner of A's.
/// Then B walks one himself. A triple brings three home: two are A's, one B's; an error brings the fourth,
/// unearned.
void TestBoxScore::runsOfInheritedRunners()
{
    m_hand.run(
        "INSERT INTO public.teams (id, code, name) VALUES (1, 'AWY', 'Aways'), (2, 'HOM', 'Homes');"
        "INSERT INTO public.players (id, code, name) SELECT n, 'b' || n, 'Batter ' || n FROM "
        "generate_series(1, 9) AS n "
        "UNION ALL VALUES (21, 'pa', 'A'), (22, 'pb', 'B');"
        "INSERT INTO public.games (id, league_id, away_team_id, home_team_id, status, away_score, "
        "created_at, started_at) "
        "VALUES ('00000000-0000-0000-0000-000000000001', 'sba', 1, 2, 'active', 4, '2025-06-01', "
        "'2025-06-01');"
        "INSERT INTO public.lineups (id, game_id, team_id, player_id, position, batting_order, is_starter, "
        "is_active, "
        "after_play, replaced_after_play) SELECT n, '00000000-0000-0000-0000-000000000001', 1, n, 'DH', n, "
        "TRUE, TRUE, "
        "NULL, NULL FROM generate_series(1, 9) AS n;"
        "INSERT INTO public.lineups (id, game_id, team_id, player_id, position, is_starter, is_active, "
        "after_play, "
        "replaced_after_play) VALUES (21, '00000000-0000-0000-0000-000000000001', 2, 21, 'P', TRUE, FALSE, "
        "NULL, 2), (22, "
        "'00000000-0000-0000-0000-000000000001', 2, 22, 'P', FALSE, TRUE, 2, NULL);"
        "INSERT INTO public.plays (game_id, play_number, created_at, inning, half, outs_before, away_score, "
        "home_score, "
        "batting_order, batter_id, pitcher_id, on_first_id, on_second_id, on_third_id, event_code, "
        "event_text, result, "
        "result_description, summary, batter_final, on_first_final, on_second_final, on_third_final, "
        "outs_recorded, "
        "runs_scored, pa, ab, hit, triple, bb, rbi, error) SELECT '00000000-0000-0000-0000-000000000001', "
        "v.n, "
        "'2025-06-01', 1, 'top', v.outs, v.score, 0, v.n, v.n, v.p, v.on1, v.on2, v.on3, v.code, '', '', '', "
        "'', v.f0, "
        "v.f1, v.f2, v.f3, v.out, v.runs, 1, v.ab, v.hit, v.hit, v.bb, 0, v.e FROM (VALUES "
        "(1, 0, 0, 21, NULL::bigint, NULL::bigint, NULL::bigint, 14, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0),"
        "(2, 0, 0, 21, 1, NULL, NULL, 14, 1, 2, 0, 0, 0, 0, 0, 0, 1, 0),"
        "(3, 0, 0, 22, 2, 1, NULL, 2, 1, 0, 3, 0, 1, 0, 1, 0, 0, 0)," // 64(1)/FO: the one of first is out
        "(4, 1, 0, 22, 3, NULL, 1, 14, 1, 2, 0, 3, 0, 0, 0, 0, 1, 0),"
        "(5, 1, 0, 22, 4, 3, 1, 22, 3, 4, 4, 4, 0, 3, 1, 1, 0, 0),"
        "(6, 1, 3, 22, NULL, NULL, 5, 18, 1, 0, 0, 5, 0, 1, 1, 0, 0, 1)) AS v (n, outs, score, p, on1, on2, "
        "on3, code, "
        "f0, f1, f2, f3, out, runs, ab, hit, bb, e)");
    const Report pitching = m_hand.report("box_pitching");
    QCOMPARE(Week::texts(pitching, {"pitcher", "IP", "H", "R", "ER", "BB"}),
             (QStringList {QStringLiteral("A|0.0|0|2|2|2"), QStringLiteral("B|0.1|1|2|1|1"),
                           QStringLiteral("Totals|0.1|1|4|3|3")}));
    const Report batting = m_hand.report("box_batting");
    QCOMPARE(Week::cell(batting, Week::rowOf(batting, "batter", "Batter 1"), "R"), QByteArray("1"));
    QCOMPARE(Week::cell(batting, Week::rowOf(batting, "batter", "Batter 2"), "R"), QByteArray("0"));
    QCOMPARE(Week::texts(m_hand.report("linescore"), {"team", "innings", "R", "H", "E", "alert"}),
             (QStringList {QStringLiteral("AWY|4|4|1|0|NULL"), QStringLiteral("HOM|NULL|0|0|1|NULL")}));
}

void TestBoxScore::earnedRunsOnlyWhereTold()
{
    QCOMPARE(m_sample.ask(
                 "SELECT max(GREATEST(batter_final, on_first_final, on_second_final, on_third_final)) FROM "
                 "public.plays"),
             QStringLiteral("4"));
    for (const QString& earned : Week::texts(m_sample.report("box_pitching"), {"ER"}))
        QCOMPARE(earned, QStringLiteral("NULL"));
    QVERIFY(m_sample.m_game->report(QStringLiteral("box_pitching"))
                ->description.contains(QStringLiteral("ER has no value where")));
}

void TestBoxScore::scoreThatDoesNotAddUp()
{
    m_hand.run("UPDATE public.games SET away_score = 6");
    const Report line = m_hand.report("linescore");
    QCOMPARE(line.alertCount(), 1);
    QCOMPARE(Week::cell(line, 0, "alert"), QByteArray("the game says 6"));
}

void TestBoxScore::realGamesEqualTheGameLogs()
{
    const QString feed = recordedFile(QStringLiteral("baseball/week2019/feed.ndjson"));
    if (feed.isEmpty())
        QSKIP("the recorded input is not here (set WEEKGLASS_RECORDED_DATA to its folder)");
    VERIFY_RESULT(m_real.start("paperdynasty"));
    const QTemporaryDir folder;
    VERIFY_RESULT(
        importFile(*m_real.m_session, *m_real.m_game,
                   {.file = feed,
                    .rejectFile = folder.filePath(QStringLiteral("rejects")),
                    .afterLoad = [this](Pg::Session& s) { return runTransforms(s, *m_real.m_game); }}));
    const auto csv = readFile(recordedFile(QStringLiteral("baseball/week2019/oracle/finals.csv")));
    VERIFY_RESULT(csv);
    const QStringList lines = QString::fromUtf8(csv->trimmed()).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 99);
    for (const QString& line : lines.mid(1)) {
        // game, away, home, scores, outs, hits, errors
        const QStringList log = line.trimmed().split(QLatin1Char(','));
        const auto teams = totals(m_real, log[0]);
        const QStringList away = teams[log[1]];
        const QStringList home = teams[log[2]];
        QVERIFY2(away.size() == 11 && home.size() == 11, qPrintable(line));
        const QStringList told {away[0], home[0], QString::number(away[3].toInt() + home[3].toInt()),
                                away[1], home[1], away[2],
                                home[2]};
        QVERIFY2(told == log.mid(3),
                 qPrintable(line + QStringLiteral(" but ") + told.join(QLatin1Char(','))));
        checkGame(m_real, log[0], log[1], log[2]);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(m_real.report("linescore").alertCount(), 0);
    // such a feed tells which runs are earned
    QCOMPARE(m_real.report("box_pitching").result->rows.cell(0, 5).has_value(), true);
}

QTEST_GUILESS_MAIN(TestBoxScore)
#include "tst_boxscore.moc"
