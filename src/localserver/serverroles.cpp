#include "localserver/serverroles.h"

#include "base/utf8.h"

namespace Weekglass {

namespace {

using Pg::Sql;

struct State
{
    bool hasRoles = false;
    QByteArrayList formers; ///< databases of ServerRole::Former

    bool isReady() const { return hasRoles && formers.isEmpty(); }
};

Result<State> readState(Pg::Session& setup)
{
    const auto sql = Sql::load("catalog/private_server_state.sql");
    const auto table = sql ? setup.readTable(*sql) : Result<Pg::Table>(sql.error());
    if (!table)
        return table.error();
    State state;
    for (const auto& row : table->rows) {
        state.hasRoles = row[0] == "t";
        if (row[1])
            state.formers << *row[1];
    }
    return state;
}

/// Its objects first and the database last, since that says that it is done. Roles of archives and players
/// keep theirs: their functions would run with the rights of the daily role.
Result<void> handOver(const Pg::ConnectOptions& setup, const QByteArray& database,
                      const std::stop_token& stop)
{
    const auto name = Sql::identifier(fromUtf8(database));
    const auto takeOver = Sql::load("weekglass/take_over_objects.sql");
    if (!name || !takeOver)
        return name ? takeOver.error() : name.error();
    Pg::ConnectOptions options = setup;
    options.database = database;
    options.reads = Pg::ConnectOptions::Reads::Catalogs;
    auto inside = Pg::Session::open(options, stop);
    if (!inside)
        return inside.error();
    // one transaction, so that the name that it is told is its own. A frozen week only reads by default.
    return inside->script(Sql("BEGIN READ WRITE; SET LOCAL statement_timeout = 0; SELECT "
                              "pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', "
                              "true), pg_catalog.set_config('weekglass.owner', 'weekglass', true), "
                              "pg_catalog.set_config('weekglass.former', 'weekglass_former', true); ")
                              + *takeOver + Sql("; ALTER DATABASE ") + *name
                              + Sql(" OWNER TO weekglass; COMMIT"),
                          {.stop = stop});
}

}

Result<bool> areRolesReady(Pg::Session& setup)
{
    const auto state = readState(setup);
    return state ? Result<bool>(state->isReady()) : state.error();
}

Result<void> makeSetupRole(const Pg::ConnectOptions& former, const std::stop_token& stop)
{
    auto session = Pg::Session::open(former, stop);
    if (!session)
        return session.error();
    return session->execute(Sql("CREATE ROLE weekglass_setup SUPERUSER LOGIN"));
}

Result<void> prepareRoles(const Pg::ConnectOptions& setup, const std::stop_token& stop)
{
    auto session = Pg::Session::open(setup, stop);
    if (!session)
        return session.error();
    auto state = readState(*session);
    if (state && !state->hasRoles) {
        if (auto made = session->script(Sql::load("weekglass/private_server_roles.sql"), {.stop = stop});
            !made)
            return made;
        state = readState(*session);
    }
    if (!state)
        return state.error();
    for (const QByteArray& database : state->formers) {
        if (auto handed = handOver(setup, database, stop); !handed)
            return handed.error().at(fromUtf8(database));
    }
    return {};
}

QByteArray accessRules()
{
    // Trust, since reaching the socket is the proof already: its folder is 0700 and so is the socket itself,
    // so only the owner, who could read the files as well, and root get there. Peer would need a map entry
    // for each role, and logging in as a player's role is the way to see what row-level security lets that
    // player see.
    return R"(# Written by Weekglass at every start of its private server.
local  all       weekglass,weekglass_setup  trust
local  samerole  +weekglass_archived  trust
local  all       +weekglass_archived  reject
local  all       all                  trust
)";
}

}
