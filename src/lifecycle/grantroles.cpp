#include "lifecycle/grantroles.h"

#include "lifecycle/text.h"
#include "scratch/scratchdatabase.h"
#include "weeks/databasefacts.h"
#include "weeks/gameroles.h"
#include "weeks/planhash.h"

namespace Weekglass {

namespace {

/// Roles are of the whole server.
Result<bool> isThere(Pg::Session& session, const QString& role, const Pg::Call& call)
{
    const auto found = session.readTable(
        Pg::Sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = $1::text)"),
        {role.toUtf8()}, call);
    return found ? Result<bool>(found->single() == "t") : found.error();
}

QString rightsOf(GameRole role)
{
    switch (role) {
    case GameRole::Owner:
        return Text::tr("owns the database and its tables");
    case GameRole::Writer:
        return Text::tr("changes rows");
    case GameRole::Reader:
        return Text::tr("reads all rows of all players");
    case GameRole::Player:
        return Text::tr("reads the rows of one player");
    }
    return {};
}

}

Result<PlannedChange> planGrants(Pg::Session& week, const GameDefinition& game, const Pg::Call& call)
{
    const auto identity = identify(week);
    if (!identity)
        return identity.error();
    PlannedChange plan {
        .headline = Text::tr("Give the roles of %1 their rights in %2?").arg(game.title, identity->name),
        .warnings = {Text::tr("All rights of these roles on partitions are revoked: rows are read through "
                              "the partitioned table.")},
        .phrase = identity->confirmation()};
    if (const auto owned = requireGameOwner(week, game, call); !owned)
        plan.obstacles << owned.error().message + QLatin1Char(' ') + owned.error().advice;
    QStringList names;
    for (const GameRole role : rolesOf(game)) {
        const QString name = roleName(game, role);
        const auto there = isThere(week, name, call);
        if (!there)
            return there.error();
        names << name;
        plan.facts.push_back({name,
                              *there ? rightsOf(role)
                                     : Text::tr("%1; it is missing, so it is created", "what a role may do")
                                           .arg(rightsOf(role))});
    }
    PlanHash hash(*identity);
    hash.add(names.join(QLatin1Char(' ')).toUtf8());
    plan.hash = hash.result();
    return plan;
}

Result<QStringList> grantRoles(const Pg::ConnectOptions& server, Pg::Session& week,
                               const GameDefinition& game, const Pg::Call& call)
{
    if (auto owned = requireGameOwner(week, game, call); !owned)
        return owned.error();
    auto setup = openForWork(withSetupRights(server, call.stop), {}, call.stop);
    if (!setup)
        return setup.error();
    QStringList made;
    if (auto roles = makeRoles(*setup, game, made); !roles)
        return roles.error();
    if (auto granted = grantToRoles(week, game, call); !granted)
        return granted.error();
    return made;
}

}
