#include "game/gameloader.h"
#include "game/stepcondition.h"
#include "testfile.h"
#include "verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

const char* const manifest = R"({
  "id": "dice", "title": "Dice", "prefix": "dice", "transforms": ["plays/x.sql"],
  "playLogs": [{"id": "games", "title": "Games", "games": "plays/x.sql", "plays": "plays/x.sql",
    "rollback": {
      "lock": {"table": "public.games", "where": "t.id = $1::UUID"},
      "head": "plays/x.sql",
      "refused": "plays/x.sql",
      "steps": [
        {"title": "Rolls", "delete": "public.rolls", "where": "t.game_id = $1::UUID AND t.n > $2"},
        {"title": "Game", "update": "public.games", "set": "n = $2", "where": "t.id = $1::UUID"}
      ],
      "transforms": true
    }}]
})";

const QByteArray Words = R"("loses": {"plays": "throws", "title": "t.name",
    "facts": [{"label": "Score", "value": "t.score"}],
    "tables": [{"table": "public.rolls", "title": "Rolls", "subject": "t.player", "order": "t.n",
                "fields": [{"label": "Pips", "value": "t.pips"}]}]}, )";

}

class TestRollbackReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole();
    void wordsOfTheGame();
    void withoutRollback();
    void insertsAndWhatStays();
    void problems_data();
    void problems();
    void touchesOthers();
    void conditions_data();
    void conditions();
    void playColumns_data();
    void playColumns();

private:
    Result<GameDefinition> load(const QByteArray& before, const QByteArray& after)
    {
        QByteArray text(manifest);
        if (!text.contains(before))
            qFatal("%s", before.constData());
        write(QStringLiteral("dice/game.json"), text.replace(before, after));
        write(QStringLiteral("dice/plays/x.sql"), "SELECT 1");
        return loadGame(m_folder.filePath(QStringLiteral("dice")));
    }
    void write(const QString& name, const QByteArray& text) const
    {
        writeFile(m_folder.filePath(name), text);
    }

    QTemporaryDir m_folder;
};

void TestRollbackReader::whole()
{
    const auto game = load("dice", "dice");
    VERIFY_RESULT(game);
    const auto& rollback = game->playLogs.at(0).rollback;
    QVERIFY(rollback);
    QCOMPARE(rollback->lockTable, QStringLiteral("public.games"));
    QCOMPARE(rollback->lockWhere, QByteArray("t.id = $1::UUID"));
    QCOMPARE(rollback->head.text, QByteArray("SELECT 1"));
    QVERIFY(rollback->refused);
    QVERIFY(rollback->runsTransforms);
    QCOMPARE(rollback->steps.size(), 2);
    const RollbackStep& rolls = rollback->steps[0];
    QCOMPARE(rolls.title + rolls.table, QStringLiteral("Rollspublic.rolls"));
    QVERIFY(rolls.action == RollbackAction::Delete);
    QCOMPARE(rolls.where, QByteArray("t.game_id = $1::UUID AND t.n > $2"));
    QVERIFY(rolls.set.isEmpty());
    QVERIFY(rollback->steps[1].action == RollbackAction::Update);
    QCOMPARE(rollback->steps[1].set, QByteArray("n = $2"));
}

void TestRollbackReader::wordsOfTheGame()
{
    const auto plain = load("dice", "dice");
    VERIFY_RESULT(plain);
    QVERIFY(plain->playLogs.at(0).rollback->words.facts.empty()); // they are optional
    const auto game = load("\"refused\"", Words + "\"refused\"");
    VERIFY_RESULT(game);
    const RollbackWords& words = game->playLogs.at(0).rollback->words;
    QCOMPARE(words.plays, QStringLiteral("throws"));
    QCOMPARE(words.title, QByteArray("t.name"));
    QCOMPARE(words.facts.size(), 1);
    QCOMPARE(words.facts[0].label, QStringLiteral("Score"));
    QCOMPARE(words.facts[0].value, QByteArray("t.score"));
    QCOMPARE(words.tables.size(), 1);
    const ToldRows& rolls = words.tables[0];
    QCOMPARE(rolls.table + rolls.title, QStringLiteral("public.rollsRolls"));
    QCOMPARE(rolls.subject, QByteArray("t.player"));
    QCOMPARE(rolls.order, QByteArray("t.n"));
    QCOMPARE(rolls.fields.at(0).label, QStringLiteral("Pips"));
}

void TestRollbackReader::withoutRollback()
{
    const auto game = load("\"refused\": \"plays/x.sql\",", "");
    VERIFY_RESULT(game);
    QVERIFY(!game->playLogs.at(0).rollback->refused);
    const QByteArray text(manifest);
    const auto none = load(text.mid(text.indexOf(",\n    \"rollback\"")), "}]\n}");
    VERIFY_RESULT(none);
    QVERIFY(!none->playLogs.at(0).rollback);
}

void TestRollbackReader::insertsAndWhatStays()
{
    const auto game =
        load("\"transforms\": true",
             R"("lacks": "plays/x.sql", "leaves": [{"table": "public.cards", "reason": "They stay."},
                              {"table": "public.rolls", "columns": ["pips", "at"], "reason": "Not in a save."}],
                              "transforms": true)");
    VERIFY_RESULT(game);
    const RollbackDefinition& rollback = *game->playLogs.at(0).rollback;
    QVERIFY(rollback.lacks);
    QCOMPARE(rollback.leaves.size(), 2);
    QCOMPARE(rollback.leaves[0].table + rollback.leaves[0].reason, QStringLiteral("public.cardsThey stay."));
    QVERIFY(rollback.leaves[0].columns.isEmpty());
    QCOMPARE(rollback.leaves[1].columns, QStringList({QStringLiteral("pips"), QStringLiteral("at")}));
    QVERIFY(!rollback.touchesRecovery);
    const auto inserting = load("{\"title\": \"Game\",",
                                R"({"title": "Back", "insert": "public.rolls", "columns": "n, game_id",
                                   "select": "SELECT 1, $1::UUID"}, {"title": "Game",)");
    VERIFY_RESULT(inserting);
    const RollbackStep& step = inserting->playLogs.at(0).rollback->steps.at(1);
    QVERIFY(step.action == RollbackAction::Insert);
    QCOMPARE(step.table, QStringLiteral("public.rolls"));
    QCOMPARE(step.columns, QByteArray("n, game_id"));
    QCOMPARE(step.select, QByteArray("SELECT 1, $1::UUID"));
    QVERIFY(step.where.isEmpty());
}

void TestRollbackReader::problems_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("place");
    const auto add = [](const char* name, const char* before, const char* after, const char* place) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromLatin1(place);
    };
    const auto addWords = [](const char* name, const QByteArray& before, const QByteArray& after,
                             const char* place) {
        QTest::newRow(name) << QByteArray("\"refused\"")
                            << QByteArray(QByteArray(Words).replace(before, after) + "\"refused\"")
                            << QString::fromLatin1(place);
    };
    const auto addStep = [&](const char* name, const QByteArray& step, const char* place) {
        QTest::newRow(name) << QByteArray("{\"title\": \"Game\",")
                            << QByteArray(step + ", {\"title\": \"Game\",") << QString::fromLatin1(place);
    };
    addStep("insert without a query", R"({"title": "B", "insert": "public.b", "columns": "n"})",
            "steps[1].select");
    addStep("insert without columns", R"({"title": "B", "insert": "public.b", "select": "SELECT $1::UUID"})",
            "steps[1].columns");
    addStep("insert of every game",
            R"({"title": "B", "insert": "public.b", "columns": "n", "select": "SELECT 1"})",
            "steps[1].select");
    addStep("insert with a condition",
            R"({"title": "B", "insert": "public.b", "columns": "n", "select": "SELECT $1", "where": "TRUE"})",
            "steps[1].where");
    addStep(
        "two actions",
        R"({"title": "B", "insert": "public.b", "delete": "public.b", "columns": "n", "select": "SELECT $1"})",
        "steps[1].delete");
    addStep("a change after the inserts",
            R"({"title": "B", "insert": "public.games", "columns": "n", "select": "SELECT $1"})",
            "steps[2].update");
    add("left table without a reason", "\"transforms\": true", "\"leaves\": [{\"table\": \"public.a\"}]",
        "leaves[0].reason");
    add("left table twice", "\"transforms\": true",
        "\"leaves\": [{\"table\": \"public.a\", \"reason\": \"x\"}, {\"table\": \"public.a\", \"reason\": "
        "\"y\"}]",
        "leaves[1].table");
    addWords("unknown word", "\"plays\"", "\"play\"", "rollback.loses.play");
    addWords("statement as title", "t.name", "t.name; DROP TABLE x", "rollback.loses.title");
    addWords("fact without label", "\"label\": \"Score\", ", "", "rollback.loses.facts[0].label");
    addWords("fact without value", ", \"value\": \"t.score\"", "", "rollback.loses.facts[0].value");
    addWords("the same fact twice", "\"t.score\"}", "\"t.score\"}, {\"label\": \"Score\", \"value\": \"1\"}",
             "rollback.loses.facts[1].label");
    addWords("rows without subject", "\"subject\": \"t.player\", ", "", "rollback.loses.tables[0].subject");
    addWords("rows of no schema", "public.rolls", "rolls", "rollback.loses.tables[0].table");
    addWords("the same table twice", "\"tables\": [",
             "\"tables\": [{\"table\": \"public.rolls\", \"title\": \"R\", \"subject\": \"1\"}, ",
             "rollback.loses.tables[1].table");
    addWords("comment in a field", "t.pips", "t.pips -- all", "rollback.loses.tables[0].fields[0].value");
    add("unknown key", "\"transforms\": true", "\"transform\": true", "rollback");
    add("no truth", "\"transforms\": true", "\"transforms\": 1", "transforms");
    add("no lock", "\"lock\": {\"table\": \"public.games\", \"where\": \"t.id = $1::UUID\"},", "", "lock");
    add("no head", "\"head\": \"plays/x.sql\",", "", "head");
    add("missing file", "\"refused\": \"plays/x.sql\"", "\"refused\": \"plays/y.sql\"", "refused");
    add("delete and update", "\"update\": \"public.games\",",
        "\"update\": \"public.games\", \"delete\": \"a.b\",", "steps[1]");
    add("neither", "\"delete\": \"public.rolls\",", "", "steps[0]");
    add("set of a delete", "\"delete\": \"public.rolls\",",
        "\"delete\": \"public.rolls\", \"set\": \"a = 1\",", "steps[0]");
    add("update without set", "\"set\": \"n = $2\", ", "", "steps[1]");
    add("no schema", "\"public.rolls\"", "\"rolls\"", "steps[0]");
    add("name with SQL", "\"public.rolls\"", "\"public.rolls; DROP TABLE x\"", "steps[0]");
    add("several statements", "AND t.n > $2", "; DROP TABLE x", "steps[0]");
    add("comment", "AND t.n > $2", "-- all", "steps[0]");
    add("no game", "t.game_id = $1::UUID AND t.n", "t.n", "rollback.steps[0].where");
    add("game in a string", "t.game_id = $1::UUID", "t.game_id = '$1'", "touchesOthers");
    add("another parameter", "t.id = $1::UUID\"}\n      ]", "t.id = $10\"}\n      ]",
        "rollback.steps[1].where");
    add("one step cuts the target", "\"set\": \"n = $2\", \"where\": \"t.id = $1::UUID\"",
        "\"set\": \"n = $2\", \"where\": \"t.id = $1::UUID AND $2::BIGINT <= T.N\"",
        "rollback.steps[1].where");
    add("half a truth", "AND t.n > $2\"", "AND t.n > $2\", \"touchesOthers\": 1", "touchesOthers");
    add("no where", ", \"where\": \"t.game_id = $1::UUID AND t.n > $2\"", "", "steps[0]");
}

void TestRollbackReader::problems()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, place);
    const auto game = load(before, after);
    QVERIFY(!game);
    const QString all = game.error().text();
    QVERIFY2(all.contains(QStringLiteral("playLogs[0]")) && all.contains(place), qPrintable(all));
}

/// What would be a mistake is meant where the step says so.
void TestRollbackReader::touchesOthers()
{
    const auto game = load("t.game_id = $1::UUID AND t.n > $2\"", "t.n > $2\", \"touchesOthers\": true");
    VERIFY_RESULT(game);
    const auto& steps = game->playLogs.at(0).rollback->steps;
    QVERIFY(steps[0].touchesOthers);
    QVERIFY(!steps[1].touchesOthers);
}

void TestRollbackReader::conditions_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<bool>("namesGame");
    QTest::addColumn<QByteArray>("gameIs");
    const auto add = [](const char* where, bool namesGame, const char* gameIs) {
        QTest::newRow(where) << QByteArray(where) << namesGame << QByteArray(gameIs);
    };
    add("t.game_id = $1::UUID AND t.n > $2", true, "t.game_id = $1::UUID");
    add("t.n > $2 and $1 = T.Game", true, "$1 = T.Game");
    add("game_id::TEXT = $1", true, "game_id::TEXT = $1");
    add("t.id = $1::pg_catalog.int8 AND (t.a OR t.b)", true, "t.id = $1::pg_catalog.int8");
    add("t.id = $1 AND t.body = ' OR '", true, "t.id = $1");
    add("t.id = $1 AND t.n > $2 OR TRUE", true, "");
    add("t.id = $1 AND t.n BETWEEN 1 AND 2", true, "");
    add("t.id::SMALLINT = $1::SMALLINT", true, "");
    add("NOT t.id = $1", true, "");
    add("t.id >= $1", true, "");
    add("t.id <> $1", true, "");
    add("CASE WHEN t.a THEN t.b AND t.id = $1 AND t.c END", true, "");
    add("EXISTS (SELECT FROM a WHERE a.id = t.a AND a.game = $1)", true, "");
    add("(t.id = $1)", true, "");
    add("t.n > $2", false, "");
    add("t.id = $10", false, "");
    add("t.id = '$1'", false, "");
    add("t.id = 'it''s $1'", false, "");
    add("t.id = E'\\'$1'", false, "");
    add("t.id = $$ $1 $$", false, "");
    add("t.\"$1\" = 2", false, "");
    add("t.n = 2 /* t.id = $1 */", false, "");
}

void TestRollbackReader::conditions()
{
    QFETCH(QByteArray, where);
    const auto condition = readStepCondition(where);
    QTEST(condition.namesGame, "namesGame");
    QTEST(condition.gameIs, "gameIs");
}

void TestRollbackReader::playColumns_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("playAfter");
    QTest::addColumn<QByteArray>("playFrom");
    const auto add = [](const char* where, const char* playAfter, const char* playFrom) {
        QTest::newRow(where) << QByteArray(where) << QByteArray(playAfter) << QByteArray(playFrom);
    };
    add("t.game_id = $1::UUID AND t.n > $2", "n", "");
    add("t.n > $2::BIGINT AND t.game_id = $1", "n", "");
    add("$2 < T.Number AND t.game_id = $1", "number", "");
    add("t.game_id = $1 AND t.n::BIGINT >= $2", "", "n");
    add("$2 <= n", "", "n");
    add("t.a > $2 AND t.b >= $2", "a", "b");
    add("t.n > $2 - 1", "", "");
    add("t.n > $20", "", "");
    add("t.n < $2", "", "");
    add("t.n + 1 > $2", "", "");
    add("t.n > $2 OR t.a", "", "");
    add("NOT t.n > $2", "", "");
    add("EXISTS (SELECT FROM a WHERE a.n > $2)", "", "");
}

void TestRollbackReader::playColumns()
{
    QFETCH(QByteArray, where);
    const auto condition = readStepCondition(where);
    QTEST(condition.playAfter, "playAfter");
    QTEST(condition.playFrom, "playFrom");
}

QTEST_GUILESS_MAIN(TestRollbackReader)
#include "tst_rollbackreader.moc"
