#include "game/sectionreaders.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {
namespace {

using Json::ManifestObject;

constexpr int LongestSentence = 300;

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

void readCarriedColumns(const ManifestSection& root, GameDefinition& game)
{
    for (const ManifestSection& some : root.sections("carriedColumns")) {
        const QString table = some.table("table");
        const std::vector<QString> columns = some.names("columns", ManifestSection::columnPattern());
        if (std::ranges::find(game.carried, table) == game.carried.end())
            some.problem("table", Text::tr("%1 is not among the tables that are carried").arg(table));
        if (columns.empty())
            some.problem("columns", Text::tr("at least one column is expected"));
        game.carriedColumns[table] = QStringList(columns.begin(), columns.end());
    }
}

void readValidations(const ManifestSection& root, GameDefinition& game)
{
    using Expect = ValidationDefinition::Expect;
    QSet<QString> taken;
    for (const ManifestSection& one : root.sections("validations"))
        game.validations.push_back(
            {.id = one.id(taken),
             .title = one.text("title"),
             .query = one.file("file"),
             .expect = one.choice<Expect>("expect",
                                          {{"no_rows", Expect::NoRows}, {"same_rows", Expect::SameRows}})});
}

std::optional<DistributionDefinition> readDistribution(const ManifestSection& root)
{
    const auto section = root.section("distribution");
    if (!section)
        return {};
    DistributionDefinition distribution;
    QSet<QString> taken;
    distribution.prepare = section->optionalFile("prepare");
    for (const ManifestSection& one : section->sections("tables"))
        distribution.tables.push_back({.name = one.unique("table", ManifestSection::tablePattern(), taken),
                                       .column = one.column("column")});
    if (distribution.tables.empty())
        section->problem("tables", Text::tr("at least one table is expected"));
    distribution.reference = section->names("reference", ManifestSection::tablePattern());
    for (const QString& table : distribution.reference) {
        if (taken.contains(table))
            section->problem("reference", Text::tr("%1 is among the distributed tables").arg(table));
    }
    for (const ManifestSection& one : section->sections("lost"))
        distribution.lost << one.text("text", LongestSentence);
    return distribution;
}

void readWithoutUndo(const ManifestSection& root, GameDefinition& game)
{
    static const QRegularExpression versionPattern(QStringLiteral("^[0-9]+(\\.[0-9]+)*\\z"));
    QSet<QString> taken;
    for (const ManifestSection& one : root.sections("withoutUndo")) {
        const QString version = one.unique("version", versionPattern, taken);
        game.withoutUndo[version] = one.text("reason");
    }
}

}

void readWeekLife(const ManifestSection& root, GameDefinition& game)
{
    constexpr qint64 MostMonths = 1200;
    static const QRegularExpression filePattern(QStringLiteral("^[a-z0-9_./-]{1,100}\\z"));
    game.reset = root.optionalFile("reset");
    game.carried = root.names("carried", ManifestSection::tablePattern());
    readCarriedColumns(root, game);
    for (const ManifestSection& rule : root.sections("partitions"))
        game.partitions.push_back({.table = rule.table("table"),
                                   .ahead = rule.integer("ahead", 1, MostMonths),
                                   .keep = rule.integer("keep", 1, MostMonths)});
    game.distribution = readDistribution(root);
    readValidations(root, game);
    readWithoutUndo(root, game);
    game.alembic = root.optionalName("alembic", filePattern);
    game.fetchPlan = root.optionalFile("fetch");
    if (game.fetchPlan)
        readPlanFiles(root.folder(), *game.fetchPlan);
}

}
