#include "rollbacktest.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What a rollback refuses rather than doing it half.
class TestRollbackRefused : public RollbackTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeGame(); }
    void refusedPlan_data();
    void refusedPlan();
    void copyLimit();
    void wrongPlan_data();
    void wrongPlan();
    void otherGamesByATrigger();
    void gamesOwnIdElsewhere();
    void earlierRowsElsewhere_data();
    void earlierRowsElsewhere();
    void noSuchPlay();
    void otherGamesByTheirPlays();
    void noStepCutsTheTarget();
    void lostRacesAreTriedAgain();
    void batchGoesOn();
};

void TestRollbackRefused::refusedPlan_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char* name, const char* change, const char* reason) {
        QTest::newRow(name) << QByteArray(change) << QString::fromLatin1(reason);
    };
    const char* const function = "CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ";
    add("rule", "CREATE RULE r AS ON DELETE TO prop.plays DO INSTEAD NOTHING", "rules");
    add("inheritance", "CREATE TABLE prop.more () INHERITS (prop.plays)", "inherit");
    add("view", "ALTER TABLE prop.plays RENAME TO p; CREATE VIEW prop.plays AS SELECT * FROM prop.p",
        "not a table");
    add("no key to update by", "ALTER TABLE prop.games DROP CONSTRAINT games_pkey", "primary key");
    add("row-level security",
        "ALTER TABLE prop.plays ENABLE ROW LEVEL SECURITY; ALTER TABLE prop.plays FORCE ROW LEVEL SECURITY",
        "security");
    add("no such table", "DROP TABLE prop.games", "prop.games");
    QTest::newRow("trigger that keeps a row") << QByteArray(function)
            + "RETURN CASE OLD.number WHEN 7 THEN NULL ELSE OLD END; END $$; CREATE TRIGGER k BEFORE "
              "DELETE ON prop.plays FOR EACH ROW EXECUTE FUNCTION prop.f()"
                                              << QStringLiteral("kept");
    QTest::newRow("trigger that truncates")
        << "CREATE TABLE prop.other AS SELECT 1 AS a; " + QByteArray(function)
            + "TRUNCATE prop.other; RETURN NULL; END $$; CREATE TRIGGER k AFTER DELETE ON prop.plays FOR "
              "EACH STATEMENT EXECUTE FUNCTION prop.f()"
        << QStringLiteral("truncated");
    QTest::newRow("trigger that brings plays back") << QByteArray(function)
            + "INSERT INTO prop.plays (game_id, number) VALUES (OLD.game_id, OLD.number); RETURN NULL; END "
              "$$; CREATE TRIGGER k AFTER DELETE ON prop.plays FOR EACH ROW EXECUTE FUNCTION prop.f()"
                                                    << QStringLiteral("left plays");
}

void TestRollbackRefused::refusedPlan()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, reason);
    run(change);
    const QString before = fingerprint(*m_session);
    const auto refused = previewRollback(*m_session, request());
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(reason), qPrintable(refused.error().text()));
    QVERIFY(!m_session->isInTransaction());
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackRefused::copyLimit()
{
    run("CREATE TABLE prop.notes (play bigint REFERENCES prop.plays ON DELETE CASCADE); INSERT INTO "
        "prop.notes "
        "SELECT id FROM prop.plays");
    RollbackOptions options {.copyLimit = 19};
    const auto refused = previewRollback(*m_session, request(), options);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("prop.notes")),
             qPrintable(refused.error().text()));
    options.copyLimit = 20;
    VERIFY_RESULT(previewRollback(*m_session, request(), options));
}

void TestRollbackRefused::wrongPlan_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("words");
    const auto add = [](const char* name, const char* where, const char* table, const QStringList& words) {
        QTest::newRow(name) << QByteArray(where) << QString::fromLatin1(table) << words;
    };
    const auto words = [](std::initializer_list<const char*> list) {
        QStringList strings;
        for (const char* word : list)
            strings << QString::fromUtf8(word);
        return strings;
    };
    add("cuts too much", "t.game_id = $1::INTEGER AND t.number >= $2", "prop.plays",
        words({"would be 4, not 5", "step 1, “Plays”: DELETE FROM prop.plays WHERE t.game_id", "game.json"}));
    add("cuts too little", "t.game_id = $1::INTEGER AND t.number > $2 + 1", "prop.plays",
        words({"left plays", "would be 6, not 5", "game.json"}));
    add("every game's plays", "$1::TEXT <> '' AND t.number > $2", "prop.plays",
        words({"5 row(s) of other games in prop.plays", "step 1, “Plays”", "touchesOthers"}));
    add("another game's plays",
        "t.game_id = $1::INTEGER AND t.number > $2 OR t.game_id = 2 AND t.number = 10", "prop.plays",
        words({"1 row(s) of other games in prop.plays", "step 1, “Plays”"}));
    add("every game's row", "$1::TEXT <> ''", "prop.games", words({"1 row(s) of other games in prop.games"}));
    add("plays of the games alike",
        "t.game_id IN (SELECT g.id FROM prop.games AS g WHERE g.last_play = (SELECT "
        "o.last_play FROM prop.games AS o WHERE o.id = $1::INTEGER)) AND t.number > $2",
        "prop.plays", words({"of other games in prop.plays"}));
}

/// A mistake in a step is found by the preview and by the rollback, and both name the step.
void TestRollbackRefused::wrongPlan()
{
    QFETCH(QByteArray, where);
    QFETCH(QString, table);
    QFETCH(QStringList, words);
    run("CREATE TABLE prop.notes (game_id int, note text); INSERT INTO prop.notes VALUES (1, 'a'), (2, 'b')");
    // this one is right, and shows which column is the game
    plan().steps.push_back({.title = QStringLiteral("Notes"),
                            .action = RollbackAction::Delete,
                            .table = QStringLiteral("prop.notes"),
                            .where = "t.game_id = $1::INTEGER"});
    const auto preview = previewRollback(*m_session, request());
    VERIFY_RESULT(preview);
    std::ranges::find(plan().steps, table, &RollbackStep::table)->where = where;
    const QString before = fingerprint(*m_session);
    for (const Error& error : {previewRollback(*m_session, request()).error(),
                               rollBack(*m_session, request(), preview->confirmation, m_by).error()}) {
        for (const QString& word : words)
            QVERIFY2(error.text().contains(word), qPrintable(error.text()));
    }
    QVERIFY(!m_session->isInTransaction());
    QCOMPARE(fingerprint(*m_session), before);
}

/// What the steps say proves nothing of what a trigger does.
void TestRollbackRefused::otherGamesByATrigger()
{
    m_game.playLogs.front().games = {
        QStringLiteral("games.sql"),
        "SELECT game_id, '' AS title, count(*) AS plays FROM prop.plays GROUP BY game_id"};
    VERIFY_RESULT(previewRollback(*m_session, request()));
    run("CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM prop.plays WHERE "
        "game_id = 2 AND number = OLD.number; RETURN NULL; END $$; CREATE TRIGGER k AFTER DELETE ON "
        "prop.plays "
        "FOR EACH ROW WHEN (OLD.game_id = 1) EXECUTE FUNCTION prop.f()");
    const auto refused = previewRollback(*m_session, request());
    QVERIFY(!refused);
    for (const char* words : {"2 from 10 to 5", "A trigger or a cascade", "touchesOthers"})
        QVERIFY2(refused.error().text().contains(QLatin1String(words)), qPrintable(refused.error().text()));

    plan().steps.front().touchesOthers = true;
    const auto preview = previewRollback(*m_session, request());
    VERIFY_RESULT(preview);
    QCOMPARE(preview->others.size(), 1);
}

/// The id by which a game is known is asked of no other table: there it is a row's own.
void TestRollbackRefused::gamesOwnIdElsewhere()
{
    run("CREATE TABLE prop.notes (id uuid DEFAULT gen_random_uuid(), at date, play bigint, PRIMARY KEY (id, "
        "at)) "
        "PARTITION BY RANGE (at); CREATE TABLE prop.notes_old PARTITION OF prop.notes DEFAULT; INSERT INTO "
        "prop.notes (at, play) SELECT '2020-01-01', id FROM prop.plays");
    plan().steps.insert(plan().steps.begin(),
                        {.title = QStringLiteral("Notes"),
                         .action = RollbackAction::Delete,
                         .table = QStringLiteral("prop.notes"),
                         .where = "EXISTS (SELECT FROM prop.plays AS p WHERE p.id = t.play AND p.game_id = "
                                  "$1::INTEGER AND p.number > $2)"});
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    QCOMPARE(done->tables.at(0).gone, 5);
}

void TestRollbackRefused::earlierRowsElsewhere_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QString>("words");
    const auto add = [](const char* name, const char* change, const char* where, const char* words) {
        QTest::newRow(name) << QByteArray(change) << QByteArray(where) << QString::fromUtf8(words);
    };
    add("right", "", "t.game_id = $1::INTEGER AND t.number > $2", "");
    add("a play before", "", "t.game_id = $1::INTEGER AND t.number > $2 - 1",
        "remove 1 row(s) of plays up to 5 from prop.rolls");
    add("the target", "", "t.game_id = $1::INTEGER AND t.number >= $2 + 0", "step 3, “Rolls”");
    add("by a join", "",
        "t.game_id = $1::INTEGER AND EXISTS (SELECT FROM generate_series(4, 6) AS p (n) WHERE p.n = "
        "t.number)",
        "remove 2 row(s) of plays up to 5 from prop.rolls");
    add("by a cascade",
        "DROP TABLE prop.notes; CREATE TABLE prop.notes (id int PRIMARY KEY, number int, roll int REFERENCES "
        "prop.rolls ON DELETE CASCADE); INSERT INTO prop.notes SELECT r.id, r.number - 1, r.id FROM "
        "prop.rolls AS "
        "r",
        "t.game_id = $1::INTEGER AND t.number > $2", "a trigger or a foreign key");
    add("another number", "UPDATE prop.rolls SET number = 1",
        "t.game_id = $1::INTEGER AND t.after_play >= $2", "");
    add("no number", "ALTER TABLE prop.rolls ALTER number TYPE text USING 'x' || number",
        "t.game_id = $1::INTEGER AND EXISTS (SELECT FROM prop.games AS g WHERE t.after_play >= $2)", "");
    add("a row's own", "ALTER TABLE prop.rolls DROP id, ADD PRIMARY KEY (number, game_id)",
        "t.game_id = $1::INTEGER AND t.after_play + 1 > $2", "");
}

/// Only the last play is compared with the target; what else a step removes has to be after it too.
void TestRollbackRefused::earlierRowsElsewhere()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, where);
    QFETCH(QString, words);
    run("CREATE TABLE prop.rolls (id int PRIMARY KEY, game_id int, number int, after_play int); INSERT INTO "
        "prop.rolls SELECT n, 1, n, n FROM generate_series(1, 10) n; CREATE TABLE prop.notes (id int)");
    run(change);
    plan().steps.push_back({.title = QStringLiteral("Rolls"),
                            .action = RollbackAction::Delete,
                            .table = QStringLiteral("prop.rolls"),
                            .where = where});
    const auto preview = previewRollback(*m_session, request());
    if (words.isEmpty())
        VERIFY_RESULT(preview);
    else
        QVERIFY2(!preview && preview.error().text().contains(words),
                 preview ? "accepted" : qPrintable(preview.error().text()));
}

/// Without a step that shows which column is the game, the log's own count of plays does.
void TestRollbackRefused::otherGamesByTheirPlays()
{
    m_game.playLogs.front().games = {
        QStringLiteral("games.sql"),
        "SELECT game_id, '' AS title, count(*) AS plays FROM prop.plays GROUP BY game_id"};
    plan().steps.front().where = "EXISTS (SELECT FROM prop.games AS g WHERE g.id = t.game_id AND g.id = "
                                 "$1::INTEGER) AND t.number > $2";
    VERIFY_RESULT(previewRollback(*m_session, request()));
    plan().steps.front().where =
        "EXISTS (SELECT FROM prop.games AS g WHERE g.id = $1::INTEGER) AND t.number > $2";
    const auto refused = previewRollback(*m_session, request());
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QStringLiteral("2 from 10 to 5")),
             qPrintable(refused.error().text()));
    QVERIFY2(refused.error().text().contains(QStringLiteral("step 1, “Plays”")),
             qPrintable(refused.error().text()));

    const QByteArray games = m_game.playLogs.front().games.text;
    m_game.playLogs.front().games.text = "SELECT game_id, 'abc' AS plays FROM prop.plays GROUP BY game_id";
    const auto unclear = previewRollback(*m_session, request());
    QVERIFY(!unclear);
    QVERIFY2(unclear.error().text().contains(QStringLiteral("games.sql"))
                 && unclear.error().text().contains(QStringLiteral("abc")),
             qPrintable(unclear.error().text()));
    m_game.playLogs.front().games.text = games;

    plan().steps.front().touchesOthers = true;
    const auto preview = previewRollback(*m_session, request());
    VERIFY_RESULT(preview);
    QCOMPARE(preview->others.size(), 1);
    QCOMPARE(preview->others[0].gameId, QByteArray("2"));
    QCOMPARE(preview->others[0].after, 5);
    QVERIFY2(preview->warnings.join(QLatin1Char(' ')).contains(QStringLiteral("2 from 10 to 5")),
             qPrintable(preview->warnings.join(QLatin1Char('\n'))));
    const QString before = fingerprint(*m_session);
    const auto done = rollBack(*m_session, request(), preview->confirmation, m_by);
    VERIFY_RESULT(done);
    QCOMPARE(ask("SELECT count(*) FROM prop.plays"), QStringLiteral("10"));
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackRefused::noSuchPlay()
{
    m_game.playLogs.front().plays = {QStringLiteral("plays.sql"),
                                     "SELECT number AS play_number FROM prop.plays WHERE game_id = "
                                     "$1::TEXT::INTEGER"};
    run("DELETE FROM prop.plays WHERE game_id = 1 AND number IN (1, 5)");
    const QString before = fingerprint(*m_session);
    const auto refused = previewRollback(*m_session, request());
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().contains(QStringLiteral("play 5: there is no such play")),
             qPrintable(refused.error().text()));
    QVERIFY2(refused.error().text().contains(QStringLiteral("4, 6")), qPrintable(refused.error().text()));
    const RollbackRequest beforeFirst {m_game, m_game.playLogs.front(), "1", 1};
    const auto first = previewRollback(*m_session, beforeFirst);
    QVERIFY(!first);
    QVERIFY2(first.error().text().contains(QStringLiteral("to it: 2.")), qPrintable(first.error().text()));
    const RollbackRequest toNothing {m_game, m_game.playLogs.front(), "1", 0};
    VERIFY_RESULT(previewRollback(*m_session, toNothing));
    QCOMPARE(fingerprint(*m_session), before);
}

/// The target goes by a trigger at COMMIT, after all steps: then no step is named.
void TestRollbackRefused::noStepCutsTheTarget()
{
    run("CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM prop.plays WHERE "
        "game_id = 1 AND number = 5; RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER k AFTER DELETE ON "
        "prop.plays DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.number > 5) EXECUTE FUNCTION "
        "prop.f()");
    const QString before = fingerprint(*m_session);
    const auto refused = previewRollback(*m_session, request());
    QVERIFY(!refused);
    const QString told = refused.error().text();
    QVERIFY2(told.contains(QStringLiteral("would be 4, not 5")), qPrintable(told));
    QVERIFY2(!told.contains(QStringLiteral("“Plays”")), qPrintable(told));
    QCOMPARE(fingerprint(*m_session), before);
}

/// Who loses against somebody else twice wins the third time, or hears of it.
void TestRollbackRefused::lostRacesAreTriedAgain()
{
    // a sequence goes on although the transaction is rolled back
    run("CREATE SEQUENCE prop.tries; CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF nextval('prop.tries') <> 3 THEN RAISE 'lost' USING ERRCODE = 'serialization_failure'; END IF; "
        "RETURN NULL; END $$; CREATE TRIGGER k BEFORE DELETE ON prop.plays FOR EACH STATEMENT EXECUTE "
        "FUNCTION prop.f()");
    VERIFY_RESULT(previewRollback(*m_session, request()));
    QCOMPARE(ask("SELECT last_value FROM prop.tries"), QStringLiteral("3"));
    const auto lost = previewRollback(*m_session, request());
    QVERIFY(!lost);
    QCOMPARE(lost.error().sqlState, QStringLiteral("40001"));
    QCOMPARE(ask("SELECT last_value FROM prop.tries"), QStringLiteral("6"));
}

/// One game that is refused does not stop the next: each is a transaction of its own.
void TestRollbackRefused::batchGoesOn()
{
    const RollbackRequest none {m_game, m_game.playLogs.front(), "7", 5};
    const RollbackRequest second {m_game, m_game.playLogs.front(), "2", 5};
    QVERIFY(!previewRollback(*m_session, none));
    const auto preview = previewRollback(*m_session, second);
    VERIFY_RESULT(preview);
    VERIFY_RESULT(rollBack(*m_session, second, preview->confirmation, m_by));
    QCOMPARE(ask("SELECT string_agg(last_play::text, ' ' ORDER BY id) FROM prop.games"),
             QStringLiteral("10 5"));
}

QTEST_GUILESS_MAIN(TestRollbackRefused)
#include "tst_rollbackrefused.moc"
