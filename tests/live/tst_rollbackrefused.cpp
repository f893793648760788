#include "rollbackweek.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What a rollback or an undo refuses rather than doing it half, on a small schema of its own.
class TestRollbackRefused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void refusedPlan_data();
    void refusedPlan();
    void triggersRunAndAreUndone();
    void copyLimit();
    void wrongPlan_data();
    void wrongPlan();
    void otherGamesByATrigger();
    void gamesOwnIdElsewhere();
    void earlierRowsElsewhere_data();
    void earlierRowsElsewhere();
    void noSuchPlay();
    void otherGamesByTheirPlays();
    void updatedThenDeleted();
    void undoNeedsItsRights();
    void previewTellsWhatUndoNeeds();
    void undoToAnotherHead();
    void rowsOfAnotherKeyInTheWay();
    void batchGoesOn();

private:
    RollbackRequest request() const { return {m_game, m_game.playLogs.front(), "1", 5}; }
    Result<Operation> rollBackIt()
    {
        auto preview = previewRollback(*m_session, request());
        if (!preview)
            return preview.error();
        return rollBack(*m_session, request(), preview->confirmation, m_by);
    }
    void run(const QByteArray& sql) { WeekServer::run(*m_session, sql); }
    QString ask(const QByteArray& sql) { return WeekServer::ask(*m_session, sql); }
    RollbackDefinition& plan() { return *m_game.playLogs.front().rollback; }

    RollbackServer m_server;
    GameDefinition m_game;
    QString m_week;
    std::optional<Session> m_session;
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

void TestRollbackRefused::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = *GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
    m_week = m_server.newWeek(m_game);
    m_session.emplace(m_server.open(m_week));
}

void TestRollbackRefused::init()
{
    run("SET client_min_messages = error; DROP SCHEMA IF EXISTS prop CASCADE; CREATE SCHEMA prop; CREATE "
        "TABLE "
        "prop.games (id int PRIMARY KEY, last_play bigint); CREATE TABLE prop.plays (id bigserial PRIMARY "
        "KEY, "
        "game_id int, number bigint, body text, UNIQUE (game_id, number)); INSERT INTO prop.games VALUES (1, "
        "10), "
        "(2, 10); INSERT INTO prop.plays (game_id, number) SELECT g, n FROM generate_series(1, 2) g, "
        "generate_series(1, 10) n");
    PlayLogDefinition log {
        .id = QStringLiteral("log"), .title = {}, .games = {}, .plays = {}, .asOf = {}, .groups = {}};
    log.rollback.emplace();
    log.rollback->lockTable = QStringLiteral("prop.games");
    log.rollback->lockWhere = "t.id = $1::INTEGER";
    log.rollback->head = {
        QStringLiteral("head.sql"),
        "SELECT max(number) AS play_number FROM prop.plays WHERE game_id = $1::TEXT::INTEGER"};
    log.rollback->steps = {{.title = QStringLiteral("Plays"),
                            .action = RollbackAction::Delete,
                            .table = QStringLiteral("prop.plays"),
                            .where = "t.game_id = $1::INTEGER AND t.number > $2"},
                           {.title = QStringLiteral("Game"),
                            .action = RollbackAction::Update,
                            .table = QStringLiteral("prop.games"),
                            .where = "t.id = $1::INTEGER",
                            .set = "last_play = $2"}};
    m_game.playLogs = {log};
}

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
        "no table");
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
        << QStringLiteral("TRUNCATE");
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

/// The trigger changes a row of another game and adds one elsewhere: both are told, kept and taken back.
void TestRollbackRefused::triggersRunAndAreUndone()
{
    run("CREATE TABLE prop.log (what text); CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN "
        "INSERT INTO prop.log VALUES ('cut'); UPDATE prop.games SET last_play = last_play + 1 WHERE id = 2; "
        "RETURN "
        "NULL; END $$; CREATE TRIGGER k AFTER DELETE ON prop.plays FOR EACH ROW EXECUTE FUNCTION prop.f()");
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    QCOMPARE(done->tables.size(), 3);
    for (const TableEffect& effect : done->tables) {
        if (effect.table == QLatin1String("prop.log")) {
            QCOMPARE(effect.added, 5);
            QVERIFY(effect.titles.isEmpty());
        } else if (effect.table == QLatin1String("prop.games")) {
            QCOMPARE(effect.changed, 2);
            QVERIFY(effect.isCopied);
        } else {
            QCOMPARE(effect.gone, 5);
            QVERIFY(!effect.isCopied);
        }
    }
    QCOMPARE(ask("SELECT last_play FROM prop.games WHERE id = 2"), QStringLiteral("15"));
    const auto preview = previewUndo(*m_session, m_game, done->id);
    VERIFY_RESULT(preview);
    QCOMPARE(preview->triggers, QStringList {QStringLiteral("prop.plays: k")});
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
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
        words({"5 rows of other games in prop.plays", "step 1, “Plays”", "touchesOthers"}));
    add("another game's plays",
        "t.game_id = $1::INTEGER AND t.number > $2 OR t.game_id = 2 AND t.number = 10", "prop.plays",
        words({"1 rows of other games in prop.plays", "step 1, “Plays”"}));
    add("every game's row", "$1::TEXT <> ''", "prop.games", words({"1 rows of other games in prop.games"}));
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
    m_game.playLogs.front().games = {QStringLiteral("games.sql"),
                                     "SELECT game_id, count(*) AS plays FROM prop.plays GROUP BY game_id"};
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
        "remove 1 rows of plays up to 5 from prop.rolls");
    add("the target", "", "t.game_id = $1::INTEGER AND t.number >= $2 + 0", "step 3, “Rolls”");
    add("by a join", "",
        "t.game_id = $1::INTEGER AND EXISTS (SELECT FROM generate_series(4, 6) AS p (n) WHERE p.n = "
        "t.number)",
        "remove 2 rows of plays up to 5 from prop.rolls");
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
    m_game.playLogs.front().games = {QStringLiteral("games.sql"),
                                     "SELECT game_id, count(*) AS plays FROM prop.plays GROUP BY game_id"};
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

/// What counts is how a row was in the beginning and is in the end.
void TestRollbackRefused::updatedThenDeleted()
{
    plan().steps.insert(plan().steps.begin(),
                        {.title = QStringLiteral("Marked"),
                         .action = RollbackAction::Update,
                         .table = QStringLiteral("prop.plays"),
                         .where = "t.game_id = $1::INTEGER AND t.number > $2 - 2",
                         .set = "body = 'marked'"});
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    const TableEffect& plays = done->tables.at(0);
    QCOMPARE(plays.table, QStringLiteral("prop.plays"));
    QCOMPARE(plays.gone, 5);
    QCOMPARE(plays.changed, 2);
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
    QCOMPARE(fingerprint(*m_session), before);

    plan().steps.front().set = "id = id + 1000"; // then the rows are found by comparing with a copy only
    const auto rekeyed = rollBackIt();
    VERIFY_RESULT(rekeyed);
    QVERIFY(rekeyed->tables.at(0).isCopied);
    VERIFY_RESULT(undoOperation(*m_session, m_game, rekeyed->id, m_by));
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackRefused::undoNeedsItsRights()
{
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    const QByteArray role = m_server.role() + "_helper";
    auto super = m_server.server().open(m_week);
    WeekServer::run(super,
                    "CREATE ROLE " + role + "; GRANT USAGE, CREATE ON SCHEMA weekglass TO " + role
                        + "; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA weekglass TO " + role
                        + "; GRANT USAGE ON SCHEMA prop TO " + role
                        + "; GRANT SELECT ON ALL TABLES IN SCHEMA prop TO " + role);
    {
        auto session = m_server.openAs(m_week, role);
        const auto refused = undoOperation(session, m_game, done->id, m_by);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
        QVERIFY2(refused.error().message.contains(QStringLiteral("INSERT on prop.plays")),
                 qPrintable(refused.error().text()));
    }
    WeekServer::run(super, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
}

/// Whoever may roll back, but not put back what is gone, hears of it before.
void TestRollbackRefused::previewTellsWhatUndoNeeds()
{
    const auto done = rollBackIt(); // so that there is a ledger
    VERIFY_RESULT(done);
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
    const QByteArray role = m_server.role() + "_cutter";
    auto super = m_server.server().open(m_week);
    WeekServer::run(super,
                    "CREATE ROLE " + role + "; GRANT USAGE, CREATE ON SCHEMA weekglass TO " + role
                        + "; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA weekglass TO " + role
                        + "; GRANT USAGE ON SCHEMA prop TO " + role
                        + "; GRANT SELECT, UPDATE, DELETE ON ALL TABLES IN SCHEMA prop TO " + role);
    const auto warnings = [&] {
        auto session = m_server.openAs(m_week, role);
        const auto preview = previewRollback(session, request());
        return preview ? preview->warnings : QStringList {preview.error().text()};
    };
    const auto lacking = QStringLiteral("To undo this, INSERT, UPDATE and DELETE on prop.plays are needed.");
    QVERIFY2(warnings().contains(lacking), qPrintable(warnings().join(QLatin1Char('\n'))));
    WeekServer::run(super, "GRANT INSERT ON ALL TABLES IN SCHEMA prop TO " + role);
    QCOMPARE(warnings().filter(QStringLiteral("To undo this")), QStringList());
    WeekServer::run(super, "DROP OWNED BY " + role + "; DROP ROLE " + role);
}

/// The preview of an undo says so too where the last play would not be what it was.
void TestRollbackRefused::undoToAnotherHead()
{
    plan().head.text = "SELECT count(*) AS play_number FROM prop.plays AS p WHERE p.game_id = "
                       "$1::TEXT::INTEGER AND (p.number <= 5 OR EXISTS (SELECT FROM prop.notes))";
    run("CREATE TABLE prop.notes (id int); INSERT INTO prop.notes VALUES (1)");
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    const auto possible = previewUndo(*m_session, m_game, done->id);
    VERIFY_RESULT(possible);
    QCOMPARE(possible->refusal, QString());
    QCOMPARE(possible->headAfter, 10);
    run("DELETE FROM prop.notes");
    const QString before = fingerprint(*m_session);
    const auto preview = previewUndo(*m_session, m_game, done->id);
    VERIFY_RESULT(preview);
    QVERIFY2(preview->refusal.contains(QStringLiteral("would be 5, not 10")), qPrintable(preview->refusal));
    const auto refused = undoOperation(*m_session, m_game, done->id, m_by);
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, preview->refusal);
    QCOMPARE(fingerprint(*m_session), before);
}

/// The key is free, but another unique one is not: refused by the server, and nothing is half done.
void TestRollbackRefused::rowsOfAnotherKeyInTheWay()
{
    plan().head.text =
        "SELECT 5 + (count(*) > 15)::INTEGER * 5 AS play_number FROM prop.plays WHERE $1::TEXT <> ''";
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    run("INSERT INTO prop.plays (id, game_id, number) VALUES (900, 1, 8)");
    const QString now = fingerprint(*m_session);
    plan().head.text = "SELECT 5 AS play_number FROM prop.plays WHERE $1::TEXT <> ''";
    const auto refused = undoOperation(*m_session, m_game, done->id, m_by);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("23505"));
    QCOMPARE(fingerprint(*m_session), now);
    run("DELETE FROM prop.plays WHERE id = 900");
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
