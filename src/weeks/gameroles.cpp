#include "weeks/gameroles.h"

#include "base/utf8.h"
#include "pg/transaction.h"
#include "weeks/text.h"

namespace Weekglass {

using Pg::Sql;

QString roleName(const GameDefinition& game, GameRole role)
{
    switch (role) {
    case GameRole::Reader:
        return game.id + QStringLiteral("_reader");
    case GameRole::Writer:
        return game.id + QStringLiteral("_writer");
    case GameRole::Player:
        return game.players && !game.players->role.isEmpty() ? game.players->role
                                                             : game.id + QStringLiteral("_player");
    case GameRole::Owner:
        break;
    }
    return game.id + QStringLiteral("_owner");
}

std::vector<GameRole> rolesOf(const GameDefinition& game)
{
    if (game.players)
        return {GameRole::Reader, GameRole::Writer, GameRole::Player, GameRole::Owner};
    return {GameRole::Reader, GameRole::Writer, GameRole::Owner};
}

Result<void> makeRoles(Pg::Session& session, const GameDefinition& game, QStringList& made)
{
    const auto named = [&game](GameRole role) { return Sql::identifier(roleName(game, role)); };
    for (const GameRole role : rolesOf(game)) {
        const auto there = session.readTable(
            Sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = $1::text)"),
            {roleName(game, role).toUtf8()});
        if (!there)
            return there;
        if (there->single() == "t")
            continue; // then whoever may not make roles need not
        const auto done = session.execute(Sql("CREATE ROLE ") + named(role) + Sql(" NOLOGIN"));
        // another week of the game, or another one who makes it at this moment (23505), had made it
        if (!done && done.error().sqlState != QLatin1String("42710")
            && done.error().sqlState != QLatin1String("23505"))
            return done;
        if (done)
            made << roleName(game, role);
    }
    // Who sees all rows may look at those of a player as the player does. The owner has what is given to the
    // others, too: else its code would run with rights that it lacks, and nobody else would read its weeks.
    std::vector<std::pair<GameRole, GameRole>> members {{GameRole::Owner, GameRole::Reader},
                                                        {GameRole::Owner, GameRole::Writer}};
    if (game.players)
        members.insert(members.end(),
                       {{GameRole::Owner, GameRole::Player}, {GameRole::Reader, GameRole::Player}});
    for (const auto& [member, role] : members) {
        const auto joined = session.execute(Sql("GRANT ") + named(role) + Sql(" TO ") + named(member));
        // roles that somebody else made are that one's to give
        if (!joined
            && (joined.error().sqlState != QLatin1String("42501") || made.contains(roleName(game, role))))
            return joined;
    }
    return {};
}

namespace {

Result<bool> belongsToGame(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    const auto owner = session.query(Sql("SELECT pg_catalog.pg_get_userbyid(d.datdba) FROM "
                                         "pg_catalog.pg_database AS d WHERE d.datname OPERATOR(pg_catalog.=) "
                                         "pg_catalog.current_database()"),
                                     {}, call);
    return owner ? Result(Pg::textOf(owner->single()) == roleName(game, GameRole::Owner)) : owner.error();
}

}

Result<void> requireGameOwner(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    const auto is = belongsToGame(session, game, call);
    if (!is)
        return is.error();
    if (*is)
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("This week was made without the roles of its game."),
                  .where = fromUtf8(session.database()),
                  .advice = Text::tr("The roles belong to weeks whose database is owned by %1.")
                                .arg(roleName(game, GameRole::Owner)),
                  .sqlState = QStringLiteral("42501")};
}

Result<void> grantToRoles(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::join(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    const auto is = belongsToGame(session, game, call);
    if (!is || !*is)
        return is ? Result<void>() : is.error();
    std::vector<Pg::Value> shared;
    for (const QString& table : game.players ? game.players->shared : std::vector<QString>())
        shared.emplace_back(table.toUtf8());
    const auto set = [](int parameter, const Sql& name) {
        return Sql("pg_catalog.set_config(") + name + Sql(", ") + Sql::parameter(parameter)
            + Sql("::pg_catalog.text, true)");
    };
    const auto named = session.query(
        Sql("SELECT ") + set(1, Sql("'weekglass.reader'")) + Sql(", ") + set(2, Sql("'weekglass.writer'"))
            + Sql(", ") + set(3, Sql("'weekglass.player'")) + Sql(", ") + set(4, Sql("'weekglass.owner'"))
            + Sql(", ") + set(5, Sql("'weekglass.shared'")),
        {roleName(game, GameRole::Reader).toUtf8(), roleName(game, GameRole::Writer).toUtf8(),
         game.players ? roleName(game, GameRole::Player).toUtf8() : QByteArray(),
         roleName(game, GameRole::Owner).toUtf8(), Pg::textArray(shared)},
        call);
    if (!named)
        return named.error();
    if (auto granted = session.script(Sql::load("weekglass/week_grants.sql"), call); !granted)
        return granted;
    return transaction->commit(call);
}

}
