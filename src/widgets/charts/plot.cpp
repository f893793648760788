#include "widgets/charts/plot.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegendMarker>
#include <QLineSeries>
#include <QPainter>

namespace Weekglass {

namespace {

constexpr int ValuePixels = 40; // between the labels of values
constexpr double Headroom = 0.05; // of the values' range, above and below
constexpr int MostRounds = 3;

/// Qt Charts wants labels that differ, and a label for each line.
void setTicks(QCategoryAxis* axis, double length, const std::vector<AxisTick>& ticks,
              std::vector<AxisTick>& shown)
{
    if (axis->max() == length && ticks == shown)
        return; // each label is laid out as HTML
    shown = ticks;
    for (const QString& label : axis->categoriesLabels())
        axis->remove(label);
    axis->setRange(0, length);
    for (const AxisTick& tick : ticks) {
        QString label = tick.label.toHtmlEscaped();
        while (label.isEmpty() || axis->categoriesLabels().contains(label))
            label += QChar(0x200B); // which has no width
        axis->append(label, tick.at);
    }
}

}

/// What a plot paints of its data, in the midst of what Qt Charts paints.
class Plot::Layer : public QGraphicsItem
{
public:
    Layer(const Plot* plot, QGraphicsItem* parent)
        : QGraphicsItem(parent)
        , m_plot(plot)
    {
        setZValue(100); // over the axes
    }

    QRectF boundingRect() const override { return m_plot->rect(); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/) override
    {
        if (!m_plot->m_message.isEmpty())
            return;
        const PlotPlaces places = m_plot->places();
        painter->setClipRect(places.area, Qt::IntersectClip);
        m_plot->paintData(*painter, places);
    }

private:
    const Plot* m_plot;
};

Plot::Plot(QWidget* parent)
    : QWidget(parent)
    , Spoken(As::Chart)
    , m_chart(new QChart)
    , m_timeAxis(new QCategoryAxis)
    , m_valueAxis(new QCategoryAxis)
    , m_mapping(new QLineSeries)
{
    m_scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene.addItem(m_chart);
    m_chart->addSeries(m_mapping);
    for (const auto& [axis, side] :
         {std::pair(m_timeAxis, Qt::AlignBottom), std::pair(m_valueAxis, Qt::AlignLeft)}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false); // there are as many as have room
        m_chart->addAxis(axis, side);
        m_mapping->attachAxis(axis);
    }
    for (QLegendMarker* marker : m_chart->legend()->markers())
        marker->setVisible(false);
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(true);
    m_chart->setPlotAreaBackgroundPen(Qt::NoPen);
    m_chart->setMargins({Margin, 2, 2 * Margin, 2});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    new Layer(this, m_chart);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMouseTracking(true);
    applyLook();
}

Plot::~Plot() = default;

void Plot::makeStrip(int pixels)
{
    m_stripPixels = pixels;
    m_timeAxis->setGridLineVisible(false);
    m_chart->setMargins({Margin, 2, Margin, 0});
    setAutoFillBackground(false);
    setBackgroundRole(QPalette::Window);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    keepHeader();
    applyLook();
}

QString Plot::spokenValue() const
{
    return message().isEmpty() ? accessibleDescription() : message();
}

QSize Plot::sizeHint() const
{
    return {640, m_stripPixels > 0 ? m_stripPixels + 2 * fontMetrics().height() + 2 * Margin : 180};
}

QSize Plot::minimumSizeHint() const
{
    return {200, m_stripPixels > 0 ? sizeHint().height() : 120};
}

void Plot::setTitle(const QString& title)
{
    if (title == m_title)
        return; // Qt Charts would lay out all of it again
    m_title = title;
    redraw();
}

void Plot::setCoveredTitle(int pixels)
{
    m_coveredTitle = pixels;
    redraw();
}

void Plot::setNames(std::vector<PlotName> names, std::size_t most)
{
    m_names = std::move(names);
    m_mostNames = most;
    if (!m_hasHeader)
        return redraw(); // they may need fewer lines, or more
    layOutNames();
    update();
}

void Plot::setNamesListed(bool areListed)
{
    if (std::exchange(m_areNamesListed, areListed) != areListed)
        redraw();
}

void Plot::setTimes(double begin, double end, Ticks ticks, const QString& title)
{
    m_begin = begin;
    m_end = end > begin ? end : begin + 1;
    m_timeTicks = std::move(ticks);
    m_timeAxis->setTitleText(title.toHtmlEscaped());
    redraw();
}

void Plot::setUtcTimes(qint64 begin, qint64 end)
{
    setTimes(static_cast<double>(begin), static_cast<double>(end),
             [begin, end](int wanted) { return timeTicks(begin, end, wanted); });
}

void Plot::setValues(const ValueRange& values, bool isLogarithmic, Ticks ticks)
{
    m_isLogarithmic = isLogarithmic;
    m_valueTicks = std::move(ticks);
    m_least = values.isEmpty() ? 0 : isLogarithmic ? std::log10(values.least) : values.least;
    m_greatest = values.isEmpty() ? 1 : isLogarithmic ? std::log10(values.greatest) : values.greatest;
    const double span = m_greatest - m_least;
    const double spare = span > 0 ? span * Headroom : std::max(std::abs(m_least) * Headroom, 0.5);
    m_least -= spare;
    m_greatest += spare;
    redraw();
}

void Plot::setMessage(const QString& message)
{
    if (std::exchange(m_message, message) == message)
        return update();
    redraw();
}

void Plot::setLabelRoom(double pixels)
{
    if (pixels == m_wantedLabelRoom)
        return;
    m_wantedLabelRoom = pixels;
    redraw();
}

double Plot::labelRoom() const
{
    layOut();
    return m_labelRoom;
}

void Plot::redraw()
{
    m_isLaidOut = false;
    m_still = {};
    update();
}

PlotPlaces Plot::places() const
{
    layOut();
    const double length = m_end - m_begin;
    const double span = m_greatest - m_least;
    const QPointF origin = m_chart->mapToPosition({0, 0}, m_mapping);
    const QPointF opposite = m_chart->mapToPosition({length, span}, m_mapping);
    return {.area = {m_chart->plotArea().topLeft(), m_chart->plotArea().size().expandedTo({1, 1})},
            .begin = m_begin,
            .least = m_least,
            .pixelsPerTime = std::max(1.0, opposite.x() - origin.x()) / length,
            .pixelsPerValue = std::max(1.0, origin.y() - opposite.y()) / span,
            .isLogarithmic = m_isLogarithmic};
}

/// How many ticks there are depends on the room, and how much room there is on their labels: in most cases
/// once is enough. The axes begin at zero: Qt Charts takes two times of this century for one if they are not
/// two milliseconds apart.
void Plot::layOut() const
{
    if (std::exchange(m_isLaidOut, true) && m_chart->size() == size())
        return;
    m_chart->resize(size());
    const QString title = QFontMetrics(m_chart->titleFont())
                              .elidedText(m_title, Qt::ElideRight, width() - 2 * m_coveredTitle)
                              .toHtmlEscaped();
    if (title != m_chart->title())
        m_chart->setTitle(title);
    m_timeAxis->setVisible(m_timeTicks && m_message.isEmpty());
    m_valueAxis->setVisible(m_stripPixels == 0 && m_message.isEmpty());
    layOutNames();
    QGraphicsLayout* layout = m_chart->layout();
    layout->activate();
    for (int round = 0; round < MostRounds; ++round) {
        const QRectF before = m_chart->plotArea();
        double left = 0;
        layout->getContentsMargins(&left, nullptr, nullptr, nullptr);
        layOutValues();
        layOutTimes();
        layout->activate();
        m_labelRoom = m_chart->plotArea().left() - left;
        if (const double more = std::max(0.0, m_wantedLabelRoom - m_labelRoom); more != left) {
            layout->setContentsMargins(more, 0, 0, 0);
            layout->activate();
        }
        if (m_chart->plotArea() == before)
            break;
    }
}

void Plot::layOutValues() const
{
    const int tall = static_cast<int>(m_chart->plotArea().height());
    const int wanted = std::max({1, tall / ValuePixels, std::min(4, tall / (fontMetrics().height() + 2))});
    std::vector<AxisTick> ticks = m_valueTicks ? m_valueTicks(wanted)
        : m_isLogarithmic
        ? logTicks(std::pow(10, m_least), std::pow(10, m_greatest), wanted, tall / fontMetrics().height())
        : valueTicks(m_least, m_greatest, wanted);
    for (AxisTick& tick : ticks)
        tick.at = (m_isLogarithmic ? std::log10(tick.at) : tick.at) - m_least;
    setTicks(m_valueAxis, m_greatest - m_least, ticks, m_shownValues);
}

/// Labels that would be cut off are none.
std::vector<AxisTick> Plot::timesIn(const QRectF& area, int wanted) const
{
    double left = 0; // Qt Charts leaves out labels that reach into it
    m_chart->layout()->getContentsMargins(&left, nullptr, nullptr, nullptr);
    std::vector<AxisTick> ticks = m_timeTicks(wanted);
    for (AxisTick& tick : ticks) {
        tick.at -= m_begin;
        const double place = area.left() + tick.at / (m_end - m_begin) * area.width();
        const double half = fontMetrics().horizontalAdvance(tick.label) / 2.0;
        if (place - half < left || place + half > width())
            tick.label.clear();
    }
    return ticks;
}

bool Plot::haveRoom(const std::vector<AxisTick>& times, const QRectF& area) const
{
    double end = -width(); // of the label before
    for (const AxisTick& tick : times) {
        const double place = tick.at / (m_end - m_begin) * area.width();
        const double half = fontMetrics().horizontalAdvance(tick.label) / 2.0;
        if (!tick.label.isEmpty() && place - half < end + Margin)
            return false;
        end = tick.label.isEmpty() ? end : place + half;
    }
    return true;
}

/// Whether there are shorter labels.
bool Plot::shorten(std::vector<AxisTick>& times)
{
    for (AxisTick& tick : times) {
        if (!tick.label.isEmpty())
            tick.label = tick.shortLabel;
    }
    return std::ranges::any_of(times, [](const AxisTick& tick) { return !tick.label.isEmpty(); });
}

void Plot::layOutTimes() const
{
    constexpr std::ptrdiff_t Fewest = 4; // labels, or one has to guess what is between them
    constexpr int MostMore = 16; // until the next finer step
    const auto labels = [](const std::vector<AxisTick>& ticks) {
        return std::ranges::count_if(ticks, [](const AxisTick& tick) { return !tick.label.isEmpty(); });
    };
    const QRectF area = m_chart->plotArea();
    const int widest = fontMetrics().horizontalAdvance(QStringLiteral("MMM 00 00:00")) + 2 * Margin;
    const int wanted = std::max(1, static_cast<int>(area.width()) / widest);
    std::vector<AxisTick> ticks = m_timeTicks ? timesIn(area, wanted) : std::vector<AxisTick>();
    for (int more = 1; m_timeTicks && labels(ticks) < Fewest && more <= MostMore; ++more) {
        std::vector<AxisTick> finer = timesIn(area, wanted + more);
        if (labels(finer) <= labels(ticks))
            continue;
        // one alone does not say how far apart times are
        if (labels(ticks) > 1 && !haveRoom(finer, area) && !(shorten(finer) && haveRoom(finer, area)))
            break;
        ticks = std::move(finer);
    }
    setTicks(m_timeAxis, m_end - m_begin, ticks, m_shownTimes);
}

void Plot::applyLook()
{
    const QColor text = palette().color(foregroundRole());
    QColor grid = text;
    grid.setAlphaF(0.15F);
    for (QCategoryAxis* axis : {m_timeAxis, m_valueAxis}) {
        axis->setLabelsFont(font());
        axis->setLabelsColor(text);
        axis->setTitleFont(font());
        axis->setTitleBrush(text);
        axis->setGridLineColor(grid);
        axis->setLinePenColor(grid);
    }
    QFont bold = font();
    bold.setBold(true);
    m_chart->setTitleFont(bold);
    m_chart->setTitleBrush(text);
    m_chart->setPlotAreaBackgroundBrush(palette().color(QPalette::Base));
    redraw();
}

void Plot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange)
        applyLook();
    if (event->type() == QEvent::PaletteChange)
        paletteChanged();
}

void Plot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    redraw();
}

}
