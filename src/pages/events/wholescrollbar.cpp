#include "pages/events/wholescrollbar.h"

#include <QCoreApplication>
#include <QWheelEvent>

#include <limits>

namespace Weekglass {

WholeScrollBar::WholeScrollBar(QScrollBar* inner, QWidget* parent)
    : QScrollBar(Qt::Vertical, parent)
    , m_inner(inner)
{
    connect(this, &QScrollBar::actionTriggered, this, &WholeScrollBar::act);
}

void WholeScrollBar::setPlace(qint64 total, int page, qint64 top)
{
    m_scale = total / std::numeric_limits<int>::max() + 1;
    const QSignalBlocker quiet(this);
    setRange(0, static_cast<int>(std::max<qint64>(0, total - page) / m_scale));
    setPageStep(std::max(1, static_cast<int>(page / m_scale)));
    if (!isSliderDown())
        setValue(static_cast<int>(top / m_scale));
}

void WholeScrollBar::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_inner, event);
}

void WholeScrollBar::act(int action)
{
    switch (action) {
    case SliderMove:
        return Q_EMIT jumpWanted(sliderPosition() * m_scale);
    case SliderToMinimum:
        return Q_EMIT beginWanted();
    case SliderToMaximum:
        return Q_EMIT endWanted();
    default:
        setSliderPosition(value());
        m_inner->triggerAction(static_cast<SliderAction>(action));
    }
}

}
