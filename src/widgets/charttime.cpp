#include "widgets/charttime.h"

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

void ChartTime::setCursor(std::optional<qint64> time)
{
    if (time == m_cursor)
        return;
    m_cursor = time;
    Q_EMIT cursorChanged();
}

void ChartTime::setMarker(int index, std::optional<qint64> time)
{
    m_markers[static_cast<std::size_t>(index)] = time;
    Q_EMIT markersChanged();
}

}
