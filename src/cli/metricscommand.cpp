#include "cli/commands.h"

#include "base/servertime.h"
#include "cli/asplayer.h"
#include "cli/comparedweeks.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rowoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "lifecycle/keephistory.h"
#include "metrics/metricquery.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct MetricArguments
{
    std::vector<std::string> weeks;
    std::string metric;
    std::string series;
    int buckets = 50;
    bool keeps = false;
    bool raw = false;
    RowOutput output;

    QString week() const { return QString::fromStdString(weeks.front()); }
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

/// The buckets for other programs.
CombinedResult tableOf(const QString& week, const MetricData& data)
{
    auto table = std::make_shared<QueryResult>();
    table->columns = {
        {.name = "series", .type = ColumnType::Text},   {.name = "from", .type = ColumnType::Timestamp},
        {.name = "to", .type = ColumnType::Timestamp},  {.name = "readings", .type = ColumnType::BigInt},
        {.name = "least", .type = ColumnType::Numeric}, {.name = "greatest", .type = ColumnType::Numeric},
        {.name = "last", .type = ColumnType::Double}};
    for (const MetricSeries& series : data.series) {
        for (const MetricBucket& bucket : series.buckets) {
            const std::array<std::optional<QByteArray>, 7> row {series.name.toUtf8(),
                                                                timestampOf(bucket.firstAt),
                                                                timestampOf(bucket.lastAt),
                                                                QByteArray::number(bucket.count),
                                                                bucket.leastText,
                                                                bucket.greatestText,
                                                                QByteArray::number(bucket.last, 'g', 17)};
            table->rows.add(row);
        }
    }
    return {{{.week = week, .result = std::move(table)}}, false};
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
    const auto game = gameOfDatabase(context, library, name);
    if (!game)
        return game.error();
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
    if (const auto whose = whoseRows(context, *session, **game); !whose)
        return whose.error();
    const auto history = openMetricHistory();
    if (!history)
        return history.error();
    const Interrupt interrupt;
    const WeekHandle week {.pool = Pg::SessionPool::create(*options), .game = *game, .identity = *identity};
    const WeekReadings read = readWeek(week, {}, {}, interrupt.token());
    if (read.error)
        return *read.error;
    if (auto kept = keepReadings(*history, *identity, (*game)->id, read); !kept)
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

Error noMetric(const GameDefinition& game, const QString& metric)
{
    return notFound(Text::tr("%1 has no metric “%2”.").arg(game.title, metric),
                    Text::tr("Without --metric they are listed."));
}

/// The readings as they are, of one week or of several of one game.
Result<void> printReadings(const Context& context, const MetricArguments& arguments)
{
    const GameLibrary library = context.loadGames();
    auto options = context.connectOptions();
    if (!options)
        return options.error();
    const auto pool = Pg::SessionPool::create(*options);
    std::vector<WeekHandle> weeks;
    for (const std::string& name : arguments.weeks) {
        const auto game = gameOfDatabase(context, library, QString::fromStdString(name));
        if (!game)
            return game.error();
        options->database = QByteArray::fromStdString(name);
        auto session = Pg::Session::open(*options);
        if (!session)
            return session.error();
        const auto identity = identify(*session);
        if (!identity)
            return identity.error();
        weeks.push_back({.pool = pool, .game = *game, .identity = *identity});
        if (weeks.back().game != weeks.front().game)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The weeks are of different games."),
                          .where = weeks.back().title()};
    }
    if (auto told = readAsAsked(context, weeks); !told)
        return told;
    const QString id = QString::fromStdString(arguments.metric);
    const MetricDefinition* metric = weeks.front().game->metric(id);
    if (!metric)
        return noMetric(*weeks.front().game, id);
    const auto readings = metricReadings(*metric, QString::fromStdString(arguments.series));
    if (!readings)
        return readings.error();
    const auto statement = readingStatement(QString::fromUtf8(readings->text()));
    if (!statement)
        return statement.error().at(metric->query.name);
    const Interrupt interrupt;
    const auto written = arguments.output.write(weeks, *statement, {.stop = interrupt.token()});
    if (!written)
        return written.error();
    if (written->failedWeeks > 0)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("%n week(s) failed.", nullptr, written->failedWeeks)};
    return {};
}

Result<void> printMetrics(const Context& context, const MetricArguments& arguments)
{
    if (const auto may = arguments.output.out.mayBeWritten(); !may)
        return may;
    if (arguments.raw)
        return printReadings(context, arguments);
    if (arguments.weeks.size() > 1)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("Several weeks are printed by --raw only."),
                      .advice = Text::tr("“weekglassctl compare” compares weeks.")};
    if (arguments.keeps)
        return keepMetrics(context, arguments.week());
    auto week = openWeek(context, arguments.week());
    if (!week)
        return week.error();
    if (arguments.metric.empty()) {
        printCatalogue(context, *week->game);
        return {};
    }
    const QString wanted = QString::fromStdString(arguments.metric);
    const MetricDefinition* metric = week->game->metric(wanted);
    if (!metric)
        return noMetric(*week->game, wanted);
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
    if (arguments.output.isChosen())
        return arguments.output.write(tableOf(arguments.week(), *data));
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
                                       "greatest and last of each interval");
    addWeeks(*command, context, arguments->weeks, weekNames(context, "week", "--week,--weeks"),
             "Name of the week; with --raw also several")
        ->delimiter(',');
    auto* metric = command->add_option("--metric", arguments->metric, "Id of the metric to print");
    command->add_option("--series", arguments->series, "Only this series of it");
    command->add_option("--buckets", arguments->buckets, "Largest number of intervals (default: 50)")
        ->check(CLI::Range(1, MostBuckets));
    command
        ->add_flag("--keep", arguments->keeps,
                   "Keep all metrics of the week in the workspace, for comparing when it is gone")
        ->excludes(metric);
    command
        ->add_flag("--raw", arguments->raw,
                   "All readings as they are instead of least, greatest and last: as lines of JSON, --csv, "
                   "--parquet or --out")
        ->needs(metric);
    arguments->output.addTo(*command);
    addKeptCommand(*command, context, exitCode);
    command->callback([&, arguments, command] {
        if (!command->get_subcommands().empty())
            return; // it has answered
        if (arguments->weeks.empty())
            throw CLI::RequiredError("--week or --database");
        exitCode = conclude(printMetrics(context, *arguments));
    });
}

}
