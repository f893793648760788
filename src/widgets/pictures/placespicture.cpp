#include "widgets/pictures/placespicture.h"

#include "base/safetext.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ValueCharacters = 60;
constexpr double Gap = 8;
constexpr QSize UsualSize(480, 320);
constexpr double LeastTableWidth = 120;
constexpr double ComfortableTableWidth = 220; // of a name and what is beside it

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

}

PlacesPicture::PlacesPicture(PlacesDefinition places)
    : m_places(std::move(places))
{
    setObjectName(QStringLiteral("placesPicture"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    for (const PictureOutline& outline : m_places.outlines)
        (outline.isFilled ? m_ground : m_outline).addPath(pathOf(outline.path));
    updateSheets();
}

void PlacesPicture::setDocument(const DocumentPointer& document)
{
    m_document = document;
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
    const QSize before = sizeHint();
    m_lines = linesSheet();
    m_tables.clear();
    for (const PictureTable& table : m_places.tables)
        m_tables.push_back(tableSheet(table));
    if (sizeHint() != before)
        updateGeometry(); // not with every play
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
        std::size_t most = 0;
        for (const Sheet& sheet : m_tables)
            most = std::max(most, sheet.rows.size() + 2);
        const bool hasHeight = (static_cast<double>(most) * rowHeight() + Gap) * count <= beside.height();
        const bool isStacked = beside.width() / count < (hasHeight ? ComfortableTableWidth : LeastTableWidth);
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

QSize PlacesPicture::sizeHint() const
{
    std::size_t most = 0;
    for (const Sheet& sheet : m_tables)
        most = std::max(most, sheet.rows.size() + 2); // title and heading
    const auto rows = static_cast<double>(most + (m_lines.rows.empty() ? 0 : m_lines.rows.size() + 1));
    return {UsualSize.width(), std::max(UsualSize.height(), static_cast<int>(rows * rowHeight() + 4 * Gap))};
}

qsizetype PlacesPicture::drawnRows(const Sheet& sheet, const QRectF& area, bool hasTitle) const
{
    const auto all = static_cast<qsizetype>(sheet.rows.size());
    const auto room = static_cast<qsizetype>((area.height() + 1) / rowHeight()) - (hasTitle ? 2 : 1);
    return all <= room ? all : std::max<qsizetype>(0, room - 1); // the last line says how many more there are
}

qsizetype PlacesPicture::hiddenRows(std::size_t table) const
{
    const Arrangement where = arranged();
    const Sheet& sheet = m_tables[table];
    const auto all = static_cast<qsizetype>(sheet.rows.size());
    return table < where.tables.size() ? all - drawnRows(sheet, where.tables[table], true) : all;
}

void PlacesPicture::wheelEvent(QWheelEvent* event)
{
    qsizetype hidden = 0;
    for (std::size_t i = 0; i < arranged().tables.size(); ++i)
        hidden = std::max(hidden, hiddenRows(i));
    const int by = event->angleDelta().y();
    const qsizetype first = std::clamp<qsizetype>(m_firstRow + (by < 0 ? 1 : by > 0 ? -1 : 0), 0, hidden);
    if (std::exchange(m_firstRow, first) == first)
        return event->ignore(); // whoever is behind it scrolls
    event->accept();
    update();
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
