#include "pages/weeks/otherdatabaselist.h"

#include "pages/keptvalue.h"

namespace Weekglass {

OtherDatabaseList::OtherDatabaseList(QObject* parent)
    : QObject(parent)
    , m_kept(new KeptValue(QStringLiteral("otherDatabases"), this))
{
    connect(m_kept, &KeptValue::failed, this, [this](const QString& message) {
        if (std::exchange(m_isReading, false))
            Q_EMIT changed(); // then there are none
        Q_EMIT failed(message);
    });
}

/// What was opened before that has been read comes after it.
void OtherDatabaseList::restore()
{
    m_isReading = true;
    m_kept->read([this](const QByteArray& text) {
        m_isReading = false;
        std::vector<OtherDatabase> kept = otherDatabasesFrom(text);
        const auto opened = std::exchange(m_all, std::move(kept));
        for (const OtherDatabase& each : opened)
            add(each);
        Q_EMIT changed();
    });
}

void OtherDatabaseList::add(const OtherDatabase& database)
{
    std::erase_if(m_all, [&database](const OtherDatabase& each) {
        return each.identity.systemIdentifier == database.identity.systemIdentifier
            && each.identity.name == database.identity.name;
    });
    m_all.push_back(database);
    keep();
}

void OtherDatabaseList::remove(const WeekIdentity& database)
{
    std::erase_if(m_all, [&database](const OtherDatabase& each) { return each.identity == database; });
    keep();
}

void OtherDatabaseList::keep()
{
    m_kept->write(otherDatabasesText(m_all));
    Q_EMIT changed();
}

}
