#include "game/metriccomparison.h"

#include "game/manifestreader.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// The meaning of a word; nothing if it is none of these.
template<typename T>
std::optional<T> meaningOf(const QString& word, const std::vector<std::pair<const char*, T>>& names)
{
    const auto found =
        std::ranges::find_if(names, [&word](const auto& name) { return word == QLatin1String(name.first); });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

template<typename T>
QString nameOf(T meaning, const std::vector<std::pair<const char*, T>>& names)
{
    return QLatin1String(std::ranges::find(names, meaning, &std::pair<const char*, T>::second)->first);
}

template<typename T>
bool take(const std::optional<T>& read, T& place)
{
    place = read.value_or(place);
    return read.has_value();
}

}

const std::vector<std::pair<const char*, SeriesAggregate>>& aggregateNames()
{
    static const std::vector<std::pair<const char*, SeriesAggregate>> names {
        {"latest", SeriesAggregate::Latest},
        {"sum", SeriesAggregate::Sum},
        {"mean", SeriesAggregate::Mean},
        {"median", SeriesAggregate::Median},
        {"greatest", SeriesAggregate::Greatest}};
    return names;
}

const std::vector<std::pair<const char*, ComparedValue>>& comparedValueNames()
{
    static const std::vector<std::pair<const char*, ComparedValue>> names {{"last", ComparedValue::Last},
                                                                           {"sum", ComparedValue::Sum},
                                                                           {"mean", ComparedValue::Mean},
                                                                           {"rate", ComparedValue::Rate}};
    return names;
}

std::vector<ComparisonProblem> problemsOf(const MetricComparison& comparison, MetricKind kind)
{
    std::vector<ComparisonProblem> problems;
    const SeriesAggregate across = comparison.across;
    if (across != SeriesAggregate::None && comparison.top > 0)
        problems.push_back({"top", Text::tr("the greatest cannot be aggregated")});
    const auto isOnly = [&](SeriesAggregate allowed) {
        return comparison.top == 0 && (across == SeriesAggregate::None || across == allowed);
    };
    if (kind == MetricKind::Count && !isOnly(SeriesAggregate::Sum))
        problems.push_back({"across", Text::tr("a count can only be summed")});
    if (kind == MetricKind::Ratio && !isOnly(SeriesAggregate::Latest))
        problems.push_back(
            {"across",
             Text::tr("a ratio holds for no time, so its series can only be one list of readings")});
    const bool grows = kind == MetricKind::Counter || kind == MetricKind::Count;
    if (comparison.value == ComparedValue::Rate && !grows)
        problems.push_back({"value", Text::tr("only a counter or a count grows")});
    return problems;
}

std::optional<MetricComparison> comparisonOf(const QString& text)
{
    MetricComparison comparison;
    for (const QString& part : text.split(QLatin1Char(','))) {
        const QStringList words = part.simplified().split(QLatin1Char(' '));
        if (words.size() != 2)
            return {};
        const QString& word = words[1];
        bool isKnown = false;
        if (words[0] == QLatin1String("by")) {
            comparison.by = word;
            isKnown = ManifestSection::columnPattern().match(word).hasMatch();
        } else if (words[0] == QLatin1String("across")) {
            isKnown = take(meaningOf(word, aggregateNames()), comparison.across);
        } else if (words[0] == QLatin1String("value")) {
            isKnown = take(meaningOf(word, comparedValueNames()), comparison.value);
        } else if (words[0] == QLatin1String("top")) {
            comparison.top = word.toInt(&isKnown);
            isKnown = isKnown && comparison.top >= 1 && comparison.top <= MostRanks;
        }
        if (!isKnown)
            return {};
    }
    return comparison;
}

QString comparisonSource(const MetricComparison& comparison)
{
    QStringList parts;
    if (!comparison.by.isEmpty())
        parts << QStringLiteral("by ") + comparison.by;
    if (comparison.across != SeriesAggregate::None)
        parts << QStringLiteral("across ") + nameOf(comparison.across, aggregateNames());
    if (comparison.top > 0)
        parts << QStringLiteral("top ") + QString::number(comparison.top);
    parts << QStringLiteral("value ") + nameOf(comparison.value, comparedValueNames());
    return parts.join(QStringLiteral(", "));
}

}
