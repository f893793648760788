#include "base/files.h"
#include "events/eventimport.h"
#include "game/gamelibrary.h"
#include "recordeddata.h"
#include "replay/playlogloader.h"
#include "testserver.h"
#include "verifyresult.h"
#include "week/createweek.h"
#include "week/migrate.h"
#include "week/scriptrunner.h"
#include "json/document.h"

#include <QHash>
#include <QTemporaryDir>

using namespace Weekglass;

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

private:
    Pg::Session open(const QString& database = {})
    {
        return std::move(*Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }
    /// A migrated week with the file imported twice; the second time must add nothing.
    void importInto(const QString& week, const QString& file, qint64 expected);
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

void TestRecorded::importInto(const QString& week, const QString& file, qint64 expected)
{
    const QString path = recordedFile(file);
    QVERIFY2(!path.isEmpty(), qPrintable(file));
    const auto match = m_library.match(week);
    QVERIFY(match);
    auto maintenance = open();
    auto created = createWeek(maintenance, *match->game, match->name);
    VERIFY_RESULT(created);
    auto session = open(week);
    auto migrated = migrate(session, *match->game);
    VERIFY_RESULT(migrated);
    const ImportOptions options {.file = path,
                                 .rejectFile = m_folder.filePath(QStringLiteral("rejects")),
                                 .afterLoad = [&](Pg::Session& s) { return runTransforms(s, *match->game); }};
    auto first = importResponses(session, *match->game->import, options);
    VERIFY_RESULT(first);
    QCOMPARE(first->inserted, expected);
    QCOMPARE(first->rejected, 0);
    auto second = importResponses(session, *match->game->import, options);
    VERIFY_RESULT(second);
    QCOMPARE(second->inserted, 0);
    QCOMPARE(second->alreadyThere, expected);
}

void TestRecorded::baseballImports()
{
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
    importInto(week, file, responses);
    auto session = open(week);
    for (const QByteArray& check : checks) {
        const auto equals = check.lastIndexOf('=');
        QCOMPARE(single(session, check.left(equals)), check.mid(equals + 1).trimmed());
    }
}

QTEST_GUILESS_MAIN(TestRecorded)
#include "tst_recorded.moc"
