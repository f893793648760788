#include "tables/rowstatement.h"

#include "filter/testsql.h"
#include "tables/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;
using Sort = RelationColumn::Sort;

static_assert(ListedCharacters == 200); // as listedSql() has it

/// A SELECT over a relation under construction: the first part that cannot be said is the error of all.
class RowSelect
{
public:
    RowSelect(const RowQuery& query, StatementValues::Form form)
        : m_query(query)
        , m_values(form)
    {
    }

    void where(const Result<Sql>& condition)
    {
        m_where = m_where + Result<Sql>(m_hasWhere ? Sql("\n  AND ") : Sql("\nWHERE ")) + condition;
        m_hasWhere = true;
    }
    void filter()
    {
        for (const RowCondition& condition : m_query.filter.conditions)
            where(conditionSql(condition));
    }
    void beyond(const RowStart& start, bool isDescending)
    {
        if (!isOfKey(start.key))
            return where(wrongKey());
        // a row comparison, which the index of the order serves; the same written with OR is not
        if (isPlain())
            return where(keySql() + Result<Sql>(behind(isDescending, start.isIncluded))
                         + valuesSql(start.key));
        where(comparedSql(0, behind(isDescending, true), start.key)); // which the index serves
        where(beyondFrom(0, start, isDescending));
    }
    void at(const RowKey& key)
    {
        if (!isOfKey(key))
            return where(wrongKey());
        if (isPlain())
            return where(keySql() + Result<Sql>(Sql(" = ")) + valuesSql(key));
        for (std::size_t i = 0; i < key.size(); ++i)
            where(comparedSql(i, Sql("="), key));
    }

    Sql value(const QByteArray& text) { return m_values.add(text); }
    Sql number(qint64 number) { return m_values.add(QByteArray::number(number), Sql("bigint")); }
    Result<BoundStatement> finish(const Result<Sql>& columns, const Result<Sql>& rest) const
    {
        const Result<Sql> from =
            Result<Sql>(m_query.relation.hasHeirs ? Sql("ONLY ") : Sql()) + m_query.relation.name.sql();
        const auto sql = Result<Sql>(Sql("SELECT ")) + columns + Result<Sql>(Sql("\nFROM ")) + from
            + Result<Sql>(Sql(" AS t")) + m_where + rest;
        if (!sql)
            return sql.error();
        if (m_values.error())
            return *m_values.error();
        return BoundStatement {.sql = *sql, .params = m_values.params()};
    }

    Result<Sql> orderSql(bool isDescending) const
    {
        Result<Sql> sql = Sql();
        for (const QString& name : m_query.order.columns)
            sql = sql + Result<Sql>((*sql).isEmpty() ? Sql("\nORDER BY ") : Sql(", ")) + columnSql(name)
                + Result<Sql>(isDescending ? Sql(" DESC") : Sql());
        return sql;
    }
    static Result<Sql> columnSql(const QString& name)
    {
        return Result<Sql>(Sql("t.")) + Sql::identifier(name);
    }

private:
    static Sql behind(bool isDescending, bool isIncluded)
    {
        return isDescending ? (isIncluded ? Sql("<=") : Sql("<")) : (isIncluded ? Sql(">=") : Sql(">"));
    }
    /// Of a column of the key; empty: the server's own operators compare it.
    QString schemaOf(const QString& name) const
    {
        const int index = m_query.indexOf(name);
        return index < 0 ? QString() : m_query.columns[static_cast<std::size_t>(index)].orderSchema;
    }
    bool isPlain() const
    {
        return std::ranges::all_of(m_query.order.columns,
                                   [this](const QString& name) { return schemaOf(name).isEmpty(); });
    }
    bool isOfKey(const RowKey& key) const
    {
        return static_cast<qsizetype>(key.size()) == m_query.order.columns.size() && !key.empty();
    }
    Error wrongKey() const
    {
        return {.kind = Error::Kind::Format,
                .message =
                    Text::tr("The key of a row of %1 has %n value(s): %2.", nullptr,
                             static_cast<int>(m_query.order.columns.size()))
                        .arg(m_query.relation.name.text(), m_query.order.columns.join(QStringLiteral(", ")))};
    }
    Result<Sql> keySql() const
    {
        Result<Sql> list = Sql();
        for (const QString& name : m_query.order.columns)
            list = list + Result<Sql>((*list).isEmpty() ? Sql("(") : Sql(", ")) + columnSql(name);
        return list + Result<Sql>(Sql(") "));
    }
    Sql valuesSql(const RowKey& key)
    {
        Sql list;
        for (const QByteArray& each : key)
            list += (list.isEmpty() ? Sql(" (") : Sql(", ")) + value(each);
        return list + Sql(")");
    }
    /// One column of the key by the operator of its own type: the operators of extensions are in schemas that
    /// no search path has here, and those of text, which would be found instead, have another order.
    Result<Sql> comparedSql(std::size_t place, const Sql& test, const RowKey& key)
    {
        const QString& name = m_query.order.columns[static_cast<qsizetype>(place)];
        const QString schema = schemaOf(name);
        const Result<Sql> named = schema.isEmpty() ? Result<Sql>(test)
                                                   : Result<Sql>(Sql("OPERATOR(")) + Sql::identifier(schema)
                + Result<Sql>(Sql(".") + test + Sql(")"));
        return columnSql(name) + Result<Sql>(Sql(" ")) + named + Result<Sql>(Sql(" ") + value(key[place]));
    }
    Result<Sql> beyondFrom(std::size_t place, const RowStart& start, bool isDescending)
    {
        if (place + 1 == start.key.size())
            return comparedSql(place, behind(isDescending, start.isIncluded), start.key);
        return Result<Sql>(Sql("(")) + comparedSql(place, behind(isDescending, false), start.key)
            + Result<Sql>(Sql(" OR ")) + comparedSql(place, Sql("="), start.key) + Result<Sql>(Sql(" AND "))
            + beyondFrom(place + 1, start, isDescending) + Result<Sql>(Sql(")"));
    }
    Result<Sql> conditionSql(const RowCondition& condition);

    const RowQuery& m_query;
    StatementValues m_values;
    Result<Sql> m_where = Sql();
    bool m_hasWhere = false;
};

/// Its text, without what somebody else made a cast of.
Sql textSql(const RelationColumn& column, const Sql& value)
{
    return column.isPlain
        ? value + Sql("::text")
        : Sql("CASE WHEN ") + value + Sql(" IS DISTINCT FROM NULL THEN format('%s', ") + value + Sql(") END");
}

Result<Sql> RowSelect::conditionSql(const RowCondition& condition)
{
    if (auto asked = checkCondition(condition, m_query.columns); !asked)
        return asked.error();
    const RelationColumn& column =
        m_query.columns[static_cast<std::size_t>(m_query.indexOf(condition.column))];
    auto quoted = columnSql(column.name);
    if (!quoted)
        return quoted;
    if (column.isJson() && !(condition.path.empty() && !needsValue(condition.test)))
        return jsonTestSql(column.sort == Sort::Json ? Sql("(") + *quoted + Sql("::jsonb)") : *quoted,
                           condition.path, condition.test, condition.value, m_values);
    switch (condition.test) {
    case ValueTest::Exists:
        return *quoted + Sql(" IS DISTINCT FROM NULL");
    case ValueTest::Missing:
        return *quoted + Sql(" IS NOT DISTINCT FROM NULL");
    case ValueTest::Contains:
    case ValueTest::Lacks:
    case ValueTest::Matches:
    case ValueTest::Mismatches:
        return textTestSql(textSql(column, *quoted), condition.test, condition.value, m_values);
    default:
        break;
    }
    if (column.sort == Sort::Other)
        return textTestSql(textSql(column, *quoted), condition.test, condition.value, m_values);
    // the value is of the column's type, so that an index serves it; what is none is refused by the server
    return *quoted + comparison(condition.test) + value(condition.value.toUtf8());
}

/// pg_column_size() reads only the stored size, so a huge value is not even fetched from its TOAST table. A
/// short one comes whole: to find its first characters costs the server more than to send it.
Sql beginningSql(const RelationColumn& column, const Sql& value)
{
    const Sql size = Sql("pg_column_size(") + value + Sql(")");
    const Sql text = textSql(column, value);
    return Sql("CASE WHEN ") + size + Sql(" <= 804 AND pg_column_compression(") + value
        + Sql(") IS NULL THEN ") + text + Sql(" WHEN ") + size + Sql(" < 65536 THEN left(") + text
        + Sql(", 201) END");
}

/// Of a value that beginningSql() leaves out.
Sql leftOutSizeSql(const Sql& value)
{
    const Sql size = Sql("pg_column_size(") + value + Sql(")");
    return Sql("CASE WHEN ") + size + Sql(" >= 65536 THEN ") + size + Sql(" END");
}

Result<Sql> listedSql(const RowQuery& query)
{
    Result<Sql> list = Sql();
    Result<Sql> sizes = Sql();
    for (const RelationColumn& column : query.columns) {
        auto quoted = RowSelect::columnSql(column.name);
        if (!quoted)
            return quoted;
        Sql shown = *quoted;
        if (query.isCut(column)) {
            shown = beginningSql(column, *quoted) + Sql(" AS ") + *Sql::identifier(column.name);
            sizes = sizes + Result<Sql>(Sql(", ") + leftOutSizeSql(*quoted));
        }
        list = list + Result<Sql>((*list).isEmpty() ? Sql() : Sql(", ")) + Result<Sql>(shown);
    }
    return list + sizes;
}

Result<Sql> wholeSql(const RowQuery& query)
{
    Result<Sql> list = Sql();
    for (const RelationColumn& column : query.columns) {
        list = list + Result<Sql>((*list).isEmpty() ? Sql() : Sql(", ")) + RowSelect::columnSql(column.name);
        if (!list)
            return list;
    }
    return list;
}

Error noColumns(const RowQuery& query)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("This role has no right to read %1.").arg(query.relation.name.text()),
            .advice = Text::tr("Its owner grants it: GRANT SELECT ON … TO …")};
}

}

RowQuery RowQuery::of(const RelationDetails& details)
{
    RowQuery query {.relation = details.relation, .order = details.order};
    std::ranges::copy_if(details.columns, std::back_inserter(query.columns), &RelationColumn::isReadable);
    query.wholeColumns = details.order.columns;
    for (const ForeignKey& key : details.references)
        query.wholeColumns += key.fromColumns;
    for (const ForeignKey& key : details.referring)
        query.wholeColumns += key.toColumns;
    query.wholeColumns.removeDuplicates();
    return query;
}

int RowQuery::indexOf(const QString& column) const
{
    const auto found = std::ranges::find(columns, column, &RelationColumn::name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

bool RowQuery::isCut(const RelationColumn& column) const
{
    return column.isLong && !wholeColumns.contains(column.name);
}

Result<BoundStatement> rowPageStatement(const RowQuery& query, const std::optional<RowStart>& from,
                                        RowDirection direction, int limit, StatementValues::Form form)
{
    if (query.columns.empty())
        return noColumns(query);
    const bool isDescending = query.isDescending != (direction == RowDirection::Back);
    RowSelect select(query, form);
    select.filter();
    if (from)
        select.beyond(*from, isDescending);
    const Sql rest = Sql("\nLIMIT ") + select.number(limit);
    return select.finish(listedSql(query), select.orderSql(isDescending) + Result<Sql>(rest));
}

Result<BoundStatement> rowExportStatement(const RowQuery& query, const std::optional<RowStart>& from,
                                          qint64 limit)
{
    if (query.columns.empty())
        return noColumns(query);
    RowSelect select(query, StatementValues::Form::Literals);
    select.filter();
    if (from)
        select.beyond(*from, query.isDescending);
    const Sql rest = limit > 0 ? Sql("\nLIMIT ") + select.number(limit) : Sql();
    return select.finish(wholeSql(query), select.orderSql(query.isDescending) + Result<Sql>(rest));
}

Result<BoundStatement> rowCountStatement(const RowQuery& query)
{
    RowSelect select(query, StatementValues::Form::Parameters);
    select.filter();
    return select.finish(Sql("count(*)"), Sql());
}

Result<BoundStatement> rowJsonStatement(const RowQuery& query, const RowKey& key, qint64 characters)
{
    RowSelect select(query, StatementValues::Form::Parameters);
    select.at(key);
    const Sql limit = select.number(characters) + Sql("::int");
    auto row = select.finish(wholeSql(query), Sql());
    if (!row)
        return row;
    return BoundStatement {.sql = Sql("SELECT left(row_to_json(r)::text, ") + limit + Sql(")\nFROM ")
                               + row->sql.asSubquery(Sql("r")),
                           .params = row->params};
}

}
