#include "pages/tables/schemaitems.h"

#include "base/safetext.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPathStroker>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype TypeCharacters = 24;
constexpr double ArrowLength = 8;
constexpr double ArrowHalf = 4;
constexpr double Reach = 40; // that a curve goes straight on

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SchemaItems)
};

QString markOf(const SchemaTable::Line& line)
{
    if (line.isKey && line.isReference)
        return Text::tr("PK FK", "primary and foreign key");
    return line.isKey      ? Text::tr("PK", "primary key")
        : line.isReference ? Text::tr("FK", "foreign key")
                           : QString();
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

}

SchemaTableItem::SchemaTableItem(SchemaTable table, const QFont& font, const QPalette& palette)
    : m_table(std::move(table))
    , m_font(font)
    , m_palette(palette)
{
    measure();
    setToolTip(visibleLines(m_table.relation.comment).toHtmlEscaped());
    setZValue(1);
}

QString SchemaTableItem::title() const
{
    const QString name = visibleText(m_table.relation.name.text(), LabelCharacters);
    return m_table.relation.kind == Relation::Kind::Partitioned ? Text::tr("%1 (partitioned)").arg(name)
                                                                : name;
}

void SchemaTableItem::measure()
{
    const QFontMetricsF metrics(m_font);
    double marks = 0;
    double names = 0;
    double types = 0;
    for (const SchemaTable::Line& line : m_table.lines) {
        marks = std::max(marks, metrics.horizontalAdvance(markOf(line)));
        names = std::max(
            names, QFontMetricsF(bold(m_font)).horizontalAdvance(visibleText(line.name, LabelCharacters)));
        types = std::max(types, metrics.horizontalAdvance(visibleText(line.type, TypeCharacters)));
    }
    m_line = metrics.height() + 2;
    m_markColumn = Measure::Space2 + (marks > 0 ? marks + Measure::Space2 : 0);
    m_nameColumn = m_markColumn + names + Measure::Space3;
    const double heading = QFontMetricsF(bold(m_font)).horizontalAdvance(title()) + 2 * Measure::Space2;
    const double lines = static_cast<double>(m_table.lines.size()) + (m_table.hidden > 0 ? 1 : 0);
    m_size = {std::max(heading, m_nameColumn + types + Measure::Space2),
              m_line + Measure::Space2 + lines * m_line + Measure::Space1};
}

double SchemaTableItem::lineAt(const QString& column) const
{
    const auto found = std::ranges::find(m_table.lines, column, &SchemaTable::Line::name);
    if (found == m_table.lines.end())
        return pos().y() + (m_line + Measure::Space2) / 2;
    const auto place = static_cast<double>(found - m_table.lines.begin());
    return pos().y() + m_line + Measure::Space2 + (place + 0.5) * m_line;
}

void SchemaTableItem::setPalette(const QPalette& palette)
{
    m_palette = palette;
    update();
}

void SchemaTableItem::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    update();
}

QString SchemaTableItem::spoken() const
{
    QStringList columns;
    for (const SchemaTable::Line& line : m_table.lines)
        columns << visibleText(line.name, LabelCharacters);
    QString text = Text::tr("Table %1: %2", "name, columns").arg(title(), columns.join(QStringLiteral(", ")));
    if (m_table.hidden > 0)
        text += Text::tr(" and %n more", nullptr, m_table.hidden);
    return text;
}

QRectF SchemaTableItem::boundingRect() const
{
    return QRectF({}, m_size)
        .adjusted(-Measure::FocusRing, -Measure::FocusRing, Measure::FocusRing, Measure::FocusRing);
}

void SchemaTableItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                            QWidget* /*widget*/)
{
    const Tokens& tokens = tokensOf(m_palette);
    const QRectF box({}, m_size);
    const double head = m_line + Measure::Space2;
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(box, Measure::Radius, Measure::Radius);
    painter->fillPath(outline, tokens.base);
    QPainterPath heading;
    heading.addRect(QRectF(0, 0, m_size.width(), head));
    painter->fillPath(outline.intersected(heading), tokens.group); // a drawing in a file knows no clipping
    painter->setPen(m_isChosen ? QPen(tokens.accent, Measure::FocusRing) : QPen(tokens.outline, 1));
    painter->drawPath(outline);
    painter->setPen(tokens.text);
    painter->setFont(bold(m_font));
    painter->drawText(QRectF(Measure::Space2, 0, m_size.width() - Measure::Space2, head), Qt::AlignVCenter,
                      title());
    double y = head;
    const auto cell = [&](double x, const QString& text, const QColor& color, bool isBold) {
        painter->setFont(isBold ? bold(m_font) : m_font);
        painter->setPen(color);
        painter->drawText(QRectF(x, y, m_size.width() - x, m_line), Qt::AlignVCenter, text);
    };
    for (const SchemaTable::Line& line : m_table.lines) {
        cell(Measure::Space2, markOf(line), tokens.accent, false);
        cell(m_markColumn, visibleText(line.name, LabelCharacters), tokens.text, line.isKey);
        cell(m_nameColumn, visibleText(line.type, TypeCharacters), tokens.muted, false);
        y += m_line;
    }
    if (m_table.hidden > 0)
        cell(m_markColumn, Text::tr("%n more column(s)", nullptr, m_table.hidden), tokens.muted, false);
}

SchemaEdgeItem::SchemaEdgeItem(SchemaEdge edge, const SchemaTableItem& from, const SchemaTableItem& to,
                               const QString& text, const QPalette& palette)
    : m_edge(std::move(edge))
    , m_palette(palette)
{
    const QRectF begin = from.box();
    const QRectF end = to.box();
    const double fromY = from.lineAt(m_edge.fromColumns.value(0));
    const double toY = to.lineAt(m_edge.toColumns.value(0));
    const bool isLeft = end.right() < begin.left(); // what it refers to, as usual
    const bool isRight = end.left() > begin.right();
    const QPointF start(isLeft ? begin.left() : begin.right(), fromY);
    m_end = {isLeft || !isRight ? end.right() : end.left(), toY};
    m_arrow = isRight ? -1 : 1;
    const double out = isLeft ? -Reach : Reach;
    const QPointF before = m_end + QPointF(m_arrow * ArrowLength, 0);
    m_curve.moveTo(start);
    m_curve.cubicTo(start + QPointF(out, 0), before + QPointF(m_arrow * Reach, 0), before);
    setToolTip(visibleText(text).toHtmlEscaped());
}

void SchemaEdgeItem::setPalette(const QPalette& palette)
{
    m_palette = palette;
    update();
}

void SchemaEdgeItem::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    setZValue(isChosen ? 0.5 : 0);
    update();
}

QRectF SchemaEdgeItem::boundingRect() const
{
    return m_curve.boundingRect()
        .united({m_end, QSizeF(1, 1)})
        .adjusted(-ArrowLength, -ArrowLength, ArrowLength, ArrowLength);
}

QPainterPath SchemaEdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(ArrowLength);
    return stroker.createStroke(m_curve);
}

void SchemaEdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const Tokens& tokens = tokensOf(m_palette);
    const QColor color = m_isChosen ? tokens.accent : tokens.border;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, m_isChosen ? 2 : 1.2));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_curve);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(QPolygonF({m_end, m_end + QPointF(m_arrow * ArrowLength, -ArrowHalf),
                                    m_end + QPointF(m_arrow * ArrowLength, ArrowHalf)}));
}

}
