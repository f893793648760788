#include "base/files.h"
#include "game/gamelibrary.h"
#include "import/eventimport.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "recordeddata.h"
#include "replay/playlogloader.h"
#include "scripts/scriptrunner.h"
#include "snapshots/pathhistory.h"
#include "snapshots/snapshotverify.h"
#include "testserver.h"
#include "verifyresult.h"
#include "json/document.h"

#include <QHash>
#include <QTemporaryDir>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace Weekglass;

namespace {

using Vector = std::array<double, 3>; // km or km/s

double dot(const Vector& a, const Vector& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Vector vectorAt(const Json::Document& document, Json::NodeId array)
{
    Vector vector {};
    for (int i = 0; i < 3; ++i)
        vector.at(static_cast<std::size_t>(i)) =
            document.rawText(document.child(array, i)).toByteArray().toDouble();
    return vector;
}

constexpr double Mu = 398600.4418; // km^3/s^2, of the Earth

/// A moment of an orbit about the Earth.
struct Moment
{
    qint64 second = 0;
    double energy = 0; ///< per kilogram, with the Earth's flattening (J2)
    double speed = 0; ///< km/s
};

Moment momentOf(const HistoryPoint& point)
{
    constexpr double J2 = 1.08262668e-3;
    constexpr double Radius = 6378.137;
    const auto ship = Json::Document::parse(point.value.value_or("{}"));
    const Vector r = vectorAt(*ship, ship->find(Json::Document::root(), u"position"));
    const Vector v = vectorAt(*ship, ship->find(Json::Document::root(), u"velocity"));
    const double distance = std::sqrt(dot(r, r));
    const double flattening = Mu * J2 * Radius * Radius / (2 * std::pow(distance, 3))
        * (1 - 3 * r[2] * r[2] / (distance * distance));
    return {.second = point.key.seq.toLongLong(),
            .energy = dot(v, v) / 2 - Mu / distance - flattening,
            .speed = std::sqrt(dot(v, v))};
}

/// What an event at this second gave the ship, in m/s along its way: the mean energy over two orbits from 40
/// minutes after it less that of the two orbits before it, divided by the speed.
double gainAt(const std::vector<Moment>& moments, qint64 second)
{
    const auto mean = [&](double from, double until, auto value) {
        double sum = 0;
        int count = 0;
        qint64 last = -1000;
        for (const Moment& moment : moments) {
            const auto now = static_cast<double>(moment.second);
            if (now < from || now >= until || moment.second < last + 200) // dense where there were burns
                continue;
            sum += value(moment);
            last = moment.second;
            ++count;
        }
        return sum / count;
    };
    const auto energy = [](const Moment& moment) { return moment.energy; };
    const auto at = static_cast<double>(second);
    const double axis = -Mu / (2 * mean(at - 6000, at, energy));
    const double period = 2 * std::numbers::pi * std::sqrt(axis * axis * axis / Mu);
    const double before = mean(at - 2 * period, at, energy);
    const double after = mean(at + 2400, at + 2400 + 2 * period, energy);
    const double speed = mean(at - 2 * period, at, [](const Moment& moment) { return moment.speed; });
    return (after - before) / speed * 1000;
}

}

/// Real recorded games, imported and replayed, against what independent programs say of them.
///
/// Of the baseball week: the information used here was obtained free of charge from and is copyrighted by
/// Retrosheet. Interested parties may contact Retrosheet at www.retrosheet.org.
class TestRecorded : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void baseballImports();
    void baseballStatesEqualTheOracle();
    void baseballFinalsEqualTheGameLogs();
    void baseballLineupsHaveTheSubstitutes();
    void spacetraders_data();
    void spacetraders();
    void solarSystem();
    void spaceStation_data();
    void spaceStation();

private:
    Pg::Session open(const QString& database = {})
    {
        return std::move(*Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }
    void makeWeek(const QString& week);
    /// Into a migrated week, twice; the second time must add nothing.
    void importInto(const QString& week, const QString& file, qint64 expected);
    const SnapshotSource& world() const
    {
        return m_library.game(QStringLiteral("galaxy"))->snapshots.front();
    }
    std::vector<HistoryPoint> worldHistory(Pg::Session& session, const QString& path) const;
    QByteArray single(Pg::Session& session, const QByteArray& sql)
    {
        auto table = session.query(*Pg::Sql::trusted(sql));
        return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
    }

    QByteArray m_conninfo;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QTemporaryDir m_folder;
    const QString m_baseball = QStringLiteral("paperdynasty_2019_w25");
};

void TestRecorded::initTestCase()
{
    if (recordedFile(QStringLiteral("README.md")).isEmpty())
        QSKIP("the recorded input is not here (set WEEKGLASS_RECORDED_DATA to its folder)");
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestRecorded::makeWeek(const QString& week)
{
    const auto match = m_library.match(week);
    QVERIFY(match);
    auto maintenance = open();
    auto created = createWeek(maintenance, *match->game, match->name);
    VERIFY_RESULT(created);
    auto session = open(week);
    auto migrated = migrate(session, *match->game);
    VERIFY_RESULT(migrated);
}

void TestRecorded::importInto(const QString& week, const QString& file, qint64 expected)
{
    const QString path = recordedFile(file);
    QVERIFY2(!path.isEmpty(), qPrintable(file));
    const auto match = m_library.match(week);
    auto session = open(week);
    const ImportOptions options {.file = path,
                                 .rejectFile = m_folder.filePath(QStringLiteral("rejects")),
                                 .afterLoad = [&](Pg::Session& s) { return runTransforms(s, *match->game); }};
    auto first = importFile(session, *match->game, options);
    VERIFY_RESULT(first);
    QCOMPARE(first->inserted, expected);
    QCOMPARE(first->rejected, 0);
    auto second = importFile(session, *match->game, options);
    VERIFY_RESULT(second);
    QCOMPARE(second->inserted, 0);
    QCOMPARE(second->alreadyThere, expected);
}

void TestRecorded::baseballImports()
{
    makeWeek(m_baseball);
    importInto(m_baseball, QStringLiteral("baseball/week2019/feed.ndjson"), 9109);
    auto session = open(m_baseball);
    QCOMPARE(single(session, "SELECT count(*) FROM public.games"), "98");
    QCOMPARE(single(session, "SELECT count(*) FROM public.plays"), "7773");
}

void TestRecorded::baseballStatesEqualTheOracle()
{
    auto session = open(m_baseball);
    QHash<QByteArray, QByteArray> names;
    auto people = session.query(Pg::Sql("SELECT DISTINCT code, name FROM public.lineup_people"));
    VERIFY_RESULT(people);
    for (const auto& row : people->rows)
        names.insert(*row[0], *row[1]);
    const auto& definition = m_library.game(QStringLiteral("paperdynasty"))->playLogs.front();

    auto csv = readFile(recordedFile(QStringLiteral("baseball/week2019/oracle/states.csv")));
    VERIFY_RESULT(csv);
    const QByteArrayList lines = csv->trimmed().split('\n');
    const QByteArrayList header = lines.first().trimmed().split(',');
    // the oracle's column and ours
    const std::pair<QByteArray, QByteArray> compared[] = {{"inning", "inning"},
                                                          {"half", "half"},
                                                          {"outs_after", "outs"},
                                                          {"away_score_after", "away_score"},
                                                          {"home_score_after", "home_score"},
                                                          {"on_first_after", "on_first"},
                                                          {"on_second_after", "on_second"},
                                                          {"on_third_after", "on_third"}};
    std::shared_ptr<const PlayLog> log;
    qsizetype checked = 0;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArrayList cells = lines[i].trimmed().split(',');
        if (!log || log->gameId() != cells[0]) {
            auto loaded = loadPlays(session, definition, cells[0]);
            VERIFY_RESULT(loaded);
            log = *loaded;
        }
        const auto index = log->indexOf(cells[header.indexOf("event_id")].toLongLong());
        QVERIFY2(index, lines[i].constData());
        const auto state = log->state(*index);
        for (const auto& [theirs, ours] : compared) {
            const auto value = std::find_if(state.begin(), state.end(),
                                            [&](const PlayStateValue& v) { return v.column->name == ours; });
            QVERIFY2(value != state.end(), ours.constData());
            QByteArray expected = cells[header.indexOf(theirs)];
            if (ours.startsWith("on_"))
                expected = names.value(expected);
            const QByteArray actual = value->value ? value->value->toByteArray() : QByteArray();
            const QByteArray told =
                lines[i] + ": " + ours + " is '" + actual + "', expected '" + expected + "'";
            QVERIFY2(actual == expected, told.constData());
        }
        ++checked;
    }
    QCOMPARE(checked, 7773);
}

void TestRecorded::baseballFinalsEqualTheGameLogs()
{
    auto session = open(m_baseball);
    auto csv = readFile(recordedFile(QStringLiteral("baseball/week2019/oracle/finals.csv")));
    VERIFY_RESULT(csv);
    const QByteArrayList lines = csv->trimmed().split('\n');
    QCOMPARE(lines.size(), 99);
    for (const QByteArray& line : lines.mid(1)) {
        const QByteArrayList cells = line.trimmed().split(',');
        auto score = session.query(
            Pg::Sql("SELECT away_score, home_score, status FROM public.games WHERE external_id = $1"),
            {cells[0]});
        VERIFY_RESULT(score);
        QCOMPARE(score->rows.size(), std::size_t(1));
        QCOMPARE(*score->rows[0][0], cells[3]);
        QCOMPARE(*score->rows[0][1], cells[4]);
    }
}

/// Each substitute appears in his side's line-up of the play after his substitution, nobody twice.
void TestRecorded::baseballLineupsHaveTheSubstitutes()
{
    auto session = open(m_baseball);
    const auto& definition = m_library.game(QStringLiteral("paperdynasty"))->playLogs.front();
    auto substitutions = session.query(
        Pg::Sql("SELECT payload ->> 'game_id', payload ->> 'after_play', payload ->> 'player', payload ->> "
                "'team_side' FROM "
                "raw.api_events WHERE endpoint = '/games/substitutions' ORDER BY payload ->> 'game_id', id"));
    VERIFY_RESULT(substitutions);
    QVERIFY(substitutions->rows.size() > 500);
    std::shared_ptr<const PlayLog> log;
    int found = 0;
    for (const auto& row : substitutions->rows) {
        if (!log || log->gameId() != *row[0])
            log = *loadPlays(session, definition, *row[0]);
        const auto index = log->indexOf(row[1]->toLongLong() + 1);
        if (!index)
            continue; // after the last play
        for (const PlayStateValue& value : log->state(*index)) {
            if (value.column->name != *row[3] + "_lineup")
                continue;
            auto lineup = Json::Document::parse(value.value->toByteArray());
            VERIFY_RESULT(lineup);
            QSet<QString> codes;
            for (int i = 0; i < lineup->childCount(Json::Document::root()); ++i)
                codes.insert(lineup->stringValue(
                    lineup->find(lineup->child(Json::Document::root(), i), u"player_code")));
            QCOMPARE(codes.size(), lineup->childCount(Json::Document::root()));
            QVERIFY(codes.size() == 9 || codes.size() == 10);
            found += codes.contains(QString::fromUtf8(*row[2])) ? 1 : 0;
        }
    }
    // a few substitutes are replaced again before the next play, so they never show in a line-up
    QVERIFY2(found > static_cast<int>(substitutions->rows.size()) * 97 / 100,
             qPrintable(QString::number(found)));
}

void TestRecorded::spacetraders_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("file");
    QTest::addColumn<qint64>("responses");
    QTest::addColumn<QByteArrayList>("checks"); // SQL = expected
    QTest::newRow("home system") << QStringLiteral("spacetraders_2025_w15")
                                 << QStringLiteral("spacetraders/home_system_2025_04/feed.ndjson")
                                 << qint64(38)
                                 << QByteArrayList {"SELECT count(*) FROM core.waypoints = 82",
                                                    "SELECT count(*) FROM core.markets = 25",
                                                    "SELECT count(*) FROM core.market_goods = 147",
                                                    "SELECT count(*) FROM core.ships = 2"};
    QTest::newRow("ledger") << QStringLiteral("spacetraders_2025_w24")
                            << QStringLiteral("spacetraders/ledger_2025_06_12/feed.ndjson") << qint64(3693)
                            << QByteArrayList {"SELECT count(*) FROM core.ledger_entries = 3693"};
    QTest::newRow("status") << QStringLiteral("spacetraders_2024_w04")
                            << QStringLiteral("spacetraders/status_2024_01_28/feed.ndjson") << qint64(1)
                            << QByteArrayList {"SELECT count(*) FROM core.server_status = 1"};
}

void TestRecorded::spacetraders()
{
    QFETCH(QString, week);
    QFETCH(QString, file);
    QFETCH(qint64, responses);
    QFETCH(QByteArrayList, checks);
    makeWeek(week);
    importInto(week, file, responses);
    auto session = open(week);
    for (const QByteArray& check : checks) {
        const auto equals = check.lastIndexOf('=');
        QCOMPARE(single(session, check.left(equals)), check.mid(equals + 1).trimmed());
    }
}

std::vector<HistoryPoint> TestRecorded::worldHistory(Pg::Session& session, const QString& path) const
{
    const auto parsed = parseHistoryPath(path, world());
    auto points = fetchPathHistory(session, {.source = world()}, *parsed, 1'000'000);
    return points ? *std::move(points) : std::vector<HistoryPoint>();
}

void TestRecorded::solarSystem()
{
    const QString week = QStringLiteral("galaxy_2017_w28");
    makeWeek(week);
    importInto(week, QStringLiteral("galaxy/solar_system_2017/snapshots.ndjson"), 366);
    auto session = open(week);
    QCOMPARE(single(session,
                    "SELECT count(*) FROM public.snapshots WHERE jsonb_array_length(state -> 'bodies') = 26"),
             "366");
    const auto report = verifySnapshots(session, {.source = world()});
    VERIFY_RESULT(report);
    QVERIFY(report->findings.empty());

    const auto points = worldHistory(session, QStringLiteral("bodies[Earth].position"));
    QCOMPARE(points.size(), std::size_t(366));
    const auto position = [](const HistoryPoint& point) {
        const auto document = Json::Document::parse(point.value.value_or("[]"));
        return vectorAt(*document, Json::Document::root());
    };
    const Vector first = position(points.front());
    const Vector last = position(points.back());
    const Vector off {last[0] - first[0], last[1] - first[1], last[2] - first[2]};
    QVERIFY(std::sqrt(dot(first, first)) > 1.4e8);
    QVERIFY(std::sqrt(dot(off, off) / dot(first, first)) < 0.03);
    const Vector half = position(points[182]);
    QVERIFY(dot(half, first) < 0); // it was on the other side meanwhile
}

void TestRecorded::spaceStation_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<qint64>("snapshots");
    QTest::addColumn<qint64>("maneuvers");
    QTest::addColumn<double>("burn"); // m/s
    QTest::newRow("2023") << QStringLiteral("galaxy_2023_w07") << QStringLiteral("galaxy/iss_2023_02_15/")
                          << qint64(5858) << qint64(6) << 1.67;
    QTest::newRow("2024") << QStringLiteral("galaxy_2024_w07") << QStringLiteral("galaxy/iss_2024_02_14/")
                          << qint64(5833) << qint64(5) << 1.58;
}

/// The orbit's energy shows each fortnight's one burn, and nothing where there was none.
void TestRecorded::spaceStation()
{
    QFETCH(QString, week);
    QFETCH(QString, folder);
    QFETCH(qint64, snapshots);
    QFETCH(qint64, maneuvers);
    QFETCH(double, burn);
    makeWeek(week);
    importInto(week, folder + QStringLiteral("snapshots.ndjson"), snapshots);
    importInto(week, folder + QStringLiteral("maneuvers.ndjson"), maneuvers);
    auto session = open(week);
    const auto report = verifySnapshots(session, {.source = world()});
    VERIFY_RESULT(report);
    QVERIFY2(report->findings.empty(),
             qPrintable(report->findings.empty() ? QString() : report->findings[0].message));

    std::vector<Moment> moments;
    for (const HistoryPoint& point : worldHistory(session, QStringLiteral("ships[ISS]")))
        moments.push_back(momentOf(point));
    QCOMPARE(static_cast<qint64>(moments.size()), snapshots);
    const auto events = session.query(
        Pg::Sql("SELECT tick, status_text, extra ->> 'dv_m_s' FROM public.maneuver_events ORDER BY tick"));
    VERIFY_RESULT(events);
    QCOMPARE(static_cast<qint64>(events->rows.size()), maneuvers);
    int burns = 0;
    for (const auto& event : events->rows) {
        const double gain = gainAt(moments, event[0]->toLongLong());
        const bool isBurn = event[2]->toDouble() > 0;
        burns += isBurn ? 1 : 0;
        const QByteArray told = *event[1] + ": " + QByteArray::number(gain) + " m/s";
        qInfo("%s", told.constData());
        QVERIFY2(isBurn ? std::abs(gain - burn) <= 0.05 : std::abs(gain) < 0.03, told.constData());
    }
    QCOMPARE(burns, 1);
}

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
