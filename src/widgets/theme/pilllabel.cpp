#include "widgets/theme/pilllabel.h"

#include "widgets/theme/housestyle.h"

#include <QPainter>

#include <algorithm>

namespace Weekglass {

PillLabel::PillLabel(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PillLabel::setPill(const Pill& pill)
{
    m_pill = pill;
    setAccessibleName(pill.text);
    setVisible(!pill.text.isEmpty());
    updateGeometry();
    update();
}

QSize PillLabel::sizeHint() const
{
    return {pillWidth(m_pill, fontMetrics()),
            std::max(Measure::Row, fontMetrics().height() + Measure::Space1)};
}

void PillLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintPill(painter, rect(), m_pill, palette());
}

}
