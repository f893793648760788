#include "listener.h"
#include "migrationspagetest.h"
#include "pages/migrations/driftpane.h"
#include "pages/migrations/linttable.h"
#include "settle.h"
#include "widgets/parts/sqleditor.h"

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTreeWidget>

using namespace Weekglass;

namespace {

/// Takes connections, and never says anything. The lock of a table would not do: the wait for it ends by
/// itself.
class SilentServer
{
public:
    std::shared_ptr<Pg::SessionPool> pool() const
    {
        return Pg::SessionPool::create(
            {.conninfo = "host=127.0.0.1 user=nobody port=" + QByteArray::number(m_listener.port()),
             .deadline = std::chrono::milliseconds(10 * Patience)});
    }

private:
    const Listener m_listener {[this](int socket) {
        while (m_listener.isReadable(socket) && !receive(socket).isEmpty())
            ;
    }};
};

}

/// The matrix of migrations and weeks, as somebody who writes migrations sees it.
class TestMigrationsPage : public MigrationsPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { writeGame(); }
    void cleanup() { m_page.reset(); }
    void matrixShowsEveryState();
    void newFileAppearsOnRefresh();
    void findingLeadsToItsLine();
    void silentWeekCanBeStopped();
    void droppedColumnIsDrift();
    void closingWhileReading();
};

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

void TestMigrationsPage::silentWeekCanBeStopped()
{
    const auto game = load();
    std::vector<WeekHandle> weeks {newWeek(game), newWeek(game)};
    const SilentServer silent;
    weeks[0].pool = silent.pool();
    m_page = std::make_unique<MigrationsPage>(server(), game, weeks, scratch());
    m_page->show();
    QTRY_COMPARE_WITH_TIMEOUT(header(1), QStringLiteral("2"), Patience); // it does not wait for the other one
    QCOMPARE(header(0), QStringLiteral("reading…"));
    QVERIFY(m_page->isLoading());
    trigger("stopMigrations");
    QCOMPARE(header(0), QStringLiteral("not read"));
    QVERIFY(label(m_page.get(), "migrationsState").contains(QStringLiteral("1 not read: stopped")));
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

void TestMigrationsPage::closingWhileReading()
{
    const auto game = load();
    const auto week = newWeek(game);
    auto locking = m_server.open(week.title());
    WeekServer::run(locking, "BEGIN; LOCK TABLE public.flyway_schema_history");
    m_page = std::make_unique<MigrationsPage>(server(), game, std::vector<WeekHandle> {week}, scratch());
    m_page->show();
    // without an event loop: no answer comes in meanwhile
    const QByteArray waiting("SELECT count(*) FROM pg_catalog.pg_locks WHERE NOT granted AND relation = "
                             "'public.flyway_schema_history'::pg_catalog.regclass");
    QElapsedTimer time;
    time.start();
    while (WeekServer::ask(locking, waiting) == QStringLiteral("0") && time.elapsed() < Patience)
        QTest::qSleep(10);
    QVERIFY(m_page->isLoading());
    m_page.reset();
    QVERIFY(waitForJobs());
}

QTEST_MAIN(TestMigrationsPage)
#include "tst_migrationspage.moc"
