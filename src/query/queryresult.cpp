#include "query/queryresult.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace Weekglass {

namespace {

// pg_type.dat; these never change
constexpr std::array<quint32, 6> Numbers {20, 21, 23, 700, 701, 1700};
constexpr std::array<quint32, 3> Times {1082, 1114, 1184};
constexpr std::array<quint32, 2> JsonTypes {114, 3802};

}

void QueryRows::add(const Pg::RowView& row)
{
    m_columns = row.size();
    for (int column = 0; column < m_columns; ++column) {
        m_text += row.text(column);
        m_ends.push_back(row.isNull(column) ? -m_text.size() - 1 : m_text.size());
    }
    ++m_count;
}

void QueryRows::add(std::span<const std::optional<QByteArray>> row)
{
    m_columns = static_cast<int>(row.size());
    for (const auto& cell : row) {
        m_text += cell.value_or(QByteArray());
        m_ends.push_back(cell ? m_text.size() : -m_text.size() - 1);
    }
    ++m_count;
}

qint64 QueryRows::bytes() const
{
    return m_text.size() + static_cast<qint64>(m_ends.size() * sizeof(m_ends[0]));
}

std::optional<QByteArrayView> QueryRows::cell(qsizetype row, int column) const
{
    const auto index = static_cast<std::size_t>(row * m_columns + column);
    const auto placeOf = [](qint64 end) { return end < 0 ? -end - 1 : end; };
    const qint64 begin = index == 0 ? 0 : placeOf(m_ends[index - 1]);
    if (m_ends[index] < 0)
        return {};
    return QByteArrayView(m_text).sliced(begin, m_ends[index] - begin);
}

bool QueryColumn::isNumber() const
{
    return std::ranges::find(Numbers, type) != Numbers.end();
}

bool QueryColumn::isTime() const
{
    return std::ranges::find(Times, type) != Times.end();
}

bool QueryColumn::isJson() const
{
    return std::ranges::find(JsonTypes, type) != JsonTypes.end();
}

bool QueryColumn::isNumeric() const
{
    return type == ColumnType::Numeric;
}

std::vector<QByteArray> uniqueNames(const std::vector<QueryColumn>& columns)
{
    std::set<QByteArray> taken;
    std::vector<QByteArray> names;
    for (const QueryColumn& column : columns) {
        QByteArray name = column.name;
        for (int number = 2; !taken.insert(name).second; ++number)
            name = column.name + '_' + QByteArray::number(number);
        names.push_back(name);
    }
    return names;
}

CombinedResult::CombinedResult(std::vector<Part> parts, bool withWeeks)
    : m_parts(std::move(parts))
    , m_withWeeks(withWeeks)
{
    m_begins.push_back(0);
    bool hasErrors = false;
    for (const Part& part : m_parts) {
        const bool failed = part.result->error.has_value();
        hasErrors = hasErrors || failed;
        m_weeks.push_back(part.week.toUtf8());
        m_errors.push_back(failed ? part.result->error->text().toUtf8() : QByteArray());
        const qsizetype rows = failed ? (withWeeks ? 1 : 0) : part.result->rows.count();
        m_begins.push_back(m_begins.back() + rows);
    }
    if (m_withWeeks)
        m_columns.push_back({.name = "week", .type = ColumnType::Text, .typeName = "text"});
    if (m_withWeeks && hasErrors) {
        m_errorColumn = static_cast<int>(m_columns.size());
        m_columns.push_back({.name = "error", .type = ColumnType::Text, .typeName = "text"});
    }
    m_firstOwn = static_cast<int>(m_columns.size());
    joinColumns();
}

/// By name and by how often the name came before, in the order in which the weeks have them.
void CombinedResult::joinColumns()
{
    std::map<std::pair<QByteArray, int>, std::size_t> known; // to the place among the own columns
    const auto own = static_cast<std::size_t>(m_firstOwn);
    for (const Part& part : m_parts) {
        std::map<QByteArray, int> seen;
        std::vector<int> places(known.size(), -1);
        const auto& columns = part.result->columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto [found, isNew] =
                known.try_emplace({columns[i].name, seen[columns[i].name]++}, known.size());
            if (isNew) {
                m_columns.push_back(columns[i]);
                places.push_back(-1);
            } else if (QueryColumn& first = m_columns[own + found->second]; first.type != columns[i].type) {
                first.type = 0; // not of one type: text for all that it is used for
                if (!first.typeName.split('/').contains(columns[i].typeName))
                    first.typeName += "/" + columns[i].typeName;
            }
            places[found->second] = static_cast<int>(i);
        }
        m_places.push_back(std::move(places));
    }
}

int CombinedResult::ownColumn(std::size_t part, int column) const
{
    const auto index = static_cast<std::size_t>(column - m_firstOwn);
    return column >= m_firstOwn && index < m_places[part].size() ? m_places[part][index] : -1;
}

std::size_t CombinedResult::partOf(qsizetype row) const
{
    const auto after = std::ranges::upper_bound(m_begins, row);
    return static_cast<std::size_t>(after - m_begins.begin()) - 1;
}

CombinedResult::Cell CombinedResult::cell(qsizetype row, int column) const
{
    const std::size_t part = partOf(row);
    const QueryResult& result = *m_parts[part].result;
    if (result.error && column > 0)
        return column == m_errorColumn ? Cell {.kind = CellKind::Failed, .text = m_errors[part]} : Cell {};
    return cellOf(part, column, [&](int own) { return result.rows.cell(row - m_begins[part], own); });
}

bool CombinedResult::isCut() const
{
    return std::ranges::any_of(m_parts, [](const Part& part) { return part.result->isCut; });
}

}
