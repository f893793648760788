#include "widgets/pictures/statepicture.h"

#include "widgets/theme/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

constexpr double ZoomStep = 1.25;
constexpr double MinScale = 1e-12;
constexpr double MaxScale = 1e6;
constexpr double ShownPart = 0.85; // of the widget, when all is shown
constexpr double WheelDegrees = 120;
constexpr int PanPixels = 40;
constexpr int ClickPixels = 4; // more is a drag

}

StatePicture::StatePicture(const PictureDefinition& picture)
    : m_picture(picture)
{
    setObjectName(QStringLiteral("statePicture"));
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void StatePicture::setDocument(const DocumentPointer& document)
{
    m_items = document ? pictureItems(m_picture, *document) : std::vector<PictureItem>();
    itemsChanged();
    if (m_showsAll)
        showAll();
    update();
}

void StatePicture::setTrail(const std::vector<DocumentPointer>& documents)
{
    m_trail.clear();
    for (const DocumentPointer& document : documents) {
        if (document)
            m_trail.push_back(pictureItems(m_picture, *document));
    }
    update();
}

void StatePicture::select(const QString& pointer)
{
    const auto leadsInto = [&pointer](const PictureItem& item) {
        return pointer == item.pointer || pointer.startsWith(QString(item.pointer + QLatin1Char('/')));
    };
    const auto found = std::ranges::find_if(m_items, leadsInto);
    m_selected = found == m_items.end() ? QString() : found->pointer;
    update();
}

QString StatePicture::selected() const
{
    return std::ranges::any_of(m_items, [this](const auto& item) { return isSelected(item); }) ? m_selected
                                                                                               : QString();
}

QString StatePicture::spokenValue() const
{
    constexpr std::size_t MostItems = 30;
    QStringList labels;
    for (const PictureItem& item : m_items) {
        if (isSelected(item))
            labels.prepend(tr("%1 (selected)").arg(item.label));
        else if (static_cast<std::size_t>(labels.size()) < MostItems)
            labels << item.label;
    }
    const int more = static_cast<int>(m_items.size()) - static_cast<int>(labels.size());
    if (more > 0)
        labels << tr("%n more", nullptr, more);
    return labels.isEmpty() ? tr("Nothing to show") : labels.join(QStringLiteral(", "));
}

bool StatePicture::isSelected(const PictureItem& item) const
{
    return !m_selected.isEmpty() && item.pointer == m_selected;
}

QColor StatePicture::layerColor(int layer) const
{
    return seriesColor(static_cast<std::size_t>(layer), palette());
}

QRectF StatePicture::worldBounds() const
{
    QRectF bounds;
    for (const PictureItem& item : m_items) {
        // a rectangle without a size would not count in a union
        const QRectF point(worldPlace(item) - QPointF(1e-9, 1e-9), QSizeF(2e-9, 2e-9));
        bounds = bounds.isNull() ? point : bounds.united(point);
    }
    return bounds;
}

QPointF StatePicture::toScreen(const QPointF& world) const
{
    return (world - m_centre) * m_scale + QPointF(width(), height()) / 2;
}

void StatePicture::showAll()
{
    const QRectF bounds = worldBounds();
    m_showsAll = true;
    m_centre = bounds.center();
    m_scale = 1;
    if (!m_items.empty() && std::max(bounds.width(), bounds.height()) > 1e-6)
        m_scale = ShownPart
            * std::min(width() / std::max(bounds.width(), 1e-9), height() / std::max(bounds.height(), 1e-9));
    m_scale = std::clamp(m_scale, MinScale, MaxScale);
    update();
}

void StatePicture::centreSelected()
{
    for (const PictureItem& item : m_items) {
        if (!isSelected(item))
            continue;
        m_centre = worldPlace(item);
        m_showsAll = false;
        update();
    }
}

void StatePicture::zoomIn()
{
    zoom(ZoomStep, QPointF(width(), height()) / 2);
}

void StatePicture::zoomOut()
{
    zoom(1 / ZoomStep, QPointF(width(), height()) / 2);
}

void StatePicture::zoom(double factor, const QPointF& around)
{
    const QPointF fromMiddle = around - QPointF(width(), height()) / 2;
    const double wanted = std::clamp(m_scale * factor, MinScale, MaxScale);
    m_centre += fromMiddle / m_scale - fromMiddle / wanted; // what is under the pointer stays there
    m_scale = wanted;
    m_showsAll = false;
    update();
}

void StatePicture::pan(const QPointF& pixels)
{
    m_centre -= pixels / m_scale;
    m_showsAll = false;
    update();
}

const PictureItem* StatePicture::itemAt(const QPointF& screen) const
{
    const PictureItem* best = nullptr;
    double nearest = 0;
    for (const PictureItem& item : m_items) {
        const QRectF rect = screenRect(item);
        const QPointF away = rect.center() - screen;
        const double distance = std::hypot(away.x(), away.y());
        if (rect.contains(screen) && (best == nullptr || distance < nearest)) {
            best = &item;
            nearest = distance;
        }
    }
    return best;
}

void StatePicture::choose(const PictureItem& item)
{
    m_selected = item.pointer;
    update();
    Q_EMIT activated(item.pointer);
}

void StatePicture::step(int by)
{
    if (m_items.empty())
        return;
    const auto count = static_cast<int>(m_items.size());
    const auto found = std::ranges::find(m_items, m_selected, &PictureItem::pointer);
    const int from = found == m_items.end() ? (by > 0 ? -1 : 0) : static_cast<int>(found - m_items.begin());
    const PictureItem& item = m_items[static_cast<std::size_t>((from + by + count) % count)];
    if (!rect().contains(toScreen(worldPlace(item)).toPoint())) {
        m_centre = worldPlace(item);
        m_showsAll = false;
    }
    choose(item);
}

void StatePicture::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_items.empty())
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Nothing in this state has a place in the picture."));
    else
        paintPicture(painter);
    if (hasFocus()) {
        painter.setPen(tokensOf(palette()).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void StatePicture::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_showsAll)
        showAll();
}

void StatePicture::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = m_dragged = event->position();
    m_isDragging = false;
}

void StatePicture::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    m_isDragging = m_isDragging || (event->position() - *m_pressed).manhattanLength() >= ClickPixels;
    if (m_isDragging)
        pan(event->position() - std::exchange(m_dragged, event->position()));
}

void StatePicture::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = m_pressed && !m_isDragging && event->button() == Qt::LeftButton;
    m_pressed.reset();
    if (!isClick)
        return;
    if (const PictureItem* item = itemAt(event->position()))
        choose(*item);
}

void StatePicture::wheelEvent(QWheelEvent* event)
{
    zoom(std::pow(ZoomStep, event->angleDelta().y() / WheelDegrees), event->position());
}

void StatePicture::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_Home:
        return showAll();
    case Qt::Key_End:
        return centreSelected();
    case Qt::Key_Left:
        return pan({PanPixels, 0});
    case Qt::Key_Right:
        return pan({-PanPixels, 0});
    case Qt::Key_Up:
        return pan({0, PanPixels});
    case Qt::Key_Down:
        return pan({0, -PanPixels});
    case Qt::Key_PageUp:
        return step(-1);
    case Qt::Key_PageDown:
        return step(1);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool StatePicture::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const PictureItem* item = itemAt(help->pos());
    // a tooltip guesses whether its text is HTML; escaped, it is text either way
    QToolTip::showText(help->globalPos(), item == nullptr ? QString() : item->label.toHtmlEscaped(), this);
    return true;
}

}
