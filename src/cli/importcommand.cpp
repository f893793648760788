#include "cli/commands.h"

#include "cli/interrupt.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/unchangedoption.h"
#include "cli/waitingoutput.h"
#include "cli/weekoption.h"
#include "fetch/requestnamer.h"
#include "import/filesimport.h"
#include "import/folderalarm.h"
#include "import/folderwatch.h"
#include "scripts/scriptrunner.h"
#include "weeks/weekhandle.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QFileInfo>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds LookPause {500}; // while a file may be written still
constexpr std::chrono::seconds LongestPause {10}; // for folders that tell no change
constexpr std::chrono::seconds RetryPause {5};

struct ImportArguments
{
    std::vector<std::string> paths;
    std::string week;
    std::string rejects;
    bool partial = false;
    bool watch = false;
    std::string unchanged;
};

/// The arguments' paths: folders, and the files in them.
struct Paths
{
    QStringList folders;
    QStringList files;
};

void printRejected(const QString& file, const ImportReport& report)
{
    for (const RejectedLine& line : report.firstRejected)
        say(QStringLiteral("%1, %2: %3").arg(file, recordPlace(report.format, line.number), line.reason));
    if (report.rejected > static_cast<qint64>(report.firstRejected.size()))
        say(Text::tr("… and %1 more")
                .arg(report.rejected - static_cast<qint64>(report.firstRejected.size())));
    if (report.rejected > 0)
        say(Text::tr("The rejected records are kept in %1").arg(report.rejectFile));
    if (report.cutOff)
        printError(*report.cutOff);
}

void printReport(const Context& context, const FilesReport& report)
{
    Output output(
        context.json,
        {jsonColumn("lines", Text::tr("Records")), jsonColumn("inserted", Text::tr("New")),
         jsonColumn("already_there", Text::tr("Already there")), jsonColumn("rejected", Text::tr("Rejected")),
         jsonColumn("files", Text::tr("Files")), jsonColumn("failed", Text::tr("Failed")),
         jsonColumn("left_out", Text::tr("Imported before")), jsonColumn("waiting", Text::tr("Waiting"))});
    output.add({report.lines, report.inserted, report.alreadyThere, report.rejected, report.loaded,
                report.failed, report.leftOut,
                report.waitingError ? Pg::Value() : QByteArray::number(countOf(report.waiting))});
    output.finish();
    sayWaiting(report.waiting, report.waitingError);
}

Result<Paths> pathsOf(const ImportArguments& arguments)
{
    Paths paths;
    for (const std::string& argument : arguments.paths) {
        const QString path = QFile::decodeName(QByteArray::fromStdString(argument));
        if (QFileInfo(path).isDir())
            paths.folders << path;
        else
            paths.files << path;
    }
    const auto refusal = [](const QString& message) {
        return Error {.kind = Error::Kind::Format, .message = message};
    };
    if (arguments.watch && (paths.folders.isEmpty() || !paths.files.isEmpty()))
        return refusal(Text::tr("--watch needs folders, not single files."));
    if (!arguments.rejects.empty() && (!paths.folders.isEmpty() || paths.files.size() > 1))
        return refusal(
            Text::tr("--rejects is for a single file; with several files, each has its own beside it."));
    return paths;
}

FilesImportOptions importOptions(const ImportArguments& arguments, const GameDefinition& game)
{
    FilesImportOptions options;
    options.rejectFile = QString::fromStdString(arguments.rejects);
    options.partial = arguments.partial;
    options.unchanged = unchangedOf(arguments.unchanged, UnchangedPayload::Whole);
    options.nameOf = requestNamer(game);
    options.onDone = [](const QString& file, const Result<ImportReport>& report) {
        if (report)
            printRejected(file, *report);
        else
            printError(report.error());
    };
    return options;
}

Result<ExitCode> importOnce(const Context& context, const ImportArguments& arguments, const Paths& paths)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    FilesImportOptions options = importOptions(arguments, *week->game);
    options.files = paths.files;
    for (const QString& folder : paths.folders)
        options.files += dataFilesIn(folder);
    options.once = !paths.folders.isEmpty();
    const Interrupt interrupt;
    options.transforms = [&](Pg::Session& session) {
        return runTransforms(session, *week->game, {.stop = interrupt.token()});
    };
    ProgressLine progress;
    options.progress = [&progress](qint64 bytes, qint64 total) {
        progress.show(Text::tr("%1 of %2 KB").arg(bytes / 1024).arg(total / 1024), bytes / 1024);
    };
    const auto printDone = options.onDone;
    std::optional<Error> single;
    options.onDone = [&](const QString& file, const Result<ImportReport>& report) {
        progress.clear();
        if (!report && options.files.size() == 1)
            single = report.error();
        else
            printDone(file, report);
    };
    auto report = noted(
        context, week->session, {.kind = QStringLiteral("import")},
        [&] { return importFiles(week->session, *week->game, options, {.stop = interrupt.token()}); },
        [](const FilesReport& done) { return loggedDetail(done); });
    progress.clear();
    if (!report)
        return report.error();
    if (single)
        return *single;
    printReport(context, *report);
    if (report->failed > 0)
        return ExitCode::Failed;
    return report->rejected > 0 || report->cutOff > 0 ? ExitCode::Rejects : ExitCode::Done;
}

/// Loads what is ready, then transforms: also what was loaded before the program ended the last time.
Result<FilesReport> takeReady(const Context& context, const WeekHandle& week,
                              const FilesImportOptions& options, bool& isTransformed,
                              const std::stop_token& stop)
{
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    const Pg::Call call {.stop = stop};
    const auto load = [&] { return importFiles(**session, *week.game, options, call); };
    auto report = options.files.isEmpty()
        ? load()
        : noted(context, **session, {.kind = QStringLiteral("import")}, load,
                [](const FilesReport& done) { return loggedDetail(done); });
    if (!report)
        return report;
    isTransformed = isTransformed && report->inserted == 0;
    if (isTransformed)
        return report;
    const auto transformed = transformImported(
        **session, *week.game, [&](Pg::Session& each) { return runTransforms(each, *week.game, call); },
        *report, call);
    isTransformed = true; // one that fails is not tried again before there is something new
    if (transformed)
        return report;
    isTransformed =
        transformed.error().kind == Error::Kind::Sql || transformed.error().kind == Error::Kind::Format;
    if (!isTransformed)
        return transformed.error();
    printError(transformed.error());
    return report;
}

Result<WeekHandle> weekHandle(const Context& context, const ImportArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    return handleOf(context, *week);
}

/// Until it is interrupted, or the week is gone.
Result<ExitCode> watchFolders(const Context& context, const ImportArguments& arguments, const Paths& paths)
{
    const auto week = weekHandle(context, arguments);
    if (!week)
        return week.error();
    FilesImportOptions options = importOptions(arguments, *week->game);
    options.once = true;
    bool isTransformed = false;
    const Interrupt interrupt;
    FolderWatch watch(paths.folders);
    FolderAlarm alarm(paths.folders);
    say(Text::tr("Watching %1. Ctrl+C ends it.").arg(paths.folders.join(QStringLiteral(", "))));
    while (!interrupt.token().stop_requested()) {
        options.files = watch.ready(FolderWatch::Clock::now());
        if (options.files.isEmpty() && isTransformed) {
            if (watch.waiting() > 0)
                interrupt.sleep(LookPause);
            else
                alarm.wait(LongestPause, interrupt.token());
            continue;
        }
        const auto report = takeReady(context, *week, options, isTransformed, interrupt.token());
        if (report) {
            if (report->loaded + report->failed > 0)
                printReport(context, *report);
            continue;
        }
        if (report.error().kind == Error::Kind::Cancelled)
            break;
        if (isGone(report.error()))
            return report.error();
        printError(report.error());
        watch.giveBack(options.files);
        interrupt.sleep(RetryPause);
    }
    return ExitCode::Done;
}

}

void addImportCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto imported = std::make_shared<ImportArguments>();
    auto* command = app.add_subcommand(
        "import", "Load recorded responses, or rows in the game's format, from files into a week");
    addWeek(*command, context, imported->week);
    command
        ->add_option("files", imported->paths,
                     "Files or folders: NDJSON, JSON arrays, HTTP archives (HAR) or CSV, also compressed "
                     "with gzip, zstd or xz. The content says which. Each file in a folder is imported once")
        ->required();
    command->add_option("--rejects", imported->rejects,
                        "File for rejected records (default: the file's name + .rejects, or the program's "
                        "own folder if nothing can be written beside the file)");
    command->add_flag("--partial", imported->partial,
                      "Load a truncated file partially; otherwise nothing of it is loaded");
    command->add_flag("--watch", imported->watch,
                      "Keep importing files that appear in the folders, once they are complete");
    addUnchangedOption(*command, imported->unchanged);
    command->callback([&, imported] {
        const auto paths = pathsOf(*imported);
        if (!paths) {
            printError(paths.error());
            exitCode = ExitCode::Usage;
            return;
        }
        const auto done = imported->watch ? watchFolders(context, *imported, *paths)
                                          : importOnce(context, *imported, *paths);
        exitCode = done ? *done : conclude(done.error());
    });
}

}
