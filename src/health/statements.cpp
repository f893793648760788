#include "health/statements.h"

#include "health/namedrow.h"

namespace Weekglass {

using Pg::Sql;

Result<StatementLists> readStatements(Pg::Session& session, const QString& schema, const Pg::Call& call)
{
    const auto read = session.readTable(Sql("WITH counted AS (SELECT * FROM ") + Sql::identifier(schema)
                                            + Sql(".pg_stat_statements(true))\n")
                                            + Sql::load("catalog/health_statements.sql"),
                                        {QByteArray::number(LeastCalls)}, call);
    if (!read)
        return read.error();
    StatementLists lists;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        CountedStatement statement {.database = row.text("datname"),
                                    .role = row.text("rolname"),
                                    .calls = row.integer("calls"),
                                    .mean = row.real("mean"),
                                    .most = row.real("most"),
                                    .total = row.real("total"),
                                    .rows = row.integer("rows"),
                                    .text = row.text("statement")};
        const QString list = row.text("list");
        if (list == u"all")
            lists.all = std::move(statement);
        else
            (list == u"slowest" ? lists.slowest : lists.frequent).push_back(std::move(statement));
    }
    return lists;
}

}
