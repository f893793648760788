#include "pages/replay/replayframe.h"

#include "widgets/parts/formparts.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int Border = 3;
// black on this amber reads well in the light and in the dark theme alike
constexpr QColor Amber(0xf5, 0xa6, 0x23);

}

ReplayFrame::ReplayFrame(QWidget* content, QWidget* parent)
    : QFrame(parent)
    , m_banner(plainLabel("replayBanner"))
{
    m_banner->setAutoFillBackground(true);
    m_banner->setMargin(4);
    m_banner->setAlignment(Qt::AlignCenter);
    // its text changes with every play: that must not lay out the window anew
    m_banner->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Border, Border, Border, Border);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(content, 1);
}

QString ReplayFrame::text() const
{
    return m_banner->text();
}

void ReplayFrame::setState(const QString& text, bool isPast)
{
    m_banner->setText(text);
    m_banner->setVisible(!text.isEmpty());
    if (isPast == m_isPast)
        return;
    m_isPast = isPast;
    QPalette colours; // an empty palette inherits the window's, also when the theme changes
    QFont font;
    if (isPast) {
        colours.setColor(QPalette::Window, Amber);
        colours.setColor(QPalette::WindowText, Qt::black);
        font.setBold(true);
    }
    m_banner->setPalette(colours);
    m_banner->setFont(font);
    update();
}

void ReplayFrame::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!m_isPast)
        return;
    QPainter painter(this);
    painter.setPen(QPen(Amber, Border));
    painter.drawRect(QRectF(rect()).adjusted(Border / 2.0, Border / 2.0, -Border / 2.0, -Border / 2.0));
}

}
