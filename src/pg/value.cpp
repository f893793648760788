#include "pg/value.h"

#include <algorithm>

namespace Weekglass::Pg {

int Table::column(QByteArrayView name) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [name](const Column& c) { return c.name == name; });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

}
