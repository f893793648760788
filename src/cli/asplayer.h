#pragma once

#include "cli/context.h"

namespace CLI {
class App;
}

namespace Weekglass {

/// --as-player, and that only commands that read take it.
void addAsPlayer(CLI::App& app, Context& context);
/// An error if the command that was given reads nothing of a week as one of its players.
Result<void> checkAsPlayer(const CLI::App& app, const Context& context);

/// Whose rows a command reads of the week, said on stderr: the player of --as-player, which an error refuses
/// (no such player, a role that cannot be taken); else what row security hides, which is never said as "no
/// rows". @p reads: the SQL that is read, so that no other tables are named.
Result<std::optional<ViewedPlayer>> whoseRows(const Context& context, Pg::Session& session,
                                              const GameDefinition& game,
                                              const std::optional<QString>& reads = {});
/// What row security hides in these weeks; nothing of those that cannot be opened, which is left to the
/// command.
void tellHiddenRows(const std::vector<WeekHandle>& weeks);
/// whoseRows() of weeks that a command reads in sessions of their own; one that cannot be opened is left to
/// the command.
Result<void> readAsAsked(const Context& context, std::vector<WeekHandle>& weeks,
                         const std::optional<QString>& reads = {});

}
