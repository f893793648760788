#include "pages/replay/playbookmarks.h"

#include "base/safetext.h"
#include "pages/savedname.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace Weekglass {

namespace {

QString savedKind()
{
    return QStringLiteral("playBookmark");
}

std::vector<PlayBookmark> bookmarksOf(const std::vector<SavedItem>& items, const QString& prefix)
{
    std::vector<PlayBookmark> list;
    for (const SavedItem& item : items) {
        if (!item.name.startsWith(prefix))
            continue;
        bool isNumber = false;
        const qint64 number = item.name.mid(prefix.size()).toLongLong(&isNumber);
        if (isNumber)
            list.push_back({.playNumber = number, .note = QString::fromUtf8(item.value)});
    }
    std::ranges::sort(list, {}, &PlayBookmark::playNumber);
    return list;
}

}

PlayBookmarks::PlayBookmarks(WeekIdentity week, QString game, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_game(std::move(game))
{
}

void PlayBookmarks::setGame(const QString& logId, const QByteArray& gameId)
{
    m_prefix = gameId.isEmpty() ? QString() : savedPrefix(m_week, {logId, QString::fromUtf8(gameId)});
    m_list.clear();
    Q_EMIT changed();
    if (m_prefix.isEmpty())
        m_job.cancel();
    else
        change([] { return Result<void>(); });
}

QString PlayBookmarks::nameOf(qint64 playNumber) const
{
    return m_prefix + QString::number(playNumber);
}

bool PlayBookmarks::contains(qint64 playNumber) const
{
    return std::ranges::find(m_list, playNumber, &PlayBookmark::playNumber) != m_list.end();
}

void PlayBookmarks::save(const PlayBookmark& bookmark)
{
    if (m_prefix.isEmpty())
        return;
    change(
        [game = m_game, name = nameOf(bookmark.playNumber), note = bookmark.note.toUtf8()]() -> Result<void> {
            auto workspace = Workspace::open();
            return workspace ? workspace->saveItem(game, savedKind(), {.name = name, .value = note})
                             : Result<void>(workspace.error());
        });
}

void PlayBookmarks::remove(qint64 playNumber)
{
    if (m_prefix.isEmpty())
        return;
    change([game = m_game, name = nameOf(playNumber)]() -> Result<void> {
        auto workspace = Workspace::open();
        return workspace ? workspace->removeItem(game, savedKind(), name) : Result<void>(workspace.error());
    });
}

/// Then all of them are read again: another window may have changed them too.
void PlayBookmarks::change(const std::function<Result<void>()>& change)
{
    m_job.start(
        [change, game = m_game,
         prefix = m_prefix](const std::stop_token&) -> Result<std::vector<PlayBookmark>> {
            if (auto changed = change(); !changed)
                return changed.error();
            auto workspace = Workspace::open();
            if (!workspace)
                return workspace.error();
            auto items = workspace->items(game, savedKind());
            if (!items)
                return items.error();
            return bookmarksOf(*items, prefix);
        },
        [this](Result<std::vector<PlayBookmark>> list) {
            if (!list)
                return Q_EMIT statusMessage(visibleText(list.error().message));
            m_list = *std::move(list);
            Q_EMIT changed();
        });
}

}
