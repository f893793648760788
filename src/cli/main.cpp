#include "base/language.h"
#include "base/safetext.h"
#include "cli/asplayer.h"
#include "cli/commands.h"
#include "cli/gamefolders.h"
#include "cli/output.h"
#include "cli/program.h"
#include "cli/serverrole.h"
#include "cli/weekoption.h"
#include "localserver/localserver.h"
#include "pg/lockwatch.h"
#include "weeks/logcopy.h"

#include <CLI/CLI.hpp>

using namespace Weekglass;

namespace {

constexpr const char* ExitCodes = R"(Exit codes:
  0  done
  1  refused or failed; nothing half-done is left, or the message says what
       weeks, board, migrations, sample: a game did not load
       search, compare, query: some weeks failed
       verify, drift, lacks, policies check: something was found
  2  the command line cannot be understood
  3  no server answers, or it does not let us in
  4  no such week, game, event, snapshot, play or operation
  5  the import is done, but lines were put aside
  6  the connection was lost during COMMIT: look before doing it again
  7  report --fail-on-alert: a row has an alert)";

struct CommonArguments
{
    std::string connection;
    std::string sqlFolder;
    std::vector<std::string> gameFolders;
};

void takeSqlFolder(Context& context, const QString& folder)
{
    const auto taken = context.takeSqlFolder(folder);
    if (taken)
        return;
    printError(taken.error());
    throw CLI::RuntimeError(static_cast<int>(ExitCode::Usage));
}

void addCommonOptions(CLI::App& app, CommonArguments& arguments, Context& context)
{
    auto* connect =
        app.add_option("--connect", arguments.connection, "Server: URI or keywords (default: PG* variables)");
    app.add_flag("--local", context.local, "The private local server; it is started if needed")
        ->excludes(connect);
    addDatabaseOptions(app, context);
    app.add_option("--games-dir", arguments.gameFolders,
                   "Folder with further game definitions; may be given often")
        ->take_all();
    app.add_flag("--trust-games", context.trustsGames,
                 "Trust all games and metrics that do not ship, in this run; for scripts");
    app.add_option("--sql-dir", arguments.sqlFolder, "Take all SQL from this folder instead of the built-in");
    app.add_flag("--allow-superuser", context.allowSuperuser,
                 "Trust the owners of weeks: go on where their code would run with rights that they lack");
    addAsPlayer(app, context);
    app.add_flag("--json", context.json, "One JSON object a line, for programs");
    app.set_version_flag("--version", std::string(WEEKGLASS_VERSION));
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(ExitCodes);
    // before the commands run
    app.parse_complete_callback([&app, &arguments, &context] {
        context.connection = QString::fromStdString(arguments.connection);
        for (const auto& folder : arguments.gameFolders)
            context.gameFolders << QString::fromStdString(folder);
        if (const auto reads = checkAsPlayer(app, context); !reads)
            throw CLI::ValidationError("--as-player", visibleLines(reads.error().text()).toStdString());
        context.changes = changesServer(app);
        if (context.local)
            forgetServerVariables();
        if (!arguments.sqlFolder.empty())
            takeSqlFolder(context, QString::fromStdString(arguments.sqlFolder));
        if (const auto checked = context.readGameFolders(); !checked)
            throw CLI::ValidationError("--games-dir", visibleLines(checked.error().text()).toStdString());
        checkDatabaseOptions(app, context);
    });
}

/// Who blocks what a command does, each time that it is somebody else.
Pg::LockWatch::Told tellWaits()
{
    return [last = QString()](const Pg::LockWait& wait) mutable {
        const QString text = wait.text();
        if (!wait.isOver() && std::exchange(last, text) != text)
            say(text);
    };
}

}

int main(int argc, char** argv)
{
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("weekglassctl"));
    installLanguage();
    keepLogCopies();

    CLI::App app(
        "Looks into per-week PostgreSQL game databases: the operations of Weekglass without a screen.");
    Context context;
    CommonArguments arguments;
    auto exitCode = ExitCode::Done;
    addCommonOptions(app, arguments, context);
    addServerCommands(app, context, exitCode);
    addGamesCommand(app, context, exitCode);
    addWeekCommands(app, context, exitCode);
    addMigrationCommands(app, context, exitCode);
    addBackfillCommands(app, context, exitCode);
    addEventCommands(app, context, exitCode);
    addImportCommand(app, context, exitCode);
    addTailCommand(app, context, exitCode);
    addCompareCommands(app, context, exitCode);
    addSnapshotCommands(app, context, exitCode);
    addReplayCommands(app, context, exitCode);
    addVerifyReplayCommand(app, context, exitCode);
    addRollbackCommands(app, context, exitCode);
    addMetricsCommand(app, context, exitCode);
    addCohortsCommand(app, context, exitCode);
    addCompareWeeksCommand(app, context, exitCode);
    addOpenCommand(app, context, exitCode);
    addReportCommand(app, context, exitCode);
    addTableCommands(app, context, exitCode);
    addQueryCommand(app, context, exitCode);
    addFetchCommand(app, context, exitCode);
    addTransformCommand(app, context, exitCode);
    addRecoverCommand(app, context, exitCode);
    addCacheCommand(app, context, exitCode);
    addAdminCommands(app, context, exitCode);
    addBoardCommand(app, context, exitCode);
    addResetCommands(app, context, exitCode);
    addDriftCommand(app, context, exitCode);
    addLacksCommand(app, context, exitCode);
    addLocksCommand(app, context, exitCode);
    addPartitionCommands(app, context, exitCode);
    addMaintenanceCommand(app, context, exitCode);
    addPoliciesCommand(app, context, exitCode);
    addCleanupCommand(app, context, exitCode);
    const Pg::LockWatch waits(tellWaits(), Pg::LockWatch::Of::Program);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        exitCode = app.exit(error) == 0 ? ExitCode::Done : ExitCode::Usage;
    }
    const auto written = finishOutput();
    if (exitCode == ExitCode::Done)
        exitCode = conclude(written);
    if (exitCode == ExitCode::Done && lackedGames())
        exitCode = ExitCode::Failed;
    return static_cast<int>(exitCode);
}
