#include "game/sectionreaders.h"
#include "game/text.h"

namespace Weekglass {

namespace {

/// Of a game's own: with a dot. A manifest sets nothing that means something to the server.
const QRegularExpression& settingPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^[a-z_][a-z0-9_]{0,40}(\\.[a-z_][a-z0-9_]{0,40}){1,3}\\z"));
    return pattern;
}

/// Roles may be called anything that the server takes.
QString readRole(const ManifestSection& players)
{
    constexpr int LongestName = 63;
    QString role = players.optionalText("role", LongestName);
    if (role.toUtf8().size() > LongestName || role.contains(QChar::Null))
        players.problem("role", Text::tr("it is not the name of a role: at most %1 bytes").arg(LongestName));
    return role;
}

void readColumns(const ManifestSection& players, PlayersDefinition& read)
{
    for (const ManifestSection& some : players.sections("columns")) {
        const std::vector<QString> columns = some.names("columns", ManifestSection::columnPattern());
        if (columns.empty())
            some.problem("columns", Text::tr("at least one column is expected"));
        read.columns[some.table("table")] = QStringList(columns.begin(), columns.end());
    }
}

}

std::optional<PlayersDefinition> readPlayers(const ManifestSection& root)
{
    const auto players = root.section("players");
    if (!players)
        return {};
    PlayersDefinition read {
        .list = players->file("list"),
        .setting = players->name("setting", settingPattern()),
        .id = players->choice<PlayerId>(
            "id", {{"text", PlayerId::Text}, {"integer", PlayerId::Integer}, {"uuid", PlayerId::Uuid}}),
        .role = readRole(*players),
        .table = players->table("table"),
        .key = players->column("key"),
        .shared = players->names("shared", ManifestSection::tablePattern())};
    readColumns(*players, read);
    return read;
}

}
