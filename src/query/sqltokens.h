#pragma once

#include "pg/sqlscanner.h"

#include <QString>

#include <vector>

namespace Weekglass {

using SqlToken = Pg::SqlToken;

/// The tokens of a text, also of one that is not finished: what is not closed reaches to its end.
std::vector<SqlToken> sqlTokens(QStringView text);

/// A word that PostgreSQL's grammar knows, as people write queries with it.
bool isSqlKeyword(QStringView word);
const QStringList& sqlKeywords();

/// The name as SQL text: in quotes where it must be.
QString sqlName(const QString& name);

}
