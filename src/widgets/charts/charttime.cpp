#include "widgets/charts/charttime.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "metrics/weekstart.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qint64 Shortest = 1000; // microseconds
constexpr std::size_t MostViews = 100;

}

void ChartTime::setWhole(const Range& whole)
{
    m_whole = whole;
    m_views = {whole};
    m_place = 0;
    take(whole);
}

void ChartTime::changeWhole(const Range& whole)
{
    if (whole == m_whole)
        return;
    const std::optional<Range> wanted = m_wanted;
    const std::optional<Range> stays = wanted || m_range == m_whole ? wanted : m_range;
    setWhole(whole);
    if (stays)
        show(*stays);
    m_wanted = wanted;
}

QString ChartTime::part() const
{
    return m_range == m_whole ? QString() : QStringLiteral("%1/%2").arg(m_range.begin).arg(m_range.end);
}

void ChartTime::setPart(const QString& part)
{
    const QStringList ends = part.split(QLatin1Char('/'));
    const Range wanted {ends.value(0).toLongLong(), ends.value(1).toLongLong()};
    if (wanted.end <= wanted.begin)
        return;
    if (m_whole.end > m_whole.begin)
        show(wanted);
    m_wanted = wanted;
}

ChartTime::Range ChartTime::cut(Range range) const
{
    const qint64 longest = std::max(m_whole.end - m_whole.begin, Shortest);
    const qint64 length = std::clamp(range.end - range.begin, std::min(Shortest, longest), longest);
    range.begin = std::clamp(range.begin, m_whole.begin, std::max(m_whole.begin, m_whole.end - length));
    range.end = range.begin + length;
    return range;
}

void ChartTime::take(const Range& range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void ChartTime::show(const Range& range)
{
    const Range shown = cut(range);
    if (shown == m_range && (m_views.empty() || m_views[m_place] == shown))
        return;
    m_views.resize(std::min(m_place + 1, m_views.size()));
    m_views.push_back(shown);
    if (m_views.size() > MostViews)
        m_views.erase(m_views.begin());
    m_place = m_views.size() - 1;
    m_range = shown;
    Q_EMIT rangeChanged();
}

void ChartTime::move(const Range& range)
{
    take(cut(range));
}

void ChartTime::zoom(double factor, qint64 around)
{
    const auto part = [&](qint64 edge) {
        return around + static_cast<qint64>(static_cast<double>(edge - around) * factor);
    };
    show({part(m_range.begin), part(m_range.end)});
}

void ChartTime::pan(qint64 microseconds)
{
    show({m_range.begin + microseconds, m_range.end + microseconds});
}

void ChartTime::back()
{
    if (canGoBack())
        take(m_views[--m_place]);
}

void ChartTime::forward()
{
    if (canGoForward())
        take(m_views[++m_place]);
}

void ChartTime::setCursor(std::optional<qint64> time, const QString& on)
{
    m_cursorOn = on;
    if (time == m_cursor)
        return;
    m_cursor = time;
    if (m_currentAnnotation && time != currentAnnotation()->at) {
        m_currentAnnotation.reset(); // the user points elsewhere
        Q_EMIT annotationsChanged();
    }
    Q_EMIT cursorChanged();
}

std::optional<qint64> ChartTime::marker(int index) const
{
    return mark(index) ? std::optional(mark(index)->at) : std::nullopt;
}

void ChartTime::setMark(int index, std::optional<ChartMark> mark)
{
    m_marks[static_cast<std::size_t>(index)] = std::move(mark);
    m_awaitedMark.reset();
    Q_EMIT markersChanged();
}

void ChartTime::clearMarks()
{
    m_marks = {};
    m_awaitedMark.reset();
    Q_EMIT markersChanged();
}

QString ChartTime::markText(int index) const
{
    QString letter = index == 0 ? tr("A") : tr("B");
    const std::optional<ChartMark>& known = mark(index);
    if (!known)
        return letter;
    return known->on.isEmpty()
        ? tr("%1 · %2", "letter of a mark, its time").arg(letter, text(known->at))
        : tr("%1 · %2 · %3", "letter of a mark, metric, time").arg(letter, known->on, text(known->at));
}

void ChartTime::markNext(int index)
{
    if (m_cursor)
        return setMark(index, ChartMark {.at = *m_cursor, .on = m_cursorOn});
    m_awaitedMark = m_awaitedMark == index ? std::nullopt : std::optional(index);
    Q_EMIT markersChanged();
}

void ChartTime::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    Q_EMIT zoneChanged();
}

QString ChartTime::zoneText() const
{
    return m_isElapsed ? tr("since the reset") : QString::fromUtf8(m_zone.id());
}

QString ChartTime::text(qint64 time) const
{
    return m_isElapsed ? elapsedText(time / 1'000'000 * 1'000'000)
                       : dateTimeOf(time).toTimeZone(m_zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

std::vector<AxisTick> ChartTime::ticks(int wanted) const
{
    return m_isElapsed ? elapsedTicks(m_range.begin, m_range.end, wanted)
                       : timeTicks(m_range.begin, m_range.end, wanted, m_zone);
}

void ChartTime::setAnnotations(std::vector<ChartAnnotation> annotations)
{
    std::ranges::stable_sort(annotations, {}, &ChartAnnotation::at);
    if (annotations == m_annotations)
        return;
    m_annotations = std::move(annotations);
    m_currentAnnotation.reset();
    Q_EMIT annotationsChanged();
}

const ChartAnnotation* ChartTime::currentAnnotation() const
{
    return m_currentAnnotation ? &m_annotations[*m_currentAnnotation] : nullptr;
}

void ChartTime::goToAnnotation(int direction)
{
    const auto count = static_cast<std::ptrdiff_t>(m_annotations.size());
    std::ptrdiff_t wanted = 0;
    if (m_currentAnnotation) {
        wanted = static_cast<std::ptrdiff_t>(*m_currentAnnotation) + direction;
    } else {
        const qint64 from = m_cursor.value_or(direction > 0 ? m_whole.begin - 1 : m_whole.end);
        const auto later = std::ranges::upper_bound(m_annotations, from, {}, &ChartAnnotation::at);
        wanted = later - m_annotations.begin() - (direction > 0 ? 0 : 1);
    }
    if (wanted < 0 || wanted >= count)
        return;
    setCurrent(static_cast<std::size_t>(wanted));
}

void ChartTime::goTo(const ChartAnnotation& one)
{
    setCurrent(static_cast<std::size_t>(&one - m_annotations.data()));
}

void ChartTime::setCurrent(std::size_t annotation)
{
    m_currentAnnotation = annotation;
    const qint64 at = currentAnnotation()->at;
    if (at < m_range.begin || at >= m_range.end) {
        const qint64 half = (m_range.end - m_range.begin) / 2;
        show({at - half, at + half});
    }
    m_cursor = at;
    Q_EMIT cursorChanged();
    Q_EMIT annotationsChanged();
}

QString annotationText(const ChartAnnotation& annotation, const ChartTime& time)
{
    const QString text =
        ChartTime::tr("%1 (%2), %3: %4", "time, its zone, kind of event, what happened")
            .arg(time.text(annotation.at), time.zoneText(), annotationName(annotation.kind), annotation.text);
    return visibleText(annotation.week.isEmpty()
                           ? text
                           : ChartTime::tr("%1, %2", "week; what happened").arg(annotation.week, text));
}

QStringList annotationTexts(const ChartTime& time)
{
    QStringList texts;
    for (const ChartAnnotation& one : time.annotations()) {
        if (one.at >= time.range().begin && one.at < time.range().end)
            texts << annotationText(one, time);
    }
    return texts;
}

}
