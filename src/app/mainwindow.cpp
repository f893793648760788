#include "app/mainwindow.h"

#include "app/connectionwatch.h"
#include "app/connector.h"
#include "app/crashnotice.h"
#include "app/finder.h"
#include "app/games.h"
#include "app/header.h"
#include "app/links.h"
#include "app/markedservers.h"
#include "app/menus.h"
#include "app/openpages.h"
#include "app/plainmessage.h"
#include "app/recentweeks.h"
#include "app/resetnotice.h"
#include "app/weekdialogs.h"
#include "app/weekmenu.h"
#include "app/weektab.h"
#include "app/windowlook.h"
#include "app/windowsession.h"
#include "base/safetext.h"
#include "lifecycle/weekgates.h"
#include "pages/activity/activitypane.h"
#include "pages/weeks/weekspanel.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int MessageMs = 8000;
constexpr int CloseAgainMs = 300;
constexpr int WeeksPixels = 208; // wide is the list of weeks

}

MainWindow::MainWindow(std::shared_ptr<const GameLibrary> library, QWidget* parent)
    : QMainWindow(parent)
    , m_tabs(new QTabWidget)
    , m_weeks(new WeeksPanel)
    , m_header(new Header)
    , m_notice(new ResetNotice)
    , m_crashes(new CrashNotice)
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
    , m_recent(std::make_unique<RecentWeeks>(*m_pages, *m_links))
    , m_look(std::make_unique<WindowLook>(this))
    , m_finder(std::make_unique<Finder>(m_header->search(), this, *m_pages, *m_weeks))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Weekglass"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/weekglass.png")));
    const QSize frame(0, 40); // of the window's title, which no one tells beforehand
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    setupDocks();
    m_menus = new Menus({.window = *this,
                         .tabs = *m_tabs,
                         .header = *m_header,
                         .weeks = *m_weeks,
                         .pages = *m_pages,
                         .connector = *m_connector,
                         .games = *m_games,
                         .servers = *m_servers,
                         .links = *m_links,
                         .look = *m_look});
    statusBar()->addPermanentWidget(new QLabel(tr("Times in UTC")));
    m_closeTimer.setSingleShot(true);
    m_closeTimer.setInterval(CloseAgainMs);
    connect(&m_closeTimer, &QTimer::timeout, this, &QWidget::close);
    connectParts();
    showGameErrors();
}

MainWindow::~MainWindow() = default;

void MainWindow::rememberLook()
{
    m_connector->readOwners();
    m_recent->restore();
    m_weeks->restoreKept();
    m_look->restore();
    m_crashes->refresh();
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
            tr("A change of a week is running. It was asked to stop; then the window closes."));
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
    auto* middle = new QWidget;
    auto* rows = new QVBoxLayout(middle);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_crashes);
    rows->addWidget(m_notice);
    rows->addWidget(m_tabs, 1);
    setCentralWidget(middle);
    m_notice->setHost(*m_pages);
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
    connect(m_pages.get(), &PageHost::targetChanged, m_menus, &Menus::update);
    const auto warn = [this](const QString& title, const Error& error) {
        showMessage(this, QMessageBox::Warning, title, visibleLines(error.text()));
    };
    connect(m_connector.get(), &Connector::failed, this, warn);
    connect(m_links.get(), &Links::failed, this, warn);
    connect(m_connector.get(), &Connector::ownersChanged, m_weeks, &WeeksPanel::refresh);
    connect(m_connector.get(), &Connector::connected, this, [this] {
        m_weeks->setServer(m_servers->pool(), m_games->library());
        m_notice->refresh();
        m_menus->update();
    });
    connectHeader();
    connect(m_servers.get(), &MarkedServers::unreadable, this, [this](const Error& error) {
        statusBar()->showMessage(tr("Treated as a production server, since its mark cannot be read: %1")
                                     .arg(visibleText(error.message)));
    });
    connect(m_weeks, &WeeksPanel::listed, m_servers.get(), &MarkedServers::noteAnswer);
    connect(m_weeks, &WeeksPanel::passwordWanted, m_connector.get(), &Connector::askForPassword);
    connect(m_weeks, &WeeksPanel::statusMessage, this, say);
    connect(m_weeks, &WeeksPanel::trustWanted, m_games.get(), &Games::askForTrust);
    connect(m_weeks, &WeeksPanel::menuWanted, this, [this](const WeekHandle& week, const QPoint& place) {
        QMenu* menu = makeWeekMenu(*m_pages, week, m_servers->isKnown(), this);
        menu->addAction(m_weeks->pinAction());
        if (!week.isWeek())
            menu->addAction(m_weeks->removeAction());
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
        m_menus->update();
    });
    const auto showWeek = [this] {
        const auto* tab = qobject_cast<const WeekTab*>(m_tabs->currentWidget());
        m_header->setWeek(tab ? tab->title() : QString(),
                          tab ? m_weeks->stateOf(tab->week().identity) : Pill());
    };
    connect(m_pages.get(), &PageHost::targetChanged, this, showWeek);
    connect(m_pages.get(), &PageHost::weeksListed, this, showWeek);
    connect(m_pages.get(), &OpenPages::privateServerWanted, m_connector.get(), &Connector::connectToLocal);
    connect(m_pages.get(), &OpenPages::connectionWanted, this, [this] { m_connector->askForConnection(); });
    connect(m_pages.get(), &OpenPages::newsWanted, m_menus, &Menus::showNews);
    connect(m_pages.get(), &OpenPages::linkWanted, m_links.get(), &Links::open);
    connect(m_pages.get(), &OpenPages::newWeekWanted, this, [this] {
        if (m_servers->isKnown())
            m_menus->makeWeek();
        else
            statusBar()->showMessage(tr("Open the private server or connect to one first."), MessageMs);
    });
    connect(m_header, &Header::reconnectWanted, this,
            [this] { m_connector->isLocal() ? m_connector->startLocal() : m_watch->tryNow(); });
    connect(m_watch.get(), &ConnectionWatch::changed, m_header, &Header::showConnection);
    connect(m_watch.get(), &ConnectionWatch::roleChanged, m_header, &Header::showRole);
    connect(m_watch.get(), &ConnectionWatch::isBack, this, [this] {
        m_weeks->refresh();
        m_notice->refresh();
        m_pages->serverIsBack(m_servers->pool());
    });
}

void MainWindow::showGameErrors()
{
    for (const Error& error : m_games->library()->errors())
        statusBar()->showMessage(visibleText(error.text().simplified()));
}

}
