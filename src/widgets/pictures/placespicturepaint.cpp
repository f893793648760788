#include "widgets/pictures/placespicture.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr double CellPadding = 5;
constexpr double MarkPart = 0.05; // of the drawing's width: half the diagonal of a mark

QColor faint(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

/// The same place, moved down below what is taken; unmoved if there is no room within the area.
QRectF freePlace(const QRectF& wanted, const QRectF& area, const std::vector<QRectF>& taken)
{
    QRectF place = wanted;
    const auto isHit = [&place](const QRectF& one) {
        return one.intersects(place.adjusted(1, 2, -1, -2)); // letters do not reach the edges
    };
    for (auto other = std::ranges::find_if(taken, isHit); other != taken.end();
         other = std::ranges::find_if(taken, isHit)) {
        place.moveTop(other->bottom());
        if (place.bottom() > area.bottom())
            return wanted;
    }
    return place;
}

}

void PlacesPicture::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (!m_document)
        return;
    const Arrangement where = arranged();
    if (!where.lines.isEmpty())
        paintSheet(painter, m_lines, where.lines, {});
    for (std::size_t i = 0; i < where.tables.size(); ++i)
        paintSheet(painter, m_tables[i], where.tables[i], m_places.tables[i].title);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDrawing(painter, where.drawing);
}

void PlacesPicture::paintDrawing(QPainter& painter, const QRectF& area) const
{
    QRectF bounds = m_ground.boundingRect().united(m_outline.boundingRect());
    for (const PicturePlace& place : m_places.places)
        bounds = bounds.united(QRectF(place.at - QPointF(1, 1), QSizeF(2, 2)));
    // texts stand beside their places
    const QRectF inside = area.adjusted(4, 4, -4, -2 * rowHeight());
    const double scale = std::min(inside.width() / bounds.width(), inside.height() / bounds.height());
    if (scale <= 0)
        return;
    const auto toScreen = [&](const QPointF& point) {
        return (point - bounds.center()) * scale + inside.center();
    };
    QTransform transform;
    transform.translate(inside.center().x(), inside.center().y());
    transform.scale(scale, scale);
    transform.translate(-bounds.center().x(), -bounds.center().y());
    const Tokens& tokens = tokensOf(palette());
    painter.setRenderHint(QPainter::Antialiasing,
                          false); // so faint a colour needs no smooth edge, and it is large
    painter.fillPath(transform.map(m_ground), tokens.field);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.fieldLine, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(transform.map(m_outline));
    std::vector<QRectF> taken;
    for (const PicturePlace& place : m_places.places) {
        if (place.isMark)
            taken.push_back(paintMark(painter, place, toScreen(place.at), area));
    }
    const auto marks = taken; // texts make way for others, so those of the marks come first
    std::size_t mark = 0;
    for (const PicturePlace& place : m_places.places) {
        if (place.isMark)
            paintTexts(painter, place, {toScreen(place.at).x(), marks[mark++].bottom() + 1}, area, taken);
    }
    for (const PicturePlace& place : m_places.places) {
        if (!place.isMark)
            paintTexts(painter, place, toScreen(place.at) + QPointF(0, 1), area, taken);
    }
}

/// Full while there is a value: seen without colours too. @return where it is.
QRectF PlacesPicture::paintMark(QPainter& painter, const PicturePlace& place, const QPointF& at,
                                const QRectF& area) const
{
    const bool isEmpty = textAt(Json::Document::root(), place.value).isEmpty();
    const double half = std::clamp(area.width() * MarkPart, 5.0, 14.0);
    const Tokens& tokens = tokensOf(palette());
    painter.setPen(QPen(isEmpty ? tokens.muted : tokens.text, 1.4));
    painter.setBrush(isEmpty ? tokens.base : tokens.pastFrame);
    painter.drawPolygon(QPolygonF {
        {at.x(), at.y() - half}, {at.x() + half, at.y()}, {at.x(), at.y() + half}, {at.x() - half, at.y()}});
    return {at.x() - half, at.y() - half, 2 * half, 2 * half};
}

bool PlacesPicture::isTight(const QRectF& area) const
{
    constexpr double Rows = 18; // of text: fewer, and titles above their values would run into one another
    return area.height() < Rows * rowHeight();
}

/// The value, bold, and what it is the value of, unless a mark says that.
void PlacesPicture::paintTexts(QPainter& painter, const PicturePlace& place, const QPointF& top,
                               const QRectF& area, std::vector<QRectF>& taken) const
{
    const QString value = textAt(Json::Document::root(), place.value);
    const QString title = place.isMark ? QString() : place.title;
    if (isTight(area))
        return paintLabel(painter, title, value, top, area, taken);
    paintLabel(painter, title, {}, top, area, taken);
    paintLabel(painter, {}, value, {top.x(), title.isEmpty() ? top.y() : taken.back().bottom()}, area, taken);
}

/// Centred below a point, within the drawing, lower where something stands already. A title without room for
/// the value beside it is left out.
void PlacesPicture::paintLabel(QPainter& painter, const QString& title, const QString& value,
                               const QPointF& top, const QRectF& area, std::vector<QRectF>& taken) const
{
    if (title.isEmpty() && value.isEmpty())
        return;
    constexpr double Padding = 4;
    constexpr double LeastPart = 0.7; // of a value that has to be readable
    QFont bold = font();
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    const double widest = std::max(60.0, area.width() * (isTight(area) ? 0.48 : 0.36)) - 2 * Padding;
    const double valueWidth = metrics.horizontalAdvance(value);
    const QString before = title.isEmpty() || value.isEmpty() ? title : title + QLatin1Char(' ');
    const QFontMetricsF plainMetrics(font());
    double titleWidth = plainMetrics.horizontalAdvance(before);
    if (titleWidth + LeastPart * valueWidth > widest && !value.isEmpty())
        titleWidth = 0;
    const double width = std::min(titleWidth + valueWidth, widest) + 2 * Padding;
    const double left =
        std::clamp(top.x() - width / 2, area.left(), std::max(area.left(), area.right() - width));
    const QRectF label = freePlace(QRectF(left, top.y(), width, metrics.height() - 2), area, taken);
    taken.push_back(label);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(palette().color(QPalette::Base), 0.75F));
    painter.drawRoundedRect(label, 3, 3);
    const QColor text = palette().color(QPalette::Text);
    const QRectF inside = label.adjusted(Padding, -1, -Padding, 1);
    if (titleWidth > 0) {
        painter.setFont(font());
        painter.setPen(faint(text, 0.65F));
        painter.drawText(inside, Qt::AlignVCenter,
                         plainMetrics.elidedText(before, Qt::ElideRight, inside.width() + 1));
    }
    painter.setFont(bold);
    painter.setPen(text);
    painter.drawText(inside.adjusted(titleWidth, 0, 0, 0), Qt::AlignVCenter,
                     metrics.elidedText(value, Qt::ElideRight, inside.width() - titleWidth));
}

/// As wide as the texts; one column takes what is left, and gives way when there is too little.
std::vector<double> PlacesPicture::columnWidths(const Sheet& sheet, double width) const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    std::vector<double> widths(static_cast<std::size_t>(sheet.header.size()), 0);
    for (std::size_t column = 0; column < widths.size(); ++column) {
        const auto at = static_cast<qsizetype>(column);
        widths[column] = metrics.horizontalAdvance(sheet.header[at]) + 2 * CellPadding;
        for (const Row& row : sheet.rows) {
            if (at < row.cells.size())
                widths[column] =
                    std::max(widths[column], metrics.horizontalAdvance(row.cells[at]) + 2 * CellPadding);
        }
    }
    if (widths.empty())
        return widths;
    const auto wide = sheet.hasWideFirst ? widths.begin() : std::max_element(widths.begin(), widths.end());
    double sum = 0;
    for (const double one : widths)
        sum += one;
    if (sum > width || !sheet.hasWideFirst)
        *wide = std::max(20.0, *wide + width - sum);
    return widths;
}

void PlacesPicture::paintSheet(QPainter& painter, const Sheet& sheet, const QRectF& area,
                               const QString& title) const
{
    painter.save();
    painter.setClipRect(area);
    const std::vector<double> widths = columnWidths(sheet, area.width());
    const QColor text = palette().color(QPalette::Text);
    QFont bold = font();
    bold.setBold(true);
    double y = area.top();
    const auto drawRow = [&](const QStringList& cells, const QFont& font, const QColor& color) {
        painter.setFont(font);
        painter.setPen(color);
        double x = area.left();
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const auto at = static_cast<qsizetype>(column);
            const QRectF cell(x + CellPadding, y, widths[column] - 2 * CellPadding, rowHeight());
            const auto align = sheet.hasWideFirst && column > 0 ? Qt::AlignRight : Qt::AlignLeft;
            if (at < cells.size())
                painter.drawText(cell, align | Qt::AlignVCenter,
                                 QFontMetricsF(font).elidedText(cells[at], Qt::ElideRight, cell.width() + 1));
            x += widths[column];
        }
        y += rowHeight();
    };
    if (!title.isEmpty()) {
        painter.setFont(bold);
        painter.setPen(text);
        painter.drawText(QRectF(area.left() + CellPadding, y, area.width(), rowHeight()), title);
        y += rowHeight();
    }
    drawRow(sheet.header, font(), faint(text, 0.65F));
    painter.fillRect(QRectF(area.left(), y - 1, area.width(), 1), faint(text, 0.25F));
    const qsizetype drawn = drawnRows(sheet, area, !title.isEmpty());
    const qsizetype hidden = static_cast<qsizetype>(sheet.rows.size()) - drawn;
    const qsizetype first = std::min(m_firstRow, hidden);
    for (qsizetype i = first; i < first + drawn; ++i) {
        const Row& row = sheet.rows[static_cast<std::size_t>(i)];
        if (row.isCurrent)
            painter.fillRect(QRectF(area.left(), y, area.width(), rowHeight()),
                             tokensOf(palette()).match.ground);
        drawRow(row.cells, row.isCurrent ? bold : font(), text);
    }
    if (hidden > 0) {
        painter.setFont(font());
        painter.setPen(tokensOf(palette()).muted);
        painter.drawText(QRectF(area.left() + CellPadding, y, area.width(), rowHeight()),
                         tr("… %n more (wheel)", "rows of a table", static_cast<int>(hidden)));
    }
    painter.restore();
}

}
