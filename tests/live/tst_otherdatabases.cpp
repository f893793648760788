#include "otherdatabasestest.h"

#include "weeks/lacks.h"

#include <algorithm>

using namespace Weekglass;

/// Databases that are no weeks: listed, probed, kept, and what they lack of a game.
class TestOtherDatabases : public OtherDatabasesTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = startServer(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void keptAsText();
    void listOfTheServer();
    void likeness();
    void listedUnderTheirGame();
    void anotherOneOfTheName();
    void nothingIsMissing_data();
    void nothingIsMissing();
    void everyPartSaysWhatIsMissing();
    void rightsAreNamed();

private:
    std::vector<Lack> lacksOf(const char* name, const char* game) const
    {
        auto session = m_server.open(QLatin1String(name));
        const auto lacks = findLacks(session, *m_library.game(QLatin1String(game)));
        if (!lacks)
            qFatal("%s", qPrintable(lacks.error().text()));
        return *lacks;
    }
};

void TestOtherDatabases::keptAsText()
{
    const std::vector<OtherDatabase> databases {
        {{"7001", 4000000000U, QStringLiteral("paperdynasty_dev")}, QStringLiteral("paperdynasty")},
        {{"7002", 17, QString::fromUtf8("böse \"\n")}, QStringLiteral("galaxy")}};
    QCOMPARE(otherDatabasesFrom(otherDatabasesText(databases)), databases);
    QVERIFY(otherDatabasesFrom("[{\"name\": \"x\"}, 3, {\"oid\": 5}]").empty());
    QVERIFY(otherDatabasesFrom("no JSON").empty());
}

void TestOtherDatabases::listOfTheServer()
{
    auto session = m_server.open();
    const auto names = [](const DatabaseChoice& choice) {
        QStringList found;
        for (const auto& each : choice.databases)
            found << each.identity.name;
        return found;
    };
    const auto all = listOtherDatabases(session, m_library);
    QVERIFY2(all, all ? "" : qPrintable(all.error().text()));
    QVERIFY(names(*all).contains(QStringLiteral("galaxy")));
    QVERIFY(names(*all).contains(QStringLiteral("shop")));
    QVERIFY(!names(*all).contains(QStringLiteral("galaxy_2025_w11")));
    QVERIFY(!names(*all).contains(QStringLiteral("template1")));
    QVERIFY(all->leftOut.contains(QStringLiteral("template1: a template")));
    QVERIFY(!all->isCut);

    const auto found = listOtherDatabases(session, m_library, QStringLiteral("DYNASTY"));
    QVERIFY(found);
    QCOMPARE(names(*found),
             QStringList({QStringLiteral("paperdynasty_dev"), QStringLiteral("paperdynasty_doc")}));
    QCOMPARE(found->databases.front().identity, identityOf("paperdynasty_dev"));
    const auto cut = listOtherDatabases(session, m_library, QStringLiteral("dynasty"), 1);
    QVERIFY(cut && cut->isCut);
    QCOMPARE(cut->databases.size(), 1U);
    const auto none = listOtherDatabases(session, m_library, QStringLiteral("%"));
    QVERIFY(none && none->databases.empty()); // a letter like any other
}

void TestOtherDatabases::likeness()
{
    const auto likeliest = [this](const char* name) {
        auto session = m_server.open(QLatin1String(name));
        return *likenessOf(session, m_library);
    };
    QCOMPARE(likeliest("paperdynasty_dev").front().game->id, QStringLiteral("paperdynasty"));
    QCOMPARE(likeliest("paperdynasty_dev").front().present, likeliest("paperdynasty_dev").front().needed);
    QCOMPARE(likeliest("paperdynasty_doc").front().game->id, QStringLiteral("paperdynasty"));
    QVERIFY(likeliest("paperdynasty_doc").front().isLikely());
    QCOMPARE(likeliest("galaxy").front().game->id, QStringLiteral("galaxy"));
    QCOMPARE(likeliest("shop").front().present, 0);
    QCOMPARE(likeliest("shop").size(), m_library.games().size());
}

void TestOtherDatabases::listedUnderTheirGame()
{
    auto session = m_server.open();
    const OtherDatabase dev {identityOf("paperdynasty_dev"), QStringLiteral("paperdynasty")};
    OtherDatabase elsewhere {identityOf("galaxy"), QStringLiteral("galaxy")};
    elsewhere.identity.systemIdentifier = "1";
    const OtherDatabase unknown {identityOf("shop"), QStringLiteral("no such game")};
    const auto listed =
        discoverWeeks(session, m_library, {}, ListedGames::Trusted, {dev, elsewhere, unknown});
    QVERIFY(listed);
    const auto group = std::ranges::find_if(*listed, &GameWeeks::areOthers);
    QVERIFY(group != listed->end());
    QCOMPARE(std::ranges::count_if(*listed, &GameWeeks::areOthers), 1);
    QCOMPARE(group->weeks.size(), 1U);
    QCOMPARE(group->weeks.front().identity, dev.identity);
    QVERIFY(!group->weeks.front().name);
    QCOMPARE(group->weeks.front().status, Week::Status::Ready);
    QCOMPARE((group - 1)->game, group->game); // after the weeks of the game
    QCOMPARE((group - 1)->weeks.size(), 1U);
}

void TestOtherDatabases::anotherOneOfTheName()
{
    make("scratchpad", nullptr);
    const OtherDatabase opened {identityOf("scratchpad"), QStringLiteral("galaxy")};
    const auto status = [&] {
        auto session = m_server.open();
        const auto listed = discoverWeeks(session, m_library, {}, ListedGames::Trusted, {opened});
        const auto group = std::ranges::find_if(*listed, &GameWeeks::areOthers);
        return group->weeks.front();
    };
    QCOMPARE(status().status, Week::Status::Ready);
    m_server.waitForClients(QStringLiteral("scratchpad"));
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE scratchpad")));
    QCOMPARE(status().status, Week::Status::Gone);
    make("scratchpad", nullptr);
    QCOMPARE(status().status, Week::Status::Replaced);
    QCOMPARE(status().identity, opened.identity);
}

void TestOtherDatabases::nothingIsMissing_data()
{
    QTest::addColumn<QByteArray>("database");
    QTest::addColumn<QByteArray>("game");
    QTest::newRow("paperdynasty") << QByteArray("paperdynasty_dev") << QByteArray("paperdynasty");
    QTest::newRow("galaxy") << QByteArray("galaxy") << QByteArray("galaxy");
}

/// Else a column or a function of ours would be taken for one that a database lacks.
void TestOtherDatabases::nothingIsMissing()
{
    QFETCH(QByteArray, database);
    QFETCH(QByteArray, game);
    const auto lacks = lacksOf(database, game);
    for (const Lack& lack : lacks)
        qWarning("%s: %s", qPrintable(lackTitle(lack)), qPrintable(lack.missing.join(u'\n')));
    QVERIFY(lacks.empty());
}

void TestOtherDatabases::everyPartSaysWhatIsMissing()
{
    const auto lacks = lacksOf("paperdynasty_doc", "paperdynasty");
    const auto missing = [&lacks](Lack::Of of, const char* id) {
        const auto found = std::ranges::find_if(
            lacks, [&](const Lack& lack) { return lack.of == of && lack.id == QLatin1String(id); });
        return found == lacks.end() ? QStringLiteral("nothing") : found->missing.join(QLatin1Char('\n'));
    };
    QCOMPARE(missing(Lack::Of::Events, "api"), QStringLiteral("no table or view raw.api_events"));
    for (const auto of : {Lack::Of::PlayLog, Lack::Of::Rollback})
        QVERIFY2(missing(of, "games").contains(QStringLiteral("no table or view public.play_states")),
                 qPrintable(missing(of, "games")));
    QVERIFY2(missing(Lack::Of::Rollback, "games").contains(QStringLiteral("no table or view raw.api_events")),
             qPrintable(missing(Lack::Of::Rollback, "games")));
    QVERIFY2(missing(Lack::Of::Events, "rolls").contains(QLatin1String("roll_type")),
             qPrintable(missing(Lack::Of::Events, "rolls")));
    QVERIFY(missing(Lack::Of::Events, "rolls").contains(QLatin1String("public.rolls")));
    QCOMPARE(missing(Lack::Of::Metric, "hits"), QStringLiteral("nothing"));

    const auto all = lacksOf("shop", "paperdynasty");
    const auto& game = *m_library.game(QStringLiteral("paperdynasty"));
    QCOMPARE(static_cast<std::size_t>(std::ranges::count(all, Lack::Of::Metric, &Lack::of)),
             game.metrics.size());
    QVERIFY(missingIn(all).contains(QStringLiteral("no table or view public.plays")));
}

void TestOtherDatabases::rightsAreNamed()
{
    auto session = m_server.open(QStringLiteral("galaxy"));
    WeekServer::run(session,
                    "CREATE ROLE wg_looker; GRANT USAGE ON SCHEMA public TO wg_looker; "
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO wg_looker; "
                    "REVOKE SELECT ON public.ships FROM wg_looker; SET ROLE wg_looker");
    const auto lacks = findLacks(session, *m_library.game(QStringLiteral("galaxy")));
    QVERIFY2(lacks, lacks ? "" : qPrintable(lacks.error().text()));
    QVERIFY(missingIn(*lacks).contains(QStringLiteral("no right to read public.ships")));
    WeekServer::run(session, "RESET ROLE; DROP OWNED BY wg_looker; DROP ROLE wg_looker");
}

QTEST_GUILESS_MAIN(TestOtherDatabases)
#include "tst_otherdatabases.moc"
