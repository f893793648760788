#include "migrations/migrationmatrix.h"

#include <QTest>

using namespace Weekglass;

namespace {

GameDefinition gameWith(const char* scripts)
{
    GameDefinition game;
    for (const QString& script : QString::fromLatin1(scripts).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        (script.startsWith(QLatin1Char('R')) ? game.repeatable : game.migrations)
            .push_back({QStringLiteral("migrations/") + script, "SELECT 1;"});
    return game;
}

/// A week whose plan names these scripts.
WeekMigrations weekWith(const char* scripts)
{
    WeekMigrations week {.week = {"42", 7, QStringLiteral("galaxy_2025_w02")}};
    for (const QString& script : QString::fromLatin1(scripts).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        week.plan.migrations.push_back({.name = *MigrationName::parse(script), .script = script});
    return week;
}

QString printed(const MigrationMatrix& matrix)
{
    QStringList list;
    for (const MigrationMatrix::Entry& entry : matrix.migrations)
        list << (entry.isGames ? entry.script : QStringLiteral("(%1)").arg(entry.script));
    return list.join(QLatin1Char(' '));
}

}

class TestMigrationMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entries_data();
    void entries();
    void statuses();
    void weekThatCouldNotBeRead();
};

void TestMigrationMatrix::entries_data()
{
    QTest::addColumn<QByteArray>("game");
    QTest::addColumn<QByteArray>("weeks"); // one after another, with | between them
    QTest::addColumn<QString>("entries");
    const auto row = [](const char* name, const char* game, const char* weeks, const char* entries) {
        QTest::newRow(name) << QByteArray(game) << QByteArray(weeks) << QString::fromLatin1(entries);
    };
    row("nothing", "", "", "");
    row("by version, as numbers", "V10__c.sql V2__b.sql V1.1__a.sql", "", "V1.1__a.sql V2__b.sql V10__c.sql");
    row("repeatable ones after them, by description", "R__b.sql V1__x.sql R__a.sql", "",
        "V1__x.sql R__a.sql R__b.sql");
    row("what only a week knows", "V1__a.sql V3__c.sql", "V1__a.sql V2__b.sql",
        "V1__a.sql (V2__b.sql) V3__c.sql");
    row("once for all weeks", "", "V1__a.sql|V1__a.sql V2__b.sql", "(V1__a.sql) (V2__b.sql)");
    row("the same version in another spelling", "V1__a.sql", "V1.0__a.sql", "V1__a.sql");
    row("the same version under another name", "V1__a.sql", "V1__old.sql", "V1__a.sql");
    row("repeatable ones are told apart by description", "R__a.sql", "R__old.sql", "R__a.sql (R__old.sql)");
    row("what is no migration is left out", "V1__a.sql readme.txt", "", "V1__a.sql");
}

void TestMigrationMatrix::entries()
{
    QFETCH(QByteArray, game);
    QFETCH(QByteArray, weeks);
    std::vector<WeekMigrations> list;
    for (const QByteArray& week : weeks.split('|'))
        list.push_back(weekWith(week.constData()));
    QTEST(printed(migrationMatrix(gameWith(game.constData()), list)), "entries");
}

void TestMigrationMatrix::statuses()
{
    const auto matrix = migrationMatrix(gameWith("V1__a.sql V2__b.sql"),
                                        {weekWith("V1__a.sql V3__c.sql"), weekWith("V01__x.sql")});
    QCOMPARE(printed(matrix), QStringLiteral("V1__a.sql V2__b.sql (V3__c.sql)"));
    QCOMPARE(matrix.status(0, 0)->script, QStringLiteral("V1__a.sql"));
    QCOMPARE(matrix.status(0, 1), nullptr);
    QCOMPARE(matrix.status(0, 2)->script, QStringLiteral("V3__c.sql"));
    QCOMPARE(matrix.status(1, 0)->script, QStringLiteral("V01__x.sql"));
    QCOMPARE(matrix.status(1, 2), nullptr);
}

void TestMigrationMatrix::weekThatCouldNotBeRead()
{
    WeekMigrations broken = weekWith("");
    broken.error = Error {.message = QStringLiteral("gone")};
    const auto matrix = migrationMatrix(gameWith("V1__a.sql"), {broken, weekWith("V1__a.sql")});
    QCOMPARE(matrix.status(0, 0), nullptr);
    QVERIFY(matrix.status(1, 0));
    QCOMPARE(matrix.weeks[0].error->message, QStringLiteral("gone"));
}

QTEST_APPLESS_MAIN(TestMigrationMatrix)
#include "tst_migrationmatrix.moc"
