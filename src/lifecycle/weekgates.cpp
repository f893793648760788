#include "lifecycle/weekgates.h"

#include "lifecycle/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using State = WeekGate::State;

WeekGate dropGate(const BoardWeek& week)
{
    if (!week.archivedAt.isEmpty())
        return {.step = WeekStep::Drop, .note = Text::tr("it has a verified archive")};
    return {.step = WeekStep::Drop,
            .state = State::Guarded,
            .note = Text::tr("needs a verified archive, or a reason that is kept")};
}

WeekGate migrateGate(int behind)
{
    return {.step = WeekStep::Migrate,
            .note = behind > 0 ? Text::tr("%n migration(s) pending", nullptr, behind)
                               : Text::tr("the state of its migrations, and drift")};
}

/// While a reset waits nothing may change what it has done so far.
std::vector<WeekGate> resettingGates()
{
    const QString waits = Text::tr("a reset is unfinished: resume it, or back out first");
    std::vector<WeekGate> gates {
        {.step = WeekStep::ResumeReset, .note = Text::tr("or back out"), .isNext = true}};
    for (const WeekStep step : {WeekStep::Thaw, WeekStep::Archive, WeekStep::Drop})
        gates.push_back({.step = step, .state = State::Shut, .note = waits});
    return gates;
}

/// From a week that a later one has replaced there is nothing left to carry over.
WeekGate resetGate(const BoardWeek& week, const QString& note)
{
    if (week.followedBy.isEmpty())
        return {.step = WeekStep::Reset, .note = note};
    return {.step = WeekStep::Reset,
            .state = State::Guarded,
            .note = Text::tr("%1 has taken its place: archive this week, then drop it").arg(week.followedBy)};
}

/// What a blue/green change has kept is to be dropped in the end, or the way back.
std::optional<WeekGate> blueGreenGate(const BoardWeek& week, int behind)
{
    if (!week.keptBlue.isEmpty())
        return WeekGate {.step = WeekStep::BlueGreen,
                         .note = week.isKeptOver
                             ? Text::tr("%1 was kept long enough: drop it, or go back").arg(week.keptBlue)
                             : Text::tr("%1 is kept for going back").arg(week.keptBlue),
                         .isNext = week.isKeptOver};
    if (behind > 0)
        return WeekGate {.step = WeekStep::BlueGreen,
                         .note = Text::tr("migrates a copy with its rows, then switches")};
    return {};
}

std::vector<WeekGate> liveGates(const BoardWeek& week, int behind)
{
    const bool isFollowed = !week.followedBy.isEmpty();
    const bool isArchived = !week.archivedAt.isEmpty();
    WeekGate reset = resetGate(
        week, week.isDue ? Text::tr("due: its week is over") : Text::tr("ends it and begins the next"));
    reset.isNext = !isFollowed;
    WeekGate drop = dropGate(week);
    drop.isNext = isFollowed && isArchived;
    std::vector<WeekGate> gates {
        migrateGate(behind),
        {.step = WeekStep::Freeze, .note = Text::tr("makes it read-only; sessions are ended")},
        {.step = WeekStep::Archive,
         .note = Text::tr("later writes are missing; freeze first"),
         .isNext = isFollowed && !isArchived},
        reset,
        drop};
    if (auto change = blueGreenGate(week, behind)) {
        if (change->isNext)
            std::ranges::for_each(gates, [](WeekGate& gate) { gate.isNext = false; });
        gates.insert(gates.begin() + 1, *std::move(change));
    }
    return gates;
}

std::vector<WeekGate> frozenGates(const BoardWeek& week)
{
    const bool isArchived = week.stage == WeekStage::Archived;
    WeekGate drop = dropGate(week);
    drop.isNext = isArchived;
    return {{.step = WeekStep::Thaw, .note = Text::tr("it can be written again")},
            {.step = WeekStep::Archive,
             .note = isArchived ? Text::tr("archives it again") : Text::tr("verified by restoring it"),
             .isNext = !isArchived},
            resetGate(week, Text::tr("makes the next week of the game")),
            drop};
}

/// A database that an interrupted drop left closed holds all that it held.
std::vector<WeekGate> closedGates(const BoardWeek& week)
{
    const QString closed = Text::tr("it lets nobody connect: thaw it to open it again");
    std::vector<WeekGate> gates {{.step = WeekStep::Thaw, .note = closed, .isNext = true}};
    for (const WeekStep step : {WeekStep::Migrate, WeekStep::Archive, WeekStep::Reset})
        gates.push_back({.step = step, .state = State::Shut, .note = closed});
    gates.push_back(dropGate(week));
    return gates;
}

}

QString stepName(WeekStep step)
{
    switch (step) {
    case WeekStep::Create:
        return QStringLiteral("create");
    case WeekStep::Migrate:
        return QStringLiteral("migrate");
    case WeekStep::Freeze:
        return QStringLiteral("freeze");
    case WeekStep::Thaw:
        return QStringLiteral("thaw");
    case WeekStep::Archive:
        return QStringLiteral("archive");
    case WeekStep::Reset:
        return QStringLiteral("reset");
    case WeekStep::ResumeReset:
        return QStringLiteral("reset --resume");
    case WeekStep::BlueGreen:
        return QStringLiteral("reset --blue-green");
    case WeekStep::Drop:
    case WeekStep::CleanUp:
        return QStringLiteral("drop");
    case WeekStep::OpenArchive:
        return QStringLiteral("archive open");
    }
    return {};
}

QString stepTitle(WeekStep step)
{
    switch (step) {
    case WeekStep::Create:
        return Text::tr("Create…");
    case WeekStep::Migrate:
        return Text::tr("Migrate…");
    case WeekStep::Freeze:
        return Text::tr("Freeze…");
    case WeekStep::Thaw:
        return Text::tr("Thaw…");
    case WeekStep::Archive:
        return Text::tr("Archive…");
    case WeekStep::Reset:
        return Text::tr("Reset…");
    case WeekStep::ResumeReset:
        return Text::tr("Resume the reset…");
    case WeekStep::BlueGreen:
        return Text::tr("Blue/green…");
    case WeekStep::Drop:
        return Text::tr("Drop…");
    case WeekStep::CleanUp:
        return Text::tr("Clean up…");
    case WeekStep::OpenArchive:
        return Text::tr("Open archive…");
    }
    return {};
}

QString stageTitle(WeekStage stage)
{
    switch (stage) {
    case WeekStage::Planned:
        return Text::tr("planned");
    case WeekStage::Created:
        return Text::tr("created");
    case WeekStage::Live:
        return Text::tr("live");
    case WeekStage::Frozen:
        return Text::tr("frozen");
    case WeekStage::Archived:
        return Text::tr("archived");
    case WeekStage::Dropped:
        return Text::tr("dropped");
    }
    return {};
}

std::vector<WeekGate> gatesOf(const BoardWeek& week, int behind)
{
    if (week.isInvalid)
        return {{.step = WeekStep::CleanUp,
                 .note = Text::tr("an interrupted CREATE or DROP left it; it holds nothing"),
                 .isNext = true}};
    if (week.isResetting)
        return resettingGates();
    if (week.isClosed)
        return closedGates(week);
    switch (week.stage) {
    case WeekStage::Planned:
        return {{.step = WeekStep::Create,
                 .note = week.isDue ? Text::tr("due: its week has begun") : QString(),
                 .isNext = true}};
    case WeekStage::Created:
        return {{.step = WeekStep::Create,
                 .note = Text::tr("continues where it was cut off; nothing is done twice"),
                 .isNext = true},
                migrateGate(behind),
                dropGate(week)};
    case WeekStage::Live:
        return liveGates(week, behind);
    case WeekStage::Frozen:
    case WeekStage::Archived:
        return frozenGates(week);
    case WeekStage::Dropped:
        if (!week.archiveFile.isEmpty())
            return {{.step = WeekStep::OpenArchive,
                     .note = Text::tr("restores it on the private server, read-only")}};
        break;
    }
    return {};
}

QString whyNoStep(WeekStep step, const WeekHandle& on)
{
    if (!on.game || on.identity.oid == 0 || step == WeekStep::Archive || step == WeekStep::OpenArchive)
        return {};
    return whyNoWeek(*on.game, on.identity.name);
}

const WeekGate* nextGate(const std::vector<WeekGate>& gates)
{
    const auto found = std::ranges::find_if(gates, &WeekGate::isNext);
    return found == gates.end() ? nullptr : &*found;
}

}
