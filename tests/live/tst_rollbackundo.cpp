#include "rollbacktest.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// What an undo puts back, in which order, and what it refuses.
class TestRollbackUndo : public RollbackTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeGame(); }
    void triggersRunAndAreUndone_data();
    void triggersRunAndAreUndone();
    void updatedThenDeleted();
    void foreignKeysSayTheOrder();
    void foreignKeysInACircle();
    void undoNeedsItsRights();
    void previewTellsWhatUndoNeeds();
    void undoToAnotherHead();
    void rowsOfAnotherKeyInTheWay();

private:
    /// A role that owns nothing, but may use the ledger and has these rights on the game's tables.
    QByteArray makeRole(Session& super, const char* rights) const
    {
        const QByteArray role = m_server.role() + "_other";
        WeekServer::run(super,
                        "CREATE ROLE " + role + "; GRANT USAGE, CREATE ON SCHEMA weekglass TO " + role
                            + "; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA weekglass TO " + role
                            + "; GRANT USAGE ON SCHEMA prop TO " + role + "; GRANT " + rights
                            + " ON ALL TABLES IN SCHEMA prop TO " + role);
        return role;
    }
    static void dropRole(Session& super, const QByteArray& role)
    {
        WeekServer::run(super, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    }
};

void TestRollbackUndo::triggersRunAndAreUndone_data()
{
    QTest::addColumn<QByteArray>("trigger");
    QTest::newRow("at once") << QByteArray("CREATE TRIGGER k AFTER DELETE ON prop.plays");
    QTest::newRow("at COMMIT") << QByteArray("CREATE CONSTRAINT TRIGGER k AFTER DELETE ON prop.plays "
                                             "DEFERRABLE INITIALLY DEFERRED");
}

/// The trigger changes a row of another game and adds one elsewhere: both are told, kept and taken back.
void TestRollbackUndo::triggersRunAndAreUndone()
{
    QFETCH(QByteArray, trigger);
    run("CREATE TABLE prop.log (what text); CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN INSERT INTO prop.log VALUES ('cut'); UPDATE prop.games SET last_play = last_play + 1 WHERE "
        "id = 2; RETURN NULL; END $$; "
        + trigger + " FOR EACH ROW EXECUTE FUNCTION prop.f()");
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

/// What counts is how a row was in the beginning and is in the end.
void TestRollbackUndo::updatedThenDeleted()
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

/// The plan comes to the plays first, and whoever undoes it may not put a foreign key off: what it refers to
/// has to be there first.
void TestRollbackUndo::foreignKeysSayTheOrder()
{
    run("CREATE TABLE prop.details (id int PRIMARY KEY, game_id int, number bigint, FOREIGN KEY (game_id, "
        "number) REFERENCES prop.plays (game_id, number)); INSERT INTO prop.details SELECT n, 1, n FROM "
        "generate_series(1, 10) n");
    const QByteArray later = plan().steps.front().where;
    plan().steps.insert(plan().steps.begin(),
                        {{.title = QStringLiteral("Marked"),
                          .action = RollbackAction::Update,
                          .table = QStringLiteral("prop.plays"),
                          .where = later,
                          .set = "body = 'marked'"},
                         {.title = QStringLiteral("Details"),
                          .action = RollbackAction::Delete,
                          .table = QStringLiteral("prop.details"),
                          .where = later}});
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    QCOMPARE(done->tables.at(0).table, QStringLiteral("prop.plays"));
    QCOMPARE(done->tables.at(1).table, QStringLiteral("prop.details"));
    auto super = m_server.server().open(m_week);
    const QByteArray role = makeRole(super, "SELECT, INSERT, UPDATE, DELETE");
    {
        auto session = m_server.openAs(m_week, role);
        VERIFY_RESULT(undoOperation(session, m_game, done->id, m_by));
    }
    QCOMPARE(fingerprint(*m_session), before);
    dropRole(super, role);
}

/// There no order does, but their owner may put the foreign keys off.
void TestRollbackUndo::foreignKeysInACircle()
{
    run("CREATE TABLE prop.details (id int PRIMARY KEY, play bigint REFERENCES prop.plays ON DELETE "
        "CASCADE); "
        "INSERT INTO prop.details SELECT id, id FROM prop.plays; ALTER TABLE prop.plays ADD best int "
        "REFERENCES prop.details ON DELETE CASCADE; UPDATE prop.plays SET best = id");
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    QCOMPARE(ask("SELECT count(*) FROM prop.details"), QStringLiteral("15"));
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackUndo::undoNeedsItsRights()
{
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    auto super = m_server.server().open(m_week);
    const QByteArray role = makeRole(super, "SELECT");
    {
        auto session = m_server.openAs(m_week, role);
        const auto refused = undoOperation(session, m_game, done->id, m_by);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
        QVERIFY2(refused.error().message.contains(QStringLiteral("INSERT on prop.plays")),
                 qPrintable(refused.error().text()));
    }
    dropRole(super, role);
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
}

/// Whoever may roll back, but not put back what is gone, hears of it before.
void TestRollbackUndo::previewTellsWhatUndoNeeds()
{
    const auto done = rollBackIt(); // so that there is a ledger
    VERIFY_RESULT(done);
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
    auto super = m_server.server().open(m_week);
    const QByteArray role = makeRole(super, "SELECT, UPDATE, DELETE");
    const auto warnings = [&] {
        auto session = m_server.openAs(m_week, role);
        const auto preview = previewRollback(session, request());
        return preview ? preview->warnings : QStringList {preview.error().text()};
    };
    const auto lacking = QStringLiteral("Undoing this needs INSERT, UPDATE and DELETE on prop.plays.");
    QVERIFY2(warnings().contains(lacking), qPrintable(warnings().join(QLatin1Char('\n'))));
    WeekServer::run(super, "GRANT INSERT ON ALL TABLES IN SCHEMA prop TO " + role);
    QCOMPARE(warnings().filter(QStringLiteral("Undoing this")), QStringList());
    dropRole(super, role);
}

/// The preview of an undo says so too where the last play would not be what it was.
void TestRollbackUndo::undoToAnotherHead()
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
void TestRollbackUndo::rowsOfAnotherKeyInTheWay()
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

QTEST_GUILESS_MAIN(TestRollbackUndo)
#include "tst_rollbackundo.moc"
