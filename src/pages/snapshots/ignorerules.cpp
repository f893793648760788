#include "pages/snapshots/ignorerules.h"

#include "base/safetext.h"
#include "workspace/workspace.h"

namespace Weekglass {

namespace {

QString savedKind()
{
    return QStringLiteral("snapshotIgnore");
}

}

IgnoreRules::IgnoreRules(QString game, QObject* parent)
    : QObject(parent)
    , m_game(std::move(game))
{
    change([] { return Result<void>(); });
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
    change([game = m_game, pattern]() -> Result<void> {
        auto workspace = Workspace::open();
        return workspace ? workspace->saveItem(game, savedKind(), {.name = pattern, .value = {}})
                         : Result<void>(workspace.error());
    });
}

void IgnoreRules::remove(const QString& pattern)
{
    change([game = m_game, pattern]() -> Result<void> {
        auto workspace = Workspace::open();
        return workspace ? workspace->removeItem(game, savedKind(), pattern)
                         : Result<void>(workspace.error());
    });
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
void IgnoreRules::change(const std::function<Result<void>()>& change)
{
    m_job.start(
        [change, game = m_game](const std::stop_token&) -> Result<QStringList> {
            if (auto changed = change(); !changed)
                return changed.error();
            auto workspace = Workspace::open();
            if (!workspace)
                return workspace.error();
            auto items = workspace->items(game, savedKind());
            if (!items)
                return items.error();
            QStringList names;
            for (const SavedItem& item : *items)
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
