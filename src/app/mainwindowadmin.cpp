#include "app/mainwindow.h"

#include "base/safetext.h"
#include "pages/archive/archivedialog.h"
#include "pages/archive/archivepage.h"
#include "pages/archive/openarchivedialog.h"
#include "pages/board/boardpage.h"
#include "pages/board/dropdialog.h"
#include "pages/board/freezedialog.h"
#include "pages/board/newweekwizard.h"
#include "pages/board/weeklogpage.h"
#include "pages/ingest/filedrop.h"
#include "pages/ingest/importdialog.h"
#include "pages/migrations/migrationspage.h"
#include "pages/reset/resetdialog.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/parts/environmentmark.h"

#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabWidget>

namespace Weekglass {

namespace {

/// Of what changes weeks: nobody hits these by accident.
constexpr Qt::Modifiers Keys = Qt::CTRL | Qt::ALT | Qt::SHIFT;

/// Pages of a kind, whatever they are bound to.
template<typename Page, typename Use>
void eachPage(const QTabWidget* tabs, Use use)
{
    for (int i = 0; i < tabs->count(); ++i) {
        if (auto* page = qobject_cast<Page*>(tabs->widget(i)))
            use(page);
    }
}

template<typename Page>
Page* pageOf(const QTabWidget* tabs, const std::shared_ptr<Pg::SessionPool>& pool)
{
    Page* found = nullptr;
    eachPage<Page>(tabs, [&](Page* page) {
        if (page->server().pool == pool)
            found = page;
    });
    return found;
}

}

void MainWindow::setupAdminMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Admin"));
    auto* board =
        addMenuAction(menu, tr("&Board"), Qt::CTRL | Qt::Key_8, tr("All weeks by stage, and what is due"));
    connect(board, &QAction::triggered, this, &MainWindow::openBoard);
    auto* migrations = addMenuAction(menu, tr("&Migrations"), Qt::CTRL | Qt::Key_9,
                                     tr("How the migrations of a game stand in its weeks; run them"));
    connect(migrations, &QAction::triggered, this, &MainWindow::openMigrations);
    m_ingest = addMenuAction(menu, tr("&Ingest"), Qt::CTRL | Qt::Key_0,
                             tr("Fetch the selected week's events from its game's API"));
    connect(m_ingest, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openIngest(*week);
    });
    m_import =
        addMenuAction(menu, tr("I&mport files…"), Keys | Qt::Key_I,
                      tr("Load recorded files into the selected week; they can be dropped on the list, too"));
    connect(m_import, &QAction::triggered, this, [this] { openImport({}); });
    auto* drop = new FileDrop(m_weeks, [this] { return m_import->isEnabled(); });
    connect(drop, &FileDrop::dropped, this, &MainWindow::openImport);
    menu->addSeparator();
    auto* create =
        addMenuAction(menu, tr("&New week…"), Keys | Qt::Key_N, tr("Make the next week of a game"));
    connect(create, &QAction::triggered, this, [this] { openNewWeek(adminTarget().game); });
    addStepAction(menu, WeekStep::Freeze, tr("&Freeze…"), Keys | Qt::Key_F,
                  tr("Let the selected week only be read"));
    addStepAction(menu, WeekStep::Thaw, tr("&Thaw…"), Keys | Qt::Key_T,
                  tr("Let a frozen week be written again"));
    addStepAction(menu, WeekStep::Archive, tr("&Archive…"), Keys | Qt::Key_A,
                  tr("Dump the selected week, restore the dump and compare"));
    addStepAction(menu, WeekStep::Reset, tr("&Reset…"), Keys | Qt::Key_R,
                  tr("End the selected week and begin the next; or resume that"));
    addStepAction(menu, WeekStep::Drop, tr("&Drop…"), Keys | Qt::Key_D,
                  tr("Drop the selected week for ever"));
    menu->addSeparator();
    auto* open = addMenuAction(menu, tr("&Open an archive…"), Keys | Qt::Key_O,
                               tr("Look at a week that was archived, on the private server"));
    connect(open, &QAction::triggered, this, &MainWindow::openArchiveFile);
    auto* log = addMenuAction(menu, tr("Operations &log"), Keys | Qt::Key_L,
                              tr("What was done to the weeks of this server, by whom and when"));
    connect(log, &QAction::triggered, this, [this] { openWeekLog(); });
    m_serverActions << board << migrations << create << log;
}

QAction* MainWindow::addStepAction(QMenu* menu, WeekStep step, const QString& text,
                                   const QKeySequence& shortcut, const QString& tip)
{
    auto* action = addMenuAction(menu, text, shortcut, tip);
    connect(action, &QAction::triggered, this, [this, step] { openStep(step); });
    m_stepActions << action;
    return action;
}

void MainWindow::lookUpEnvironment(const Pg::ConnectOptions& options)
{
    m_environmentJob.start([options](const std::stop_token& stop) { return askServerMark(options, stop); },
                           [this, wasUnread = m_isMarkUnread](const Result<ServerMark>& found) {
                               takeEnvironment(found ? std::max(found->environment, m_atLeast)
                                                     : Environment::Production);
                               m_isMarkUnread = !found;
                               if (!found && !wasUnread)
                                   statusBar()->showMessage(
                                       tr("Treated as a production server, since its mark cannot be read: %1")
                                           .arg(visibleText(found.error().message)));
                           });
}

void MainWindow::takeEnvironment(Environment environment)
{
    m_environmentJob.cancel();
    m_environment = environment;
    m_isMarkUnread = false;
    m_mark->setEnvironment(environment);
    updateActions();
}

/// The one of the board in front, which may be another one than the window is connected to by now.
AdminServer MainWindow::adminServer() const
{
    const auto* board = qobject_cast<const BoardPage*>(m_tabs->currentWidget());
    return board && board->server().pool != m_pool ? board->server() : ownServer();
}

AdminServer MainWindow::ownServer() const
{
    return {
        .pool = m_pool, .library = m_library, .environment = m_environment.value_or(Environment::Production)};
}

/// One that was left is marked as it was then. What was never connected to holds an opened archive: only the
/// gate tells how that is marked.
AdminServer MainWindow::serverOf(const std::shared_ptr<Pg::SessionPool>& pool) const
{
    if (pool == m_pool)
        return ownServer();
    const auto left = std::ranges::find(m_left, pool, [](const Left& one) { return one.pool.lock(); });
    return {.pool = pool,
            .library = m_library,
            .environment = left != m_left.end() ? left->environment : Environment::Unmarked};
}

/// A mark that is found here is the window's, too.
void MainWindow::passGate(const AdminServer& server, const std::function<void(const AdminServer&)>& open)
{
    m_gate.pass(server, [this, open](const AdminServer& marked) {
        if (marked.pool == m_pool && marked.isProduction() && m_environment != Environment::Production)
            takeEnvironment(Environment::Production);
        open(marked);
    });
}

MainWindow::AdminTarget MainWindow::adminTarget() const
{
    if (const auto* board = qobject_cast<const BoardPage*>(m_tabs->currentWidget())) {
        if (const BoardWeek* week = board->current())
            return {board->currentGame(), week->identity};
        if (board->chosenGame() || board->server().pool != m_pool)
            return {board->chosenGame(), {}};
    }
    const auto week = m_weeks->currentWeek();
    return week ? AdminTarget {week->game, week->identity} : AdminTarget {m_weeks->currentGame(), {}};
}

/// What is chosen in the list of weeks is meant from then on, also while a board is in front.
void MainWindow::takeChosen()
{
    if (auto* board = qobject_cast<BoardPage*>(m_tabs->currentWidget()))
        board->leaveSelection();
    updateActions();
}

BoardPage* MainWindow::openBoard()
{
    if (auto* open = pageOf<BoardPage>(m_tabs, m_pool)) {
        m_tabs->setCurrentWidget(open);
        open->refresh();
        return open;
    }
    auto* page = new BoardPage(ownServer());
    page->setObjectName(QStringLiteral("board"));
    connect(page, &BoardPage::statusMessage, this,
            [this](const QString& text) { statusBar()->showMessage(text, MessageMs); });
    connect(page, &BoardPage::currentChanged, this, &MainWindow::updateActions);
    connect(page, &BoardPage::stepWanted, this, &MainWindow::openStep);
    connect(page, &BoardPage::newWeekWanted, this,
            [this, page] { openNewWeek(page->currentGame() ? page->currentGame() : page->chosenGame()); });
    connect(page, &BoardPage::logWanted, this, &MainWindow::openWeekLog);
    connect(page, &BoardPage::weekActivated, this, &MainWindow::openEvents);
    addPage(page, tr("Board"));
    updateActions();
    return page;
}

void MainWindow::openMigrations()
{
    if (adminServer().pool != m_pool)
        return statusBar()->showMessage(
            tr("This board is of another server: connect to that one again to see its migrations."),
            MessageMs);
    const AdminTarget target = adminTarget();
    chooseGame(tr("Migrations"), target.game, [this, target](const GamePointer& game) {
        auto* page = openMigrationsOf(game);
        if (target.week.oid != 0)
            page->showWeek(target.week);
    });
}

MigrationsPage* MainWindow::openMigrationsOf(const GamePointer& game)
{
    std::vector<WeekHandle> weeks = m_weeks->weeks();
    std::erase_if(weeks, [&game](const WeekHandle& week) { return week.game->id != game->id; });
    const QString name = QStringLiteral("migrations/") + game->id;
    if (auto* open = qobject_cast<MigrationsPage*>(findPage(name))) {
        open->setListed(weeks);
        m_tabs->setCurrentWidget(open);
        return open;
    }
    auto* page = new MigrationsPage(ownServer(), game, weeks);
    page->setObjectName(name);
    connect(page, &MigrationsPage::statusMessage, this,
            [this](const QString& text) { statusBar()->showMessage(text, MessageMs); });
    connect(page, &MigrationsPage::weeksChanged, this, &MainWindow::weeksChanged);
    connect(page, &MigrationsPage::filesChanged, this, &MainWindow::reloadGames);
    addPage(page, tr("Migrations · %1").arg(visibleText(game->title, 60)));
    return page;
}

/// They go on with the weeks of their server, and are not taken for pages of another one.
void MainWindow::leaveMigrations()
{
    eachPage<MigrationsPage>(m_tabs, [](MigrationsPage* page) { page->setObjectName({}); });
}

void MainWindow::openWeekLog(const QString& week)
{
    auto* page = pageOf<WeekLogPage>(m_tabs, adminServer().pool);
    if (page) {
        m_tabs->setCurrentWidget(page);
        page->refresh();
    } else {
        page = new WeekLogPage(adminServer());
        page->setObjectName(QStringLiteral("log"));
        connect(page, &WeekLogPage::statusMessage, this,
                [this](const QString& text) { statusBar()->showMessage(text, MessageMs); });
        addPage(page, tr("Operations log"));
    }
    page->showWeek(week);
}

void MainWindow::openNewWeek(const GamePointer& game, const QString& name)
{
    passGate(adminServer(), [this, game, name](const AdminServer& server) {
        auto* wizard = new NewWeekWizard(server, game, name, this);
        wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(wizard, &NewWeekWizard::answered, this, &MainWindow::weeksChanged);
        wizard->show();
    });
}

void MainWindow::openStep(WeekStep step)
{
    const AdminTarget target = adminTarget();
    if (!target.game || (target.week.oid == 0 && step != WeekStep::Create))
        return;
    if (step == WeekStep::Create)
        return openNewWeek(target.game, target.week.name);
    if (step == WeekStep::Migrate)
        return openMigrations();
    passGate(adminServer(),
             [this, step, target](const AdminServer& server) { showStepDialog(step, target, server); });
}

/// Each dialog is bound to the week by its identity and looks for itself whether it still is what it was.
void MainWindow::showStepDialog(WeekStep step, const AdminTarget& target, const AdminServer& server)
{
    const WeekHandle handle {.pool = server.pool, .game = target.game, .identity = target.week};
    QDialog* dialog = nullptr;
    if (step == WeekStep::Freeze || step == WeekStep::Thaw) {
        auto* freeze = new FreezeDialog(
            server, target.game, target.week,
            step == WeekStep::Freeze ? FreezeDialog::Change::Freeze : FreezeDialog::Change::Thaw, this);
        connect(freeze, &FreezeDialog::answered, this, &MainWindow::weeksChanged);
        dialog = freeze;
    } else if (step == WeekStep::Archive) {
        auto* archive = new ArchiveDialog(handle, server.environment, this);
        connect(archive, &ArchiveDialog::answered, this, &MainWindow::weeksChanged);
        dialog = archive;
    } else if (step == WeekStep::Reset || step == WeekStep::ResumeReset) {
        auto* reset = new ResetDialog(handle, server.environment, this);
        connect(reset, &ResetDialog::changed, this, &MainWindow::weeksChanged);
        dialog = reset;
    } else {
        auto* drop = new DropDialog(server, target.week, this);
        connect(drop, &DropDialog::dropped, this, &MainWindow::markWeekGone);
        connect(drop, &DropDialog::answered, this, &MainWindow::weeksChanged);
        dialog = drop;
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::openImport(const QStringList& files)
{
    const auto week = m_weeks->currentWeek();
    if (!week)
        return;
    auto* dialog = new ImportDialog(*week, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addFiles(files);
    connect(dialog, &ImportDialog::imported, m_weeks, &WeeksPanel::refresh);
    dialog->show();
}

void MainWindow::openArchiveFile()
{
    auto* dialog = new OpenArchiveDialog(m_library, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenArchiveDialog::opened, this, &MainWindow::showArchive);
    dialog->show();
}

void MainWindow::showArchive(const std::shared_ptr<ViewedArchive>& archive, const GamePointer& game)
{
    auto* page = new ArchivePage(archive, game);
    page->setObjectName(QString(QStringLiteral("archive/") + page->week().title()));
    connect(page, &ArchivePage::eventsWanted, this, &MainWindow::openEvents);
    connect(page, &ArchivePage::replayWanted, this, &MainWindow::openReplay);
    connect(page, &ArchivePage::snapshotsWanted, this, &MainWindow::openSnapshots);
    connect(page, &ArchivePage::metricsWanted, this, &MainWindow::openMetrics);
    connect(page, &ArchivePage::sqlWanted, this, &MainWindow::openSql);
    // by way of the timer, which goes before the tabs do when the window itself goes
    connect(page, &QObject::destroyed, &m_idleTimer,
            [this, week = page->week().identity] { markWeekGone(week); });
    addPage(page, tr("Archive · %1").arg(visibleText(page->week().title(), 80)));
}

void MainWindow::weeksChanged()
{
    m_weeks->refresh();
    eachPage<BoardPage>(m_tabs, [](BoardPage* page) { page->readAgain(); });
    eachPage<WeekLogPage>(m_tabs, [](WeekLogPage* page) { page->refresh(); });
}

/// What its pages show stays.
void MainWindow::markWeekGone(const WeekIdentity& week)
{
    const QString end = QStringLiteral("/%1/%2").arg(week.name, QString::number(week.oid));
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->objectName().endsWith(end))
            markGone(m_tabs->widget(i));
    }
}

}
