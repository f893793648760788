#include "pg/value.h"

#include "base/utf8.h"

#include <algorithm>

namespace Weekglass::Pg {

QString textOf(const Value& value)
{
    return fromUtf8(value.value_or(QByteArray()));
}

qint64 numberOf(const Value& value)
{
    return value.value_or(QByteArray()).toLongLong();
}

int Table::column(QByteArrayView name) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [name](const Column& c) { return c.name == name; });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

QStringList Table::texts(std::size_t column) const
{
    QStringList list;
    for (const auto& row : rows)
        list << textOf(row[column]);
    return list;
}

}
