#include "lifecycle/newweekchecks.h"

#include "lifecycle/distributeweek.h"
#include "lifecycle/text.h"

namespace Weekglass {

Result<void> checkTemplate(Pg::Session& maintenance, const NewWeekRequest& request)
{
    if (request.templateDatabase.isEmpty())
        return {};
    const auto known = templatesOf(maintenance, request.game, {.stop = request.stop});
    if (!known)
        return known.error();
    QStringList names;
    for (const WeekTemplate& one : *known)
        names << one.database;
    names.removeAll(request.name.toString());
    const auto distributed = isDistributed(request.server, request.templateDatabase, request.stop);
    if (distributed && *distributed)
        return Error {.kind = Error::Kind::Sql,
                      .message =
                          Text::tr("%1 is distributed over a cluster, and a copy would have no shards.")
                              .arg(request.templateDatabase),
                      .where = request.name.toString(),
                      .advice = Text::tr("Create the week without a template.")};
    if (names.contains(request.templateDatabase))
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("A week of %2 cannot be copied from %1.")
                                 .arg(request.templateDatabase, request.game.title),
                  .where = request.name.toString(),
                  .advice = names.isEmpty()
                      ? Text::tr("There is no other week of the game; create this one without a template.")
                      : Text::tr("Choose one of %1.").arg(names.join(Text::tr(", "))),
                  .sqlState = QStringLiteral("3D000")};
}

Result<std::vector<Pg::ClusterNode>> checkCluster(Pg::Session& maintenance, const NewWeekRequest& request)
{
    if (!request.isDistributed)
        return std::vector<Pg::ClusterNode>();
    if (request.withRoles || !request.templateDatabase.isEmpty())
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("A distributed week has neither the game's roles nor a template."),
            .where = request.name.toString(),
            .advice = Text::tr("On the workers, Citus logs in as the role that works, and the game's roles "
                               "cannot log in. A copy of a database does not copy its shards.")};
    const auto plan = planDistribution(maintenance, request.game, {.stop = request.stop});
    if (!plan)
        return plan.error();
    if (auto answering = checkWorkers(request.server, Pg::workersOf(plan->nodes), request.stop); !answering)
        return answering.error();
    return plan->nodes;
}

}
