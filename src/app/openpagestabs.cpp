#include "app/games.h"
#include "app/markedservers.h"
#include "app/openpages.h"
#include "app/startpage.h"
#include "app/weektab.h"
#include "pages/weekpage.h"
#include "widgets/theme/icons.h"

#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace Weekglass {

namespace {

/// In the place of a page that was not shown yet.
class WaitingTab : public QWidget
{
public:
    explicit WaitingTab(OpenTab waiting)
        : tab(std::move(waiting))
    {
        setObjectName(tab.current->nameOn(tab.on));
    }

    const OpenTab tab;
};

}

/// Nothing: it cannot be opened again by what is known of it.
std::optional<OpenTab> OpenPages::describe(const QWidget* widget) const
{
    if (const auto* waiting = dynamic_cast<const WaitingTab*>(widget))
        return waiting->tab;
    if (const auto* tab = qobject_cast<const WeekTab*>(widget)) {
        OpenTab open {.on = tab->week(), .pages = tab->waiting(), .current = tab->current()};
        for (const auto& [kind, page] : tab->pages())
            open.pages[kind] = page->state();
        return open;
    }
    const auto* page = qobject_cast<const Page*>(widget);
    const auto kind =
        std::ranges::find_if(m_kinds, [page](const PageKind& each) { return page && each.isPage(*page); });
    if (kind == m_kinds.end())
        return {};
    const QString game = page->objectName().section(QLatin1Char('/'), 1);
    return OpenTab {.on = {.pool = page->pool() ? page->pool() : m_servers.pool(),
                           .game = game.isEmpty() ? GamePointer() : m_games.library()->game(game),
                           .identity = {}},
                    .pages = {{&*kind, page->state()}},
                    .current = &*kind};
}

std::vector<OpenTab> OpenPages::openTabs() const
{
    std::vector<OpenTab> open;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto tab = describe(m_tabs->widget(i)))
            open.push_back(*std::move(tab));
    }
    return open;
}

std::optional<OpenTab> OpenPages::describeCurrent() const
{
    return describe(m_tabs->currentWidget());
}

int OpenPages::currentTab() const
{
    int before = 0;
    for (int i = 0; i < m_tabs->currentIndex(); ++i)
        before += describe(m_tabs->widget(i)) ? 1 : 0;
    return before;
}

void OpenPages::restore(const std::vector<OpenTab>& tabs, int current)
{
    QWidget* front = nullptr;
    const QSignalBlocker quiet(m_tabs); // the first tab would be in front for a moment
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        QWidget* tab = addWaiting(tabs[i]);
        if (static_cast<int>(i) == current)
            front = tab;
    }
    if (front)
        m_tabs->setCurrentWidget(front);
    makeCurrent();
}

QWidget* OpenPages::addWaiting(const OpenTab& tab)
{
    if (tab.current->page.of == PageKind::Of::Week) {
        if (WeekTab* open = find(tab.on))
            return open;
        WeekTab* week = weekTab(tab.on);
        week->setWaiting(tab.pages);
        week->show(*tab.current);
        return week;
    }
    const QString name = tab.current->nameOn(tab.on);
    if (Page* open = find(name, tab.on.pool))
        return open;
    if (QWidget* open = findWaiting(name, tab.on.pool))
        return open;
    auto* waiting = new WaitingTab(tab);
    m_tabs->setTabIcon(addTab(waiting, tab.current->titleOn(tab.on)), iconOf(tab.current->icon));
    return waiting;
}

/// The tab that waits for the page of this name; null if none does.
QWidget* OpenPages::findWaiting(const QString& name, const std::shared_ptr<Pg::SessionPool>& pool) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* waiting = dynamic_cast<WaitingTab*>(m_tabs->widget(i));
        if (waiting && waiting->objectName() == name && waiting->tab.on.pool == pool)
            return waiting;
    }
    return nullptr;
}

/// The page of the tab in front, if it was not shown before.
void OpenPages::makeCurrent()
{
    QWidget* widget = m_tabs->currentWidget();
    if (const auto* tab = qobject_cast<const WeekTab*>(widget); tab && !tab->page() && tab->current()) {
        openKind(*tab->current(), tab->week());
    } else if (const auto* waiting = dynamic_cast<const WaitingTab*>(widget)) {
        const OpenTab open = waiting->tab;
        const int index = m_tabs->currentIndex();
        const QSignalBlocker quiet(m_tabs);
        delete widget;
        openKind(*open.current, open.on)->setState(open.pages.at(open.current));
        m_tabs->tabBar()->moveTab(m_tabs->currentIndex(), index);
    }
    Q_EMIT targetChanged();
}

void OpenPages::viewAs(const WeekHandle& week, const std::optional<ViewedPlayer>& player)
{
    WeekTab* old = find(week);
    OpenTab open = old ? *describe(old) : OpenTab {.on = week.withAllRows(), .pages = {}};
    open.on.player = player;
    const auto fits = [&](const PageKind& kind) {
        return kind.page.of == PageKind::Of::Week && kind.hasPagesOf(*week.game)
            && (!player || kind.readsAsPlayer());
    };
    if (!open.current || !fits(*open.current)) {
        const auto first = std::ranges::find_if(m_kinds, fits);
        if (first == m_kinds.end())
            return;
        open.current = &*first;
    }
    {
        const QSignalBlocker quiet(m_tabs);
        const int index = old ? m_tabs->indexOf(old) : m_tabs->count();
        if (old) { // it, or a page of it, may be what asked for this
            m_tabs->removeTab(index);
            old->setParent(nullptr);
            old->deleteLater();
        }
        WeekTab* tab = weekTab(open.on);
        tab->setWaiting(open.pages);
        tab->show(*open.current);
        m_tabs->tabBar()->moveTab(m_tabs->indexOf(tab), std::min(index, m_tabs->count() - 1));
        m_tabs->setCurrentWidget(tab);
    }
    makeCurrent();
}

void OpenPages::closeTab(int index)
{
    constexpr std::size_t MostKept = 20;
    if (auto tab = describe(m_tabs->widget(index))) {
        m_closed.push_back(*std::move(tab));
        if (m_closed.size() > MostKept)
            m_closed.erase(m_closed.begin());
    }
    delete m_tabs->widget(index);
    if (m_tabs->count() == 0)
        showWelcome();
    Q_EMIT targetChanged();
}

void OpenPages::closeOthers()
{
    const QWidget* stays = m_tabs->currentWidget();
    for (int index = m_tabs->count() - 1; index >= 0; --index) {
        if (m_tabs->widget(index) != stays)
            closeTab(index);
    }
}

void OpenPages::reopen()
{
    if (m_closed.empty())
        return;
    const OpenTab closed = std::move(m_closed.back());
    m_closed.pop_back();
    restore({closed}, 0);
}

}
