#include "cli/commands.h"

#include "base/servertime.h"
#include "cli/comparedweeks.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rowoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "metrics/comparable.h"
#include "query/deltatable.h"
#include "json/strings.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace Weekglass {

namespace {

struct CompareArguments
{
    std::vector<std::string> weeks;
    std::string game;
    int last = 5;
    std::vector<std::string> metrics;
    std::vector<std::string> starts;
    std::string at;
    bool keepsNothing = false;
    RowOutput output;
};

/// One kind of row among several: for programs each says its kind.
class Section
{
public:
    Section(bool asJson, const char* kind, std::vector<Output::Column> columns)
        : m_kind(kind)
        , m_asJson(asJson)
        , m_output(asJson, withKind(asJson, std::move(columns)))
    {
    }
    void add(std::initializer_list<Cell> given)
    {
        std::vector<Pg::Value> cells(given.begin(), given.end());
        if (m_asJson)
            cells.insert(cells.begin(), m_kind);
        m_output.add(std::move(cells));
    }
    void finish() { m_output.finish(); }

private:
    static std::vector<Output::Column> withKind(bool asJson, std::vector<Output::Column> columns)
    {
        if (asJson)
            columns.insert(columns.begin(), column("row"));
        return columns;
    }

    QByteArray m_kind;
    bool m_asJson;
    Output m_output;
};

/// The end of the name says which week it is.
QString shortName(const ComparedWeek& week)
{
    return week.readings.week.section(u'_', -2);
}

QByteArray boolean(bool value)
{
    return value ? "true" : "false";
}

void printWeeks(const Context& context, const std::vector<ComparedWeek>& weeks)
{
    Section section(context.json, "week",
                    {column("week", Text::tr("Week")), column("start", Text::tr("Start (UTC)")),
                     column("start_known_by", Text::tr("Known by")), column("length", Text::tr("Length")),
                     column("schema", Text::tr("Schema")), jsonColumn("kept", Text::tr("Kept")),
                     column("error", Text::tr("Error"))});
    for (const ComparedWeek& week : weeks) {
        const auto start = week.start();
        const auto end = week.end();
        const auto& error = week.readings.error;
        const QByteArray kept = context.json ? boolean(week.isKept)
            : week.isKept                    ? Text::tr("kept").toUtf8()
                                             : QByteArray();
        section.add({week.readings.week, start ? Pg::Value(timestampOf(start->at)) : Pg::Value(),
                     start ? Pg::Value(sourceText(start->source).toUtf8()) : Pg::Value(),
                     end ? Pg::Value(elapsedText(*end).toUtf8()) : Pg::Value(), week.readings.schemaVersion,
                     kept, error ? Pg::Value(error->message.toUtf8()) : Pg::Value()});
    }
    section.finish();
}

QByteArray valueText(const WeekValue& value, const ComparedWeek& week)
{
    switch (value.state) {
    case WeekValue::State::Known:
        return (value.isExact ? QByteArray() : QByteArray("~")) + value.text
            + (value.age == 0 ? QByteArray() : Text::tr(" (%1 old)").arg(ageText(value.age)).toUtf8());
    case WeekValue::State::NotInWeek:
        return Text::tr("not in %1").arg(shortName(week)).toUtf8();
    case WeekValue::State::NotYet:
        return Text::tr("not yet").toUtf8();
    case WeekValue::State::NoLonger:
        return Text::tr("no value").toUtf8();
    case WeekValue::State::NotRead:
        return Text::tr("not read").toUtf8();
    }
    return {};
}

QByteArray valuesJson(const DeltaRow& row, const std::vector<ComparedWeek>& weeks)
{
    QByteArrayList values;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const WeekValue& value = row.values[i];
        const bool isKnown = value.state == WeekValue::State::Known;
        values << QByteArray("{\"week\": " + Json::quoted(weeks[i].readings.week) + ", \"state\": \""
                             + stateName(value.state)
                             + "\", \"value\": " + (isKnown ? value.text : QByteArray("null"))
                             + ", \"exact\": " + boolean(isKnown && value.isExact) + ", \"age_seconds\": "
                             + QByteArray::number(static_cast<double>(value.age) / 1e6, 'f', 6) + "}");
    }
    return '[' + values.join(", ") + ']';
}

Pg::Value number(const std::optional<double>& value, int digits)
{
    if (!value)
        return {};
    return std::isfinite(*value) ? QByteArray::number(*value, 'g', digits) : QByteArray("\"infinite\"");
}

void printDeltasJson(const std::vector<DeltaRow>& rows, const std::vector<ComparedWeek>& weeks)
{
    Section section(true, "delta",
                    {column("metric"), column("series"), column("unit"), column("compared"),
                     column("definition"), jsonColumn("values"), jsonColumn("difference"),
                     jsonColumn("percent"), jsonColumn("rank"), jsonColumn("ranked"), jsonColumn("robust_z"),
                     jsonColumn("earlier_weeks")});
    constexpr int Exact = 17;
    for (const DeltaRow& row : rows)
        section.add({row.metric, row.series, row.unit, comparedValueText(row.comparison.value),
                     comparisonText(row.comparison), valuesJson(row, weeks),
                     number(row.delta.difference, Exact), number(row.delta.percent, Exact), row.delta.rank,
                     row.delta.ranked, number(row.delta.robustZ, Exact), std::max(0, row.delta.ranked - 1)});
}

QByteArray robustZText(const Delta& delta)
{
    if (!delta.robustZ)
        return delta.rank ? Text::tr("too few to say").toUtf8() : QByteArray();
    return (std::isfinite(*delta.robustZ) ? QByteArray::number(*delta.robustZ, 'f', 1) : QByteArray("∞"))
        + Text::tr(" (n = %1)").arg(delta.ranked - 1).toUtf8();
}

void printDeltasTable(const std::vector<DeltaRow>& rows, const std::vector<ComparedWeek>& weeks)
{
    QStringList titles {Text::tr("Metric"), Text::tr("Value"), Text::tr("Series")};
    for (const ComparedWeek& week : weeks)
        titles << (week.isKept ? Text::tr("%1 (kept)").arg(shortName(week)) : shortName(week));
    titles << QStringLiteral("Δ") << QStringLiteral("Δ %") << Text::tr("Rank") << Text::tr("Robust z");
    Output table = Output::forPeople(titles);
    constexpr int Readable = 10;
    for (const DeltaRow& row : rows) {
        std::vector<Pg::Value> cells {row.metric.toUtf8(), comparedValueText(row.comparison.value).toUtf8(),
                                      row.series.toUtf8()};
        for (std::size_t i = 0; i < weeks.size(); ++i)
            cells.emplace_back(valueText(row.values[i], weeks[i]));
        cells.push_back(number(row.delta.difference, Readable));
        cells.push_back(row.delta.percent ? Pg::Value(QByteArray::number(*row.delta.percent, 'f', 1))
                                          : Pg::Value());
        cells.push_back(row.delta.rank ? Pg::Value(
                            Text::tr("%1 of %2").arg(*row.delta.rank).arg(row.delta.ranked).toUtf8())
                                       : Pg::Value());
        cells.emplace_back(robustZText(row.delta));
        table.add(std::move(cells));
    }
    table.finish();
}

void printDefinitions(const Context& context)
{
    if (!context.json)
        return say(Text::tr("Robust z: %1").arg(robustZDefinition()));
    Section(true, "definition", {column("figure"), column("definition")})
        .add({QByteArray("robust_z"), robustZDefinition()});
}

QString kindName(PartialItem::Kind kind)
{
    switch (kind) {
    case PartialItem::Kind::Series:
        return Text::tr("series");
    case PartialItem::Kind::Table:
        return Text::tr("table");
    case PartialItem::Kind::Column:
        return Text::tr("column");
    }
    return {};
}

void printPartial(const Context& context, const std::vector<ComparedWeek>& weeks)
{
    Section section(context.json, "partial",
                    {column("kind", Text::tr("Kind")), column("name", Text::tr("Only in some weeks")),
                     column("in", Text::tr("In")), column("not_in", Text::tr("Not in"))});
    for (const PartialItem& item : partialItems(weeks)) {
        QStringList in;
        QStringList out;
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            if (item.isIn[i])
                (*item.isIn[i] ? in : out) << (context.json ? weeks[i].readings.week : shortName(weeks[i]));
        }
        section.add({kindName(item.kind), item.name, in.join(u' ').toUtf8(), out.join(u' ').toUtf8()});
    }
    section.finish();
}

void printFailure(const Context& context, const QString& week, const QString& metric, const Error& error)
{
    if (context.json) {
        Section(true, "error", {column("week"), column("metric"), column("message")})
            .add({week.toUtf8(), metric.toUtf8(), error.message.toUtf8()});
        return;
    }
    const QString place = metric.isEmpty() ? week : QString(week + QStringLiteral(", ") + metric);
    say(QString(place + QStringLiteral(": ") + error.text()));
}

/// @return how many starts and metrics could not be read
int printErrors(const Context& context, const std::vector<ComparedWeek>& weeks)
{
    int failed = 0;
    for (const ComparedWeek& week : weeks) {
        const QString& problem = week.readings.times.note;
        if (!problem.isEmpty() && !week.start()) {
            ++failed;
            printFailure(context, week.readings.week, {}, {.kind = Error::Kind::Sql, .message = problem});
        }
        for (const MetricReadings& metric : week.readings.metrics) {
            if (metric.isRead())
                continue;
            ++failed;
            printFailure(context, week.readings.week, metric.id, *metric.error);
        }
    }
    return failed;
}

/// The elapsed time of the values; nothing: each week's own last ones.
Result<std::optional<qint64>> wantedTime(const std::string& at, const CommonSpan& span)
{
    if (at.empty())
        return std::optional(span.end);
    if (at == "end")
        return std::optional<qint64>();
    if (const auto elapsed = elapsedFrom(QString::fromStdString(at)))
        return elapsed;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("“%1” is not a time since the start.").arg(QString::fromStdString(at)),
                  .advice = Text::tr("Write it like 36h, 1d12h, 90m or “1d 12:00:00”, or “end”.")};
}

void sayTime(const std::optional<qint64>& at, const CommonSpan& span, const std::vector<ComparedWeek>& weeks)
{
    if (!at) {
        say(Text::tr("The last value of each week; they may be of different length."));
        return;
    }
    say(Text::tr("Values %1 after the start of each week.").arg(elapsedText(*at)));
    if (!span.isClipped)
        return;
    QStringList names;
    for (const std::size_t place : span.shortest)
        names << shortName(weeks[place]);
    say(Text::tr("All weeks cover %1; %2 ends there.")
            .arg(elapsedText(span.end), names.join(Text::tr(", "))));
}

Result<WeekChoice> choiceOf(const CompareArguments& arguments)
{
    WeekChoice choice {.game = QString::fromStdString(arguments.game),
                       .last = arguments.last,
                       .keeps = !arguments.keepsNothing};
    for (const std::string& week : arguments.weeks)
        choice.weeks << QString::fromStdString(week);
    for (const std::string& metric : arguments.metrics)
        choice.metrics << QString::fromStdString(metric);
    for (const std::string& start : arguments.starts) {
        const QString text = QString::fromStdString(start);
        const QString time = text.section(u'=', 1);
        const QDateTime at = parseTime(time);
        if (!text.contains(u'=') || (!time.isEmpty() && !at.isValid()))
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("“%1” does not say when a week began.").arg(text),
                          .advice = Text::tr("Write it like game_2025_w01=2025-01-06T12:00:00Z.")};
        choice.markers[text.section(u'=', 0, 0)] =
            time.isEmpty() ? std::nullopt : std::optional<qint64>(at.toMSecsSinceEpoch() * 1000);
    }
    return choice;
}

/// @return whether all was read
Result<bool> compareWeeks(const Context& context, const CompareArguments& arguments)
{
    const auto choice = choiceOf(arguments);
    if (!choice)
        return choice.error();
    if (const auto may = arguments.output.out.mayBeWritten(); !may)
        return may.error();
    const Interrupt interrupt;
    const auto weeks = readComparedWeeks(context, *choice, interrupt.token());
    if (!weeks)
        return weeks.error();
    const CommonSpan span = commonSpan(*weeks);
    const auto at = wantedTime(arguments.at, span);
    if (!at)
        return at.error();
    const auto rows = deltaRows(*weeks, *at);
    if (arguments.output.isChosen()) {
        if (auto written = arguments.output.write(deltaTable(rows, *weeks)); !written)
            return written.error();
    } else {
        printWeeks(context, *weeks);
        sayTime(*at, span, *weeks);
        context.json ? printDeltasJson(rows, *weeks) : printDeltasTable(rows, *weeks);
        printDefinitions(context);
        printPartial(context, *weeks);
    }
    const int failed = printErrors(context, *weeks);
    return failed == 0 && std::ranges::none_of(*weeks, [](const ComparedWeek& week) {
               return week.readings.error.has_value();
           });
}

}

void addCompareWeeksCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    constexpr int MostWeeks = 100;
    auto arguments = std::make_shared<CompareArguments>();
    auto* command =
        app.add_subcommand("compare",
                           "Compare the metrics of weeks at the same time since their start, the first week "
                           "with the others. Weeks that are gone come from their kept metrics");
    addWeeks(*command, context, arguments->weeks, "weeks,--weeks,--week",
             "Names of the weeks, the one in question first; databases of --database come last",
             &arguments->game);
    command->add_option("--game", arguments->game, "Id of a game: its last weeks, the newest first")
        ->type_name("GAME");
    command->add_option("--last", arguments->last, "Number of those weeks (default: 5)")
        ->check(CLI::Range(1, MostWeeks));
    command->add_option("--metrics", arguments->metrics, "Ids of the metrics (default: all)")->delimiter(',');
    command->add_option(
        "--at", arguments->at,
        "Time since the start, as 36h or “1d 12:00:00”, or end: each week's own (default: the "
        "end of the time that all weeks cover). A sum, mean or rate is that of the readings until then");
    command
        ->add_option("--start", arguments->starts,
                     "When a week began, WEEK=2025-01-06T12:00:00Z; it is kept until WEEK= removes it")
        ->take_all();
    arguments->output.addTo(*command);
    command->add_flag("--no-keep", arguments->keepsNothing, "Do not keep the metrics that were read");
    command->callback([&, arguments] {
        const auto compared = compareWeeks(context, *arguments);
        exitCode = !compared ? conclude(compared.error()) : *compared ? ExitCode::Done : ExitCode::Failed;
    });
}

}
