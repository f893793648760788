#pragma once

#include "filter/statementvalues.h"
#include "tables/rowfilter.h"

namespace Weekglass {

/// The values of a row in the columns of the relation's order, whole, as the server wrote them.
using RowKey = std::vector<QByteArray>;

/// In the order of the list.
enum class RowDirection { Forward, Back };

/// Which rows of a relation are asked for, and how they are walked.
struct RowQuery
{
    Relation relation = {};
    std::vector<RelationColumn> columns = {}; ///< that are shown: those that may be read
    QStringList wholeColumns = {}; ///< of them: those that are fetched whole, as keys are
    RowOrder order = {};
    RowFilter filter = {};
    bool isDescending = false;

    /// All rows of a relation.
    static RowQuery of(const RelationDetails& details);
    bool hasOrder() const { return !order.columns.isEmpty(); }
    /// Its place among the columns; -1: it is not there.
    int indexOf(const QString& column) const;
    /// A list shows how its values begin.
    bool isCut(const RelationColumn& column) const;
};

/// Where a walk begins.
struct RowStart
{
    RowKey key;
    bool isIncluded = false; ///< the row itself comes, too
};

/// Characters of a long value that a list has, and one more that says that there are others.
inline constexpr int ListedCharacters = 200;

/// One page: by key and never by OFFSET; without an order the first rows as the server gives them. Its
/// columns are those of the query, then for each that is cut the stored bytes of a value that was left out.
Result<BoundStatement> rowPageStatement(const RowQuery& query, const std::optional<RowStart>& from,
                                        RowDirection direction, int limit,
                                        StatementValues::Form form = StatementValues::Form::Parameters);
/// All of them, whole, with values written in it, for an export. @p from: only those behind it. @p limit: 0:
/// all.
Result<BoundStatement> rowExportStatement(const RowQuery& query, const std::optional<RowStart>& from = {},
                                          qint64 limit = 0);
Result<BoundStatement> rowCountStatement(const RowQuery& query);
/// The row with this key as one JSON object, at most @p characters of it.
Result<BoundStatement> rowJsonStatement(const RowQuery& query, const RowKey& key, qint64 characters);

}
