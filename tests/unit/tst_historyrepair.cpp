#include "migrations/flywaychecksum.h"
#include "migrations/historyrepair.h"
#include "migrations/migrationplan.h"

#include <QTest>

using namespace Weekglass;

/// What repairing the history does about migrations that did not fail, as Flyway's repair.
class TestHistoryRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data();
    void changes();
};

void TestHistoryRepair::changes_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("history"); // "script:description:checksum", "=": of the file
    QTest::addColumn<QString>("change");
    const auto row = [](const char* name, const char* files, const char* history, const char* change) {
        QTest::newRow(name) << QString::fromLatin1(files).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << QString::fromLatin1(history) << QString::fromLatin1(change);
    };
    row("as it should be", "V1__a.sql", "V1__a.sql:a:=", "");
    row("pending", "V1__a.sql", "", "");
    row("changed", "V1__a.sql", "V1__a.sql:a:17", "realign V1__a.sql to a =");
    row("without a checksum", "V1__a.sql", "V1__a.sql:a:", "realign V1__a.sql to a =");
    row("renamed", "V1__new_name.sql", "V1__a.sql:a:=", "realign V1__a.sql to new name =");
    row("its file is gone", "", "V1__a.sql:a:=", "delete V1__a.sql");
    row("a repeatable one that was changed runs again", "R__a.sql", "R__a.sql:a:17", "");
    row("one whose file is gone", "", "R__a.sql:a:17", "delete R__a.sql");
}

void TestHistoryRepair::changes()
{
    QFETCH(QStringList, files);
    QFETCH(QString, history);
    const QByteArray text = "CREATE TABLE public.a ();";
    GameDefinition game;
    for (const QString& file : files)
        (file.startsWith(QLatin1Char('R')) ? game.repeatable : game.migrations)
            .push_back({QStringLiteral("migrations/") + file, text});
    MigrationHistory known;
    known.hasFlyway = known.hasTables = true;
    if (!history.isEmpty()) {
        const QStringList parts = history.split(QLatin1Char(':'));
        HistoryRow row {
            .rank = 1, .description = parts[1], .type = QStringLiteral("SQL"), .script = parts[0]};
        if (parts[0].startsWith(QLatin1Char('V')))
            row.version = QStringLiteral("1");
        if (!parts[2].isEmpty())
            row.checksum = parts[2] == QLatin1String("=") ? flywayChecksum(text) : parts[2].toInt();
        known.rows.push_back(row);
    }
    QStringList changes;
    for (const MigrationStatus& migration : planMigrations(known, game).migrations) {
        const auto change = repairOf(migration);
        if (change && change->kind == HistoryChange::Kind::MarkDeleted)
            changes << QStringLiteral("delete ") + change->row.script;
        else if (change && change->kind == HistoryChange::Kind::Realign)
            changes << QStringLiteral("realign %1 to %2 %3")
                           .arg(change->row.script, change->description,
                                QLatin1String(change->checksum == flywayChecksum(text) ? "=" : "?"));
        else if (change)
            changes << QStringLiteral("something else");
    }
    QTEST(changes.join(QStringLiteral(", ")), "change");
}

QTEST_APPLESS_MAIN(TestHistoryRepair)
#include "tst_historyrepair.moc"
