#include "base/files.h"
#include "events/eventexport.h"
#include "events/eventquery.h"
#include "pg/transaction.h"
#include "replay/playlogloader.h"
#include "rollbackweek.h"
#include "scripts/scriptrunner.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Games whose tables are told by recorded answers: a rollback marks the answers and keeps them, in all of
/// these games alike.
class TestCutEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void marked_data();
    void marked();
    void listed();
    void twice();
    void laterPlaysWithTheSameNumbers();

private:
    struct Week
    {
        GamePointer game;
        std::optional<Session> session;
    };

    /// The sample of the game, made once.
    Week& weekOf(const QString& gameId);
    static QString raw(Session& session)
    {
        return WeekServer::ask(
            session,
            "SELECT count(*) || ' ' || md5(string_agg(e::text, '|' ORDER BY e.id)) FROM raw.api_events AS e");
    }
    static QString ask(Session& session, const QByteArray& sql) { return WeekServer::ask(session, sql); }
    static Operation rollBackTo(Week& week, const PlayLogDefinition& log, const QByteArray& game,
                                qint64 play);
    /// All of core from raw again, in a transaction that is thrown away. @return the last play then.
    static qint64 headOfRebuilt(Week& week, const PlayLogDefinition& log, const QByteArray& game);

    RollbackServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    std::map<QString, Week> m_weeks;
};

namespace {

const OperationBy By {.reason = QStringLiteral("a test")};

}

void TestCutEvents::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

TestCutEvents::Week& TestCutEvents::weekOf(const QString& gameId)
{
    Week& week = m_weeks[gameId];
    if (!week.game) {
        week.game = m_library.game(gameId);
        week.session.emplace(m_server.open(m_server.newSampleWeek(*week.game, 2)));
    }
    return week;
}

Operation TestCutEvents::rollBackTo(Week& week, const PlayLogDefinition& log, const QByteArray& game,
                                    qint64 play)
{
    const RollbackRequest request {*week.game, log, game, play};
    const auto preview = previewRollback(*week.session, request);
    if (!preview)
        qFatal("%s", qPrintable(preview.error().text()));
    auto done = rollBack(*week.session, request, preview->confirmation, By);
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
    return *std::move(done);
}

qint64 TestCutEvents::headOfRebuilt(Week& week, const PlayLogDefinition& log, const QByteArray& game)
{
    auto transaction = Transaction::begin(*week.session, Transaction::Access::ReadWrite);
    WeekServer::run(*week.session, "SET LOCAL weekglass.rebuild = 'on'");
    if (const auto ran = runTransforms(*week.session, *week.game); !ran)
        qFatal("%s", qPrintable(ran.error().text()));
    const auto head =
        ask(*week.session,
            "SELECT max(q.play_number) FROM ("
                + QByteArray(log.rollback->head.text).replace("$1", QByteArray("'" + game + "'")) + ") AS q");
    (void)transaction->rollback();
    return head.toLongLong();
}

void TestCutEvents::marked_data()
{
    QTest::addColumn<QString>("gameId");
    QTest::addColumn<QString>("logId");
    QTest::newRow("ships") << QStringLiteral("spacetraders") << QStringLiteral("ships");
    QTest::newRow("treasury") << QStringLiteral("spacetraders") << QStringLiteral("fleets");
    QTest::newRow("baseball") << QStringLiteral("paperdynasty") << QStringLiteral("games");
}

void TestCutEvents::marked()
{
    QFETCH(QString, gameId);
    QFETCH(QString, logId);
    Week& week = weekOf(gameId);
    const PlayLogDefinition& log = *week.game->playLog(logId);
    const auto games = loadGames(*week.session, log, {.search = {}, .limit = 50});
    VERIFY_RESULT(games);
    const auto played = std::ranges::find_if(
        games->games, [](const PlayLogGame& game) { return Pg::numberOf(game.plays) > 10; });
    QVERIFY(played != games->games.end());
    const QByteArray id = played->gameId;
    const auto plays = loadPlays(*week.session, log, id);
    VERIFY_RESULT(plays);
    const qint64 target = (*plays)->playNumber((*plays)->size() / 2);
    const QString before = fingerprint(*week.session);
    const QString kept = raw(*week.session);
    const Operation done = rollBackTo(week, log, id, target);
    QCOMPARE(raw(*week.session), kept);
    const qint64 marks =
        ask(*week.session, "SELECT count(DISTINCT event_id) FROM raw.cut_events").toLongLong();
    if (kept.startsWith(QStringLiteral("0 ")))
        QCOMPARE(marks, 0); // the sample has no answers of this game
    else
        QVERIFY(marks > 0);
    if (marks > 0)
        QCOMPARE(headOfRebuilt(week, log, id), target);
    VERIFY_RESULT(undoOperation(*week.session, *week.game, done.id, By));
    QCOMPARE(fingerprint(*week.session), before);
    QCOMPARE(raw(*week.session), kept);
}

/// In the list and in files; and a week that stands before marks lists its events as ever.
void TestCutEvents::listed()
{
    Week& week = weekOf(QStringLiteral("spacetraders"));
    Session& session = *week.session;
    const PlayLogDefinition& log = *week.game->playLog(QStringLiteral("ships"));
    const QByteArray id = loadGames(session, log, {.search = {}, .limit = 1})->games.front().gameId;
    const auto plays = loadPlays(session, log, id);
    const Operation done = rollBackTo(week, log, id, (*plays)->playNumber((*plays)->size() / 2));
    const qint64 marks = ask(session, "SELECT count(*) FROM raw.cut_events").toLongLong();
    QVERIFY(marks > 0);
    EventQuery query {.source = week.game->events.front()};
    const auto shape = describeEvents(session, query.source);
    VERIFY_RESULT(shape);
    query.shape = *shape;
    const int cut = query.shape.column(CutColumn);
    QVERIFY(cut > 0);
    QVERIFY(query.shape.column("cut_in") < 0);
    const auto page = fetchEventPage(session, query, {}, EventDirection::Older, 1000000);
    VERIFY_RESULT(page);
    qint64 listed = 0;
    for (const EventRow& row : page->rows)
        listed += row.cells[static_cast<std::size_t>(cut)] == "true" ? 1 : 0;
    QCOMPARE(listed, marks);
    const QTemporaryDir folder;
    for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Ndjson}) {
        const QString file = folder.filePath(QString::number(static_cast<int>(format)));
        VERIFY_RESULT(exportEvents(session, query, week.game->import, {.file = file, .format = format}));
        const auto text = readFile(file);
        VERIFY_RESULT(text);
        QCOMPARE(text->count(format == ExportFormat::Csv ? ",true," : "\"cut\":true"), marks);
    }
    VERIFY_RESULT(undoOperation(session, *week.game, done.id, By));
    WeekServer::run(session, "ALTER TABLE raw.cut_events RENAME TO later_events");
    const auto before = describeEvents(session, query.source);
    VERIFY_RESULT(before);
    QVERIFY(before->column(CutColumn) < 0 && before->column("cut_in") < 0);
    query.shape = *before;
    const auto all = fetchEventPage(session, query, {}, EventDirection::Older, 1000000);
    VERIFY_RESULT(all);
    QCOMPARE(all->rows.size(), page->rows.size());
    WeekServer::run(session, "ALTER TABLE raw.later_events RENAME TO cut_events");
}

/// Back and further back: what was marked stays so, and undoing in turn takes each one's own marks.
void TestCutEvents::twice()
{
    Week& week = weekOf(QStringLiteral("spacetraders"));
    const PlayLogDefinition& log = *week.game->playLog(QStringLiteral("ships"));
    const QByteArray id = loadGames(*week.session, log, {.search = {}, .limit = 1})->games.front().gameId;
    const auto plays = loadPlays(*week.session, log, id);
    const QString before = fingerprint(*week.session);
    const Operation first = rollBackTo(week, log, id, (*plays)->playNumber((*plays)->size() * 2 / 3));
    const QString between = fingerprint(*week.session);
    const Operation second = rollBackTo(week, log, id, (*plays)->playNumber((*plays)->size() / 3));
    QCOMPARE(headOfRebuilt(week, log, id), (*plays)->playNumber((*plays)->size() / 3));
    VERIFY_RESULT(undoOperation(*week.session, *week.game, second.id, By));
    QCOMPARE(fingerprint(*week.session), between);
    VERIFY_RESULT(undoOperation(*week.session, *week.game, first.id, By));
    QCOMPARE(fingerprint(*week.session), before);
}

/// A game goes on after a rollback and is rolled back to a later play: a substitution that was taken back the
/// first time does not return with the second.
void TestCutEvents::laterPlaysWithTheSameNumbers()
{
    Week& week = weekOf(QStringLiteral("paperdynasty"));
    Session& session = *week.session;
    const PlayLogDefinition& log = week.game->playLogs.front();
    const QByteArray id = ask(session, "SELECT min(id::text) FROM public.games").toUtf8();
    const QByteArray external =
        ask(session, "SELECT external_id FROM public.games WHERE id = '" + id + "'").toUtf8();
    const auto tell = [&](const QByteArray& endpoint, const QByteArray& payload) {
        WeekServer::run(session,
                        "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, "
                        "payload_hash, payload) "
                        "VALUES (now(), '"
                            + endpoint + "', '" + endpoint + "', 200, md5('" + payload + "'), '" + payload
                            + "')");
    };
    const auto live = [&](const QByteArray& endpoint) {
        return ask(session,
                   "SELECT count(*) FROM raw.api_events AS e WHERE e.endpoint = '" + endpoint
                       + "' AND e.payload ->> 'game_id' = '" + external
                       + "' AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id)");
    };
    tell("/games/substitutions",
         R"({"game_id": ")" + external
             + R"(", "player": "old", "name": "Old", "team_side": "away", "position": 1, "after_play": 7})");
    const QString all = live("/games/substitutions");
    const Operation first = rollBackTo(week, log, id, 5);
    tell("/games/plays", R"({"game_id": ")" + external + R"(", "play_number": 6})");
    const Operation second = rollBackTo(week, log, id, 4);
    QCOMPARE(live("/games/substitutions"), QStringLiteral("0"));
    VERIFY_RESULT(undoOperation(session, *week.game, second.id, By));
    QCOMPARE(live("/games/substitutions"), QStringLiteral("0"));
    VERIFY_RESULT(undoOperation(session, *week.game, first.id, By));
    QCOMPARE(live("/games/substitutions"), all);
}

QTEST_GUILESS_MAIN(TestCutEvents)
#include "tst_cutevents.moc"
