#include "app/menus.h"

#include "app/connector.h"
#include "app/games.h"
#include "app/header.h"
#include "app/links.h"
#include "app/markedservers.h"
#include "app/openpages.h"
#include "app/searchbox.h"
#include "app/weekdialogs.h"
#include "app/weekmenu.h"
#include "app/windowlook.h"
#include "base/safetext.h"
#include "base/trail.h"
#include "lifecycle/weekgates.h"
#include "pages/ingest/filedrop.h"
#include "pages/ingest/importdialog.h"
#include "pages/weeks/opendatabasedialog.h"
#include "pages/weeks/weekspanel.h"

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>
#include <QToolBar>

namespace Weekglass {

namespace {

/// Of what changes weeks: nobody hits these by accident.
constexpr Qt::Modifiers ChangeKeys = Qt::CTRL | Qt::ALT | Qt::SHIFT;

}

Menus::Menus(const Parts& parts)
    : QObject(&parts.window)
    , m_parts(parts)
{
    setupServerMenu();
    setupWeekMenu();
    setupAdminMenu();
    setupViewMenu();
    setupHelpMenu();
    update();
}

QAction* Menus::add(QMenu* menu, const Command& command)
{
    auto* action = menu->addAction(command.text);
    action->setShortcut(command.keys);
    action->setStatusTip(command.tip);
    connect(action, &QAction::triggered, this, [run = command.run, name = command.text] {
        noteStep("action", QString(name).remove(QLatin1Char('&')));
        run();
    });
    if (command.whyNot)
        m_conditional.emplace_back(action, command);
    return action;
}

void Menus::update()
{
    for (const auto& [action, command] : m_conditional) {
        const QString why = command.whyNot();
        action->setEnabled(why.isEmpty());
        action->setStatusTip(why.isEmpty() ? command.tip : why);
    }
}

QString Menus::whyNoServer() const
{
    return m_parts.servers.isKnown() ? QString() : tr("not connected");
}

void Menus::setupServerMenu()
{
    auto* menu = m_parts.window.menuBar()->addMenu(tr("&Server"));
    add(menu, {tr("&Connect…"), QKeySequence::Open, tr("Connect to any PostgreSQL server"), [this] {
                   m_parts.connector.askForConnection();
               }});
    add(menu,
        {tr("Private &local server"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
         tr("Start the private server on this computer, if it is not running, and connect to it"),
         [this] { m_parts.connector.connectToLocal(); }});
    add(menu,
        {tr("Open &database as…"), Qt::CTRL | Qt::SHIFT | Qt::Key_U,
         tr("Open another database as a week of a game"), [this] { askForDatabase(); },
         [this] { return whyNoServer(); }});
    add(menu, {tr("Open a lin&k…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Y, tr("Open the page of a link"), [this] {
                   askForLink();
               }});
    add(menu, {tr("&Refresh weeks"), Qt::CTRL | Qt::Key_F5, tr("Read the list of weeks again"), [this] {
                   m_parts.weeks.refresh();
               }});
    add(menu,
        {tr("&Trusted owners…"), Qt::CTRL | Qt::ALT | Qt::Key_O,
         tr("Choose the owners whose code may run with your role's rights"),
         [this] { m_parts.connector.showOwners(); }, [this] { return whyNoServer(); }});
    add(menu,
        {tr("&Trust games…"), Qt::CTRL | Qt::ALT | Qt::Key_Y,
         tr("Show the contents of games that are not built in, and trust them"),
         [this] { m_parts.games.askForTrust(); }});
    menu->addSeparator();
    add(menu,
        {tr("&Quit"), Qt::CTRL | Qt::Key_Q, // not every desktop has a standard key
         tr("Close the window; the private server keeps running"), [this] { m_parts.window.close(); }});
}

void Menus::addPages(QMenu* menu, PageKind::Menu which)
{
    for (const PageKind& kind : m_parts.pages.kinds()) {
        if (kind.menu != which)
            continue;
        QAction* action =
            add(menu,
                {kind.action, kind.keys, kind.tip, [this, &kind] { m_parts.pages.openSelected(kind); },
                 [this, &kind] { return m_parts.pages.whyNot(kind); }});
        action->setIcon(iconOf(kind.icon));
        action->setIconVisibleInMenu(true);
        if (kind.isOfServer())
            m_railActions << action;
    }
}

void Menus::setupWeekMenu()
{
    auto* menu = m_parts.window.menuBar()->addMenu(tr("&Week"));
    addPages(menu, PageKind::Menu::Week);
    add(menu,
        {tr("Reco&very…"), Qt::CTRL | Qt::ALT | Qt::Key_R,
         tr("Decide whether Redis or the newest snapshot of the selected week counts, and restore it"),
         [this] {
             if (const auto week = m_parts.pages.week())
                 m_parts.pages.dialogs().recover(*week);
         },
         [this] {
             const auto week = m_parts.pages.week();
             if (!week)
                 return tr("no week is chosen");
             if (const QString why = m_parts.pages.whyReadOnly(*week); !why.isEmpty())
                 return why;
             return week->game->recovery ? whyNoServer() : tr("this game keeps nothing in Redis");
         }});
    addCache(menu);
    addPlayerCommands(menu);
    menu->addSeparator();
    add(menu, {tr("Ne&xt page"), Qt::CTRL | Qt::Key_PageDown, tr("Show the next page of the week"), [this] {
                   m_parts.pages.showNeighbour(1);
               }});
    add(menu,
        {tr("Pre&vious page"), Qt::CTRL | Qt::Key_PageUp, tr("Show the previous page of the week"),
         [this] { m_parts.pages.showNeighbour(-1); }});
    menu->addSeparator();
    add(menu,
        {tr("Copy &link"), Qt::CTRL | Qt::SHIFT | Qt::Key_L,
         tr("Copy a link that opens this page at the same place"), [this] { m_parts.links.copyLink(); }});
    add(menu,
        {tr("Copy as co&mmand"), Qt::CTRL | Qt::SHIFT | Qt::Key_J,
         tr("Copy the command that prints the rows of this page"), [this] { m_parts.links.copyCommand(); }});
    menu->addSeparator();
    addTabCommands(menu);
}

void Menus::addCache(QMenu* menu)
{
    add(menu,
        {tr("C&ache…"), ChangeKeys | Qt::Key_K,
         tr("Compare the game's cache in Redis with the rows of the selected week"),
         [this] {
             if (const auto week = m_parts.pages.week())
                 m_parts.pages.dialogs().showCache(*week);
         },
         [this] {
             const auto week = m_parts.pages.week();
             if (!week)
                 return tr("no week is chosen");
             return week->game->cache.empty() ? tr("this game caches nothing in Redis") : whyNoServer();
         }});
}

void Menus::addPlayerCommands(QMenu* menu)
{
    const auto whyNot = [this] {
        const auto week = m_parts.pages.week();
        if (!week)
            return tr("no week is chosen");
        return week->game->players ? whyNoServer() : tr("this game does not name its players");
    };
    const auto onWeek = [this](auto run) {
        return [this, run] {
            if (const auto week = m_parts.pages.week())
                run(m_parts.pages.dialogs(), *week);
        };
    };
    add(menu,
        {tr("View &as player…"), ChangeKeys | Qt::Key_V,
         tr("Show the selected week as row security shows it to one of its players"),
         onWeek([](WeekDialogs& dialogs, const WeekHandle& week) { dialogs.viewAs(week); }), whyNot});
    add(menu,
        {tr("Back to all ro&ws"), ChangeKeys | Qt::Key_Z, tr("Show all rows of the selected week again"),
         [this] {
             if (const auto week = m_parts.pages.week())
                 m_parts.pages.viewAs(*week, {});
         },
         [this] {
             const auto week = m_parts.pages.week();
             return week && week->player ? QString() : tr("the week is not viewed as a player");
         }});
    add(menu,
        {tr("Row sec&urity…"), ChangeKeys | Qt::Key_P,
         tr("Check whether players of the selected week see rows of others"),
         onWeek([](WeekDialogs& dialogs, const WeekHandle& week) { dialogs.checkPolicies(week); }), whyNot});
}

void Menus::addTabCommands(QMenu* menu)
{
    const auto step = [this](int by) {
        m_parts.tabs.setCurrentIndex((m_parts.tabs.currentIndex() + by + m_parts.tabs.count())
                                     % m_parts.tabs.count());
    };
    add(menu,
        {tr("&Next tab"), Qt::CTRL | Qt::Key_Tab, tr("Go to the tab on the right"), [step] { step(1); }});
    add(menu,
        {tr("Previous &tab"), Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, tr("Go to the tab on the left"),
         [step] { step(-1); }});
    add(menu, {tr("&Close tab"), Qt::CTRL | Qt::Key_W, tr("Close the current tab"), [this] {
                   m_parts.pages.closeTab(m_parts.tabs.currentIndex());
               }});
    add(menu,
        {tr("Close &other tabs"), Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_W,
         tr("Close all tabs but the current one"), [this] { m_parts.pages.closeOthers(); }});
    add(menu,
        {tr("Reopen closed ta&b"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
         tr("Open the tab that was closed last, with its pages"), [this] { m_parts.pages.reopen(); },
         [this] { return m_parts.pages.canReopen() ? QString() : tr("no tab was closed"); }});
}

void Menus::askForDatabase()
{
    auto* dialog = new OpenDatabaseDialog(m_parts.servers.pool(), m_parts.games.library(), &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OpenDatabaseDialog::chosen, &m_parts.weeks, &WeeksPanel::addOther);
    dialog->open();
}

/// The clipboard has it already if it was copied.
void Menus::askForLink()
{
    const QString copied = QGuiApplication::clipboard()->text().trimmed();
    auto* dialog = new QInputDialog(&m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open a link"));
    dialog->setLabelText(tr("Link to a page of Weekglass:"));
    dialog->setTextValue(WeekLink::parse(copied) ? copied : QString());
    connect(dialog, &QInputDialog::textValueSelected, &m_parts.links, &Links::open);
    dialog->open();
}

void Menus::makeWeek()
{
    WeekHandle next = m_parts.pages.target();
    next.identity = {};
    m_parts.pages.takeStep(WeekStep::Create, next);
}

void Menus::setupAdminMenu()
{
    auto* menu = m_parts.window.menuBar()->addMenu(tr("&Admin"));
    addPages(menu, PageKind::Menu::Admin);
    const auto import = [this](const QStringList& files) {
        if (const auto week = m_parts.pages.week())
            m_parts.pages.importFiles(*week, files);
    };
    const auto mayImport = [this] {
        const auto week = m_parts.pages.week();
        if (!week)
            return tr("no week is chosen");
        return takesFiles(*week->game) ? m_parts.pages.whyReadOnly(*week) : tr("this game imports no files");
    };
    add(menu,
        {tr("I&mport files…"), ChangeKeys | Qt::Key_I,
         tr("Load recorded files into the selected week; you can also drop them on the list"),
         [import] { import({}); }, mayImport});
    connect(new FileDrop(&m_parts.weeks, [this] { return m_parts.weeks.currentWeek().has_value(); }),
            &FileDrop::dropped, this, [this](const QStringList& files) {
                if (const auto week = m_parts.weeks.currentWeek(); week && takesFiles(*week->game))
                    m_parts.pages.importFiles(*week, files);
            });
    menu->addSeparator();
    QAction* newWeek = add(menu,
                           {tr("&New week…"), ChangeKeys | Qt::Key_N, tr("Create the next week of a game"),
                            [this] { makeWeek(); }, [this] { return whyNoServer(); }});
    newWeek->setIcon(iconOf(Icon::Add));
    m_parts.weeks.addSteps({newWeek});
    m_railActions << newWeek;
    connect(&m_parts.weeks, &WeeksPanel::newWeekWanted, newWeek, &QAction::trigger);
    for (const StepCommand& command : stepCommands())
        add(menu,
            {command.text, ChangeKeys | command.key, command.tip,
             [this, step = command.step] { m_parts.pages.takeStep(step, m_parts.pages.target()); },
             [this, step = command.step] {
                 const WeekHandle on = m_parts.pages.target();
                 if (on.identity.oid == 0)
                     return tr("no week is chosen");
                 if (const QString why = visibleText(whyNoStep(step, on)); !why.isEmpty())
                     return why;
                 const QString why = m_parts.pages.whyReadOnly(on);
                 return why.isEmpty() ? whyNoServer() : why;
             }});
    menu->addSeparator();
    add(menu,
        {tr("&Open an archive…"), ChangeKeys | Qt::Key_O,
         tr("Open an archived week on the private server, read-only"),
         [this] { m_parts.pages.dialogs().openArchive(); }});
}

void Menus::setupViewMenu()
{
    auto* menu = m_parts.window.menuBar()->addMenu(tr("&View"));
    QAction* find = add(menu,
                        {tr("&Find anything"), Qt::CTRL | Qt::Key_K,
                         tr("Find an action, a week, a game, a player or an id in all weeks"),
                         [this] { m_parts.header.search()->begin(); }});
    find->setShortcuts({Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::SHIFT | Qt::Key_P});
    menu->addSeparator();
    const QKeySequence shortcuts[] = {Qt::CTRL | Qt::SHIFT | Qt::Key_W, Qt::CTRL | Qt::SHIFT | Qt::Key_A};
    int number = 0;
    for (QDockWidget* dock : m_parts.window.findChildren<QDockWidget*>()) {
        dock->toggleViewAction()->setShortcut(shortcuts[number++]);
        dock->toggleViewAction()->setStatusTip(tr("Show or hide this part of the window"));
        menu->addAction(dock->toggleViewAction());
        if (dock->widget() == &m_parts.weeks) {
            m_parts.header.setPanelAction(dock->toggleViewAction());
            setupRail(dock);
        }
    }
    m_parts.look.addThemes(menu->addMenu(tr("&Theme")));
}

/// What stays of the list of weeks while it is hidden.
void Menus::setupRail(QDockWidget* weeks)
{
    auto* rail = new QToolBar(tr("Rail"));
    rail->setObjectName(QStringLiteral("rail"));
    rail->setMovable(false);
    rail->toggleViewAction()->setEnabled(false); // it comes and goes with the list
    m_parts.window.addToolBar(Qt::LeftToolBarArea, rail);
    rail->addAction(weeks->toggleViewAction());
    rail->addActions(m_railActions);
    rail->hide();
    connect(weeks, &QDockWidget::visibilityChanged, rail,
            [rail, weeks] { rail->setVisible(weeks->isHidden()); });
}

}
