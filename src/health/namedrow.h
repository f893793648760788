#pragma once

#include "pg/value.h"

namespace Weekglass {

/// A row of a small result whose values are asked for by the names of their columns. One that is not there,
/// as of another version, is NULL.
class NamedRow
{
public:
    NamedRow(const Pg::Table& table, std::size_t row)
        : m_table(table)
        , m_row(table.rows[row])
    {
    }

    Pg::Value value(const char* column) const
    {
        const int at = m_table.column(column);
        return at < 0 ? Pg::Value() : m_row[static_cast<std::size_t>(at)];
    }
    bool has(const char* column) const { return value(column).has_value(); }
    QString text(const char* column) const { return Pg::textOf(value(column)); }
    bool isTrue(const char* column) const { return value(column) == "t"; }
    qint64 integer(const char* column) const { return Pg::numberOf(value(column)); }
    double real(const char* column) const { return value(column).value_or(QByteArray()).toDouble(); }
    std::optional<qint64> time(const char* column) const
    {
        return has(column) ? std::optional(integer(column)) : std::nullopt;
    }

private:
    const Pg::Table& m_table;
    const std::vector<Pg::Value>& m_row;
};

}
