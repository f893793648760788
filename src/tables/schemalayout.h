#pragma once

#include "tables/schemagraph.h"

#include <QRectF>

namespace Weekglass {

struct SchemaLayout
{
    std::vector<QRectF> boxes; ///< of each table; none touches another one
    QRectF bounds;
    std::vector<int> order; ///< the tables as one reads them: by columns from the left, each downwards
};

/// Tables in columns by how deep they refer: those that refer to none first, each one right of all that it
/// refers to, unless they refer to each other in a circle. Those without any foreign key stand below.
/// @p sizes: of the boxes. @p gap: between them, downwards; three times as much is between columns.
SchemaLayout layOut(const SchemaGraph& graph, const std::vector<QSizeF>& sizes, double gap);
/// The column of each table; -1: it has no foreign key and none leads to it.
std::vector<int> referenceDepths(const SchemaGraph& graph);

}
