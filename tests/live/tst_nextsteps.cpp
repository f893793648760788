#include "reporttest.h"

using namespace Weekglass;

/// “What to do next” of a small system made by hand: two markets, ships that are full, thirsty, laden, idle
/// and under way, contracts that end soon, later and never.
class TestNextSteps : public QObject, private ReportTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void deadlineThatNears();
    void fuelBelowTheLimit();
    void offersAndTheirWorth();
    void cargoAndTrades();
    void oldPricesAndIdleShips();
    void ranksAreInTheOrderThatItSays();
    void leaderboardGains();

private:
    static ReportSettings at(const ReportSettings& more = {})
    {
        ReportSettings settings {{QStringLiteral("as_of"), QStringLiteral("2025-06-01 12:00")}};
        settings.insert(more);
        return settings;
    }
    /// @p fields: role, place, status, fuel, tank, cargo, hold
    void ship(const QByteArray& name, const QByteArray& fields)
    {
        run("INSERT INTO core.ships (symbol, agent_symbol, system_symbol, role, waypoint_symbol, nav_status, "
            "fuel_current, fuel_capacity, cargo_units, cargo_capacity, nav_at) VALUES ('"
            + name + "', 'ME', 'X1', " + fields + ", '2025-06-01 10:00+00')");
    }
    void contract(const QByteArray& id, bool isAccepted, const QByteArray& until, qint64 payment,
                  const QByteArray& good, qint64 required, qint64 fulfilled)
    {
        run("INSERT INTO core.contracts (id, accepted, fulfilled, payment_on_accepted, payment_on_fulfilled, "
            "deadline, "
            "deadline_to_accept, fetched_at, source_hash) VALUES ('"
            + id + "', " + (isAccepted ? "TRUE" : "FALSE") + ", FALSE, 100, " + QByteArray::number(payment)
            + ", '" + until + "', '" + until
            + "', '2025-06-01 11:00+00', 'x'); INSERT INTO core.contract_deliveries (contract_id, "
              "trade_symbol, "
              "destination_symbol, units_required, units_fulfilled) VALUES ('"
            + id + "', '" + good + "', 'X1-B', " + QByteArray::number(required) + ", "
            + QByteArray::number(fulfilled) + ")");
    }
    QStringList steps(const Report& report)
    {
        return texts(report, {"action", "alert", "ship", "contract", "good", "go_to", "expected"});
    }
};

void TestNextSteps::initTestCase()
{
    if (const auto started = start("spacetraders"); !started)
        QSKIP(qPrintable(started.error().text()));
}

/// Iron costs 10 at A and brings 25 at B; fuel is sold at A for 70. Prices are of a quarter to twelve.
void TestNextSteps::init()
{
    run("TRUNCATE core.systems, core.agents, core.trade_goods, core.contracts, core.server_status CASCADE;"
        "INSERT INTO core.systems (symbol) VALUES ('X1');"
        "INSERT INTO core.waypoints (symbol, system_symbol, x, y) VALUES ('X1-A', 'X1', 0, 0), ('X1-B', "
        "'X1', 30, 40);"
        "INSERT INTO core.agents (symbol, credits, fetched_at, source_hash) VALUES ('ME', 100000, "
        "'2025-06-01', 'x');"
        "INSERT INTO core.trade_goods (symbol) VALUES ('IRON'), ('FUEL'), ('GOLD');"
        "INSERT INTO core.markets (waypoint_symbol, fetched_at, source_hash, priced_at) VALUES ('X1-A', "
        "'2025-06-01', "
        "'x', '2025-06-01 11:45+00'), ('X1-B', '2025-06-01', 'x', '2025-06-01 11:45+00');"
        "INSERT INTO core.market_goods (waypoint_symbol, trade_symbol, kind, trade_volume, purchase_price, "
        "sell_price, "
        "priced_at) VALUES ('X1-A', 'IRON', 'EXPORT', 60, 10, 8, '2025-06-01 11:45+00'), ('X1-B', 'IRON', "
        "'IMPORT', 40, "
        "27, 25, '2025-06-01 11:45+00'), ('X1-A', 'FUEL', 'EXCHANGE', 100, 70, 60, '2025-06-01 11:45+00')");
}

void TestNextSteps::deadlineThatNears()
{
    ship("ME-1", "'HAULER', 'X1-B', 'DOCKED', 100, 100, 20, 40");
    run("INSERT INTO core.ship_cargo (ship_symbol, trade_symbol, units) VALUES ('ME-1', 'IRON', 20)");
    contract("soon", true, "2025-06-01 15:30+00", 5000, "IRON", 80, 10);
    contract("later", true, "2025-06-03 12:00+00", 3000, "GOLD", 5, 0);
    contract("missed", true, "2025-06-01 11:59+00", 9000, "IRON", 80, 10);
    const Report read = report("next", at());
    // of 70 units 20 are in the hold, 50 cost 10 each
    QCOMPARE(steps(read),
             (QStringList {QStringLiteral("buy and deliver|deadline in 3 h|ME-1|soon|IRON|X1-B|4500"),
                           QStringLiteral("buy and deliver|NULL|ME-1|later|GOLD|X1-B|NULL")}));
    QCOMPARE(cell(read, 0, "why"),
             QByteArray("70 IRON are still to be delivered; 20 are in holds; 50 cost 10 each at "
                        "the cheapest market"));
    QCOMPARE(cell(read, 1, "why"),
             QByteArray("5 GOLD are still to be delivered; no market is known to sell it"));
    QCOMPARE(cell(read, 0, "buy_at"), QByteArray("X1-A"));
    QCOMPARE(read.alertCount(), 1);
    QCOMPARE(report("next", at({{QStringLiteral("deadline_hours"), QStringLiteral("48")}})).alertCount(), 2);
    QCOMPARE(report("next", at({{QStringLiteral("deadline_hours"), QStringLiteral("1")}})).alertCount(), 0);
    run("UPDATE core.ship_cargo SET units = 70");
    QCOMPARE(cell(report("next", at()), 0, "action"), QByteArray("deliver"));
}

void TestNextSteps::fuelBelowTheLimit()
{
    ship("ME-1", "'HAULER', 'X1-B', 'DOCKED', 24, 100, 0, 0");
    ship("ME-2", "'HAULER', 'X1-B', 'DOCKED', 25, 100, 0, 0");
    ship("ME-3", "'HAULER', 'X1-A', 'DOCKED', 0, 400, 0, 0");
    ship("ME-4", "'SATELLITE', 'X1-A', 'DOCKED', 0, 0, 0, 0");
    const Report read = report("next", at());
    QCOMPARE(steps(read),
             (QStringList {QStringLiteral("refuel|low fuel|ME-1|NULL|FUEL|X1-A|-70"),
                           QStringLiteral("refuel|no fuel|ME-3|NULL|FUEL|X1-A|-280"),
                           QStringLiteral("find a task|NULL|ME-2|NULL|NULL|X1-B|NULL"),
                           QStringLiteral("find a task|NULL|ME-4|NULL|NULL|X1-A|NULL")}));
    QCOMPARE(cell(read, 0, "why"),
             QByteArray("24 of 100 fuel are left; it is sold 50.0 away, out of reach but by drifting"));
    QCOMPARE(cell(read, 1, "why"), QByteArray("0 of 400 fuel are left; it is sold where the ship is"));
    QCOMPARE(report("next", at({{QStringLiteral("fuel_percent"), QStringLiteral("10")}})).alertCount(), 1);
    run("DELETE FROM core.market_goods WHERE trade_symbol = 'FUEL'");
    QCOMPARE(cell(report("next", at()), 0, "why"),
             QByteArray("24 of 100 fuel are left; no market of the system is known to sell it"));
}

/// One that costs more than it pays is not offered, nor one whose time has passed.
void TestNextSteps::offersAndTheirWorth()
{
    contract("good", false, "2025-06-01 12:40+00", 1000, "IRON", 50, 0);
    contract("bad", false, "2025-06-02 12:00+00", 100, "IRON", 50, 0);
    contract("over", false, "2025-06-01 11:00+00", 9000, "IRON", 50, 0);
    contract("dear", false, "2025-06-02 12:00+00", 9000, "GOLD", 50, 0);
    const Report read = report("next", at());
    QCOMPARE(steps(read),
             (QStringList {QStringLiteral("accept|offer ends in 40 min|NULL|good|IRON|X1-B|600"),
                           QStringLiteral("accept|NULL|NULL|dear|GOLD|X1-B|NULL")}));
}

void TestNextSteps::cargoAndTrades()
{
    ship("ME-1", "'HAULER', 'X1-A', 'DOCKED', 100, 100, 0, 30");
    ship("ME-2", "'HAULER', 'X1-A', 'DOCKED', 100, 100, 0, 200");
    ship("ME-3", "'HAULER', 'X1-A', 'DOCKED', 100, 100, 12, 40");
    ship("ME-4", "'HAULER', 'X1-B', 'IN_TRANSIT', 100, 100, 0, 40");
    ship("ME-5", "'SHUTTLE', 'X1-A', 'DOCKED', 40, 49, 0, 40"); // its tank is too small for the way of 50
    run("UPDATE core.ships SET arrival_at = '2025-06-01 12:30+00' WHERE symbol = 'ME-4';"
        "INSERT INTO core.ship_cargo (ship_symbol, trade_symbol, units) VALUES ('ME-3', 'IRON', 12)");
    QCOMPARE(steps(report("next", at())),
             (QStringList {QStringLiteral("sell|NULL|ME-3|NULL|IRON|X1-B|300"),
                           QStringLiteral("trade|NULL|ME-2|NULL|IRON|X1-B|600"), // 40 is the least volume
                           QStringLiteral("trade|NULL|ME-1|NULL|IRON|X1-B|450"),
                           QStringLiteral("find a task|NULL|ME-5|NULL|NULL|X1-A|NULL")}));
    run("UPDATE core.agents SET credits = 55");
    QCOMPARE(cell(report("next", at()), 1, "expected"), QByteArray("75")); // five are what there is money for
    // half an hour later ME-4 has arrived
    const Report later = report("next", {{QStringLiteral("as_of"), QStringLiteral("2025-06-01 12:31")}});
    QVERIFY(rowOf(later, "ship", "ME-4") >= 0);
}

void TestNextSteps::oldPricesAndIdleShips()
{
    ship("ME-1", "'SATELLITE', 'X1-A', 'DOCKED', 0, 0, 0, 0");
    run("UPDATE core.markets SET priced_at = '2025-06-01 09:00+00' WHERE waypoint_symbol = 'X1-B'");
    const Report read = report("next", at());
    QCOMPARE(steps(read), (QStringList {QStringLiteral("look at prices|NULL|ME-1|NULL|NULL|X1-B|NULL")}));
    QCOMPARE(cell(read, 0, "why"), QByteArray("prices are of 2025-06-01 09:00; the ship is 50.0 away"));
    const Report patient = report("next", at({{QStringLiteral("stale_minutes"), QStringLiteral("300")}}));
    QCOMPARE(steps(patient), (QStringList {QStringLiteral("find a task|NULL|ME-1|NULL|NULL|X1-A|NULL")}));
    QCOMPARE(cell(patient, 0, "why"), QByteArray("without a task since 2025-06-01 10:00"));
}

void TestNextSteps::ranksAreInTheOrderThatItSays()
{
    ship("ME-1", "'HAULER', 'X1-A', 'DOCKED', 100, 100, 0, 30");
    ship("ME-2", "'HAULER', 'X1-B', 'DOCKED', 5, 100, 0, 0");
    ship("ME-3", "'SATELLITE', 'X1-A', 'DOCKED', 0, 0, 0, 0");
    contract("later", true, "2025-06-05 12:00+00", 3000, "IRON", 5, 0);
    contract("offer", false, "2025-06-05 12:00+00", 3000, "IRON", 5, 0);
    const Report read = report("next", at());
    QCOMPARE(texts(read, {"rank", "action"}),
             (QStringList {QStringLiteral("1|refuel"), QStringLiteral("2|buy and deliver"),
                           QStringLiteral("3|accept"), QStringLiteral("4|find a task")}));
    QCOMPARE(cell(read, 1, "ship"), QByteArray("ME-1")); // which therefore has no trade
}

void TestNextSteps::leaderboardGains()
{
    run("INSERT INTO core.server_status (fetched_at, source_hash) VALUES ('2025-05-30', 'a'), ('2025-05-31 "
        "01:00+00', "
        "'b'), ('2025-06-01 02:00+00', 'c'), ('2025-06-01 12:00+00', 'd');"
        "INSERT INTO core.leaderboard_entries (fetched_at, source_hash, board, rank, agent_symbol, value) "
        "VALUES "
        "('2025-05-30', 'a', 'most_credits', 1, 'ME', 1), ('2025-05-31 01:00+00', 'b', 'most_credits', 2, "
        "'ME', 50), "
        "('2025-05-31 01:00+00', 'b', 'most_credits', 1, 'YOU', 80), ('2025-06-01 02:00+00', 'c', "
        "'most_credits', 1, "
        "'YOU', 90), ('2025-06-01 12:00+00', 'd', 'most_credits', 1, 'ME', 200), ('2025-06-01 12:00+00', "
        "'d', "
        "'most_credits', 2, 'YOU', 95), ('2025-06-01 12:00+00', 'd', 'most_submitted_charts', 1, 'NEW', 7)");
    const auto columns = {"board", "rank", "agent", "value", "rank_before", "gained", "own"};
    QCOMPARE(texts(report("leaderboard"), columns),
             (QStringList {QStringLiteral("most_credits|1|ME|200|2|150|t"),
                           QStringLiteral("most_credits|2|YOU|95|1|15|f"),
                           QStringLiteral("most_submitted_charts|1|NEW|7|NULL|NULL|f")}));
    const ReportSettings board {{QStringLiteral("board"), QStringLiteral("most_submitted_charts")}};
    QCOMPARE(report("leaderboard", board).result->rows.count(), 1);
}

QTEST_GUILESS_MAIN(TestNextSteps)
#include "tst_nextsteps.moc"
