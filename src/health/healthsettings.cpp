#include "health/healthsettings.h"

#include "health/text.h"
#include "pg/connectoptions.h"

namespace Weekglass {

namespace {

const QString& thresholdsKind()
{
    static const auto kind = QStringLiteral("healthThresholds");
    return kind;
}
const QString& poolerKind()
{
    static const auto kind = QStringLiteral("healthPooler");
    return kind;
}

}

Result<QByteArray> HealthSettings::kept(const QString& kind) const
{
    const auto items = m_workspace.items(QStringLiteral(""), kind);
    if (!items)
        return items.error();
    for (const SavedItem& item : *items) {
        if (item.name == m_server)
            return item.value;
    }
    return QByteArray();
}

Result<void> HealthSettings::keep(const QString& kind, const QByteArray& value) const
{
    return value.isEmpty() ? m_workspace.removeItem(QStringLiteral(""), kind, m_server)
                           : m_workspace.saveItem(QStringLiteral(""), kind, {m_server, value});
}

Result<Thresholds> HealthSettings::thresholds() const
{
    const auto json = kept(thresholdsKind());
    if (!json)
        return json.error();
    return json->isEmpty() ? Result(Thresholds::defaults())
                           : Thresholds::parse(*json, Text::tr("the kept thresholds of this server"));
}

Result<void> HealthSettings::keepThresholds(const QByteArray& json) const
{
    if (!json.trimmed().isEmpty()) {
        if (const auto parsed = Thresholds::parse(json, Text::tr("the thresholds")); !parsed)
            return parsed.error();
    }
    return keep(thresholdsKind(), json.trimmed());
}

Result<QByteArray> HealthSettings::pooler() const
{
    return kept(poolerKind());
}

Result<void> HealthSettings::keepPooler(const QByteArray& conninfo) const
{
    const auto without = Pg::withoutPassword(conninfo);
    if (!without)
        return without.error();
    return keep(poolerKind(), conninfo.trimmed().isEmpty() ? QByteArray() : *without);
}

}
