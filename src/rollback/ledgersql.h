#pragma once

#include "pg/sql.h"

namespace Weekglass {

/// A value of the ledger's own in a statement: never one that cannot be written.
inline Pg::Sql literal(const QByteArray& value)
{
    return *Pg::Sql::literal(value);
}

/// "op AND image" of the mirror's rows.
inline Pg::Sql imagesOf(const QByteArray& operation, const Pg::Sql& alias, const QByteArray& image)
{
    return alias + Pg::Sql(".\"weekglass.operation\" = ") + literal(operation) + Pg::Sql("::UUID AND ")
        + alias + Pg::Sql(".\"weekglass.image\" = ") + literal(image);
}

}
