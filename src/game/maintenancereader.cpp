#include "game/sectionreaders.h"
#include "game/text.h"

namespace Weekglass {

namespace {

constexpr qint64 MostDays = 3650;
constexpr qint64 UsualReindexDays = 30;
constexpr qint64 UsualKeepDays = 7;
constexpr int LongestCondition = 2000;

qint64 readDays(const ManifestSection& section, const char* key, qint64 usual)
{
    return section.has(key) ? section.integer(key, 1, MostDays) : usual;
}

std::vector<ArchiveRule> readArchives(const ManifestSection& maintenance)
{
    std::vector<ArchiveRule> rules;
    QSet<QString> ids;
    for (const ManifestSection& section : maintenance.sections("archive")) {
        ArchiveRule rule {.id = section.id(ids),
                          .title = section.text("title"),
                          .from = section.table("from"),
                          .to = section.table("to"),
                          .at = section.column("at"),
                          .where = section.optionalText("where", LongestCondition).toUtf8(),
                          .afterDays = section.integer("afterDays", 1, MostDays)};
        if (!rule.from.isEmpty() && rule.from == rule.to)
            section.problem("to", Text::tr("rows cannot move to the table that they are in"));
        rules.push_back(std::move(rule));
    }
    return rules;
}

void readReindex(const ManifestSection& maintenance, MaintenanceDefinition& definition)
{
    const auto section = maintenance.section("reindex");
    if (!section)
        return;
    definition.indexes = section->names("indexes", ManifestSection::tablePattern());
    definition.reindexDays = readDays(*section, "everyDays", UsualReindexDays);
    if (definition.indexes.empty())
        section->problem("indexes", Text::tr("at least one index is expected"));
}

/// Those that say when the server cleans up by itself, and how full it leaves the pages.
TableSettings readSettings(const ManifestSection& section)
{
    static const QRegularExpression name(
        QStringLiteral("^((toast\\.)?autovacuum_[a-z_]{1,50}|fillfactor)\\z"));
    static const QRegularExpression value(QStringLiteral("^([0-9]{1,10}(\\.[0-9]{1,10})?|true|false)\\z"));
    TableSettings settings {.table = section.table("table"), .values = {}};
    QSet<QString> taken;
    for (const ManifestSection& each : section.sections("values"))
        settings.values.emplace_back(each.unique("name", name, taken), each.name("value", value));
    if (settings.values.empty())
        section.problem("values", Text::tr("at least one setting is expected"));
    return settings;
}

}

MaintenanceDefinition readMaintenance(const ManifestSection& root)
{
    MaintenanceDefinition definition {.archives = {}, .indexes = {}, .settings = {}};
    const auto section = root.section("maintenance");
    if (!section)
        return definition;
    definition.archives = readArchives(*section);
    readReindex(*section, definition);
    for (const ManifestSection& settings : section->sections("settings"))
        definition.settings.push_back(readSettings(settings));
    definition.keepDays = readDays(*section, "keepDays", UsualKeepDays);
    return definition;
}

}
