#include "pages/snapshots/snapshotstrip.h"

#include "base/servertime.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "widgets/charts/timeaxis.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int BarsHeight = 34;
constexpr int BandHeight = 8;
constexpr int Margin = 4;
constexpr int BarWidth = 3; // pixels

}

SnapshotStrip::SnapshotStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("snapshotStrip"));
    setAccessibleName(tr("Snapshots over time, by size"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SnapshotStrip::sizeHint() const
{
    return {600, BarsHeight + BandHeight + 2 * fontMetrics().height() + 2 * Margin};
}

QSize SnapshotStrip::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void SnapshotStrip::setDensity(const SnapshotDensity& density)
{
    m_density = density;
    m_message = density.at.empty() ? tr("No snapshots, so nothing to show over time") : QString();
    const auto [least, most] =
        std::minmax_element(density.at.begin(), density.at.end()); // ticks may run backwards
    m_begin = density.at.empty() ? 0 : *least;
    m_end = density.at.empty() ? 0 : *most;
    m_largest = density.bytes.empty() ? 0 : *std::max_element(density.bytes.begin(), density.bytes.end());
    setAccessibleDescription(density.at.empty()
                                 ? m_message
                                 : tr("From %1 to %2, up to %3 each")
                                       .arg(QString::fromLatin1(timestampOf(m_begin)),
                                            QString::fromLatin1(timestampOf(m_end)), shownBytes(m_largest)));
    arrange();
}

void SnapshotStrip::setMessage(const QString& message)
{
    m_message = message;
    update();
}

void SnapshotStrip::setMark(std::optional<std::pair<qint64, qint64>> mark)
{
    m_mark = mark;
    update();
}

QRect SnapshotStrip::plot() const
{
    return {Margin, Margin + fontMetrics().height(), std::max(1, width() - 2 * Margin),
            BarsHeight + BandHeight};
}

int SnapshotStrip::xAt(qint64 time) const
{
    const double length = std::max(1.0, double(m_end) - double(m_begin));
    const double part = std::clamp((double(time) - double(m_begin)) / length, 0.0, 1.0);
    return plot().left() + static_cast<int>(part * (plot().width() - 1));
}

std::optional<std::size_t> SnapshotStrip::nearest(int x) const
{
    std::optional<std::size_t> best;
    int distance = 0;
    for (std::size_t i = 0; i < m_density.at.size(); ++i) {
        const int apart = std::abs(xAt(m_density.at[i]) - x);
        if (!best || apart < distance) {
            best = i;
            distance = apart;
        }
    }
    return best;
}

void SnapshotStrip::arrange()
{
    m_bars.assign(static_cast<std::size_t>(plot().width() / BarWidth + 1), {});
    for (std::size_t i = 0; i < m_density.at.size(); ++i) {
        Bar& bar = m_bars[static_cast<std::size_t>((xAt(m_density.at[i]) - plot().left()) / BarWidth)];
        bar.bytes = std::max(bar.bytes, m_density.bytes[i]);
        ++bar.count;
    }
    update();
}

void SnapshotStrip::resizeEvent(QResizeEvent* event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void SnapshotStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(plot(), palette().color(QPalette::Base));
    if (!m_message.isEmpty() || m_density.at.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(plot(), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    paintBars(painter);
    paintAxis(painter);
    paintCaption(painter);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(plot().adjusted(0, 0, -1, -1));
    }
}

void SnapshotStrip::paintBars(QPainter& painter) const
{
    const QRect area = plot();
    int densest = 1;
    for (const Bar& bar : m_bars)
        densest = std::max(densest, bar.count);
    const QColor size = palette().color(QPalette::Link);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const Bar& bar = m_bars[i];
        if (bar.count == 0)
            continue;
        const int left = area.left() + static_cast<int>(i) * BarWidth;
        const int height = std::max(
            1, static_cast<int>(double(bar.bytes) / double(std::max<qint64>(1, m_largest)) * BarsHeight));
        painter.fillRect(left, area.top() + BarsHeight - height, BarWidth - 1, height, size);
        QColor dense = palette().color(QPalette::WindowText);
        dense.setAlphaF(0.15F + 0.85F * float(bar.count) / float(densest));
        painter.fillRect(left, area.top() + BarsHeight + 2, BarWidth, BandHeight - 2, dense);
    }
    if (m_mark) {
        QColor color = palette().color(QPalette::Highlight);
        painter.setPen(color);
        color.setAlpha(70);
        painter.setBrush(color);
        const int left = xAt(m_mark->first);
        painter.drawRect(left, area.top(), std::max(3, xAt(m_mark->second) - left), area.height() - 1);
    }
    if (m_hoverX >= 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawLine(m_hoverX, area.top(), m_hoverX, area.bottom());
    }
}

void SnapshotStrip::paintAxis(QPainter& painter) const
{
    const QRect area = plot();
    painter.setPen(palette().color(QPalette::WindowText));
    for (const TimeTick& tick : timeTicks(m_begin, m_end, area.width() / 90)) {
        const int x = xAt(tick.time);
        const int half = fontMetrics().horizontalAdvance(tick.label) / 2;
        painter.drawLine(x, area.bottom() + 1, x, area.bottom() + 4);
        if (x - half >= 0 && x + half <= width())
            painter.drawText(x - half, area.bottom() + 4 + fontMetrics().ascent(), tick.label);
    }
}

void SnapshotStrip::paintCaption(QPainter& painter) const
{
    QString text = tr("Stored size, up to %1; below it how close they lie").arg(shownBytes(m_largest));
    if (const auto at = m_hoverX >= 0 ? nearest(m_hoverX) : std::nullopt)
        text = tr("%1 at %2 UTC: %3 (click to go there)")
                   .arg(m_density.seq[*at])
                   .arg(QString::fromLatin1(timestampOf(m_density.at[*at]).left(19)),
                        shownBytes(m_density.bytes[*at]));
    painter.setPen(palette().color(m_hoverX >= 0 ? QPalette::WindowText : QPalette::PlaceholderText));
    painter.drawText(QRect(plot().left(), Margin / 2, plot().width(), fontMetrics().height()), Qt::AlignLeft,
                     fontMetrics().elidedText(text, Qt::ElideRight, plot().width()));
}

void SnapshotStrip::mousePressEvent(QMouseEvent* event)
{
    const auto at = nearest(qRound(event->position().x()));
    if (event->button() == Qt::LeftButton && at)
        Q_EMIT snapshotClicked(m_density.seq[*at]);
}

void SnapshotStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_hoverX = qRound(event->position().x());
    update();
}

void SnapshotStrip::leaveEvent(QEvent*)
{
    m_hoverX = -1;
    update();
}

/// Left and Right walk a twentieth of the width, Return goes there.
void SnapshotStrip::keyPressEvent(QKeyEvent* event)
{
    const QRect area = plot();
    const int step = area.width() / 20;
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const int from = m_hoverX < 0 ? area.right() : m_hoverX;
        m_hoverX =
            std::clamp(from + (event->key() == Qt::Key_Left ? -step : step), area.left(), area.right());
        return update();
    }
    const auto at = m_hoverX >= 0 ? nearest(m_hoverX) : std::nullopt;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at)
        Q_EMIT snapshotClicked(m_density.seq[*at]);
    else
        QWidget::keyPressEvent(event);
}

}
