#pragma once

#include "base/result.h"
#include "game/metricdefinition.h"
#include "metrics/series.h"

#include <QTimeZone>

namespace Weekglass {

/// What charts show, to be written to a file.
struct MetricExport
{
    struct Line
    {
        QString week;
        MetricSeries series;
        bool isKept = false; ///< read earlier: the week may be gone
        bool isShown = true; ///< false: hidden by the user
    };
    struct Chart
    {
        MetricDefinition metric;
        std::vector<Line> lines = {};
        bool isCut = false; ///< there are more series than those
    };

    QString game; ///< id
    qint64 begin = 0; ///< of what is shown, microseconds since 1970 or since the reset
    qint64 end = 0; ///< not in it
    bool isElapsed = false; ///< times count from each week's reset
    QTimeZone zone = QTimeZone::utc(); ///< in which the others are written, with their offset
    std::vector<Chart> charts = {};
};

/// All series, with the readings that lie in the time shown, a row for each bucket; texts of the server are
/// exact. Spreadsheets get no formulas from it.
QByteArray metricsCsv(const MetricExport& shown);
/// The same as one JSON object, with the queries. Values are texts: no reader may round them.
QByteArray metricsJson(const MetricExport& shown);
/// The rows of the table as a Parquet file; times since a reset are seconds, others microseconds of UTC.
Result<QByteArray> metricsParquet(const MetricExport& shown);

}
