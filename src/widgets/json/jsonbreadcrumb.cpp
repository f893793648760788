#include "widgets/json/jsonbreadcrumb.h"

#include "widgets/json/jsontext.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Weekglass {
namespace {

constexpr int margin = 4;
constexpr int maxStepWidth = 200;

QString separator()
{
    return QStringLiteral(" › ");
}

}

JsonBreadcrumb::JsonBreadcrumb(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setToolTip(tr("The path to the selected value. Click a step to select it."));
    setAccessibleName(tr("Path of the selected value"));
}

void JsonBreadcrumb::setPlace(std::shared_ptr<const Json::Document> document, Json::NodeId node)
{
    m_document = std::move(document);
    m_node = m_document ? node : Json::noNode;
    arrange();
    update();
}

QSize JsonBreadcrumb::sizeHint() const
{
    return {200, fontMetrics().height() + 2 * margin};
}

QSize JsonBreadcrumb::minimumSizeHint() const
{
    return {40, sizeHint().height()};
}

/// Takes steps from the end while there is room, so that a way of 10,000 steps costs no more than one line.
void JsonBreadcrumb::arrange()
{
    m_steps.clear();
    m_hovered = Json::noNode;
    if (m_node == Json::noNode)
        return;
    const QFontMetrics metrics = fontMetrics();
    const int between = metrics.horizontalAdvance(separator());
    const auto made = [&](Json::NodeId node) {
        const QString text =
            metrics.elidedText(shownJsonKey(*m_document, node), Qt::ElideMiddle, maxStepWidth);
        return Step {node, text, QRect(0, 0, metrics.horizontalAdvance(text), height())};
    };
    const QString leftOut(QChar(0x2026));
    const Step root = made(Json::Document::root());
    int room = width() - 2 * margin - root.area.width() - between - metrics.horizontalAdvance(leftOut);
    Json::NodeId node = m_node;
    for (; node != Json::Document::root(); node = m_document->parent(node)) {
        Step step = made(node);
        room -= step.area.width() + between;
        if (room < 0 && !m_steps.empty())
            break;
        m_steps.push_back(std::move(step));
    }
    if (node != Json::Document::root())
        m_steps.push_back({Json::noNode, leftOut, QRect(0, 0, metrics.horizontalAdvance(leftOut), height())});
    m_steps.push_back(root);
    std::reverse(m_steps.begin(), m_steps.end());
    int x = margin;
    for (Step& step : m_steps) {
        step.area.moveLeft(x);
        x += step.area.width() + between;
    }
}

const JsonBreadcrumb::Step* JsonBreadcrumb::stepAt(const QPoint& point) const
{
    const auto found = std::find_if(m_steps.begin(), m_steps.end(), [&](const Step& step) {
        return step.node != Json::noNode && step.area.contains(point);
    });
    return found == m_steps.end() ? nullptr : &*found;
}

void JsonBreadcrumb::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor quiet = palette().color(QPalette::PlaceholderText);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step& step = m_steps[i];
        QFont stepFont = font();
        stepFont.setUnderline(step.node != Json::noNode && step.node == m_hovered);
        painter.setFont(stepFont);
        const bool last = i + 1 == m_steps.size();
        painter.setPen(last || step.node == m_hovered ? palette().color(QPalette::WindowText) : quiet);
        painter.drawText(step.area, Qt::AlignVCenter | Qt::TextSingleLine, step.text);
        if (last)
            continue;
        painter.setFont(font());
        painter.setPen(quiet);
        const int left = step.area.right() + 1;
        painter.drawText(QRect(left, 0, m_steps[i + 1].area.left() - left, height()), Qt::AlignCenter,
                         separator());
    }
}

void JsonBreadcrumb::resizeEvent(QResizeEvent*)
{
    arrange();
}

void JsonBreadcrumb::mouseMoveEvent(QMouseEvent* event)
{
    const Step* step = stepAt(event->pos());
    m_hovered = step ? step->node : Json::noNode;
    setCursor(step ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void JsonBreadcrumb::mouseReleaseEvent(QMouseEvent* event)
{
    const Step* step = stepAt(event->pos());
    if (step && event->button() == Qt::LeftButton)
        Q_EMIT nodeClicked(step->node);
}

void JsonBreadcrumb::leaveEvent(QEvent*)
{
    m_hovered = Json::noNode;
    update();
}

}
