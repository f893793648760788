#include "app/mainwindow.h"

#include "app/connectionwatch.h"
#include "app/connector.h"
#include "app/finder.h"
#include "app/games.h"
#include "app/header.h"
#include "app/links.h"
#include "app/markedservers.h"
#include "app/openpages.h"
#include "app/searchbox.h"
#include "app/weekdialogs.h"
#include "app/weekmenu.h"
#include "app/weektab.h"
#include "app/windowlook.h"
#include "app/windowsession.h"
#include "base/safetext.h"
#include "lifecycle/weekgates.h"
#include "pages/activity/activitypane.h"
#include "pages/events/eventspage.h"
#include "pages/ingest/filedrop.h"
#include "pages/weeks/weekspanel.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>

namespace Weekglass {

namespace {

constexpr int MessageMs = 8000;
constexpr int CloseAgainMs = 300;
constexpr int WeeksPixels = 208; // wide is the list of weeks
/// Of what changes weeks: nobody hits these by accident.
constexpr Qt::Modifiers ChangeKeys = Qt::CTRL | Qt::ALT | Qt::SHIFT;

bool isImported(const GameDefinition& game)
{
    return game.import || !game.rowImports.empty();
}

}

MainWindow::MainWindow(std::shared_ptr<const GameLibrary> library, QWidget* parent)
    : QMainWindow(parent)
    , m_tabs(new QTabWidget)
    , m_weeks(new WeeksPanel)
    , m_header(new Header)
    , m_games(std::make_unique<Games>(std::move(library), this))
    , m_servers(std::make_unique<MarkedServers>())
    , m_connector(std::make_unique<Connector>(*m_servers, this))
    , m_watch(std::make_unique<ConnectionWatch>())
    , m_pages(std::make_unique<OpenPages>(m_tabs, m_weeks, *m_servers, *m_games))
    , m_links(std::make_unique<Links>(Links::Parts {.pages = *m_pages,
                                                    .weeks = *m_weeks,
                                                    .games = *m_games,
                                                    .connector = *m_connector,
                                                    .servers = *m_servers}))
    , m_session(std::make_unique<WindowSession>(WindowSession::Parts {.pages = *m_pages,
                                                                      .weeks = *m_weeks,
                                                                      .connector = *m_connector,
                                                                      .servers = *m_servers,
                                                                      .links = *m_links}))
    , m_look(std::make_unique<WindowLook>(this))
    , m_finder(std::make_unique<Finder>(m_header->search(), this, *m_pages, *m_weeks))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Weekglass"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/weekglass.png")));
    const QSize frame(0, 40); // of the window's title, which no one tells beforehand
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    setupDocks();
    setupServerMenu();
    setupWeekMenu();
    setupAdminMenu();
    setupViewMenu();
    setupHelpMenu();
    statusBar()->addPermanentWidget(new QLabel(tr("Times in UTC")));
    m_closeTimer.setSingleShot(true);
    m_closeTimer.setInterval(CloseAgainMs);
    connect(&m_closeTimer, &QTimer::timeout, this, &QWidget::close);
    connectParts();
    updateActions();
    showGameErrors();
}

MainWindow::~MainWindow() = default;

void MainWindow::rememberLook()
{
    m_connector->readOwners();
    m_look->restore();
}

/// A dialog whose work changes something asks it to stop and stays for the answer; so does the window then.
void MainWindow::closeEvent(QCloseEvent* event)
{
    m_games->stopAsking();
    bool areClosed = true;
    for (QDialog* dialog : findChildren<QDialog*>())
        areClosed = (!dialog->isVisible() || dialog->close()) && areClosed;
    if (!areClosed) {
        statusBar()->showMessage(
            tr("Something runs that changes a week: it was asked to stop, and then the window closes."));
        m_closeTimer.start();
        return event->ignore();
    }
    m_look->save();
    m_session->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::setupDocks()
{
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setDocumentMode(true);
    setCentralWidget(m_tabs);
    addToolBar(m_header);

    auto* weeksDock = new QDockWidget(tr("Weeks"));
    weeksDock->setObjectName(QStringLiteral("weeksDock"));
    weeksDock->setWidget(m_weeks);
    addDockWidget(Qt::LeftDockWidgetArea, weeksDock);

    auto* activityDock = new QDockWidget(tr("Activity"));
    activityDock->setObjectName(QStringLiteral("activityDock"));
    activityDock->setWidget(new ActivityPane(m_connector->activity()));
    addDockWidget(Qt::BottomDockWidgetArea, activityDock);
    activityDock->hide();
    weeksDock->setTitleBarWidget(new QWidget); // the list needs no name
    resizeDocks({weeksDock}, {WeeksPixels}, Qt::Horizontal);
    resizeDocks({activityDock}, {160}, Qt::Vertical);
}

void MainWindow::connectParts()
{
    const auto say = [this](const QString& message) { statusBar()->showMessage(message, MessageMs); };
    connect(m_games.get(), &Games::statusMessage, this, say);
    connect(m_look.get(), &WindowLook::statusMessage, this, say);
    connect(m_pages.get(), &OpenPages::statusMessage, this, say);
    connect(m_connector.get(), &Connector::statusMessage, this, say);
    connect(m_links.get(), &Links::statusMessage, this, say);
    connect(m_session.get(), &WindowSession::statusMessage, this, say);
    connect(m_games.get(), &Games::changed, this, &MainWindow::showGameErrors);
    connect(m_pages.get(), &PageHost::targetChanged, this, &MainWindow::updateActions);
    const auto warn = [this](const QString& title, const Error& error) {
        showMessage(QMessageBox::Warning, title, visibleLines(error.text()));
    };
    connect(m_connector.get(), &Connector::failed, this, warn);
    connect(m_links.get(), &Links::failed, this, warn);
    connect(m_connector.get(), &Connector::ownersChanged, m_weeks, &WeeksPanel::refresh);
    connect(m_connector.get(), &Connector::connected, this, [this] {
        m_weeks->setServer(m_servers->pool(), m_games->library());
        updateActions();
    });
    connectHeader();
    connect(m_servers.get(), &MarkedServers::unreadable, this, [this](const Error& error) {
        statusBar()->showMessage(tr("Treated as a production server, since its mark cannot be read: %1")
                                     .arg(visibleText(error.message)));
    });
    connect(m_weeks, &WeeksPanel::listed, m_servers.get(), &MarkedServers::noteAnswer);
    connect(m_weeks, &WeeksPanel::passwordWanted, m_connector.get(), &Connector::askForPassword);
    connect(m_weeks, &WeeksPanel::trustWanted, m_games.get(), &Games::askForTrust);
    connect(m_weeks, &WeeksPanel::menuWanted, this, [this](const WeekHandle& week, const QPoint& place) {
        QMenu* menu = makeWeekMenu(*m_pages, week, m_servers->isKnown(), this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(place);
    });
    connect(m_weeks, &WeeksPanel::weekActivated, m_pages.get(),
            [this](const WeekHandle& week) { m_pages->openWeek(week); });
}

void MainWindow::connectHeader()
{
    connect(m_connector.get(), &Connector::described, m_header, &Header::setServer);
    connect(m_connector.get(), &Connector::connected, this, [this] {
        m_header->setIsPrivate(m_connector->isLocal());
        m_watch->watch(m_servers->pool());
    });
    connect(m_servers.get(), &MarkedServers::changed, this, [this] {
        m_header->setEnvironment(m_servers->isKnown() ? m_servers->environmentOf(m_servers->pool())
                                                      : Environment::Unmarked);
        updateActions();
    });
    connect(m_pages.get(), &PageHost::targetChanged, this, [this] {
        const auto* tab = qobject_cast<const WeekTab*>(m_tabs->currentWidget());
        m_header->setWeek(tab ? tab->title() : QString());
    });
    connect(m_pages.get(), &OpenPages::privateServerWanted, m_connector.get(), &Connector::connectToLocal);
    connect(m_pages.get(), &OpenPages::connectionWanted, this, [this] { m_connector->askForConnection(); });
    connect(m_pages.get(), &OpenPages::newWeekWanted, this, [this] {
        if (m_servers->isKnown())
            makeWeek();
        else
            statusBar()->showMessage(tr("Open the private server or connect to one first."), MessageMs);
    });
    connect(m_header, &Header::reconnectWanted, this,
            [this] { m_connector->isLocal() ? m_connector->startLocal() : m_watch->tryNow(); });
    connect(m_watch.get(), &ConnectionWatch::changed, m_header, &Header::showConnection);
    connect(m_watch.get(), &ConnectionWatch::isBack, this, [this] {
        m_weeks->refresh();
        m_pages->serverIsBack(m_servers->pool());
    });
}

void MainWindow::showGameErrors()
{
    for (const Error& error : m_games->library()->errors())
        statusBar()->showMessage(visibleText(error.text().simplified()));
}

QAction* MainWindow::add(QMenu* menu, const Command& command)
{
    auto* action = menu->addAction(command.text);
    action->setShortcut(command.keys);
    action->setStatusTip(command.tip);
    connect(action, &QAction::triggered, this, command.run);
    if (command.whyNot)
        m_conditional.emplace_back(action, command);
    return action;
}

void MainWindow::updateActions()
{
    for (const auto& [action, command] : m_conditional) {
        const QString why = command.whyNot();
        action->setEnabled(why.isEmpty());
        action->setStatusTip(why.isEmpty() ? command.tip : why);
    }
}

QString MainWindow::whyNoServer() const
{
    return m_servers->isKnown() ? QString() : tr("not connected");
}

void MainWindow::setupServerMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Server"));
    add(menu, {tr("&Connect…"), QKeySequence::Open, tr("Connect to any PostgreSQL server"), [this] {
                   m_connector->askForConnection();
               }});
    add(menu,
        {tr("Private &local server"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
         tr("Start the private server on this computer, if it does not run, and connect to it"),
         [this] { m_connector->connectToLocal(); }});
    add(menu, {tr("Open a lin&k…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Y, tr("Open the page of a link"), [this] {
                   askForLink();
               }});
    add(menu, {tr("&Refresh weeks"), Qt::CTRL | Qt::Key_F5, tr("Look at all weeks again"), [this] {
                   m_weeks->refresh();
               }});
    add(menu,
        {tr("&Trusted owners…"), Qt::CTRL | Qt::ALT | Qt::Key_O,
         tr("Choose the owners whose code may run with your role's rights"),
         [this] { m_connector->showOwners(); }, [this] { return whyNoServer(); }});
    add(menu,
        {tr("&Trust games…"), Qt::CTRL | Qt::ALT | Qt::Key_Y,
         tr("See what games that do not ship contain, and trust them"), [this] { m_games->askForTrust(); }});
    menu->addSeparator();
    add(menu,
        {tr("&Quit"), Qt::CTRL | Qt::Key_Q, // not every desktop has a standard key
         tr("Close the window; the private server goes on"), [this] { close(); }});
}

void MainWindow::addPages(QMenu* menu, PageKind::Menu which)
{
    for (const PageKind& kind : m_pages->kinds()) {
        if (kind.menu != which)
            continue;
        add(menu,
            {kind.action, kind.keys, kind.tip, [this, &kind] { m_pages->openSelected(kind); },
             [this, &kind] { return m_pages->whyNot(kind); }});
    }
}

void MainWindow::setupWeekMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Week"));
    addPages(menu, PageKind::Menu::Week);
    add(menu,
        {tr("Reco&very…"), Qt::CTRL | Qt::ALT | Qt::Key_R,
         tr("Whether Redis or the newest snapshot of the selected week counts; restore it"),
         [this] {
             if (const auto week = m_pages->week())
                 m_pages->dialogs().recover(*week);
         },
         [this] {
             const auto week = m_pages->week();
             if (!week)
                 return tr("no week is chosen");
             return week->game->recovery ? whyNoServer() : tr("this game keeps nothing in Redis");
         }});
    menu->addSeparator();
    add(menu, {tr("Ne&xt page"), Qt::CTRL | Qt::Key_PageDown, tr("Show the next page of the week"), [this] {
                   m_pages->showNeighbour(1);
               }});
    add(menu,
        {tr("Pre&vious page"), Qt::CTRL | Qt::Key_PageUp, tr("Show the previous page of the week"),
         [this] { m_pages->showNeighbour(-1); }});
    menu->addSeparator();
    add(menu,
        {tr("Copy &link"), Qt::CTRL | Qt::SHIFT | Qt::Key_L,
         tr("Copy a link that opens this page at the same place"), [this] { m_links->copyLink(); }});
    add(menu,
        {tr("Copy as co&mmand"), Qt::CTRL | Qt::SHIFT | Qt::Key_J,
         tr("Copy the command that prints the rows of this page"), [this] { m_links->copyCommand(); }});
    menu->addSeparator();
    addTabCommands(menu);
}

void MainWindow::addTabCommands(QMenu* menu)
{
    const auto step = [this](int by) {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
    };
    add(menu,
        {tr("&Next tab"), Qt::CTRL | Qt::Key_Tab, tr("Go to the tab at the right"), [step] { step(1); }});
    add(menu,
        {tr("Previous &tab"), Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, tr("Go to the tab at the left"),
         [step] { step(-1); }});
    add(menu, {tr("&Close tab"), Qt::CTRL | Qt::Key_W, tr("Close the tab in front"), [this] {
                   m_pages->closeTab(m_tabs->currentIndex());
               }});
    add(menu,
        {tr("Close &other tabs"), Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_W,
         tr("Close all tabs but the one in front"), [this] { m_pages->closeOthers(); }});
    add(menu,
        {tr("Reopen closed ta&b"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
         tr("Open the tab that was closed last, with its pages"), [this] { m_pages->reopen(); },
         [this] { return m_pages->canReopen() ? QString() : tr("no tab was closed"); }});
}

/// The clipboard has it already if it was copied.
void MainWindow::askForLink()
{
    const QString copied = QGuiApplication::clipboard()->text().trimmed();
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open a link"));
    dialog->setLabelText(tr("Link to a page of Weekglass:"));
    dialog->setTextValue(WeekLink::parse(copied) ? copied : QString());
    connect(dialog, &QInputDialog::textValueSelected, m_links.get(), &Links::open);
    dialog->open();
}

void MainWindow::makeWeek()
{
    WeekHandle next = m_pages->target();
    next.identity = {};
    m_pages->takeStep(WeekStep::Create, next);
}

void MainWindow::setupAdminMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Admin"));
    addPages(menu, PageKind::Menu::Admin);
    const auto import = [this](const QStringList& files) {
        if (const auto week = m_pages->week())
            m_pages->dialogs().importFiles(*week, files);
    };
    const auto mayImport = [this] {
        const auto week = m_pages->week();
        if (!week)
            return tr("no week is chosen");
        return isImported(*week->game) ? QString() : tr("this game imports no files");
    };
    add(menu,
        {tr("I&mport files…"), ChangeKeys | Qt::Key_I,
         tr("Load recorded files into the selected week; they can be dropped on the list, too"),
         [import] { import({}); }, mayImport});
    connect(new FileDrop(m_weeks, [this] { return m_weeks->currentWeek().has_value(); }), &FileDrop::dropped,
            this, [this](const QStringList& files) {
                if (const auto week = m_weeks->currentWeek(); week && isImported(*week->game))
                    m_pages->dialogs().importFiles(*week, files);
            });
    menu->addSeparator();
    add(menu,
        {tr("&New week…"), ChangeKeys | Qt::Key_N, tr("Make the next week of a game"), [this] { makeWeek(); },
         [this] { return whyNoServer(); }});
    for (const StepCommand& command : stepCommands())
        add(menu,
            {command.text, ChangeKeys | command.key, command.tip,
             [this, step = command.step] { m_pages->takeStep(step, m_pages->target()); },
             [this] {
                 return m_pages->target().identity.oid != 0 ? whyNoServer() : tr("no week is chosen");
             }});
    menu->addSeparator();
    add(menu,
        {tr("&Open an archive…"), ChangeKeys | Qt::Key_O,
         tr("Look at a week that was archived, on the private server"),
         [this] { m_pages->dialogs().openArchive(); }});
}

void MainWindow::setupViewMenu()
{
    auto* menu = menuBar()->addMenu(tr("&View"));
    QAction* find = add(menu,
                        {tr("&Find anything"), Qt::CTRL | Qt::Key_K,
                         tr("Find an action, a week, a game, a player or an id in all weeks"),
                         [this] { m_header->search()->begin(); }});
    find->setShortcuts({Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::SHIFT | Qt::Key_P});
    menu->addSeparator();
    const QKeySequence shortcuts[] = {Qt::CTRL | Qt::SHIFT | Qt::Key_W, Qt::CTRL | Qt::SHIFT | Qt::Key_A};
    int number = 0;
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        dock->toggleViewAction()->setShortcut(shortcuts[number++]);
        dock->toggleViewAction()->setStatusTip(tr("Show or hide this part of the window"));
        menu->addAction(dock->toggleViewAction());
    }
    m_look->addThemes(menu->addMenu(tr("&Theme")));
}

void MainWindow::setupHelpMenu()
{
    auto* menu = menuBar()->addMenu(tr("&Help"));
    add(menu, {tr("&About Weekglass"), QKeySequence::HelpContents, tr("Version and licence"), [this] {
                   showMessage(QMessageBox::Information, tr("About Weekglass"),
                               tr("Weekglass %1\n\nLooks into per-week PostgreSQL game databases.\n\n"
                                  "Free software under the GNU General Public License, version 3 or later.")
                                   .arg(QStringLiteral(WEEKGLASS_VERSION)));
               }});
}

void MainWindow::showMessage(QMessageBox::Icon icon, const QString& title, const QString& text)
{
    auto* box = new QMessageBox(icon, title, text, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

}
