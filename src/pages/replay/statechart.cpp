#include "pages/replay/statechart.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/charts/seriescolor.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace Weekglass {

namespace {

constexpr double SideMargin = 6;
constexpr double PlotGap = 6;
constexpr double AxisWidth = 44;
constexpr std::size_t DefaultColumns = 4;
constexpr int ValueCharacters = 24;

// lines that look alike in grey are told apart by their dashes
constexpr std::array<Qt::PenStyle, 4> Styles {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

}

StateChart::StateChart(QWidget* parent)
    : QWidget(parent)
    , m_choose(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("stateChart"));
    setAccessibleName(tr("State over the plays"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMouseTracking(true);
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
        const auto stillThere = [this](const QByteArray& name) {
            return m_log->column(fromUtf8(name)).has_value();
        };
        if (m_shown.empty() || !std::ranges::all_of(m_shown, stillThere))
            chooseDefault();
        fillMenu();
    }
    load();
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
            m_curves.clear();
            load();
        });
    }
    m_choose->setEnabled(!m_menu->isEmpty());
}

/// Reads what the curves lack of the log, away from the GUI thread.
void StateChart::load()
{
    std::vector<StateCurve> curves = m_loaded ? m_curves : std::vector<StateCurve>();
    if (curves.empty()) {
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
    m_plots.clear();
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const QString& group = m_loaded->columns()[m_curves[i].column].group;
        auto plot = std::ranges::find(m_plots, group, &Plot::group);
        if (plot == m_plots.end()) {
            constexpr double Far = std::numeric_limits<double>::infinity();
            plot = m_plots.insert(plot, {.group = group, .curves = {}, .least = Far, .greatest = -Far});
        }
        plot->curves.push_back(i);
        for (const double value : m_curves[i].values) {
            if (!std::isnan(value)) {
                plot->least = std::min(plot->least, value);
                plot->greatest = std::max(plot->greatest, value);
            }
        }
    }
    for (Plot& plot : m_plots) {
        if (plot.least > plot.greatest)
            plot.least = plot.greatest = 0;
        if (plot.greatest - plot.least <= 0)
            plot.greatest = plot.least + 1;
    }
    m_drawn = {};
    update();
}

void StateChart::setPosition(qsizetype position)
{
    m_position = position;
    update();
}

QStringList StateChart::shownColumns() const
{
    QStringList names;
    for (const QByteArray& name : m_shown)
        names << fromUtf8(name);
    return names;
}

QRectF StateChart::areaOf(std::size_t plot) const
{
    const double line = fontMetrics().height();
    const double top = m_choose->height() + 2;
    const double height =
        (this->height() - top) / static_cast<double>(std::max<std::size_t>(1, m_plots.size()));
    const QRectF all(SideMargin + AxisWidth, top + static_cast<double>(plot) * height,
                     width() - 2 * SideMargin - AxisWidth, height - PlotGap);
    return all.adjusted(0, line + 2, 0, 0);
}

void StateChart::draw()
{
    m_drawn = QPixmap(size() * devicePixelRatioF());
    m_drawn.setDevicePixelRatio(devicePixelRatioF());
    m_drawn.fill(Qt::transparent);
    QPainter painter(&m_drawn);
    for (std::size_t plot = 0; plot < m_plots.size(); ++plot) {
        if (areaOf(plot).height() > 4)
            drawPlot(painter, m_plots[plot], areaOf(plot));
    }
}

void StateChart::drawPlot(QPainter& painter, const Plot& plot, const QRectF& area) const
{
    QColor grid = palette().color(QPalette::Text);
    grid.setAlphaF(0.2F);
    const double line = fontMetrics().height();
    for (const auto& [value, y] :
         {std::pair(plot.greatest, area.top()), std::pair(plot.least, area.bottom())}) {
        painter.setPen(grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(palette().color(QPalette::Text));
        const double top = std::clamp(y - line / 2, 0.0, height() - line);
        painter.drawText(QRectF(SideMargin, top, AxisWidth - 4, line), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(value, 'g', 6));
    }
    for (const std::size_t curve : plot.curves)
        drawCurve(painter, plot, area, curve);
}

void StateChart::drawCurve(QPainter& painter, const Plot& plot, const QRectF& area, std::size_t curve) const
{
    const auto y = [&](double value) {
        return area.bottom() - (value - plot.least) / (plot.greatest - plot.least) * area.height();
    };
    QPolygonF line;
    painter.setPen(QPen(seriesColor(curve, palette()), 1.6, Styles[curve % Styles.size()], Qt::FlatCap));
    const auto end = [&] {
        painter.drawPolyline(line);
        line.clear();
    };
    const auto pixels = curvePixels(m_curves[curve].values, m_loaded->size(), static_cast<int>(area.width()));
    for (std::size_t pixel = 0; pixel < pixels.size(); ++pixel) {
        if (!pixels[pixel]) {
            end();
            continue;
        }
        const double x = area.left() + static_cast<double>(pixel);
        const CurvePixel& covered = *pixels[pixel];
        for (const double value : {covered.first, covered.least, covered.greatest, covered.last}) {
            const QPointF point(x, y(value));
            // a level part needs its two ends only: dashes, and fewer points
            if (line.size() > 1 && line.last().y() == point.y() && line[line.size() - 2].y() == point.y())
                line.last() = point;
            else if (line.isEmpty() || line.last() != point)
                line << point;
        }
    }
    end();
}

QString StateChart::legend(const Plot& plot, std::size_t curve) const
{
    const std::size_t column = m_curves[plot.curves[curve]].column;
    const QString label = visibleText(m_loaded->columns()[column].label);
    if (m_position < 0 || m_position >= m_log->size())
        return label;
    const auto value = m_log->value(m_position, column);
    return QString(label + QLatin1Char(' ')
                   + (value ? visibleText(*value, ValueCharacters) : QStringLiteral("–")));
}

void StateChart::paintLegend(QPainter& painter, const Plot& plot, const QRectF& area) const
{
    constexpr double SampleWidth = 18;
    const double line = fontMetrics().height();
    const double y = area.top() - line - 2;
    double x = area.left();
    for (std::size_t i = 0; i < plot.curves.size(); ++i) {
        const std::size_t curve = plot.curves[i];
        painter.setPen(QPen(seriesColor(curve, palette()), 2, Styles[curve % Styles.size()], Qt::FlatCap));
        painter.drawLine(QPointF(x, y + line / 2), QPointF(x + SampleWidth, y + line / 2));
        const QString text = legend(plot, i);
        x += SampleWidth + 4;
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(x, y, area.right() - x, line), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += fontMetrics().horizontalAdvance(text) + 12;
    }
}

void StateChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_plots.empty() || m_loaded->isEmpty()) {
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         m_menu->isEmpty() ? tr("This log has no numbers to draw.")
                                           : tr("No columns are chosen."));
        return;
    }
    if (m_drawn.isNull())
        draw();
    painter.drawPixmap(0, 0, m_drawn);
    for (std::size_t plot = 0; plot < m_plots.size(); ++plot) {
        const QRectF area = areaOf(plot);
        paintLegend(painter, m_plots[plot], area);
        if (m_position < 0)
            continue;
        const double x = area.left()
            + (static_cast<double>(m_position) + 0.5)
                / static_cast<double>(std::max<qsizetype>(1, m_log->size())) * area.width();
        painter.setPen(QPen(palette().color(QPalette::Text), 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

qsizetype StateChart::indexAt(double x) const
{
    const QRectF area = areaOf(0);
    const double part = (x - area.left()) / std::max(1.0, area.width());
    return std::clamp<qsizetype>(static_cast<qsizetype>(part * static_cast<double>(m_log->size())), 0,
                                 std::max<qsizetype>(0, m_log->size() - 1));
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
    m_drawn = {};
}

void StateChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_drawn = {};
}

}
