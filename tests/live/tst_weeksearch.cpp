#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "search/weeksearch.h"
#include "weekserver.h"

#include "pg/transaction.h"

#include <QElapsedTimer>
#include <QThread>

#include <thread>

using namespace Weekglass;
using Kind = SearchHit::Kind;

namespace {

constexpr int Many = 300000; // events of a large week: enough for the planner to see that it is large

}

/// The search box's look into a week of each game that ships: what it finds, and that it reads no large table
/// whole.
class TestWeekSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesOfEveryGame_data();
    void namesOfEveryGame();
    void gamesByTheirPlayers();
    void eventsByIdAndSubject();
    void snapshotsByNumberAndSubject();
    void wildcardsAreText();
    void brokenNamesLeaveTheRest();
    void largeWeekIsNotReadWhole_data();
    void largeWeekIsNotReadWhole();
    void whatCostsTooMuchIsNamed();
    void stopsOnTheServer();
    void droppedWeek();

private:
    struct SampleWeek
    {
        GamePointer game;
        QString database;
    };

    static WeekHits search(Pg::Session& session, const GameDefinition& game, const QString& typed,
                           const Pg::Call& call = {})
    {
        const auto hits = searchWeek(session, game, TypedText::parse(typed), {}, call);
        if (!hits) {
            QTest::qFail(qPrintable(hits.error().text()), __FILE__, __LINE__);
            return {};
        }
        for (const Error& error : hits->failed)
            qWarning("%s", qPrintable(error.text()));
        return *hits;
    }
    WeekHits search(const QString& game, const QString& typed)
    {
        auto session = m_server.open(m_weeks.value(game).database);
        return search(session, *m_weeks.value(game).game, typed);
    }
    static std::vector<SearchHit> ofKind(const WeekHits& found, Kind kind)
    {
        std::vector<SearchHit> hits;
        for (const SearchHit& hit : found.hits) {
            if (hit.kind == kind)
                hits.push_back(hit);
        }
        return hits;
    }
    QString ask(const QString& game, const QByteArray& query)
    {
        auto session = m_server.open(m_weeks.value(game).database);
        return WeekServer::ask(session, query);
    }

    WeekServer m_server;
    GameLibrary m_library;
    QMap<QString, SampleWeek> m_weeks;
};

void TestWeekSearch::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const GamePointer& game : m_library.games()) {
        const QString database = m_server.newWeek(*game).toString();
        auto session = m_server.open(database);
        VERIFY_RESULT(migrate(session, *game));
        VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, 1}, 42));
        m_weeks.insert(game->id, {game, database});
    }
}

void TestWeekSearch::namesOfEveryGame_data()
{
    QTest::addColumn<QString>("id");
    for (auto week = m_weeks.cbegin(); week != m_weeks.cend(); ++week)
        QTest::newRow(qPrintable(week.key())) << week.key();
}

void TestWeekSearch::namesOfEveryGame()
{
    QFETCH(const QString, id);
    const SampleWeek& week = m_weeks[id];
    QVERIFY(!week.game->names.empty());
    for (const NameSource& source : week.game->names) {
        const QByteArray names = Pg::Sql::trusted(source.query.text)->asSubquery(Pg::Sql("n")).text();
        const QString name = ask(id, "SELECT n.name FROM " + names + " ORDER BY n.name LIMIT 1");
        const QString itsId = ask(id, "SELECT n.id FROM " + names + " ORDER BY n.name, n.id LIMIT 1");
        QVERIFY2(name.size() > 1, qPrintable(source.query.name));
        auto session = m_server.open(week.database);
        QElapsedTimer time;
        time.start();
        const WeekHits byName = search(session, *week.game, name);
        qInfo("%s, %s: %lld ms for “%s”", qPrintable(id), qPrintable(source.title), time.elapsed(),
              qPrintable(name));
        QVERIFY(byName.failed.empty());
        QVERIFY(byName.notLookedAt.isEmpty());
        const std::pair<Kind, QString> leads[] = {
            {Kind::Game, source.playLog}, {Kind::Subject, source.events}, {Kind::Snapshot, source.snapshots}};
        for (const auto& [kind, place] : leads) {
            if (place.isEmpty())
                continue;
            for (const WeekHits& found : {byName, search(id, itsId)}) {
                const auto hits = ofKind(found, kind);
                const bool isFound = std::ranges::any_of(hits, [&](const SearchHit& hit) {
                    return hit.source == place && hit.subject == itsId.toUtf8() && hit.rank == 0;
                });
                QVERIFY2(isFound, qPrintable(QString(source.title + QLatin1Char(' ') + name)));
            }
        }
    }
}

void TestWeekSearch::gamesByTheirPlayers()
{
    const QString name = ask(QStringLiteral("paperdynasty"),
                             "SELECT name FROM public.lineup_people ORDER BY lineup_id LIMIT 1");
    const QString game = ask(QStringLiteral("paperdynasty"),
                             "SELECT game_id FROM public.lineup_people ORDER BY lineup_id LIMIT 1");
    const auto games = ofKind(search(QStringLiteral("paperdynasty"), name.toUpper()), Kind::Game);
    QVERIFY(std::ranges::any_of(
        games, [&](const SearchHit& hit) { return hit.subject == game.toUtf8() && hit.name == name; }));
    // all words must be there, in the name or in what is said of it
    const QString away = ask(QStringLiteral("paperdynasty"),
                             "SELECT t.name FROM public.games AS g JOIN public.teams AS t ON t.id = "
                             "g.away_team_id WHERE g.id = '"
                                 + game.toUtf8() + "'");
    const auto narrowed =
        ofKind(search(QStringLiteral("paperdynasty"), name + QLatin1Char(' ') + away), Kind::Game);
    QVERIFY(!narrowed.empty());
    for (const SearchHit& hit : narrowed)
        QVERIFY2(hit.detail.contains(away), qPrintable(hit.detail));
}

void TestWeekSearch::eventsByIdAndSubject()
{
    const QString game = QStringLiteral("spacetraders");
    const QString id = ask(game, "SELECT id FROM raw.api_events ORDER BY id OFFSET 20 LIMIT 1");
    const QString subject = ask(game, "SELECT request_key FROM raw.api_events WHERE id = " + id.toUtf8());
    const auto byId = ofKind(search(game, QStringLiteral("#") + id), Kind::Event);
    QVERIFY(std::ranges::any_of(byId, [&](const SearchHit& hit) {
        return hit.source == QStringLiteral("api") && hit.event.id == id.toUtf8()
            && hit.subject == subject.toUtf8() && !hit.event.at.isEmpty();
    }));
    const WeekHits bySubject = search(game, subject);
    QCOMPARE(ofKind(bySubject, Kind::Subject).front().subject, subject.toUtf8());
    QCOMPARE(ofKind(bySubject, Kind::Event).front().event.id,
             ask(game,
                 "SELECT id FROM raw.api_events WHERE request_key = '" + subject.toUtf8()
                     + "' ORDER BY fetched_at DESC, id DESC LIMIT 1")
                 .toUtf8());
}

void TestWeekSearch::snapshotsByNumberAndSubject()
{
    const QString game = QStringLiteral("galaxy");
    const QString tick = ask(game, "SELECT max(tick_number) FROM public.snapshots");
    const auto byTick = ofKind(search(game, tick), Kind::Snapshot);
    QVERIFY(std::ranges::any_of(
        byTick, [&](const SearchHit& hit) { return hit.snapshot && hit.snapshot->seq == tick.toUtf8(); }));
    const auto bySubject = ofKind(search(game, QStringLiteral("world")), Kind::Snapshot);
    QCOMPARE(bySubject.size(), std::size_t(1));
    QVERIFY(!bySubject.front().snapshot);
    QCOMPARE(bySubject.front().subject, "world");
}

void TestWeekSearch::wildcardsAreText()
{
    for (const char* typed : {"%%", "__", "\\\\", "';--", "\xE2\x80\xAE\xE2\x80\xAE"}) {
        for (auto week = m_weeks.cbegin(); week != m_weeks.cend(); ++week) {
            const WeekHits found = search(week.key(), QString::fromUtf8(typed));
            QVERIFY2(found.hits.empty() && found.failed.empty(), typed);
        }
    }
}

void TestWeekSearch::brokenNamesLeaveTheRest()
{
    const SampleWeek& week = m_weeks[QStringLiteral("galaxy")];
    GameDefinition broken = *week.game;
    broken.names.front().query = {QStringLiteral("names/odd.sql"), "SELECT no_such AS id"};
    auto session = m_server.open(week.database);
    const auto found = searchWeek(session, broken, TypedText::parse(QStringLiteral("sol")));
    VERIFY_RESULT(found);
    QCOMPARE(found->failed.size(), std::size_t(1));
    QCOMPARE(found->failed.front().where, QStringLiteral("names/odd.sql"));
    QVERIFY(!ofKind(*found, Kind::Game).empty());
}

void TestWeekSearch::largeWeekIsNotReadWhole_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<QString>("tables");
    QTest::addColumn<QByteArray>("more"); // events
    QTest::addColumn<QByteArray>("asked"); // for the texts that are typed
    QTest::newRow("by time and id")
        << "marketland"
        << "player_events%"
        << QByteArray("INSERT INTO public.player_events (player_id, event_type, event_data, "
                      "occurred_at) SELECT p.player_id, 'made_up', '{}', '2025-01-06 "
                      "00:00+00'::timestamptz + n * interval '1 second' FROM (SELECT "
                      "player_id FROM public.players ORDER BY player_id LIMIT 1) AS p, ")
        << QByteArray("SELECT username FROM public.players UNION ALL SELECT player_id::text "
                      "FROM public.players LIMIT 40");
    QTest::newRow("by id")
        << "spacetraders"
        << "api_events"
        << QByteArray("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, "
                      "payload, payload_hash) SELECT '2025-01-06 00:00+00'::timestamptz + n * "
                      "interval '1 second', '/made/up', '/made/up/' || n % 1000, 200, '{}', "
                      "md5(n::text) FROM ")
        << QByteArray("SELECT ship_symbol FROM core.ship_logs UNION ALL SELECT '/made/up/7' UNION ALL "
                      "SELECT '/none/such' UNION ALL SELECT '4711'");
}

void TestWeekSearch::largeWeekIsNotReadWhole()
{
    QFETCH(const QString, game);
    QFETCH(const QString, tables);
    QFETCH(const QByteArray, more);
    QFETCH(const QByteArray, asked);
    const SampleWeek& week = m_weeks[game];
    auto session = m_server.open(week.database);
    WeekServer::run(session, more + "generate_series(1, " + QByteArray::number(Many) + ") AS n; ANALYZE");
    const auto reads = [&] { // rows that were read one after the other
        (void)WeekServer::ask(session, "SELECT pg_stat_force_next_flush()");
        (void)WeekServer::ask(session, "SELECT pg_stat_clear_snapshot()");
        return WeekServer::ask(session,
                               "SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables "
                               "WHERE relname LIKE '"
                                   + tables.toUtf8() + "'")
            .toLongLong();
    };
    const auto texts = session.query(*Pg::Sql::trusted(asked));
    VERIFY_RESULT(texts);
    const qint64 before = reads();
    QElapsedTimer time;
    time.start();
    for (const QString& typed : texts->texts()) {
        const WeekHits found = search(session, *week.game, typed);
        QVERIFY2(found.notLookedAt.isEmpty() && found.failed.empty(), qPrintable(typed));
        QCOMPARE(ofKind(found, Kind::Subject).empty(),
                 typed == QStringLiteral("/none/such") || typed == QStringLiteral("4711"));
    }
    qInfo("large week of %s: %lld texts in %lld ms", qPrintable(game), qint64(texts->rows.size()),
          time.elapsed());
    QCOMPARE(reads(), before);
}

/// Where only a whole index could be walked, that is a matter of what it may cost.
void TestWeekSearch::whatCostsTooMuchIsNamed()
{
    const SampleWeek& week = m_weeks[QStringLiteral("marketland")];
    auto session = m_server.open(week.database);
    const auto found =
        searchWeek(session, *week.game, TypedText::parse(QStringLiteral("4711")), {.mostCost = 20});
    VERIFY_RESULT(found);
    QCOMPARE(found->notLookedAt, QStringList({QStringLiteral("Player events by id")}));
    QVERIFY(found->failed.empty());
}

void TestWeekSearch::stopsOnTheServer()
{
    const SampleWeek& week = m_weeks[QStringLiteral("galaxy")];
    GameDefinition slow = *week.game;
    slow.names.front().query = {QStringLiteral("names/slow.sql"),
                                "SELECT 'a' AS id, 'b' AS name, pg_sleep(3600)::text AS detail"};
    auto session = m_server.open(week.database);
    std::stop_source stop;
    std::jthread stopper([&stop, this, &week] {
        auto watching = m_server.open();
        const auto sleeps = [&] {
            return WeekServer::ask(watching,
                                   "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                == QStringLiteral("1");
        };
        QElapsedTimer time;
        time.start();
        while (!time.hasExpired(Patience) && !sleeps())
            QThread::msleep(5);
        stop.request_stop();
    });
    const auto stopped =
        searchWeek(session, slow, TypedText::parse(QStringLiteral("abc")), {}, {.stop = stop.get_token()});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    // and one that nobody stops ends by its deadline, which leaves the others their time
    const auto late = searchWeek(session, slow, TypedText::parse(QStringLiteral("sol")), {},
                                 {.deadline = std::chrono::milliseconds(300)});
    VERIFY_RESULT(late);
    QCOMPARE(late->failed.size(), std::size_t(1));
    QCOMPARE(late->failed.front().kind, Error::Kind::Timeout);
}

void TestWeekSearch::droppedWeek()
{
    const auto game = m_library.game(QStringLiteral("galaxy"));
    const QString name = m_server.newWeek(*game).toString();
    auto session = m_server.open(name);
    VERIFY_RESULT(migrate(session, *game));
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + Pg::Sql::identifier(name)->text() + " WITH (FORCE)");
    const auto found = searchWeek(session, *game, TypedText::parse(QStringLiteral("sol")));
    QVERIFY(!found);
}

QTEST_GUILESS_MAIN(TestWeekSearch)
#include "tst_weeksearch.moc"
