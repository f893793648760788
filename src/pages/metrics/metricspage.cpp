#include "pages/metrics/metricspage.h"

#include "base/safetext.h"
#include "events/eventtime.h"
#include "metrics/comparison.h"
#include "pages/metrics/metricpanel.h"
#include "widgets/localaction.h"
#include "widgets/sqldialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int FetchMs = 120;
constexpr int FirstMetrics = 3; // are shown at first
constexpr int ChartHeight = 200;
constexpr std::size_t MostDeltas = 6;

QString timeText(qint64 microseconds)
{
    return dateTimeOf(microseconds).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

}

MetricsPage::MetricsPage(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_time(new ChartTime(this))
    , m_list(new QListWidget)
    , m_area(new QScrollArea)
    , m_range(new QLabel)
    , m_state(new QLabel)
    , m_delta(new QLabel)
{
    setObjectName(QStringLiteral("metricsPage"));
    setupLayout();
    setupActions();
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(FetchMs);
    connect(&m_fetchTimer, &QTimer::timeout, this, &MetricsPage::fetchAll);
    connect(m_time, &ChartTime::rangeChanged, this, [this] {
        m_fetchTimer.start();
        alignAxes();
        updateState();
    });
    connect(m_time, &ChartTime::markersChanged, this, &MetricsPage::updateMarkers);
    for (const MetricDefinition& metric : m_week.game->metrics) {
        auto* item = new QListWidgetItem(visibleText(metric.title), m_list);
        item->setData(Qt::UserRole, metric.id);
        item->setToolTip(visibleText(tr("%1 Unit: %2").arg(metric.description, metric.unit)).toHtmlEscaped());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_list->count() <= FirstMetrics ? Qt::Checked : Qt::Unchecked);
    }
    connect(m_list, &QListWidget::itemChanged, this, &MetricsPage::updateShown);
    updateShown();
}

MetricsPage::~MetricsPage() = default;

QAction* MetricsPage::addPageAction(const char* name, const QString& text, const QKeySequence& shortcut,
                                    const std::function<void()>& run)
{
    QAction* action = localAction(this, name, text, shortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    m_bar->addWidget(button);
    return action;
}

void MetricsPage::setupActions()
{
    m_back = addPageAction("viewBack", tr("Back"), Qt::ALT | Qt::Key_Left, [this] { m_time->back(); });
    m_forward =
        addPageAction("viewForward", tr("Forward"), Qt::ALT | Qt::Key_Right, [this] { m_time->forward(); });
    addPageAction("viewWhole", tr("Whole week"), Qt::ALT | Qt::Key_Home, [this] { m_time->showWhole(); });
    const auto addStyle = [this](const char* name, const QString& text, const QKeySequence& keys) {
        QAction* action = addPageAction(name, text, keys, [this] { updateStyle(); });
        action->setCheckable(true);
        return action;
    };
    m_step = addStyle("stepped", tr("Steps"), Qt::CTRL | Qt::ALT | Qt::Key_L);
    m_log = addStyle("logarithmic", tr("Logarithmic"), Qt::CTRL | Qt::ALT | Qt::Key_G);
    m_rate = addStyle("rates", tr("Rates of counters"), Qt::CTRL | Qt::ALT | Qt::Key_T);
    for (const int marker : {0, 1}) {
        addPageAction(marker == 0 ? "markA" : "markB", marker == 0 ? tr("Mark A") : tr("Mark B"),
                      Qt::CTRL | Qt::SHIFT | (marker == 0 ? Qt::Key_1 : Qt::Key_2), [this, marker] {
                          const ChartTime::Range range = m_time->range();
                          m_time->setMarker(
                              marker, m_time->cursor().value_or(range.begin + (range.end - range.begin) / 2));
                      });
    }
    addPageAction("showMetricSql", tr("SQL"), Qt::CTRL | Qt::Key_U, [this] { showSql(); });
    addPageAction("refreshMetrics", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    QAction* stop = localAction(this, "stopMetrics", tr("Stop loading"), Qt::Key_Escape);
    connect(stop, &QAction::triggered, this, [this] {
        for (MetricPanel* panel : m_panels)
            panel->stop();
    });
    addAction(stop);
}

void MetricsPage::setupLayout()
{
    m_list->setObjectName(QStringLiteral("metricList"));
    m_list->setAccessibleName(tr("Metrics of the game"));
    for (QLabel* label : {m_range, m_state, m_delta})
        label->setTextFormat(Qt::PlainText);
    m_range->setObjectName(QStringLiteral("metricRange"));
    m_state->setObjectName(QStringLiteral("metricState"));
    m_delta->setObjectName(QStringLiteral("metricDelta"));
    m_delta->setWordWrap(true);
    m_delta->hide();
    auto* charts = new QWidget;
    m_column = new QVBoxLayout(charts);
    m_column->setContentsMargins({});
    m_column->addStretch(1);
    m_area->setWidget(charts);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_bar = new QHBoxLayout;
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_range, 1);
    bottom->addWidget(m_state);
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins({});
    rightColumn->addLayout(m_bar);
    rightColumn->addWidget(m_area, 1);
    rightColumn->addWidget(m_delta);
    rightColumn->addLayout(bottom);
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("metricsSplitter"));
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({190, 900});
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter);
    setFocusProxy(m_list);
}

std::vector<MetricChart*> MetricsPage::charts() const
{
    std::vector<MetricChart*> charts;
    for (const MetricPanel* panel : m_panels)
        charts.push_back(panel->chart());
    return charts;
}

bool MetricsPage::isLoading() const
{
    return m_fetchTimer.isActive() || std::ranges::any_of(m_panels, &MetricPanel::isLoading);
}

QStringList MetricsPage::shownMetrics() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            ids << m_list->item(row)->data(Qt::UserRole).toString();
    }
    return ids;
}

void MetricsPage::setShownMetrics(const QStringList& ids)
{
    {
        const QSignalBlocker once(m_list);
        for (int row = 0; row < m_list->count(); ++row) {
            QListWidgetItem* item = m_list->item(row);
            item->setCheckState(ids.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                                  : Qt::Unchecked);
        }
    }
    updateShown();
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
    for (const QString& id : ids) {
        const bool isThere = std::ranges::any_of(
            m_panels, [&id](const MetricPanel* panel) { return panel->chart()->metric().id == id; });
        if (!isThere)
            addChart(*m_week.game->metric(id));
    }
    std::ranges::sort(m_panels, {},
                      [&ids](const MetricPanel* panel) { return ids.indexOf(panel->chart()->metric().id); });
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        m_column->insertWidget(static_cast<int>(i), m_panels[i]->chart());
    updateState();
}

void MetricsPage::addChart(const MetricDefinition& metric)
{
    auto* chart = new MetricChart(metric, m_time);
    chart->setMinimumHeight(ChartHeight);
    auto* panel = new MetricPanel(m_week, chart, this);
    connect(panel, &MetricPanel::spanKnown, this, [this, panel] {
        updateWhole();
        panel->fetch(m_time->range());
    });
    connect(panel, &MetricPanel::stateChanged, this, [this] {
        alignAxes();
        updateState();
        updateMarkers();
    });
    connect(panel, &MetricPanel::failed, this, [this](const Error& error) {
        m_state->setText(visibleText(error.message, 200));
        Q_EMIT statusMessage(visibleText(error.text().simplified()));
        if (isGone(error))
            Q_EMIT weekGone();
    });
    connect(chart, &MetricChart::readingActivated, this, &MetricsPage::eventsWanted);
    m_panels.push_back(panel);
    updateStyle();
    panel->findSpan();
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
    if (!whole || *whole == m_time->whole())
        return;
    const ChartTime::Range shown = m_time->range();
    const bool showedAll = shown == m_time->whole();
    m_time->setWhole(*whole);
    if (!showedAll)
        m_time->show(shown);
}

void MetricsPage::fetchAll()
{
    for (MetricPanel* panel : m_panels)
        panel->fetch(m_time->range());
}

/// Plot areas begin at the same place, so that times are below one another.
void MetricsPage::alignAxes()
{
    int widest = 0;
    for (const MetricPanel* panel : m_panels)
        widest = std::max(widest, panel->chart()->wantedAxisWidth());
    for (const MetricPanel* panel : m_panels)
        panel->chart()->setAxisWidth(widest);
}

void MetricsPage::updateStyle()
{
    for (const MetricPanel* panel : m_panels) {
        MetricChart* chart = panel->chart();
        chart->setStyle({.isStepped = m_step->isChecked(),
                         .isLogarithmic = m_log->isChecked(),
                         .isRate = m_rate->isChecked() && chart->metric().kind == MetricKind::Counter});
    }
    alignAxes();
}

void MetricsPage::updateState()
{
    m_back->setEnabled(m_time->canGoBack());
    m_forward->setEnabled(m_time->canGoForward());
    const ChartTime::Range range = m_time->range();
    m_range->setText(range.end > range.begin
                         ? tr("%1 to %2 (UTC)").arg(timeText(range.begin), timeText(range.end))
                         : QString());
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
        tr("A %1, B %2: %3 s").arg(timeText(*a), timeText(*b), QLocale().toString(seconds, 'f', 1))};
    for (const MetricPanel* panel : m_panels) {
        for (const MetricSeries& series : panel->chart()->data().series) {
            const auto before = valueAt(series, *a);
            const auto after = valueAt(series, *b);
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

void MetricsPage::refresh()
{
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
        statements << QStringLiteral("-- %1\n%2")
                          .arg(panel->chart()->metric().title, panel->sqlText(m_time->range()));
    showSqlDialog(this, tr("SQL of the charts"), statements.join(QStringLiteral(";\n\n")));
}

}
