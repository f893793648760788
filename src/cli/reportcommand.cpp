#include "base/utf8.h"
#include "cli/commands.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "query/querywrite.h"
#include "query/report.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace Weekglass {

namespace {

struct ReportArguments
{
    std::string week;
    std::string report;
};

void printReports(const Context& context, const GameDefinition& game)
{
    Output output(context.json,
                  {column("report", Text::tr("Report")), column("title", Text::tr("Title")),
                   column("description", Text::tr("Description"))});
    for (const ReportDefinition& report : game.reports)
        output.add({report.id, report.title, report.description});
    output.finish();
}

void printRows(const Context& context, const Report& report)
{
    std::vector<Output::Column> columns;
    for (const QueryColumn& column : report.result->columns)
        columns.push_back({fromUtf8(column.name), visibleText(column.name, 60), true});
    if (!report.isStale.empty())
        columns.push_back(jsonColumn("stale", Text::tr("Stale")));
    Output output(context.json, columns);
    for (qsizetype row = 0; row < report.result->rows.count(); ++row) {
        std::vector<Pg::Value> cells;
        for (std::size_t i = 0; i < report.result->columns.size(); ++i) {
            const auto text = report.result->rows.cell(row, static_cast<int>(i));
            if (!text)
                cells.emplace_back();
            else
                cells.emplace_back(context.json ? queryJson(*text, report.result->columns[i])
                                                : text->toByteArray());
        }
        if (!report.isStale.empty()) {
            const bool isStale = report.isStale[static_cast<std::size_t>(row)];
            cells.emplace_back(context.json  ? QByteArray(isStale ? "true" : "false")
                                   : isStale ? Text::tr("stale").toUtf8()
                                             : QByteArray());
        }
        output.add(std::move(cells));
    }
    output.finish();
}

Result<void> printReport(const Context& context, const ReportArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    if (arguments.report.empty()) {
        printReports(context, *week->game);
        return {};
    }
    const QString wanted = QString::fromStdString(arguments.report);
    const auto report = std::ranges::find(week->game->reports, wanted, &ReportDefinition::id);
    if (report == week->game->reports.end())
        return notFound(Text::tr("%1 has no report “%2”.").arg(week->game->title, wanted),
                        Text::tr("Without a name they are listed."));
    const Interrupt interrupt;
    const auto read = readReport(week->session, *week->game, *report, {.stop = interrupt.token()});
    if (!read)
        return read.error();
    printRows(context, *read);
    if (read->result->isCut)
        say(Text::tr("There are more rows."));
    if (read->now)
        say(Text::tr("Seen from the newest event: %1").arg(QString::fromLatin1(timestampOf(*read->now))));
    return {};
}

}

void addReportCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<ReportArguments>();
    auto* command =
        app.add_subcommand("report", "Print what a week says now: the reports of its game, or one of them");
    addWeek(*command, context, arguments->week, "week", &arguments->report);
    command->add_option("report", arguments->report, "Id of the report; without it they are listed");
    command->callback([&, arguments] { exitCode = conclude(printReport(context, *arguments)); });
}

}
