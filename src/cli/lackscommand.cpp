#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "weeks/lacks.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

/// @return whether nothing is missing
Result<bool> printLacks(const Context& context, const std::string& name)
{
    auto week = openWeek(context, QString::fromStdString(name));
    if (!week)
        return week.error();
    const Interrupt interrupt;
    const auto lacks = findLacks(week->session, *week->game, {.stop = interrupt.token()});
    if (!lacks)
        return lacks.error();
    Output output(context.json, {column("part", Text::tr("Part")), column("missing", Text::tr("Missing"))});
    for (const Lack& lack : *lacks) {
        for (const QString& missing : lack.missing)
            output.add({lackTitle(lack), missing});
    }
    output.finish();
    if (lacks->empty())
        say(Text::tr("%1 has all that %2 needs.").arg(week->name, week->game->title));
    return lacks->empty();
}

}

void addLacksCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto name = std::make_shared<std::string>();
    auto* command = app.add_subcommand(
        "lacks", "List the tables, columns, functions and rights that a week lacks for its game");
    addWeek(*command, context, *name);
    command->callback([&, name] {
        const auto isWhole = printLacks(context, *name);
        exitCode = isWhole ? (*isWhole ? ExitCode::Done : ExitCode::Failed) : conclude(isWhole.error());
    });
}

}
