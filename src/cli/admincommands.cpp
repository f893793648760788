#include "cli/commands.h"

#include "archives/archiveweek.h"
#include "archives/openarchive.h"
#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "lifecycle/dropweek.h"
#include "workspace/operationcopies.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

using Task = Result<void> (*)(const Context&, const AdminArguments&);

/// Only weeks of games are dropped from here, so that a wrong word is not another database.
Result<GameLibrary::Match> weekOf(const Context& context, const AdminArguments& arguments)
{
    return gameOfWeek(context, context.loadGames(), QString::fromStdString(arguments.week));
}

QString kindText(const DatabaseUser& user)
{
    switch (user.kind) {
    case DatabaseUser::Kind::Session:
        return Text::tr("session");
    case DatabaseUser::Kind::Prepared:
        return Text::tr("prepared transaction");
    case DatabaseUser::Kind::Slot:
        return Text::tr("replication slot");
    case DatabaseUser::Kind::Subscription:
        return Text::tr("subscription");
    }
    return {};
}

void printPlan(const Context& context, const DropPlan& plan)
{
    const auto number = [](const std::optional<qint64>& value) {
        return value ? Pg::Value(QByteArray::number(*value)) : Pg::Value();
    };
    Output output(context.json,
                  {column("week", Text::tr("Week")), jsonColumn("oid", Text::tr("OID")),
                   column("system", Text::tr("Server")), jsonColumn("bytes", Text::tr("Bytes")),
                   jsonColumn("rows", Text::tr("Rows")), column("archive", Text::tr("Verified archive")),
                   column("plan", Text::tr("Plan"))});
    output.add({plan.week.name, plan.week.oid, plan.week.systemIdentifier, number(plan.bytes),
                number(plan.rows), plan.archive ? Pg::Value(plan.archive->file.toUtf8()) : Pg::Value(),
                plan.hash});
    output.finish();
    for (const DatabaseUser& user : plan.users)
        say(Text::tr("In use: %1 %2 %3 %4").arg(kindText(user), user.name, user.owner, user.note));
    if (plan.isInvalid)
        say(Text::tr("It is left over from an interrupted DROP and is empty."));
    if (plan.isClosed)
        say(Text::tr("It lets nobody connect."));
    if (plan.notRead)
        say(Text::tr("Not read: %1").arg(plan.notRead->text()));
    if (!plan.jobs.jobs.empty())
        say(Text::tr("Jobs of pg_cron that go with it: %1").arg(plan.jobs.text()));
    for (const QString& obstacle : plan.obstacles)
        say(Text::tr("Blocked: %1").arg(obstacle));
    if (plan.needsOverride())
        say(Text::tr(
            "No verified archive of it is known: archive it first, or give --without-archive=REASON."));
    if (plan.obstacles.isEmpty())
        sayConfirmedServer(context);
    if (plan.obstacles.isEmpty())
        say(Text::tr("To drop it for ever: --yes=%1 --plan=%2")
                .arg(plan.phrase, QString::fromLatin1(plan.hash)));
}

Result<void> drop(const Context& context, const AdminArguments& arguments)
{
    const auto match = weekOf(context, arguments);
    if (!match)
        return match.error();
    const auto server = context.connectOptions();
    if (!server)
        return server.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    const auto plan = planDrop(*server, match->name.toString(), call);
    if (!plan)
        return plan.error();
    if (arguments.dryRun || arguments.yes.empty()) {
        printPlan(context, *plan);
        return {};
    }
    const auto dropped = dropWeek(*server, plan->week,
                                  {.typed = QString::fromStdString(arguments.yes),
                                   .hash = QByteArray::fromStdString(arguments.plan),
                                   .withoutArchive = QString::fromStdString(arguments.withoutArchive)},
                                  {.by = arguments.by(), .call = call});
    if (!dropped) {
        const auto now = planDrop(*server, match->name.toString(), call);
        if (now && now->hash != QByteArray::fromStdString(arguments.plan))
            printPlan(context, *now);
        return dropped.error();
    }
    say(Text::tr("%1 is dropped; operation %2.").arg(plan->week.name, QString::fromLatin1(*dropped)));
    return {};
}

void printArchive(const Context& context, const QString& file, const ArchiveManifest& manifest)
{
    Output output(context.json,
                  {column("file", Text::tr("File")), column("week", Text::tr("Week")),
                   column("taken_at", Text::tr("Taken")), jsonColumn("bytes", Text::tr("Bytes")),
                   jsonColumn("rows", Text::tr("Rows")), column("sha256", Text::tr("SHA-256")),
                   column("verified_at", Text::tr("Verified"))});
    output.add({file, manifest.week.name, manifest.takenAt, manifest.bytes, manifest.fingerprint.rows(),
                manifest.sha256, manifest.verifiedAt});
    output.finish();
}

Result<void> archive(const Context& context, const AdminArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto identity = identify(week->session);
    const auto server = context.connectOptions();
    const auto scratch = scratchServer(context, arguments);
    if (!identity || !server || !scratch)
        return !identity ? identity.error() : !server ? server.error() : scratch.error();
    const Interrupt interrupt;
    ProgressLine line;
    const auto done = archiveWeek(*server, *identity, *scratch,
                                  {.folder = QString::fromStdString(arguments.folder),
                                   .game = week->game->id,
                                   .by = arguments.by(),
                                   .onProgress = shownOn(line),
                                   .stop = interrupt.token()});
    line.clear();
    if (!done)
        return done.error();
    printArchive(context, done->file, done->manifest);
    return {};
}

Result<void> verify(const Context& context, const AdminArguments& arguments)
{
    const auto scratch = scratchServer(context, arguments);
    if (!scratch)
        return scratch.error();
    const Interrupt interrupt;
    ProgressLine line;
    const QString file = QString::fromStdString(arguments.file);
    const auto manifest = verifyArchive(file, *scratch, shownOn(line), interrupt.token());
    line.clear();
    if (!manifest)
        return manifest.error();
    printArchive(context, file, *manifest);
    return {};
}

Result<void> openFile(const Context& context, const AdminArguments& arguments)
{
    const auto server = scratchServer(context, arguments);
    if (!server)
        return server.error();
    const Interrupt interrupt;
    ProgressLine line;
    const auto opened =
        openArchive(QString::fromStdString(arguments.file), *server, shownOn(line), interrupt.token());
    line.clear();
    if (!opened)
        return opened.error();
    say(Text::tr("%1 is open, for reading only. Connect with:").arg(opened->database));
    if (!context.json) { // whole, where a table would cut it
        printBytes(opened->conninfo + '\n');
        return {};
    }
    Output output(true, {column("week"), column("conninfo")});
    output.add({opened->database, opened->conninfo});
    return {};
}

Result<void> closeOpened(const Context& context, const AdminArguments& arguments)
{
    const auto server = scratchServer(context, arguments);
    if (!server)
        return server.error();
    const QString week = QString::fromStdString(arguments.week);
    if (auto closed = closeArchive(*server, week); !closed)
        return closed;
    say(Text::tr("%1 is closed: its database and roles are gone, the archive stays.").arg(week));
    return {};
}

/// What is the same in the server's log and in the workspace's copy of it.
Output logOutput(const Context& context)
{
    return Output(context.json,
                  {column("at", Text::tr("At")), column("operation", Text::tr("Operation")),
                   column("kind", Text::tr("Kind")), column("event", Text::tr("Event")),
                   column("step", Text::tr("Step")), column("week", Text::tr("Week")),
                   column("operator", Text::tr("By")), column("reason", Text::tr("Reason")),
                   jsonColumn("detail", Text::tr("Detail"))});
}

Result<void> localLog(const Context& context, const QString& week)
{
    const auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    const auto copies = OperationCopies(*workspace).list(week);
    if (!copies)
        return copies.error();
    Output output = logOutput(context);
    for (const OperationCopy& one : *copies)
        output.add({one.at.toString(Qt::ISODateWithMs), one.operation, one.kind, one.event, one.step,
                    one.week, one.operatorName, one.reason, one.detail});
    output.finish();
    return {};
}

Result<void> log(const Context& context, const AdminArguments& arguments)
{
    const QString week = QString::fromStdString(arguments.week);
    if (arguments.isLocal)
        return localLog(context, week);
    auto session = context.open();
    if (!session)
        return session.error();
    const auto entries = readLog(*session, {.week = week});
    if (!entries)
        return entries.error();
    Output output = logOutput(context);
    for (const LogEntry& entry : *entries)
        output.add({entry.at, entry.operation, entry.kind, logEventName(entry.event), entry.step,
                    entry.week.name, entry.by.operatorName, entry.by.reason, entry.detail});
    output.finish();
    return {};
}

}

void addAdminCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<AdminArguments>();
    const auto add = [&](CLI::App& to, const char* name, const char* description, Task task) {
        auto* command = to.add_subcommand(name, description);
        command->callback([&, arguments, task] { exitCode = conclude(task(context, *arguments)); });
        return command;
    };
    auto* dropCommand = add(app, "drop", "Drop a week: first the plan, then with its confirmation", drop);
    addWeek(*dropCommand, context, arguments->week);
    addConfirmation(dropCommand, *arguments);
    dropCommand->add_option("--without-archive", arguments->withoutArchive,
                            "Why it is dropped although no archive of it was verified; kept in the log");
    addBy(dropCommand, *arguments);

    auto* archives =
        app.add_subcommand("archive", "Dump a week and verify the dump; verify or open an archive");
    archives->require_subcommand(1);
    auto* make =
        add(*archives, "make", "Dump a week, and verify the dump by restoring and comparing it", archive);
    addWeek(*make, context, arguments->week);
    make->add_option("--folder", arguments->folder,
                     "Folder for the dump (default: the program's own folder)");
    addInPlace(make, *arguments);
    addBy(make, *arguments);
    auto* verifyCommand = add(*archives, "verify", "Restore a dump and compare it with its manifest", verify);
    verifyCommand->add_option("file", arguments->file, "The dump; its manifest is beside it")->required();
    addInPlace(verifyCommand, *arguments);
    auto* open = add(*archives, "open", "Restore a dump, read-only", openFile);
    open->add_option("file", arguments->file, "The dump; its manifest is beside it")->required();
    addInPlace(open, *arguments);
    auto* close = add(*archives, "close", "Drop a copy that “open” restored, with its roles", closeOpened);
    addWeekName(*close, context, arguments->week, "Name of the opened week")->required();
    addInPlace(close, *arguments);

    auto* logCommand = add(app, "log", "List the operations on this server's weeks, with user and time", log);
    addWeekName(*logCommand, context, arguments->week, "Only operations of this week");
    logCommand->add_flag(
        "--local", arguments->isLocal,
        "List the operations of this computer on any server, from the workspace; needs no server");
}

}
