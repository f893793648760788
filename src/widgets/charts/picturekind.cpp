#include "widgets/charts/picturekind.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PictureKind)
};

bool isBelowZero(const MetricData& data)
{
    return std::ranges::any_of(data.series, [](const MetricSeries& series) {
        return std::ranges::any_of(series.buckets, [](const MetricBucket& one) { return one.least < 0; });
    });
}

}

QString pictureId(PictureKind kind)
{
    switch (kind) {
    case PictureKind::Stack:
        return QStringLiteral("stack");
    case PictureKind::Ranks:
        return QStringLiteral("ranks");
    case PictureKind::Percentiles:
        return QStringLiteral("percentiles");
    case PictureKind::Heat:
        return QStringLiteral("heat");
    case PictureKind::Histogram:
        return QStringLiteral("histogram");
    case PictureKind::Lines:
        break;
    }
    return QStringLiteral("lines");
}

PictureKind pictureKindOf(const QString& id)
{
    const auto found = std::ranges::find(PictureKinds, id, pictureId);
    return found == PictureKinds.end() ? PictureKind::Lines : *found;
}

QString pictureTitle(PictureKind kind)
{
    switch (kind) {
    case PictureKind::Stack:
        return Text::tr("Stacked areas");
    case PictureKind::Ranks:
        return Text::tr("Ranks");
    case PictureKind::Percentiles:
        return Text::tr("Percentiles");
    case PictureKind::Heat:
        return Text::tr("Heat map");
    case PictureKind::Histogram:
        return Text::tr("Histogram");
    case PictureKind::Lines:
        break;
    }
    return Text::tr("Lines");
}

QString whyNoPicture(PictureKind kind, const MetricMeaning& meaning, const MetricData& data)
{
    const bool isOfSeries = kind == PictureKind::Stack || kind == PictureKind::Ranks;
    if (!isOfSeries || data.series.empty())
        return {};
    if (data.series.size() < 2)
        return kind == PictureKind::Stack ? Text::tr("There is only one series: nothing to stack.")
                                          : Text::tr("There is only one series: nothing to rank.");
    if (meaning.kind == MetricKind::Ratio)
        return Text::tr("Its values belong to single moments: at no time are there several to compare.");
    if (kind == PictureKind::Stack && isBelowZero(data))
        return Text::tr("It has values below zero: parts of a sum cannot be negative.");
    return {};
}

}
