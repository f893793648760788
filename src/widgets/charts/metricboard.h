#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace Weekglass {

/// How the values of charts are drawn.
struct ChartStyle
{
    bool isStepped = false; ///< a value holds until the next one; else lines go there straight
    bool isLogarithmic = false; ///< values that are not above zero are left out
    bool isRate = false; ///< of a counter: what it grows in a time
    bool showsGaps = false; ///< times of which nothing is known are hatched
    bool hasLegend =
        true; ///< a table of the series is beside each chart; else their names are above the plot

    bool operator==(const ChartStyle&) const = default;
};

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
