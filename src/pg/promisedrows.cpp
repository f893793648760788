#include "pg/promisedrows.h"

#include "base/safetext.h"
#include "pg/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace Weekglass::Pg {

namespace {

constexpr qsizetype CellChars = 60; // of a row that an error names
constexpr int NamedCells = 6;

/// pg_type.dat; these never change.
bool hasForm(quint32 type, PromisedColumn::Form form)
{
    static constexpr std::array<quint32, 3> integers {20, 21, 23};
    static constexpr std::array<quint32, 3> fractions {700, 701, 1700};
    static constexpr std::array<quint32, 3> times {1184, 1114, 1082};
    const auto isOne = [type](const auto& types) { return std::ranges::find(types, type) != types.end(); };
    switch (form) {
    case PromisedColumn::Form::Integer:
        return isOne(integers);
    case PromisedColumn::Form::Number:
        return isOne(integers) || isOne(fractions);
    case PromisedColumn::Form::Time:
        return isOne(times);
    case PromisedColumn::Form::Any:
        break;
    }
    return true;
}

QString nameOf(PromisedColumn::Form form)
{
    switch (form) {
    case PromisedColumn::Form::Integer:
        return Text::tr("a whole number (smallint, integer or bigint)");
    case PromisedColumn::Form::Number:
        return Text::tr("a number (integer, double precision or numeric)");
    case PromisedColumn::Form::Time:
        return Text::tr("a time (timestamptz)");
    case PromisedColumn::Form::Any:
        break;
    }
    return {};
}

QString notOfForm(const QString& column, PromisedColumn::Form form)
{
    return Text::tr("The column “%1” of the query is not %2.").arg(column, nameOf(form));
}

}

Result<void> checkColumns(std::span<const Column> columns, std::span<const PromisedColumn> promised,
                          const QString& query, const QString& advice)
{
    const auto refusal = [&](const QString& message) {
        return Error {.kind = Error::Kind::Format, .message = message, .where = query, .advice = advice};
    };
    for (const PromisedColumn& wanted : promised) {
        const QString name = QLatin1String(wanted.name);
        const auto isWanted = [&wanted](const Column& column) { return column.name == wanted.name; };
        const auto found = std::ranges::find_if(columns, isWanted);
        if (found == columns.end())
            return refusal(Text::tr("The query lacks the column “%1”.").arg(name));
        if (std::ranges::count_if(columns, isWanted) > 1)
            return refusal(Text::tr("The query has the column “%1” twice.").arg(name));
        if (!hasForm(found->type, wanted.form))
            return refusal(notOfForm(name, wanted.form));
    }
    return {};
}

/// What the rows of one statement have in common.
struct PromisedRow::Reading
{
    const QString& query;
    const QByteArray week;
    const PromisedRowHandler& onRow;
    std::vector<Column> columns = {};
    qint64 rows = 0;
    std::optional<Error> failure = {};
    std::stop_source stop = {}; ///< ends the statement

    void begin(std::span<const Column> all) { columns.assign(all.begin(), all.end()); }

    void take(const RowView& view)
    {
        if (failure)
            return;
        ++rows;
        PromisedRow row(view, *this);
        onRow(row);
    }

    QString columnName(int column) const
    {
        return visibleText(columns.at(static_cast<std::size_t>(column)).name, CellChars);
    }

    /// By its place in the result and by its first cells.
    QString rowText(const RowView& view) const
    {
        QStringList cells;
        for (int i = 0; i < std::min(view.size(), NamedCells); ++i)
            cells << columnName(i) + QStringLiteral(" = ")
                    + (view.isNull(i) ? QStringLiteral("NULL") : visibleText(view.text(i), CellChars));
        return Text::tr("Week %1, row %2 of the result: %3")
            .arg(visibleText(week, CellChars), QString::number(rows), cells.join(QStringLiteral(", ")));
    }

    void fail(const RowView& view, const QString& message)
    {
        if (failure)
            return;
        failure = Error {.kind = Error::Kind::Format,
                         .message = message,
                         .where = query,
                         .advice = Text::tr("Correct the query file in the game's folder, or the row that it "
                                            "reads."),
                         .detail = rowText(view)};
        stop.request_stop();
    }

    Result<void> finish(const Result<qint64>& read) const
    {
        if (failure)
            return *failure;
        return Result<void>(read).at(query);
    }
};

std::optional<qint64> PromisedRow::integerOrNull(int column)
{
    if (m_view.isNull(column))
        return std::nullopt;
    const QByteArrayView text = m_view.text(column);
    qint64 number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        refuse(Text::tr("“%1” in the column “%2” is not a whole number.")
                   .arg(visibleText(text, CellChars), m_reading.columnName(column)));
    return number;
}

qint64 PromisedRow::integer(int column)
{
    const auto number = integerOrNull(column);
    if (!number)
        refuse(Text::tr("The column “%1” is NULL.").arg(m_reading.columnName(column)));
    return number.value_or(0);
}

QByteArray PromisedRow::integerText(int column)
{
    (void)integer(column);
    return m_view.text(column).toByteArray();
}

double PromisedRow::finite(int column)
{
    bool isNumber = false;
    const double number = m_view.text(column).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        refuse(m_view.isNull(column)
                   ? Text::tr("The column “%1” is NULL.").arg(m_reading.columnName(column))
                   : Text::tr("“%1” in the column “%2” is not a finite number.")
                         .arg(visibleText(m_view.text(column), CellChars), m_reading.columnName(column)));
    return number;
}

QByteArray PromisedRow::time(int column)
{
    if (!hasForm(m_reading.columns.at(static_cast<std::size_t>(column)).type, PromisedColumn::Form::Time))
        refuse(notOfForm(m_reading.columnName(column), PromisedColumn::Form::Time));
    return text(column);
}

QByteArray PromisedRow::text(int column)
{
    if (m_view.isNull(column))
        refuse(Text::tr("The column “%1” is NULL.").arg(m_reading.columnName(column)));
    return m_view.text(column).toByteArray();
}

void PromisedRow::refuse(const QString& message)
{
    m_reading.fail(m_view, message);
}

Result<void> readRows(Session& session, const QString& query, const Result<Sql>& sql, const Params& params,
                      const PromisedRowHandler& onRow, const Call& call)
{
    PromisedRow::Reading reading {.query = query, .week = session.database(), .onRow = onRow};
    return reading.finish(session.read(
        sql, params, [&](const RowView& view) { reading.take(view); },
        [&](std::span<const Column> columns) { reading.begin(columns); }, call));
}

Result<void> streamRows(Session& session, const QString& query, const Result<Sql>& sql, const Params& params,
                        const PromisedRowHandler& onRow, const Call& call)
{
    PromisedRow::Reading reading {.query = query, .week = session.database(), .onRow = onRow};
    const std::stop_callback forward(call.stop, [&] { reading.stop.request_stop(); });
    return reading.finish(session.stream(
        sql, params, [&](const RowView& view) { reading.take(view); },
        [&](std::span<const Column> columns) { reading.begin(columns); },
        {.stop = reading.stop.get_token(), .deadline = call.deadline}));
}

}
