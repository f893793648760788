#include "game/recoveryreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

/// Printable and without spaces, so that a key is shown as it is.
const QRegularExpression& redisKeyPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[!-~]{1,200}\\z"));
    return pattern;
}

RecoveryType typeOf(const QString& name)
{
    if (name == QLatin1String("boolean"))
        return RecoveryType::Boolean;
    return name == QLatin1String("number") ? RecoveryType::Number : RecoveryType::Integer;
}

RecoveryKey readKey(ManifestReader& reader, const ManifestObject& object, QSet<QString>& taken)
{
    static const QRegularExpression types(QStringLiteral("^(integer|number|boolean)\\z"));
    reader.onlyKeys(object, {QLatin1String("key"), QLatin1String("path"), QLatin1String("type")});
    RecoveryKey key;
    key.key = reader.name(object, QStringLiteral("key"), redisKeyPattern());
    key.path = reader.name(object, QStringLiteral("path"), ManifestReader::pointerPattern());
    key.type = typeOf(reader.name(object, QStringLiteral("type"), types));
    if (!key.key.isEmpty() && taken.contains(key.key))
        reader.problem(object.error(QStringLiteral("key"), Text::tr("%1 is taken already").arg(key.key)));
    taken.insert(key.key);
    return key;
}

}

std::optional<RecoveryDefinition> readRecovery(ManifestReader& reader, const ManifestObject& root,
                                               const std::vector<SnapshotSource>& snapshots)
{
    if (!root.has(QStringLiteral("recovery")))
        return {};
    const auto object = root.object(QStringLiteral("recovery"));
    if (!object) {
        reader.problem(object.error());
        return {};
    }
    reader.onlyKeys(*object, {QLatin1String("source"), QLatin1String("position"), QLatin1String("keys")});
    RecoveryDefinition recovery;
    recovery.source = reader.name(*object, QStringLiteral("source"), ManifestReader::idPattern());
    if (!recovery.source.isEmpty()
        && std::ranges::find(snapshots, recovery.source, &SnapshotSource::id) == snapshots.end())
        reader.problem(object->error(QStringLiteral("source"),
                                     Text::tr("there is no snapshot source %1").arg(recovery.source)));
    QSet<QString> taken;
    for (const ManifestObject& key : reader.objects(*object, QStringLiteral("keys")))
        recovery.keys.push_back(readKey(reader, key, taken));
    const QString position = QStringLiteral("position");
    recovery.position = reader.name(*object, position, redisKeyPattern());
    const auto found = std::ranges::find(recovery.keys, recovery.position, &RecoveryKey::key);
    if (!recovery.position.isEmpty()
        && (found == recovery.keys.end() || found->type != RecoveryType::Integer))
        reader.problem(
            object->error(position, Text::tr("it must be one of the keys, and that one an integer")));
    return recovery;
}

}
