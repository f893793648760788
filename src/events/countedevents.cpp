#include "events/countedevents.h"

namespace Weekglass {

Result<EventFilter> countedFilter(const CountedEvents& counted, const QString& series)
{
    std::vector<QString> conditions = counted.filter;
    if (!counted.series.isEmpty() && !series.isEmpty())
        conditions.push_back(QStringLiteral("%1 = %2").arg(counted.series, series));
    EventFilter filter;
    for (const QString& text : conditions) {
        auto condition = parseCondition(text);
        if (!condition)
            return condition.error().at(QStringLiteral("game.json"));
        filter.conditions.push_back(*std::move(condition));
    }
    return filter;
}

}
