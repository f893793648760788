#include "pages/savedlist.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

QString savedPrefix(const WeekIdentity& week, const QStringList& parts)
{
    QByteArray prefix;
    for (const QString& part :
         QStringList {fromUtf8(week.systemIdentifier), QString::number(week.oid), week.name} + parts)
        prefix += Json::quoted(part) + '/';
    return fromUtf8(prefix);
}

SavedList::SavedList(QString game, QString kind, QObject* parent)
    : QObject(parent)
    , m_items(std::move(game), std::move(kind))
{
}

void SavedList::setPrefix(const std::optional<QString>& prefix)
{
    m_job.cancel();
    m_prefix = prefix;
    m_saved.clear();
    Q_EMIT changed();
}

void SavedList::load()
{
    change([](const SavedItems&) { return Result<void>(); });
}

void SavedList::save(const QString& name, const QByteArray& value)
{
    change([item = SavedItem {.name = fullName(name), .value = value}](const SavedItems& items) {
        return items.save(item);
    });
}

void SavedList::add(const QString& name)
{
    change([name = fullName(name)](const SavedItems& items) -> Result<void> {
        const auto all = items.all();
        if (!all)
            return all.error();
        const bool isThere = std::ranges::find(*all, name, &SavedItem::name) != all->end();
        return isThere ? Result<void>() : items.save({.name = name, .value = {}});
    });
}

/// The new one is there before the old one goes: whatever happens, it is not lost.
void SavedList::rename(const QString& from, const QString& to)
{
    const auto item = std::ranges::find(m_saved, from, &SavedItem::name);
    if (item == m_saved.end() || from == to)
        return;
    change([from = fullName(from),
            item = SavedItem {.name = fullName(to), .value = item->value}](const SavedItems& items) {
        auto saved = items.save(item);
        return saved ? items.remove(from) : saved;
    });
}

void SavedList::remove(const QString& name)
{
    change([name = fullName(name)](const SavedItems& items) { return items.remove(name); });
}

void SavedList::change(const std::function<Result<void>(const SavedItems& items)>& change)
{
    if (!m_prefix)
        return;
    m_job.start(
        [change, items = m_items,
         prefix = *m_prefix](const std::stop_token&) -> Result<std::vector<SavedItem>> {
            if (auto changed = change(items); !changed)
                return changed.error();
            auto all = items.all();
            if (!all)
                return all;
            std::erase_if(*all, [&prefix](const SavedItem& item) { return !item.name.startsWith(prefix); });
            for (SavedItem& item : *all)
                item.name.remove(0, prefix.size());
            return all;
        },
        [this](Result<std::vector<SavedItem>> saved) {
            if (!saved)
                return Q_EMIT statusMessage(visibleText(saved.error().message));
            m_saved = *std::move(saved);
            Q_EMIT changed();
        });
}

std::map<qint64, QString> SavedList::texts() const
{
    std::map<qint64, QString> texts;
    for (const SavedItem& item : m_saved) {
        bool isNumber = false;
        const qint64 number = item.name.toLongLong(&isNumber);
        if (isNumber)
            texts.emplace(number, fromUtf8(item.value));
    }
    return texts;
}

}
