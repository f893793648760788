#include "pages/snapshots/snapshotstrip.h"

#include "base/servertime.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "widgets/parts/shorttime.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr double BarsHeight = 34;
constexpr double BandHeight = 8;
constexpr double BarWidth = 3; // pixels

/// What one column of pixels stands for.
struct Bar
{
    double at = 0;
    qint64 bytes = 0; // of the largest one
    int count = 1;
};

}

SnapshotStrip::SnapshotStrip(QWidget* parent)
    : Plot(parent)
{
    setObjectName(QStringLiteral("snapshotStrip"));
    setAccessibleName(tr("Snapshots over time, by size"));
    setFocusPolicy(Qt::StrongFocus);
    makeStrip(static_cast<int>(BarsHeight + BandHeight));
}

void SnapshotStrip::setDensity(const SnapshotDensity& density)
{
    m_density = density;
    setMessage(density.at.empty() ? tr("No snapshots, so nothing to show over time") : QString());
    const auto [least, most] =
        std::minmax_element(density.at.begin(), density.at.end()); // ticks may run backwards
    const qint64 begin = density.at.empty() ? 0 : *least;
    const qint64 end = density.at.empty() ? 0 : *most;
    m_largest = density.bytes.empty() ? 0 : *std::max_element(density.bytes.begin(), density.bytes.end());
    setAccessibleDescription(density.at.empty()
                                 ? message()
                                 : tr("From %1 to %2, up to %3 each")
                                       .arg(QString::fromLatin1(timestampOf(begin)),
                                            QString::fromLatin1(timestampOf(end)), shownBytes(m_largest)));
    setUtcTimes(begin, end);
}

void SnapshotStrip::setMark(std::optional<std::pair<qint64, qint64>> mark)
{
    m_mark = mark;
    update();
}

std::optional<std::size_t> SnapshotStrip::nearest(double at) const
{
    const auto found = std::ranges::min_element(
        m_density.at, {}, [at](qint64 time) { return std::abs(static_cast<double>(time) - at); });
    if (found == m_density.at.end())
        return {};
    return static_cast<std::size_t>(found - m_density.at.begin());
}

void SnapshotStrip::paintData(QPainter& painter, const PlotPlaces& places) const
{
    const auto one = [this](std::size_t i) {
        return Bar {.at = static_cast<double>(m_density.at[i]), .bytes = m_density.bytes[i]};
    };
    const auto place = [&](const Bar& bar) {
        return static_cast<int>((places.x(bar.at) - places.area.left()) / BarWidth);
    };
    const auto bars =
        thinned(std::views::iota(std::size_t(0), m_density.at.size()) | std::views::transform(one), place,
                [](Bar& all, const Bar& next) {
                    all.bytes = std::max(all.bytes, next.bytes);
                    all.count += next.count;
                });
    const auto densest = std::ranges::max_element(bars, {}, &Bar::count);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Bar& bar : bars) {
        const double left = places.area.left() + place(bar) * BarWidth;
        const double bottom = places.area.bottom() - BandHeight;
        const double part =
            static_cast<double>(bar.bytes) / static_cast<double>(std::max<qint64>(1, m_largest));
        const double height = std::max(1.0, part * (places.area.height() - BandHeight));
        painter.fillRect(QRectF(left, bottom - height, BarWidth - 1, height),
                         palette().color(QPalette::Link));
        QColor dense = palette().color(QPalette::WindowText);
        dense.setAlphaF(std::min(1.0F, 0.15F + 0.85F * float(bar.count) / float(densest->count)));
        painter.fillRect(QRectF(left, bottom + 2, BarWidth, BandHeight - 2), dense);
    }
}

void SnapshotStrip::paintLive(QPainter& painter, const PlotPlaces& /*places*/) const
{
    if (m_mark)
        paintRange(painter, static_cast<double>(m_mark->first), static_cast<double>(m_mark->second));
    if (m_pointed)
        paintTime(painter, *m_pointed, palette().color(QPalette::PlaceholderText));
}

void SnapshotStrip::paintHeader(QPainter& painter, const QRectF& room) const
{
    if (!message().isEmpty())
        return;
    QString text = tr("Snapshot size (max. %1) and density").arg(shownBytes(m_largest));
    if (const auto at = m_pointed ? nearest(*m_pointed) : std::nullopt)
        text = tr("%1 at %2 UTC: %3 (click to go there)")
                   .arg(m_density.seq[*at])
                   .arg(secondText(timestampOf(m_density.at[*at])), shownBytes(m_density.bytes[*at]));
    painter.setPen(palette().color(m_pointed ? QPalette::WindowText : QPalette::PlaceholderText));
    painter.drawText(room, Qt::AlignLeft,
                     fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(room.width())));
}

void SnapshotStrip::pointed(std::optional<double> at)
{
    m_pointed = at;
}

void SnapshotStrip::clicked(const QPoint& place)
{
    if (const auto at = nearest(timeAt(place.x())))
        Q_EMIT snapshotClicked(m_density.seq[*at]);
}

/// Left and Right walk a twentieth of the width, Return goes there.
void SnapshotStrip::keyPressEvent(QKeyEvent* event)
{
    const QRectF area = plotRect();
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const double step = (timeAt(area.right()) - timeAt(area.left())) / 20;
        const double from = m_pointed.value_or(timeAt(area.right()));
        m_pointed = std::clamp(from + (event->key() == Qt::Key_Left ? -step : step), timeAt(area.left()),
                               timeAt(area.right()));
        return update();
    }
    const auto at = m_pointed ? nearest(*m_pointed) : std::nullopt;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at)
        Q_EMIT snapshotClicked(m_density.seq[*at]);
    else
        Plot::keyPressEvent(event);
}

}
