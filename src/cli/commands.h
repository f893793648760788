#pragma once

#include "cli/context.h"

namespace CLI {
class App;
}

namespace Weekglass {

/// Each adds its subcommands to @p app; the one that was given leaves how it ended in @p exitCode.
void addServerCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addGamesCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addWeekCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addMigrationCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
/// Of @p migration, the command that has them.
void addHistoryCommands(CLI::App& migration, const Context& context, ExitCode& exitCode);
void addBackfillCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addEventCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addImportCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addTailCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addCompareCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addSnapshotCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addPruneCommand(CLI::App& snapshot, const Context& context, ExitCode& exitCode);
void addReplayCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addVerifyReplayCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addRollbackCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addCompareWeeksCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addMetricsCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addCohortsCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addKeptCommand(CLI::App& metrics, const Context& context, ExitCode& exitCode);
void addAdminCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addBoardCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
/// Of @p board, the command that has them.
void addNotebookCommands(CLI::App& board, const Context& context, ExitCode& exitCode);
void addResetCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addOpenCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addReportCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addLacksCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addLocksCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addDriftCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addPartitionCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addTableCommands(CLI::App& app, const Context& context, ExitCode& exitCode);
void addMaintenanceCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addPoliciesCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addQueryCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addFetchCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addTransformCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addRecoverCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addCacheCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addHealthCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addDiagnosticsCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addCleanupCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addHelpCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
/// Hidden: for shells, and for the build.
void addCompletionCommand(CLI::App& app, const Context& context, ExitCode& exitCode);
void addGenerateCommand(CLI::App& app, const Context& context, ExitCode& exitCode);

/// Prints the error, if there is one, and says how the command ended; unless it is to run again.
ExitCode conclude(const Result<void>& result);

}
