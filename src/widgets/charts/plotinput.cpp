#include "widgets/charts/plot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace Weekglass {

namespace {

constexpr int ClickPixels = 4; // more is a drag
constexpr double WheelDegrees = 120; // of a notch, in eighths

}

std::optional<std::size_t> Plot::nameAt(const QPoint& place) const
{
    layOut();
    const QPointF inside = place - headerRoom().topLeft();
    const auto found =
        std::ranges::find_if(m_nameRooms, [&](const QRect& room) { return QRectF(room).contains(inside); });
    return found == m_nameRooms.end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - m_nameRooms.begin()));
}

std::optional<std::pair<double, double>> Plot::box() const
{
    if (!m_press || !m_press->isDrag || !m_press->isBox)
        return {};
    const PlotPlaces now = places();
    const double begin = now.at(m_press->from.x());
    const double end = now.at(m_press->to.x());
    return std::minmax(begin, end);
}

void Plot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (const auto name = nameAt(event->pos()))
        return nameClicked(*name, false);
    m_press = {.from = event->pos(),
               .to = event->pos(),
               .isBox = dragsBoxes() != event->modifiers().testFlag(Qt::ShiftModifier)};
}

void Plot::mouseMoveEvent(QMouseEvent* event)
{
    const PlotPlaces now = places();
    m_pointer = plotRect().contains(event->pos()) ? std::optional(event->pos()) : std::nullopt;
    pointed(m_pointer ? std::optional(now.at(m_pointer->x())) : std::nullopt);
    if (m_press) {
        m_press->isDrag = m_press->isDrag || (event->pos() - m_press->from).manhattanLength() >= ClickPixels;
        const QPoint before = std::exchange(m_press->to, event->pos());
        if (m_press->isDrag && !m_press->isBox)
            dragged(now.at(before.x()) - now.at(event->pos().x()), false);
    }
    update();
}

void Plot::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_press || event->button() != Qt::LeftButton)
        return;
    m_press->to = event->pos();
    const auto selected = box();
    const Press press = *std::exchange(m_press, std::nullopt);
    if (selected)
        boxDragged(selected->first, selected->second);
    else if (press.isDrag)
        dragged(0, true);
    else
        clicked(event->pos());
    update();
}

void Plot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto name = nameAt(event->pos()))
        nameClicked(*name, true);
}

void Plot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_pointer.reset();
    pointed({});
    update();
}

void Plot::wheelEvent(QWheelEvent* event)
{
    if (!m_motion || event->modifiers().testFlag(Qt::ControlModifier)) // that scrolls the charts
        return QWidget::wheelEvent(event);
    if (event->angleDelta().x() != 0)
        panned(event->angleDelta().x() > 0 ? -m_motion->pan : m_motion->pan);
    else
        zoomed(std::pow(m_motion->wheel, -event->angleDelta().y() / WheelDegrees),
               places().at(event->position().x()));
}

void Plot::keyPressEvent(QKeyEvent* event)
{
    if (!m_motion)
        return QWidget::keyPressEvent(event);
    constexpr double PointerStep = 0.01; // of what is shown
    const bool isPointing = event->modifiers().testFlag(Qt::ShiftModifier);
    const double middle = m_begin + (m_end - m_begin) / 2;
    switch (event->key()) {
    case Qt::Key_Plus:
        return zoomed(1 / m_motion->key, middle);
    case Qt::Key_Minus:
        return zoomed(m_motion->key, middle);
    case Qt::Key_Left:
        return isPointing ? pointerMoved(-PointerStep) : panned(-m_motion->pan);
    case Qt::Key_Right:
        return isPointing ? pointerMoved(PointerStep) : panned(m_motion->pan);
    case Qt::Key_Home:
    case Qt::Key_0:
        return wholeWanted();
    default:
        QWidget::keyPressEvent(event);
    }
}

}
