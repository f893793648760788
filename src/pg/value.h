#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <optional>
#include <vector>

namespace Weekglass::Pg {

using Value = std::optional<QByteArray>; ///< the server's text form; nullopt is SQL NULL
using Params = std::vector<Value>;

/// Empty for NULL.
QString textOf(const Value& value);
/// 0 for NULL.
qint64 numberOf(const Value& value);

struct Column
{
    QByteArray name = {};
    quint32 type = 0; ///< OID of the type
};

/// A whole small result. For anything that may be large use Session::stream().
struct Table
{
    std::vector<Column> columns;
    std::vector<std::vector<Value>> rows;

    /// Index of the column, or -1.
    int column(QByteArrayView name) const;
    /// The first cell of the first row, if there is one and it is not NULL.
    Value single() const { return rows.empty() || rows[0].empty() ? Value() : rows[0][0]; }
    /// A column of all rows.
    QStringList texts(std::size_t column = 0) const;
};

}
