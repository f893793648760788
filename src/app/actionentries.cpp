#include "app/actionentries.h"

#include "app/openpages.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ActionEntries)
};

/// Of what is there to be seen, and what shows the window's hidden parts: a hidden page's actions are its
/// own.
bool isOffered(const QAction* action)
{
    const auto* owner = qobject_cast<QWidget*>(action->parent());
    while (owner && owner->inherits("QMenu"))
        owner = owner->parentWidget();
    return !action->text().isEmpty() && !action->menu() && !action->isSeparator()
        && (!owner || owner->isVisible() || owner->inherits("QDockWidget"));
}

/// What the window's actions say of themselves; those of pages only repeat their text in the tool tip.
QString tipOf(const QAction* action)
{
    if (!action->statusTip().isEmpty())
        return action->statusTip();
    return action->toolTip().contains(action->text()) ? QString() : action->toolTip();
}

QString reason(const QString& why)
{
    return why.isEmpty() ? Text::tr("not possible now") : Text::tr("not possible now: %1").arg(why);
}

SearchEntry entryOf(QAction* action)
{
    SearchEntry entry {.title = action->text().remove(QLatin1Char('&')),
                       .detail = tipOf(action),
                       .keys = action->shortcut().toString(QKeySequence::NativeText),
                       .isPossible = action->isEnabled(),
                       .run = [action = QPointer<QAction>(action)] {
                           if (action)
                               action->trigger();
                       }};
    entry.key = QStringLiteral("action/") + entry.title + entry.keys;
    if (!entry.isPossible)
        entry.detail = reason(entry.detail);
    return entry;
}

std::vector<SearchEntry> windowEntries(const QWidget* window, const TypedText& typed)
{
    std::vector<SearchEntry> entries;
    for (QAction* action : window->findChildren<QAction*>()) {
        if (!isOffered(action))
            continue;
        SearchEntry entry = entryOf(action);
        if (!typed.isIn({entry.title, tipOf(action)}))
            continue;
        // two parts of a page may have the same one; that which can be run is meant
        const auto same = std::ranges::find(entries, entry.key, &SearchEntry::key);
        if (same == entries.end())
            entries.push_back(std::move(entry));
        else if (entry.isPossible)
            *same = std::move(entry);
    }
    return entries;
}

/// What the pages of the week in front could do if they were in front.
std::vector<SearchEntry> otherPagesEntries(OpenPages& pages, const TypedText& typed)
{
    std::vector<SearchEntry> entries;
    const auto week = pages.week();
    const Page* front = pages.currentPage();
    for (const PageKind& kind : pages.kinds()) {
        if (kind.page.of != PageKind::Of::Week || (front && front->metaObject() == kind.page.type))
            continue;
        for (const QString& action : kind.actions) {
            const bool isPossible = week && kind.hasPagesOf(*week->game);
            if (!typed.isIn({action, kind.name()}))
                continue;
            entries.push_back({.key = QStringLiteral("page/%1/%2").arg(QLatin1String(kind.id), action),
                               .title = action,
                               .detail = isPossible ? Text::tr("on the page %1").arg(kind.name())
                                                    : reason(pages.whyNot(kind)),
                               .keys = {},
                               .isPossible = isPossible,
                               .run = [&pages, &kind] { pages.openSelected(kind); }});
        }
    }
    return entries;
}

}

std::vector<SearchEntry> actionEntries(const QWidget* window, OpenPages& pages, const TypedText& typed)
{
    std::vector<SearchEntry> entries = windowEntries(window, typed);
    std::ranges::stable_sort(entries, [&typed](const SearchEntry& a, const SearchEntry& b) {
        const int rankOfA = typed.rank(a.title);
        const int rankOfB = typed.rank(b.title);
        if ((rankOfA == 0) != (rankOfB == 0)) // its whole name was typed
            return rankOfA == 0;
        if (a.isPossible != b.isPossible)
            return a.isPossible;
        return rankOfA != rankOfB ? rankOfA < rankOfB : a.title.localeAwareCompare(b.title) < 0;
    });
    std::ranges::move(otherPagesEntries(pages, typed), std::back_inserter(entries));
    return entries;
}

}
