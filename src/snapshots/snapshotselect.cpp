#include "snapshots/snapshotselect.h"

#include "pg/subquery.h"

namespace Weekglass {

using Pg::Sql;

SnapshotSelect::SnapshotSelect(const SnapshotQuery& query)
    : m_source(query.source)
{
    if (!query.subject.isEmpty())
        where(Sql("s.subject = ") + value(query.subject.toUtf8(), Sql("text")));
}

Sql SnapshotSelect::value(const QByteArray& text, const Sql& type)
{
    m_params.emplace_back(text);
    return Sql::parameter(static_cast<int>(m_params.size())) + Sql("::") + type;
}

void SnapshotSelect::where(const Sql& condition)
{
    m_where += m_where.isEmpty() ? Sql("\nWHERE ") : Sql("\n  AND ");
    m_where += condition;
}

void SnapshotSelect::at(const SnapshotKey& key)
{
    where(Sql("s.seq = ") + value(key.seq, Sql("bigint")));
    where(Sql("s.id = ") + value(key.id, Sql("bigint")));
}

void SnapshotSelect::beyond(const SnapshotKey& key, SnapshotDirection direction)
{
    // a row comparison, which an index on (seq, id) serves; the same written with OR is not
    where((direction == SnapshotDirection::Older ? Sql("(s.seq, s.id) < (") : Sql("(s.seq, s.id) > ("))
          + value(key.seq, Sql("bigint")) + Sql(", ") + value(key.id, Sql("bigint")) + Sql(")"));
}

Result<SnapshotStatement> SnapshotSelect::finish(const Sql& columns, const Sql& rest) const
{
    const auto sql = Pg::subqueryOf(m_source.query.text, m_source.query.name, Sql("s"));
    if (!sql)
        return sql.error();
    return SnapshotStatement {.sql = Sql("SELECT ") + columns + Sql("\nFROM ") + *sql + m_where + rest,
                              .params = m_params};
}

Sql SnapshotSelect::order(SnapshotDirection direction)
{
    return direction == SnapshotDirection::Older ? Sql("\nORDER BY s.seq DESC, s.id DESC")
                                                 : Sql("\nORDER BY s.seq, s.id");
}

Result<Pg::Table> readSnapshots(Pg::Session& session, const SnapshotSource& source,
                                const Result<SnapshotStatement>& statement, const Pg::Call& call)
{
    if (!statement)
        return statement.error();
    auto table = session.readTable(statement->sql, statement->params, call);
    return table ? table : Result<Pg::Table>(table.error().at(source.query.name));
}

Result<void> readSnapshots(Pg::Session& session, const SnapshotSource& source,
                           const Result<SnapshotStatement>& statement, const Pg::PromisedRowHandler& onRow,
                           const Pg::Call& call)
{
    if (!statement)
        return statement.error();
    return Pg::readRows(session, source.query.name, statement->sql, statement->params, onRow, call);
}

SnapshotKey snapshotKey(Pg::PromisedRow& row)
{
    return {
        .seq = row.integerText(0), .subject = row.value(1).value_or(QByteArray()), .id = row.integerText(2)};
}

}
