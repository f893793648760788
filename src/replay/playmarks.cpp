#include "replay/playmarks.h"

#include "base/safetext.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace Weekglass {

namespace {

constexpr int KindCharacters = 60;
constexpr qsizetype PlaysPerLook = 4096; // at the stop token

struct Rule
{
    std::vector<std::size_t> changed;
    std::vector<std::size_t> truthy;
    std::vector<QByteArray> kinds;

    bool isMet(const PlayLog& log, qsizetype index) const
    {
        const TextColumn::Text kind = log.kind(index);
        return (kind && std::ranges::find(kinds, *kind) != kinds.end())
            || std::ranges::any_of(changed, [&](auto column) { return log.isChanged(index, column); })
            || std::ranges::any_of(truthy,
                                   [&](auto column) { return drawnNumber(log.value(index, column)) > 0; });
    }
};

std::vector<std::size_t> columnsOf(const PlayLog& log, const std::vector<QString>& names)
{
    std::vector<std::size_t> columns;
    for (const QString& name : names) {
        // a log that is still loading lacks the as-of columns
        if (const auto column = log.column(name))
            columns.push_back(*column);
    }
    return columns;
}

}

qsizetype MarkedPlays::next(qsizetype index) const
{
    const auto found = std::upper_bound(plays.begin(), plays.end(), index);
    return found == plays.end() ? -1 : *found;
}

qsizetype MarkedPlays::previous(qsizetype index) const
{
    const auto found = std::lower_bound(plays.begin(), plays.end(), index);
    return found == plays.begin() ? -1 : *(found - 1);
}

qsizetype MarkedPlays::count(qsizetype first, qsizetype end) const
{
    return std::lower_bound(plays.begin(), plays.end(), end)
        - std::lower_bound(plays.begin(), plays.end(), first);
}

PlayMarks findMarks(const PlayLog& log, const std::vector<PlayMark>& marks, const std::stop_token& stop)
{
    PlayMarks found;
    std::vector<Rule> rules;
    for (const PlayMark& mark : marks) {
        found.push_back({.id = mark.id, .title = mark.title, .plays = {}});
        Rule rule {
            .changed = columnsOf(log, mark.changed), .truthy = columnsOf(log, mark.truthy), .kinds = {}};
        for (const QString& kind : mark.kinds)
            rule.kinds.push_back(kind.toUtf8());
        rules.push_back(std::move(rule));
    }
    std::unordered_map<std::string_view, std::size_t> kinds; // to the place in found
    for (const QByteArrayView kind : log.kinds().distinct(MaxKinds)) {
        kinds.emplace(std::string_view(kind.data(), static_cast<std::size_t>(kind.size())), found.size());
        found.push_back({.id = {}, .title = visibleText(kind, KindCharacters), .plays = {}});
    }
    for (qsizetype index = 0; index < log.size(); ++index) {
        if (index % PlaysPerLook == 0 && stop.stop_requested())
            return {};
        for (std::size_t rule = 0; rule < rules.size(); ++rule) {
            if (rules[rule].isMet(log, index))
                found[rule].plays.push_back(index);
        }
        const TextColumn::Text kind = log.kind(index);
        const auto place = kind
            ? kinds.find(std::string_view(kind->data(), static_cast<std::size_t>(kind->size())))
            : kinds.end();
        if (place != kinds.end())
            found[place->second].plays.push_back(index);
    }
    return found;
}

double drawnNumber(const TextColumn::Text& text)
{
    constexpr double None = std::numeric_limits<double>::quiet_NaN();
    if (!text || text->isEmpty())
        return None;
    if (*text == QByteArrayView("true") || *text == QByteArrayView("t"))
        return 1;
    if (*text == QByteArrayView("false") || *text == QByteArrayView("f"))
        return 0;
    double value = 0;
    const char* end = text->data() + text->size();
    const auto [stopped, failure] = std::from_chars(text->data(), end, value);
    return failure == std::errc() && stopped == end && std::isfinite(value) ? value : None;
}

}
