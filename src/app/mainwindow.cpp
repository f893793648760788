#include "app/mainwindow.h"

#include "app/commandpalette.h"
#include "app/uistate.h"
#include "base/safetext.h"
#include "pages/activity/activitypane.h"
#include "pages/connect/connectdialog.h"
#include "pages/connect/trustedowners.h"
#include "pages/connect/trustedownersdialog.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/theme.h"
#include "workspace/workspace.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>
#include <QThreadPool>

namespace Weekglass {

namespace {

constexpr int IdleCheckMs = 1000;
constexpr QLatin1String ThemeKey("theme"); // among what is remembered of the window

bool hasRollback(const PlayLogDefinition& log)
{
    return log.rollback.has_value();
}

}

MainWindow::MainWindow(std::shared_ptr<const GameLibrary> library, QWidget* parent)
    : QMainWindow(parent)
    , m_library(std::move(library))
    , m_activity(std::make_shared<Pg::Activity>())
    , m_trust(std::make_shared<Pg::OwnerTrust>())
    , m_weeks(new WeeksPanel)
    , m_tabs(new QTabWidget)
    , m_server(new QLabel)
    , m_mark(new EnvironmentMark)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Weekglass"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/weekglass.png")));
    const QSize frame(0, 40); // of the window's title, which no one tells beforehand
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    setupDocks();
    setupMenus();
    m_server->setTextFormat(Qt::PlainText);
    statusBar()->addPermanentWidget(new QLabel(tr("Times in UTC")));
    statusBar()->addPermanentWidget(m_server);
    statusBar()->addPermanentWidget(m_mark);
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        if (m_pool)
            m_pool->closeIdle();
        for (const Left& left : m_left) {
            if (const auto pool = left.pool.lock())
                pool->closeIdle();
        }
    });
    m_idleTimer.start(IdleCheckMs);
    m_closeTimer.setSingleShot(true);
    m_closeTimer.setInterval(CloseAgainMs);
    connect(&m_closeTimer, &QTimer::timeout, this, &QWidget::close);
    showWelcome();
    for (const Error& error : m_library->errors())
        statusBar()->showMessage(visibleText(error.text().simplified()));
}

MainWindow::~MainWindow() = default;

void MainWindow::rememberLook()
{
    m_ownersJob.start([trust = m_trust](const std::stop_token&) { return readTrustedOwners(*trust); },
                      [this](const Result<void>& read) {
                          if (read)
                              m_weeks->refresh(); // it may have begun without them
                          else
                              statusBar()->showMessage(visibleText(read.error().message), MessageMs);
                      });
    m_lookJob.start(
        [](const std::stop_token&) -> Result<UiValues> {
            auto workspace = Workspace::open();
            return workspace ? workspace->uiValues() : Result<UiValues>(workspace.error());
        },
        [this](const Result<UiValues>& values) {
            m_remembersLook = bool(values);
            if (values) {
                restoreUiState(*this, *values);
                for (QAction* theme : m_themes->actions()) {
                    if (theme->data().toByteArray() == values->value(ThemeKey))
                        theme->trigger();
                }
            } else {
                statusBar()->showMessage(visibleText(values.error().message), MessageMs);
            }
        });
}

/// A dialog whose work changes something asks it to stop and stays for the answer; so does the window then.
void MainWindow::closeEvent(QCloseEvent* event)
{
    m_trustQuestions.clear(); // else closing one would open the next
    bool areClosed = true;
    for (QDialog* dialog : findChildren<QDialog*>())
        areClosed = (!dialog->isVisible() || dialog->close()) && areClosed;
    if (!areClosed) {
        statusBar()->showMessage(
            tr("Something runs that changes a week: it was asked to stop, and then the window closes."));
        m_closeTimer.start();
        return event->ignore();
    }
    if (m_remembersLook) {
        // main() waits for it, for a moment, when the window is gone
        UiValues values = uiState(*this);
        values.insert(ThemeKey, m_themes->checkedAction()->data().toByteArray());
        QThreadPool::globalInstance()->start([values] {
            if (auto workspace = Workspace::open())
                (void)workspace->saveUiValues(values);
        });
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::setupDocks()
{
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setDocumentMode(true);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, [this](int index) {
        delete m_tabs->widget(index);
        if (m_tabs->count() == 0)
            showWelcome();
    });
    setCentralWidget(m_tabs);

    auto* weeksDock = new QDockWidget(tr("Weeks"));
    weeksDock->setObjectName(QStringLiteral("weeksDock"));
    weeksDock->setWidget(m_weeks);
    addDockWidget(Qt::LeftDockWidgetArea, weeksDock);
    connect(m_weeks, &WeeksPanel::weekActivated, this, &MainWindow::openEvents);
    connect(m_weeks, &WeeksPanel::currentChanged, this, &MainWindow::updateActions);
    connect(m_weeks, &WeeksPanel::listed, this, [this] {
        if (m_isMarkUnread) // it answers by now
            lookUpEnvironment(m_pool->options());
    });
    connect(m_weeks, &WeeksPanel::weekChosen, this, &MainWindow::takeChosen);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::updateActions);
    connect(m_weeks, &WeeksPanel::passwordWanted, this,
            [this] { askForConnection(m_pool->options().conninfo); });

    auto* activityDock = new QDockWidget(tr("Activity"));
    activityDock->setObjectName(QStringLiteral("activityDock"));
    activityDock->setWidget(new ActivityPane(m_activity));
    addDockWidget(Qt::BottomDockWidgetArea, activityDock);
    activityDock->hide();
    resizeDocks({weeksDock}, {360}, Qt::Horizontal);
    resizeDocks({activityDock}, {160}, Qt::Vertical);
}

void MainWindow::setupMenus()
{
    setupServerMenu();
    setupWeekMenu();
    setupAdminMenu();
    setupViewMenu();
    updateActions();
    auto* help = menuBar()->addMenu(tr("&Help"));
    auto* about =
        addMenuAction(help, tr("&About Weekglass"), QKeySequence::HelpContents, tr("Version and licence"));
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

QAction* MainWindow::addMenuAction(QMenu* menu, const QString& text, const QKeySequence& shortcut,
                                   const QString& tip)
{
    auto* action = menu->addAction(text);
    action->setShortcut(shortcut);
    action->setStatusTip(tip);
    return action;
}

void MainWindow::setupServerMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Server"));
    auto* connectAction =
        addMenuAction(menu, tr("&Connect…"), QKeySequence::Open, tr("Connect to any PostgreSQL server"));
    connect(connectAction, &QAction::triggered, this, [this] { askForConnection(); });
    auto* local =
        addMenuAction(menu, tr("Private &local server"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
                      tr("Start the private server on this computer, if it does not run, and connect to it"));
    connect(local, &QAction::triggered, this, &MainWindow::connectToLocal);
    auto* refresh =
        addMenuAction(menu, tr("&Refresh weeks"), Qt::CTRL | Qt::Key_F5, tr("Look at all weeks again"));
    connect(refresh, &QAction::triggered, m_weeks, &WeeksPanel::refresh);
    auto* owners = addMenuAction(menu, tr("&Trusted owners…"), Qt::CTRL | Qt::ALT | Qt::Key_O,
                                 tr("Whose code in weeks may run with the rights of your role"));
    connect(owners, &QAction::triggered, this, &MainWindow::showTrustedOwners);
    m_serverActions << owners;
    auto* trust = addMenuAction(menu, tr("&Trust games…"), Qt::CTRL | Qt::ALT | Qt::Key_Y,
                                tr("See what games that do not ship contain, and trust them"));
    connect(trust, &QAction::triggered, this, &MainWindow::askForTrust);
    connect(m_weeks, &WeeksPanel::trustWanted, this, &MainWindow::askForTrust);
    menu->addSeparator();
    auto* quit =
        addMenuAction(menu, tr("&Quit"), Qt::CTRL | Qt::Key_Q, // not every desktop has a standard key
                      tr("Close the window; the private server goes on"));
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::setupWeekMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Week"));
    auto* events = addMenuAction(menu, tr("&Events"), Qt::CTRL | Qt::Key_1,
                                 tr("Browse the raw events of the selected week"));
    connect(events, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openEvents(*week);
    });
    auto* replay = addMenuAction(menu, tr("&Replay"), Qt::CTRL | Qt::Key_2,
                                 tr("Step through the games of the selected week"));
    connect(replay, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openReplay(*week);
    });
    m_snapshots = addMenuAction(menu, tr("&Snapshots"), Qt::CTRL | Qt::Key_3,
                                tr("Open and compare the snapshots of the selected week"));
    connect(m_snapshots, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openSnapshots(*week);
    });
    m_operations = addMenuAction(menu, tr("&Operations"), Qt::CTRL | Qt::Key_4,
                                 tr("What was rolled back in the selected week; undo it"));
    connect(m_operations, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openOperations(*week);
    });
    m_metrics = addMenuAction(menu, tr("&Metrics"), Qt::CTRL | Qt::Key_5,
                              tr("Charts of the selected week over time"));
    connect(m_metrics, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openMetrics(*week);
    });
    auto* sql = addMenuAction(menu, tr("S&QL"), Qt::CTRL | Qt::Key_6,
                              tr("Run queries that read, on one week or on several"));
    connect(sql, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openSql(*week);
    });
    m_compare = addMenuAction(menu, tr("&Compare weeks"), Qt::CTRL | Qt::Key_7,
                              tr("The selected weeks over one another, or the last ones of the game"));
    connect(m_compare, &QAction::triggered, this, &MainWindow::openCompare);
    m_weeks->addWeekAction(m_compare);
    m_reports = addMenuAction(menu, tr("Re&ports"), Qt::CTRL | Qt::SHIFT | Qt::Key_R,
                              tr("What the selected week says now, as tables and maps"));
    connect(m_reports, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openReports(*week);
    });
    m_recoveryAction =
        addMenuAction(menu, tr("Reco&very…"), Qt::CTRL | Qt::ALT | Qt::Key_R,
                      tr("Whether Redis or the newest snapshot of the selected week counts; restore it"));
    connect(m_recoveryAction, &QAction::triggered, this, [this] {
        if (const auto week = m_weeks->currentWeek())
            openRecovery(*week);
    });
    menu->addSeparator();
    auto* closeTab = addMenuAction(menu, tr("&Close tab"), QKeySequence::Close, tr("Close this page"));
    connect(closeTab, &QAction::triggered, this, [this] {
        if (m_tabs->currentIndex() >= 0)
            Q_EMIT m_tabs->tabCloseRequested(m_tabs->currentIndex());
    });
    m_weekActions = {events, replay, sql};
}

void MainWindow::setupViewMenu()
{
    auto* menu = menuBar()->addMenu(tr("&View"));
    auto* palette = addMenuAction(menu, tr("&Commands…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
                                  tr("Find any action by its name"));
    connect(palette, &QAction::triggered, this, [this] { showCommandPalette(this); });
    menu->addSeparator();
    const QKeySequence shortcuts[] = {Qt::CTRL | Qt::SHIFT | Qt::Key_W, Qt::CTRL | Qt::SHIFT | Qt::Key_A};
    int number = 0;
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        dock->toggleViewAction()->setShortcut(shortcuts[number++]);
        dock->toggleViewAction()->setStatusTip(tr("Show or hide this part of the window"));
        menu->addAction(dock->toggleViewAction());
    }
    auto* themes = menu->addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    const std::tuple<QString, Theme, Qt::Key, QByteArray> choices[] = {
        {tr("Like the &desktop"), Theme::System, Qt::Key_0, "system"},
        {tr("&Light"), Theme::Light, Qt::Key_8, "light"},
        {tr("D&ark"), Theme::Dark, Qt::Key_9, "dark"}};
    for (const auto& [text, theme, key, name] : choices) {
        auto* action = addMenuAction(themes, text, Qt::CTRL | Qt::ALT | key, tr("Colours of the window"));
        action->setCheckable(true);
        action->setChecked(theme == Theme::System);
        action->setData(name);
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [theme = theme] { applyTheme(theme); });
    }
}

void MainWindow::showWelcome()
{
    auto* welcome = new QLabel(
        tr("Choose a week at the left.\n\nEnter opens its events; Ctrl+2 replays its games; "
           "Ctrl+3 shows its snapshots; Ctrl+5 its metrics; "
           "Ctrl+6 runs SQL on it; Ctrl+7 compares weeks.\n"
           "Ctrl+8 shows all weeks by stage, and makes, archives and drops them; Ctrl+9 their migrations.\n"
           "Ctrl+Shift+P finds every action by its name."));
    welcome->setTextFormat(Qt::PlainText);
    welcome->setWordWrap(true); // a long line of another language would squeeze the list of weeks
    welcome->setAlignment(Qt::AlignCenter);
    welcome->setObjectName(QStringLiteral("welcome"));
    m_tabs->addTab(welcome, tr("Start"));
}

void MainWindow::connectTo(Pg::ConnectOptions options, std::optional<Environment> environment,
                           Environment atLeast)
{
    options.activity = m_activity;
    options.trust = m_trust;
    if (m_pool)
        m_left.push_back({.pool = m_pool, .environment = ownServer().environment});
    m_atLeast = atLeast;
    m_environment.reset();
    m_isMarkUnread = false;
    m_mark->setEnvironment(Environment::Unmarked);
    if (environment)
        takeEnvironment(*environment);
    else
        lookUpEnvironment(options);
    const auto name = Pg::describeServer(options);
    m_server->setText(tr("Server: %1").arg(name ? visibleText(*name, 80) : tr("unknown")));
    m_pool = Pg::SessionPool::create(std::move(options));
    leaveMigrations();
    m_weeks->setServer(m_pool, m_library);
    updateActions();
}

void MainWindow::connectToLocal()
{
    m_server->setText(tr("Starting the private server…"));
    m_localJob.start([](const std::stop_token& stop) { return LocalServer().start({}, stop); },
                     [this](const Result<RunningServer>& running) {
                         if (running) {
                             connectTo({.conninfo = running->conninfo}, Environment::Unmarked);
                             m_server->setText(tr("Private server, PostgreSQL %1").arg(running->version));
                         } else {
                             m_server->setText(tr("Not connected"));
                             QMessageBox box(QMessageBox::Warning, tr("The private server did not start"),
                                             visibleLines(running.error().text()), QMessageBox::Ok, this);
                             box.setTextFormat(Qt::PlainText);
                             box.exec();
                         }
                     });
}

void MainWindow::askForConnection(const QByteArray& conninfo)
{
    auto* dialog = new ConnectDialog(this);
    if (!conninfo.isEmpty())
        dialog->setConninfo(QString::fromUtf8(conninfo));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        dialog->isLocalServer() ? connectToLocal() : connectTo(dialog->options(), {}, dialog->environment());
    });
    dialog->open();
}

void MainWindow::showTrustedOwners()
{
    auto* dialog = new TrustedOwnersDialog(m_pool, m_trust, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, m_weeks, &WeeksPanel::refresh);
    dialog->open();
}

void MainWindow::updateActions()
{
    const auto week = m_weeks->currentWeek();
    const bool hasWeek = week.has_value();
    m_snapshots->setEnabled(hasWeek && !week->game->snapshots.empty());
    m_metrics->setEnabled(hasWeek && !week->game->metrics.empty());
    m_operations->setEnabled(hasWeek && std::ranges::any_of(week->game->playLogs, &hasRollback));
    m_reports->setEnabled(hasWeek && !week->game->reports.empty());
    m_import->setEnabled(hasWeek && (week->game->import || !week->game->rowImports.empty()));
    m_ingest->setEnabled(hasWeek && week->game->fetchPlan);
    for (QAction* action : std::as_const(m_weekActions))
        action->setEnabled(hasWeek);
    const bool hasTarget = adminTarget().week.oid != 0;
    // an instant after connecting: how careful one has to be is not known yet
    const bool isMarkKnown = m_environment.has_value();
    m_recoveryAction->setEnabled(hasWeek && isMarkKnown && week->game->recovery);
    for (QAction* action : std::as_const(m_stepActions))
        action->setEnabled(hasTarget && isMarkKnown);
    for (QAction* action : std::as_const(m_serverActions))
        action->setEnabled(m_pool && isMarkKnown);
}

void MainWindow::showAbout()
{
    QMessageBox box(
        QMessageBox::Information, tr("About Weekglass"),
        tr("Weekglass %1\n\nLooks into per-week PostgreSQL game databases.\n\nFree software under the GNU "
           "General Public License, version 3 or later.")
            .arg(QStringLiteral(WEEKGLASS_VERSION)),
        QMessageBox::Ok, this);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

}
