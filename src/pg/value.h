#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace Weekglass::Pg {

using Value = std::optional<QByteArray>; ///< the server's text form; nullopt is SQL NULL
using Params = std::vector<Value>;

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
};

}
