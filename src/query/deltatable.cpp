#include "query/deltatable.h"

#include "metrics/comparable.h"

#include <array>

namespace Weekglass {

QByteArray stateName(WeekValue::State state)
{
    switch (state) {
    case WeekValue::State::Known:
        return "known";
    case WeekValue::State::NotInWeek:
        return "not in week";
    case WeekValue::State::NotYet:
        return "not yet";
    case WeekValue::State::NoLonger:
        return "no longer";
    case WeekValue::State::NotRead:
        return "not read";
    }
    return {};
}

CombinedResult deltaTable(const std::vector<DeltaRow>& rows, const std::vector<ComparedWeek>& weeks)
{
    auto table = std::make_shared<QueryResult>();
    table->columns = {{.name = "metric", .type = ColumnType::Text},
                      {.name = "series", .type = ColumnType::Text},
                      {.name = "unit", .type = ColumnType::Text},
                      {.name = "compared", .type = ColumnType::Text},
                      {.name = "definition", .type = ColumnType::Text},
                      {.name = "week", .type = ColumnType::Text},
                      {.name = "state", .type = ColumnType::Text},
                      {.name = "value", .type = ColumnType::Numeric},
                      {.name = "exact", .type = ColumnType::Bool},
                      {.name = "age_seconds", .type = ColumnType::Double},
                      {.name = "difference", .type = ColumnType::Double},
                      {.name = "percent", .type = ColumnType::Double},
                      {.name = "rank", .type = ColumnType::BigInt},
                      {.name = "ranked", .type = ColumnType::BigInt},
                      {.name = "robust_z", .type = ColumnType::Double},
                      {.name = "robust_z_definition", .type = ColumnType::Text}};
    const auto figure = [](const auto& value) {
        return value ? std::optional(QByteArray::number(*value)) : std::nullopt;
    };
    const auto real = [](const std::optional<double>& value) {
        return value ? std::optional(QByteArray::number(*value, 'g', 17)) : std::nullopt;
    };
    const Delta none; // a reference: g++ 12 takes the copy's optionals for uninitialized
    for (const DeltaRow& row : rows) {
        for (std::size_t i = 0; i < weeks.size(); ++i) {
            const WeekValue& value = row.values[i];
            const bool isKnown = value.state == WeekValue::State::Known;
            const Delta& delta = i == 0 ? row.delta : none;
            const std::array<std::optional<QByteArray>, 16> cells {
                row.metric.toUtf8(),
                row.series.toUtf8(),
                row.unit.toUtf8(),
                comparedValueText(row.comparison.value).toUtf8(),
                comparisonText(row.comparison).toUtf8(),
                weeks[i].readings.week.toUtf8(),
                stateName(value.state),
                isKnown ? std::optional(value.text) : std::nullopt,
                isKnown ? std::optional(QByteArray(value.isExact ? "t" : "f")) : std::nullopt,
                isKnown ? real(static_cast<double>(value.age) / 1e6) : std::nullopt,
                real(delta.difference),
                real(delta.percent),
                figure(delta.rank),
                delta.rank ? std::optional(QByteArray::number(delta.ranked)) : std::nullopt,
                real(delta.robustZ),
                delta.robustZ ? std::optional(robustZDefinition().toUtf8()) : std::nullopt};
            table->rows.add(cells);
        }
    }
    return {{{.week = {}, .result = std::move(table)}}, false};
}

}
