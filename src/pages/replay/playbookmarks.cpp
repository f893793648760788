#include "pages/replay/playbookmarks.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/savedname.h"

#include <algorithm>

namespace Weekglass {

namespace {

std::vector<PlayBookmark> bookmarksOf(const std::vector<SavedItem>& items, const QString& prefix)
{
    std::vector<PlayBookmark> list;
    for (const SavedItem& item : items) {
        if (!item.name.startsWith(prefix))
            continue;
        bool isNumber = false;
        const qint64 number = item.name.mid(prefix.size()).toLongLong(&isNumber);
        if (isNumber)
            list.push_back({.playNumber = number, .note = fromUtf8(item.value)});
    }
    std::ranges::sort(list, {}, &PlayBookmark::playNumber);
    return list;
}

}

PlayBookmarks::PlayBookmarks(WeekIdentity week, QString game, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_items(std::move(game), QStringLiteral("playBookmark"))
{
}

void PlayBookmarks::setGame(const QString& logId, const QByteArray& gameId)
{
    m_prefix = gameId.isEmpty() ? QString() : savedPrefix(m_week, {logId, fromUtf8(gameId)});
    m_list.clear();
    Q_EMIT changed();
    if (m_prefix.isEmpty())
        m_job.cancel();
    else
        change([](const SavedItems&) { return Result<void>(); });
}

QString PlayBookmarks::nameOf(qint64 playNumber) const
{
    return m_prefix + QString::number(playNumber);
}

bool PlayBookmarks::contains(qint64 playNumber) const
{
    return std::ranges::find(m_list, playNumber, &PlayBookmark::playNumber) != m_list.end();
}

void PlayBookmarks::add(qint64 playNumber)
{
    if (m_prefix.isEmpty())
        return;
    change([name = nameOf(playNumber)](const SavedItems& items) -> Result<void> {
        const auto all = items.all();
        if (!all)
            return all.error();
        const bool isThere = std::ranges::find(*all, name, &SavedItem::name) != all->end();
        return isThere ? Result<void>() : items.save({.name = name, .value = {}});
    });
}

void PlayBookmarks::save(const PlayBookmark& bookmark)
{
    if (m_prefix.isEmpty())
        return;
    change([item = SavedItem {.name = nameOf(bookmark.playNumber), .value = bookmark.note.toUtf8()}](
               const SavedItems& items) { return items.save(item); });
}

void PlayBookmarks::remove(qint64 playNumber)
{
    if (m_prefix.isEmpty())
        return;
    change([name = nameOf(playNumber)](const SavedItems& items) { return items.remove(name); });
}

/// Then all of them are read again: another window may have changed them too.
void PlayBookmarks::change(const std::function<Result<void>(const SavedItems& items)>& change)
{
    m_job.start(
        [change, items = m_items,
         prefix = m_prefix](const std::stop_token&) -> Result<std::vector<PlayBookmark>> {
            if (auto changed = change(items); !changed)
                return changed.error();
            const auto all = items.all();
            if (!all)
                return all.error();
            return bookmarksOf(*all, prefix);
        },
        [this](Result<std::vector<PlayBookmark>> list) {
            if (!list)
                return Q_EMIT statusMessage(visibleText(list.error().message));
            m_list = *std::move(list);
            Q_EMIT changed();
        });
}

}
