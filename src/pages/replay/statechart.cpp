#include "pages/replay/statechart.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/charts/plot.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace Weekglass {

namespace {

constexpr std::size_t DefaultColumns = 4;
constexpr int ValueCharacters = 24;

// lines that look alike in grey are told apart by their dashes
constexpr std::array<Qt::PenStyle, 4> Styles {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

}

/// A group's columns on one scale.
class StatePlot : public Plot
{
public:
    struct Line
    {
        const StateCurve* curve; ///< outlives the plot
        PlotName name;
    };

    StatePlot()
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        keepHeader();
    }

    const std::vector<Line>& lines() const { return m_lines; }
    void setLines(std::vector<Line> lines, qsizetype plays)
    {
        m_lines = std::move(lines);
        ValueRange values;
        for (const Line& line : m_lines) {
            for (const double value : line.curve->values)
                values.take(value);
        }
        setValues(values, false, [values](int) {
            std::vector<AxisTick> ends;
            for (const double value : {values.least, values.greatest}) {
                if (!values.isEmpty() && (ends.empty() || ends.back().at < value))
                    ends.push_back({.at = value, .label = numberText(value)});
            }
            return ends;
        });
        setTimes(0, static_cast<double>(plays), {});
    }

    /// @p values: after the names of the lines; empty: none.
    void showValues(qsizetype position, const QStringList& values)
    {
        m_position = position;
        std::vector<PlotName> names;
        for (const Line& line : m_lines) {
            names.push_back(line.name);
            names.back().text += values[static_cast<qsizetype>(names.size()) - 1];
        }
        setNames(std::move(names));
    }

    QSize minimumSizeHint() const override { return {}; }

protected:
    void paintData(QPainter& painter, const PlotPlaces& places) const override
    {
        for (const Line& line : m_lines)
            paintCurve(painter, places, curveColumns(line.curve->values, places),
                       {.color = line.name.color, .line = line.name.line});
    }
    void paintLive(QPainter& painter, const PlotPlaces& /*places*/) const override
    {
        if (m_position >= 0)
            paintTime(painter, static_cast<double>(m_position) + 0.5, palette().color(QPalette::Text));
    }

private:
    std::vector<Line> m_lines;
    qsizetype m_position = -1;
};

StateChart::StateChart(QWidget* parent)
    : QWidget(parent)
    , m_choose(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("stateChart"));
    setAccessibleName(tr("State over the plays"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* choose = new QAction(tr("Choose columns to draw"), this);
    choose->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    choose->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    choose->setToolTip(tr("Choose columns to draw (Ctrl+Shift+K)"));
    choose->setIconText(tr("Columns"));
    connect(choose, &QAction::triggered, this,
            [this] { m_menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height()))); });
    m_choose->setDefaultAction(choose);
    m_choose->setAutoRaise(true);
    m_choose->setAccessibleName(choose->text());
    m_menu->setObjectName(QStringLiteral("chartColumns"));
    m_column->setContentsMargins(0, m_choose->sizeHint().height() + 2, 0, 0);
    m_column->setSpacing(0);
}

void StateChart::setLog(std::shared_ptr<const PlayLog> log)
{
    auto next = log ? std::move(log) : std::make_shared<const PlayLog>();
    const bool isSame = next->gameId() == m_log->gameId() && !m_log->isEmpty()
        && next->columns().size() == m_log->columns().size();
    m_log = std::move(next);
    if (!isSame) {
        m_curves.clear();
        m_loaded.reset();
        arrange();
        const auto stillThere = [this](const QByteArray& name) {
            return m_log->column(fromUtf8(name)).has_value();
        };
        if (m_shown.empty() || !std::ranges::all_of(m_shown, stillThere))
            chooseDefault();
        fillMenu();
    }
    load(!isSame);
}

void StateChart::chooseDefault()
{
    m_shown.clear();
    const auto numeric = numericColumns(*m_log);
    for (const std::size_t column : numeric) {
        const auto& shown = m_log->columns()[column];
        if (shown.group == m_log->columns()[numeric.front()].group && m_shown.size() < DefaultColumns)
            m_shown.insert(shown.name);
    }
}

void StateChart::fillMenu()
{
    m_menu->clear();
    for (const std::size_t column : numericColumns(*m_log)) {
        const PlayStateColumn& shown = m_log->columns()[column];
        auto* action = m_menu->addAction(tr("%1: %2")
                                             .arg(visibleText(shown.group), visibleText(shown.label))
                                             .replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(m_shown.contains(shown.name));
        connect(action, &QAction::toggled, this, [this, name = shown.name](bool wanted) {
            if (wanted)
                m_shown.insert(name);
            else
                m_shown.erase(name);
            load(true);
        });
    }
    m_choose->setEnabled(!m_menu->isEmpty());
}

/// Reads what the curves lack of the log, away from the GUI thread.
void StateChart::load(bool isAnew)
{
    std::vector<StateCurve> curves;
    if (!isAnew && m_loaded) {
        curves = m_curves;
    } else {
        for (std::size_t column = 0; column < m_log->columns().size(); ++column) {
            if (m_shown.contains(m_log->columns()[column].name))
                curves.push_back({.column = column, .values = {}});
        }
    }
    m_job.start(
        [log = m_log, curves = std::move(curves)](const std::stop_token& stop) mutable {
            for (StateCurve& curve : curves) {
                const auto more =
                    stateNumbers(*log, curve.column, static_cast<qsizetype>(curve.values.size()), stop);
                curve.values.insert(curve.values.end(), more.begin(), more.end());
            }
            return std::pair(std::move(log), std::move(curves));
        },
        [this](auto loaded) {
            m_loaded = std::move(loaded.first);
            m_curves = std::move(loaded.second);
            arrange();
        });
}

void StateChart::arrange()
{
    std::vector<std::pair<QString, std::vector<StatePlot::Line>>> groups;
    for (std::size_t i = 0; i < m_curves.size() && !m_loaded->isEmpty(); ++i) {
        const PlayStateColumn& column = m_loaded->columns()[m_curves[i].column];
        auto group = std::ranges::find(groups, column.group, &decltype(groups)::value_type::first);
        if (group == groups.end())
            group = groups.insert(group, {column.group, {}});
        group->second.push_back({.curve = &m_curves[i],
                                 .name = {.text = visibleText(column.label),
                                          .color = seriesColor(i, palette()),
                                          .line = Styles[i % Styles.size()]}});
    }
    for (; m_plots.size() > groups.size(); m_plots.pop_back())
        delete m_plots.back();
    while (m_plots.size() < groups.size())
        m_column->addWidget(m_plots.emplace_back(new StatePlot));
    for (std::size_t i = 0; i < groups.size(); ++i)
        m_plots[i]->setLines(std::move(groups[i].second), m_loaded->size());
    Plot::align(m_plots);
    showValues();
    update();
}

void StateChart::setPosition(qsizetype position)
{
    m_position = position;
    showValues();
}

void StateChart::showValues()
{
    const bool isThere = m_position >= 0 && m_position < m_log->size();
    for (StatePlot* plot : m_plots) {
        QStringList values;
        for (const StatePlot::Line& line : plot->lines()) {
            const auto value = isThere ? m_log->value(m_position, line.curve->column) : std::nullopt;
            values << (!isThere    ? QString()
                           : value ? QLatin1Char(' ') + visibleText(*value, ValueCharacters)
                                   : QStringLiteral(" –"));
        }
        plot->showValues(m_position, values);
    }
}

QStringList StateChart::shownColumns() const
{
    QStringList names;
    for (const QByteArray& name : m_shown)
        names << fromUtf8(name);
    return names;
}

void StateChart::paintEvent(QPaintEvent* /*event*/)
{
    if (!m_plots.empty() || isLoading())
        return;
    QPainter(this).drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                            m_menu->isEmpty() ? tr("This log has no numbers to draw.")
                                              : tr("No columns are chosen."));
}

qsizetype StateChart::indexAt(double x) const
{
    m_column->setGeometry(rect()); // Qt lays out only what is visible
    const StatePlot* plot = m_plots.empty() ? nullptr : m_plots.front();
    const double at = plot ? plot->timeAt(x - plot->x()) : 0;
    return static_cast<qsizetype>(
        std::clamp(at, 0.0, static_cast<double>(std::max<qsizetype>(0, m_log->size() - 1))));
}

void StateChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_log->isEmpty())
        Q_EMIT playClicked(indexAt(event->position().x()));
}

void StateChart::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton && !m_log->isEmpty())
        Q_EMIT playClicked(indexAt(event->position().x()));
}

void StateChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_choose->move(width() - m_choose->sizeHint().width() - 2, 1);
    m_choose->resize(m_choose->sizeHint());
}

void StateChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        arrange(); // the colours are others
}

}
