#include "game/sectionreaders.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// Printable and without spaces, so that a key is shown as it is.
const QRegularExpression& redisKeyPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[!-~]{1,200}\\z"));
    return pattern;
}

/// A key without a place for the id would be the same for all.
RecoveryThings readThings(const ManifestSection& section, QSet<QString>& taken)
{
    RecoveryThings things {
        .title = section.text("title"),
        .array = section.pointer("array"),
        .id = section.pointer("id"),
        .key = section.unique("key", redisKeyPattern(), taken),
        .form = section.choice<RedisForm>("form", {{"hash", RedisForm::Hash}, {"json", RedisForm::Json}})};
    if (things.key.count(QLatin1String("{id}")) != 1 && !things.key.isEmpty())
        section.problem("key", Text::tr("it needs {id} once, in place of the id"));
    if (section.has("set"))
        things.set = section.unique("set", redisKeyPattern(), taken);
    return things;
}

}

std::optional<RecoveryDefinition> readRecovery(const ManifestSection& root,
                                               const std::vector<SnapshotSource>& snapshots)
{
    const auto section = root.section("recovery");
    if (!section)
        return {};
    RecoveryDefinition recovery {.source = section->name("source", ManifestSection::idPattern()),
                                 .position = section->name("position", redisKeyPattern()),
                                 .keys = {}};
    if (!recovery.source.isEmpty()
        && std::ranges::find(snapshots, recovery.source, &SnapshotSource::id) == snapshots.end())
        section->problem("source", Text::tr("there is no snapshot source %1").arg(recovery.source));
    QSet<QString> taken;
    for (const ManifestSection& key : section->sections("keys"))
        recovery.keys.push_back({.key = key.unique("key", redisKeyPattern(), taken),
                                 .path = key.pointer("path"),
                                 .type = key.choice<RecoveryType>("type",
                                                                  {{"integer", RecoveryType::Integer},
                                                                   {"number", RecoveryType::Number},
                                                                   {"boolean", RecoveryType::Boolean}})});
    for (const ManifestSection& things : section->sections("things"))
        recovery.things.push_back(readThings(things, taken));
    const auto found = std::ranges::find(recovery.keys, recovery.position, &RecoveryKey::key);
    if (!recovery.position.isEmpty()
        && (found == recovery.keys.end() || found->type != RecoveryType::Integer))
        section->problem("position", Text::tr("it must be one of the keys, and that one an integer"));
    return recovery;
}

}
