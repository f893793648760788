#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/confirmation.h"
#include "cli/gamefolders.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "lifecycle/distributeweek.h"
#include "lifecycle/newweek.h"
#include "migrations/migrate.h"
#include "migrations/weekdetails.h"
#include "pg/ownertrust.h"
#include "weeks/databasefacts.h"
#include "weeks/weekcard.h"
#include "weeks/weeklist.h"

#include <CLI/CLI.hpp>
#include <QDate>

namespace Weekglass {

namespace {

constexpr int SampleWeeks = 2;
constexpr qint64 FirstSeed = 1;

QByteArray schemaState(const WeekDetails& details)
{
    switch (details.schema) {
    case WeekDetails::Schema::NotMigrated:
        return "not migrated";
    case WeekDetails::Schema::Current:
        return "current";
    case WeekDetails::Schema::Behind:
        return "behind " + QByteArray::number(details.pending);
    case WeekDetails::Schema::Differs:
        return "differs";
    case WeekDetails::Schema::Alembic:
        return "Alembic";
    }
    return {};
}

Result<WeekDetails> detailsOf(const Pg::ConnectOptions& week, const GameDefinition& game)
{
    if (!game.isTrusted)
        return Error {.kind = Error::Kind::Format, .message = Text::tr("not trusted yet")};
    auto inside = Pg::Session::open(week);
    return inside ? weekDetails(*inside, game) : Result<WeekDetails>(inside.error());
}

/// As the server's own catalogs say, for a week that is not read.
Pg::Value bytesOf(Pg::Session& maintenance, const Week& week)
{
    const auto facts = readDatabaseFacts(maintenance, week.identity.name);
    return facts && facts->bytes ? Pg::Value(QByteArray::number(*facts->bytes)) : Pg::Value();
}

/// With a word for a week whose making has not ended, which its schema alone does not tell.
QByteArray schemaState(Pg::Session& maintenance, const Week& week, const WeekDetails& details)
{
    const QByteArray schema = schemaState(details);
    const auto facts = readDatabaseFacts(maintenance, week.identity.name);
    const bool isUnfinished = facts && weekCardOf(facts->comment).stage == QLatin1String("created");
    return isUnfinished ? schema + ", unfinished" : schema;
}

Result<void> listWeeks(const Context& context)
{
    const GameLibrary library = loadAllGames(context);
    auto found = findWeeks(context, library, ListedGames::All);
    if (!found)
        return found.error();
    Output output(context.json,
                  {column("week", Text::tr("Week")), column("game", Text::tr("Game")),
                   jsonColumn("oid", Text::tr("OID")), jsonColumn("bytes", Text::tr("Bytes")),
                   column("version", Text::tr("Version")), column("schema", Text::tr("Schema")),
                   column("last_event", Text::tr("Last event"))});
    for (const GameWeeks& game : found->games) {
        for (const Week& week : game.weeks) {
            auto own = found->options;
            own.database = week.identity.name.toUtf8();
            const auto details = detailsOf(own, *game.game);
            std::vector<Pg::Value> cells {own.database, game.game->id.toUtf8(),
                                          QByteArray::number(week.identity.oid)};
            if (details)
                cells.insert(cells.end(),
                             {details->size ? Pg::Value(QByteArray::number(*details->size)) : Pg::Value(),
                              details->version.toUtf8(), schemaState(found->session, week, *details),
                              details->lastEvent});
            else
                cells.insert(
                    cells.end(),
                    {bytesOf(found->session, week), Pg::Value(), whyNotRead(details.error()), Pg::Value()});
            output.add(std::move(cells));
        }
    }
    output.finish();
    return {};
}

Result<void> migrateWeek(OpenWeek& week)
{
    auto report = migrate(week.session, *week.game, {.onProgress = [](const MigrationProgress& progress) {
                              if (!progress.script.isEmpty())
                                  say(Text::tr("Applying %1…").arg(progress.script));
                          }});
    if (!report)
        return report.error();
    say(report->applied.isEmpty() ? Text::tr("%1 is up to date, version %2.").arg(week.name, report->version)
                                  : Text::tr("%1 has version %2 now.").arg(week.name, report->version));
    return {};
}

Result<void> migrateNamed(const Context& context, const QString& name)
{
    auto week = openWeek(context, name);
    return week ? migrateWeek(*week) : Result<void>(week.error());
}

struct CreateArguments
{
    AdminArguments admin;
    std::string name;
    std::string templateDatabase;
    bool roles = false;
    bool distributed = false;
    bool dryRun = false;
    bool sample = false;
    qint64 seed = FirstSeed;
};

/// What a distributed week is and is not.
Result<void> tellDistribution(const Context& context, const GameDefinition& game)
{
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto plan = planDistribution(*maintenance, game);
    if (!plan)
        return plan.error();
    for (const QString& text : plan->texts())
        say(text);
    return {};
}

Result<void> create(const Context& context, const CreateArguments& arguments)
{
    const GameLibrary library = context.loadGames();
    const auto match = gameOfWeek(context, library, QString::fromStdString(arguments.name));
    const auto options = context.connectOptions();
    if (!match || !options)
        return match ? options.error() : match.error();
    if (arguments.distributed) {
        if (auto told = tellDistribution(context, *match->game); !told || arguments.dryRun)
            return told;
    }
    const auto made =
        makeNewWeek({.server = *options,
                     .game = *match->game,
                     .name = match->name,
                     .by = arguments.admin.by(),
                     .templateDatabase = QString::fromStdString(arguments.templateDatabase),
                     .sampleSeed = arguments.sample ? std::optional(arguments.seed) : std::nullopt,
                     .withRoles = arguments.roles,
                     .isDistributed = arguments.distributed,
                     .onProgress = [](const QString& step) { say(step); }});
    if (!made)
        return made.error();
    say(arguments.roles
            ? Text::tr("%1 is created; give %2, %3 and %4 to those who work with it.")
                  .arg(made->name, roleName(*match->game, GameRole::Reader),
                       roleName(*match->game, GameRole::Writer), roleName(*match->game, GameRole::Owner))
            : Text::tr("%1 is created.").arg(made->name));
    if (arguments.roles && match->game->players)
        say(Text::tr("%1 is for the programs that serve players: it reads the rows of one player.")
                .arg(roleName(*match->game, GameRole::Player)));
    return {};
}

/// Goes on with one that an earlier run began; one that is there is only migrated.
Result<void> makeSample(const Context& context, const Pg::ConnectOptions& options, const GameDefinition& game,
                        const WeekName& name, qint64 seed)
{
    auto maintenance = context.open();
    if (!maintenance)
        return maintenance.error();
    const auto there = readDatabaseFacts(*maintenance, name.toString());
    if (there && weekCardOf(there->comment).stage == QLatin1String("live"))
        return migrateNamed(context, name.toString());
    const auto made = makeNewWeek({.server = options,
                                   .game = game,
                                   .name = name,
                                   .sampleSeed = seed,
                                   .withRoles = false,
                                   .onProgress = [](const QString& step) { say(step); }});
    if (!made && made.error().sqlState == QLatin1String("42P04")) // its comment does not say what it is
        return migrateNamed(context, name.toString());
    if (!made)
        return made.error();
    say(Text::tr("%1 is created.").arg(made->name));
    return {};
}

/// The weeks before this one, so that a sample week is complete; each with its own seed.
Result<void> createSamples(const Context& context)
{
    if (const QString why = whyGuarded(context); !why.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = QString(why + QLatin1Char(' ') + Text::tr("Nothing was done.")),
                      .advice = Text::tr("Make a single week there with “create --sample”.")};
    const auto options = context.connectOptions();
    if (!options)
        return options.error();
    const GameLibrary library = loadAllGames(context);
    for (const auto& game : library.games()) {
        auto name = WeekName::of(game->prefix, QDate::currentDate());
        for (int i = 0; i < SampleWeeks && name; ++i) {
            name = name->previous();
            if (!name || !game->sample)
                continue;
            if (auto made = makeSample(context, *options, *game, *name, FirstSeed + i); !made)
                return made;
        }
    }
    return {};
}

}

void addWeekCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    app.add_subcommand("weeks", "List the weeks of all games on the server")->callback([&] {
        exitCode = conclude(listWeeks(context));
    });

    auto arguments = std::make_shared<CreateArguments>();
    auto* createCommand = app.add_subcommand("create", "Create a week's database and migrate it");
    addWeek(*createCommand, context, arguments->name);
    createCommand->add_option(
        "--template", arguments->templateDatabase,
        "Start from a copy of this database: <prefix>_template or another week of the game");
    createCommand->add_flag("--sample", arguments->sample, "Fill it with made-up data");
    createCommand->add_option("--seed", arguments->seed,
                              "Seed of the made-up data; the same seed gives the same data");
    createCommand->add_flag("--roles", arguments->roles,
                            "Use the roles <game>_reader, _writer, _owner and, if the game names its "
                            "players, _player; others may not connect");
    auto* distributed = createCommand->add_flag(
        "--distributed", arguments->distributed,
        "Spread its tables over the Citus cluster of the maintenance database, as the game's manifest says");
    createCommand
        ->add_flag("--dry-run", arguments->dryRun, "Only print which tables are distributed, and the losses")
        ->needs(distributed);
    addBy(createCommand, arguments->admin);
    createCommand->callback([&, arguments] { exitCode = conclude(create(context, *arguments)); });

    app.add_subcommand("sample", "Create the missing sample weeks of every game")->callback([&] {
        exitCode = conclude(createSamples(context));
    });
}

}
