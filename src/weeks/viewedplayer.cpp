#include "weeks/viewedplayer.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/subquery.h"
#include "weeks/gameroles.h"
#include "weeks/text.h"

#include <QRegularExpression>

namespace Weekglass {

namespace {

using Pg::Sql;

/// Why this is no id of the game's players; empty: it may be one.
QString whyNoId(PlayerId type, const QString& id)
{
    static const QRegularExpression uuid(QStringLiteral("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    switch (type) {
    case PlayerId::Uuid:
        return uuid.match(id).hasMatch() ? QString() : Text::tr("ids of players are UUIDs");
    case PlayerId::Integer: {
        bool isNumber = false;
        (void)id.toLongLong(&isNumber);
        return isNumber ? QString() : Text::tr("ids of players are whole numbers");
    }
    case PlayerId::Text:
        break;
    }
    return id.isEmpty() || id.contains(QChar::Null) ? Text::tr("it is empty or no text") : QString();
}

Result<std::vector<ListedPlayer>> readPlayers(Pg::Session& session, const PlayersDefinition& players,
                                              const Sql& rest, const Pg::Params& params, const Pg::Call& call)
{
    const auto list = Pg::subqueryOf(players.list.text, players.list.name, Sql("p"));
    if (!list)
        return list.error();
    const auto read = session.readTable(
        Sql("SELECT p.id::text, p.name::text, p.detail::text\nFROM ") + *list + rest, params, call);
    if (!read)
        return read.error().at(players.list.name);
    std::vector<ListedPlayer> found;
    for (const auto& row : read->rows)
        found.push_back(
            {.id = row[0].value_or(QByteArray()), .name = Pg::textOf(row[1]), .detail = Pg::textOf(row[2])});
    return found;
}

}

QString ViewedPlayer::title() const
{
    const QString shown = visibleText(as.value, NameCharacters);
    return name.isEmpty() ? shown
                          : Text::tr("%1 (%2)", "name, id").arg(visibleText(name, NameCharacters), shown);
}

Result<const PlayersDefinition*> playersOf(const GameDefinition& game)
{
    if (game.players)
        return &*game.players;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("%1 does not say who its players are.").arg(game.title),
                  .advice = Text::tr("A game says so under “players” in its game.json.")};
}

Result<std::vector<ListedPlayer>> searchPlayers(Pg::Session& session, const GameDefinition& game,
                                                const QString& typed, int most, const Pg::Call& call)
{
    const auto players = playersOf(game);
    if (!players)
        return players.error();
    // strpos, not LIKE: what the user types has no wildcards
    return readPlayers(session, **players,
                       Sql("\nWHERE strpos(lower(p.id::text), lower($1::text)) = 1 "
                           "OR strpos(lower(p.name::text), lower($1::text)) > 0"
                           "\nORDER BY strpos(lower(p.name::text), lower($1::text)) <> 1, p.name, p.id"
                           "\nLIMIT $2::int"),
                       {typed.trimmed().toUtf8(), QByteArray::number(most)}, call);
}

Result<ViewedPlayer> findPlayer(Pg::Session& session, const GameDefinition& game, const QByteArray& id,
                                const Pg::Call& call)
{
    const auto players = playersOf(game);
    if (!players)
        return players.error();
    const QString shown = visibleText(id, NameCharacters);
    const auto refused = [&](const QString& message) {
        return Error {.kind = Error::Kind::Format,
                      .message = message,
                      .where = fromUtf8(session.database()),
                      .advice = Text::tr("Give the id as the list of players shows it, not a name.")};
    };
    const QString why = whyNoId((*players)->id, fromUtf8(id));
    if (!why.isEmpty())
        return refused(Text::tr("“%1” is not a player's id: %2.").arg(shown, why));
    const auto found = readPlayers(session, **players,
                                   Sql("\nWHERE lower(p.id::text) = lower($1::text)\nORDER BY "
                                       "p.id::text <> $1::text\nLIMIT 1"),
                                   {id}, call);
    if (!found)
        return found.error();
    if (found->empty())
        return refused(Text::tr("This week has no player “%1”.").arg(shown));
    return ViewedPlayer {.as = {.role = roleName(game, GameRole::Player),
                                .setting = (*players)->setting,
                                .value = found->front().id},
                         .name = found->front().name};
}

Result<void> requireRole(Pg::Session& session, const QString& role, const Pg::Call& call)
{
    const auto read = session.readTable(Pg::Sql::load("catalog/role_to_take.sql"), {role.toUtf8()}, call);
    if (!read)
        return read.error();
    const QString shown = visibleText(role, NameCharacters);
    const auto refused = [&](const QString& message, const QString& advice) {
        return Error {.kind = Error::Kind::Sql,
                      .message = message,
                      .where = fromUtf8(session.database()),
                      .advice = advice,
                      .sqlState = QStringLiteral("42501")};
    };
    if (read->rows.empty())
        return refused(
            Text::tr("The role %1, which players read as, does not exist.").arg(shown),
            Text::tr(
                "“create --roles” makes it with a new week. In a week that the game's owner role owns: %1")
                .arg(QStringLiteral("weekglassctl policies grant ") + fromUtf8(session.database())));
    const auto& row = read->rows.front();
    const auto name = Sql::identifier(role);
    const auto own = Sql::identifier(Pg::textOf(row[2]));
    if (row[0] != "t")
        return refused(Text::tr("Your role may not take the role %1, which players read as.").arg(shown),
                       name && own
                           ? Text::tr("A role that may grant it runs: %1")
                                 .arg(visibleText(QByteArray("GRANT " + name->text() + " TO " + own->text())))
                           : QString());
    if (row[1] != "f")
        return refused(
            Text::tr("The role %1 bypasses row security: it would show the rows of all players.").arg(shown),
            name
                ? Text::tr("Remove these rights: %1")
                      .arg(visibleText(QByteArray("ALTER ROLE " + name->text() + " NOSUPERUSER NOBYPASSRLS")))
                : QString());
    return {};
}

}
