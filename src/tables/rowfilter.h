#pragma once

#include "filter/valuetest.h"
#include "tables/relationdetails.h"
#include "json/path.h"

namespace Weekglass {

/// One test of a row: of a column, or of the value at a path of a JSON column.
struct RowCondition
{
    QString column = {};
    Json::Path path = {}; ///< within the column; empty: the whole value
    ValueTest test = ValueTest::Equals;
    QString value = {};

    /// What can be asked of such a column, in the order of a menu.
    static std::vector<ValueTest> testsOf(RelationColumn::Sort sort);
    /// What is tested: a column, or inventory.slots[0].
    QString subject() const;
    /// As people read it: "status is active", "fuel < 10".
    QString text() const;

    bool operator==(const RowCondition&) const = default;
};

/// What the rows of a relation are narrowed to: all of it must hold.
struct RowFilter
{
    std::vector<RowCondition> conditions = {};

    bool isEmpty() const { return conditions.empty(); }
    /// Saved filters and links have it in this form.
    QByteArray toJson() const;
    static Result<RowFilter> fromJson(const QByteArray& json);

    bool operator==(const RowFilter&) const = default;
};

/// A condition as one writes it on the command line: FIELD TEST [VALUE], the field being a column or a path
/// in a JSON column: "status = active", "data.fuel < 10", "deleted_at missing", "[\"a b\"] exists".
Result<RowCondition> parseRowCondition(const QString& text);
/// The other way round.
QString toTyped(const RowCondition& condition);

/// An error that says why this cannot be asked of these columns, and which there are.
Result<void> checkCondition(const RowCondition& condition, const std::vector<RelationColumn>& columns);

}
