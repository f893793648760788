#include "lifecycle/bluegreen.h"
#include "lifecycle/resetrun.h"
#include "lifecycle/text.h"
#include "weeks/databasefacts.h"
#include "weeks/weekcard.h"
#include "json/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

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

}
