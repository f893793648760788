#include "pages/replay/replaytimeline.h"

#include "base/safetext.h"
#include "widgets/theme/tokens.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

constexpr double Margin = 6; // at the sides, for the handle
constexpr double Top = 3;
constexpr double LaneHeight = 6;
constexpr double LaneGap = 2;
constexpr double TrackHeight = 8;
constexpr double BookmarkHeight = 9;
constexpr double HandleWidth = 5;
constexpr double LeastMark = 2; // pixels of a marked play
constexpr float FaintestMark = 0.45F; // one marked play among the many of a pixel
constexpr std::size_t MaxLanes = 6;
constexpr int TitleCharacters = 100;
constexpr int ValueCharacters = 24;
constexpr std::size_t PreviewValues = 4;

}

ReplayTimeline::ReplayTimeline(QWidget* parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ReplayTimeline::setLog(std::shared_ptr<const PlayLog> log, qsizetype expected)
{
    m_log = log ? std::move(log) : std::make_shared<PlayLog>();
    m_expected = expected;
    const auto last =
        static_cast<int>(std::clamp<qsizetype>(m_log->size() - 1, 0, std::numeric_limits<int>::max()));
    QAbstractSlider::setRange(0, last);
    setPageStep(std::max(1, last / 20));
    forgetLanes();
}

void ReplayTimeline::setMarks(std::shared_ptr<const PlayMarks> marks)
{
    m_marks = std::move(marks);
    m_lanes.clear();
    if (m_marks) {
        const bool hasMarks = !m_marks->empty() && !m_marks->front().id.isEmpty();
        for (const MarkedPlays& marked : *m_marks) {
            if (hasMarks != marked.id.isEmpty())
                m_lanes.push_back(&marked);
        }
        // without marks the kinds that are seen most
        if (!hasMarks)
            std::ranges::stable_sort(m_lanes, std::ranges::greater(),
                                     [](const auto* marked) { return marked->plays.size(); });
        m_lanes.resize(std::min(m_lanes.size(), MaxLanes));
    }
    updateGeometry();
    forgetLanes();
}

void ReplayTimeline::setRange(const std::optional<ReplayClock::Range>& range, bool isLooping)
{
    m_range = range;
    m_isLooping = isLooping;
    update();
}

void ReplayTimeline::setBookmarks(std::vector<qsizetype> plays)
{
    m_bookmarks = std::move(plays);
    update();
}

QString ReplayTimeline::preview(qsizetype index) const
{
    if (index < 0 || index >= m_log->size())
        return {};
    const auto title = m_log->title(index);
    const bool isStart = m_log->isStart(index);
    QString text = isStart ? tr("Before the first play") : tr("Play %1").arg(m_log->playNumber(index));
    if (title && !isStart) // it says the same
        text += QStringLiteral(" · ") + visibleText(*title, TitleCharacters);
    QStringList values;
    const auto& columns = m_log->columns();
    for (std::size_t column = 0; column < std::min(columns.size(), PreviewValues); ++column) {
        const auto value = m_log->value(index, column);
        if (columns[column].group == columns.front().group && value)
            values << visibleText(columns[column].label) + QLatin1Char(' ')
                    + visibleText(*value, ValueCharacters);
    }
    if (!values.isEmpty())
        text += QLatin1Char('\n') + values.join(QStringLiteral(" · "));
    QStringList marks;
    for (const MarkedPlays* lane : m_lanes) {
        if (lane->count(index, index + 1) > 0)
            marks << visibleText(lane->title);
    }
    if (!marks.isEmpty())
        text += QLatin1Char('\n') + marks.join(QStringLiteral(", "));
    return text;
}

QRectF ReplayTimeline::track() const
{
    return {Margin, laneTop(m_lanes.size()), width() - 2 * Margin, TrackHeight};
}

double ReplayTimeline::laneTop(std::size_t lane) const
{
    return Top + static_cast<double>(lane) * (LaneHeight + LaneGap);
}

QColor ReplayTimeline::laneColor(std::size_t lane) const
{
    return seriesColor(lane, palette());
}

qsizetype ReplayTimeline::indexAt(double x) const
{
    const QRectF all = track();
    const double part = (x - all.left()) / std::max(1.0, all.width());
    const auto index = static_cast<qsizetype>(std::floor(part * static_cast<double>(total())));
    return std::clamp<qsizetype>(index, 0, std::max<qsizetype>(0, m_log->size() - 1));
}

double ReplayTimeline::placeOf(qsizetype index) const
{
    const QRectF all = track();
    return all.left() + (static_cast<double>(index) + 0.5) / static_cast<double>(total()) * all.width();
}

QSize ReplayTimeline::sizeHint() const
{
    return {400, static_cast<int>(track().bottom() + BookmarkHeight + 2)};
}

QSize ReplayTimeline::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void ReplayTimeline::forgetLanes()
{
    m_drawn = {};
    update();
}

void ReplayTimeline::drawLanes()
{
    m_drawn = QPixmap(size() * devicePixelRatioF());
    m_drawn.setDevicePixelRatio(devicePixelRatioF());
    m_drawn.fill(Qt::transparent);
    QPainter painter(&m_drawn);
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
        drawLane(painter, lane);
}

/// A pixel that several plays share is the fuller the more of them are marked; asked of the index, pixel by
/// pixel, however many plays there are.
void ReplayTimeline::drawLane(QPainter& painter, std::size_t lane) const
{
    const QRectF all = track();
    const double top = laneTop(lane);
    QColor ground = palette().color(QPalette::Text);
    ground.setAlphaF(0.07F);
    painter.fillRect(QRectF(all.left(), top, all.width(), LaneHeight), ground);
    const double perPixel = static_cast<double>(total()) / std::max(1.0, all.width());
    QColor color = laneColor(lane);
    if (perPixel < 1 / LeastMark) {
        for (const qsizetype play : m_lanes[lane]->plays)
            painter.fillRect(QRectF(placeOf(play) - 0.5 / perPixel, top,
                                    std::max(LeastMark, 1 / perPixel - 1), LaneHeight),
                             color);
        return;
    }
    const auto pixels = static_cast<int>(all.width());
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const auto first = static_cast<qsizetype>(pixel * perPixel);
        const auto end = std::max(first + 1, static_cast<qsizetype>((pixel + 1) * perPixel));
        const qsizetype marked = m_lanes[lane]->count(first, end);
        if (marked == 0)
            continue;
        const double share = static_cast<double>(marked) / static_cast<double>(end - first);
        color.setAlphaF(FaintestMark + (1 - FaintestMark) * static_cast<float>(std::sqrt(share)));
        const double width = perPixel < 1 ? LeastMark : 1;
        painter.fillRect(QRectF(all.left() + pixel, top, width, LaneHeight), color);
    }
}

void ReplayTimeline::paintEvent(QPaintEvent* /*event*/)
{
    if (m_drawn.isNull())
        drawLanes();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_drawn);
    paintTrack(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBookmarks(painter);
    if (!m_log->isEmpty())
        paintPosition(painter);
}

void ReplayTimeline::paintTrack(QPainter& painter) const
{
    const QRectF all = track();
    QColor ground = palette().color(QPalette::Text);
    ground.setAlphaF(0.12F);
    painter.fillRect(all, ground);
    const double loaded = all.width() * static_cast<double>(m_log->size()) / static_cast<double>(total());
    ground.setAlphaF(0.25F);
    painter.fillRect(QRectF(all.topLeft(), QSizeF(loaded, all.height())), ground);
    if (!m_log->isEmpty())
        painter.fillRect(QRectF(all.topLeft(), QPointF(placeOf(sliderPosition()), all.bottom())),
                         tokensOf(palette()).accent);
    if (!m_range)
        return;
    const double half = 0.5 * all.width() / static_cast<double>(total());
    const double in = placeOf(m_range->first) - half;
    const double out = placeOf(m_range->last) + half;
    QColor shade = palette().color(QPalette::Text);
    shade.setAlphaF(m_isLooping ? 0.22F : 0.1F);
    painter.fillRect(QRectF(in, 0, out - in, all.bottom()), shade);
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    for (const auto& [x, inwards] : {std::pair(in, 4.0), std::pair(out, -4.0)}) {
        painter.drawLine(QPointF(x, 1), QPointF(x, all.bottom()));
        painter.drawLine(QPointF(x, 1), QPointF(x + inwards, 1));
        painter.drawLine(QPointF(x, all.bottom()), QPointF(x + inwards, all.bottom()));
    }
}

void ReplayTimeline::paintBookmarks(QPainter& painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Text));
    const double top = track().bottom() + 1;
    for (const qsizetype play : m_bookmarks) {
        const double x = placeOf(play);
        painter.drawPolygon(QPolygonF {{x, top},
                                       {x + 3.5, top + 4},
                                       {x + 3.5, top + BookmarkHeight - 1},
                                       {x - 3.5, top + BookmarkHeight - 1},
                                       {x - 3.5, top + 4}});
    }
}

void ReplayTimeline::paintPosition(QPainter& painter) const
{
    const QRectF all = track();
    const double x = placeOf(sliderPosition());
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    painter.setBrush(palette().color(QPalette::Text));
    painter.drawRect(QRectF(x - 1.5, 0.5, 3, all.bottom() - 1));
    painter.drawRoundedRect(QRectF(x - HandleWidth, all.top() - 2, 2 * HandleWidth, all.height() + 4), 3, 3);
    if (m_hover >= 0) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DotLine));
        painter.drawLine(QPointF(m_hover, 1), QPointF(m_hover, all.bottom()));
    }
    if (hasFocus()) {
        painter.setPen(tokensOf(palette()).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ReplayTimeline::resizeEvent(QResizeEvent* event)
{
    QAbstractSlider::resizeEvent(event);
    forgetLanes();
}

void ReplayTimeline::changeEvent(QEvent* event)
{
    QAbstractSlider::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        forgetLanes();
}

void ReplayTimeline::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_log->isEmpty())
        return event->ignore();
    setSliderDown(true);
    setSliderPosition(static_cast<int>(indexAt(event->position().x())));
}

void ReplayTimeline::mouseMoveEvent(QMouseEvent* event)
{
    m_hover = m_log->isEmpty() ? -1 : event->position().x();
    if (isSliderDown())
        setSliderPosition(static_cast<int>(indexAt(m_hover)));
    // a tooltip guesses whether its text is HTML; escaped, it is text either way
    QToolTip::showText(
        event->globalPosition().toPoint(),
        preview(indexAt(m_hover)).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")), this);
    update();
}

void ReplayTimeline::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

void ReplayTimeline::leaveEvent(QEvent* /*event*/)
{
    m_hover = -1;
    update();
}

}
