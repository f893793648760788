#include "pages/compare/comparepage.h"

#include "base/safetext.h"
#include "events/countedevents.h"
#include "metrics/comparable.h"
#include "pages/compare/comparisoncharts.h"
#include "pages/compare/comparisontables.h"
#include "pages/compare/startdialog.h"
#include "pages/compare/weekrankchart.h"
#include "pages/metrics/notedialog.h"
#include "pages/metrics/weekannotations.h"
#include "query/deltatable.h"
#include "query/querywrite.h"
#include "widgets/charts/chartbar.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/parts/askfile.h"

#include <QAction>
#include <QLabel>

namespace Weekglass {

namespace {

/// Without what is below a second.
QString secondsText(qint64 elapsed)
{
    return elapsedText(elapsed / 1'000'000 * 1'000'000);
}

}

/// Nothing: everything is shown, or there is nothing to cut to.
std::optional<CommonSpan> ComparePage::span() const
{
    const CommonSpan common = commonSpan(m_reader->compared());
    return m_everything->isChecked() || common.begin >= common.end ? std::nullopt : std::optional(common);
}

QString ComparePage::spanText() const
{
    const QString text = cutText();
    const bool hasBand =
        std::ranges::any_of(charts(), [](const MetricChart* chart) { return !chart->band().empty(); });
    return hasBand ? tr("%1 Grey: median and range of the weeks after the first.", "what is cut").arg(text)
                   : text;
}

QString ComparePage::cutText() const
{
    const auto& weeks = m_reader->compared();
    const CommonSpan common = commonSpan(weeks);
    const bool isAny =
        std::ranges::any_of(weeks, [](const ComparedWeek& week) { return week.end().has_value(); });
    if (!isAny)
        return {};
    if (common.begin >= common.end)
        return tr("These weeks have no time in common: everything is shown.");
    QStringList shortest;
    for (const std::size_t place : common.shortest)
        shortest << m_reader->chosen(place).label;
    const QString end = secondsText(common.end);
    if (!common.isClipped)
        return tr("All weeks cover %1 since their resets.").arg(end);
    return m_everything->isChecked()
        ? tr("Everything is shown; %1 ends after %2.").arg(shortest.join(QStringLiteral(", ")), end)
        : tr("Shown: first %1, covered by all weeks; %2 ends there.")
              .arg(end, shortest.join(QStringLiteral(", ")));
}

void ComparePage::updateAll()
{
    const auto& weeks = m_reader->compared();
    const auto common = span();
    const CommonSpan whole = common ? *common : wholeSpan(weeks);
    if (whole.begin < whole.end)
        m_time->changeWhole({whole.begin, whole.end + 1});
    m_charts->setWeeks(weeks, m_reader->labels(), common, m_reader->isLoading());
    m_charts->setStyle(m_bar->style());
    m_tables->setWeeks(*m_reader);
    updateValues();
    updateAnnotations();
    m_zoomTimer.start(); // there may be other lines now
    m_state->setText(m_reader->isLoading() ? tr("Loading… (Esc stops)") : QString());
}

/// Where marker A is, else where the pointer is, else at the end of what all weeks cover; nothing: each
/// week's last readings.
std::optional<qint64> ComparePage::valuesAt() const
{
    if (m_time->marker(0))
        return m_time->marker(0);
    if (m_time->cursor())
        return m_time->cursor();
    const auto common = span();
    return common ? std::optional(common->end) : std::nullopt;
}

void ComparePage::updateValues()
{
    const auto at = valuesAt();
    m_tables->setValues(*m_reader, at);
    const QString time = secondsText(at.value_or(0));
    m_tables->setTabText(0,
                         !at                     ? tr("Last values")
                             : m_time->marker(0) ? tr("Values at A (%1)").arg(time)
                                                 : tr("Values at %1").arg(time));
    m_span->setText(spanText());
}

/// What was read of a whole week is fine enough as long as half of it is shown.
void ComparePage::updateZoom()
{
    const ChartTime::Range shown = m_time->range();
    const ChartTime::Range whole = m_time->whole();
    const bool isFine = (shown.end - shown.begin) * 2 > whole.end - whole.begin;
    std::vector<ComparisonZoom::Line> lines;
    for (const MetricChart* chart : charts())
        lines.push_back({.metric = chart->metric(),
                         .series = m_charts->series(chart->metric().id),
                         .buckets = chart->wantedBuckets()});
    m_reader->zoom(isFine ? std::nullopt : std::optional(MetricSpan {.begin = shown.begin, .end = shown.end}),
                   {.begin = whole.begin, .end = whole.end}, lines);
}

/// Those of the chosen weeks are read once.
void ComparePage::updateAnnotations()
{
    auto before = std::exchange(m_annotations, {});
    for (std::size_t i = 0; i < m_reader->compared().size(); ++i) {
        const auto& week = m_reader->chosen(i);
        const auto known = std::ranges::find_if(
            before, [&week](const auto& one) { return one.second && one.first == week.identity; });
        if (known != before.end()) {
            m_annotations.push_back(std::move(*known));
            continue;
        }
        auto annotations = std::make_unique<WeekAnnotations>(week.identity, m_game->id);
        connect(annotations.get(), &WeekAnnotations::changed, this, &ComparePage::updateFlags);
        connect(annotations.get(), &WeekAnnotations::statusMessage, this, &ComparePage::statusMessage);
        if (week.handle)
            annotations->load(*week.handle);
        else
            annotations->load();
        m_annotations.emplace_back(week.identity, std::move(annotations));
    }
    updateFlags();
}

/// At the time since each week's reset; the reset itself is where the axis begins.
void ComparePage::updateFlags()
{
    std::vector<ChartAnnotation> flags;
    for (std::size_t i = 0; i < m_annotations.size(); ++i) {
        const auto start = m_reader->compared()[i].start();
        for (ChartAnnotation flag : m_annotations[i].second->list()) {
            if (!start)
                continue;
            flag.at -= start->at;
            flag.week = m_reader->chosen(i).label;
            flags.push_back(std::move(flag));
        }
    }
    m_time->setAnnotations(std::move(flags));
}

/// The note that the user went to is changed; else one of the selected week is made.
void ComparePage::askForNote(qint64 at)
{
    const ChartAnnotation* flag = m_time->currentAnnotation();
    const bool isNote = flag && flag->kind == ChartAnnotation::Kind::Note;
    auto place = m_tables->currentWeek();
    for (std::size_t i = 0; isNote && i < m_annotations.size(); ++i) {
        if (m_reader->chosen(i).label == flag->week)
            place = i;
    }
    const auto start = place ? m_reader->compared()[*place].start() : std::nullopt;
    if (!start)
        return Q_EMIT statusMessage(tr("The week has no start yet: set one first (F2)."));
    const QString when = tr("%1 since the reset of %2").arg(m_time->text(at), m_reader->chosen(*place).label);
    Weekglass::askForNote(
        this, when, isNote ? flag->text : QString(),
        [this, identity = m_reader->chosen(*place).identity, time = start->at + at](const QString& text) {
            for (const auto& [week, annotations] : m_annotations) {
                if (week == identity)
                    text.isEmpty() ? annotations->removeNote(time) : annotations->saveNote(time, text);
            }
        });
}

void ComparePage::askForStart()
{
    const auto place = m_tables->currentWeek();
    if (!place)
        return;
    const auto start = m_reader->compared()[*place].start();
    Weekglass::askForStart(this, m_reader->chosen(*place).identity.name,
                           start ? std::optional(start->at) : std::nullopt,
                           [this, place = *place](std::optional<qint64> marker) {
                               if (place < m_reader->compared().size())
                                   m_reader->setMarker(place, marker);
                           });
}

/// Of the selected week, at the pointer.
void ComparePage::startHere()
{
    const auto place = m_tables->currentWeek();
    const auto start = place ? m_reader->compared()[*place].start() : std::nullopt;
    const auto at = m_time->marker(0) ? m_time->marker(0) : m_time->cursor();
    if (!start || !at)
        return Q_EMIT statusMessage(tr("First point at a time in a chart, or set mark A there."));
    m_reader->setMarker(*place, start->at + *at);
}

CombinedResult ComparePage::values() const
{
    return deltaTable(deltaRows(m_reader->compared(), valuesAt()), m_reader->compared());
}

void ComparePage::saveValues()
{
    const auto write = [this](const QString& path) {
        m_saver->write(path, [format = queryFormatOf(path), table = values()](const std::stop_token&) {
            return resultBytes(table, format);
        });
    };
    askForFile(
        this, tr("Export the values"), m_game->id,
        {tr("Table (*.csv)"), tr("Data (*.json)"), tr("Lines of JSON (*.ndjson)"), tr("Parquet (*.parquet)")},
        write);
}

ComparisonCell ComparePage::notebookCell() const
{
    const auto count = static_cast<int>(m_reader->compared().size());
    ComparisonCell cell {
        .metrics = shownMetrics(), .before = std::max(1, count - 1), .at = m_time->marker(0)};
    for (std::size_t i = 0; !m_areLast && i < m_reader->compared().size(); ++i)
        cell.weeks << m_reader->chosen(i).identity.name;
    return cell;
}

/// A notebook is a week's; of those that are kept no page can be opened.
void ComparePage::addToNotebook()
{
    const ComparisonCell cell = notebookCell();
    if (cell.metrics.isEmpty())
        return Q_EMIT statusMessage(tr("Choose at least one metric first."));
    if (m_reader->compared().size() < 2)
        return Q_EMIT statusMessage(tr("Choose at least two weeks first."));
    for (std::size_t i = 0; i < m_reader->compared().size(); ++i) {
        if (const auto& handle = m_reader->chosen(i).handle)
            return Q_EMIT notebookWanted(*handle, cell);
    }
    Q_EMIT statusMessage(tr("None of these weeks is on the server, so there is no notebook to add it to."));
}

/// The events that the chart's series counts; all of the game's if the metric does not say which.
void ComparePage::openEvents(int week, qint64 from, qint64 to, const QString& metric)
{
    const auto place = static_cast<std::size_t>(week);
    const auto start = m_reader->compared()[place].start();
    const auto& handle = m_reader->chosen(place).handle;
    const auto* definition = m_game->metric(metric);
    if (!handle || !start || !definition)
        return;
    const auto& counted = definition->events;
    // what is compared across several series has no name that an event could have
    const bool isOwn =
        definition->comparison.by == QLatin1String("series") && definition->comparison.top == 0;
    const auto filter = counted ? countedFilter(*counted, isOwn ? m_charts->series(metric) : QString())
                                : Result<EventFilter>(EventFilter());
    if (!filter)
        return Q_EMIT statusMessage(visibleText(filter.error().text()));
    Q_EMIT eventsWanted(*handle, start->at + from, start->at + to, counted ? counted->source : QString(),
                        *filter);
}

ChartSaver::Shown ComparePage::shown() const
{
    ChartSaver::Shown shown;
    const ChartTime::Range range = m_time->range();
    shown.picture.title = tr("%1: weeks compared").arg(m_game->title);
    QStringList weeks;
    for (std::size_t i = 0; i < m_reader->compared().size(); ++i) {
        const ComparedWeek& week = m_reader->compared()[i];
        const QString name = m_reader->chosen(i).identity.name;
        weeks << (week.isKept ? tr("%1 (kept)", "week").arg(name) : name);
    }
    shown.picture.facts = {
        tr("Weeks: %1").arg(weeks.join(QStringLiteral(", "))),
        tr("Time: %1 to %2 (%3)").arg(m_time->text(range.begin), m_time->text(range.end), m_time->zoneText()),
        spanText()};
    for (const MetricChart* chart : charts()) {
        shown.picture.charts.push_back(chart);
        shown.picture.facts << tr("%1: %2", "metric, what of it is compared")
                                   .arg(chart->metric().title, comparisonText(chart->metric().comparison));
        if (!chart->hidden().isEmpty())
            shown.picture.facts << tr("Hidden in “%1”: %2")
                                       .arg(chart->metric().title,
                                            QStringList(chart->hidden().values()).join(QStringLiteral(", ")));
    }
    if (const WeekRankChart* ranks = m_tables->shownRanks()) {
        shown.picture.others.push_back(ranks);
        shown.picture.facts << ranks->definition();
    }
    if (std::ranges::any_of(charts(), [](const MetricChart* chart) { return !chart->band().empty(); }))
        shown.picture.facts << tr(
            "Band: 10th to 90th percentile of the weeks but the first; its line: their median");
    shown.picture.facts += annotationTexts(*m_time);
    shown.data = {.game = m_game->id,
                  .begin = range.begin,
                  .end = range.end,
                  .isElapsed = true,
                  .charts = m_charts->exported(m_reader->compared())};
    return shown;
}

}
