#include "tables/rowpage.h"

#include "base/utf8.h"
#include "tables/text.h"
#include "json/document.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Sort = RelationColumn::Sort;

/// Where each column is in a row of the server.
struct Places
{
    explicit Places(const RowQuery& query)
    {
        int size = static_cast<int>(query.columns.size());
        for (const RelationColumn& column : query.columns)
            sizes.push_back(query.isCut(column) ? size++ : -1);
        for (const QString& name : query.order.columns)
            key.push_back(query.indexOf(name));
    }
    std::vector<int> sizes; // -1: the value is whole
    std::vector<int> key;
};

Row toRow(const Pg::RowView& view, const Places& places, std::size_t number)
{
    Row row;
    const auto columns = places.sizes.size();
    row.cells.reserve(columns);
    row.storedBytes.resize(columns);
    for (std::size_t i = 0; i < columns; ++i) {
        row.cells.push_back(view.value(static_cast<int>(i)));
        if (const int size = places.sizes[i]; size >= 0 && !view.isNull(size))
            row.storedBytes[i] = view.text(size).toLongLong();
    }
    for (const int column : places.key)
        row.key.push_back(row.cells[static_cast<std::size_t>(column)].value_or(QByteArray()));
    if (places.key.empty())
        row.key.push_back(QByteArray::number(static_cast<qint64>(number)));
    return row;
}

/// A cell of a list as JSON: what was cut is no number and no JSON any more.
QByteArray cellJson(const RelationColumn& column, const Pg::Value& cell)
{
    if (!cell)
        return "null";
    if (column.sort == Sort::Truth)
        return *cell == "t" ? "true" : "false";
    const bool isJson = column.isJson() || column.sort == Sort::Number;
    return isJson && Json::Document::parse(*cell) ? *cell : Json::quoted(fromUtf8(*cell));
}

}

Result<RowPage> fetchRowPage(Pg::Session& session, const RowQuery& query, const std::optional<RowStart>& from,
                             RowDirection direction, int limit, const Pg::Call& call)
{
    const int most = query.hasOrder() ? limit : std::min(limit, MostUnorderedRows);
    const auto statement = rowPageStatement(query, from, direction, most + 1);
    if (!statement)
        return statement.error();
    const Places places(query);
    RowPage page;
    const auto read = session.read(
        statement->sql, statement->params,
        [&](const Pg::RowView& view) { page.rows.push_back(toRow(view, places, page.rows.size())); }, {},
        call);
    if (!read)
        return read.error().at(query.relation.name.text());
    page.more = page.rows.size() > static_cast<std::size_t>(most);
    if (page.more)
        page.rows.pop_back();
    if (direction == RowDirection::Back)
        std::ranges::reverse(page.rows);
    return page;
}

Result<RowJson> fetchRowJson(Pg::Session& session, const RowQuery& query, const RowKey& key,
                             qint64 characters, const Pg::Call& call)
{
    // one character more tells whether there is more
    const auto statement = rowJsonStatement(query, key, characters + 1);
    if (!statement)
        return statement.error();
    const auto table = session.readTable(statement->sql, statement->params, call);
    if (!table)
        return table.error().at(query.relation.name.text());
    if (!table->single())
        return Error {.kind = Error::Kind::Sql, .message = Text::tr("This row no longer exists.")};
    RowJson row {.text = *table->single()};
    row.isWhole = row.text.size() <= characters || fromUtf8(row.text).size() <= characters;
    return row;
}

QByteArray listedRowJson(const RowQuery& query, const Row& row)
{
    QByteArrayList members;
    for (std::size_t i = 0; i < query.columns.size() && i < row.cells.size(); ++i)
        members << Json::quoted(query.columns[i].name) + ": " + cellJson(query.columns[i], row.cells[i]);
    return '{' + members.join(", ") + '}';
}

Result<qint64> countRows(Pg::Session& session, const RowQuery& query, const Pg::Call& call)
{
    const auto statement = rowCountStatement(query);
    if (!statement)
        return statement.error();
    const auto table = session.readTable(statement->sql, statement->params, call);
    if (!table)
        return table.error().at(query.relation.name.text());
    return Pg::numberOf(table->single());
}

}
