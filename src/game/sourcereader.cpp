#include "game/sourcereader.h"

#include "game/picturereader.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

/// LISTEN folds nothing when such a name is quoted, so that it equals what NOTIFY was given.
const QRegularExpression& channelPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]{0,62}\\z"));
    return pattern;
}

std::optional<RetentionRule> retention(ManifestReader& reader, const ManifestObject& source)
{
    const QString key = QStringLiteral("retention");
    if (!source.has(key))
        return {};
    const auto object = source.object(key);
    if (!object) {
        reader.problem(object.error());
        return {};
    }
    reader.onlyKeys(*object,
                    {QLatin1String("table"), QLatin1String("id"), QLatin1String("newestBy"),
                     QLatin1String("per"), QLatin1String("keep"), QLatin1String("at"),
                     QLatin1String("minAgeSeconds")});
    const QRegularExpression& column = ManifestReader::columnPattern();
    RetentionRule rule;
    rule.table = reader.name(*object, QStringLiteral("table"), ManifestReader::tablePattern());
    rule.id = reader.name(*object, QStringLiteral("id"), column);
    rule.newestBy = reader.names(*object, QStringLiteral("newestBy"), column);
    if (rule.newestBy.empty())
        reader.problem(
            object->error(QStringLiteral("newestBy"), Text::tr("at least one column is expected")));
    rule.per = reader.optionalName(*object, QStringLiteral("per"), column);
    rule.keep = reader.integer(*object, QStringLiteral("keep"), 1, 1'000'000'000);
    const QString age = QStringLiteral("minAgeSeconds");
    if (object->has(QStringLiteral("at")) != object->has(age))
        reader.problem(object->error(age, Text::tr("it needs the key at, and at needs it")));
    rule.at = reader.optionalName(*object, QStringLiteral("at"), column);
    if (object->has(age))
        rule.minAgeSeconds = reader.integer(*object, age, 1, 1'000'000'000);
    return rule;
}

std::vector<ArrayIdentity> identities(ManifestReader& reader, const ManifestObject& source)
{
    std::vector<ArrayIdentity> list;
    for (const ManifestObject& object : reader.objects(source, QStringLiteral("identity"))) {
        reader.onlyKeys(object, {QLatin1String("array"), QLatin1String("key")});
        list.push_back({reader.name(object, QStringLiteral("array"), ManifestReader::pointerPattern()),
                        reader.text(object, QStringLiteral("key"))});
    }
    return list;
}

SnapshotChecksum checksum(ManifestReader& reader, const ManifestObject& source)
{
    const QString key = QStringLiteral("checksum");
    static const QRegularExpression known(QStringLiteral("^(none|sha256-canonical)\\z"));
    return reader.optionalName(source, key, known) == QLatin1String("sha256-canonical")
        ? SnapshotChecksum::Sha256Canonical
        : SnapshotChecksum::None;
}

}

std::vector<EventSource> readEventSources(ManifestReader& reader, const ManifestObject& root)
{
    std::vector<EventSource> list;
    QSet<QString> ids;
    for (const ManifestObject& object : reader.objects(root, QStringLiteral("events"))) {
        reader.onlyKeys(object,
                        {QLatin1String("id"), QLatin1String("title"), QLatin1String("file"),
                         QLatin1String("notify"), QLatin1String("retention")});
        EventSource source;
        source.id = reader.id(object, ids);
        source.title = reader.text(object, QStringLiteral("title"));
        source.query = reader.file(object, QStringLiteral("file"));
        source.notify = reader.optionalName(object, QStringLiteral("notify"), channelPattern());
        source.retention = retention(reader, object);
        list.push_back(std::move(source));
    }
    return list;
}

std::vector<SnapshotSource> readSnapshotSources(ManifestReader& reader, const ManifestObject& root)
{
    std::vector<SnapshotSource> list;
    QSet<QString> ids;
    for (const ManifestObject& object : reader.objects(root, QStringLiteral("snapshots"))) {
        reader.onlyKeys(object,
                        {QLatin1String("id"), QLatin1String("title"), QLatin1String("file"),
                         QLatin1String("identity"), QLatin1String("ignore"), QLatin1String("checksum"),
                         QLatin1String("retention"), QLatin1String("pictures")});
        SnapshotSource source;
        source.id = reader.id(object, ids);
        source.title = reader.text(object, QStringLiteral("title"));
        source.query = reader.file(object, QStringLiteral("file"));
        source.identity = identities(reader, object);
        source.ignore = reader.names(object, QStringLiteral("ignore"), ManifestReader::pointerPattern());
        source.checksum = checksum(reader, object);
        source.pictures = readPictures(reader, object);
        source.retention = retention(reader, object);
        list.push_back(std::move(source));
    }
    return list;
}

std::vector<MetricDefinition> readMetrics(ManifestReader& reader, const ManifestObject& root)
{
    static const QRegularExpression kinds(QStringLiteral("^(gauge|counter)\\z"));
    std::vector<MetricDefinition> list;
    QSet<QString> ids;
    for (const ManifestObject& object : reader.objects(root, QStringLiteral("metrics"))) {
        reader.onlyKeys(object,
                        {QLatin1String("id"), QLatin1String("title"), QLatin1String("unit"),
                         QLatin1String("kind"), QLatin1String("description"), QLatin1String("file")});
        MetricDefinition metric;
        metric.id = reader.id(object, ids);
        metric.title = reader.text(object, QStringLiteral("title"));
        metric.unit = reader.text(object, QStringLiteral("unit"), 40);
        metric.kind = reader.name(object, QStringLiteral("kind"), kinds) == QLatin1String("counter")
            ? MetricKind::Counter
            : MetricKind::Gauge;
        metric.description = reader.text(object, QStringLiteral("description"), 1000);
        metric.query = reader.file(object, QStringLiteral("file"));
        list.push_back(std::move(metric));
    }
    return list;
}

}
