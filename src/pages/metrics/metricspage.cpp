#include "pages/metrics/metricspage.h"

#include "base/safetext.h"
#include "events/countedevents.h"
#include "metrics/comparison.h"
#include "pages/events/eventspage.h"
#include "pages/failuretext.h"
#include "pages/metrics/metricpanel.h"
#include "pages/metrics/notedialog.h"
#include "pages/metrics/pictureswitch.h"
#include "pages/metrics/weekannotations.h"
#include "pages/notebook/notebookpage.h"
#include "pages/savedmenu.h"
#include "pg/scripttext.h"
#include "widgets/charts/chartbar.h"
#include "widgets/charts/chartstack.h"
#include "widgets/parts/checklist.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/sqldialog.h"

#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int FetchMs = 120;
constexpr int FirstMetrics = 3; // are shown at first
constexpr std::size_t MostDeltas = 6;

// of the page's state
constexpr QLatin1String BoardKey("board");
constexpr QLatin1String TimesKey("times");

}

MetricsPage::MetricsPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_time(new ChartTime(this))
    , m_list(new CheckList("metricList", tr("Metrics of the game")))
    , m_bar(new ChartBar(m_time, this))
    , m_stack(new ChartStack)
    , m_boards(new SavedMenu(
          m_week.game->id,
          {.kind = QStringLiteral("board"),
           .save = tr("Save these charts as a set…"),
           .nameLabel = tr("Set name (replaces one with the same name)"),
           .shown = [this] { return board().toJson(); },
           .isReadable = [](const QByteArray& json) { return MetricBoard::fromJson(json).has_value(); }}))
    , m_annotations(new WeekAnnotations(m_week.identity, m_week.game->id, this))
    , m_saver(new ChartSaver(this))
    , m_range(plainLabel("metricRange"))
    , m_state(plainLabel("metricState"))
    , m_delta(wrappedLabel("metricDelta"))
    , m_flag(wrappedLabel("metricFlag"))
{
    setupList();
    setupLayout();
    setupActions();
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(FetchMs);
    connect(&m_fetchTimer, &QTimer::timeout, this, &MetricsPage::fetchAll);
    connect(m_time, &ChartTime::rangeChanged, this, [this] {
        m_fetchTimer.start();
        m_stack->align();
        updateState();
    });
    connect(m_time, &ChartTime::zoneChanged, this, &MetricsPage::updateState);
    connect(m_time, &ChartTime::zoneChanged, this, &MetricsPage::updateMarkers);
    connect(m_time, &ChartTime::markersChanged, this, &MetricsPage::updateMarkers);
    connect(m_time, &ChartTime::annotationsChanged, this, &MetricsPage::updateFlag);
    connect(m_annotations, &WeekAnnotations::changed, this,
            [this] { m_time->setAnnotations(m_annotations->list()); });
    connect(m_boards, &SavedMenu::statusMessage, this, &MetricsPage::statusMessage);
    connect(m_annotations, &WeekAnnotations::statusMessage, this, &MetricsPage::statusMessage);
    connect(m_saver, &ChartSaver::answered, this, &MetricsPage::statusMessage);
    m_annotations->load(m_week);
    updateShown();
}

MetricsPage::~MetricsPage() = default;

void MetricsPage::join(PageHost& host)
{
    connect(this, &MetricsPage::eventsWanted, &host,
            [this, &host](qint64 from, qint64 to, const QString& source, const EventFilter& filter) {
                host.open<EventsPage>(m_week)->showBetween(from, to, source, filter);
            });
    connect(this, &MetricsPage::notebookWanted, &host, [this, &host](const std::vector<NotebookCell>& cells) {
        host.open<NotebookPage>(m_week)->addCells(cells);
    });
}

void MetricsPage::setupList()
{
    for (const MetricDefinition& metric : m_week.game->metrics) {
        auto* item = m_list->add(visibleText(metric.title), metric.id, m_list->count() < FirstMetrics);
        item->setToolTip(visibleText(tr("%1 Unit: %2").arg(metric.description, metric.unit)).toHtmlEscaped());
    }
    connect(m_list, &CheckList::choiceChanged, this, &MetricsPage::updateShown);
}

const std::vector<MetricChart*>& MetricsPage::charts() const
{
    return m_stack->charts();
}

bool MetricsPage::isLoading() const
{
    return m_fetchTimer.isActive() || m_annotations->isLoading()
        || std::ranges::any_of(m_panels, &MetricPanel::isLoading);
}

PageState MetricsPage::state() const
{
    return {{BoardKey, QString::fromUtf8(board().toJson())}, {TimesKey, m_time->part()}};
}

void MetricsPage::setState(const PageState& state)
{
    if (const auto board = MetricBoard::fromJson(state.value(BoardKey).toUtf8()))
        setBoard(*board);
    m_time->setPart(state.value(TimesKey));
}

std::vector<QStringList> MetricsPage::commands() const
{
    std::vector<QStringList> commands;
    for (const QString& metric : shownMetrics())
        commands.push_back(QStringList {QStringLiteral("metrics")} + m_week.arguments()
                           + QStringList {QStringLiteral("--metric"), metric});
    return commands;
}

QStringList MetricsPage::shownMetrics() const
{
    return m_list->checked();
}

void MetricsPage::setShownMetrics(const QStringList& ids)
{
    m_list->setChecked(ids);
}

MetricBoard MetricsPage::board() const
{
    MetricBoard board {.metrics = shownMetrics(), .hidden = {}, .style = m_bar->style()};
    for (const MetricChart* chart : charts()) {
        QStringList hidden = chart->hidden().values();
        hidden.sort();
        if (!hidden.isEmpty())
            board.hidden[chart->metric().id] = hidden;
    }
    for (const MetricPanel* panel : m_panels) {
        if (const PictureKind kind = panel->pictures()->kind(); kind != PictureKind::Lines)
            board.pictures[panel->chart()->metric().id] = pictureId(kind);
    }
    board.exportsQueries = m_queries->isChecked();
    return board;
}

/// Metrics that this week's game does not know any more are left out.
void MetricsPage::setBoard(const MetricBoard& board)
{
    setShownMetrics(board.metrics);
    for (MetricChart* chart : charts()) {
        const QStringList hidden = board.hidden.value(chart->metric().id);
        chart->setHidden({hidden.begin(), hidden.end()});
    }
    for (MetricPanel* panel : m_panels)
        panel->pictures()->setKind(pictureKindOf(board.pictures.value(panel->chart()->metric().id)));
    m_queries->setChecked(board.exportsQueries);
    m_bar->setStyle(board.style);
}

/// Charts that go and charts that come; those that stay keep their data.
void MetricsPage::updateShown()
{
    const QStringList ids = shownMetrics();
    std::erase_if(m_panels, [&ids](MetricPanel* panel) {
        const bool goes = !ids.contains(panel->chart()->metric().id);
        if (goes) {
            MetricChart* chart = panel->chart();
            delete panel;
            delete chart;
        }
        return goes;
    });
    std::vector<MetricPanel*> added;
    for (const QString& id : ids) {
        const bool isThere = std::ranges::any_of(
            m_panels, [&id](const MetricPanel* panel) { return panel->chart()->metric().id == id; });
        if (!isThere) {
            addChart(*m_week.game->metric(id));
            added.push_back(m_panels.back());
        }
    }
    std::ranges::sort(m_panels, {},
                      [&ids](const MetricPanel* panel) { return ids.indexOf(panel->chart()->metric().id); });
    std::vector<MetricChart*> charts;
    for (const MetricPanel* panel : m_panels)
        charts.push_back(panel->chart());
    m_stack->setCharts(charts);
    m_stack->setStyle(m_bar->style());
    for (MetricPanel* panel : added)
        panel->findSpan();
    updateState();
}

void MetricsPage::addChart(const MetricDefinition& metric)
{
    auto* chart = new MetricChart(metric, m_time);
    auto* panel = new MetricPanel(m_week, chart, this);
    connect(panel, &MetricPanel::spanKnown, this, [this, panel] {
        updateWhole();
        panel->fetch(m_time->range());
    });
    connect(panel, &MetricPanel::stateChanged, this, [this] {
        m_stack->align();
        updateState();
        updateMarkers();
    });
    connect(panel, &MetricPanel::failed, this, [this](const Error& error) {
        m_state->setText(failureText(error, 200));
        Q_EMIT statusMessage(failureText(error).simplified());
        noteIfGone(error);
    });
    connect(chart, &MetricChart::readingActivated, this,
            [this, chart](qint64 from, qint64 to, const QString& series) {
                const auto& counted = chart->metric().events;
                const auto filter =
                    counted ? countedFilter(*counted, series) : Result<EventFilter>(EventFilter());
                if (!filter)
                    return Q_EMIT statusMessage(visibleText(filter.error().text()));
                Q_EMIT eventsWanted(from, to, counted ? counted->source : QString(), *filter);
            });
    m_panels.push_back(panel);
}

/// All readings of all charts; what is shown stays, unless it was all.
void MetricsPage::updateWhole()
{
    std::optional<ChartTime::Range> whole;
    for (const MetricPanel* panel : m_panels) {
        if (!panel->span())
            continue;
        const auto [begin, end] = *panel->span();
        whole = whole ? ChartTime::Range {std::min(whole->begin, begin), std::max(whole->end, end)}
                      : ChartTime::Range {begin, end};
    }
    if (whole)
        m_time->changeWhole(*whole);
}

void MetricsPage::fetchAll()
{
    for (MetricPanel* panel : m_panels)
        panel->fetch(m_time->range());
}

QString MetricsPage::rangeText() const
{
    const ChartTime::Range range = m_time->range();
    return range.end > range.begin
        ? tr("%1 to %2 (%3)").arg(m_time->text(range.begin), m_time->text(range.end), m_time->zoneText())
        : QString();
}

void MetricsPage::updateState()
{
    m_range->setText(rangeText());
    const bool loading = std::ranges::any_of(m_panels, &MetricPanel::isLoading);
    m_state->setText(m_week.game->metrics.empty() ? tr("This game has no metrics.")
                         : m_panels.empty()       ? tr("Choose metrics at the left.")
                         : loading                ? tr("Loading… (Esc stops)")
                                                  : QString());
}

/// What changed between the markers, for the first series.
void MetricsPage::updateMarkers()
{
    const auto a = m_time->marker(0);
    const auto b = m_time->marker(1);
    m_delta->setVisible(a && b);
    if (!a || !b)
        return;
    const double seconds = static_cast<double>(*b - *a) / 1e6;
    QStringList parts {
        tr("%1, %2: %3 s", "a mark, another one, seconds between them")
            .arg(m_time->markText(0), m_time->markText(1), QLocale().toString(seconds, 'f', 1))};
    for (const MetricPanel* panel : m_panels) {
        for (const MetricSeries& series : panel->chart()->data().series) {
            const auto before = valueAt(series, *a, panel->chart()->metric().meaning);
            const auto after = valueAt(series, *b, panel->chart()->metric().meaning);
            if (!before || !after || panel->chart()->hidden().contains(series.name)
                || parts.size() > static_cast<qsizetype>(MostDeltas))
                continue;
            parts << tr("%1: Δ %2")
                         .arg(visibleText(
                                  series.name.isEmpty() ? panel->chart()->metric().title : series.name, 40),
                              QLocale().toString(*after - *before, 'g', 8));
        }
    }
    m_delta->setText(parts.join(QStringLiteral(" · ")));
}

void MetricsPage::updateFlag()
{
    const ChartAnnotation* flag = m_time->currentAnnotation();
    m_flag->setVisible(flag != nullptr);
    m_flag->setText(flag ? annotationText(*flag, *m_time) : QString());
}

/// The note that the user went to is changed; else one is made.
void MetricsPage::askForNote(qint64 at)
{
    const ChartAnnotation* flag = m_time->currentAnnotation();
    const bool isNote = flag && flag->kind == ChartAnnotation::Kind::Note;
    Weekglass::askForNote(this, tr("%1 (%2)", "time, its zone").arg(m_time->text(at), m_time->zoneText()),
                          isNote ? flag->text : QString(), [this, at](const QString& text) {
                              text.isEmpty() ? m_annotations->removeNote(at)
                                             : m_annotations->saveNote(at, text);
                          });
}

void MetricsPage::refresh()
{
    m_annotations->load(m_week);
    for (MetricPanel* panel : m_panels)
        panel->findSpan();
}

void MetricsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_fetchTimer.start(); // another number of buckets
}

void MetricsPage::showSql()
{
    QStringList statements;
    for (const MetricPanel* panel : m_panels)
        statements << QString(Pg::scriptComment(panel->chart()->metric().title)
                              + panel->sqlText(m_time->range()));
    showSqlDialog(this, tr("SQL of the charts"), statements.join(QStringLiteral("\n\n")));
}

}
