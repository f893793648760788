#include "notebook/fillednotebook.h"

#include "metrics/finalvalues.h"
#include "notebook/notebookweeks.h"
#include "notebook/text.h"
#include "query/queryrun.h"
#include "query/report.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int Buckets = 480; // of each series: a picture has no more columns that can be told apart
constexpr int MostSeries = 24; // of a chart

Error unknown(const QString& message)
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .advice = Text::tr("Change the cell, or make the notebook for a week of another game.")};
}

/// Fills one cell; each has a session of its own, so that none suffers from what another one did to it.
class Filler
{
public:
    using Content = decltype(FilledCell::content);

    Filler(const NotebookWeeks& weeks, const WeekTimes& times, const Pg::Call& call)
        : m_weeks(weeks)
        , m_times(times)
        , m_call(call)
    {
    }

    Content operator()(const TextCell&) const { return {}; }
    Content operator()(const ChartCell& cell) const { return content(chart(cell)); }
    Content operator()(const TableCell& cell) const
    {
        return content(cell.report.isEmpty() ? statement(cell) : report(cell));
    }
    Content operator()(const ComparisonCell& cell) const { return content(comparison(cell)); }

private:
    template<typename T>
    static Content content(Result<T> result)
    {
        return result ? Content(*std::move(result)) : Content(result.error());
    }
    const GameDefinition& game() const { return *m_weeks.week.game; }

    /// Nothing: there is no reading.
    Result<std::optional<MetricSpan>> spanOf(Pg::Session& session, const MetricDefinition& metric,
                                             const ChartCell& cell) const;
    Result<FilledChart> chart(const ChartCell& cell) const;
    Result<void> readSeries(Pg::Session& session, const ChartCell& cell, FilledChart& chart) const;
    Result<FilledTable> report(const TableCell& cell) const;
    Result<FilledTable> statement(const TableCell& cell) const;
    Result<FilledComparison> comparison(const ComparisonCell& cell) const;

    const NotebookWeeks& m_weeks;
    const WeekTimes& m_times;
    const Pg::Call m_call;
};

/// What the cell asks for, else all readings. Where nothing is counted in the week there was nothing.
Result<std::optional<MetricSpan>> Filler::spanOf(Pg::Session& session, const MetricDefinition& metric,
                                                 const ChartCell& cell) const
{
    if ((cell.from || cell.until) && !m_times.start)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr(
                          "The chart counts from the reset, and the time of this week's reset is unknown."),
                      .detail = m_times.note};
    auto span = fetchMetricSpan(session, metric, m_call);
    if (!span || !*span)
        return span;
    MetricSpan& shown = **span;
    if (metric.meaning.kind == MetricKind::Count) {
        shown.begin = m_times.start ? std::min(shown.begin, m_times.start->at) : shown.begin;
        shown.end = std::max(shown.end, m_times.lastAt.value_or(shown.end));
    }
    if (cell.from)
        shown.begin = m_times.start->at + *cell.from;
    if (cell.until)
        shown.end = m_times.start->at + *cell.until;
    shown.end = std::max(shown.end, shown.begin + 1);
    return span;
}

Result<void> Filler::readSeries(Pg::Session& session, const ChartCell& cell, FilledChart& chart) const
{
    const MetricSpan span = chart.data.span;
    const auto fetch = [&](const QString& series) {
        return fetchMetric(session,
                           {.metric = chart.metric,
                            .begin = span.begin,
                            .end = span.end,
                            .buckets = Buckets,
                            .series = series,
                            .maxSeries = MostSeries},
                           m_call);
    };
    if (cell.series.isEmpty()) {
        auto data = fetch({});
        if (!data)
            return data.error();
        chart.data = *std::move(data);
        return {};
    }
    for (const QString& name : cell.series) {
        auto data = fetch(name);
        if (!data)
            return data.error();
        if (data->series.empty()) {
            chart.missing << name;
            continue;
        }
        auto series = std::exchange(chart.data.series, {});
        series.push_back(std::move(data->series.front()));
        chart.data = *std::move(data);
        chart.data.series = std::move(series);
        chart.data.seriesCount = static_cast<int>(chart.data.series.size());
    }
    return {};
}

Result<FilledChart> Filler::chart(const ChartCell& cell) const
{
    const MetricDefinition* metric = game().metric(cell.metric);
    if (!metric)
        return unknown(Text::tr("%1 has no metric “%2”.").arg(game().title, cell.metric));
    auto session = m_weeks.week.acquire(m_call.stop);
    if (!session)
        return session.error();
    const auto span = spanOf(**session, *metric, cell);
    if (!span)
        return span.error();
    FilledChart chart {.metric = *metric};
    if (!*span) {
        chart.missing = cell.series;
        return chart;
    }
    chart.data.span = **span;
    if (auto read = readSeries(**session, cell, chart); !read)
        return read.error();
    auto finals = fetchFinalValues(**session, *metric, chart.data, m_call);
    if (!finals)
        return finals.error();
    chart.finals = *std::move(finals);
    return chart;
}

Result<FilledTable> Filler::report(const TableCell& cell) const
{
    const ReportDefinition* report = game().report(cell.report);
    if (!report)
        return unknown(Text::tr("%1 has no report “%2”.").arg(game().title, cell.report));
    auto session = m_weeks.week.acquire(m_call.stop);
    if (!session)
        return session.error();
    auto read = readReport(**session, game(), *report, cell.parameters, m_call);
    if (!read)
        return read.error();
    QStringList about {read->values.text(*report), read->asOfText()};
    about.removeAll(QString());
    return FilledTable {.source = report->title,
                        .description = report->description,
                        .about = about,
                        .sql = reportSql(*report, read->values).toUtf8(),
                        .result = std::move(read->result)};
}

Result<FilledTable> Filler::statement(const TableCell& cell) const
{
    const auto statement = readingStatement(cell.sql);
    if (!statement)
        return statement.error();
    auto session = m_weeks.week.acquire(m_call.stop);
    if (!session)
        return session.error();
    auto result = runQuery(**session, *statement, QueryMode::Rows, {.rows = cell.rows}, m_call);
    if (result.error)
        return *result.error;
    return FilledTable {.sql = cell.sql.toUtf8(),
                        .result = std::make_shared<const QueryResult>(std::move(result))};
}

/// Fails only if nothing of it could be read in the notebook's own week.
Result<FilledComparison> Filler::comparison(const ComparisonCell& cell) const
{
    FilledComparison comparison {.weeks = readComparison(cell, m_weeks, m_call.deadline, m_call.stop)};
    const auto& own = comparison.weeks.front().readings;
    if (own.error)
        return *own.error;
    if (!own.metrics.empty() && std::ranges::none_of(own.metrics, &MetricReadings::isRead))
        return *own.metrics.front().error;
    comparison.rows = deltaRows(comparison.weeks, cell.at);
    return comparison;
}

/// When the week began: as the user says, else as the week does.
Result<WeekTimes> timesOf(const WeekHandle& week, const Pg::Call& call)
{
    auto session = week.acquire(call.stop);
    if (!session)
        return session.error();
    auto times = fetchWeekTimes(**session, *week.game, call);
    if (const auto marker = markerOf(week); times && marker)
        times->start = {.at = *marker, .source = WeekStart::Source::Marker};
    return times;
}

}

const Error* FilledComparison::error() const
{
    if (weeks.empty())
        return nullptr;
    const auto& metrics = weeks.front().readings.metrics;
    const auto failed = std::ranges::find_if_not(metrics, &MetricReadings::isRead);
    return failed == metrics.end() ? nullptr : &*failed->error;
}

const Error* FilledCell::error() const
{
    if (const auto* comparison = std::get_if<FilledComparison>(&content))
        return comparison->error();
    return std::get_if<Error>(&content);
}

int FilledNotebook::failedCells() const
{
    return static_cast<int>(
        std::ranges::count_if(cells, [](const FilledCell& cell) { return cell.error() != nullptr; }));
}

Result<FilledNotebook> fillNotebook(const Notebook& notebook, const NotebookWeeks& weeks,
                                    const std::function<void(int)>& progress, const std::stop_token& stop,
                                    std::chrono::milliseconds deadline)
{
    const GameDefinition& game = *weeks.week.game;
    if (!notebook.game.isEmpty() && notebook.game != game.id)
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("The notebook belongs to the game “%1”, but the week belongs to “%2”.")
                              .arg(notebook.game, game.id),
                      .advice = Text::tr("Choose a week of that game.")};
    const Pg::Call call {.stop = stop, .deadline = deadline};
    const auto times = timesOf(weeks.week, call);
    const Error stopped {.kind = Error::Kind::Cancelled, .message = Text::tr("The notebook was not made.")};
    if (!times)
        return stop.stop_requested() ? stopped : times.error();
    FilledNotebook filled {.title = notebook.title,
                           .game = game.title,
                           .week = weeks.week.title(),
                           .times = *times,
                           .madeAt = QDateTime::currentDateTimeUtc()};
    const Filler filler(weeks, *times, call);
    for (const NotebookCell& cell : notebook.cells) {
        filled.cells.push_back({.cell = cell, .content = std::visit(filler, cell)});
        if (stop.stop_requested())
            return stopped;
        if (progress)
            progress(static_cast<int>(filled.cells.size()));
    }
    return filled;
}

}
