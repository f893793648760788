#include "cli/commands.h"

#include "cli/eventarguments.h"
#include "cli/eventoutput.h"
#include "cli/interrupt.h"
#include "cli/outfile.h"
#include "cli/text.h"
#include "events/eventexport.h"
#include "events/eventplan.h"
#include "events/eventquery.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct ListArguments
{
    EventArguments events;
    std::string count;
    int limit = 50;
    bool payload = false;
    bool oldest = false;
    bool plan = false;
};

struct ExportArguments
{
    EventArguments events;
    OutFile file;
    std::string format;
};

Result<void> listEvents(const Context& context, const ListArguments& arguments, OpenWeek& week,
                        const EventQuery& query)
{
    const auto direction = arguments.oldest ? EventDirection::Newer : EventDirection::Older;
    auto page = fetchEventPage(week.session, query, {}, direction, arguments.limit);
    if (!page)
        return page.error();
    const bool isWhole = arguments.payload || context.json;
    Output output(context.json, eventColumns(query.shape, isWhole));
    for (EventRow& row : page->rows) {
        auto cells = eventCells(week.session, query.source, std::move(row), isWhole);
        if (!cells)
            return cells.error();
        output.add(*std::move(cells));
    }
    output.finish();
    if (page->more)
        say(Text::tr("There are more; --limit shows more."));
    return {};
}

Result<void> printCount(const Context& context, OpenWeek& week, const EventQuery& query)
{
    auto count = countEvents(week.session, query);
    if (!count)
        return count.error();
    Output output(context.json, {jsonColumn("events", Text::tr("Events"))});
    output.add({*count});
    output.finish();
    return {};
}

QString serviceName(EventPlan::Service service)
{
    switch (service) {
    case EventPlan::Service::Index:
        return QStringLiteral("index");
    case EventPlan::Service::IndexAndTest:
        return QStringLiteral("index and test");
    case EventPlan::Service::AllRows:
        break;
    }
    return QStringLiteral("all rows");
}

Result<void> printPlan(const Context& context, OpenWeek& week, const EventQuery& query)
{
    auto plan = planEvents(week.session, query);
    if (!plan)
        return plan.error();
    Output output(context.json,
                  {jsonColumn("estimate", Text::tr("About")), column("served_by", Text::tr("Served by"))});
    output.add({QByteArray::number(plan->rows, 'f', 0), serviceName(plan->service)});
    output.finish();
    return {};
}

Result<void> printEvents(const Context& context, const ListArguments& arguments)
{
    auto opened = arguments.events.open(context);
    if (!opened)
        return opened.error();
    auto& [week, query] = *opened;
    if (arguments.plan)
        return printPlan(context, week, query);
    if (!arguments.count.empty())
        return printCount(context, week, query);
    return listEvents(context, arguments, week, query);
}

ExportFormat formatOf(const ExportArguments& arguments)
{
    if (arguments.format.empty())
        return exportFormatOf(arguments.file.name());
    return exportFormatOf(QStringLiteral("x.") + QString::fromStdString(arguments.format));
}

Result<void> exportWeek(const Context& context, const ExportArguments& arguments)
{
    if (auto may = arguments.file.mayBeWritten(); !may)
        return may;
    auto opened = arguments.events.open(context);
    if (!opened)
        return opened.error();
    auto& [week, query] = *opened;
    const Interrupt interrupt;
    ProgressLine progress;
    const ExportOptions options {
        .file = arguments.file.name(), .format = formatOf(arguments), .progress = [&](qint64 rows) {
            progress.show(Text::tr("%n event(s)", nullptr, static_cast<int>(rows)), rows);
        }};
    auto rows = exportEvents(week.session, query, week.game->import, options, {.stop = interrupt.token()});
    progress.clear();
    if (!rows)
        return rows.error();
    Output output(context.json, {jsonColumn("events", Text::tr("Events")), column("file", Text::tr("File"))});
    output.add({*rows, options.file});
    output.finish();
    return {};
}

void addList(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto listed = std::make_shared<ListArguments>();
    auto* command = app.add_subcommand("events", "Print events of a week, the newest first");
    listed->events.addWeekTo(*command, context);
    listed->events.addSourceTo(*command);
    listed->events.addFilterTo(*command);
    command->add_option("--limit", listed->limit, "At most this many")->check(CLI::Range(1, 100000));
    command->add_flag("--payload", listed->payload, "Whole payloads instead of their beginnings");
    command->add_flag("--oldest", listed->oldest, "The oldest ones instead of the newest");
    auto* plan = command->add_flag(
        "--plan", listed->plan, "Only estimate their number, and print whether an index serves the filter");
    command->add_option("--count", listed->count, "Only count them: exact (reads them all)")
        ->check(CLI::IsMember({"exact"}))
        ->excludes(plan);
    command->callback([&, listed] { exitCode = conclude(printEvents(context, *listed)); });
}

void addExport(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto exported = std::make_shared<ExportArguments>();
    auto* command = app.add_subcommand("export", "Write events of a week to a file, the oldest first");
    exported->events.addWeekTo(*command, context);
    exported->events.addSourceTo(*command);
    exported->events.addFilterTo(*command);
    exported->file.addTo(*command, "--file", "The file; it appears when it is complete")->required();
    command
        ->add_option(
            "--format", exported->format,
            "ndjson, json or csv (default: by the file's ending). In csv a cell beginning with = + - @ "
            "gets an apostrophe, so that spreadsheets do not run it")
        ->check(CLI::IsMember({"ndjson", "json", "csv"}));
    command->callback([&, exported] { exitCode = conclude(exportWeek(context, *exported)); });
}

}

void addEventCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    addList(app, context, exitCode);
    addExport(app, context, exitCode);
}

}
