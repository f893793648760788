#include "game/weeklifereader.h"

namespace Weekglass {
namespace {

using Json::ManifestObject;

std::vector<PartitionRule> readPartitions(ManifestReader& reader, const ManifestObject& root)
{
    constexpr qint64 MostMonths = 1200;
    std::vector<PartitionRule> list;
    for (const ManifestObject& object : reader.objects(root, QStringLiteral("partitions"))) {
        reader.onlyKeys(object, {QLatin1String("table"), QLatin1String("ahead"), QLatin1String("keep")});
        PartitionRule rule;
        rule.table = reader.name(object, QStringLiteral("table"), ManifestReader::tablePattern());
        rule.ahead = reader.integer(object, QStringLiteral("ahead"), 1, MostMonths);
        rule.keep = reader.integer(object, QStringLiteral("keep"), 1, MostMonths);
        list.push_back(rule);
    }
    return list;
}

/// What the plan names is read with the rest, so that it is of the same time. What is wrong in the plan is
/// told by whoever uses it.
void readPlanFiles(const GameFolder& folder, const GameFile& plan)
{
    const auto root = ManifestObject::parse(plan.text, plan.name);
    const auto endpoints = root ? root->objects(QStringLiteral("endpoints")) : root.error();
    if (!endpoints)
        return;
    for (const ManifestObject& endpoint : *endpoints) {
        const auto parameters = endpoint.object(QStringLiteral("for"));
        const auto query = parameters ? parameters->string(QStringLiteral("sql")) : parameters.error();
        if (query)
            static_cast<void>(folder.read(*query));
    }
}

}

void readWeekLife(ManifestReader& reader, const ManifestObject& root, GameDefinition& game)
{
    static const QRegularExpression filePattern(QStringLiteral("^[a-z0-9_./-]{1,100}\\z"));
    if (root.has(QStringLiteral("reset")))
        game.reset = reader.file(root, QStringLiteral("reset"));
    if (root.has(QStringLiteral("carried")))
        game.carried = reader.names(root, QStringLiteral("carried"), ManifestReader::tablePattern());
    game.partitions = readPartitions(reader, root);
    game.alembic = reader.optionalName(root, QStringLiteral("alembic"), filePattern);
    if (root.has(QStringLiteral("fetch"))) {
        game.fetchPlan = reader.file(root, QStringLiteral("fetch"));
        readPlanFiles(reader.folder(), *game.fetchPlan);
    }
}

}
