#include "migrationspagetest.h"
#include "pages/migrations/columndialog.h"
#include "pages/migrations/linttable.h"
#include "pages/migrations/partitionsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QSpinBox>
#include <QTableWidget>
#include <QTreeWidget>

using namespace Weekglass;

/// What changes a week's schema and its history, from the plan to the answer.
class TestMigrationDialogs : public MigrationsPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { writeGame(); }
    void cleanup() { m_page.reset(); }
    void canaryThenTheRest();
    void failureKeepsTheOthersAsTheyAre();
    void onlyWhatWasShown();
    void refusedFileBlocks();
    void productionIsTyped();
    void tryOnCloneNamesTheLine();
    void undoShowsRowsFirst();
    void columnIsFilledAndMadeStrict();
    void baselineAndRepair();
    void partitionsAreMadeAndLetGo();
    void partitionsOfProductionAreTyped();
    void markedWhileThePageIsOpen();
};

void TestMigrationDialogs::canaryThenTheRest()
{
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game, 1), newWeek(game), newWeek(game, 1)};
    openPage(game, weeks);
    QSignalSpy changed(m_page.get(), &MigrationsPage::weeksChanged);
    auto* dialog = openRun();
    QCOMPARE(label(dialog, "changeHeadline"), QStringLiteral("2 file(s) on 2 week(s), to version 2."));
    QCOMPARE(find<QTableWidget>(dialog, "migrateWeeks")->item(2, 1)->text(), QStringLiteral("1 → 2"));
    QCOMPARE(find<QTableWidget>(dialog, "migrateWeeks")->item(1, 1)->text(), QStringLiteral("2"));
    QCOMPARE(find<QComboBox>(dialog, "migrateCanary")->currentText(), weeks[2].title());
    find<QCheckBox>(dialog, "migrateOnlyCanary")->click();
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(result(dialog, 2), QStringLiteral("migrated"));
    QCOMPARE(result(dialog, 0), QString());
    QCOMPARE(ask(weeks[0], "SELECT to_regclass('public.ports')"), QStringLiteral("NULL"));
    QCOMPARE(ask(weeks[2], "SELECT to_regclass('public.ports')"), QStringLiteral("ports"));
    QCOMPARE(label(dialog, "changeHeadline"), QStringLiteral("2 file(s) on 1 week(s), to version 2."));
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(label(dialog, "changeMessage"), QStringLiteral("Done: 2 file(s) applied."));
    QCOMPARE(ask(weeks[0], "SELECT to_regclass('public.ports')"), QStringLiteral("ports"));
    QVERIFY(!find<QPushButton>(dialog, "changeRun")->isEnabled());
    QVERIFY(find<QPlainTextEdit>(dialog, "migrateReport")
                ->toPlainText()
                .contains(QStringLiteral("V2__ports.sql")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(1), QStringLiteral("✓ | ✓ | ✓"));
    QCOMPARE(changed.size(), 2);
}

void TestMigrationDialogs::failureKeepsTheOthersAsTheyAre()
{
    write("V3__fails.sql", "CREATE TABLE public.docks (id INT);\nSELECT 1 / 0;\n");
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game, 2), newWeek(game, 2)};
    openPage(game, weeks);
    auto* dialog = openRun();
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY2(result(dialog, 1).startsWith(QStringLiteral("failed: ")), qPrintable(result(dialog, 1)));
    QCOMPARE(result(dialog, 0), QStringLiteral("skipped"));
    const QString report = find<QPlainTextEdit>(dialog, "migrateReport")->toPlainText();
    QVERIFY2(report.contains(QStringLiteral("division by zero")) && report.contains(QStringLiteral("line 2")),
             qPrintable(report));
    for (const WeekHandle& week : weeks)
        QCOMPARE(ask(week, "SELECT to_regclass('public.docks')"), QStringLiteral("NULL"));
    QVERIFY2(label(dialog, "changeMessage").contains(QStringLiteral("division by zero")),
             qPrintable(label(dialog, "changeMessage")));
    auto* run = find<QPushButton>(dialog, "changeRun"); // the other week is not begun by one more click
    QVERIFY(!run->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience); // else it may read half of the file
    write("V3__fails.sql", "CREATE TABLE public.docks (id INT);\n");
    QSignalSpy filesChanged(m_page.get(), &MigrationsPage::filesChanged);
    QTest::keyClick(dialog, Qt::Key_F5); // the file that was mended is read, too
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), Patience);
    QVERIFY(answer(dialog, "changeRun"));
    for (const WeekHandle& week : weeks)
        QCOMPARE(ask(week, "SELECT to_regclass('public.docks')"), QStringLiteral("docks"));
    QTRY_COMPARE_WITH_TIMEOUT(filesChanged.size(), 1, Patience); // told to the other parts of the program
}

/// Somebody else brings the week further while the dialog is open.
void TestMigrationDialogs::onlyWhatWasShown()
{
    const auto game = load();
    const auto week = newWeek(game, 0);
    openPage(game, {week});
    auto* dialog = openRun();
    GameDefinition first = *game;
    first.migrations.resize(1);
    first.repeatable.clear();
    auto session = m_server.open(week.title());
    QVERIFY(migrate(session, first));
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY2(label(dialog, "changeMessage").contains(QStringLiteral("have changed since they were shown")),
             qPrintable(label(dialog, "changeMessage")));
    QCOMPARE(ask(week, "SELECT to_regclass('public.ports')"), QStringLiteral("NULL"));
    auto* run = find<QPushButton>(dialog, "changeRun");
    QVERIFY(!run->isEnabled());
    QTest::keyClick(dialog, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), Patience);
    QVERIFY(answer(dialog, "changeRun"));
    QCOMPARE(ask(week, "SELECT to_regclass('public.ports')"), QStringLiteral("ports"));
}

void TestMigrationDialogs::refusedFileBlocks()
{
    write("V3__halves.sql", "CREATE TABLE public.docks (id INT);\nCOMMIT;\n");
    const auto game = load();
    openPage(game, {newWeek(game, 2)});
    auto* dialog = openRun();
    QVERIFY(!find<QPushButton>(dialog, "changeRun")->isEnabled());
    auto* lint = find<LintTable>(dialog, "migrateLint");
    QCOMPARE(lint->item(0, 1)->text(), QStringLiteral("2"));
    QCOMPARE(lint->item(0, 2)->text(), QStringLiteral("refused"));
    QVERIFY2(label(dialog, "changeMessage").startsWith(QStringLiteral("Blocked: V3__halves.sql, line 2: ")),
             qPrintable(label(dialog, "changeMessage")));
}

void TestMigrationDialogs::productionIsTyped()
{
    const auto game = load();
    const auto week = newWeek(game, 1);
    openPage(game, {week}, Environment::Production);
    auto* dialog = openRun();
    const auto* button = find<QPushButton>(dialog, "changeRun");
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(
        find<QLineEdit>(dialog, "changeTyped"),
        QString(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier)));
    QVERIFY(button->isEnabled());
}

void TestMigrationDialogs::tryOnCloneNamesTheLine()
{
    write("V3__fails.sql", "CREATE TABLE public.docks (id INT);\nALTER TABLE public.nothing ADD x INT;\n");
    const auto game = load();
    const auto week = newWeek(game, 2);
    openPage(game, {week});
    auto* dialog = openRun();
    QVERIFY(answer(dialog, "migrateTry"));
    const QString report = find<QPlainTextEdit>(dialog, "migrateReport")->toPlainText();
    QVERIFY2(report.contains(QStringLiteral("V3__fails.sql")) && report.contains(QStringLiteral("line 2")),
             qPrintable(report));
    QCOMPARE(ask(week, "SELECT to_regclass('public.docks')"), QStringLiteral("NULL"));
    QCOMPARE(ask(week, "SELECT count(*) FROM pg_database WHERE datname LIKE 'weekglass_scratch%'"),
             QStringLiteral("0"));
    // what failed there is not run on the week, until a file is another one
    auto* run = find<QPushButton>(dialog, "changeRun");
    QVERIFY(!run->isEnabled());
    QTest::keyClick(dialog, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY(!run->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience); // else it may read half of the file
    write("V3__fails.sql", "CREATE TABLE public.docks (id INT);\n");
    QTest::keyClick(dialog, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), Patience);
}

void TestMigrationDialogs::undoShowsRowsFirst()
{
    const auto game = load();
    const auto week = newWeek(game);
    run(week, "INSERT INTO public.ports SELECT g FROM generate_series(1, 1234) g");
    openPage(game, {week});
    auto* dialog = openTask("undoMigrations");
    QCOMPARE(find<QComboBox>(dialog, "historyChoice")->currentText(), QStringLiteral("1"));
    const QString what = find<QTableWidget>(dialog, "changeFacts")->item(0, 1)->text();
    QVERIFY2(what.contains(QStringLiteral("1,234 row(s) of public.ports")), qPrintable(what));
    QVERIFY(!find<QPushButton>(dialog, "changeRun")->isEnabled());
    QTest::keyClicks(
        find<QLineEdit>(dialog, "changeTyped"),
        QString(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier)));
    QVERIFY(answer(dialog, "changeRun"));
    QCOMPARE(ask(week, "SELECT to_regclass('public.ports')"), QStringLiteral("NULL"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(1), QStringLiteral("↶ undone"));
    QCOMPARE(header(0), QStringLiteral("1"));
    auto maintenance = m_server.open();
    QCOMPARE(WeekServer::ask(
                 maintenance,
                 "SELECT string_agg(kind || ' ' || event, ', ' ORDER BY number) FROM weekglass.week_log "
                 "WHERE week = '"
                     + week.title().toUtf8() + "' AND kind = 'undo'"),
             QStringLiteral("undo begun, undo done"));
}

void TestMigrationDialogs::columnIsFilledAndMadeStrict()
{
    const auto game = load();
    const auto week = newWeek(game);
    run(week, "INSERT INTO public.ships (id) SELECT g FROM generate_series(1, 1234) g");
    openPage(game, {week});
    const auto asked = [this](int what, const QHash<const char*, QString>& fields) {
        trigger("columns");
        auto* form = opened<ColumnDialog>();
        find<QComboBox>(form, "columnWhat")->setCurrentIndex(what);
        if (find<QPushButton>(form, "columnNext")->isEnabled())
            qFatal("nothing was said yet");
        for (auto field = fields.begin(); field != fields.end(); ++field)
            find<QLineEdit>(form, field.key())->setText(field.value());
        find<QSpinBox>(form, "columnBatch")->setValue(100);
        QTest::mouseClick(find<QPushButton>(form, "columnNext"), Qt::LeftButton);
        delete form; // else only an event loop would do it
        return openedAndRead<HistoryDialog>();
    };
    const QString ships = QStringLiteral("public.ships");
    const QString name = QStringLiteral("name");
    auto* strict = asked(1, {{"columnTable", ships}, {"columnName", name}});
    QVERIFY2(label(strict, "changeMessage").contains(QStringLiteral("1,234 row(s) have no value")),
             qPrintable(label(strict, "changeMessage")));
    QVERIFY(!find<QPushButton>(strict, "changeRun")->isEnabled());
    delete strict;
    auto* fill = asked(0,
                       {{"columnTable", ships},
                        {"columnSet", QStringLiteral("name = 'ship ' || id")},
                        {"columnWhere", QStringLiteral("name IS NULL")}});
    QVERIFY(
        find<QTableWidget>(fill, "changeFacts")->item(0, 1)->text().startsWith(QStringLiteral("1,234 of")));
    QVERIFY(answer(fill, "changeRun"));
    QVERIFY2(label(fill, "changeHeadline").contains(QStringLiteral("1,234 row(s) are changed")),
             qPrintable(label(fill, "changeHeadline")));
    delete fill;
    QCOMPARE(ask(week, "SELECT count(*) FROM public.ships WHERE name = 'ship ' || id"),
             QStringLiteral("1234"));
    strict = asked(1, {{"columnTable", ships}, {"columnName", name}});
    QVERIFY(answer(strict, "changeRun"));
    QCOMPARE(ask(week,
                 "SELECT attnotnull FROM pg_attribute WHERE attrelid = 'public.ships'::regclass AND "
                 "attname = 'name'"),
             QStringLiteral("t"));
}

void TestMigrationDialogs::baselineAndRepair()
{
    const auto game = load();
    const auto made = newWeek(game, 0);
    run(made, "CREATE TABLE public.ships (id INT PRIMARY KEY, name TEXT)");
    const auto changed = newWeek(game);
    run(changed, "UPDATE public.flyway_schema_history SET checksum = 7 WHERE version = '1'");
    openPage(game, {made, changed});
    m_page->showWeek(made.identity);
    auto* dialog = openTask("baseline");
    auto* version = find<QComboBox>(dialog, "historyChoice");
    QSignalSpy previewed(dialog, &HistoryDialog::previewed);
    version->setCurrentText(QStringLiteral("1"));
    QVERIFY(previewed.wait(Patience));
    QVERIFY(answer(dialog, "changeRun"));
    delete dialog;
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(0), QStringLiteral("• below baseline | ≠ changed"));
    m_page->showWeek(changed.identity);
    dialog = openTask("repairHistory");
    QCOMPARE(find<QTableWidget>(dialog, "changeFacts")->rowCount(), 1);
    QVERIFY(!find<QTableWidget>(dialog, "changeFacts")->item(0, 1)->text().isEmpty());
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(0), QStringLiteral("• below baseline | ✓"));
}

void TestMigrationDialogs::partitionsAreMadeAndLetGo()
{
    m_library = std::make_shared<GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    const auto game = m_library->game(QStringLiteral("marketland"));
    const auto week = newWeek(game);
    run(week,
        "DO $$ DECLARE newest REGCLASS; BEGIN SELECT c.oid::REGCLASS INTO newest FROM pg_inherits JOIN "
        "pg_class "
        "AS c ON c.oid = inhrelid WHERE inhparent = 'public.player_events'::REGCLASS AND "
        "pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT' ORDER BY c.relname DESC LIMIT 1; EXECUTE "
        "format('DROP "
        "TABLE %s', newest); END $$;"
        "CREATE TABLE public.player_events_old PARTITION OF public.player_events FOR VALUES FROM "
        "('2020-01-01') "
        "TO ('2020-02-01')");
    openPage(game, {week});
    trigger("partitions");
    auto* dialog = openedAndRead<PartitionsDialog>();
    QSignalSpy previewed(dialog, &PartitionsDialog::previewed);
    const QByteArray months =
        "SELECT count(*) FROM pg_inherits WHERE inhparent = 'public.player_events'::regclass";
    const int before = ask(week, months).toInt();
    const auto count = [dialog](const QString& what) {
        const QTreeWidgetItem* table = find<QTreeWidget>(dialog, "partitionsTree")->topLevelItem(0);
        int found = 0;
        for (int i = 0; i < table->childCount(); ++i)
            found += table->child(i)->text(1).startsWith(what) ? 1 : 0;
        return found;
    };
    QCOMPARE(count(QStringLiteral("missing: will be made")), 1);
    const int old = count(QStringLiteral("archived and dropped")); // some are as old as the migrations
    QVERIFY(old >= 1);
    QVERIFY(answer(dialog, "partitionsMake"));
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 1, Patience); // it may have come with the answer
    QCOMPARE(ask(week, months).toInt(), before + 1);
    QVERIFY(!find<QPushButton>(dialog, "partitionsMake")->isEnabled());
    QVERIFY(label(dialog, "changeMessage").startsWith(QStringLiteral("Made: ")));
    QVERIFY(!find<QPushButton>(dialog, "changeRun")->isEnabled());
    find<QLineEdit>(dialog, "partitionsFolder")->setText(m_files.path());
    QTest::keyClicks(
        find<QLineEdit>(dialog, "changeTyped"),
        QString(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier)));
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 2, Patience);
    const QString said = label(dialog, "changeMessage");
    QVERIFY2(said.contains(QStringLiteral("Dropped: public.player_events_old")), qPrintable(said));
    QCOMPARE(ask(week, months).toInt(), before + 1 - old);
    QCOMPARE(count(QStringLiteral("archived and dropped")), 0);
}

/// Also what takes nothing away. pg_cron is not there, so its two buttons stay as they are anyway.
void TestMigrationDialogs::partitionsOfProductionAreTyped()
{
    m_library = std::make_shared<GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    const auto game = m_library->game(QStringLiteral("marketland"));
    const auto week = newWeek(game);
    run(week,
        "DO $$ DECLARE newest REGCLASS; BEGIN SELECT c.oid::REGCLASS INTO newest FROM pg_inherits JOIN "
        "pg_class AS c ON c.oid = inhrelid WHERE inhparent = 'public.player_events'::REGCLASS AND "
        "pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT' ORDER BY c.relname DESC LIMIT 1; EXECUTE "
        "format('DROP TABLE %s', newest); END $$;");
    openPage(game, {week}, Environment::Production);
    trigger("partitions");
    auto* dialog = openedAndRead<PartitionsDialog>();
    const QByteArray months =
        "SELECT count(*) FROM pg_inherits WHERE inhparent = 'public.player_events'::regclass";
    const QString before = ask(week, months);
    const auto* make = find<QPushButton>(dialog, "partitionsMake");
    auto* typed = find<QLineEdit>(dialog, "changeTyped");
    QVERIFY(typed->isEnabled() && !make->isEnabled() && !make->toolTip().isEmpty());
    QTest::keyClicks(typed, QString(week.title() + QStringLiteral("@1")));
    QVERIFY(!make->isEnabled());
    typed->clear();
    const QString confirmation =
        week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier);
    QCOMPARE(typed->placeholderText(), confirmation);
    QTest::keyClicks(typed, confirmation);
    QVERIFY(make->isEnabled());
    typed->clear();
    QVERIFY(!make->isEnabled());
    QCOMPARE(ask(week, months), before);
    typed->setText(confirmation);
    QVERIFY(answer(dialog, "partitionsMake"));
    QCOMPARE(ask(week, months).toInt(), before.toInt() + 1);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY(typed->text().isEmpty() && typed->isEnabled()); // each step anew
}

void TestMigrationDialogs::markedWhileThePageIsOpen()
{
    const auto game = load();
    const auto week = newWeek(game, 1);
    openPage(game, {week});
    VERIFY_RESULT(writeServerMark(m_pool->options(), Environment::Production));
    const auto unmark =
        qScopeGuard([this] { VERIFY_RESULT(writeServerMark(m_pool->options(), Environment::Unmarked)); });
    auto* dialog = openRun();
    const auto* button = find<QPushButton>(dialog, "changeRun");
    QVERIFY(!button->isEnabled());
    find<QLineEdit>(dialog, "changeTyped")
        ->setText(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier));
    QVERIFY(button->isEnabled());
}

QTEST_MAIN(TestMigrationDialogs)
#include "tst_migrationdialogs.moc"
