#include "pages/events/timelinestrip.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "widgets/charts/timeaxis.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

constexpr int BarsHeight = 46;
constexpr int Margin = 4;
constexpr int ClickPixels = 3; // less is a click, more a selection
constexpr int TickPixels = 90;
constexpr int LegendNames = 4;
constexpr qint64 ShortestView = 10000; // microseconds

// told apart on light and on dark, and by people who see red and green alike (Okabe and Ito)
constexpr std::array<QRgb, 7> Palette {0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFCC79A7,
                                       0xFF56B4E9, 0xFFD55E00, 0xFFB8A800};

QString statusClass(const QString& digit)
{
    return digit.isEmpty() ? digit : QString(digit + QLatin1String("xx"));
}

}

TimelineStrip::TimelineStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineStrip"));
    setAccessibleName(tr("Events over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TimelineStrip::sizeHint() const
{
    return {600, BarsHeight + 2 * fontMetrics().height() + 2 * Margin};
}

QSize TimelineStrip::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void TimelineStrip::setTimeline(const Timeline& timeline)
{
    m_timeline = timeline;
    m_message.clear();
    const qint64 total = timeline.total();
    setAccessibleDescription(timeline.isEmpty() ? tr("No events")
                                                : tr("%1 events from %2 to %3")
                                                      .arg(QLocale().toString(total),
                                                           QString::fromLatin1(timestampOf(timeline.begin)),
                                                           QString::fromLatin1(timestampOf(timeline.end))));
    update();
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
    update();
}

void TimelineStrip::setMessage(const QString& message)
{
    m_message = message;
    update();
}

QRect TimelineStrip::plot() const
{
    return {Margin, Margin + fontMetrics().height(), std::max(1, width() - 2 * Margin), BarsHeight};
}

qint64 TimelineStrip::timeAt(int x) const
{
    const QRect area = plot();
    const double part = std::clamp(double(x - area.left()) / area.width(), 0.0, 1.0);
    return m_timeline.begin + static_cast<qint64>(part * double(m_timeline.end - m_timeline.begin));
}

int TimelineStrip::xAt(qint64 time) const
{
    const QRect area = plot();
    const double part =
        double(time - m_timeline.begin) / double(std::max<qint64>(1, m_timeline.end - m_timeline.begin));
    return area.left() + static_cast<int>(std::lround(std::clamp(part, -0.01, 1.01) * area.width()));
}

QColor TimelineStrip::seriesColor(int series) const
{
    const QString name = m_timeline.series[static_cast<std::size_t>(series)];
    if (name.isEmpty())
        return palette().color(QPalette::PlaceholderText);
    if (m_timeline.split == Timeline::Split::Status) {
        const bool isFailure = name == QLatin1String("4") || name == QLatin1String("5");
        return QColor::fromRgb(
            Palette[isFailure ? (name == QLatin1String("4") ? 1 : 5) : (name == QLatin1String("2") ? 2 : 0)]);
    }
    const auto index = static_cast<std::size_t>(series);
    return index < Palette.size() ? QColor::fromRgb(Palette[index])
                                  : palette().color(QPalette::PlaceholderText);
}

QString TimelineStrip::seriesName(int series) const
{
    const QString& name = m_timeline.series[static_cast<std::size_t>(series)];
    return m_timeline.split == Timeline::Split::Status ? statusClass(name) : visibleText(name, 40);
}

void TimelineStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect area = plot();
    painter.fillRect(area, palette().color(QPalette::Base));
    if (!m_message.isEmpty() || m_timeline.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                         !m_message.isEmpty() ? m_message
                             : m_busy         ? tr("Looking at the times…")
                                              : tr("No events, so no timeline"));
        return;
    }
    paintBars(painter);
    paintRanges(painter);
    paintAxis(painter);
    paintLegend(painter);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(0, 0, -1, -1));
    }
}

void TimelineStrip::paintBars(QPainter& painter) const
{
    const int buckets = m_timeline.buckets();
    qint64 most = 1;
    for (int bucket = 0; bucket < buckets; ++bucket)
        most = std::max(most, m_timeline.count(bucket));
    const QRect area = plot();
    const double width = double(area.width()) / std::max(1, buckets);
    for (int bucket = 0; bucket < buckets; ++bucket) {
        double bottom = area.bottom() + 1;
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
                seriesColor(series));
            bottom = std::max<double>(area.top(), bottom - height);
        }
    }
}

void TimelineStrip::paintRanges(QPainter& painter) const
{
    const QRect area = plot();
    const auto band = [&](const Range& range) {
        const int left = xAt(range.begin);
        return QRect(left, area.top(), std::max(3, xAt(range.end) - left), area.height());
    };
    painter.save();
    painter.setClipRect(area);
    std::optional<Range> selected = m_selection;
    if (m_pressX >= 0 && std::abs(m_hoverX - m_pressX) > ClickPixels)
        selected = Range {.begin = timeAt(std::min(m_pressX, m_hoverX)),
                          .end = timeAt(std::max(m_pressX, m_hoverX))};
    if (selected) {
        QColor shade = palette().color(QPalette::Window);
        shade.setAlpha(170);
        const QRect inside = band(*selected);
        painter.fillRect(QRect(area.topLeft(), QPoint(inside.left() - 1, area.bottom())), shade);
        painter.fillRect(QRect(QPoint(inside.right() + 1, area.top()), area.bottomRight()), shade);
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(inside.adjusted(0, 0, -1, -1));
    }
    if (m_mark) {
        QColor color = palette().color(QPalette::Highlight);
        painter.setPen(color);
        color.setAlpha(70);
        painter.setBrush(color);
        painter.drawRect(band(*m_mark).adjusted(0, 0, -1, -1));
    }
    if (m_hoverX >= 0 && m_pressX < 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawLine(m_hoverX, area.top(), m_hoverX, area.bottom());
    }
    painter.restore();
}

void TimelineStrip::paintAxis(QPainter& painter) const
{
    const QRect area = plot();
    painter.setPen(palette().color(QPalette::WindowText));
    const int top = area.bottom() + 1;
    for (const TimeTick& tick : timeTicks(m_timeline.begin, m_timeline.end, area.width() / TickPixels)) {
        const int x = xAt(tick.time);
        painter.drawLine(x, top, x, top + 3);
        const int half = fontMetrics().horizontalAdvance(tick.label) / 2;
        if (x - half >= 0 && x + half <= width())
            painter.drawText(x - half, top + 3 + fontMetrics().ascent(), tick.label);
    }
}

void TimelineStrip::paintLegend(QPainter& painter) const
{
    const int height = fontMetrics().height();
    if (m_hoverX >= 0) { // what is under the pointer, in place of the legend
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(plot().left(), Margin / 2, plot().width(), height), Qt::AlignLeft,
                         fontMetrics().elidedText(hoverText(), Qt::ElideRight, plot().width()));
        return;
    }
    int x = plot().left();
    const auto write = [&](const QString& text) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(x, Margin / 2 + fontMetrics().ascent(), text);
        x += fontMetrics().horizontalAdvance(text) + height;
    };
    const bool isSplit = m_timeline.split != Timeline::Split::None;
    for (int series = 0, shown = 0;
         isSplit && shown < LegendNames && series < static_cast<int>(m_timeline.series.size()); ++series) {
        const QString name = seriesName(series);
        if (name.isEmpty())
            continue;
        painter.fillRect(x, Margin / 2 + height / 4, height / 2, height / 2, seriesColor(series));
        x += height / 2 + 4;
        write(fontMetrics().elidedText(name, Qt::ElideMiddle, width() / 5));
        ++shown;
    }
    if (static_cast<int>(m_timeline.series.size()) > LegendNames && isSplit)
        write(tr("and %n more", nullptr, static_cast<int>(m_timeline.series.size()) - LegendNames));
    QString state;
    if (m_timeline.quality == Timeline::Quality::Sketch)
        state = tr("approximate");
    if (m_busy)
        state = state.isEmpty() ? tr("counting…") : tr("approximate, counting…");
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(0, Margin / 2, width() - Margin, height), Qt::AlignRight, state);
}

QString TimelineStrip::hoverText() const
{
    const int bucket = m_timeline.bucketAt(timeAt(m_hoverX));
    const auto time = [&](int edge) {
        return QString::fromLatin1(timestampOf(m_timeline.edge(edge)).left(22));
    };
    QStringList parts;
    for (int series = 0; series < static_cast<int>(m_timeline.counts.size()); ++series) {
        const qint64 count =
            m_timeline.counts[static_cast<std::size_t>(series)][static_cast<std::size_t>(bucket)];
        if (const QString name = seriesName(series); count > 0 && !name.isEmpty())
            parts << tr("%1 %2").arg(name, QLocale().toString(count));
    }
    const QString text =
        tr("%1 to %2 UTC: %3 events")
            .arg(time(bucket), time(bucket + 1), QLocale().toString(m_timeline.count(bucket)));
    return parts.isEmpty() ? text : QString(text + QLatin1String(" · ") + parts.join(QLatin1String(", ")));
}

void TimelineStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_timeline.isEmpty()) {
        m_pressX = qRound(event->position().x());
        m_hoverX = m_pressX;
    }
}

void TimelineStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_hoverX = qRound(event->position().x());
    update();
}

void TimelineStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_pressX < 0)
        return;
    const int x = qRound(event->position().x());
    const int pressed = std::exchange(m_pressX, -1);
    update();
    if (std::abs(x - pressed) <= ClickPixels)
        Q_EMIT timeClicked(timeAt(x));
    else
        Q_EMIT rangeSelected(timeAt(std::min(x, pressed)), timeAt(std::max(x, pressed)));
}

void TimelineStrip::leaveEvent(QEvent*)
{
    m_hoverX = -1;
    update();
}

void TimelineStrip::wheelEvent(QWheelEvent* event)
{
    if (m_timeline.isEmpty())
        return;
    if (event->angleDelta().x() != 0)
        pan(event->angleDelta().x() > 0 ? -0.1 : 0.1);
    else
        zoom(event->angleDelta().y() > 0 ? 0.7 : 1 / 0.7, timeAt(qRound(event->position().x())));
    event->accept();
}

void TimelineStrip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return zoomWhole();
    case Qt::Key_Left:
        return pan(-0.25);
    case Qt::Key_Right:
        return pan(0.25);
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineStrip::zoomWhole()
{
    if (m_whole.end > m_whole.begin)
        Q_EMIT viewWanted(m_whole.begin, m_whole.end);
}

void TimelineStrip::zoom(double factor, qint64 around)
{
    const qint64 begin = around - static_cast<qint64>(double(around - m_timeline.begin) * factor);
    const qint64 end = around + static_cast<qint64>(double(m_timeline.end - around) * factor);
    if (end - begin >= ShortestView)
        Q_EMIT viewWanted(std::max(begin, m_whole.begin), std::min(end, m_whole.end));
}

void TimelineStrip::pan(double part)
{
    const auto shift = static_cast<qint64>(double(m_timeline.end - m_timeline.begin) * part);
    const qint64 allowed =
        std::clamp(shift, m_whole.begin - m_timeline.begin,
                   std::max<qint64>(m_whole.begin - m_timeline.begin, m_whole.end - m_timeline.end));
    if (allowed != 0)
        Q_EMIT viewWanted(m_timeline.begin + allowed, m_timeline.end + allowed);
}

}
