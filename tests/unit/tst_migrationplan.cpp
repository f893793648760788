#include "migrations/alembic.h"
#include "migrations/flywaychecksum.h"
#include "migrations/migrationplan.h"

#include <QTest>

using namespace Weekglass;

namespace {

const QByteArray textA = "CREATE TABLE public.a ();";

GameDefinition gameWith(const QStringList& scripts)
{
    GameDefinition game;
    for (const QString& script : scripts) {
        auto& files = script.startsWith(QLatin1Char('R')) ? game.repeatable
            : script.startsWith(QLatin1Char('U'))         ? game.undo
                                                          : game.migrations;
        files.push_back({QStringLiteral("migrations/") + script, textA});
    }
    return game;
}

/// "type:version:script[:checksum|none|failed]"
MigrationHistory historyWith(const QStringList& rows)
{
    MigrationHistory history;
    history.hasFlyway = history.hasTables = true;
    for (const QString& text : rows) {
        const QStringList parts = text.split(QLatin1Char(':'));
        HistoryRow row;
        row.rank = static_cast<int>(history.rows.size()) + 1;
        row.type = parts[0];
        row.version = parts[1];
        row.script = parts.value(2);
        if (const auto name = MigrationName::parse(row.script))
            row.description = name->description;
        row.checksum = flywayChecksum(textA);
        if (parts.value(3) == QLatin1String("none"))
            row.checksum.reset();
        else if (parts.value(3) == QLatin1String("failed"))
            row.success = false;
        else if (parts.size() > 3)
            row.checksum = parts[3].toInt();
        history.rows.push_back(row);
    }
    return history;
}

QString printed(const MigrationPlan& plan)
{
    QStringList pending;
    for (const auto& migration : plan.pending)
        pending << migration.script;
    QStringList problems;
    for (const auto& problem : plan.problems)
        problems << problem.where + QStringLiteral(": ") + problem.message;
    return QStringLiteral("%1 [%2] %3")
        .arg(plan.version, pending.join(QLatin1Char(' ')), problems.join(QLatin1Char('|')));
}

}

class TestMigrationPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plans_data();
    void plans();
    void emptyDatabase();
    void tablesWithoutHistory();
    void alembic();
    void alembicHeads_data();
    void alembicHeads();
    void alembicRevisions_data();
    void alembicRevisions();
    void stopsAtAVersion_data();
    void stopsAtAVersion();
    void errorTellsAll();
    void states_data();
    void states();
};

void TestMigrationPlan::plans_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("plan");
    const auto list = [](const char* text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    const auto row = [&list](const char* name, const char* files, const char* rows, const char* plan) {
        QTest::newRow(name) << list(files) << list(rows) << QString::fromUtf8(plan);
    };
    row("all new", "V1__a.sql V2__b.sql", "", " [V1__a.sql V2__b.sql] ");
    row("one to go", "V1__a.sql V2__b.sql", "SQL:1:V1__a.sql", "1 [V2__b.sql] ");
    row("up to date, other spelling", "V001__a.sql", "SQL:1.0:V1.0__a.sql", "1.0 [] ");
    row("changed", "V1__a.sql V2__b.sql", "SQL:1:V1__a.sql:17",
        "1 [V2__b.sql] V1__a.sql: The file was changed after it was applied: its checksum is 1871537291, "
        "the history has 17.");
    row("no checksum", "V1__a.sql", "SQL:1:V1__a.sql:none",
        "1 [] V1__a.sql: The file was changed after it was applied: its checksum is 1871537291, the history "
        "has none.");
    row("missing", "V2__b.sql", "SQL:1:V1__a.sql SQL:2:V2__b.sql",
        "2 [] V1__a.sql: Version 1 (a) was applied, but the game has no such file.");
    row("newer than the game", "V1__a.sql", "SQL:1:V1__a.sql SQL:2:V2__b.sql",
        "2 [] V2__b.sql: Version 2 (b) was applied, but the game has no such file.");
    row("out of order", "V1__a.sql V1.5__x.sql V2__b.sql", "SQL:1:V1__a.sql SQL:2:V2__b.sql",
        "2 [V1.5__x.sql] V1.5__x.sql: The migration is new, but version 2 is applied already: it would run "
        "out of order.");
    row("failed", "V1__a.sql", "SQL:1:V1__a.sql:failed",
        "1 [] V1__a.sql: The history records that this migration failed.");
    row("Flyway made the schema", "V1__a.sql", "SCHEMA:0:public SQL:1:V1__a.sql", "1 [] ");
    row("baseline", "V1__a.sql V2__b.sql V3__c.sql", "BASELINE:2:base:none", "2 [V3__c.sql] ");
    row("baseline migration", "V1__a.sql V2__b.sql V3__c.sql", "SQL_BASELINE:2:B2__base.sql",
        "2 [V3__c.sql] ");
    row("what a baseline covers is not compared", "V1__a.sql V2__b.sql V3__c.sql",
        "SQL:1:V1__other.sql:17 BASELINE:2:base:none SQL:3:V3__c.sql", "3 [] ");
    row("renamed", "V1__a_new_name.sql", "SQL:1:V1__a.sql",
        "1 [] V1__a_new_name.sql: The file was renamed after it was applied: its description is “a new "
        "name”, "
        "the history has “a”.");
    row("undone", "V1__a.sql V2__b.sql", "SQL:1:V1__a.sql SQL:2:V2__b.sql UNDO_SQL:2:U2__b.sql",
        "1 [V2__b.sql] ");
    row("undone and done again", "V1__a.sql", "SQL:1:V1__a.sql UNDO_SQL:1:U1__a.sql SQL:1:V1__a.sql",
        "1 [] ");
    row("deleted", "V2__b.sql", "SQL:1:V1__a.sql SQL:2:V2__b.sql DELETE:1:V1__a.sql", "2 [] ");
    row("repeatable is no version", "V1__a.sql R__views.sql", "SQL:1:V1__a.sql SQL::R__views.sql", "1 [] ");
    row("repeatable after versioned, by description", "R__b.sql V2__x.sql R__a.sql V1__y.sql", "",
        " [V2__x.sql V1__y.sql R__b.sql R__a.sql] "); // the loader puts them in order
    row("repeatable changed", "V1__a.sql R__views.sql", "SQL:1:V1__a.sql SQL::R__views.sql:5",
        "1 [R__views.sql] ");
    row("repeatable changed and back", "R__views.sql", "SQL::R__views.sql:5 SQL::R__views.sql", " [] ");
    row("repeatable is missing", "V1__a.sql", "SQL:1:V1__a.sql SQL::R__views.sql:5",
        "1 [] R__views.sql: The repeatable migration “views” was applied, but the game has no such file.");
    row("repeatable was deleted", "V1__a.sql", "SQL:1:V1__a.sql SQL::R__views.sql:5 DELETE::R__views.sql:5",
        "1 [] ");
    row("repeatable failed", "R__views.sql", "SQL::R__views.sql:failed",
        " [] R__views.sql: The history records that this migration failed.");
    row("version of nonsense", "V1__a.sql", "SQL:one:V1__a.sql",
        " [V1__a.sql] V1__a.sql: This is not a version: write up to 50 digits and dots.");
}

void TestMigrationPlan::plans()
{
    QFETCH(QStringList, files);
    QFETCH(QStringList, rows);
    QTEST(printed(planMigrations(historyWith(rows), gameWith(files))), "plan");
}

void TestMigrationPlan::emptyDatabase()
{
    const auto plan = planMigrations(MigrationHistory {}, gameWith({QStringLiteral("V1__a.sql")}));
    QVERIFY(plan.manager == MigrationPlan::Manager::Nobody);
    QCOMPARE(printed(plan), QStringLiteral(" [V1__a.sql] "));
    QCOMPARE(plan.pending.front().checksum, flywayChecksum(textA));
}

void TestMigrationPlan::tablesWithoutHistory()
{
    MigrationHistory history;
    history.hasTables = true;
    const auto plan = planMigrations(history, gameWith({QStringLiteral("V1__a.sql")}));
    QCOMPARE(plan.problems.size(), 1U);
    QVERIFY(plan.error().advice.contains(QLatin1String("baseline")));
}

void TestMigrationPlan::alembic()
{
    MigrationHistory history;
    history.hasTables = true;
    history.alembicRevision = QStringLiteral("ae1027a6acf");
    const auto plan = planMigrations(history, gameWith({QStringLiteral("V1__a.sql")}));
    QVERIFY(plan.manager == MigrationPlan::Manager::Alembic);
    QCOMPARE(printed(plan),
             QStringLiteral("ae1027a6acf [] alembic_version: Alembic manages the schema of this database "
                            "(revision ae1027a6acf)."));
}

void TestMigrationPlan::alembicHeads_data()
{
    QTest::addColumn<QString>("head");
    const auto row = [](const char* line, const char* head) {
        QTest::newRow(line) << QString::fromLatin1(head);
    };
    row("ae1027a6acf (head)", "ae1027a6acf");
    row("ae1027a6acf (players) (head)", "ae1027a6acf");
    row("ae1027a6acf (effective head)", "");
    row("ae1027a6acf", "");
    row("INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.", "");
}

void TestMigrationPlan::alembicHeads()
{
    QTEST(headIn(QString::fromLatin1(QTest::currentDataTag())), "head");
}

void TestMigrationPlan::alembicRevisions_data()
{
    QTest::addColumn<QString>("revision");
    const auto row = [](const char* line, const char* revision) {
        QTest::newRow(line) << QString::fromLatin1(revision);
    };
    row("<base> -> 001, Initial schema.", "001");
    row("001 -> 002 (head), Maneuver events.", "002");
    row("001 -> 002 (branchpoint), 3 -> 4", "002");
    row("002, 003 -> ae1027 (head) (mergepoint), both", "ae1027");
    row("001 -> 002 (players) (head)", "002");
    row("  a message that goes on -> here", "");
    row("INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.", "");
}

void TestMigrationPlan::alembicRevisions()
{
    QTEST(revisionIn(QString::fromLatin1(QTest::currentDataTag())), "revision");
}

void TestMigrationPlan::stopsAtAVersion_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("pending"); // and the version then
    const auto row = [](const char* name, const QStringList& rows, const char* target, const char* pending) {
        QTest::newRow(name) << rows << QString::fromLatin1(target) << QString::fromLatin1(pending);
    };
    const QString first = QStringLiteral("SQL:1:V1__a.sql");
    const QString second = QStringLiteral("SQL:2:V2__b.sql");
    row("later files wait, and what is repeatable", {}, "1", "V1__a.sql 1");
    row("another spelling", {}, "1.0", "V1__a.sql 1");
    row("between two versions", {}, "1.5", "V1__a.sql 1");
    row("the newest", {first}, "3", "V2__b.sql V3__c.sql R__v.sql 3");
    row("what it has", {first, second}, "2", "2");
    row("it is later", {first, second}, "1", "2 !");
}

void TestMigrationPlan::stopsAtAVersion()
{
    QFETCH(QStringList, rows);
    QFETCH(QString, target);
    auto plan = planMigrations(historyWith(rows),
                               gameWith({QStringLiteral("V1__a.sql"), QStringLiteral("V2__b.sql"),
                                         QStringLiteral("V3__c.sql"), QStringLiteral("R__v.sql")}));
    plan.stopAt(*MigrationVersion::parse(target));
    QStringList words;
    for (const PendingMigration& pending : plan.pending)
        words << pending.script;
    words << plan.versionAfter();
    if (!plan.problems.empty())
        words << QStringLiteral("!");
    QTEST(words.join(QLatin1Char(' ')), "pending");
}

void TestMigrationPlan::errorTellsAll()
{
    const auto plan =
        planMigrations(historyWith({QStringLiteral("SQL:1:V1__a.sql:17"), QStringLiteral("SQL:2:V2__b.sql")}),
                       gameWith({QStringLiteral("V1__a.sql")}));
    const QString text = plan.error().text();
    QVERIFY2(text.contains(QLatin1String("V1__a.sql: ")) && text.contains(QLatin1String("V2__b.sql: ")),
             qPrintable(text));
}

void TestMigrationPlan::states_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("states");
    const auto row = [](const char* name, const char* rows, const char* states) {
        QTest::newRow(name) << QString::fromLatin1(rows).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << QString::fromLatin1(states);
    };
    row("new", "", "1:pending:undo 2:pending:undo 3:pending views:pending");
    row("applied", "SQL:1:V1__a.sql SQL:2:V2__b.sql SQL::R__views.sql",
        "1:applied:undo 2:applied:undo 3:pending views:applied");
    row("undone", "SQL:1:V1__a.sql SQL:2:V2__b.sql UNDO_SQL:2:U2__b.sql",
        "1:applied:undo 2:undone:undo 3:pending views:pending");
    row("undone and applied again", "SQL:1:V1__a.sql UNDO_SQL:1:U1__a.sql SQL:1:V1__a.sql",
        "1:applied:undo 2:pending:undo 3:pending views:pending");
    row("baseline", "BASELINE:2:x:none SQL:3:V3__c.sql",
        "1:below_baseline:undo 2:below_baseline:undo 3:applied views:pending");
    row("changed, failed, missing, outdated",
        "SQL:1:V1__a.sql:17 SQL:2:V2__b.sql:failed SQL:2.5:V2.5__x.sql SQL:3:V3__c.sql SQL::R__views.sql:3",
        "1:changed:undo 2:failed:undo 2.5:missing 3:applied views:outdated");
    row("out of order", "SQL:1:V1__a.sql SQL:3:V3__c.sql",
        "1:applied:undo 2:out_of_order:undo 3:applied views:pending");
}

void TestMigrationPlan::states()
{
    QFETCH(QStringList, rows);
    const auto plan = planMigrations(
        historyWith(rows),
        gameWith({QStringLiteral("V1__a.sql"), QStringLiteral("V2__b.sql"), QStringLiteral("V3__c.sql"),
                  QStringLiteral("U1__a.sql"), QStringLiteral("U2__b.sql"), QStringLiteral("R__views.sql")}));
    QStringList states;
    for (const MigrationStatus& one : plan.migrations) {
        QStringList parts {one.name.version.text().isEmpty() ? one.name.description : one.name.version.text(),
                           QString::fromLatin1(stateKey(one.state))};
        if (one.hasUndo)
            parts << QStringLiteral("undo");
        states << parts.join(QLatin1Char(':'));
    }
    QTEST(states.join(QLatin1Char(' ')), "states");
}

QTEST_GUILESS_MAIN(TestMigrationPlan)
#include "tst_migrationplan.moc"
