#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/gamefolders.h"
#include "cli/interrupt.h"
#include "cli/migrateoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "drift/schemaclone.h"
#include "game/weekname.h"
#include "migrations/migratelogged.h"
#include "weeks/planhash.h"
#include "weeks/weeklist.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace Weekglass {

namespace {

struct MigrationArguments : AdminArguments
{
    std::vector<std::string> weeks;
    std::string game;
    std::string to;
    bool continues = false;
};

using Task = Result<void> (*)(const Context&, const MigrationArguments&);

/// The chosen weeks of one game: those that are named, in that order, or all, the oldest first.
Result<std::vector<WeekHandle>> chooseWeeks(const Context& context, const std::vector<std::string>& names,
                                            const QString& game)
{
    const GameLibrary library = names.empty() && game.isEmpty() ? loadAllGames(context) : context.loadGames();
    auto options = context.connectOptions();
    if (!options)
        return options.error();
    const auto pool = Pg::SessionPool::create(*options);
    auto session = pool->acquire();
    if (!session)
        return session.error();
    const auto games = listedWeeks(context, library, **session);
    if (!games)
        return games.error();
    std::vector<WeekHandle> chosen;
    const auto add = [&chosen, &pool](const GameWeeks& from, const auto& isWanted) {
        for (auto week = from.weeks.rbegin(); week != from.weeks.rend(); ++week) {
            if (isWanted(*week))
                chosen.push_back({pool, from.game, week->identity});
        }
    };
    for (const std::string& each : names) {
        const QString name = QString::fromStdString(each);
        const std::size_t before = chosen.size();
        for (const GameWeeks& one : *games)
            add(one, [&name](const Week& week) { return week.identity.name == name; });
        if (chosen.size() > before)
            continue;
        const auto known = gameOfDatabase(context, library, name);
        return known ? notFound(Text::tr("There is no week %1.").arg(name), {}) : known.error();
    }
    bool isKnown = game.isEmpty();
    for (const GameWeeks& one : *games) {
        if (!names.empty() || (!game.isEmpty() && one.game->id != game))
            continue;
        isKnown = true;
        add(one, [](const Week&) { return true; });
    }
    if (!isKnown && names.empty())
        return gameWithId(library, game).error();
    return chosen;
}

Result<void> showMatrix(const Context& context, const MigrationArguments& arguments)
{
    auto names = arguments.weeks;
    QString wanted = QString::fromStdString(arguments.week);
    if (WeekName::parse(wanted)) // else it is the id of a game
        names.push_back(std::exchange(wanted, {}).toStdString());
    auto weeks = chooseWeeks(context, names, wanted);
    if (!weeks)
        return weeks.error();
    const Interrupt interrupt;
    QMap<QString, std::vector<WeekHandle>> games;
    for (const WeekHandle& week : *weeks)
        games[week.game->id].push_back(week);
    for (const auto& ofGame : std::as_const(games)) {
        const GamePointer game = ofGame.front().game;
        const auto matrix = migrationMatrix(*game, readWeekMigrations(ofGame, {}, interrupt.token()));
        printMatrix(context.json, !names.empty(), matrix);
    }
    return {};
}

/// What would run in the weeks; the first one is the canary, so their order belongs to it.
PrintedChange plannedMigration(const Context& context, const std::vector<WeekHandle>& weeks,
                               const std::shared_ptr<const std::vector<WeekMigrations>>& read, bool continues)
{
    PlanHash hash(weeks.front().identity);
    hash.add(QByteArray(continues ? "continue" : "stop"));
    qsizetype changed = 0;
    PrintedChange change;
    WeekIdentity last;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const WeekMigrations& week = (*read)[i];
        PlanHash own(week.week);
        for (const PendingMigration& pending : week.plan.pending) {
            own.add(pending.script);
            own.add(pending.file(*weeks[i].game).text);
        }
        hash.add(own.result());
        if (week.error || !week.plan.problems.empty())
            change.obstacle = Error {.kind = Error::Kind::Format,
                                     .message = Text::tr("Not all of the weeks can be migrated.")};
        else if (!week.plan.pending.empty()) {
            ++changed;
            last = week.week;
        }
    }
    change.plan.hash = hash.result();
    change.plan.isNothing = changed == 0;
    change.plan.phrase = last.confirmation(changed);
    change.print = [&context, &weeks, read] {
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            const WeekMigrations& week = (*read)[i];
            if (week.error || !week.plan.problems.empty())
                printError(week.error ? *week.error : week.plan.error());
            else
                printPending(context.json, *weeks[i].game, week);
        }
    };
    return change;
}

/// One week tells its story in sentences, several in a table.
Result<void> conclude(const Context& context, const std::vector<WeekMigrated>& weeks)
{
    const auto error = errorOf(weeks);
    if (weeks.size() == 1 && !context.json) {
        const WeekMigrated& week = weeks.front();
        if (error)
            return *error;
        say(week.report.applied.isEmpty()
                ? Text::tr("%1 is up to date, version %2.").arg(week.week.name, week.report.version)
                : Text::tr("%1 has version %2 now.").arg(week.week.name, week.report.version));
        return {};
    }
    printOutcomes(context.json, weeks);
    return error ? Result<void>(*error) : Result<void>();
}

/// Whether the week would have to go back to come to the version.
bool isLater(const WeekHandle& week, const MigrationVersion& version)
{
    const MigrationPlan plan = readWeekMigrations({week}).front().plan;
    const auto present = MigrationVersion::parse(plan.version);
    return plan.manager != MigrationPlan::Manager::Alembic && present && *present > version;
}

/// Forward in all weeks; nothing: to the newest version.
Result<void> migrateForward(const Context& context, const MigrationArguments& arguments,
                            const std::vector<WeekHandle>& weeks,
                            const std::optional<MigrationVersion>& target)
{
    std::vector<std::vector<PendingMigration>> shown;
    if (!weeks.empty()) {
        const auto may = mayChange(context, arguments, Asks::Nothing, [&]() -> Result<PrintedChange> {
            auto read = readWeekMigrations(weeks);
            for (WeekMigrations& week : read) {
                if (target)
                    week.plan.stopAt(*target);
                shown.push_back(week.plan.pending);
            }
            return plannedMigration(context, weeks,
                                    std::make_shared<const std::vector<WeekMigrations>>(std::move(read)),
                                    arguments.continues);
        });
        if (!may || !*may)
            return may ? Result<void>() : may.error();
    }
    const Interrupt interrupt;
    const auto migrated = migrateLogged(
        weeks, arguments.by(),
        {.continueOnError = arguments.continues,
         .stop = interrupt.token(),
         .shown = shown,
         .target = target,
         .onProgress = [&weeks](std::size_t week, const MigrationProgress& progress) {
             if (!progress.script.isEmpty())
                 say(weeks.size() > 1 ? Text::tr("%1: applying %2…").arg(weeks[week].title(), progress.script)
                                      : Text::tr("Applying %1…").arg(progress.script));
         }});
    if (!migrated.notLogged.isEmpty())
        say(Text::tr("The log lacks this: %1").arg(migrated.notLogged));
    return conclude(context, migrated.weeks);
}

Result<void> migrateChosen(const Context& context, const MigrationArguments& arguments)
{
    if (arguments.weeks.empty() && arguments.game.empty())
        return notFound(Text::tr("No week is named."), Text::tr("Name weeks, or all of a game with --game."));
    const auto weeks = chooseWeeks(context, arguments.weeks, QString::fromStdString(arguments.game));
    if (!weeks)
        return weeks.error();
    if (arguments.to.empty() || weeks->empty())
        return migrateForward(context, arguments, *weeks, {});
    const QString wanted = QString::fromStdString(arguments.to);
    const bool toNothing = wanted == QLatin1String("0");
    const WeekHandle& first = weeks->front();
    const auto target = toNothing ? MigrationVersion::parse(wanted) : gameVersion(*first.game, wanted);
    if (!target)
        return target.error();
    if (weeks->size() > 1 || !isLater(first, *target))
        return migrateForward(context, arguments, *weeks, *target);
    MigrationArguments back = arguments;
    back.week = first.title().toStdString();
    return undoWeek(context, back, wanted);
}

Result<void> lint(const Context& context, const MigrationArguments& arguments)
{
    const GameLibrary library = context.loadGames();
    const auto wanted = gameWithId(library, QString::fromStdString(arguments.game));
    if (!wanted)
        return wanted.error();
    const GamePointer& game = *wanted;
    std::vector<const GameFile*> files;
    for (const auto* list : {&game->migrations, &game->repeatable, &game->undo}) {
        for (const GameFile& file : *list)
            files.push_back(&file);
    }
    printFindings(context.json, files);
    for (const GameFile* file : files) {
        if (auto safe = refuseUnsafe(*file); !safe)
            return safe;
    }
    return {};
}

Result<void> tryOnClone(const Context& context, const MigrationArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto identity = identify(week->session);
    const auto options = context.connectOptions();
    const auto scratch = scratchServer(context, arguments);
    if (!identity || !options || !scratch)
        return !identity ? identity.error() : (!options ? options : scratch).error();
    const Interrupt interrupt;
    ProgressLine line;
    const auto report =
        tryMigrations(*options, *identity, *week->game, *scratch, shownOn(line), interrupt.token());
    line.clear();
    if (!report)
        return report.error();
    for (const QString& script : report->applied)
        say(Text::tr("%1 is running.").arg(script));
    say(Text::tr("On a copy of its schema without rows, %1 reaches version %2; the week was only read.")
            .arg(identity->name, report->version));
    return {};
}

}

void addMigrationCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<MigrationArguments>();
    const auto add = [&, arguments](CLI::App& to, const char* name, const char* description, Task task) {
        auto* command = to.add_subcommand(name, description);
        command->callback([&, arguments, task] { exitCode = conclude(task(context, *arguments)); });
        return command;
    };
    auto* matrix =
        add(app, "migrations", "Show the state of the migrations in all weeks, or in one", showMatrix);
    matrix
        ->add_option("week", arguments->week,
                     "Name of a week, or id of a game for all its weeks (default: all weeks)")
        ->type_name("WEEK|GAME");
    addWeeks(*matrix, context, arguments->weeks, "--week", "Only this week, each migration on its own line");

    auto* migrate =
        add(app, "migrate", "Bring weeks to the newest version of their game; the first one must succeed",
            migrateChosen);
    addWeeks(*migrate, context, arguments->weeks, weekNames(context, "week", "--week"), "Names of weeks",
             &arguments->game);
    migrate->add_option("--game", arguments->game, "All weeks of this game, the oldest first")
        ->type_name("GAME");
    migrate->add_flag("--continue", arguments->continues,
                      "Continue after a week that fails, except the first one");
    migrate->add_option("--to", arguments->to,
                        "The target version (default: the newest); a single week is also taken back");
    addConfirmation(migrate, *arguments);
    addBy(migrate, *arguments);

    auto* group = app.add_subcommand("migration", "Work on the migrations of a game or a week");
    group->require_subcommand(1);
    add(*group, "lint", "Find the dangerous statements in the migrations of a game", lint)
        ->add_option("game", arguments->game, "Id of the game")
        ->type_name("GAME")
        ->required();
    auto* trial =
        add(*group, "try", "Apply the pending migrations to a copy of the week's schema", tryOnClone);
    addWeek(*trial, context, arguments->week);
    addInPlace(trial, *arguments);
    addHistoryCommands(*group, context, exitCode);
}

}
