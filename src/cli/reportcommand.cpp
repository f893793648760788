#include "base/utf8.h"
#include "cli/commands.h"

#include "base/safetext.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rowoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "game/reportparameter.h"
#include "query/querywrite.h"
#include "query/report.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace Weekglass {

namespace {

struct ReportArguments
{
    std::string week;
    std::string report;
    std::vector<std::string> set; ///< NAME=VALUE
    std::string choices; ///< NAME or NAME=TEXT
    bool list = false;
    bool failOnAlert = false;
    RowOutput output;
};

void printReports(const Context& context, const GameDefinition& game)
{
    Output output(context.json,
                  {column("report", Text::tr("Report")), column("title", Text::tr("Title")),
                   column("takes", Text::tr("Takes")), column("description", Text::tr("Description"))});
    for (const ReportDefinition& report : game.reports) {
        QStringList names;
        for (const ReportParameter& parameter : report.parameters)
            names << parameter.name;
        output.add({report.id, report.title, names.join(QStringLiteral(", ")), report.description});
    }
    output.finish();
}

/// What a report takes.
void printParameters(const Context& context, const ReportDefinition& report)
{
    Output output(context.json,
                  {column("parameter", Text::tr("Parameter")), column("title", Text::tr("Title")),
                   column("type", Text::tr("Type")), column("default", Text::tr("Without it")),
                   column("values", Text::tr("Values"))});
    for (const ReportParameter& parameter : report.parameters) {
        const QString without = parameter.type == ParameterType::Present ? Text::tr("the week's present")
            : !parameter.standard.isEmpty()                              ? parameter.standard
            : !parameter.isOptional                                      ? Text::tr("required")
            : parameter.hint.isEmpty()                                   ? Text::tr("left out")
                                                                         : parameter.hint;
        const QString values = parameter.choices
            ? Text::tr("a value or a name: --choices %1").arg(parameter.name)
            : parameter.values.join(QStringLiteral(", "));
        output.add({parameter.name, parameter.title, parameterTypeName(parameter.type), without, values});
    }
    output.finish();
}

std::pair<QString, QString> parted(const std::string& text)
{
    const QString all = QString::fromStdString(text);
    const qsizetype at = all.indexOf(QLatin1Char('='));
    return {at < 0 ? all : all.left(at), at < 0 ? QString() : all.mid(at + 1)};
}

Result<void> printChoices(const Context& context, Pg::Session& session, const ReportDefinition& report,
                          const std::string& wanted, const Pg::Call& call)
{
    const auto [name, typed] = parted(wanted);
    const ReportParameter* parameter = report.parameter(name);
    if (!parameter)
        return notFound(Text::tr("The report “%1” takes no “%2”.").arg(report.id, name),
                        Text::tr("--list prints its parameters."));
    const auto choices = fetchChoices(session, *parameter, typed, call);
    if (!choices)
        return choices.error();
    if (!parameter->choices && parameter->values.isEmpty())
        say(Text::tr("Nothing is offered for %1: it takes %2.")
                .arg(name, parameterTypeText(parameter->type)));
    Output output(context.json,
                  {column("value", Text::tr("Value")), column("title", Text::tr("Name")),
                   column("detail", Text::tr("Detail"))});
    for (const ReportChoice& choice : *choices)
        output.add({choice.value, choice.title, choice.detail});
    output.finish();
    if (choices->size() == MostChoices)
        say(Text::tr("There may be more: --choices %1=TEXT narrows them down.").arg(name));
    return {};
}

Result<ReportSettings> settingsOf(const ReportArguments& arguments)
{
    ReportSettings settings;
    for (const std::string& one : arguments.set) {
        auto [name, value] = parted(one);
        if (name.isEmpty() || one.find('=') == std::string::npos)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("“%1” is not NAME=VALUE.").arg(QString::fromStdString(one)),
                          .advice = Text::tr("--list prints the report's parameters.")};
        settings.insert(name, value);
    }
    return settings;
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

void sayAbout(const Report& report)
{
    if (report.result->isCut)
        say(Text::tr("There are more rows."));
    if (const auto alerts = static_cast<int>(report.alertCount()); alerts > 0)
        say(Text::tr("%n row(s) with an alert", nullptr, alerts));
    if (const QString asOf = report.asOfText(); !asOf.isEmpty())
        say(asOf);
}

/// @return what the exit code is
Result<ExitCode> printReport(const Context& context, const ReportArguments& arguments)
{
    if (const auto may = arguments.output.out.mayBeWritten(); !may)
        return may.error();
    const QString wanted = QString::fromStdString(arguments.report);
    auto week = openWeek(context, QString::fromStdString(arguments.week), [&](const GameDefinition& game) {
        const ReportDefinition* asked = game.report(wanted);
        return asked ? std::optional(QString::fromUtf8(asked->query.text)) : std::nullopt;
    });
    if (!week)
        return week.error();
    if (wanted.isEmpty()) {
        printReports(context, *week->game);
        return ExitCode::Done;
    }
    const ReportDefinition* report = week->game->report(wanted);
    if (!report)
        return notFound(Text::tr("%1 has no report “%2”.").arg(week->game->title, wanted),
                        Text::tr("Without a name they are listed."));
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    if (arguments.list) {
        printParameters(context, *report);
        return ExitCode::Done;
    }
    if (!arguments.choices.empty()) {
        const auto printed = printChoices(context, week->session, *report, arguments.choices, call);
        return printed ? Result<ExitCode>(ExitCode::Done) : printed.error();
    }
    const auto settings = settingsOf(arguments);
    if (!settings)
        return settings.error();
    const auto read = readReport(week->session, *week->game, *report, *settings, call);
    if (!read)
        return read.error();
    if (arguments.output.isChosen()) {
        if (const auto written = arguments.output.write(CombinedResult({{week->name, read->result}}, false));
            !written)
            return written.error();
        if (const auto stale = static_cast<int>(read->staleCount()); stale > 0)
            say(Text::tr("%n row(s) are stale.", nullptr, stale));
    } else {
        printRows(context, *read);
    }
    sayAbout(*read);
    return arguments.failOnAlert && read->alertCount() > 0 ? ExitCode::Alert : ExitCode::Done;
}

}

void addReportCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<ReportArguments>();
    auto* command = app.add_subcommand("report", "Print the reports of a week, or one of them");
    addWeek(*command, context, arguments->week);
    auto* report =
        command->add_option("report", arguments->report, "Id of the report; without it they are listed");
    command
        ->add_option("--set", arguments->set,
                     "NAME=VALUE: a parameter of the report, by its value or by a name that stands for it")
        ->allow_extra_args(false)
        ->needs(report);
    command->add_flag("--list", arguments->list, "List the report's parameters")->needs(report);
    command
        ->add_option("--choices", arguments->choices,
                     "NAME or NAME=TEXT: list the values of a parameter, or those whose name begins with or "
                     "contains the text")
        ->needs(report);
    command->add_flag("--fail-on-alert", arguments->failOnAlert, "Exit with 7 if a row has an alert")
        ->needs(report);
    arguments->output.addTo(*command);
    command->callback([&, arguments] {
        if (arguments->output.isChosen() && arguments->report.empty())
            throw CLI::RequiredError("report");
        const auto printed = printReport(context, *arguments);
        exitCode = printed ? *printed : conclude(printed.error());
    });
}

}
