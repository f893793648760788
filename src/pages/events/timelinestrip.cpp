#include "pages/events/timelinestrip.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "base/servertime.h"
#include "widgets/theme/tokens.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int BarsHeight = 46;
constexpr std::size_t LegendNames = 4;
constexpr qint64 ShortestView = 10000; // microseconds

QString statusClass(const QString& digit)
{
    return digit.isEmpty() ? digit : QString(digit + QLatin1String("xx"));
}

}

TimelineStrip::TimelineStrip(QWidget* parent)
    : Plot(parent)
{
    setObjectName(QStringLiteral("timelineStrip"));
    setAccessibleName(tr("Events over time"));
    setFocusPolicy(Qt::StrongFocus);
    makeStrip(BarsHeight);
    setMotion({.wheel = 1 / 0.7, .key = 2, .pan = 0.25});
    updateMessage();
}

void TimelineStrip::setTimeline(const Timeline& timeline)
{
    m_timeline = timeline;
    m_error.clear();
    setAccessibleDescription(timeline.isEmpty()
                                 ? tr("No events")
                                 : tr("%1 event(s) from %2 to %3", nullptr, pluralOf(timeline.total()))
                                       .arg(QLocale().toString(timeline.total()),
                                            QString::fromLatin1(timestampOf(timeline.begin)),
                                            QString::fromLatin1(timestampOf(timeline.end))));
    setUtcTimes(timeline.begin, timeline.end);
    updateNames();
    updateMessage();
}

void TimelineStrip::setWhole(const Range& whole)
{
    m_whole = whole;
}

void TimelineStrip::setSelection(const std::optional<Range>& selection)
{
    m_selection = selection;
    update();
}

void TimelineStrip::setMark(const std::optional<Range>& mark)
{
    if (m_mark == mark)
        return;
    m_mark = mark;
    update();
}

void TimelineStrip::setBusy(bool busy)
{
    m_busy = busy;
    updateMessage();
}

void TimelineStrip::setMessage(const QString& message)
{
    m_error = message;
    updateMessage();
}

void TimelineStrip::updateMessage()
{
    Plot::setMessage(!m_error.isEmpty()          ? m_error
                         : !m_timeline.isEmpty() ? QString()
                         : m_busy                ? tr("Reading the times…")
                                                 : tr("No events, so no timeline"));
}

void TimelineStrip::updateNames()
{
    std::vector<PlotName> names;
    for (int series = 0; series < static_cast<int>(m_timeline.series.size()); ++series) {
        if (const QString name = nameOf(series); !name.isEmpty())
            names.push_back({.text = name, .color = colorOf(series)});
    }
    if (m_timeline.split == Timeline::Split::None)
        names.clear();
    setNames(std::move(names), LegendNames);
}

qint64 TimelineStrip::cut(double time) const
{
    return std::clamp(static_cast<qint64>(time), m_timeline.begin, m_timeline.end);
}

QColor TimelineStrip::colorOf(int series) const
{
    const QString name = m_timeline.series[static_cast<std::size_t>(series)];
    const Tokens& tokens = tokensOf(palette());
    if (name.isEmpty() || series >= static_cast<int>(tokens.series.size()))
        return tokens.muted;
    if (m_timeline.split != Timeline::Split::Status)
        return tokens.series.at(static_cast<std::size_t>(series));
    return name == QLatin1String("2") ? tokens.ok.text
        : name == QLatin1String("4")  ? tokens.pastFrame
        : name == QLatin1String("5")  ? tokens.error.text
                                      : tokens.info.text;
}

QString TimelineStrip::nameOf(int series) const
{
    const QString& name = m_timeline.series[static_cast<std::size_t>(series)];
    return m_timeline.split == Timeline::Split::Status ? statusClass(name) : visibleText(name, 40);
}

void TimelineStrip::paintData(QPainter& painter, const PlotPlaces& places) const
{
    const int buckets = m_timeline.buckets();
    qint64 most = 1;
    for (int bucket = 0; bucket < buckets; ++bucket)
        most = std::max(most, m_timeline.count(bucket));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF& area = places.area;
    const double width = area.width() / std::max(1, buckets);
    for (int bucket = 0; bucket < buckets; ++bucket) {
        double bottom = area.bottom();
        const double left = area.left() + bucket * width;
        for (int series = 0; series < static_cast<int>(m_timeline.counts.size()); ++series) {
            const qint64 count =
                m_timeline.counts[static_cast<std::size_t>(series)][static_cast<std::size_t>(bucket)];
            if (count == 0)
                continue;
            // a pixel at least, so that one failure among a million is seen
            const double height = std::max(1.0, double(count) / double(most) * (area.height() - 2));
            painter.fillRect(
                QRectF(left, bottom - height, std::max(1.0, width - (width > 4 ? 1 : 0)), height),
                colorOf(series));
            bottom = std::max(area.top(), bottom - height);
        }
    }
}

/// What is selected, what the table shows, and the pointer.
void TimelineStrip::paintLive(QPainter& painter, const PlotPlaces& places) const
{
    const auto dragged = box();
    if (dragged || m_selection) {
        const double begin = dragged ? dragged->first : static_cast<double>(m_selection->begin);
        const double end = dragged ? dragged->second : static_cast<double>(m_selection->end);
        QColor shade = palette().color(QPalette::Window);
        shade.setAlpha(170);
        const QRectF inside = rangeRect(begin, end);
        painter.fillRect(QRectF(places.area.topLeft(), inside.bottomLeft()), shade);
        painter.fillRect(QRectF(inside.topRight(), places.area.bottomRight()), shade);
        painter.setPen(tokensOf(palette()).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inside);
    }
    if (m_mark)
        paintRange(painter, static_cast<double>(m_mark->begin), static_cast<double>(m_mark->end));
    if (!dragged)
        Plot::paintLive(painter, places);
}

/// What is under the pointer takes the place of the legend.
void TimelineStrip::paintHeader(QPainter& painter, const QRectF& room) const
{
    if (pointer() && message().isEmpty()) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(
            room, Qt::AlignLeft,
            fontMetrics().elidedText(hoverText(), Qt::ElideRight, static_cast<int>(room.width())));
        return;
    }
    Plot::paintHeader(painter, room);
    QString state;
    if (m_timeline.quality == Timeline::Quality::Sketch)
        state = tr("approximate");
    if (m_busy)
        state = state.isEmpty() ? tr("counting…") : tr("approximate, counting…");
    const double wide = fontMetrics().horizontalAdvance(state);
    painter.fillRect(room.adjusted(room.width() - wide, 0, 0, 0), palette().color(QPalette::Window));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(room, Qt::AlignRight, state);
}

QString TimelineStrip::hoverText() const
{
    const int bucket = m_timeline.bucketAt(cut(timeAt(pointer()->x())));
    const auto time = [&](int edge) {
        return QString::fromLatin1(timestampOf(m_timeline.edge(edge)).left(22));
    };
    QStringList parts;
    for (int series = 0; series < static_cast<int>(m_timeline.counts.size()); ++series) {
        const qint64 count =
            m_timeline.counts[static_cast<std::size_t>(series)][static_cast<std::size_t>(bucket)];
        if (const QString name = nameOf(series); count > 0 && !name.isEmpty())
            parts << tr("%1 %2").arg(name, QLocale().toString(count));
    }
    const QString text =
        tr("%1 to %2 UTC: %3 event(s)", nullptr, pluralOf(m_timeline.count(bucket)))
            .arg(time(bucket), time(bucket + 1), QLocale().toString(m_timeline.count(bucket)));
    return parts.isEmpty() ? text : QString(text + QStringLiteral(" · ") + parts.join(QLatin1String(", ")));
}

void TimelineStrip::clicked(const QPoint& place)
{
    if (!m_timeline.isEmpty())
        Q_EMIT timeClicked(cut(timeAt(place.x())));
}

void TimelineStrip::boxDragged(double begin, double end)
{
    if (!m_timeline.isEmpty())
        Q_EMIT rangeSelected(cut(begin), cut(end));
}

void TimelineStrip::zoomWhole()
{
    if (m_whole.end > m_whole.begin)
        Q_EMIT viewWanted(m_whole.begin, m_whole.end);
}

void TimelineStrip::zoomed(double factor, double around)
{
    const auto part = [&](qint64 edge) {
        return static_cast<qint64>(around + (static_cast<double>(edge) - around) * factor);
    };
    const qint64 begin = part(m_timeline.begin);
    const qint64 end = part(m_timeline.end);
    if (end - begin >= ShortestView)
        Q_EMIT viewWanted(std::max(begin, m_whole.begin), std::min(end, m_whole.end));
}

void TimelineStrip::dragged(double by, bool isOver)
{
    if (!isOver)
        panned(by / double(m_timeline.end - m_timeline.begin));
}

void TimelineStrip::panned(double part)
{
    const auto shift = static_cast<qint64>(double(m_timeline.end - m_timeline.begin) * part);
    const qint64 allowed =
        std::clamp(shift, m_whole.begin - m_timeline.begin,
                   std::max<qint64>(m_whole.begin - m_timeline.begin, m_whole.end - m_timeline.end));
    if (allowed != 0)
        Q_EMIT viewWanted(m_timeline.begin + allowed, m_timeline.end + allowed);
}

}
