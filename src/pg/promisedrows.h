#pragma once

#include "pg/session.h"

namespace Weekglass::Pg {

/// What a query that somebody else wrote promises of a column.
struct PromisedColumn
{
    enum class Form {
        Any,
        Integer, ///< smallint, integer or bigint
        Number, ///< an integer, real, double precision or numeric
        Time ///< timestamptz, timestamp or date
    };

    const char* name;
    Form form = Form::Any;
};

/// An error if one of @p promised is missing, there twice, or of another type. @p query: its file; @p advice:
/// what such a query must have.
Result<void> checkColumns(std::span<const Column> columns, std::span<const PromisedColumn> promised,
                          const QString& query, const QString& advice);

/// A row of a query that somebody else wrote. Each cell is asked for as what it must be. The first one that
/// is something else becomes the error of the reading; what it gave here then counts for nothing.
class PromisedRow
{
public:
    struct Reading;

    PromisedRow(const RowView& view, Reading& reading)
        : m_view(view)
        , m_reading(reading)
    {
    }

    /// A whole number.
    qint64 integer(int column);
    std::optional<qint64> integerOrNull(int column);
    /// A whole number as the server wrote it, for a key.
    QByteArray integerText(int column);
    /// A time as the server wrote it.
    QByteArray time(int column);
    /// A number that is neither NaN nor infinite.
    double finite(int column);
    /// Anything but NULL.
    QByteArray text(int column);
    /// Anything.
    Value value(int column) const { return m_view.value(column); }
    const RowView& view() const { return m_view; }

    /// Makes this row the error, for what only the caller can know.
    void refuse(const QString& message);

private:
    const RowView& m_view;
    Reading& m_reading;
};

using PromisedRowHandler = std::function<void(PromisedRow&)>;

/// Session::read() of a query that somebody else wrote. A broken promise is an error that names the query's
/// file, the week, the row and the column. No row is given after it.
Result<void> readRows(Session& session, const QString& query, const Result<Sql>& sql, const Params& params,
                      const PromisedRowHandler& onRow, const Call& call = {});
/// Session::stream() likewise: inside the session's transaction, or for many rows. A broken promise stops the
/// statement on the server.
Result<void> streamRows(Session& session, const QString& query, const Result<Sql>& sql, const Params& params,
                        const PromisedRowHandler& onRow, const Call& call = {});

}
