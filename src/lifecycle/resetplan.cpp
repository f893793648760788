#include "lifecycle/resetrun.h"

#include "lifecycle/distributeweek.h"
#include "lifecycle/text.h"
#include "localserver/installation.h"
#include "migrations/migrationhistory.h"
#include "migrations/weekdetails.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/planhash.h"
#include "weeks/weekcard.h"
#include "weeks/weekphrase.h"

#include <QDate>

#include <climits>

namespace Weekglass {

namespace {

constexpr QLatin1String NoTable("42809"); // see checkCarriedTables() and readHistory()

QByteArray hashOf(const ResetPlan& plan)
{
    PlanHash hash(plan.week);
    hash.add(QByteArray("reset"));
    hash.add(plan.next.toString());
    hash.add(plan.nextExists ? QByteArray::number(plan.nextOid) : QByteArray("new"));
    hash.add(QByteArray(plan.drops ? "drops" : "keeps"));
    if (plan.isDistributed)
        hash.add(QByteArray("distributed"));
    hash.add(plan.carried);
    for (const CarryTarget::Rows& rows : plan.replaced) {
        hash.add(rows.table);
        hash.add(rows.count);
    }
    if (!plan.jobs.jobs.empty())
        hash.add(plan.jobs.text());
    return hash.result();
}

/// Found out before the week stops for it; whatever else is wrong there, the reset itself says.
void lookAtOld(const ResetRequest& request, const DatabaseFacts& old, ResetPlan& plan)
{
    if (!old.allowsConnections)
        return;
    auto session = openDatabase(request.server, old.identity.name, request.stop);
    if (!session)
        return;
    const auto transaction =
        Pg::Transaction::begin(*session, Pg::Transaction::Access::ReadOnly, {.stop = request.stop});
    if (!transaction)
        return;
    const auto fine = checkCarriedTables(*session, request.game, {.stop = request.stop});
    if (!fine && fine.error().sqlState == NoTable)
        plan.obstacles << fine.error().message;
    const auto history = readHistory(*session, {.stop = request.stop}); // the archive notes it
    if (!history && history.error().sqlState == NoTable)
        plan.obstacles << history.error().message;
}

/// What the steps need beside the old week, so that it does not stop for nothing.
Result<void> lookAtMeans(Pg::Session& maintenance, const ResetRequest& request, ResetPlan& plan)
{
    if (const auto direct = maintenance.requireDirect({.stop = request.stop}); !direct)
        plan.obstacles << direct.error().message;
    const int major = maintenance.serverVersion() / 10000;
    if (const auto tools = findClientTools(major, {}, INT_MAX); !tools)
        plan.obstacles << tools.error().message + QLatin1Char(' ') + tools.error().advice;
    const auto may = mayCreateDatabases(maintenance, {.stop = request.stop});
    if (!may)
        return may.error();
    if (!plan.nextExists && !*may)
        plan.obstacles << Text::tr(
            "Your role may not create databases (CREATEDB), so it cannot create the next week.");
    return {};
}

/// The next week of one that is spread over a cluster is spread, too; one that is there already stays as it
/// is.
void lookAtCluster(Pg::Session& maintenance, const ResetRequest& request, ResetPlan& plan)
{
    const auto distributed = isDistributed(request.server, plan.week.name, request.stop);
    if (!distributed || !*distributed || plan.nextExists) // what cannot be opened has other obstacles
        return;
    plan.isDistributed = true;
    const auto cluster = planDistribution(maintenance, request.game, {.stop = request.stop});
    const auto answering = cluster ? checkWorkers(request.server, Pg::workersOf(cluster->nodes), request.stop)
                                   : Result<void>(cluster.error());
    if (!answering)
        plan.obstacles << Text::tr("The next week cannot be distributed: %1")
                              .arg(answering.error().where.isEmpty()
                                       ? answering.error().message
                                       : Text::tr("%1: %2").arg(answering.error().where,
                                                                answering.error().message));
}

/// What is carried over replaces what is there, so a next week that somebody uses stands in the way. One that
/// was made by this program may hold what its migrations put into those tables; the plan says how much.
Result<void> lookAtNext(const ResetRequest& request, const DatabaseFacts& next, ResetPlan& plan)
{
    if (request.game.carried.empty())
        return {};
    const QString name = next.identity.name;
    auto session = openDatabase(request.server, name, request.stop);
    if (!session)
        return session.error();
    const auto details = weekDetails(*session, request.game, {.stop = request.stop});
    auto target = readCarryTarget(*session, request.game, {.stop = request.stop});
    if (!target && target.error().sqlState == NoTable) {
        plan.obstacles << Text::tr("%1: %2").arg(name, target.error().message);
        return {};
    }
    if (!details || !target)
        return Pg::withLockHolders(*session, details ? target.error() : details.error());
    plan.replaced = std::move(target->replaced);
    plan.nextIsCurrent = details->schema == WeekDetails::Schema::Current;
    const bool isMadeByUs = weekCardOf(next.comment).game == request.game.id;
    QString why;
    if (target->wasTarget)
        why = Text::tr("A reset went into %1 already").arg(name);
    else if (details->lastEvent)
        why = Text::tr("%1 has events already").arg(name);
    else if (!target->referring.empty())
        why = Text::tr("%1 has rows in %2 already").arg(name, target->referring.front().table);
    else if (!plan.replaced.empty() && !isMadeByUs)
        why = Text::tr("%1 has rows in %2 already").arg(name, plan.replaced.front().table);
    if (!why.isEmpty())
        plan.obstacles << Text::tr("%1, and a reset would replace its %2 with those of the old week. Archive "
                                   "and drop the old week separately instead.")
                              .arg(why, plan.carried.join(Text::tr(", ")));
    return {};
}

}

Result<bool> mayCreateDatabases(Pg::Session& maintenance, const Pg::Call& call)
{
    const auto may = maintenance.query(
        Pg::Sql(
            "SELECT rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) "
            "current_user"),
        {}, call);
    if (!may)
        return may.error();
    return may->single() == "t";
}

Result<ResetPlan> planReset(const ResetRequest& request, const QString& week, bool drops)
{
    const auto name = WeekName::parse(week);
    if (!name)
        return name.error();
    auto maintenance = openDatabase(request.server, {}, request.stop);
    if (!maintenance)
        return maintenance.error();
    const auto facts = readDatabaseFacts(*maintenance, week);
    if (!facts)
        return facts.error();
    auto users = databaseUsers(*maintenance, facts->identity.oid);
    if (!users)
        return users.error();
    auto next = name->next();
    const auto present = WeekName::of(request.game.prefix, QDate::currentDate());
    if (next && present && *present > *next)
        next = present;
    ResetPlan plan {.week = facts->identity,
                    .next = next.value_or(*name),
                    .drops = drops,
                    .carried = request.game.carriedTexts(),
                    .users = *std::move(users),
                    .phrase = weekPhrase(request.server, facts->identity)};
    if (!next)
        plan.obstacles << Text::tr("There is no week after it.");
    if (name->prefix != request.game.prefix)
        plan.obstacles << Text::tr("It is not a week of %1.").arg(request.game.title);
    if (!facts->isOwner)
        plan.obstacles
            << Text::tr("It belongs to the role %1, of which your role is not a member.").arg(facts->owner);
    if (facts->isCurrent)
        plan.obstacles << Text::tr(
            "This connection and the log are in this database, and the log cannot be written once the week "
            "is frozen. Connect to another database of the server, e.g. postgres.");
    lookAtOld(request, *facts, plan);
    if (const auto may = endSessions(*maintenance, facts->identity.oid, "0", Ending::OnlyLook); !may)
        plan.obstacles << may.error().message;
    const auto begun = begunAlready(*maintenance, week);
    if (!begun)
        return begun.error();
    plan.obstacles << *begun;
    const auto there = factsIfThere(*maintenance, plan.next.toString());
    if (!there)
        return there.error();
    plan.nextExists = there->has_value();
    if (plan.nextExists) {
        plan.nextOid = (*there)->identity.oid;
        if (auto looked = lookAtNext(request, **there, plan); !looked)
            return looked.error();
    }
    lookAtCluster(*maintenance, request, plan);
    if (auto looked = lookAtMeans(*maintenance, request, plan); !looked)
        return looked.error();
    const auto log = readLog(*maintenance, {.week = week});
    if (!log)
        return log.error();
    plan.jobs = endingJobs(request.server, plan.week, *log, request.stop);
    if (!plan.jobs.obstacle.isEmpty())
        plan.obstacles << plan.jobs.obstacle;
    plan.hash = hashOf(plan);
    return plan;
}

}
