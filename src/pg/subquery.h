#pragma once

#include "pg/sql.h"

namespace Weekglass::Pg {

/// The SELECT of a game's file as a subquery: Sql::trusted() and Sql::asSubquery(). The error names the file.
inline Result<Sql> subqueryOf(const QByteArray& text, const QString& name, const Sql& alias)
{
    const auto sql = Sql::trusted(text);
    return sql ? Result<Sql>(sql->asSubquery(alias)) : Result<Sql>(sql.error().at(name));
}

}
