#include "base/crashfile.h"
#include "base/language.h"
#include "base/log.h"
#include "base/safetext.h"
#include "base/trail.h"
#include "cli/asplayer.h"
#include "cli/commands.h"
#include "cli/didyoumean.h"
#include "cli/examples.h"
#include "cli/exitcodes.h"
#include "cli/gamefolders.h"
#include "cli/output.h"
#include "cli/program.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "localserver/localserver.h"
#include "pg/lockwatch.h"
#include "weeks/logcopy.h"

#include <CLI/CLI.hpp>

#include <algorithm>

using namespace Weekglass;

namespace {

struct CommonArguments
{
    std::string connection;
    std::string sqlFolder;
    std::vector<std::string> gameFolders;
    std::string log;
    std::string logFile;
    bool onlyParsed = false;
    bool csv = false;
};

/// Its command can run again, with the words that were parsed.
class Program : public CLI::App
{
public:
    using App::App;

    void runAgain() { run_callback(true); }
};

void takeSqlFolder(Context& context, const QString& folder)
{
    const auto taken = context.takeSqlFolder(folder);
    if (taken)
        return;
    printError(taken.error());
    throw CLI::RuntimeError(static_cast<int>(ExitCode::Usage));
}

void takeLog(const CommonArguments& arguments)
{
    const auto started = startLog(
        {.rules = QString::fromStdString(arguments.log), .file = QString::fromStdString(arguments.logFile)});
    if (started)
        return;
    printError(started.error());
    throw CLI::RuntimeError(static_cast<int>(ExitCode::Usage));
}

/// The names of the commands, without their arguments.
void noteCommand(const CLI::App& app)
{
    QStringList names;
    for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        names << QString::fromStdString(at->get_name());
    }
    noteStep("command", names.join(QLatin1Char(' ')));
}

void addLogOptions(CLI::App& app, CommonArguments& arguments)
{
    app.add_option("--log", arguments.log,
                   "Write what happens to stderr: " + logCategoryNames().toStdString()
                       + " or all, each with =debug (default), =info or =warning; separated by commas");
    app.add_option("--log-file", arguments.logFile,
                   "Append the log to this file instead (without --log: all=info)");
}

/// For an unknown command CLI11 only says that a command is missing.
std::string failureMessage(const CLI::App* app, const CLI::Error& error, const Context& context)
{
    const std::string word = unknownCommand(*app, context.words);
    if (word.empty() || error.get_name() != "RequiredError")
        return CLI::FailureMessage::simple(app, error);
    return Text::tr("Unknown command: %1. Run with --help for a list of commands.")
               .arg(visibleText(QString::fromStdString(word)))
               .toStdString()
        + '\n';
}

void addCommonOptions(CLI::App& app, CommonArguments& arguments, Context& context)
{
    auto* connect =
        app.add_option("--connect", arguments.connection, "Server: URI or keywords (default: PG* variables)");
    app.add_flag("--local", context.local, "The private local server; it is started if needed")
        ->excludes(connect);
    addDatabaseOptions(app, context);
    app.add_option("--games-dir", arguments.gameFolders,
                   "Folder with further game definitions; may be given more than once")
        ->take_all();
    app.add_flag("--trust-games", context.trustsGames,
                 "Trust all games and metrics that are not built in, in this run; for scripts");
    app.add_option("--sql-dir", arguments.sqlFolder,
                   "Take all SQL from this folder instead of the built-in SQL");
    app.add_flag("--allow-superuser", context.allowSuperuser,
                 "Trust the owners of weeks: continue where their code would run with rights that they lack");
    addAsPlayer(app, context);
    addLogOptions(app, arguments);
    auto* json = app.add_flag("--json", context.json, "One JSON object per line, for programs");
    app.add_flag("--csv", arguments.csv, "Tables as CSV with a header line")->excludes(json);
    app.set_version_flag("--version", "weekglassctl " WEEKGLASS_VERSION);
    // hidden: whether an example can be understood
    app.add_flag("--parse-only", arguments.onlyParsed)->group("");
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(exitCodeText());
    app.failure_message([&context](const CLI::App* failed, const CLI::Error& error) {
        return failureMessage(failed, error, context);
    });
    // before the commands run
    app.parse_complete_callback([&app, &arguments, &context] {
        if (arguments.onlyParsed)
            throw CLI::Success();
        takeLog(arguments);
        noteCommand(app);
        if (arguments.csv)
            writeTablesAsCsv();
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

/// Where a word is nearly one that is known.
void suggest(const CLI::App& app, const Context& context)
{
    const std::string names = didYouMean(app, context.words);
    if (!names.empty())
        say(Text::tr("Did you mean: %1?").arg(QString::fromStdString(names)));
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
    (void)startLog(); // without options there is nothing to fail
    leaveCrashFiles(QStringLiteral("weekglassctl " WEEKGLASS_VERSION));
    keepLogCopies();

    Program app(
        "Looks into per-week PostgreSQL game databases: the operations of Weekglass without a screen.");
    Context context;
    context.words.assign(argv + std::min(argc, 1), argv + argc);
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
    addHealthCommand(app, context, exitCode);
    addDiagnosticsCommand(app, context, exitCode);
    addCleanupCommand(app, context, exitCode);
    addHelpCommand(app, context, exitCode);
    addCompletionCommand(app, context, exitCode);
    addGenerateCommand(app, context, exitCode);
    addExamples(app);
    const Pg::LockWatch waits(tellWaits(), Pg::LockWatch::Of::Program);
    try {
        app.parse(argc, argv);
        if (takeRunAgain())
            app.runAgain();
    } catch (const CLI::ParseError& error) {
        exitCode = app.exit(error) == 0 ? ExitCode::Done : ExitCode::Usage;
        if (exitCode == ExitCode::Usage)
            suggest(app, context);
    }
    const auto written = finishOutput();
    if (exitCode == ExitCode::Done)
        exitCode = conclude(written);
    if (exitCode == ExitCode::Done && lackedGames())
        exitCode = ExitCode::Failed;
    return static_cast<int>(exitCode);
}
