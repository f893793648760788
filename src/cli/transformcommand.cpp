#include "cli/commands.h"

#include "cli/interrupt.h"
#include "cli/output.h"
#include "fetch/transformrun.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

struct TransformArguments
{
    std::string week;
    bool rebuild = false;
};

void print(const Context& context, const TransformRun& run)
{
    Output output(context.json,
                  {{.key = QStringLiteral("transform"), .title = Text::tr("Transform")},
                   {.key = QStringLiteral("ms"), .title = Text::tr("Took (ms)"), .isJson = true},
                   {.key = QStringLiteral("rows"), .title = Text::tr("Rows changed"), .isJson = true}});
    for (const TransformStep& step : run.steps)
        output.add({step.name.toUtf8(), QByteArray::number(static_cast<qint64>(step.took.count())),
                    QByteArray::number(step.rows)});
    output.finish();
}

Result<void> transform(const Context& context, const TransformArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto identity = identify(week->session);
    if (!identity)
        return identity.error();
    const Interrupt interrupt;
    const TransformRun run = transformWeek(week->session, *week->game, *identity,
                                           arguments.rebuild ? TransformKind::Rebuild : TransformKind::New,
                                           {.stop = interrupt.token()});
    print(context, run);
    if (run.error)
        return *run.error;
    say(Text::tr("%1: %2 ms, %3 rows changed.").arg(identity->name).arg(run.took.count()).arg(run.rows()));
    return {};
}

}

void addTransformCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<TransformArguments>();
    auto* command =
        app.add_subcommand("transform", "Run the game's transforms: what was fetched becomes tables");
    command->add_option("week", arguments->week, "Name of the week")->required();
    command->add_flag("--rebuild", arguments->rebuild,
                      "Empty what they fill and fill it again from all that was fetched, in one transaction");
    command->callback([&, arguments] { exitCode = conclude(transform(context, *arguments)); });
}

}
