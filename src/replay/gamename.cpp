#include "replay/gamename.h"

#include "base/utf8.h"
#include "pg/subquery.h"
#include "replay/text.h"

namespace Weekglass {

namespace {

using Pg::Sql;

Result<bool> hasExternalId(Pg::Session& session, const Sql& games, const Pg::Call& call)
{
    const auto none = session.readTable(Sql("SELECT q.* FROM ") + games + Sql(" LIMIT 0"), {}, call);
    return none ? Result<bool>(none->column("external_id") >= 0) : Result<bool>(none.error());
}

}

Result<std::optional<QByteArray>> findGame(Pg::Session& session, const PlayLogDefinition& log,
                                           const QByteArray& name, const Pg::Call& call)
{
    const auto games = Pg::subqueryOf(log.games.text, log.games.name, Sql("q"));
    if (!games)
        return games.error();
    // only the column that is asked for, so that the plays of all games are not counted
    const auto look = [&](const Sql& condition) {
        return session.readTable(Sql("SELECT q.game_id FROM ") + *games + Sql(" WHERE ") + condition
                                     + Sql(" = $1::TEXT LIMIT 2"),
                                 {name}, call);
    };
    auto found = look(Sql("q.game_id::TEXT"));
    if (found && found->rows.empty()) {
        const auto has = hasExternalId(session, *games, call);
        if (!has)
            return has.error().at(log.games.name);
        if (*has)
            found = look(Sql("q.external_id::TEXT"));
    }
    if (!found)
        return found.error().at(log.games.name);
    if (found->rows.empty())
        return std::optional<QByteArray>();
    if (found->rows.size() > 1)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("Several games are called “%1”.").arg(fromUtf8(name)),
                      .advice = Text::tr("Name the game by its game_id.")};
    return std::optional(found->rows[0].at(0).value_or(QByteArray()));
}

}
