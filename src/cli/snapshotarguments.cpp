#include "cli/snapshotarguments.h"

#include "cli/text.h"
#include "cli/weekoption.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

}

void SnapshotArguments::addWeekTo(CLI::App& command, const Context& context)
{
    addWeek(command, context, week);
}

void SnapshotArguments::addSourceTo(CLI::App& command)
{
    command.add_option("--source", source, "Id of the snapshot source (default: the game's first)");
}

void SnapshotArguments::addSubjectTo(CLI::App& command)
{
    command.add_option("--subject", subject, "Only the snapshots of this one");
}

Result<SnapshotQuery> SnapshotArguments::query(const GameDefinition& game) const
{
    const QString wanted = QString::fromStdString(source);
    const SnapshotSource* found =
        wanted.isEmpty() && !game.snapshots.empty() ? &game.snapshots.front() : game.snapshotSource(wanted);
    if (!found)
        return notFound(wanted.isEmpty()
                            ? Text::tr("%1 has no snapshots.").arg(game.title)
                            : Text::tr("%1 has no snapshot source “%2”.").arg(game.title, wanted),
                        {});
    return SnapshotQuery {.source = *found, .subject = QString::fromStdString(subject)};
}

}
