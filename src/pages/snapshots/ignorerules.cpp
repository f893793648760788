#include "pages/snapshots/ignorerules.h"

#include "base/safetext.h"

namespace Weekglass {

IgnoreRules::IgnoreRules(QString game, QObject* parent)
    : QObject(parent)
    , m_saved(new SavedList(std::move(game), QStringLiteral("snapshotIgnore"), this))
{
    connect(m_saved, &SavedList::changed, this, &IgnoreRules::changed);
    connect(m_saved, &SavedList::statusMessage, this, &IgnoreRules::statusMessage);
    m_saved->load();
}

QStringList IgnoreRules::added() const
{
    QStringList names;
    for (const SavedItem& item : m_saved->items())
        names << item.name;
    return names;
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
    m_saved->save(pattern);
}

void IgnoreRules::remove(const QString& pattern)
{
    m_saved->remove(pattern);
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

}
