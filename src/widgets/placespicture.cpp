#include "widgets/placespicture.h"

#include "base/safetext.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ValueCharacters = 60;
constexpr double Gap = 8;
constexpr double CellPadding = 5;
constexpr double LeastTableWidth = 120;
constexpr double MarkPart = 0.05; // of the drawing's width: half the diagonal of a mark
constexpr QColor Amber(0xf5, 0xa6, 0x23);

QPainterPath pathOf(const std::vector<PathStep>& steps)
{
    QPainterPath path;
    for (const PathStep& step : steps) {
        switch (step.command) {
        case 'M':
            path.moveTo(step.points[0]);
            break;
        case 'L':
            path.lineTo(step.points[0]);
            break;
        case 'C':
            path.cubicTo(step.points[0], step.points[1], step.points[2]);
            break;
        default:
            path.closeSubpath();
        }
    }
    return path;
}

QColor faint(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

}

PlacesPicture::PlacesPicture(PlacesDefinition places, QWidget* parent)
    : QWidget(parent)
    , m_places(std::move(places))
{
    setObjectName(QStringLiteral("placesPicture"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    for (const PictureOutline& outline : m_places.outlines)
        (outline.isFilled ? m_ground : m_outline).addPath(pathOf(outline.path));
    updateSheets();
}

void PlacesPicture::setDocument(std::shared_ptr<const Json::Document> document)
{
    m_document = std::move(document);
    updateSheets();
    setAccessibleDescription(description());
    update();
}

QString PlacesPicture::textAt(Json::NodeId from, const QString& pointer) const
{
    if (!m_document || pointer.isEmpty())
        return {};
    const auto node = m_document->follow(from, pointer);
    if (node == Json::noNode || m_document->kind(node) == Json::Kind::Null)
        return {};
    return m_document->kind(node) == Json::Kind::String
        ? visibleText(m_document->stringValue(node), ValueCharacters)
        : visibleText(m_document->rawText(node), ValueCharacters);
}

void PlacesPicture::updateSheets()
{
    m_lines = linesSheet();
    m_tables.clear();
    for (const PictureTable& table : m_places.tables)
        m_tables.push_back(tableSheet(table));
}

PlacesPicture::Sheet PlacesPicture::linesSheet() const
{
    Sheet sheet {.header = {QString()}, .rows = {}, .hasWideFirst = true};
    const auto array = [this](const PictureLine& line) {
        const auto node = m_document ? m_document->follow(Json::Document::root(), line.array) : Json::noNode;
        return node != Json::noNode && m_document->kind(node) == Json::Kind::Array ? node : Json::noNode;
    };
    int longest = 0;
    for (const PictureLine& line : m_places.lines) {
        if (const auto node = array(line); node != Json::noNode)
            longest = std::max(longest, m_document->childCount(node));
    }
    for (int i = 0; i < longest; ++i)
        sheet.header << QString::number(i + 1);
    for (const PictureLine& line : m_places.lines) {
        Row row {.cells = {line.title}};
        const auto node = array(line);
        for (int i = 0; i < longest; ++i)
            row.cells << (node != Json::noNode && i < m_document->childCount(node)
                              ? visibleText(m_document->rawText(m_document->child(node, i)), 8)
                              : QString());
        for (const PictureCell& total : line.totals) {
            if (sheet.rows.empty())
                sheet.header << total.title;
            row.cells << textAt(Json::Document::root(), total.value);
        }
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

PlacesPicture::Sheet PlacesPicture::tableSheet(const PictureTable& table) const
{
    Sheet sheet;
    for (const PictureCell& column : table.columns)
        sheet.header << column.title;
    const auto array = m_document ? m_document->follow(Json::Document::root(), table.array) : Json::noNode;
    if (array == Json::noNode || m_document->kind(array) != Json::Kind::Array)
        return sheet;
    QStringList current;
    for (const QString& pointer : table.current)
        current << textAt(Json::Document::root(), pointer);
    for (int i = 0; i < m_document->childCount(array); ++i) {
        const auto element = m_document->child(array, i);
        Row row;
        for (const PictureCell& column : table.columns)
            row.cells << textAt(element, column.value);
        const QString key = textAt(element, table.key);
        row.isCurrent = !key.isEmpty() && current.contains(key);
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

QString PlacesPicture::description() const
{
    QStringList lines;
    for (const PicturePlace& place : m_places.places) {
        const QString value = textAt(Json::Document::root(), place.value);
        lines << tr("%1: %2").arg(place.title, value.isEmpty() ? tr("nothing") : value);
    }
    const auto add = [&lines](const QString& title, const Sheet& sheet) {
        if (!title.isEmpty())
            lines << title;
        for (const Row& row : sheet.rows)
            lines << (row.isCurrent ? QStringLiteral("▸ ") : QString()) + row.cells.join(QLatin1Char(' '));
    };
    add({}, m_lines);
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        add(m_places.tables[i].title, m_tables[i]);
    return lines.join(QLatin1Char('\n'));
}

double PlacesPicture::rowHeight() const
{
    return fontMetrics().height() + 1;
}

/// The lines on top; below, the drawing and the tables side by side if there is room for both, tables above
/// each other if that is taller; else the drawing alone.
PlacesPicture::Arrangement PlacesPicture::arranged() const
{
    Arrangement where;
    QRectF rest = QRectF(rect()).adjusted(Gap, Gap, -Gap, -Gap);
    const double linesHeight = rowHeight() * static_cast<double>(m_lines.rows.size() + 1);
    if (!m_lines.rows.empty() && rest.height() > 2.2 * linesHeight) {
        where.lines = QRectF(rest.topLeft(), QSizeF(rest.width(), linesHeight));
        rest.setTop(where.lines.bottom() + Gap);
    }
    where.drawing = rest;
    const auto count = static_cast<double>(m_tables.size());
    if (m_tables.empty())
        return where;
    if (rest.width() - std::min(rest.height(), rest.width() / 2) > LeastTableWidth) {
        const double drawing = std::min(rest.height() * 1.25, rest.width() * 0.48);
        where.drawing.setWidth(drawing);
        const QRectF beside = rest.adjusted(drawing + Gap, 0, 0, 0);
        const bool isStacked = beside.width() / count < LeastTableWidth;
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            const auto n = static_cast<double>(i);
            const double width = (beside.width() + Gap) / count - Gap;
            const double height = (beside.height() + Gap) / count - Gap;
            where.tables.push_back(
                isStacked ? QRectF(beside.left(), beside.top() + n * (height + Gap), beside.width(), height)
                          : QRectF(beside.left() + n * (width + Gap), beside.top(), width, beside.height()));
        }
    } else if (rest.height() > 1.6 * rest.width()) {
        where.drawing.setHeight(rest.width());
        const QRectF below = rest.adjusted(0, rest.width() + Gap, 0, 0);
        const double width = (below.width() + Gap) / count - Gap;
        for (std::size_t i = 0; i < m_tables.size(); ++i)
            where.tables.emplace_back(below.left() + static_cast<double>(i) * (width + Gap), below.top(),
                                      width, below.height());
    }
    return where;
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
    const QColor text = palette().color(QPalette::Text);
    painter.setRenderHint(QPainter::Antialiasing,
                          false); // so faint a colour needs no smooth edge, and it is large
    painter.fillPath(transform.map(m_ground), faint(QColor(0x2e, 0x9e, 0x5b), 0.16F));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(faint(text, 0.45F), 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(transform.map(m_outline));
    for (const PicturePlace& place : m_places.places)
        paintPlace(painter, place, toScreen(place.at), area);
}

/// A mark is full and its text bold while there is a value: seen without colours too.
void PlacesPicture::paintPlace(QPainter& painter, const PicturePlace& place, const QPointF& at,
                               const QRectF& area) const
{
    const QString value = textAt(Json::Document::root(), place.value);
    const QColor text = palette().color(QPalette::Text);
    double below = 0;
    if (place.isMark) {
        const double half = std::clamp(area.width() * MarkPart, 5.0, 14.0);
        painter.setPen(QPen(value.isEmpty() ? faint(text, 0.7F) : QColor(Qt::black), 1.4));
        painter.setBrush(value.isEmpty() ? palette().brush(QPalette::Base) : QBrush(Amber));
        painter.drawPolygon(QPolygonF {{at.x(), at.y() - half},
                                       {at.x() + half, at.y()},
                                       {at.x(), at.y() + half},
                                       {at.x() - half, at.y()}});
        below = half;
    }
    QPointF top(at.x(), at.y() + below + 1);
    if (!place.isMark) {
        paintLabel(painter, place.title, top, area, false);
        top.ry() += fontMetrics().height() - 2;
    }
    if (!value.isEmpty())
        paintLabel(painter, value, top, area, true);
}

/// Centred below a point, within the drawing.
void PlacesPicture::paintLabel(QPainter& painter, const QString& text, const QPointF& top, const QRectF& area,
                               bool isValue) const
{
    QFont font = this->font();
    font.setBold(isValue);
    const QFontMetricsF metrics(font);
    const double width = std::min(metrics.horizontalAdvance(text) + 8, std::max(60.0, area.width() * 0.36));
    const double x =
        std::clamp(top.x() - width / 2, area.left(), std::max(area.left(), area.right() - width));
    const QRectF label(x, top.y(), width, metrics.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(palette().color(QPalette::Base), 0.75F));
    painter.drawRoundedRect(label, 3, 3);
    painter.setPen(faint(palette().color(QPalette::Text), isValue ? 1.0F : 0.65F));
    painter.setFont(font);
    painter.drawText(label, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, width - 4));
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
    for (const Row& row : sheet.rows) {
        if (y + rowHeight() > area.bottom() + 1)
            break;
        if (row.isCurrent)
            painter.fillRect(QRectF(area.left(), y, area.width(), rowHeight()), faint(Amber, 0.35F));
        drawRow(row.cells, row.isCurrent ? bold : font(), text);
    }
    painter.restore();
}

bool PlacesPicture::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_document)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    // all of it, also what has no room; escaped, since a tooltip guesses whether its text is HTML
    QToolTip::showText(help->globalPos(),
                       description().toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")),
                       this);
    return true;
}

}
