#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "replay/replayverify.h"
#include "weekserver.h"

#include "pg/transaction.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Saves of clients, of which no document says more than that they are JSON: what game.json names of them is
/// replayed and verified as far as it is there, and nothing is worked out that they do not say.
class TestSaveDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sampleAgrees();
    void savesWithoutTheKeysAreReplayed();
    void levelsFollowNoFormula();
    void nothingFalls_data();
    void nothingFalls();
    void functionsAreUsed_data();
    void functionsAreUsed();

private:
    QByteArray newPlayer(const QByteArrayList& saves, const QByteArray& row = "level = 1");
    QStringList divergences(const QByteArray& player);
    const PlayLogDefinition& log() const { return m_game->playLogs.front(); }

    WeekServer m_server;
    GameLibrary m_library;
    GamePointer m_game;
    std::optional<Session> m_session;
};

void TestSaveDocument::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const Error& error : m_library.errors())
        QFAIL(qPrintable(error.text()));
    m_game = m_library.game(QStringLiteral("marketland"));
    const WeekName name = m_server.newWeek(*m_game);
    m_session.emplace(m_server.open(name.toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    VERIFY_RESULT(fillSample(*m_session, *m_game, {m_game->prefix, 2025, 1}, 7));
}

/// A player whose row is updated as @p row says after the saves were stored.
QByteArray TestSaveDocument::newPlayer(const QByteArrayList& saves, const QByteArray& row)
{
    const QByteArray player = WeekServer::ask(*m_session,
                                              "INSERT INTO public.players (username) VALUES "
                                              "(left(md5(random()::text), 20)) RETURNING player_id")
                                  .toUtf8();
    for (const QByteArray& save : saves)
        WeekServer::run(
            *m_session,
            "INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum) VALUES ('"
                + player + "', '3.0.1', '" + save + "', repeat('0', 64))");
    WeekServer::run(*m_session, "UPDATE public.players SET " + row + " WHERE player_id = '" + player + '\'');
    return player;
}

QStringList TestSaveDocument::divergences(const QByteArray& player)
{
    const auto verified = verifyReplay(*m_session, log(), player);
    if (!verified)
        return {verified.error().text()};
    QStringList lines;
    for (const auto& d : verified->first)
        lines << QString::fromUtf8(d.path.value_or("") + ": " + d.expected.value_or("NULL") + " is "
                                   + d.found.value_or("NULL"));
    return lines;
}

void TestSaveDocument::sampleAgrees()
{
    QStringList wrong;
    qint64 players = 0;
    VERIFY_RESULT(verifyReplays(*m_session, log(), [&](const ReplayVerified& verified) {
        ++players;
        if (!verified.verification.agrees())
            wrong << QString::fromUtf8(verified.game.gameId);
    }));
    QCOMPARE(wrong, QStringList());
    QVERIFY(players > 10);
}

void TestSaveDocument::savesWithoutTheKeysAreReplayed()
{
    const QByteArray player =
        newPlayer({R"({"save": 1, "player": {"level": 2, "xp": 50}, "farm": {"plots": [{"x": 1}]}})",
                   R"({"WalletData": {"coins": 12}})", R"([1, 2])", R"("text")"},
                  "level = 2, xp = 50");
    const auto plays = loadPlays(*m_session, log(), player);
    VERIFY_RESULT(plays);
    QCOMPARE((*plays)->size(), qsizetype(4));
    const auto value = [&](qsizetype index, const char* column) {
        const auto place = (*plays)->column(QString::fromLatin1(column));
        if (!place)
            return QByteArray("no such column");
        const auto text = (*plays)->value(index, *place);
        return text ? text->toByteArray() : QByteArray("NULL");
    };
    QCOMPARE(value(0, "level"), QByteArray("2"));
    QCOMPARE(value(0, "plots"), QByteArray(R"([{"x": 1}])"));
    QCOMPARE(value(0, "version"), QByteArray("3.0.1"));
    for (qsizetype index = 1; index < 4; ++index) {
        QCOMPARE(value(index, "level"), QByteArray("NULL"));
        QCOMPARE(value(index, "displays"), QByteArray("NULL"));
        QCOMPARE(value(index, "version"), QByteArray("3.0.1"));
    }
    // of what a save does not say, nothing is said
    QCOMPARE(divergences(player), QStringList());
}

void TestSaveDocument::levelsFollowNoFormula()
{
    const QByteArray player =
        newPlayer({R"({"player": {"level": 60, "xp": 10}})", R"({"player": {"level": 61, "xp": 11}})"},
                  "level = 61, xp = 11");
    QCOMPARE(divergences(player), QStringList());
}

void TestSaveDocument::nothingFalls_data()
{
    QTest::addColumn<QByteArray>("older");
    QTest::addColumn<QByteArray>("newer");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QStringList>("wrong");
    QTest::newRow("level of a save") << QByteArray(R"({"player": {"level": 9}})")
                                     << QByteArray(R"({"player": {"level": 8}})") << QByteArray("level = 8")
                                     << QStringList(QStringLiteral("/level: 9 is 8"));
    QTest::newRow("experience of a save")
        << QByteArray(R"({"player": {"xp": 90}})") << QByteArray(R"({"player": {"xp": 80}})")
        << QByteArray("xp = 80") << QStringList(QStringLiteral("/xp: 90 is 80"));
    QTest::newRow("level of the row")
        << QByteArray(R"({"player": {"level": 9}})") << QByteArray(R"({"player": {"level": 9}})")
        << QByteArray("level = 3") << QStringList(QStringLiteral("/player/level: 9 is 3"));
    QTest::newRow("a number that is none")
        << QByteArray(R"({"player": {"level": "nine", "xp": -1e300}})")
        << QByteArray(R"({"player": {"level": 1}})") << QByteArray("level = 1") << QStringList();
}

void TestSaveDocument::nothingFalls()
{
    QFETCH(QByteArray, older);
    QFETCH(QByteArray, newer);
    QFETCH(QByteArray, row);
    QFETCH(QStringList, wrong);
    QCOMPARE(divergences(newPlayer({older, newer}, row)), wrong);
}

void TestSaveDocument::functionsAreUsed_data()
{
    QTest::addColumn<QString>("id");
    for (const GamePointer& game : m_library.games())
        QTest::newRow(qPrintable(game->id)) << game->id;
}

/// Every function that a game's migrations make has a use: a trigger, policy, default, index or view needs
/// it, another function calls it, or the game's SQL does.
void TestSaveDocument::functionsAreUsed()
{
    QFETCH(QString, id);
    const GamePointer game = m_library.game(id);
    auto session = m_server.open(m_server.newWeek(*game).toString());
    VERIFY_RESULT(migrate(session, *game));
    const auto functions = session.query(
        Sql("SELECT n.nspname || '.' || p.proname FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = "
            "p.pronamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'weekglass') AND NOT "
            "EXISTS (SELECT FROM pg_depend AS d WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = "
            "p.oid) AND NOT EXISTS (SELECT FROM pg_proc AS o WHERE o.oid <> p.oid AND strpos(o.prosrc, "
            "n.nspname || '.' || p.proname || '(') > 0)"));
    VERIFY_RESULT(functions);
    for (const auto& row : functions->rows) {
        const QByteArray call = *row[0] + '(';
        const bool isUsed = std::ranges::any_of(game->files, [&](const GameFile& file) {
            return !file.name.startsWith(QStringLiteral("migrations/")) && file.text.contains(call);
        });
        QVERIFY2(isUsed, row[0]->constData());
    }
}

QTEST_GUILESS_MAIN(TestSaveDocument)
#include "tst_savedocument.moc"
