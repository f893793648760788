#include "app/openpages.h"

#include "app/games.h"
#include "app/markedservers.h"
#include "app/startpage.h"
#include "app/weekdialogs.h"
#include "app/weektab.h"
#include "base/safetext.h"
#include "base/trail.h"
#include "pages/board/boardpage.h"
#include "pages/compare/comparepage.h"
#include "pages/events/eventspage.h"
#include "pages/replay/replaypage.h"
#include "pages/weekpage.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/theme/icons.h"

#include <QTabWidget>

#include <algorithm>

namespace Weekglass {

OpenPages::OpenPages(QTabWidget* tabs, WeeksPanel* weeks, MarkedServers& servers, Games& games)
    : m_tabs(tabs)
    , m_weeks(weeks)
    , m_servers(servers)
    , m_games(games)
    , m_kinds(pageKinds())
    , m_dialogs(std::make_unique<WeekDialogs>(*this, tabs))
{
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &OpenPages::closeTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, &OpenPages::makeCurrent);
    connect(m_weeks, &WeeksPanel::currentChanged, this, &PageHost::targetChanged);
    connect(m_weeks, &WeeksPanel::weekChosen, this, &OpenPages::leaveBoard);
    connect(m_weeks, &WeeksPanel::listed, this, &PageHost::weeksListed);
    connect(this, &PageHost::weeksChanged, m_weeks, &WeeksPanel::refresh);
    connect(&m_games, &Games::changed, this, [this] {
        m_weeks->setLibrary(m_games.library());
        Q_EMIT gamesChanged();
    });
    showWelcome();
}

OpenPages::~OpenPages() = default;

void OpenPages::showWelcome()
{
    auto* start = new StartPage;
    connect(start, &StartPage::privateServerWanted, this, &OpenPages::privateServerWanted);
    connect(start, &StartPage::connectionWanted, this, &OpenPages::connectionWanted);
    connect(start, &StartPage::newWeekWanted, this, &OpenPages::newWeekWanted);
    connect(start, &StartPage::newsWanted, this, &OpenPages::newsWanted);
    connect(start, &StartPage::linkWanted, this, &OpenPages::linkWanted);
    start->setRecent(m_recent);
    connect(start, &StartPage::findWanted, this, [this] { openFirst(EventsPage::staticMetaObject); });
    connect(start, &StartPage::repairWanted, this, [this] { openFirst(ReplayPage::staticMetaObject); });
    connect(start, &StartPage::compareWanted, this, [this] { openFirst(ComparePage::staticMetaObject); });
    const auto look = [this, start] {
        start->setConnected(m_weeks->isListed());
        start->setPossible(first(EventsPage::staticMetaObject).has_value(),
                           first(ReplayPage::staticMetaObject).has_value(),
                           first(ComparePage::staticMetaObject).has_value());
    };
    connect(this, &PageHost::weeksListed, start, look);
    look();
    m_tabs->addTab(start, tr("Start"));
}

/// The first listed week that this kind of page shows; of a game: that has two.
std::optional<WeekHandle> OpenPages::first(const QMetaObject& type) const
{
    const PageKind& kind = kindOf(type);
    const std::size_t least = kind.page.of == PageKind::Of::Game ? 2 : 1;
    for (const WeekHandle& week : m_weeks->weeks()) {
        if (kind.hasPagesOf(*week.game) && weeksOf(week.game).size() >= least)
            return week;
    }
    return {};
}

void OpenPages::openFirst(const QMetaObject& type)
{
    if (const auto week = first(type))
        openKind(kindOf(type), *week);
}

Page* OpenPages::currentPage() const
{
    const auto* tab = currentWeekTab();
    return tab ? tab->page() : qobject_cast<Page*>(m_tabs->currentWidget());
}

QList<Page*> OpenPages::all() const
{
    return m_tabs->findChildren<Page*>();
}

WeekTab* OpenPages::currentWeekTab() const
{
    return qobject_cast<WeekTab*>(m_tabs->currentWidget());
}

std::optional<WeekHandle> OpenPages::week() const
{
    const auto* tab = currentWeekTab();
    return tab ? std::optional(tab->week()) : m_weeks->currentWeek();
}

void OpenPages::showNeighbour(int step)
{
    const auto* tab = currentWeekTab();
    if (const PageKind* kind = tab ? tab->neighbour(step) : nullptr)
        openKind(*kind, tab->week());
}

QString OpenPages::whyNot(const PageKind& kind) const
{
    if (kind.page.of == PageKind::Of::Week) {
        const auto on = week();
        if (!on)
            return tr("no week is chosen");
        if (!kind.hasPagesOf(*on->game))
            return kind.lackedBy(*on->game);
        if (on->player && !kind.readsAsPlayer())
            return tr("the week is viewed as a player");
        const WeekTab* tab = find(*on);
        return tab ? tab->whyNot(kind) : QString();
    }
    // what is kept of weeks needs no server
    return kind.menu == PageKind::Menu::Week || m_servers.isKnown() ? QString() : tr("not connected");
}

void OpenPages::openSelected(const PageKind& kind)
{
    switch (kind.page.of) {
    case PageKind::Of::Week:
        if (const auto on = week())
            openKind(kind, *on);
        break;
    case PageKind::Of::Game:
        openOfGame(
            kind,
            kind.menu == PageKind::Menu::Admin
                ? target()
                : WeekHandle {.pool = m_servers.pool(), .game = m_weeks->currentGame(), .identity = {}});
        break;
    case PageKind::Of::Server:
        openKind(kind, {});
        break;
    case PageKind::Of::TargetServer:
        openKind(kind, {.pool = target().pool, .game = {}, .identity = {}});
        break;
    }
}

void OpenPages::openOfGame(const PageKind& kind, const WeekHandle& on)
{
    if (on.pool != m_servers.pool())
        return Q_EMIT statusMessage(
            tr("This board is of another server: connect to that one again to see its migrations."));
    m_games.choose(kind.name(), on.game, [this, kind, week = on.identity](const GamePointer& game) {
        openKind(kind, {.pool = {}, .game = game, .identity = week});
    });
}

const PageKind& OpenPages::kindOf(const QMetaObject& type) const
{
    const auto found = std::ranges::find(m_kinds, &type, [](const PageKind& kind) { return kind.page.type; });
    Q_ASSERT(found != m_kinds.end());
    return *found;
}

Page* OpenPages::openPage(const QMetaObject& type, const WeekHandle& on)
{
    return openKind(kindOf(type), on);
}

Page* OpenPages::openKind(const PageKind& kind, WeekHandle on)
{
    if (!on.pool)
        on.pool = m_servers.pool();
    const QString name = kind.nameOn(on);
    noteStep("page", QLatin1String(kind.id));
    Page* page = kind.page.of == PageKind::Of::Week ? openInWeek(kind, on, name) : find(name, on.pool);
    if (QWidget* waiting = page ? nullptr : findWaiting(name, on.pool)) {
        m_tabs->setCurrentWidget(waiting); // which makes its page
        page = find(name, on.pool);
    }
    if (!page) {
        page = kind.page.make(on, *this);
        page->setObjectName(name);
        addPage(page, kind.titleOn(on));
        m_tabs->setTabIcon(m_tabs->indexOf(page), iconOf(kind.icon));
    } else if (kind.page.of != PageKind::Of::Week) {
        m_tabs->setCurrentWidget(page);
        page->openedAgain(*this);
    }
    page->opened(*this, on);
    return page;
}

Page* OpenPages::openInWeek(const PageKind& kind, const WeekHandle& on, const QString& name)
{
    WeekTab* tab = weekTab(on);
    if (!tab->whyNot(kind).isEmpty() && tab->week().player) {
        viewAs(on, {});
        tab = weekTab(on);
        Q_EMIT statusMessage(tr("Back to all rows: %1 does not read as a player.").arg(kind.name()));
    }
    m_tabs->setCurrentWidget(tab);
    Page* page = tab->page(kind);
    if (page)
        page->openedAgain(*this);
    else {
        page = kind.page.make(tab->week(), *this);
        page->setObjectName(name);
        joinPage(page);
        tab->add(kind, qobject_cast<WeekPage*>(page));
        if (const auto state = tab->takeWaiting(kind))
            page->setState(*state);
    }
    tab->show(kind);
    page->setFocus();
    Q_EMIT targetChanged();
    return page;
}

void OpenPages::openWeek(const WeekHandle& week)
{
    if (WeekTab* tab = find(week))
        return m_tabs->setCurrentWidget(tab); // which makes its page if it waits
    const auto first = std::ranges::find_if(m_kinds, [&week](const PageKind& kind) {
        return kind.page.of == PageKind::Of::Week && kind.hasPagesOf(*week.game);
    });
    if (first != m_kinds.end())
        openKind(*first, week);
}

WeekTab* OpenPages::find(const WeekHandle& week) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* tab = qobject_cast<WeekTab*>(m_tabs->widget(i));
        if (tab && tab->week().identity == week.identity && tab->week().pool == week.pool
            && tab->week().game->id == week.game->id) // a database can be opened as another game
            return tab;
    }
    return nullptr;
}

/// That of the week, which is made if there is none.
WeekTab* OpenPages::weekTab(const WeekHandle& on)
{
    if (WeekTab* tab = find(on))
        return tab;
    auto* tab = new WeekTab(on, m_kinds);
    connect(tab, &WeekTab::chosen, this, [this, on](const PageKind& kind) { openKind(kind, on); });
    connect(tab, &WeekTab::allRowsWanted, this, [this, on] { viewAs(on, {}); });
    connect(tab, &WeekTab::shown, this, [this, tab](const PageKind& kind) {
        m_tabs->setTabIcon(m_tabs->indexOf(tab), iconOf(kind.icon));
    });
    connect(tab, &WeekTab::looked, this, &PageHost::targetChanged);
    const int index = addTab(tab, tab->title());
    m_tabs->setTabToolTip(index, visibleText(on.title()).toHtmlEscaped());
    return tab;
}

/// One of a server goes on with its weeks, and is not taken for that of another one.
Page* OpenPages::find(const QString& name, const std::shared_ptr<Pg::SessionPool>& pool) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* page = qobject_cast<Page*>(m_tabs->widget(i));
        const auto* ofServer = qobject_cast<const ServerPage*>(page);
        if (page && page->objectName() == name && (!ofServer || ofServer->server().pool == pool))
            return page;
    }
    return nullptr;
}

void OpenPages::addPage(Page* page, const QString& title)
{
    joinPage(page);
    m_tabs->setCurrentIndex(addTab(page, title));
    page->setFocus();
}

void OpenPages::joinPage(Page* page)
{
    connect(page, &Page::statusMessage, this, &OpenPages::statusMessage);
    if (const auto* ofWeek = qobject_cast<const WeekPage*>(page))
        connect(ofWeek, &WeekPage::weekGone, this,
                [this, week = ofWeek->week().identity] { markWeekGone(week); });
    page->join(*this);
}

int OpenPages::addTab(QWidget* widget, const QString& title)
{
    delete m_tabs->findChild<StartPage*>();
    QString text = title;
    return m_tabs->addTab(widget, text.replace(QLatin1Char('&'), QStringLiteral("&&")));
}

void OpenPages::serverIsBack(const std::shared_ptr<Pg::SessionPool>& pool)
{
    for (Page* page : all()) {
        if (page->pool() == pool)
            page->refreshWhenShown();
    }
}

void OpenPages::markGone(QWidget* tab)
{
    const int index = m_tabs->indexOf(tab);
    const QString text = m_tabs->tabText(index);
    const QString mark = tr("%1 (gone)");
    if (index >= 0 && !text.endsWith(mark.section(QStringLiteral("%1"), 1)))
        m_tabs->setTabText(index, mark.arg(text));
}

void OpenPages::markWeekGone(const WeekIdentity& week)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        QWidget* widget = m_tabs->widget(i);
        const auto* tab = qobject_cast<const WeekTab*>(widget);
        const auto* page = qobject_cast<const WeekPage*>(widget);
        if ((tab && tab->week().identity == week) || (page && page->week().identity == week))
            markGone(widget);
    }
}

WeekHandle OpenPages::target() const
{
    const auto* board = qobject_cast<const BoardPage*>(m_tabs->currentWidget());
    if (board && (board->current() || board->chosenGame() || board->server().pool != m_servers.pool()))
        return board->target();
    const auto on = week();
    return on ? *on : WeekHandle {.pool = m_servers.pool(), .game = m_weeks->currentGame(), .identity = {}};
}

/// What is chosen in the list of weeks is meant from then on, also while a board is in front.
void OpenPages::leaveBoard()
{
    if (auto* board = qobject_cast<BoardPage*>(m_tabs->currentWidget()))
        board->leaveSelection();
    Q_EMIT targetChanged();
}

void OpenPages::setRecent(std::vector<StartPage::Recent> weeks)
{
    m_recent = std::move(weeks);
    if (auto* start = m_tabs->findChild<StartPage*>())
        start->setRecent(m_recent);
}

}
