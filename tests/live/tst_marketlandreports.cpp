#include "reporttest.h"

#include <QRegularExpression>

using namespace Weekglass;

/// Marketland's six query patterns: what they say of a sample week against plain SQL over all rows, and which
/// index serves them where there are many.
class TestMarketlandReports : public QObject, private ReportTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void dashboard();
    void cropTimers();
    void dueJobs();
    void dailyQuests();
    void leaderboard();
    void cheapestListings();
    void sampleHasRowsOfEach();
    void indexesServeThem_data();
    void indexesServeThem();

private:
    void fillMany();
    static ReportSettings at(const QString& player = {})
    {
        ReportSettings settings {{QStringLiteral("as_of"), QStringLiteral("2025-06-01 20:00")}};
        if (!player.isEmpty())
            settings.insert(QStringLiteral("player"), player);
        return settings;
    }
    QString playerWith(const QByteArray& table)
    {
        return ask("SELECT player_id FROM " + table
                   + " GROUP BY player_id ORDER BY count(*) DESC, player_id LIMIT 1");
    }

    bool m_isLarge = false;
};

void TestMarketlandReports::initTestCase()
{
    if (const auto started = start("marketland", 3); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestMarketlandReports::dashboard()
{
    const QString player = playerWith("public.players");
    const Report read = report("dashboard", {{QStringLiteral("player"), player}});
    QStringList names;
    for (const QueryColumn& column : read.result->columns)
        names << QString::fromUtf8(column.name);
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral("player_id username level xp coins cash farm_tokens luxury_points prestige_level "
                            "settings farm_zones active_season active_weather weather_ends_at store_zones "
                            "active_campaign campaign_ends_at floor_type wall_type"));
    QCOMPARE(
        rowTexts(*read.result),
        asked("SELECT p.player_id, p.username, p.level, p.xp, p.coins, p.cash, p.farm_tokens, "
              "p.luxury_points, p.prestige_level, p.settings, fs.unlocked_zones, fs.active_season, "
              "fs.active_weather, fs.weather_ends_at, ss.unlocked_zones, ss.active_campaign, "
              "ss.campaign_ends_at, ss.floor_type, ss.wall_type FROM public.players p JOIN public.farm_state "
              "fs USING (player_id) JOIN public.store_state ss USING (player_id) WHERE p.player_id = '"
              + player.toUtf8() + "'"));
}

void TestMarketlandReports::cropTimers()
{
    const auto columns = {"plot_id",   "zone_index", "grid_x",   "grid_y",
                          "crop_type", "ready_at",   "wilts_at", "fertilised"};
    const QByteArray query =
        "SELECT plot_id, zone_index, grid_x, grid_y, crop_type, ready_at, wilts_at, fertilised FROM "
        "public.crop_plots WHERE crop_type IS NOT NULL AND ready_at <= '2025-06-01 20:05+00'";
    QStringList everybody = asked(query + " ORDER BY ready_at, plot_id");
    Report read = report("crop_timers", at());
    QVERIFY(everybody.size() > 20);
    QCOMPARE(texts(read, columns), everybody);
    QCOMPARE(
        read.alertCount(),
        ask("SELECT count(*) FROM public.crop_plots WHERE ready_at <= '2025-06-01 20:05+00' AND wilts_at <= "
            "'2025-06-01 20:30+00'")
            .toLongLong());
    const QString player =
        ask("SELECT player_id FROM public.crop_plots WHERE ready_at <= '2025-06-01 20:05+00' LIMIT 1");
    read = report("crop_timers", at(player));
    QCOMPARE(texts(read, columns),
             asked(query + " AND player_id = '" + player.toUtf8() + "' ORDER BY ready_at, plot_id"));
    // a moment before everything has none
    read = report("crop_timers", {{QStringLiteral("as_of"), QStringLiteral("2020-01-01")}});
    QCOMPARE(read.result->rows.count(), 0);
}

void TestMarketlandReports::dueJobs()
{
    const auto columns = {"job_id", "building_type", "recipe", "finishes_at", "output_qty", "xp_reward"};
    const QByteArray query =
        "SELECT job_id, building_type, recipe, finishes_at, output_qty, xp_reward FROM "
        "public.processing_jobs WHERE finishes_at <= '2025-06-01 20:00+00' AND NOT is_complete";
    QCOMPARE(texts(report("due_jobs", at()), columns), asked(query + " ORDER BY finishes_at, job_id"));
    const QString player = playerWith("public.processing_jobs WHERE NOT is_complete");
    QCOMPARE(texts(report("due_jobs", at(player)), columns),
             asked(query + " AND player_id = '" + player.toUtf8() + "' ORDER BY finishes_at, job_id"));
}

void TestMarketlandReports::dailyQuests()
{
    const QString player =
        playerWith("public.quests WHERE quest_type = 'daily' AND NOT is_complete AND expires_at > "
                   "'2025-06-01 20:00+00'");
    run("INSERT INTO public.quests (player_id, quest_type, quest_key, target, expires_at, xp_reward) VALUES "
        "('"
        + player.toUtf8() + "', 'daily', 'daily_bake_3', 3, '2025-06-01 20:30+00', 90)");
    const Report read = report("daily_quests", at(player));
    QCOMPARE(
        texts(read, {"quest_id", "quest_key", "progress", "target", "expires_at", "xp_reward"}),
        asked("SELECT quest_id, quest_key, progress, target, expires_at, xp_reward FROM public.quests WHERE "
              "player_id = '"
              + player.toUtf8()
              + "' AND quest_type = 'daily' AND expires_at > '2025-06-01 20:00+00' AND NOT is_complete ORDER "
                "BY xp_reward DESC"));
    QCOMPARE(read.result->rows.count(), 2);
    QCOMPARE(
        texts(read, {"quest_key", "alert"}),
        (QStringList {QStringLiteral("daily_bake_3|ends soon"), QStringLiteral("daily_harvest_10|NULL")}));
    run("DELETE FROM public.quests WHERE quest_key = 'daily_bake_3'");
}

void TestMarketlandReports::leaderboard()
{
    run("UPDATE public.players SET is_banned = TRUE WHERE xp = (SELECT max(xp) FROM public.players)");
    const Report read = report("leaderboard");
    QCOMPARE(texts(read, {"rank", "player_id", "username", "level", "xp", "prestige_level", "score"}),
             asked("SELECT row_number() OVER (ORDER BY level DESC, xp DESC), player_id, username, level, xp, "
                   "prestige_level, level::bigint * 1000000000 + xp FROM public.players WHERE NOT is_banned "
                   "ORDER BY "
                   "1 LIMIT 100"));
    QCOMPARE(read.result->rows.count(), 23);
    run("UPDATE public.players SET is_banned = FALSE");
}

void TestMarketlandReports::cheapestListings()
{
    const QString item =
        ask("SELECT item_type FROM public.farm_market_listings WHERE NOT is_sold AND expires_at > "
            "'2025-06-01 20:00+00' GROUP BY item_type ORDER BY count(*) DESC, item_type LIMIT 1");
    ReportSettings settings = at();
    settings.insert(QStringLiteral("item"), item);
    const Report read = report("cheapest_listings", settings);
    QVERIFY(read.result->rows.count() > 0);
    QCOMPARE(texts(read, {"listing_id", "seller_id", "quantity", "price_coins", "listed_at", "expires_at"}),
             asked("SELECT listing_id, seller_id, quantity, price_coins, listed_at, expires_at FROM "
                   "public.farm_market_listings WHERE item_type = '"
                   + item.toUtf8()
                   + "' AND NOT is_sold AND expires_at > '2025-06-01 20:00+00' ORDER BY price_coins, "
                     "listing_id LIMIT "
                     "20"));
    QStringList offered;
    for (const ReportChoice& choice :
         *fetchChoices(*m_session, m_game->report(QStringLiteral("cheapest_listings"))->parameters[0], {}))
        offered << choice.value;
    QCOMPARE(offered,
             asked("SELECT DISTINCT item_type COLLATE \"C\" FROM public.farm_market_listings WHERE NOT "
                   "is_sold ORDER BY "
                   "1 LIMIT 50"));
}

/// As a user opens them: without a moment.
void TestMarketlandReports::sampleHasRowsOfEach()
{
    const QByteArray now = "(SELECT max(occurred_at) FROM public.player_events)";
    const QString quests =
        ask("SELECT player_id FROM public.quests WHERE quest_type = 'daily' AND NOT is_complete AND "
            "expires_at > "
            + now + " ORDER BY quest_id LIMIT 1");
    const QString item =
        ask("SELECT item_type FROM public.farm_market_listings WHERE NOT is_sold AND expires_at > " + now
            + " ORDER BY listing_id LIMIT 1");
    const std::pair<const char*, ReportSettings> reports[] = {
        {"dashboard", {{QStringLiteral("player"), quests}}},
        {"crop_timers", {}},
        {"due_jobs", {}},
        {"daily_quests", {{QStringLiteral("player"), quests}}},
        {"leaderboard", {}},
        {"cheapest_listings", {{QStringLiteral("item"), item}}}};
    for (const auto& [id, settings] : reports)
        QVERIFY2(report(id, settings).result->rows.count() > 0, id);
}

/// As many rows as make the server choose as it would of millions: the indexes are not told to it.
void TestMarketlandReports::fillMany()
{
    if (std::exchange(m_isLarge, true))
        return;
    run("INSERT INTO public.players (player_id, username, level, xp) SELECT md5('many' || n)::uuid, 'many_' "
        "|| n, 1 + "
        "n % 200, n % 100000 FROM generate_series(1, 10000) AS n;"
        "INSERT INTO public.farm_state (player_id) SELECT md5('many' || n)::uuid FROM generate_series(1, "
        "10000) AS n;"
        "INSERT INTO public.store_state (player_id) SELECT md5('many' || n)::uuid FROM generate_series(1, "
        "10000) AS n;"
        "INSERT INTO public.crop_plots (player_id, zone_index, grid_x, grid_y, crop_type, planted_at, "
        "ready_at) SELECT "
        "md5('many' || n)::uuid, 0, g, 0, CASE WHEN g < 8 THEN 'wheat' END, '2025-06-01', timestamptz "
        "'2025-06-01 "
        "00:00+00' + ((n * 7 + g * 131) % 400000) * interval '1 second' FROM generate_series(1, 10000) AS n, "
        "generate_series(0, 9) AS g;"
        "INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, "
        "is_complete, "
        "output_qty, xp_reward) SELECT md5('many' || n)::uuid, 'bakery', 'wheat_flour', '2025-06-01', "
        "timestamptz "
        "'2025-06-01 00:00+00' + ((n * 11 + g * 977) % 400000) * interval '1 second', g < 8, 1, 5 FROM "
        "generate_series(1, 10000) AS n, generate_series(0, 9) AS g;"
        "INSERT INTO public.quests (player_id, quest_type, quest_key, target, is_complete, expires_at, "
        "xp_reward) SELECT "
        "md5('many' || n)::uuid, 'daily', 'daily_harvest_10', 10, g < 9, timestamptz '2025-06-03 00:00+00' - "
        "g * "
        "interval '1 day', 40 FROM generate_series(1, 10000) AS n, generate_series(0, 9) AS g;"
        "INSERT INTO public.farm_market_listings (seller_id, item_type, quantity, price_coins, listed_at, "
        "expires_at, "
        "is_sold) SELECT md5('many' || n)::uuid, 'item_' || n % 40, 1, 1 + n * 7 % 900, '2025-06-01', "
        "'2025-06-04', g < "
        "4 FROM generate_series(1, 10000) AS n, generate_series(0, 5) AS g; ANALYZE");
}

void TestMarketlandReports::indexesServeThem_data()
{
    QTest::addColumn<QByteArray>("report");
    QTest::addColumn<ReportSettings>("settings");
    QTest::addColumn<QStringList>("indexes");
    const ReportSettings one {{QStringLiteral("player"), QStringLiteral("many_77")},
                              {QStringLiteral("as_of"), QStringLiteral("2025-06-01 00:20")}};
    const ReportSettings all {{QStringLiteral("as_of"), QStringLiteral("2025-06-01 00:01")}};
    const ReportSettings item {{QStringLiteral("item"), QStringLiteral("item_7")},
                               {QStringLiteral("as_of"), QStringLiteral("2025-06-01 20:00")}};
    const auto row = [](const char* name, const char* report, const ReportSettings& settings,
                        const QStringList& indexes) {
        QTest::newRow(name) << QByteArray(report) << settings << indexes;
    };
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    row("dashboard", "dashboard", {{QStringLiteral("player"), QStringLiteral("many_77")}},
        {text("players_pkey"), text("farm_state_pkey"), text("store_state_pkey")});
    row("crops of a player", "crop_timers", one, {text("idx_crop_plots_player")});
    row("crops of all", "crop_timers", all, {text("idx_crop_plots_ready")});
    row("jobs of a player", "due_jobs", one, {text("idx_jobs_player_active")});
    row("jobs of all", "due_jobs", all, {text("idx_jobs_finishes")});
    row("quests", "daily_quests", one, {text("idx_quests_player_active")});
    row("leaderboard", "leaderboard", {}, {text("idx_players_level")});
    row("listings", "cheapest_listings", item, {text("idx_market_active")});
}

/// For the crops of one player the reference names idx_crop_plots_ready; a player's few plots are found by
/// the index of players, which reads less. The sweep over all players uses the one that it names.
void TestMarketlandReports::indexesServeThem()
{
    QFETCH(QByteArray, report);
    QFETCH(ReportSettings, settings);
    QFETCH(QStringList, indexes);
    fillMany();
    const QString shown = plan(report, settings);
    for (const QString& index : indexes)
        QVERIFY2(shown.contains(index), qPrintable(shown));
    // names of a thousand players may well be cheaper to take from all of ten thousand
    static const QRegularExpression wholeTable(QStringLiteral("Seq Scan on (?!players)"));
    QVERIFY2(!shown.contains(wholeTable), qPrintable(shown));
}

QTEST_GUILESS_MAIN(TestMarketlandReports)
#include "tst_marketlandreports.moc"
