#include "pages/snapshots/ignorerules.h"

#include "base/safetext.h"

namespace Weekglass {

IgnoreRules::IgnoreRules(QString game, QObject* parent)
    : QObject(parent)
    , m_items(std::move(game), QStringLiteral("snapshotIgnore"))
{
    change([](const SavedItems&) { return Result<void>(); });
}

void IgnoreRules::setSource(const SnapshotSource& source)
{
    m_identity.clear();
    for (const ArrayIdentity& identity : source.identity)
        m_identity.push_back({.pattern = identity.array, .key = identity.key});
    m_given = QStringList(source.ignore.begin(), source.ignore.end());
    Q_EMIT changed();
}

void IgnoreRules::add(const QString& pattern)
{
    if (patterns().contains(pattern))
        return Q_EMIT statusMessage(tr("%1 is ignored already.").arg(visibleText(pattern, 80)));
    change([pattern](const SavedItems& items) { return items.save({.name = pattern, .value = {}}); });
}

void IgnoreRules::remove(const QString& pattern)
{
    change([pattern](const SavedItems& items) { return items.remove(pattern); });
}

void IgnoreRules::setShowsHidden(bool shows)
{
    m_showsHidden = shows;
    Q_EMIT changed();
}

Json::DiffOptions IgnoreRules::wholeOptions() const
{
    return {.identity = m_identity};
}

Json::DiffOptions IgnoreRules::options() const
{
    return {.identity = m_identity, .ignore = m_showsHidden ? QStringList() : patterns()};
}

/// Then all of them are read again: another window may have changed them too.
void IgnoreRules::change(const std::function<Result<void>(const SavedItems& items)>& change)
{
    m_job.start(
        [change, items = m_items](const std::stop_token&) -> Result<QStringList> {
            if (auto changed = change(items); !changed)
                return changed.error();
            const auto all = items.all();
            if (!all)
                return all.error();
            QStringList names;
            for (const SavedItem& item : *all)
                names << item.name;
            return names;
        },
        [this](const Result<QStringList>& added) {
            if (!added)
                return Q_EMIT statusMessage(visibleText(added.error().message));
            m_added = *added;
            Q_EMIT changed();
        });
}

}
