#include "dumptools.h"
#include "resettest.h"

#include "game/gamelibrary.h"

#include <QtTest>

using namespace Weekglass;

/// A reset that carries over some columns of a table: accounts stay, the week's state begins anew.
class TestCarriedColumns : public ResetTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startServer();
        SKIP_WITHOUT_DUMP();
    }
    void othersBeginAnew();
    void unknownColumnCarriesNothing();
    void marketlandKeepsAccounts();
};

void TestCarriedColumns::othersBeginAnew()
{
    makeWeek();
    auto inside = m_server.open(m_week.name);
    WeekServer::run(inside, "UPDATE public.players SET joined = '2090-01-01'");
    const auto whole = planReset(request(), m_week.name, false);
    VERIFY_RESULT(whole);
    m_game.carriedColumns[QStringLiteral("public.players")] = {QStringLiteral("id"), QStringLiteral("name")};
    const auto plan = planReset(request(), m_week.name, false);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->carried,
             QStringList({QStringLiteral("public.config"), QStringLiteral("public.players (id, name)")}));
    QVERIFY(plan->hash != whole->hash); // another plan, which is to be confirmed anew
    VERIFY_RESULT(reset(request(), false));
    QCOMPARE(contentOf(m_next), QStringLiteral("speed=9 1aa,2bb 0 41"));
    auto next = m_server.open(m_next);
    QCOMPARE(WeekServer::ask(next, "SELECT count(joined) FROM public.players"), QStringLiteral("0"));
}

void TestCarriedColumns::unknownColumnCarriesNothing()
{
    makeWeek();
    m_game.carriedColumns[QStringLiteral("public.players")] = {QStringLiteral("id"), QStringLiteral("email")};
    const auto state = reset(request(), false);
    QVERIFY(!state);
    QVERIFY2(state.error().message.contains(QLatin1String("email")), qPrintable(state.error().text()));
    auto next = m_server.open(m_next);
    QCOMPARE(WeekServer::ask(next, "SELECT count(*) FROM public.players"), QStringLiteral("0"));
    VERIFY_RESULT(undo());
    QCOMPARE(contentOf(m_week.name), QStringLiteral("speed=9 1aa,2bb 1 41"));
}

void TestCarriedColumns::marketlandKeepsAccounts()
{
    const auto shipped =
        GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    QVERIFY(shipped);
    m_game = *shipped;
    m_game.prefix = WeekServer::prefix() + QStringLiteral("m");
    const WeekName name {m_game.prefix, 2090, 5};
    m_next = name.next()->toString();
    m_server.weeks().made(name.toString());
    m_server.weeks().made(m_next);
    auto session = m_server.open();
    const auto created = createWeek(session, m_game, name);
    VERIFY_RESULT(created);
    m_week = *created;
    auto inside = m_server.open(m_week.name);
    VERIFY_RESULT(migrate(inside, m_game));
    WeekServer::run(
        inside,
        "INSERT INTO public.players (player_id, username, email, level, xp, coins, platform, "
        "is_banned, settings) VALUES ('00000000-0000-0000-0000-000000000001', 'ada', 'a@example.org', "
        "9, 900, 50, 'ios', true, '{\"music\": 0}'), ('00000000-0000-0000-0000-000000000002', 'bo', "
        "NULL, 3, 7, 1, NULL, false, '{}');"
        "INSERT INTO public.farm_state (player_id) SELECT player_id FROM public.players");
    VERIFY_RESULT(reset(request(), false));
    auto next = m_server.open(m_next);
    QCOMPARE(
        WeekServer::ask(next,
                        "SELECT string_agg(concat_ws(' ', username, email, platform, is_banned, settings, "
                        "level, xp, coins, shard_key), ';' ORDER BY username) FROM public.players"),
        QStringLiteral("ada a@example.org ios t {\"music\": 0} 1 0 0 0;bo f {} 1 0 0 0"));
    QCOMPARE(WeekServer::ask(next, "SELECT count(*) FROM public.farm_state"), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestCarriedColumns)
#include "tst_carriedcolumns.moc"
