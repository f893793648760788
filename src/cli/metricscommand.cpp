#include "cli/commands.h"

#include "base/servertime.h"
#include "cli/comparedweeks.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "lifecycle/keephistory.h"
#include "metrics/metricquery.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct MetricArguments
{
    std::string week;
    std::string metric;
    std::string series;
    int buckets = 50;
    bool keeps = false;
};

void printCatalogue(const Context& context, const GameDefinition& game)
{
    Output output(context.json,
                  {column("metric", Text::tr("Metric")), column("title", Text::tr("Title")),
                   column("unit", Text::tr("Unit")), column("kind", Text::tr("Kind")),
                   column("description", Text::tr("Description"))});
    for (const MetricDefinition& metric : game.metrics)
        output.add(
            {metric.id, metric.title, metric.unit, metricKindName(metric.meaning.kind), metric.description});
    output.finish();
}

void printData(const Context& context, const MetricData& data)
{
    Output output(context.json,
                  {column("series", Text::tr("Series")), column("from", Text::tr("From (UTC)")),
                   column("to", Text::tr("To (UTC)")), jsonColumn("readings", Text::tr("Readings")),
                   jsonColumn("least", Text::tr("Least")), jsonColumn("greatest", Text::tr("Greatest")),
                   jsonColumn("last", Text::tr("Last"))});
    for (const MetricSeries& series : data.series) {
        for (const MetricBucket& bucket : series.buckets)
            output.add({series.name, timestampOf(bucket.firstAt), timestampOf(bucket.lastAt), bucket.count,
                        bucket.leastText, bucket.greatestText, QByteArray::number(bucket.last, 'g', 17)});
    }
    output.finish();
    if (data.isCut)
        say(Text::tr("There are more series; choose one with --series."));
}

/// Reads all metrics of the week and keeps them, so that it can be compared when it is gone.
Result<void> keepMetrics(const Context& context, const QString& name)
{
    const GameLibrary library = context.loadGames();
    const auto match = gameOfWeek(library, name);
    if (!match)
        return match.error();
    auto options = context.connectOptions();
    if (!options)
        return options.error();
    options->database = name.toUtf8();
    auto session = Pg::Session::open(*options);
    if (!session)
        return session.error();
    const auto identity = identify(*session);
    if (!identity)
        return identity.error();
    const auto history = openMetricHistory();
    if (!history)
        return history.error();
    const Interrupt interrupt;
    const WeekHandle week {
        .pool = Pg::SessionPool::create(*options), .game = match->game, .identity = *identity};
    const WeekReadings read = readWeek(week, {}, {}, interrupt.token());
    if (read.error)
        return *read.error;
    if (auto kept = keepReadings(*history, *identity, match->game->id, read); !kept)
        return kept;
    int count = 0;
    for (const MetricReadings& metric : read.metrics) {
        count += metric.isRead() ? 1 : 0;
        if (metric.error)
            say(metric.error->text());
    }
    say(Text::tr("%n metric(s) of %1 were kept.", nullptr, count).arg(name));
    return {};
}

Result<void> printMetrics(const Context& context, const MetricArguments& arguments)
{
    if (arguments.keeps)
        return keepMetrics(context, QString::fromStdString(arguments.week));
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    if (arguments.metric.empty()) {
        printCatalogue(context, *week->game);
        return {};
    }
    const QString wanted = QString::fromStdString(arguments.metric);
    const MetricDefinition* metric = week->game->metric(wanted);
    if (!metric)
        return notFound(Text::tr("%1 has no metric “%2”.").arg(week->game->title, wanted),
                        Text::tr("Without --metric they are listed."));
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    const auto span = fetchMetricSpan(week->session, *metric, call);
    if (!span)
        return span.error();
    if (!*span) {
        say(Text::tr("There are no readings in this week."));
        return {};
    }
    const auto data = fetchMetric(week->session,
                                  {.metric = *metric,
                                   .begin = (*span)->begin,
                                   .end = (*span)->end,
                                   .buckets = arguments.buckets,
                                   .series = QString::fromStdString(arguments.series)},
                                  call);
    if (!data)
        return data.error();
    printData(context, *data);
    return {};
}

}

void addMetricsCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    constexpr int MostBuckets = 100000;
    auto arguments = std::make_shared<MetricArguments>();
    auto* command = app.add_subcommand("metrics",
                                       "List the metrics of a week's game, or print one over time: least, "
                                       "greatest and last of each stretch");
    auto* week = command->add_option("--week", arguments->week, "Name of the week");
    auto* metric = command->add_option("--metric", arguments->metric, "Id of the metric to print");
    command->add_option("--series", arguments->series, "Only this series of it");
    command->add_option("--buckets", arguments->buckets, "Largest number of stretches of time (default: 50)")
        ->check(CLI::Range(1, MostBuckets));
    command
        ->add_flag("--keep", arguments->keeps,
                   "Keep all metrics of the week in the workspace, for comparing when it is gone")
        ->excludes(metric);
    addKeptCommand(*command, context, exitCode);
    command->callback([&, arguments, command, week] {
        if (!command->get_subcommands().empty())
            return; // it has answered
        if (week->empty())
            throw CLI::RequiredError("--week");
        exitCode = conclude(printMetrics(context, *arguments));
    });
}

}
