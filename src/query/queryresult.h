#pragma once

#include "base/result.h"
#include "pg/session.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace Weekglass {

/// Rows as the server wrote them, in one piece of memory: a few bytes a cell beside its text.
class QueryRows
{
public:
    void add(const Pg::RowView& row);
    /// Nothing: NULL.
    void add(std::span<const std::optional<QByteArray>> row);
    void clear() { *this = {}; }

    qsizetype count() const { return m_count; }
    qint64 bytes() const;
    /// Nothing: NULL.
    std::optional<QByteArrayView> cell(qsizetype row, int column) const;

private:
    int m_columns = 0;
    qsizetype m_count = 0;
    QByteArray m_text;
    std::vector<qint64> m_ends; // of cells in the text; those of NULL are negative, less one
};

/// OIDs of types (pg_type.dat; these never change).
namespace ColumnType {
constexpr quint32 Bool = 16;
constexpr quint32 BigInt = 20;
constexpr quint32 Text = 25;
constexpr quint32 Double = 701;
constexpr quint32 Timestamp = 1184; ///< with time zone
constexpr quint32 Numeric = 1700;
}

struct QueryColumn
{
    QByteArray name;
    quint32 type = 0; ///< OID
    QByteArray typeName = {}; ///< as the server writes it: "timestamp with time zone"

    bool isNumber() const;
    bool isTime() const; ///< a date, or a date and time
    bool isJson() const;
    bool isNumeric() const; ///< of any precision
};

/// The columns' names as keys: one that comes again gets a number.
std::vector<QByteArray> uniqueNames(const std::vector<QueryColumn>& columns);

/// What became of a statement in one database.
struct QueryResult
{
    std::vector<QueryColumn> columns;
    QueryRows rows;
    bool isCut = false; ///< there are more rows than the limits let in
    qint64 microseconds = 0; ///< until the last row
    QStringList notices = {}; ///< that the statement raised
    std::optional<Error> error = {}; ///< then there are no rows
    qsizetype errorAt = -1; ///< character of the statement where the server found the error; -1: unknown
};

/// The results of a statement, of one week or of several, as one table: those of several begin with the
/// column "week", have a column "error" if a week failed, and then all columns that any week has, told apart
/// by name (and by their order, where a name comes twice). Cheap to copy.
class CombinedResult
{
public:
    struct Part
    {
        QString week;
        std::shared_ptr<const QueryResult> result;
    };
    enum class CellKind {
        Text,
        Null,
        NotThere, ///< this week has no such column, or failed
        Failed ///< the text is why
    };
    struct Cell
    {
        CellKind kind = CellKind::NotThere;
        QByteArrayView text = {};
    };

    CombinedResult() = default;
    CombinedResult(std::vector<Part> parts, bool withWeeks);

    const std::vector<Part>& parts() const { return m_parts; }
    const std::vector<QueryColumn>& columns() const { return m_columns; }
    qsizetype rowCount() const { return m_begins.empty() ? 0 : m_begins.back(); }
    Cell cell(qsizetype row, int column) const;
    /// The same of a row of a part that is not kept: @p own(column of the part) gives its text, or nothing.
    template<typename Own>
    Cell cellOf(std::size_t part, int column, const Own& own) const;
    /// The part's own column behind one of the table; -1: it has none.
    int ownColumn(std::size_t part, int column) const;
    /// The part that a row is of.
    std::size_t partOf(qsizetype row) const;
    bool hasWeeks() const { return m_withWeeks; }
    /// The column of the result's own first column: behind "week" and "error".
    int firstOwnColumn() const { return m_firstOwn; }
    bool isCut() const;

private:
    void joinColumns();

    std::vector<Part> m_parts;
    std::vector<QueryColumn> m_columns;
    std::vector<std::vector<int>> m_places; // of each part: its column for each own column, -1: not there
    std::vector<qsizetype> m_begins; // rows before each part, and of all
    std::vector<QByteArray> m_weeks;
    std::vector<QByteArray> m_errors;
    bool m_withWeeks = false;
    int m_firstOwn = 0;
    int m_errorColumn = -1;
};

template<typename Own>
CombinedResult::Cell CombinedResult::cellOf(std::size_t part, int column, const Own& own) const
{
    if (m_withWeeks && column == 0)
        return {.kind = CellKind::Text, .text = m_weeks[part]};
    if (column == m_errorColumn)
        return {.kind = CellKind::Null}; // it did not fail
    const int place = ownColumn(part, column);
    if (place < 0)
        return {};
    const std::optional<QByteArrayView> text = own(place);
    return text ? Cell {.kind = CellKind::Text, .text = *text} : Cell {.kind = CellKind::Null};
}

}
