#include "widgets/pictures/scattermap.h"

#include "base/safetext.h"
#include "widgets/theme/tokens.h"

#include <QHash>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace Weekglass {

namespace {

constexpr double LeastRadius = 3.5;
constexpr double ClickRadius = 7;
constexpr double SelectedRing = 4;
constexpr double LabelGap = 3;
constexpr int ScalePixels = 140; // at most
constexpr int ScaleMargin = 12;
constexpr int LegendCharacters = 30;
constexpr double TrailWidth = 1.2;
constexpr double FarPixels = 5000; // beyond this lines and circles are cut, the painter's numbers are small

/// The part of the line that is near the widget (Liang and Barsky); nothing if there is none.
std::optional<QLineF> cut(const QLineF& line, const QRectF& near)
{
    double begin = 0;
    double end = 1;
    const std::array<std::pair<double, double>, 4> edges {{{-line.dx(), line.x1() - near.left()},
                                                           {line.dx(), near.right() - line.x1()},
                                                           {-line.dy(), line.y1() - near.top()},
                                                           {line.dy(), near.bottom() - line.y1()}}};
    for (const auto& [towards, distance] : edges) {
        if (towards == 0 && distance < 0)
            return {};
        if (towards < 0)
            begin = std::max(begin, distance / towards);
        else if (towards > 0)
            end = std::min(end, distance / towards);
    }
    if (begin > end)
        return {};
    return QLineF(line.pointAt(begin), line.pointAt(end));
}

/// The greatest of 1, 2, 5, 10, … that is at most this.
double roundDown(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double digit = value / power;
    return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}

}

QPointF ScatterMap::worldPlace(const PictureItem& item) const
{
    return {item.place.x(), -item.place.y()};
}

double ScatterMap::markRadius(const PictureItem& item) const
{
    return std::clamp(item.size * scale(), LeastRadius, FarPixels);
}

QRectF ScatterMap::screenRect(const PictureItem& item) const
{
    const double radius = std::max(markRadius(item), ClickRadius);
    const QPointF place = screenPlace(item);
    return {place.x() - radius, place.y() - radius, 2 * radius, 2 * radius};
}

void ScatterMap::paintPicture(QPainter& painter)
{
    paintTrails(painter);
    paintMarks(painter);
    paintLabels(painter);
    paintScale(painter);
    paintLegend(painter);
}

/// From each earlier place of a thing to the next, the last one to where it is now. Things are the same if
/// layer and id are.
void ScatterMap::paintTrails(QPainter& painter) const
{
    const QRectF near = QRectF(rect()).adjusted(-FarPixels, -FarPixels, FarPixels, FarPixels);
    QHash<QString, QPointF> last;
    const auto draw = [&](const std::vector<PictureItem>& state) {
        for (const PictureItem& item : state) {
            const QString name = QString::number(item.layer) + QLatin1Char('/') + item.id;
            const QPointF place = screenPlace(item);
            if (const auto before = last.constFind(name); before != last.constEnd()) {
                QColor color = layerColor(item.layer);
                color.setAlphaF(0.6F);
                painter.setPen(QPen(color, TrailWidth));
                if (const auto line = cut({*before, place}, near))
                    painter.drawLine(*line);
            }
            last.insert(name, place);
        }
    };
    for (const auto& state : trail())
        draw(state);
    draw(items());
}

/// The first layer's things are round, those of the second have corners: told apart without colours.
void ScatterMap::paintMark(QPainter& painter, int layer, const QPointF& place, double radius) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(layerColor(layer));
    if (layer % 2 == 0)
        painter.drawEllipse(place, radius, radius);
    else
        painter.drawRect(QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius));
}

/// What the marks mean, at the top.
void ScatterMap::paintLegend(QPainter& painter) const
{
    if (definition().layers.size() < 2)
        return;
    const QFontMetricsF metrics(painter.font());
    QPointF place(ScaleMargin, ScaleMargin + metrics.height() / 2);
    int layer = 0;
    for (const PictureLayer& one : definition().layers) {
        const QString title = visibleText(one.title, LegendCharacters);
        paintMark(painter, layer++, place, LeastRadius);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(place + QPointF(ScaleMargin, metrics.ascent() - metrics.height() / 2), title);
        place.rx() += 3 * ScaleMargin + metrics.horizontalAdvance(title);
    }
}

void ScatterMap::paintMarks(QPainter& painter) const
{
    const QRectF near = QRectF(rect()).adjusted(-FarPixels, -FarPixels, FarPixels, FarPixels);
    for (const PictureItem& item : items()) {
        const QPointF place = screenPlace(item);
        if (!near.contains(place))
            continue;
        const double radius = markRadius(item);
        paintMark(painter, item.layer, place, radius);
        if (isSelected(item)) {
            painter.setPen(QPen(tokensOf(palette()).accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(place, radius + SelectedRing, radius + SelectedRing);
        }
    }
}

void ScatterMap::paintLabels(QPainter& painter)
{
    m_labels.clear();
    std::vector<QRectF> marks;
    for (const PictureItem& item : items()) {
        const QPointF place = screenPlace(item);
        marks.emplace_back(place - QPointF(LeastRadius, LeastRadius),
                           QSizeF(2 * LeastRadius, 2 * LeastRadius));
    }
    painter.setPen(palette().color(QPalette::Text));
    for (const bool wantsSelected : {true, false}) {
        for (const PictureItem& item : items()) {
            if (isSelected(item) == wantsSelected)
                paintLabel(painter, item, marks);
        }
    }
}

void ScatterMap::paintLabel(QPainter& painter, const PictureItem& item, const std::vector<QRectF>& marks)
{
    const QPointF place = screenPlace(item);
    if (item.label.isEmpty() || !rect().contains(place.toPoint()))
        return;
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(item.label), metrics.height());
    const double away = std::min(markRadius(item), static_cast<double>(width())) + LabelGap;
    const std::array<QPointF, 4> corners {{place + QPointF(away, -size.height() / 2),
                                           place + QPointF(-away - size.width(), -size.height() / 2),
                                           place + QPointF(-size.width() / 2, -away - size.height()),
                                           place + QPointF(-size.width() / 2, away)}};
    for (const QPointF& corner : corners) {
        const QRectF wanted(corner, size);
        const auto meets = [&wanted](const QRectF& other) { return other.intersects(wanted); };
        if (std::ranges::any_of(m_labels, meets) || (!isSelected(item) && std::ranges::any_of(marks, meets))
            || !QRectF(rect()).contains(wanted))
            continue;
        painter.drawText(wanted, Qt::AlignCenter | Qt::TextDontClip, item.label);
        m_labels.push_back(wanted);
        return;
    }
}

void ScatterMap::paintScale(QPainter& painter) const
{
    const double length = roundDown(ScalePixels / scale());
    const double pixels = length * scale();
    const double y = height() - ScaleMargin;
    painter.setPen(QPen(palette().color(QPalette::Text), 1));
    painter.drawLine(QPointF(ScaleMargin, y), QPointF(ScaleMargin + pixels, y));
    for (const double x : {0.0, pixels})
        painter.drawLine(QPointF(ScaleMargin + x, y - 4), QPointF(ScaleMargin + x, y));
    const QString number =
        QLocale().toString(length, 'g', 1 + std::max(0, static_cast<int>(std::log10(length))));
    painter.drawText(QPointF(ScaleMargin, y - 6),
                     definition().unit.isEmpty() ? number
                                                 : QString(number + QChar(0xA0) + definition().unit));
}

}
