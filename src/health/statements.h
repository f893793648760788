#pragma once

#include "pg/session.h"

namespace Weekglass {

/// A statement as pg_stat_statements counts it, for all of its calls together. Times are milliseconds.
struct CountedStatement
{
    QString database;
    QString role;
    qint64 calls = 0;
    double mean = 0;
    double most = 0;
    double total = 0;
    qint64 rows = 0;
    QString text; ///< with $1 in the place of constants; empty: our role may not see it
};

struct StatementLists
{
    std::vector<CountedStatement> slowest = {}; ///< by their mean, ten of them
    std::vector<CountedStatement> frequent = {}; ///< ten of them
    CountedStatement all = {};
    QString refusal = {}; ///< why there are none
    QString remedy = {}; ///< the statement that would help
};

/// So many calls a statement needs to be counted among the slowest.
inline constexpr qint64 LeastCalls = 100;

/// @p schema: of the extension in the connected database
Result<StatementLists> readStatements(Pg::Session& session, const QString& schema, const Pg::Call& call = {});

}
