#include "game/metricdefinition.h"

namespace Weekglass {

QString metricKindName(MetricKind kind)
{
    switch (kind) {
    case MetricKind::Gauge:
        break;
    case MetricKind::Counter:
        return QStringLiteral("counter");
    case MetricKind::Count:
        return QStringLiteral("count");
    case MetricKind::Ratio:
        return QStringLiteral("ratio");
    }
    return QStringLiteral("gauge");
}

std::optional<MetricKind> metricKindOf(const QString& name)
{
    for (const MetricKind kind :
         {MetricKind::Gauge, MetricKind::Counter, MetricKind::Count, MetricKind::Ratio}) {
        if (metricKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

}
