#pragma once

#include "metrics/metricquery.h"

#include <array>

namespace Weekglass {

/// How a metric is drawn.
enum class PictureKind { Lines, Stack, Ranks, Percentiles, Heat, Histogram };

inline constexpr std::array PictureKinds {PictureKind::Lines, PictureKind::Stack,
                                          PictureKind::Ranks, PictureKind::Percentiles,
                                          PictureKind::Heat,  PictureKind::Histogram};

/// As files write it: "percentiles".
QString pictureId(PictureKind kind);
/// The other way round; lines if it is none.
PictureKind pictureKindOf(const QString& id);
/// As people read it.
QString pictureTitle(PictureKind kind);
/// Why this metric cannot be shown like that; empty if it can, or if it has no data yet.
QString whyNoPicture(PictureKind kind, const MetricMeaning& meaning, const MetricData& data);

}
