#include "base/safetext.h"
#include "widgets/charts/plot.h"
#include "widgets/theme/tokens.h"

#include <QChart>
#include <QPainter>

namespace Weekglass {

namespace {

constexpr int NameGap = 6;
constexpr int ShortestName = 40; // pixels: less is not worth its place
constexpr int LineMark = 18; // pixels of line in the legend
constexpr int MessageCharacters = 1000;

QString moreNames(std::size_t names)
{
    return Plot::tr("and %n more", nullptr, static_cast<int>(names));
}

}

QRectF Plot::headerRoom() const
{
    const QRectF legend = m_chart->legend()->geometry();
    return {Margin, legend.top(), static_cast<double>(width() - 2 * Margin), legend.height()};
}

std::size_t Plot::paintedNames() const
{
    return m_areNamesListed && !m_isForFile ? 0 : m_names.size();
}

/// Names in as many lines as fit above a third of the plot.
void Plot::layOutNames() const
{
    m_nameRooms.clear();
    const int line = fontMetrics().height();
    const int lines = m_hasHeader ? 1 : std::max(1, height() / 3 / line);
    const int room = width() - 2 * Margin;
    const int more = fontMetrics().horizontalAdvance(moreNames(m_names.size()));
    QPoint place;
    for (std::size_t i = 0; i < std::min(paintedNames(), m_mostNames); ++i) {
        const PlotName& name = m_names[i];
        const int mark = name.line == Qt::NoPen ? line * 3 / 4 : LineMark + 4;
        const int wide = mark + fontMetrics().horizontalAdvance(name.text) + 1;
        const auto isLastLine = [&] { return place.y() / line + 1 >= lines; };
        if (place.x() > 0 && place.x() + wide > room && !isLastLine())
            place = QPoint(0, place.y() + line);
        const int left = room - place.x() - (i + 1 < m_names.size() && isLastLine() ? more : 0);
        if (left < std::min(wide, ShortestName))
            break;
        m_nameRooms.emplace_back(place, QSize(std::min(wide, left), line));
        place.rx() += wide + NameGap;
    }
    QLegend* legend = m_chart->legend();
    const bool isThere = m_hasHeader || !m_nameRooms.empty();
    legend->setVisible(isThere);
    legend->setMinimumHeight(isThere ? place.y() + line : 0);
    legend->setPreferredHeight(legend->minimumHeight());
}

void Plot::paintEvent(QPaintEvent* /*event*/)
{
    if (m_still.isNull() || m_still.devicePixelRatio() != devicePixelRatioF()) {
        m_still = QPixmap(size() * devicePixelRatioF());
        m_still.setDevicePixelRatio(devicePixelRatioF());
        m_still.fill(Qt::transparent);
        QPainter still(&m_still);
        paintFrame(still);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_still);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter, headerRoom());
    if (m_message.isEmpty())
        paintLive(painter, places());
    if (hasFocus()) {
        painter.setPen(tokensOf(palette()).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void Plot::paintStill(QPainter& painter) const
{
    const auto setForFile = [this](bool isForFile) {
        m_isForFile = isForFile;
        m_isLaidOut = m_isLaidOut && !m_areNamesListed; // else it is the same
    };
    setForFile(true);
    paintFrame(painter);
    paintHeader(painter, headerRoom());
    setForFile(false);
}

void Plot::paintFrame(QPainter& painter) const
{
    layOut();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    // painting changes nothing of the scene
    const_cast<QGraphicsScene&>(m_scene).render(&painter, rect(), rect());
    if (m_message.isEmpty())
        return;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(m_chart->plotArea(), Qt::AlignCenter | Qt::TextWordWrap,
                     visibleLines(m_message, MessageCharacters));
}

void Plot::paintHeader(QPainter& painter, const QRectF& room) const
{
    const double line = fontMetrics().height();
    QPointF end = room.topLeft();
    const auto write = [&](QRectF place, const QString& text, bool isFaint) {
        painter.setPen(palette().color(isFaint ? QPalette::PlaceholderText : foregroundRole()));
        painter.drawText(
            place, Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(text, Qt::ElideMiddle, static_cast<int>(place.width()) + 1));
        end = place.topRight() + QPointF(NameGap, 0);
    };
    for (std::size_t i = 0; i < m_nameRooms.size(); ++i) {
        const PlotName& name = m_names[i];
        QRectF place = QRectF(m_nameRooms[i]).translated(room.topLeft());
        const QColor color = name.isFaint ? palette().color(QPalette::Mid) : name.color;
        if (name.line != Qt::NoPen) {
            painter.setPen(QPen(color, 2, name.line, Qt::FlatCap));
            painter.drawLine(QPointF(place.left(), place.center().y()),
                             QPointF(place.left() + LineMark, place.center().y()));
        } else {
            painter.fillRect(QRectF(place.left(), place.top() + line / 4, line / 2, line / 2), color);
        }
        write(place.adjusted(name.line != Qt::NoPen ? LineMark + 4 : line * 0.75, 0, 0, 0), name.text,
              name.isFaint);
    }
    if (m_nameRooms.size() < paintedNames())
        write({end, QPointF(room.right(), end.y() + line)}, moreNames(m_names.size() - m_nameRooms.size()),
              true);
}

void Plot::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    if (m_pointer)
        paintTime(painter, places.at(m_pointer->x()), palette().color(QPalette::PlaceholderText));
}

void Plot::paintTime(QPainter& painter, double at, const QColor& color) const
{
    const PlotPlaces now = places();
    const double x = std::floor(now.x(at)) + 0.5; // one pixel, not two faint ones
    if (x < now.area.left() || x > now.area.right() + 1)
        return;
    painter.setPen(QPen(color, 1));
    painter.drawLine(QPointF(x, now.area.top()), QPointF(x, now.area.bottom()));
}

void Plot::paintRange(QPainter& painter, double from, double until) const
{
    QColor color = tokensOf(palette()).accent;
    painter.setPen(color);
    color.setAlpha(70);
    painter.setBrush(color);
    painter.drawRect(rangeRect(from, until));
}

QRectF Plot::rangeRect(double from, double until) const
{
    constexpr double Narrowest = 3;
    const PlotPlaces now = places();
    const auto cut = [&](double at) {
        return std::floor(std::clamp(now.x(at), now.area.left(), now.area.right())) + 0.5;
    };
    return {cut(from), now.area.top() + 0.5, std::max(Narrowest, cut(until) - cut(from)),
            now.area.height() - 1};
}

void Plot::paintReadout(QPainter& painter, const QPointF& place, const std::vector<PlotName>& lines) const
{
    const QRectF area = places().area;
    const int line = fontMetrics().height();
    const bool hasMarks = std::ranges::any_of(lines, [](const PlotName& one) { return one.color.isValid(); });
    const int mark = hasMarks ? LineMark + 4 : 0;
    int widest = 0;
    for (const PlotName& one : lines)
        widest = std::max(widest, fontMetrics().horizontalAdvance(one.text) + mark);
    const double wide = widest + 2 * Margin;
    const double tall = static_cast<double>(lines.size()) * line;
    const bool fitsRight = place.x() + Margin + wide < area.right();
    const QRectF box(fitsRight ? place.x() + Margin : std::max(area.left(), place.x() - Margin - wide),
                     std::max(area.top(), std::min(place.y(), area.bottom() - tall)), wide, tall);
    QColor ground = palette().color(QPalette::ToolTipBase);
    ground.setAlphaF(0.9F);
    painter.fillRect(box, ground);
    QPointF corner = box.topLeft() + QPointF(Margin, 0);
    for (const PlotName& one : lines) {
        if (one.color.isValid()) {
            painter.setPen(QPen(one.color, 2, one.line == Qt::NoPen ? Qt::SolidLine : one.line, Qt::FlatCap));
            painter.drawLine(corner + QPointF(0, line / 2.0), corner + QPointF(LineMark, line / 2.0));
        }
        painter.setPen(palette().color(one.isFaint ? QPalette::PlaceholderText : QPalette::ToolTipText));
        painter.drawText(QRectF(corner + QPointF(one.color.isValid() ? mark : 0, 0), QSizeF(wide, line)),
                         Qt::AlignLeft | Qt::AlignVCenter, one.text);
        corner.ry() += line;
    }
}

}
