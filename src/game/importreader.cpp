#include "game/importreader.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

void readResponses(ManifestReader& reader, const ManifestObject& object, GameDefinition& game)
{
    reader.onlyKeys(object, {QLatin1String("table"), QLatin1String("event"), QLatin1String("waiting")});
    ImportTarget target;
    target.table = reader.name(object, QStringLiteral("table"), ManifestReader::tablePattern());
    target.eventSource = reader.name(object, QStringLiteral("event"), ManifestReader::idPattern());
    if (!target.eventSource.isEmpty() && !game.eventSource(target.eventSource))
        reader.problem(object.error(QStringLiteral("event"),
                                    Text::tr("there is no event source %1").arg(target.eventSource)));
    if (object.has(QStringLiteral("waiting")))
        target.waiting = reader.file(object, QStringLiteral("waiting"));
    if (game.import)
        reader.problem(
            object.error(QStringLiteral("event"), Text::tr("responses have only one place to go to")));
    game.import = std::move(target);
}

ImportType typeOf(const QString& name)
{
    static const QHash<QString, ImportType> types {{QStringLiteral("integer"), ImportType::Integer},
                                                   {QStringLiteral("number"), ImportType::Number},
                                                   {QStringLiteral("time"), ImportType::Time},
                                                   {QStringLiteral("uuid"), ImportType::Uuid},
                                                   {QStringLiteral("json"), ImportType::Json}};
    return types.value(name, ImportType::Text);
}

ImportColumn readColumn(ManifestReader& reader, const ManifestObject& object)
{
    static const QRegularExpression types(QStringLiteral("^(integer|number|text|time|uuid|json)\\z"));
    const QString constant = QStringLiteral("value");
    ImportColumn column;
    column.name = reader.name(object, QStringLiteral("name"), ManifestReader::columnPattern());
    if (object.has(constant)) {
        reader.onlyKeys(object, {QLatin1String("name"), QLatin1String("value")});
        column.value = reader.text(object, constant);
        return column;
    }
    reader.onlyKeys(
        object,
        {QLatin1String("name"), QLatin1String("member"), QLatin1String("type"), QLatin1String("optional")});
    column.member = reader.text(object, QStringLiteral("member"));
    column.type = typeOf(reader.name(object, QStringLiteral("type"), types));
    const auto isOptional = object.boolean(QStringLiteral("optional"), false);
    if (!isOptional)
        reader.problem(isOptional.error());
    column.isOptional = isOptional && *isOptional;
    return column;
}

void readRows(ManifestReader& reader, const ManifestObject& object, GameDefinition& game)
{
    reader.onlyKeys(object, {QLatin1String("table"), QLatin1String("columns"), QLatin1String("key")});
    RowImport rows;
    rows.table = reader.name(object, QStringLiteral("table"), ManifestReader::tablePattern());
    QSet<QString> names;
    for (const ManifestObject& entry : reader.objects(object, QStringLiteral("columns"))) {
        ImportColumn column = readColumn(reader, entry);
        if (!column.name.isEmpty() && names.contains(column.name))
            reader.problem(
                entry.error(QStringLiteral("name"), Text::tr("%1 is taken already").arg(column.name)));
        names.insert(column.name);
        rows.columns.push_back(std::move(column));
    }
    const QString key = QStringLiteral("key");
    rows.key = reader.names(object, key, ManifestReader::columnPattern());
    if (rows.key.empty())
        reader.problem(object.error(key, Text::tr("at least one column is expected")));
    for (const QString& name : rows.key) {
        const bool isSure = std::any_of(rows.columns.begin(), rows.columns.end(), [&](const ImportColumn& c) {
            return c.name == name && !c.isOptional && c.type != ImportType::Json;
        });
        if (!isSure)
            reader.problem(object.error(key, Text::tr("%1 is no column that every line has").arg(name)));
    }
    game.rowImports.push_back(std::move(rows));
}

}

void readImports(ManifestReader& reader, const ManifestObject& root, GameDefinition& game)
{
    const QString key = QStringLiteral("import");
    if (!root.has(key))
        return;
    std::vector<ManifestObject> targets;
    if (auto list = root.objects(key))
        targets = *std::move(list);
    else if (auto object = root.object(key))
        targets.push_back(*std::move(object));
    else
        return reader.problem(object.error());
    for (const ManifestObject& target : targets)
        target.has(QStringLiteral("columns")) ? readRows(reader, target, game)
                                              : readResponses(reader, target, game);
}

}
