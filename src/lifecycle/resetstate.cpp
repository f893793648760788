#include "lifecycle/bluegreen.h"
#include "lifecycle/distributeweek.h"
#include "lifecycle/resetrun.h"
#include "lifecycle/text.h"
#include "localserver/installation.h"
#include "migrations/migrationhistory.h"
#include "migrations/weekdetails.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/databasefacts.h"
#include "weeks/planhash.h"
#include "weeks/weekcard.h"
#include "weeks/weekphrase.h"
#include "json/strings.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>
#include <climits>

namespace Weekglass {

namespace {

constexpr QLatin1String NoTable("42809"); // see checkCarriedTables() and readHistory()

constexpr std::array<std::pair<ResetStep, const char*>, 7> StepNames {
    {{ResetStep::Freeze, "freeze"},
     {ResetStep::KeepHistory, "keep history"},
     {ResetStep::Archive, "archive"},
     {ResetStep::Create, "create"},
     {ResetStep::CarryOver, "carry over"},
     {ResetStep::SwitchOver, "switch over"},
     {ResetStep::Drop, "drop"}}};

/// As the log has it.
std::optional<std::vector<CarryTarget::Rows>> rowsOf(const QJsonValue& value)
{
    if (!value.isArray())
        return {};
    std::vector<CarryTarget::Rows> replaced;
    for (const auto& rows : value.toArray())
        replaced.push_back(
            {rows[QLatin1String("table")].toString(), rows[QLatin1String("rows")].toInteger()});
    return replaced;
}

std::optional<CarryTarget> targetOf(const QJsonObject& detail)
{
    auto replaced = rowsOf(detail[QLatin1String("replaced")]);
    auto referring = rowsOf(detail[QLatin1String("referring")]);
    if (!replaced || !referring)
        return {};
    return CarryTarget {.replaced = *std::move(replaced), .referring = *std::move(referring)};
}

std::optional<quint32> oidOf(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(static_cast<quint32>(value.toInteger())) : std::nullopt;
}

/// What the begin of a reset says.
ResetState begunState(const LogEntry& entry)
{
    const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
    return {.operation = entry.operation,
            .week = entry.week,
            .next = detail[QLatin1String("next")].toString(),
            .nextExisted = detail[QLatin1String("nextExisted")].toBool(),
            .drops = detail[QLatin1String("drops")].toBool(),
            .replaced = rowsOf(detail[QLatin1String("replaced")]),
            .rights =
                QJsonDocument(detail[QLatin1String("rights")].toObject()).toJson(QJsonDocument::Compact),
            .nextOid = oidOf(detail[QLatin1String("nextOid")])};
}

void addStep(const LogEntry& entry, ResetState& state)
{
    const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
    for (const auto& [step, known] : StepNames) {
        if (entry.step == QLatin1String(known))
            state.done.push_back(step);
    }
    if (entry.step == SwitchBegun || entry.step == SwitchRefused)
        state.isSwitching = entry.step == SwitchBegun;
    if (entry.step == resetStepName(ResetStep::Create)) {
        state.made = targetOf(detail);
        state.nextOid = oidOf(detail[QLatin1String("nextOid")]);
    }
    if (entry.step == resetStepName(ResetStep::CarryOver))
        state.carriedOver = targetOf(detail);
    if (const auto newest = detail[QLatin1String("newestEvent")]; newest.isString())
        state.newestEvent = newest.toString().toUtf8();
}

QByteArray hashOf(const ResetPlan& plan)
{
    PlanHash hash(plan.week);
    hash.add(QByteArray("reset"));
    hash.add(plan.next.toString());
    hash.add(plan.nextExists ? QByteArray::number(plan.nextOid) : QByteArray("new"));
    hash.add(QByteArray(plan.drops ? "drops" : "keeps"));
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

Result<std::optional<DatabaseFacts>> factsIfThere(Pg::Session& maintenance, const QString& name)
{
    auto facts = readDatabaseFacts(maintenance, name);
    if (facts)
        return std::optional(*std::move(facts));
    return facts.error().sqlState == QLatin1String("3D000")
        ? Result<std::optional<DatabaseFacts>>(std::optional<DatabaseFacts>())
        : facts.error();
}

QByteArray rowsJson(const std::vector<CarryTarget::Rows>& all)
{
    QByteArrayList items;
    for (const CarryTarget::Rows& rows : all)
        items << "{\"table\": " + Json::quoted(rows.table) + ", \"rows\": " + QByteArray::number(rows.count)
                + '}';
    return '[' + items.join(", ") + ']';
}

std::optional<ResetState> newestReset(const std::vector<LogEntry>& entries,
                                      const std::optional<WeekIdentity>& week)
{
    std::optional<ResetState> state;
    for (const LogEntry& entry : entries) {
        if (entry.kind != QLatin1String("reset") || (week && entry.week != *week))
            continue;
        if (entry.event == LogEvent::Begun && (!state || state->operation != entry.operation))
            state = begunState(entry);
        else if (!state || state->operation != entry.operation)
            continue;
        else if (entry.event == LogEvent::Step)
            addStep(entry, *state);
        else if (entry.event == LogEvent::Done || entry.event == LogEvent::Undone)
            state->isOver = true;
    }
    return state;
}

QString resetStepName(ResetStep step)
{
    return QString::fromLatin1(StepNames[static_cast<std::size_t>(step)].second);
}

QString resetStepTitle(ResetStep step)
{
    switch (step) {
    case ResetStep::Freeze:
        return Text::tr("Freeze");
    case ResetStep::KeepHistory:
        return Text::tr("Keep history");
    case ResetStep::Archive:
        return Text::tr("Archive");
    case ResetStep::Create:
        return Text::tr("Create");
    case ResetStep::CarryOver:
        return Text::tr("Carry over");
    case ResetStep::SwitchOver:
        return Text::tr("Switch over");
    case ResetStep::Drop:
        return Text::tr("Drop");
    }
    return {};
}

bool ResetState::isDone(ResetStep step) const
{
    return std::find(done.begin(), done.end(), step) != done.end();
}

Result<std::optional<ResetState>> unfinishedReset(Pg::Session& maintenance, const QString& week)
{
    const auto old = factsIfThere(maintenance, week);
    if (!old)
        return old.error();
    const auto entries = readLog(maintenance, {.week = week});
    if (!entries)
        return entries.error();
    auto state = newestReset(*entries, *old ? std::optional((*old)->identity) : std::nullopt);
    if (!state || state->isOver)
        return std::optional<ResetState>();
    ResetState& newest = *state;
    const auto next = factsIfThere(maintenance, newest.next);
    if (!next)
        return next.error();
    newest.isGone = !*old;
    // what was done last may be missing in the log
    const WeekCard card = weekCardOf(*next ? (*next)->comment : QString());
    newest.isSwitching =
        newest.isSwitching || (card.operation == newest.operation && card.stage == QLatin1String("live"));
    return state;
}

Result<QStringList> begunAlready(Pg::Session& maintenance, const QString& week)
{
    const auto reset = unfinishedReset(maintenance, week);
    const auto blueGreen = unfinishedBlueGreen(maintenance, week);
    const auto goesBack = isGoingBack(maintenance, week);
    if (!reset || !blueGreen || !goesBack)
        return !reset ? reset.error() : blueGreen ? goesBack.error() : blueGreen.error();
    QStringList sentences;
    if (*reset)
        sentences << Text::tr("A reset of it is unfinished; resume it, or back out.");
    if (*blueGreen || *goesBack)
        sentences << Text::tr("A blue/green change of it is unfinished; resume it, or back out.");
    return sentences;
}

Result<void> refuseHalfMade(Pg::Session& maintenance, const QString& week, const QString& comment)
{
    const WeekCard card = weekCardOf(comment);
    if (card.stage != QLatin1String("created")
        || QUuid::fromString(QString::fromLatin1(card.operation)).isNull())
        return {};
    const auto entries = readLog(maintenance, {.operation = card.operation});
    if (!entries)
        return entries.error();
    QString resetOf;
    for (const LogEntry& entry : *entries) {
        if (entry.kind != QLatin1String("reset"))
            continue;
        if (entry.event == LogEvent::Begun)
            resetOf = entry.week.name;
        else if (entry.event == LogEvent::Done || entry.event == LogEvent::Undone)
            resetOf.clear();
    }
    if (resetOf.isEmpty())
        return {};
    return resetRefused(week, Text::tr("A reset of %1 is still making this week.").arg(resetOf),
                        Text::tr("Wait until it is over; if it has stopped, resume it, or back out."));
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
    plan.obstacles << whyNotReplaced(request.server, week, request.stop);
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
