#include "json/diffalign.h"

#include <algorithm>
#include <optional>

namespace Weekglass::Json {
namespace {

/// Keeps the memory under 40 MB and the time under some tenths of a second.
constexpr int maxEdits = 3000;
constexpr qsizetype maxComparisons = 50'000'000;

/// Myers, "An O(ND) difference algorithm": with d edits, how far does one get on each diagonal?
class EditGraph
{
public:
    EditGraph(std::span<const quint64> before, std::span<const quint64> after)
        : m_before(before)
        , m_after(after)
        , m_beforeSize(static_cast<int>(before.size()))
        , m_afterSize(static_cast<int>(after.size()))
    {
    }

    /// Nothing if it is too dear.
    std::optional<std::vector<AlignedPair>> align(const std::stop_token& stop)
    {
        for (int edits = 0; edits <= maxEdits && m_comparisons < maxComparisons; ++edits) {
            if (stop.stop_requested())
                return std::nullopt;
            if (advance(edits))
                return wayBack(edits);
        }
        return std::nullopt;
    }

private:
    /// The furthest places on the diagonals -edits, -edits + 2, ... edits. True if the end is reached.
    bool advance(int edits)
    {
        std::vector<int>& furthest = m_furthest.emplace_back(static_cast<std::size_t>(edits) + 1);
        for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
            const int start = startOn(diagonal, edits);
            int x = start;
            while (x < m_beforeSize && x - diagonal < m_afterSize
                   && m_before[static_cast<std::size_t>(x)]
                       == m_after[static_cast<std::size_t>(x - diagonal)])
                ++x;
            m_comparisons += x - start + 1;
            furthest[static_cast<std::size_t>((diagonal + edits) / 2)] = x;
            if (x >= m_beforeSize && x - diagonal >= m_afterSize)
                return true;
        }
        return false;
    }

    /// After the best edit that leads to this diagonal. Places beyond an end of either side do no harm: no
    /// way leads back from them.
    int startOn(int diagonal, int edits) const
    {
        if (edits == 0)
            return 0;
        return comesFromAbove(diagonal, edits) ? reached(diagonal + 1, edits - 1)
                                               : reached(diagonal - 1, edits - 1) + 1;
    }

    bool comesFromAbove(int diagonal, int edits) const
    {
        return diagonal == -edits
            || (diagonal != edits && reached(diagonal - 1, edits - 1) < reached(diagonal + 1, edits - 1));
    }

    int reached(int diagonal, int edits) const
    {
        return m_furthest[static_cast<std::size_t>(edits)][static_cast<std::size_t>((diagonal + edits) / 2)];
    }

    std::vector<AlignedPair> wayBack(int edits) const
    {
        std::vector<AlignedPair> pairs;
        int x = m_beforeSize;
        int diagonal = m_beforeSize - m_afterSize;
        for (; edits >= 0; --edits) {
            for (const int start = startOn(diagonal, edits); x > start; --x)
                pairs.push_back(
                    {static_cast<std::size_t>(x - 1), static_cast<std::size_t>(x - 1 - diagonal)});
            if (edits == 0)
                break;
            const bool above = comesFromAbove(diagonal, edits);
            diagonal += above ? 1 : -1;
            x = reached(diagonal, edits - 1);
        }
        std::reverse(pairs.begin(), pairs.end());
        return pairs;
    }

    std::span<const quint64> m_before;
    std::span<const quint64> m_after;
    int m_beforeSize;
    int m_afterSize;
    qsizetype m_comparisons = 0;
    std::vector<std::vector<int>> m_furthest; // for each number of edits
};

struct Occurrence
{
    quint64 value;
    std::size_t place;
};

/// The values that occur once, sorted by value.
std::vector<Occurrence> uniqueValues(std::span<const quint64> values)
{
    std::vector<Occurrence> all;
    all.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        all.push_back({values[i], i});
    std::sort(all.begin(), all.end(),
              [](const Occurrence& a, const Occurrence& b) { return a.value < b.value; });
    std::vector<Occurrence> once;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool likeLast = i > 0 && all[i - 1].value == all[i].value;
        const bool likeNext = i + 1 < all.size() && all[i + 1].value == all[i].value;
        if (!likeLast && !likeNext)
            once.push_back(all[i]);
    }
    return once;
}

std::vector<AlignedPair> alignUnique(std::span<const quint64> before, std::span<const quint64> after)
{
    const std::vector<Occurrence> left = uniqueValues(before);
    const std::vector<Occurrence> right = uniqueValues(after);
    std::vector<AlignedPair> pairs;
    for (std::size_t l = 0, r = 0; l < left.size() && r < right.size();) {
        if (left[l].value == right[r].value)
            pairs.push_back({left[l++].place, right[r++].place});
        else
            ++(left[l].value < right[r].value ? l : r);
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const AlignedPair& a, const AlignedPair& b) { return a.after < b.after; });
    std::vector<quint32> places;
    places.reserve(pairs.size());
    for (const AlignedPair& pair : pairs)
        places.push_back(static_cast<quint32>(pair.before));
    const std::vector<bool> kept = longestIncreasing(places);
    std::vector<AlignedPair> aligned;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (kept[i])
            aligned.push_back(pairs[i]);
    }
    return aligned;
}

}

std::vector<bool> longestIncreasing(std::span<const quint32> values)
{
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends; // where the subsequence of each length ends that ends lowest
    std::vector<std::size_t> previous(values.size(), none);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto end =
            std::lower_bound(ends.begin(), ends.end(), values[i],
                             [&](std::size_t place, quint32 value) { return values[place] < value; });
        if (end != ends.begin())
            previous[i] = *(end - 1);
        if (end == ends.end())
            ends.push_back(i);
        else
            *end = i;
    }
    std::vector<bool> belongs(values.size(), false);
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = previous[i])
        belongs[i] = true;
    return belongs;
}

std::vector<AlignedPair> commonSubsequence(std::span<const quint64> before, std::span<const quint64> after,
                                           const std::stop_token& stop)
{
    if (auto aligned = EditGraph(before, after).align(stop))
        return *std::move(aligned);
    return alignUnique(before, after);
}

}
