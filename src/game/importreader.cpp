#include "game/sectionreaders.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

void readResponses(const ManifestSection& section, GameDefinition& game)
{
    ImportTarget target {.table = section.table("table"),
                         .eventSource = section.name("event", ManifestSection::idPattern()),
                         .waiting = section.optionalFile("waiting")};
    if (!target.eventSource.isEmpty() && !game.eventSource(target.eventSource))
        section.problem("event", Text::tr("there is no event source %1").arg(target.eventSource));
    if (game.import)
        section.problem("event", Text::tr("responses can go to only one place"));
    game.import = std::move(target);
}

ImportColumn readColumn(const ManifestSection& section, QSet<QString>& names)
{
    ImportColumn column;
    column.name = section.unique("name", ManifestSection::columnPattern(), names);
    if (section.has("value")) {
        column.value = section.text("value");
        return column;
    }
    column.member = section.text("member");
    column.type = section.choice<ImportType>("type",
                                             {{"integer", ImportType::Integer},
                                              {"number", ImportType::Number},
                                              {"text", ImportType::Text},
                                              {"time", ImportType::Time},
                                              {"uuid", ImportType::Uuid},
                                              {"json", ImportType::Json}});
    column.isOptional = section.flag("optional");
    return column;
}

void readRows(const ManifestSection& section, GameDefinition& game)
{
    RowImport rows {.table = section.table("table"),
                    .columns = {},
                    .key = section.names("key", ManifestSection::columnPattern())};
    QSet<QString> names;
    for (const ManifestSection& column : section.sections("columns"))
        rows.columns.push_back(readColumn(column, names));
    if (rows.key.empty())
        section.problem("key", Text::tr("at least one column is expected"));
    for (const QString& name : rows.key) {
        const bool isSure = std::ranges::any_of(rows.columns, [&](const ImportColumn& column) {
            return column.name == name && !column.isOptional && column.type != ImportType::Json;
        });
        if (!isSure)
            section.problem("key", Text::tr("%1 is not a column that every line has").arg(name));
    }
    game.rowImports.push_back(std::move(rows));
}

}

void readImports(const ManifestSection& root, GameDefinition& game)
{
    for (const ManifestSection& target : root.oneOrMore("import"))
        target.has("columns") ? readRows(target, game) : readResponses(target, game);
}

}
