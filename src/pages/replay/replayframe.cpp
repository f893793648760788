#include "pages/replay/replayframe.h"

#include "widgets/parts/formparts.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int Border = 3;

}

ReplayFrame::ReplayFrame(QWidget* content, QWidget* parent)
    : QFrame(parent)
    , m_bar(new QWidget)
    , m_banner(plainLabel("replayBanner"))
    , m_wayBack(new QToolButton)
{
    m_bar->setAutoFillBackground(true);
    m_banner->setMargin(4);
    m_banner->setAlignment(Qt::AlignCenter);
    m_wayBack->hide();
    // its text changes with every play: that must not lay out the window anew
    m_banner->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* line = new QHBoxLayout(m_bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_banner, 1);
    line->addWidget(m_wayBack);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Border, Border, Border, Border);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(content, 1);
}

QString ReplayFrame::text() const
{
    return m_banner->text();
}

void ReplayFrame::setState(const QString& text, bool isPast)
{
    m_banner->setText(text);
    m_bar->setVisible(!text.isEmpty());
    if (isPast == m_isPast)
        return;
    m_isPast = isPast;
    QFont font;
    font.setBold(isPast);
    m_banner->setFont(font);
    updateColors();
}

void ReplayFrame::setWayBack(QAction* action)
{
    m_wayBack->setDefaultAction(action);
    m_wayBack->setAccessibleName(action->text());
    const auto update = [this, action] { m_wayBack->setVisible(action->isVisible()); };
    connect(action, &QAction::changed, m_wayBack, update);
    update();
}

void ReplayFrame::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        updateColors();
}

void ReplayFrame::updateColors()
{
    QPalette colors; // an empty palette inherits the window's
    if (m_isPast) {
        const ToneTokens& tone = tokensOf(QApplication::palette()).past;
        colors.setColor(QPalette::Window, tone.ground);
        colors.setColor(QPalette::WindowText, tone.text);
    }
    m_bar->setPalette(colors);
    update();
}

void ReplayFrame::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!m_isPast)
        return;
    QPainter painter(this);
    painter.setPen(QPen(tokensOf(palette()).pastFrame, Border));
    painter.drawRect(QRectF(rect()).adjusted(Border / 2.0, Border / 2.0, -Border / 2.0, -Border / 2.0));
}

}
