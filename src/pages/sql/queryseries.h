#pragma once

#include "query/queryresult.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace Weekglass {

struct QuerySeries
{
    QString name;
    std::vector<QPointF> points; ///< by x, which is microseconds since 1970 if it is a time
};

/// The numbers of a result over one of its columns.
struct QueryChart
{
    QString xName;
    bool isTime = false;
    std::vector<QuerySeries> series;
    bool isCut = false; ///< there are more series than can be told apart
};

/// Columns that may be the x of a chart: times first, then numbers.
std::vector<int> chartXColumns(const CombinedResult& result);

/// Every other column of numbers, of each week, and of each value of a text column "series" if there is one,
/// is a series. Cells that are no finite numbers are left out. @p x is one of chartXColumns().
QueryChart queryChart(const CombinedResult& result, int x);

}
