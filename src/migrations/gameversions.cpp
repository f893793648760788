#include "migrations/migrationplan.h"
#include "migrations/text.h"

#include <algorithm>

namespace Weekglass {

QStringList gameVersions(const GameDefinition& game)
{
    QStringList versions;
    for (const GameFile& file : game.migrations) {
        if (const auto name = MigrationName::parse(file.name.section(QLatin1Char('/'), -1)))
            versions << name->version.text();
    }
    return versions;
}

Result<MigrationVersion> gameVersion(const GameDefinition& game, const QString& text)
{
    auto version = MigrationVersion::parse(text);
    if (!version)
        return version;
    const QStringList versions = gameVersions(game);
    const bool isKnown = std::ranges::any_of(
        versions, [&version](const QString& known) { return *MigrationVersion::parse(known) == *version; });
    if (isKnown)
        return version;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The game has no such version."),
                  .where = text,
                  .advice = versions.isEmpty()
                      ? QString()
                      : Text::tr("It has %1.").arg(versions.join(QStringLiteral(", ")))};
}

}
