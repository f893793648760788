#include "rollbacktest.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Steps that insert rows: kept in the ledger as rows that came, undone and done again exactly.
class TestRollbackInsert : public RollbackTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init();
    void thereAndBack_data();
    void thereAndBack();
    void aTriggerKeepsARow();
    void rowsThatReturn();
    void rowsOfAnotherGame();
    void withoutTheRight();
    void whatStaysIsTold();
};

/// Each play has a card of its number in the save of the game; the table lacks some of them.
void TestRollbackInsert::init()
{
    makeGame();
    run("CREATE TABLE prop.cards (id int PRIMARY KEY, game_id int NOT NULL, body text DEFAULT 'new', place "
        "int UNIQUE); INSERT "
        "INTO prop.cards SELECT n, 1, 'old', n FROM generate_series(6, 12) AS n; INSERT INTO prop.cards "
        "VALUES (50, 2, 'other', "
        "50)");
    plan().steps.push_back({.title = QStringLiteral("Later cards"),
                            .action = RollbackAction::Delete,
                            .table = QStringLiteral("prop.cards"),
                            .where = "t.game_id = $1::INTEGER AND t.id > 10"});
    plan().steps.push_back(
        {.title = QStringLiteral("Cards back"),
         .action = RollbackAction::Insert,
         .table = QStringLiteral("prop.cards"),
         .columns = "id, game_id, place",
         .select =
             "SELECT n, $1::INTEGER, n FROM generate_series(1, $2::BIGINT) AS n WHERE NOT EXISTS (SELECT "
             "FROM prop.cards AS o WHERE o.id = n)"});
}

void TestRollbackInsert::thereAndBack_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("plain") << QByteArray();
    QTest::newRow("trigger that changes rows") << QByteArray(
        "CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.body := 'by the trigger'; "
        "RETURN "
        "NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON prop.cards FOR EACH ROW EXECUTE FUNCTION prop.f()");
    QTest::newRow("trigger that changes another table")
        << QByteArray("CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE "
                      "prop.cards SET body = 'touched' "
                      "WHERE id = 6; RETURN NULL; END $$; CREATE TRIGGER t AFTER INSERT ON prop.cards FOR "
                      "EACH STATEMENT EXECUTE "
                      "FUNCTION prop.f()");
}

void TestRollbackInsert::thereAndBack()
{
    QFETCH(QByteArray, change);
    if (!change.isEmpty())
        run(change);
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    VERIFY_RESULT(done);
    QCOMPARE(ask("SELECT string_agg(id::text, ',' ORDER BY id) FROM prop.cards WHERE game_id = 1"),
             QStringLiteral("1,2,3,4,5,6,7,8,9,10"));
    const auto cards = std::ranges::find(done->tables, QStringLiteral("prop.cards"), &TableEffect::table);
    QCOMPARE(cards->added, 5);
    QCOMPARE(cards->gone, 2);
    const QString after = fingerprint(*m_session);
    VERIFY_RESULT(undoOperation(*m_session, m_game, done->id, m_by));
    QCOMPARE(fingerprint(*m_session), before);
    const auto preview = previewRollback(*m_session, request());
    VERIFY_RESULT(preview);
    VERIFY_RESULT(redoRollback(*m_session, m_game, done->id, preview->confirmation, m_by));
    QCOMPARE(fingerprint(*m_session), after);
}

void TestRollbackInsert::aTriggerKeepsARow()
{
    run("CREATE FUNCTION prop.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN CASE NEW.id WHEN 3 "
        "THEN NULL ELSE NEW END; END "
        "$$; CREATE TRIGGER t BEFORE INSERT ON prop.cards FOR EACH ROW EXECUTE FUNCTION prop.f()");
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("kept the others")),
             qPrintable(done.error().text()));
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackInsert::rowsThatReturn()
{
    plan().steps.back().select =
        "SELECT n, $1::INTEGER, n FROM generate_series(11, 12) AS n WHERE $2::BIGINT > 0";
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("inserts rows again")),
             qPrintable(done.error().text()));
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackInsert::rowsOfAnotherGame()
{
    plan().steps.back().select = "SELECT 99, 2, 99 WHERE $1::INTEGER = 1 AND $2::BIGINT > 0";
    const QString before = fingerprint(*m_session);
    const auto done = rollBackIt();
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("other games")), qPrintable(done.error().text()));
    QVERIFY2(done.error().detail.contains(QStringLiteral("INSERT INTO prop.cards")),
             qPrintable(done.error().detail));
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollbackInsert::withoutTheRight()
{
    const QByteArray role = m_server.role();
    run("REVOKE INSERT ON prop.cards FROM " + role);
    const auto done = rollBackIt();
    run("GRANT INSERT ON prop.cards TO " + role);
    QVERIFY(!done);
    QVERIFY2(done.error().text().contains(QStringLiteral("INSERT on prop.cards")),
             qPrintable(done.error().text()));
}

void TestRollbackInsert::whatStaysIsTold()
{
    plan().leaves = {{.table = QStringLiteral("prop.games"), .reason = QStringLiteral("It stays.")},
                     {.table = QStringLiteral("prop.nowhere"), .reason = QStringLiteral("It stays.")},
                     {.table = QStringLiteral("prop.cards"),
                      .reason = QStringLiteral("Not in a save."),
                      .columns = {QStringLiteral("body")}}};
    plan().lacks = GameFile {
        QStringLiteral("lacks.sql"),
        "SELECT 'Cards' AS part, 'Game ' || $1 || ' has none at ' || $2 AS reason WHERE $2::BIGINT = 5"};
    const auto preview = previewRollback(*m_session, request());
    VERIFY_RESULT(preview);
    QStringList told;
    for (const LeftPart& left : preview->left)
        told << left.part + QLatin1Char('|') + left.reason
                + (left.isLacking ? QStringLiteral("|lacks") : QString());
    QCOMPARE(told,
             QStringList({QStringLiteral("Cards|Game 1 has none at 5|lacks"),
                          QStringLiteral("prop.games|It stays."),
                          QStringLiteral("prop.nowhere|The week has no such table."),
                          QStringLiteral("prop.cards: body|Not in a save.")}));
}

QTEST_GUILESS_MAIN(TestRollbackInsert)
#include "tst_rollbackinsert.moc"
