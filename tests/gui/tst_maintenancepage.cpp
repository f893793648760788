#include "../live/weekserver.h"
#include "migrations/migrate.h"
#include "pages/maintenance/maintenancepage.h"
#include "pages/maintenance/scheduledialog.h"
#include "pages/maintenance/taskdialog.h"
#include "pages/maintenance/taskmodel.h"
#include "pages/maintenance/vacuummodel.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Weekglass;

/// The page of maintenance and its dialogs.
class TestMaintenancePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void listsTasksAndTables();
    void asksNothingWhileHidden();
    void runsWithAReason();
    void timerWhereNoCronIs();
    void droppedWhileOpen();

private:
    QString cell(const char* task, int column) const
    {
        return m_page->tasks()->index(m_page->tasks()->find(QLatin1String(task)), column).data().toString();
    }
    MaintenanceTask task(const char* id) const { return *maintenanceTask(*m_week.game, QLatin1String(id)); }

    WeekServer m_server;
    WeekHandle m_week;
    std::unique_ptr<MaintenancePage> m_page;
};

void TestMaintenancePage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    m_week.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(m_server.newWeek(*m_week.game).toString());
    VERIFY_RESULT(migrate(session, *m_week.game));
    m_week.identity = *identify(session);
    WeekServer::run(
        session,
        "INSERT INTO public.players (username) VALUES ('p'); INSERT INTO public.processing_jobs (player_id, "
        "building_type, recipe, starts_at, finishes_at, is_complete, output_qty, xp_reward) SELECT "
        "player_id, 'barn', 'r', now(), now() - interval '60 days', true, 1, 1 FROM public.players, "
        "generate_series(1, 30)");
}

void TestMaintenancePage::init()
{
    m_page = std::make_unique<MaintenancePage>(m_week);
    m_page->resize(1200, 760);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && m_page->tasks()->rowCount() > 0, Patience);
}

void TestMaintenancePage::listsTasksAndTables()
{
    QCOMPARE(m_page->tasks()->rowCount(), 7);
    QVERIFY2(cell("archive-jobs", TaskModel::DueColumn).startsWith(QStringLiteral("30 row(s)")),
             qPrintable(cell("archive-jobs", TaskModel::DueColumn)));
    QCOMPARE(cell("archive-jobs", TaskModel::LastColumn), QStringLiteral("never"));
    QCOMPARE(cell("archive-jobs", TaskModel::NextColumn), QStringLiteral("not scheduled"));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->tables()->rowCount() > 10, Patience);
    if (const QByteArray folder = qgetenv("WEEKGLASS_GRABS"); !folder.isEmpty())
        m_page->grab().save(QString::fromLocal8Bit(folder) + QStringLiteral("/maintenance.png"));
    auto* tasks = m_page->findChild<QTableView*>(QStringLiteral("maintenanceTasks"));
    auto* schedule = m_page->findChild<QAction*>(QStringLiteral("scheduleTask"));
    tasks->setCurrentIndex(m_page->tasks()->index(m_page->tasks()->find(QStringLiteral("settings")), 0));
    QVERIFY(!schedule->isEnabled());
    tasks->setCurrentIndex(m_page->tasks()->index(m_page->tasks()->find(QStringLiteral("vacuum")), 0));
    QVERIFY(schedule->isEnabled());
    QCOMPARE(m_page->state().value(QStringLiteral("task")), QStringLiteral("vacuum"));
    auto* vacuum = m_page->findChild<QAction*>(QStringLiteral("vacuumTables"));
    QVERIFY(!vacuum->isEnabled());
    m_page->findChild<QTableView*>(QStringLiteral("maintenanceTables"))->selectRow(0);
    QVERIFY(vacuum->isEnabled());
    const QSignalSpy wanted(m_page.get(), &MaintenancePage::runWanted);
    vacuum->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][1].toStringList(), QStringList(m_page->tables()->row(0)->name));
}

void TestMaintenancePage::asksNothingWhileHidden()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_page->tables()->rowCount() > 10, Patience);
    const QSignalSpy changed(m_page->tables(), &QAbstractItemModel::dataChanged);
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > 0, Patience); // it follows
    m_page->hide();
    const auto before = changed.size();
    QTest::qWait(5000);
    QCOMPARE(changed.size(), before);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > before, Patience);
}

void TestMaintenancePage::runsWithAReason()
{
    TaskDialog dialog(m_week, Environment::Unmarked, task("archive-jobs"));
    QSignalSpy previewed(&dialog, &TaskDialog::previewed);
    QSignalSpy answered(&dialog, &TaskDialog::answered);
    dialog.show();
    QVERIFY(previewed.wait(Patience));
    QVERIFY(dialog.change() && dialog.change()->canBeDone());
    auto* run = dialog.findChild<QPushButton*>(QStringLiteral("changeRun"));
    QVERIFY(!run->isEnabled()); // why?
    dialog.findChild<QLineEdit*>(QStringLiteral("changeReason"))->setText(QStringLiteral("full"));
    QVERIFY(run->isEnabled());
    run->click();
    QVERIFY(answered.wait(Patience));
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(cell("archive-jobs", TaskModel::DueColumn), QStringLiteral("nothing"));
    QCOMPARE(cell("archive-jobs", TaskModel::EndedColumn), QStringLiteral("done"));
}

void TestMaintenancePage::timerWhereNoCronIs()
{
    ScheduleDialog dialog(m_week, Environment::Unmarked, task("kept"));
    QSignalSpy previewed(&dialog, &ScheduleDialog::previewed);
    dialog.show();
    QVERIFY(previewed.wait(Patience));
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("changeRun"))->isEnabled());
    const QString shown = dialog.findChild<QPlainTextEdit*>(QStringLiteral("changeSql"))->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("OnCalendar=*-*-* 05:00:00 UTC")), qPrintable(shown));
    auto* when = dialog.findChild<QLineEdit*>(QStringLiteral("scheduleTime"));
    when->setText(QStringLiteral("nonsense"));
    dialog.look();
    QVERIFY(previewed.wait(Patience));
    QVERIFY(!dialog.change());
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("scheduleCopy"))->isEnabled());
}

void TestMaintenancePage::droppedWhileOpen()
{
    auto gone = m_week;
    gone.identity.oid += 1;
    MaintenancePage page(gone);
    const QSignalSpy said(&page, &MaintenancePage::weekGone);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(said.size() > 0, Patience);
}

QTEST_MAIN(TestMaintenancePage)
#include "tst_maintenancepage.moc"
