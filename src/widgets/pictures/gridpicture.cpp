#include "widgets/pictures/gridpicture.h"

#include "widgets/theme/tokens.h"

#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr double GapCells = 1; // between two grids
constexpr double TitleCells = 0.6; // above a grid
constexpr int LeastLinePixels = 6; // of a cell, for its lines to help
constexpr int TextPadding = 2;

}

double GridPicture::cellsOf(const PictureItem& item)
{
    return std::clamp(item.size, 1.0, 100.0);
}

/// The arrays and the groups in them are grids of their own.
QString GridPicture::gridOf(const PictureItem& item)
{
    return QString::number(item.layer) + QLatin1Char('/') + item.group;
}

void GridPicture::itemsChanged()
{
    m_grids.clear();
    m_order.clear();
    for (const PictureItem& item : items()) {
        const QString name = gridOf(item);
        const QRectF cells(item.place, QSizeF(cellsOf(item), cellsOf(item)));
        if (!m_grids.contains(name))
            m_order << name;
        Grid& grid = m_grids[name];
        grid.cells = grid.cells.united(cells);
    }
    double x = 0;
    for (const QString& name : std::as_const(m_order)) {
        Grid& grid = m_grids[name];
        grid.offset = x - grid.cells.left();
        x += grid.cells.width() + GapCells;
    }
}

QRectF GridPicture::worldBounds() const
{
    QRectF bounds;
    for (const Grid& grid : m_grids)
        bounds = bounds.united(grid.cells.translated(grid.offset, 0).adjusted(0, -TitleCells, 0, 0));
    return bounds;
}

QPointF GridPicture::worldPlace(const PictureItem& item) const
{
    const double half = cellsOf(item) / 2;
    return item.place + QPointF(m_grids.value(gridOf(item)).offset + half, half);
}

QRectF GridPicture::screenRect(const PictureItem& item) const
{
    const double side = cellsOf(item) * scale();
    const QPointF middle = screenPlace(item);
    return {middle.x() - side / 2, middle.y() - side / 2, side, side};
}

void GridPicture::paintPicture(QPainter& painter)
{
    for (const QString& name : std::as_const(m_order))
        paintGrid(painter, name, m_grids[name]);
    for (const PictureItem& item : items()) {
        if (screenRect(item).intersects(rect()))
            paintItem(painter, item);
    }
}

void GridPicture::paintGrid(QPainter& painter, const QString& name, const Grid& grid) const
{
    const QRectF world = grid.cells.translated(grid.offset, 0);
    const QRectF all(toScreen(world.topLeft()), world.size() * scale());
    QColor lines = palette().color(QPalette::Text);
    lines.setAlphaF(0.25F);
    painter.setPen(lines);
    painter.setBrush(Qt::NoBrush);
    if (scale() >= LeastLinePixels) {
        const QRectF shown = all.intersected(rect());
        for (double x = all.left(); x <= all.right() + 0.5; x += scale())
            painter.drawLine(QPointF(x, shown.top()), QPointF(x, shown.bottom()));
        for (double y = all.top(); y <= all.bottom() + 0.5; y += scale())
            painter.drawLine(QPointF(shown.left(), y), QPointF(shown.right(), y));
    }
    const int layer = name.section(QLatin1Char('/'), 0, 0).toInt();
    const QString group = name.section(QLatin1Char('/'), 1);
    const QString& array = definition().layers[static_cast<std::size_t>(layer)].title;
    painter.setPen(palette().color(QPalette::Text));
    const QRectF title(all.left(), all.top() - TitleCells * scale(), all.width(), TitleCells * scale());
    const QString text = group.isEmpty() ? array : tr("%1 %2").arg(array, group);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(title.width())));
}

void GridPicture::paintItem(QPainter& painter, const PictureItem& item) const
{
    const QRectF cell = screenRect(item).adjusted(1, 1, -1, -1);
    QColor fill = layerColor(item.layer);
    fill.setAlphaF(item.label.isEmpty() ? 0.08F : 0.35F);
    painter.setBrush(fill);
    painter.setPen(isSelected(item) ? QPen(tokensOf(palette()).accent, 3) : QPen(layerColor(item.layer), 1));
    painter.drawRect(cell);
    const QRectF inside = cell.adjusted(TextPadding, TextPadding, -TextPadding, -TextPadding);
    if (inside.height() < painter.fontMetrics().height())
        return;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(
        inside, Qt::AlignCenter,
        painter.fontMetrics().elidedText(item.label, Qt::ElideRight, static_cast<int>(inside.width())));
}

}
