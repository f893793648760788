#pragma once

#include "metrics/chartstyle.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace Weekglass {

/// Charts that belong together, for every week of a game.
struct MetricBoard
{
    QStringList metrics; ///< ids, in the order of the game's definition
    QHash<QString, QStringList> hidden; ///< id of a metric, names of its series that are not shown
    ChartStyle style;
    QHash<QString, QString> pictures = {}; ///< id of a metric, pictureId() if it is not shown as lines
    bool exportsQueries = true; ///< below exported pictures

    QByteArray toJson() const;
    /// Nothing if it is no board.
    static std::optional<MetricBoard> fromJson(const QByteArray& json);
    bool operator==(const MetricBoard&) const = default;
};

}
