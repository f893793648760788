#include "weekserver.h"

#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "query/report.h"

#include <QMap>

#include <cmath>

using namespace Weekglass;

/// What a week says now: the shipped reports against what they are made from.
class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tradesAreTheBestOnes();
    void oldPricesAreStale();
    void contractProgress();
    void shipInTransitIsOnItsWay();
    void agesOfEveryType_data();
    void agesOfEveryType();
    void documentOfKinds();
    void everyShippedReportRuns();
    void wrongReports_data();
    void wrongReports();

private:
    Report read(const char* id)
    {
        const auto& reports = m_game->reports;
        const auto report = std::ranges::find(reports, QLatin1String(id), &ReportDefinition::id);
        auto read = readReport(*m_session, *m_game, *report, {});
        if (!read)
            qFatal("%s", qPrintable(read.error().text()));
        return *std::move(read);
    }
    static QByteArray cell(const Report& report, qsizetype row, const char* column)
    {
        const auto& columns = report.result->columns;
        const auto found = std::ranges::find(columns, QByteArray(column), &QueryColumn::name);
        return report.result->rows.cell(row, static_cast<int>(found - columns.begin()))
            .value_or("NULL")
            .toByteArray();
    }
    static qsizetype rowOf(const Report& report, const char* column, const QByteArray& value)
    {
        for (qsizetype row = 0; row < report.result->rows.count(); ++row) {
            if (cell(report, row, column) == value)
                return row;
        }
        return -1;
    }
    /// Undone when the test function is over.
    void change(const QByteArray& script) { WeekServer::run(*m_session, script); }

    WeekServer m_server;
    GamePointer m_game;
    std::unique_ptr<Pg::Session> m_session;
};

void TestReport::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("spacetraders"));
    m_session = std::make_unique<Pg::Session>(m_server.open(m_server.newWeek(*m_game).toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    VERIFY_RESULT(fillSample(*m_session, *m_game, {m_game->prefix, 2025, 22}, 3));
}

/// Every pair of markets, reckoned here.
void TestReport::tradesAreTheBestOnes()
{
    struct Offer
    {
        QByteArray market;
        qint64 buy;
        qint64 sell;
        qint64 volume;
        QPointF place;
    };
    QMap<QByteArray, std::vector<Offer>> offers;
    const auto table = m_session->query(Pg::Sql(
        "SELECT g.trade_symbol, g.waypoint_symbol, g.purchase_price, g.sell_price, g.trade_volume, w.x, w.y "
        "FROM core.market_goods AS g JOIN core.waypoints AS w ON w.symbol = g.waypoint_symbol"));
    VERIFY_RESULT(table);
    for (const auto& row : table->rows)
        offers[*row[0]].push_back({*row[1],
                                   row[2]->toLongLong(),
                                   row[3]->toLongLong(),
                                   row[4]->toLongLong(),
                                   {row[5]->toDouble(), row[6]->toDouble()}});
    qint64 best = 0;
    qsizetype count = 0;
    QByteArray bestGood;
    for (auto good = offers.cbegin(); good != offers.cend(); ++good) {
        for (const Offer& from : good.value()) {
            for (const Offer& to : good.value()) {
                const qint64 profit = (to.sell - from.buy) * std::min(from.volume, to.volume);
                count += to.sell > from.buy ? 1 : 0;
                if (profit > best) {
                    best = profit;
                    bestGood = good.key();
                }
            }
        }
    }
    const Report report = read("trades");
    QVERIFY(count > 3);
    QCOMPARE(report.result->rows.count(), count);
    QCOMPARE(cell(report, 0, "profit_per_trip"), QByteArray::number(best));
    QCOMPARE(cell(report, 0, "good"), bestGood);
    const double distance = cell(report, 0, "distance").toDouble();
    const auto& all = offers[bestGood];
    const auto place = [&](const char* column) {
        return std::ranges::find(all, cell(report, 0, column), &Offer::market)->place;
    };
    const QPointF way = place("sell_at") - place("buy_at");
    QVERIFY(std::abs(distance - std::hypot(way.x(), way.y())) < 0.06);
    QVERIFY(report.now.has_value());
}

void TestReport::oldPricesAreStale()
{
    change("UPDATE core.market_goods SET priced_at = (SELECT max(fetched_at) FROM raw.api_events)");
    QCOMPARE(read("trades").staleCount(), qsizetype(0));
    change("UPDATE core.market_goods SET priced_at = priced_at - interval '3 hours' WHERE trade_symbol = "
           "(SELECT g.trade_symbol FROM core.market_goods AS g WHERE g.trade_symbol <> 'FUEL' LIMIT 1)");
    const Report report = read("trades");
    QCOMPARE(report.isStale.size(), static_cast<std::size_t>(report.result->rows.count()));
    change("UPDATE core.market_goods SET priced_at = NULL");
    QCOMPARE(read("trades").staleCount(), qsizetype(0)); // nobody knows
    change("UPDATE core.market_goods SET priced_at = '2001-01-01'");
    const Report old = read("trades");
    QCOMPARE(old.staleCount(), old.result->rows.count());
    for (qsizetype row = 0; row < report.result->rows.count(); ++row)
        QCOMPARE(report.isStale[static_cast<std::size_t>(row)],
                 cell(report, row, "priced_at") != cell(report, rowOf(report, "good", "FUEL"), "priced_at"));
}

void TestReport::contractProgress()
{
    change(
        "INSERT INTO core.contracts (id, accepted, fulfilled, payment_on_fulfilled, deadline, fetched_at, "
        "source_hash)"
        " SELECT c.id, c.accepted, FALSE, 10000, e.at + c.more, e.at, 'x' FROM (SELECT max(fetched_at) AS at "
        "FROM "
        "raw.api_events) AS e, (VALUES ('test1', TRUE, interval '1 day'), ('test2', TRUE, interval '-1 "
        "day')) AS c "
        "(id, accepted, more);"
        "INSERT INTO core.contract_deliveries (contract_id, trade_symbol, destination_symbol, "
        "units_required, "
        "units_fulfilled) SELECT c, 'IRON', 'X1-TEST-A1', 80, 20 FROM unnest(ARRAY['test1', 'test2']) AS c;"
        "INSERT INTO core.ship_cargo (ship_symbol, trade_symbol, units) SELECT s.symbol, 'IRON', 15 FROM "
        "core.ships AS "
        "s ORDER BY s.symbol LIMIT 2 ON CONFLICT (ship_symbol, trade_symbol) DO UPDATE SET units = 15");
    const Report report = read("contracts");
    const qsizetype row = rowOf(report, "contract", "test1");
    QVERIFY(row >= 0);
    QCOMPARE(cell(report, row, "state"), QByteArray("accepted"));
    QCOMPARE(cell(report, row, "percent"), QByteArray("25.0"));
    QCOMPARE(cell(report, row, "in_holds"), QByteArray("30"));
    const qint64 price =
        WeekServer::ask(*m_session,
                        "SELECT min(purchase_price) FROM core.market_goods WHERE trade_symbol = 'IRON'")
            .toLongLong();
    QCOMPARE(cell(report, row, "cost_of_the_rest").toLongLong(), 30 * price);
    QCOMPARE(cell(report, row, "left_of_payment").toLongLong(), 10000 - 30 * price);
    QCOMPARE(cell(report, rowOf(report, "contract", "test2"), "state"), QByteArray("missed"));
    QVERIFY(row < 2); // what can still be done comes first
}

void TestReport::shipInTransitIsOnItsWay()
{
    change("UPDATE core.ships SET nav_status = 'IN_TRANSIT', origin_symbol = w.a, waypoint_symbol = w.b, "
           "departed_at = "
           "e.at - interval '15 minutes', arrival_at = e.at + interval '45 minutes' FROM (SELECT min(symbol) "
           "AS a, "
           "max(symbol) AS b FROM core.waypoints WHERE system_symbol = (SELECT min(system_symbol) FROM "
           "core.ships)) AS w, "
           "(SELECT max(fetched_at) AS at FROM raw.api_events) AS e WHERE core.ships.symbol = (SELECT "
           "min(symbol) FROM "
           "core.ships)");
    const QByteArray ship = WeekServer::ask(*m_session, "SELECT min(symbol) FROM core.ships").toUtf8();
    Report report = read("ships");
    const auto place = [&](const QByteArray& symbol) {
        const qsizetype row = rowOf(report, "symbol", symbol);
        return QPointF(cell(report, row, "x").toDouble(), cell(report, row, "y").toDouble());
    };
    const qsizetype row = rowOf(report, "symbol", ship);
    QCOMPARE(cell(report, row, "status"), QByteArray("IN_TRANSIT"));
    const QPointF from = place(cell(report, row, "coming_from"));
    const QPointF to = place(cell(report, row, "waypoint"));
    QVERIFY(from != to);
    const QPointF off = place(ship) - (from + (to - from) / 4);
    QVERIFY(std::hypot(off.x(), off.y()) < 0.01);
    change("UPDATE core.ships SET arrival_at = departed_at + interval '1 minute'");
    report = read("ships");
    QCOMPARE(cell(report, row, "status"), QByteArray("ARRIVED"));
    QCOMPARE(place(ship), place(cell(report, row, "waypoint")));
}

void TestReport::agesOfEveryType_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const char* type : {"timestamptz", "timestamp", "date"})
        QTest::newRow(type) << QByteArray(type);
}

/// Without a zone it is of UTC.
void TestReport::agesOfEveryType()
{
    QFETCH(QByteArray, type);
    const ReportDefinition report {.id = QStringLiteral("ages"),
                                   .title = QStringLiteral("Ages"),
                                   .description = {},
                                   .query = {.name = QStringLiteral("reports/ages.sql"),
                                             .text = "SELECT v.at::" + type
                                                 + " AS at FROM (VALUES ('2001-01-01 10:00'), (NULL), "
                                                   "('infinity'), ('2099-01-01')) AS v (at)"},
                                   .asOf = QStringLiteral("at"),
                                   .staleAfterSeconds = 1};
    const auto read = readReport(*m_session, *m_game, report, {});
    VERIFY_RESULT(read);
    QCOMPARE(read->isStale, (std::vector<bool> {true, false, false, false}));
}

void TestReport::documentOfKinds()
{
    const Report report = read("ships");
    const auto parsed = reportDocument(*report.result);
    VERIFY_RESULT(parsed);
    const Json::Document& document = *parsed;
    const auto pointers = reportPointers(*report.result);
    QCOMPARE(pointers.size(), static_cast<std::size_t>(report.result->rows.count()));
    for (qsizetype row = 0; row < report.result->rows.count(); ++row) {
        const auto node = document.follow(Json::Document::root(), pointers[static_cast<std::size_t>(row)]);
        QVERIFY(node != Json::noNode);
        QCOMPARE(document.stringValue(document.find(node, u"symbol")).toUtf8(), cell(report, row, "symbol"));
        QCOMPARE(document.rawText(document.find(node, u"x")).toByteArray(), cell(report, row, "x"));
    }
    QVERIFY(pointers.front().startsWith(QStringLiteral("/ship/")));
    QVERIFY(reportPointers(*read("trades").result).front() == QStringLiteral("/rows/0"));
}

void TestReport::everyShippedReportRuns()
{
    QVERIFY(m_game->reports.size() >= 3);
    for (const ReportDefinition& report : m_game->reports)
        VERIFY_RESULT(readReport(*m_session, *m_game, report, {}));
}

void TestReport::wrongReports_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("message");
    QTest::newRow("age") << QByteArray("SELECT 1 AS x") << QStringLiteral("lacks the column");
    QTest::newRow("age is text") << QByteArray("SELECT 'soon' AS at")
                                 << QStringLiteral("The column “at” is not a time");
    QTest::newRow("syntax") << QByteArray("SELECT\n1 FROM x.y") << QStringLiteral("x.y");
    QTest::newRow("writes") << QByteArray("DELETE FROM core.ships") << QString();
    QTest::newRow("writes inside") << QByteArray("SELECT setval('raw.api_events_id_seq', 1)") << QString();
}

void TestReport::wrongReports()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, message);
    const ReportDefinition report {.id = QStringLiteral("wrong"),
                                   .title = QStringLiteral("Wrong"),
                                   .description = {},
                                   .query = {.name = QStringLiteral("reports/wrong.sql"), .text = query},
                                   .asOf = QStringLiteral("at"),
                                   .staleAfterSeconds = 1};
    const auto read = readReport(*m_session, *m_game, report, {});
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(message), qPrintable(read.error().text()));
    QVERIFY(read.error().where.contains(QStringLiteral("reports/wrong.sql")));
    QVERIFY(m_session->isUsable());
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
