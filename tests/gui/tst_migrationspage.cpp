#include "../live/weekserver.h"
#include "models/migrationmatrixmodel.h"
#include "pages/migrations/columndialog.h"
#include "pages/migrations/driftpane.h"
#include "pages/migrations/historydialog.h"
#include "pages/migrations/linttable.h"
#include "pages/migrations/migratedialog.h"
#include "pages/migrations/migrationspage.h"
#include "pages/migrations/partitionsdialog.h"
#include "patience.h"
#include "week/migrate.h"
#include "widgets/sqleditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QThreadPool>
#include <QTreeWidget>

using namespace Weekglass;

/// The migrations of a small game in a few weeks, as somebody who writes and runs them sees them.
class TestMigrationsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void matrixShowsEveryState();
    void newFileAppearsOnRefresh();
    void findingLeadsToItsLine();
    void lockedWeekCanBeStopped();
    void canaryThenTheRest();
    void failureKeepsTheOthersAsTheyAre();
    void refusedFileBlocks();
    void productionIsTyped();
    void tryOnCloneNamesTheLine();
    void undoShowsRowsFirst();
    void columnIsFilledAndMadeStrict();
    void baselineAndRepair();
    void droppedColumnIsDrift();
    void partitionsAreMadeAndLetGo();
    void closingWhileReading();

private:
    void write(const char* name, const QByteArray& text)
    {
        QFile file(m_files.filePath(m_id + QStringLiteral("/migrations/") + QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    void remove(const char* name)
    {
        QVERIFY(QFile::remove(m_files.filePath(m_id + QStringLiteral("/migrations/") + QLatin1String(name))));
    }
    GamePointer load()
    {
        m_library = std::make_shared<GameLibrary>(GameLibrary::load({m_files.path()}));
        if (m_library->games().size() != 1)
            qFatal("%s", qPrintable(m_library->errors().front().text()));
        return m_library->games().front();
    }
    /// A week with the migrations up to a version.
    WeekHandle newWeek(const GamePointer& game, std::size_t migrations = 99)
    {
        const QString name = m_server.newWeek(*game).toString();
        auto session = m_server.open(name);
        GameDefinition part = *game;
        part.migrations.resize(std::min(part.migrations.size(), migrations));
        if (migrations < game->migrations.size())
            part.repeatable.clear();
        if (const auto done = migrate(session, part); migrations > 0 && !done)
            qFatal("%s", qPrintable(done.error().text()));
        return {.pool = m_pool, .game = game, .identity = *identify(session)};
    }
    QString ask(const WeekHandle& week, const QByteArray& query)
    {
        auto session = m_server.open(week.title());
        return WeekServer::ask(session, query);
    }
    void run(const WeekHandle& week, const QByteArray& script)
    {
        auto session = m_server.open(week.title());
        WeekServer::run(session, script);
    }
    AdminServer server(Environment environment = Environment::Unmarked) const
    {
        return {.pool = m_pool, .library = m_library, .environment = environment};
    }
    void openPage(const GamePointer& game, const std::vector<WeekHandle>& weeks,
                  Environment environment = Environment::Unmarked)
    {
        m_page = std::make_unique<MigrationsPage>(server(environment), game, weeks, scratch());
        m_page->resize(900, 600);
        m_page->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }
    ReferenceCatalogs::Server scratch() const
    {
        return [options = m_pool->options()](const std::stop_token&) -> Result<Pg::ConnectOptions> {
            return options;
        };
    }
    /// A row of the matrix: the texts of its weeks.
    QString row(int number) const
    {
        QStringList cells;
        for (int column = 0; column < m_page->matrix()->columnCount(); ++column)
            cells << m_page->matrix()->index(number, column).data().toString();
        return cells.join(QStringLiteral(" | "));
    }
    QString header(int column) const
    {
        return m_page->matrix()->headerData(column, Qt::Horizontal).toString().section(QLatin1Char('\n'), 1);
    }
    template<typename Widget>
    static Widget* find(QWidget* parent, const char* name)
    {
        auto* widget = parent->findChild<Widget*>(QLatin1String(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
    void trigger(const char* action) { find<QAction>(m_page.get(), action)->trigger(); }
    template<typename Dialog>
    Dialog* opened() const
    {
        auto* dialog = m_page->window()->findChild<Dialog*>();
        if (!dialog)
            qFatal("no dialog");
        return dialog;
    }
    MigrateDialog* openRun()
    {
        trigger("migrateWeeks");
        auto* dialog = opened<MigrateDialog>();
        QSignalSpy previewed(dialog, &MigrateDialog::previewed);
        if (!previewed.wait(Patience))
            qFatal("no preview");
        return dialog;
    }
    HistoryDialog* openTask(const char* action)
    {
        trigger(action);
        auto* dialog = opened<HistoryDialog>();
        QSignalSpy previewed(dialog, &HistoryDialog::previewed);
        if (!previewed.wait(Patience))
            qFatal("no plan");
        return dialog;
    }
    template<typename Dialog>
    static bool answer(Dialog* dialog, const char* button)
    {
        QSignalSpy answered(dialog, &Dialog::answered);
        QTest::mouseClick(find<QPushButton>(dialog, button), Qt::LeftButton);
        return answered.wait(Patience);
    }
    static QString result(MigrateDialog* dialog, int line)
    {
        return find<QTableWidget>(dialog, "migrateWeeks")->item(line, 3)->text();
    }
    static QString label(QWidget* parent, const char* name) { return find<QLabel>(parent, name)->text(); }

    WeekServer m_server;
    QTemporaryDir m_files;
    const QString m_id = WeekServer::prefix();
    std::shared_ptr<const GameLibrary> m_library;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::unique_ptr<MigrationsPage> m_page;
};

void TestMigrationsPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    QLocale::setDefault(QLocale(QLocale::English));
    QThreadPool::globalInstance()->setMaxThreadCount(8); // as in the program
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
}

void TestMigrationsPage::init()
{
    QDir(m_files.filePath(m_id)).removeRecursively();
    QVERIFY(QDir(m_files.path()).mkpath(m_id + QStringLiteral("/migrations")));
    QFile manifest(m_files.filePath(m_id + QStringLiteral("/game.json")));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write("{\"id\": \"" + m_id.toUtf8() + "\", \"title\": \"Small\", \"prefix\": \"" + m_id.toUtf8()
                   + "\"}");
    manifest.close();
    write("V1__ships.sql", "CREATE TABLE public.ships (id INT PRIMARY KEY, name TEXT);\n");
    write("V2__ports.sql", "CREATE TABLE public.ports (id INT PRIMARY KEY, level INT NOT NULL DEFAULT 1);\n");
    write("U2__ports.sql", "DROP TABLE public.ports;\n");
    write("R__names.sql", "CREATE OR REPLACE VIEW public.names AS SELECT name FROM public.ships;\n");
}

void TestMigrationsPage::cleanup()
{
    m_page.reset();
}

void TestMigrationsPage::matrixShowsEveryState()
{
    const auto game = load();
    std::vector<WeekHandle> weeks {newWeek(game), newWeek(game, 1), newWeek(game),
                                   newWeek(game), newWeek(game),    newWeek(game, 0)};
    run(weeks[2], "UPDATE public.flyway_schema_history SET checksum = 7 WHERE version = '1'");
    run(weeks[3],
        "UPDATE public.flyway_schema_history SET success = FALSE WHERE version = '2';"
        "INSERT INTO public.flyway_schema_history VALUES (9, '1.5', 'gone', 'SQL', 'V1.5__gone.sql', 1, "
        "'me', "
        "now(), 5, TRUE)");
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + weeks[4].title().toUtf8() + " WITH (FORCE)");
    openPage(game, weeks);
    QCOMPARE(m_page->matrix()->rowCount(), 4);
    QCOMPARE(m_page->matrix()->headerData(1, Qt::Vertical).toString(),
             QStringLiteral("V1.5  gone (no file)"));
    const QString reason = m_page->matrix()->index(0, 4).data().toString();
    QVERIFY2(reason.contains(weeks[4].title()), qPrintable(reason));
    QCOMPARE(row(0), QStringLiteral("✓ | ✓ | ≠ changed | ✓ | %1 | ▸ pending").arg(reason));
    QCOMPARE(row(1), QStringLiteral(" |  |  | ? missing |  | "));
    QCOMPARE(row(2), QStringLiteral("✓ | ▸ pending | ✓ | ✗ failed |  | ▸ pending"));
    QCOMPARE(row(3), QStringLiteral("✓ | ▸ pending | ✓ | ✓ |  | ▸ pending"));
    QCOMPARE(header(0), QStringLiteral("2"));
    QCOMPARE(header(1), QStringLiteral("1"));
    QCOMPARE(header(4), QStringLiteral("error"));
    QCOMPARE(header(5), QStringLiteral("no version"));
    QCOMPARE(find<QTableView>(m_page.get(), "migrationMatrix")->rowSpan(0, 4), 4);
    const QString state = label(m_page.get(), "migrationsState");
    QVERIFY2(
        state.startsWith(QStringLiteral("6 week(s), 1 up to date, 2 behind, 2 that cannot be migrated as "
                                        "they are, 1 not readable")),
        qPrintable(state));
}

void TestMigrationsPage::newFileAppearsOnRefresh()
{
    const auto game = load();
    openPage(game, {newWeek(game)});
    QCOMPARE(m_page->matrix()->rowCount(), 3);
    write("V3__docks.sql", "CREATE TABLE public.docks (id INT);\n");
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(2), QStringLiteral("▸ pending"));
    remove("V1__ships.sql");
    write("Vx__broken.sql", "");
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(m_page->matrix()->rowCount(), 4); // as it was
    QVERIFY(label(m_page.get(), "migrationsState").contains(QStringLiteral("Vx__broken.sql")));
}

void TestMigrationsPage::findingLeadsToItsLine()
{
    write("V3__drop.sql", "-- away with it\n\nDROP TABLE public.ports;\n");
    const auto game = load();
    openPage(game, {newWeek(game, 2)});
    auto* table = find<QTableView>(m_page.get(), "migrationMatrix");
    table->setCurrentIndex(m_page->matrix()->index(2, 0));
    auto* sql = find<SqlEditor>(m_page.get(), "migrationSql");
    QCOMPARE(sql->toPlainText(), QStringLiteral("-- away with it\n\nDROP TABLE public.ports;\n"));
    const auto formats = sql->document()->findBlockByNumber(2).layout()->formats();
    QVERIFY(!formats.isEmpty()
            && formats.front().start == 0); // DROP is a keyword, of this text and no older one
    auto* lint = find<LintTable>(m_page.get(), "migrationLint");
    QVERIFY(lint->rowCount() >= 1);
    QCOMPARE(lint->item(0, 2)->text(), QStringLiteral("destructive"));
    lint->setCurrentCell(0, 1);
    QTest::keyClick(lint, Qt::Key_Return);
    QCOMPARE(sql->textCursor().blockNumber(), 2);
    table->setCurrentIndex(m_page->matrix()->index(1, 0));
    QVERIFY(label(m_page.get(), "migrationTitle").contains(QStringLiteral("U2__ports.sql takes it back")));
    const auto* weeks = find<QTableWidget>(m_page.get(), "migrationWeeks");
    QCOMPARE(weeks->rowCount(), 1);
    QVERIFY(weeks->item(0, 4)->text().endsWith(QStringLiteral(" ms")));
    trigger("showUndo");
    QCOMPARE(sql->toPlainText(), QStringLiteral("DROP TABLE public.ports;\n"));
}

void TestMigrationsPage::lockedWeekCanBeStopped()
{
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game), newWeek(game)};
    auto locking = m_server.open(weeks[0].title());
    WeekServer::run(locking, "BEGIN; LOCK TABLE public.flyway_schema_history");
    m_page = std::make_unique<MigrationsPage>(server(), game, weeks, scratch());
    m_page->show();
    QTRY_COMPARE_WITH_TIMEOUT(header(1), QStringLiteral("2"), Patience); // it does not wait for the other one
    QCOMPARE(header(0), QStringLiteral("reading…"));
    QVERIFY(m_page->isLoading());
    trigger("stopMigrations");
    QCOMPARE(header(0), QStringLiteral("not read"));
    QVERIFY(label(m_page.get(), "migrationsState").contains(QStringLiteral("1 not read: stopped")));
}

void TestMigrationsPage::canaryThenTheRest()
{
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game, 1), newWeek(game), newWeek(game, 1)};
    openPage(game, weeks);
    QSignalSpy changed(m_page.get(), &MigrationsPage::weeksChanged);
    auto* dialog = openRun();
    QCOMPARE(label(dialog, "migrateHeadline"), QStringLiteral("2 file(s) on 2 week(s)."));
    QCOMPARE(find<QComboBox>(dialog, "migrateCanary")->currentText(), weeks[2].title());
    find<QCheckBox>(dialog, "migrateOnlyCanary")->click();
    QVERIFY(answer(dialog, "migrateRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(result(dialog, 2), QStringLiteral("migrated"));
    QCOMPARE(result(dialog, 0), QString());
    QCOMPARE(ask(weeks[0], "SELECT to_regclass('public.ports')"), QStringLiteral("NULL"));
    QCOMPARE(ask(weeks[2], "SELECT to_regclass('public.ports')"), QStringLiteral("ports"));
    QCOMPARE(label(dialog, "migrateHeadline"), QStringLiteral("2 file(s) on 1 week(s)."));
    QVERIFY(answer(dialog, "migrateRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(label(dialog, "migrateMessage"), QStringLiteral("Done: 2 file(s) applied."));
    QCOMPARE(ask(weeks[0], "SELECT to_regclass('public.ports')"), QStringLiteral("ports"));
    QVERIFY(!find<QPushButton>(dialog, "migrateRun")->isEnabled());
    QVERIFY(find<QPlainTextEdit>(dialog, "migrateReport")
                ->toPlainText()
                .contains(QStringLiteral("V2__ports.sql")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(1), QStringLiteral("✓ | ✓ | ✓"));
    QCOMPARE(changed.size(), 2);
}

void TestMigrationsPage::failureKeepsTheOthersAsTheyAre()
{
    write("V3__fails.sql", "CREATE TABLE public.docks (id INT);\nSELECT 1 / 0;\n");
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game, 2), newWeek(game, 2)};
    openPage(game, weeks);
    auto* dialog = openRun();
    QVERIFY(answer(dialog, "migrateRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY2(result(dialog, 1).startsWith(QStringLiteral("failed: ")), qPrintable(result(dialog, 1)));
    QCOMPARE(result(dialog, 0), QStringLiteral("skipped"));
    const QString report = find<QPlainTextEdit>(dialog, "migrateReport")->toPlainText();
    QVERIFY2(report.contains(QStringLiteral("division by zero")) && report.contains(QStringLiteral("line 2")),
             qPrintable(report));
    for (const WeekHandle& week : weeks)
        QCOMPARE(ask(week, "SELECT to_regclass('public.docks')"), QStringLiteral("NULL"));
    QVERIFY2(label(dialog, "migrateMessage").contains(QStringLiteral("division by zero")),
             qPrintable(label(dialog, "migrateMessage")));
    auto* run = find<QPushButton>(dialog, "migrateRun"); // the other week is not begun by one more click
    QVERIFY(!run->isEnabled());
    QTest::keyClick(dialog, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), Patience);
}

void TestMigrationsPage::refusedFileBlocks()
{
    write("V3__halves.sql", "CREATE TABLE public.docks (id INT);\nCOMMIT;\n");
    const auto game = load();
    openPage(game, {newWeek(game, 2)});
    auto* dialog = openRun();
    QVERIFY(!find<QPushButton>(dialog, "migrateRun")->isEnabled());
    auto* lint = find<LintTable>(dialog, "migrateLint");
    QCOMPARE(lint->item(0, 1)->text(), QStringLiteral("2"));
    QCOMPARE(lint->item(0, 2)->text(), QStringLiteral("refused"));
    QVERIFY(label(dialog, "migrateMessage").contains(QStringLiteral("must not be run")));
}

void TestMigrationsPage::productionIsTyped()
{
    const auto game = load();
    const auto week = newWeek(game, 1);
    openPage(game, {week}, Environment::Production);
    auto* dialog = openRun();
    const auto* button = find<QPushButton>(dialog, "migrateRun");
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(
        find<QLineEdit>(dialog, "migrateTyped"),
        QString(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier)));
    QVERIFY(button->isEnabled());
}

void TestMigrationsPage::tryOnCloneNamesTheLine()
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
}

void TestMigrationsPage::undoShowsRowsFirst()
{
    const auto game = load();
    const auto week = newWeek(game);
    run(week, "INSERT INTO public.ports SELECT g FROM generate_series(1, 1234) g");
    openPage(game, {week});
    auto* dialog = openTask("undoMigrations");
    QCOMPARE(find<QComboBox>(dialog, "historyChoice")->currentText(), QStringLiteral("1"));
    const QString what = find<QTableWidget>(dialog, "historyLines")->item(0, 1)->text();
    QVERIFY2(what.contains(QStringLiteral("1,234 rows of public.ports")), qPrintable(what));
    QVERIFY(!find<QPushButton>(dialog, "adminRun")->isEnabled());
    QTest::keyClicks(
        find<QLineEdit>(dialog, "historyTyped"),
        QString(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier)));
    QVERIFY(answer(dialog, "adminRun"));
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

void TestMigrationsPage::columnIsFilledAndMadeStrict()
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
        auto* dialog = opened<HistoryDialog>();
        QSignalSpy previewed(dialog, &HistoryDialog::previewed);
        if (!previewed.wait(Patience))
            qFatal("no plan");
        return dialog;
    };
    const QString ships = QStringLiteral("public.ships");
    const QString name = QStringLiteral("name");
    auto* strict = asked(1, {{"columnTable", ships}, {"columnName", name}});
    QVERIFY2(label(strict, "adminMessage").contains(QStringLiteral("1,234 rows have no value")),
             qPrintable(label(strict, "adminMessage")));
    QVERIFY(!find<QPushButton>(strict, "adminRun")->isEnabled());
    delete strict;
    auto* fill = asked(0,
                       {{"columnTable", ships},
                        {"columnSet", QStringLiteral("name = 'ship ' || id")},
                        {"columnWhere", QStringLiteral("name IS NULL")}});
    QVERIFY(
        find<QTableWidget>(fill, "historyLines")->item(0, 1)->text().startsWith(QStringLiteral("1,234 of")));
    QVERIFY(answer(fill, "adminRun"));
    QVERIFY2(label(fill, "adminHeadline").contains(QStringLiteral("1,234 rows are changed")),
             qPrintable(label(fill, "adminHeadline")));
    delete fill;
    QCOMPARE(ask(week, "SELECT count(*) FROM public.ships WHERE name = 'ship ' || id"),
             QStringLiteral("1234"));
    strict = asked(1, {{"columnTable", ships}, {"columnName", name}});
    QVERIFY(answer(strict, "adminRun"));
    QCOMPARE(ask(week,
                 "SELECT attnotnull FROM pg_attribute WHERE attrelid = 'public.ships'::regclass AND "
                 "attname = 'name'"),
             QStringLiteral("t"));
}

void TestMigrationsPage::baselineAndRepair()
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
    QVERIFY(answer(dialog, "adminRun"));
    delete dialog;
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(0), QStringLiteral("• below baseline | ≠ changed"));
    m_page->showWeek(changed.identity);
    dialog = openTask("repairHistory");
    QCOMPARE(find<QTableWidget>(dialog, "historyLines")->rowCount(), 1);
    QVERIFY(!find<QTableWidget>(dialog, "historyLines")->item(0, 1)->text().isEmpty());
    QVERIFY(answer(dialog, "adminRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(row(0), QStringLiteral("• below baseline | ✓"));
}

void TestMigrationsPage::droppedColumnIsDrift()
{
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game), newWeek(game)};
    run(weeks[1], "ALTER TABLE public.ports DROP COLUMN level");
    openPage(game, weeks);
    QSignalSpy answered(m_page->drift(), &DriftPane::answered);
    trigger("compareReference");
    QVERIFY(answered.wait(Patience));
    const QTreeWidget* tree = m_page->drift()->tree();
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->childCount(), 0);
    QCOMPARE(tree->topLevelItem(1)->childCount(), 1);
    const QTreeWidgetItem* item = tree->topLevelItem(1)->child(0);
    QCOMPARE(QStringList({item->text(1), item->text(2)}),
             QStringList({QStringLiteral("missing"), QStringLiteral("column")}));
    m_page->drift()->tree()->setCurrentItem(tree->topLevelItem(1)->child(0));
    const QString sql = find<SqlEditor>(m_page.get(), "driftSql")->toPlainText();
    QVERIFY2(sql.contains(QStringLiteral("ADD COLUMN")) && sql.contains(QStringLiteral("level")),
             qPrintable(sql));
    QCOMPARE(header(0), QStringLiteral("2\nno drift"));
    QCOMPARE(header(1), QStringLiteral("2\n≠ 1 drifted"));
    QCOMPARE(ask(weeks[1],
                 "SELECT count(*) FROM pg_attribute WHERE attrelid = 'public.ports'::regclass AND attname = "
                 "'level'"),
             QStringLiteral("0"));
}

void TestMigrationsPage::partitionsAreMadeAndLetGo()
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
    auto* dialog = opened<PartitionsDialog>();
    QSignalSpy previewed(dialog, &PartitionsDialog::previewed);
    QVERIFY(previewed.wait(Patience));
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
    QCOMPARE(count(QStringLiteral("not there yet")), 1);
    const int old = count(QStringLiteral("archived and dropped")); // some are as old as the migrations
    QVERIFY(old >= 1);
    QVERIFY(answer(dialog, "partitionsMake"));
    QVERIFY(previewed.wait(Patience));
    QCOMPARE(ask(week, months).toInt(), before + 1);
    QVERIFY(!find<QPushButton>(dialog, "partitionsMake")->isEnabled());
    QVERIFY(label(dialog, "adminMessage").startsWith(QStringLiteral("Made: ")));
    QVERIFY(!find<QPushButton>(dialog, "adminRun")->isEnabled());
    find<QLineEdit>(dialog, "partitionsFolder")->setText(m_files.path());
    QTest::keyClicks(
        find<QLineEdit>(dialog, "partitionsTyped"),
        QString(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier)));
    QVERIFY(answer(dialog, "adminRun"));
    QVERIFY(previewed.wait(Patience));
    const QString said = label(dialog, "adminMessage");
    QVERIFY2(said.contains(QStringLiteral("Dropped: public.player_events_old")), qPrintable(said));
    QCOMPARE(ask(week, months).toInt(), before + 1 - old);
    QCOMPARE(count(QStringLiteral("archived and dropped")), 0);
}

void TestMigrationsPage::closingWhileReading()
{
    const auto game = load();
    const auto week = newWeek(game);
    auto locking = m_server.open(week.title());
    WeekServer::run(locking, "BEGIN; LOCK TABLE public.flyway_schema_history");
    m_page = std::make_unique<MigrationsPage>(server(), game, std::vector<WeekHandle> {week}, scratch());
    m_page->show();
    QTest::qWait(100);
    QVERIFY(m_page->isLoading());
    m_page.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(Patience));
}

QTEST_MAIN(TestMigrationsPage)
#include "tst_migrationspage.moc"
