#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "drift/drift.h"
#include "pg/scripttext.h"
#include "weeks/databasefacts.h"
#include "weeks/weeklist.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct DriftArguments
{
    AdminArguments admin;
    bool onlySql = false;
};

struct WantedWeek
{
    GamePointer game;
    QString name;
};

/// One week, or all of a game that let us in.
Result<std::vector<WantedWeek>> wantedWeeks(const Context& context, const QString& what)
{
    const GameLibrary library = context.loadGames();
    if (const auto ofWeek = gameOfDatabase(context, library, what))
        return std::vector<WantedWeek> {{*ofWeek, what}};
    const GamePointer game = library.game(what);
    if (!game) // the one says what the names are like
        return library.untrustedGame(what) ? gameWithId(library, what).error()
                                           : gameOfDatabase(context, library, what).error();
    auto session = context.open();
    if (!session)
        return session.error();
    const auto games = discoverWeeks(*session, library);
    if (!games)
        return games.error();
    std::vector<WantedWeek> list;
    for (const GameWeeks& each : *games) {
        for (const Week& week : each.weeks) {
            if (each.game == game && week.status == Week::Status::Ready)
                list.push_back({game, week.identity.name});
        }
    }
    return list;
}

void print(Output& output, const Drift& drift)
{
    for (const DriftItem& item : drift.items)
        output.add({drift.week.name, drift.version, driftKindName(item.kind), item.object, item.name,
                    item.isDestructive, item.expected, item.found, item.sql.trimmed()});
}

Output driftOutput(const Context& context)
{
    std::vector<Output::Column> columns {column("week", Text::tr("Week")),
                                         column("version", Text::tr("Version")),
                                         column("kind", Text::tr("Difference")),
                                         column("object", Text::tr("Object")),
                                         column("name", Text::tr("Name")),
                                         jsonColumn("destructive", Text::tr("Destroys")),
                                         column("expected", Text::tr("By the migrations")),
                                         column("found", Text::tr("In the week")),
                                         column("sql", Text::tr("SQL"))};
    return Output(context.json, std::move(columns));
}

/// Their scripts in one output would all run in one database.
Error severalScripts(const std::vector<WantedWeek>& weeks)
{
    return {.kind = Error::Kind::Format,
            .message =
                Text::tr("“--sql” prints the statements of one week, and the game has %1.").arg(weeks.size()),
            .advice = Text::tr("Name one of them instead of the game, such as %1.").arg(weeks.front().name)};
}

/// @return whether a week has drifted.
Result<bool> drift(const Context& context, const DriftArguments& arguments)
{
    const auto weeks = wantedWeeks(context, QString::fromStdString(arguments.admin.week));
    const auto server = context.connectOptions();
    if (!weeks || !server)
        return weeks ? server.error() : weeks.error();
    if (arguments.onlySql && weeks->size() > 1)
        return severalScripts(*weeks);
    const Interrupt interrupt;
    ReferenceCatalogs references(
        [&](const std::stop_token&) { return scratchServer(context, arguments.admin); });
    Output output = driftOutput(context);
    int count = 0;
    std::optional<Error> failed;
    for (const WantedWeek& week : *weeks) {
        auto session = openDatabase(*server, week.name, interrupt.token());
        auto found = session ? readDrift(*session, *week.game, references, {.stop = interrupt.token()})
                             : Result<Drift>(session.error());
        if (!found) {
            if (weeks->size() > 1)
                printError(found.error().at(week.name));
            failed = found.error().at(week.name);
            continue;
        }
        count += static_cast<int>(found->items.size());
        for (const QString& note : found->notComparable)
            say(week.name + QStringLiteral(": ") + note);
        if (arguments.onlySql)
            printBytes(QString(Pg::scriptComment(week.name) + found->sql()).toUtf8());
        else
            print(output, *found);
    }
    if (!arguments.onlySql)
        output.finish();
    say(Text::tr("%n difference(s).", nullptr, count));
    if (failed)
        return *failed;
    return count > 0;
}

}

void addDriftCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<DriftArguments>();
    auto* command = app.add_subcommand(
        "drift",
        "Compare a week with the schema that its migrations make, and print SQL that would put it right");
    addWeek(*command, context, arguments->admin.week);
    command->get_option("--week")->description("Name of the week, or id of a game for all its weeks");
    command->add_flag("--sql", arguments->onlySql, "Print only the statements, of one week; none is run");
    command->add_flag("--in-place", arguments->admin.inPlace,
                      "Run the migrations on the server of the connection instead of the private local one");
    command->callback([&, arguments] {
        const auto drifted = drift(context, *arguments);
        exitCode = drifted ? (*drifted ? ExitCode::Failed : ExitCode::Done) : conclude(drifted.error());
    });
}

}
