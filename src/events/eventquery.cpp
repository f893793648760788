#include "events/eventquery.h"

#include "base/utf8.h"
#include "events/text.h"
#include "pg/cluster.h"
#include "pg/promisedrows.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Form = Pg::PromisedColumn::Form;
using Pg::Sql;

/// The columns of the list and a short view of the payload. pg_column_size() reads only the stored size, so a
/// huge payload is not even fetched from its TOAST table for the list.
Result<Sql> listColumns(const EventShape& shape)
{
    Sql columns;
    for (const QByteArray& name : shape.columns) {
        auto column = shape.columnSql(name);
        if (!column)
            return column.error();
        columns += *column + Sql(", ");
    }
    return columns
        + Sql("\n    CASE WHEN pg_column_size(e.payload) < 65536 THEN left(e.payload::text, 160) END AS "
              "preview,"
              "\n    pg_column_size(e.payload) AS stored_bytes");
}

EventRow toRow(Pg::PromisedRow& promised, const EventShape& shape, int at, int id)
{
    EventRow row;
    row.key = {.at = promised.time(at), .id = promised.integerText(id)};
    const int columns = static_cast<int>(shape.columns.size());
    row.cells.reserve(shape.columns.size());
    for (int i = 0; i < columns; ++i) // the key's share their bytes
        row.cells.push_back(i == at ? row.key.at : i == id ? row.key.id : promised.value(i));
    row.preview = promised.value(columns);
    row.storedBytes = promised.integerOrNull(columns + 1).value_or(0);
    return row;
}

/// Of a character in UTF-8.
bool isFirstByte(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

Result<Pg::Table> readTable(Pg::Session& session, const EventSource& source,
                            const Result<EventStatement>& statement, const Pg::Call& call)
{
    if (!statement)
        return statement.error();
    auto table = session.readTable(statement->sql, statement->params, call);
    return table ? table : Result<Pg::Table>(table.error().at(source.query.name));
}

/// The table that the query names for them, if the week has it and this role may read it.
Result<void> findCutTable(Pg::Session& session, const EventSource& source, EventShape& shape,
                          const Pg::Call& call)
{
    constexpr quint32 Json = 114; // pg_type.dat; it never changes
    const auto told = readTable(
        session, source,
        EventSelect({.source = source})
            .finish(Sql("has_table_privilege(e.cut_in, 'SELECT'), e.cut_in::text"), Sql(" LIMIT 1")),
        call);
    if (!told)
        return told.error();
    if (told->rows.empty() || told->rows.front()[0] != "t")
        return {};
    shape.cutTable = Pg::textOf(told->rows.front()[1]);
    shape.columns.push_back(CutColumn.toByteArray());
    shape.types.push_back(Json);
    return {};
}

}

Result<EventShape> describeEvents(Pg::Session& session, const EventSource& source, const Pg::Call& call)
{
    auto table =
        readTable(session, source, EventSelect({.source = source}).finish(Sql("*"), Sql(" LIMIT 0")), call);
    if (!table)
        return table.error();
    static constexpr std::array<Pg::PromisedColumn, 5> fixed {
        {{"id", Form::Integer}, {"at", Form::Time}, {"kind"}, {"subject"}, {"payload"}}};
    if (auto checked = Pg::checkColumns(table->columns, fixed, source.query.name,
                                        Text::tr("An event source has id, at, kind, subject and payload."));
        !checked)
        return checked.error();
    EventShape shape;
    for (const auto& column : table->columns) {
        if (column.name == "cut_in") {
            if (auto found = findCutTable(session, source, shape, call); !found)
                return found.error();
        }
        if (column.name == "payload" || column.name == "cut_in")
            continue;
        shape.columns.push_back(column.name);
        shape.types.push_back(column.type);
    }
    return shape;
}

Result<EventStatement> eventListStatement(const EventSelect& select, const EventShape& shape, const Sql& rest)
{
    auto columns = listColumns(shape);
    if (!columns)
        return columns.error();
    return select.finish(*columns, rest);
}

Result<std::vector<EventRow>> fetchEventRows(Pg::Session& session, const EventQuery& query,
                                             const Result<EventStatement>& statement, const Pg::Call& call)
{
    if (!statement)
        return statement.error();
    std::vector<EventRow> rows;
    const int at = query.shape.column("at");
    const int id = query.shape.column("id");
    auto read = Pg::readRows(
        session, query.source.query.name, statement->sql, statement->params,
        [&](Pg::PromisedRow& promised) {
            EventRow row = toRow(promised, query.shape, at, id);
            // in the order of the key; a page that begins behind one of them would leave the other one out
            if (!rows.empty() && rows.back().key == row.key)
                promised.refuse(Text::tr("Two events have the same “at” and “id”."));
            rows.push_back(std::move(row));
        },
        call);
    if (!read)
        return read.error();
    return rows;
}

Result<EventStatement> eventPageStatement(const EventQuery& query, const std::optional<EventKey>& from,
                                          EventDirection direction, int limit, EventValues values)
{
    EventSelect select(query, values);
    select.where(query.filter);
    if (from)
        select.beyond(*from, direction);
    const Sql rest =
        EventSelect::order(direction) + Sql("\nLIMIT ") + select.value(QByteArray::number(limit), Sql("int"));
    return eventListStatement(select, query.shape, rest);
}

Result<EventPage> fetchEventPage(Pg::Session& session, const EventQuery& query,
                                 const std::optional<EventKey>& from, EventDirection direction, int limit,
                                 const Pg::Call& call)
{
    auto rows = fetchEventRows(session, query, eventPageStatement(query, from, direction, limit + 1), call);
    if (!rows)
        return rows.error();
    EventPage page {.rows = *std::move(rows), .more = false};
    page.more = page.rows.size() > static_cast<std::size_t>(limit);
    if (page.more)
        page.rows.pop_back();
    if (direction == EventDirection::Newer)
        std::reverse(page.rows.begin(), page.rows.end());
    return page;
}

Result<std::optional<EventRow>> fetchEvent(Pg::Session& session, const EventQuery& query,
                                           const QByteArray& id, const Pg::Call& call)
{
    EventSelect select(query);
    select.where(Sql("e.id = ") + select.value(id, Sql("bigint")));
    auto rows = fetchEventRows(
        session, query,
        eventListStatement(select, query.shape, EventSelect::order(EventDirection::Older) + Sql(" LIMIT 2")),
        call);
    if (!rows)
        return rows.error();
    if (rows->size() > 1)
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("Two events have the id %1: of %2 and of %3.")
                           .arg(fromUtf8(id), fromUtf8(rows->front().key.at), fromUtf8(rows->back().key.at)),
            .where = query.source.query.name,
            .advice = Text::tr("Give each event of the query its own id.")};
    return rows->empty() ? std::optional<EventRow>() : std::optional(std::move(rows->front()));
}

Result<EventPayload> fetchEventPayload(Pg::Session& session, const EventSource& source, const EventKey& key,
                                       qint64 maxChars, const Pg::Call& call)
{
    EventSelect select({.source = source});
    select.where(Sql("e.at = ") + select.value(key.at, Sql("timestamptz")));
    select.where(Sql("e.id = ") + select.value(key.id, Sql("bigint")));
    // one character more tells whether there is more; the server prints the value once
    const Sql limit = select.value(QByteArray::number(maxChars + 1), Sql("int"));
    auto table =
        readTable(session, source, select.finish(Sql("left(e.payload::text, ") + limit + Sql(")")), call);
    if (!table)
        return table.error();
    if (table->rows.empty())
        return Error {.kind = Error::Kind::Sql, .message = Text::tr("This event no longer exists.")};
    EventPayload payload {.text = table->single()};
    if (payload.text && payload.text->size() > maxChars)
        payload.isWhole = std::count_if(payload.text->begin(), payload.text->end(), isFirstByte) <= maxChars;
    return payload;
}

Result<std::optional<EventKey>> fetchPreviousEvent(Pg::Session& session, const EventQuery& query,
                                                   const EventRow& row, const Pg::Call& call)
{
    EventSelect select(query);
    for (const auto& [name, column] :
         {std::pair("kind", Sql("e.kind")), std::pair("subject", Sql("e.subject"))}) {
        const auto& cell = row.cells[static_cast<std::size_t>(query.shape.column(name))];
        select.where(cell ? column + Sql(" = ") + select.value(*cell, Sql("text"))
                          : column + Sql(" IS NULL"));
    }
    select.beyond(row.key, EventDirection::Older);
    auto statement =
        select.finish(Sql("e.at, e.id"), EventSelect::order(EventDirection::Older) + Sql(" LIMIT 1"));
    if (!statement)
        return statement.error();
    std::optional<EventKey> key;
    auto read = Pg::readRows(
        session, query.source.query.name, statement->sql, statement->params,
        [&key](Pg::PromisedRow& promised) { key = {.at = promised.time(0), .id = promised.integerText(1)}; },
        call);
    if (!read)
        return read.error();
    return key;
}

Result<QStringList> fetchEventKinds(Pg::Session& session, const EventSource& source, int limit,
                                    const Pg::Call& call)
{
    auto query = EventSelect::sourceSql(source, Sql("e"));
    if (!query)
        return query.error();
    // a "loose index scan": PostgreSQL has none, so each step looks up the next larger kind
    const Sql next = Sql("(SELECT kind FROM ") + *query;
    const Sql skipping = Sql("WITH RECURSIVE kinds (kind) AS (\n") + next
        + Sql(" ORDER BY kind LIMIT 1)\nUNION ALL SELECT ") + next
        + Sql(" WHERE kind > kinds.kind ORDER BY kind LIMIT 1) FROM kinds WHERE kinds.kind IS NOT NULL)\n"
              "SELECT kind FROM kinds WHERE kind IS NOT NULL LIMIT $1::int");
    // a cluster takes no such steps; each node tells its own kinds instead
    const auto isOnNodes = Pg::hasCitus(session, call);
    if (!isOnNodes)
        return isOnNodes.error();
    const Sql sql = *isOnNodes ? Sql("SELECT kind FROM ") + *query
            + Sql(" WHERE kind IS NOT NULL GROUP BY kind ORDER BY kind LIMIT $1::int")
                               : skipping;
    QStringList kinds;
    auto read = Pg::readRows(
        session, source.query.name, sql, {QByteArray::number(limit)},
        [&kinds](Pg::PromisedRow& row) { kinds << fromUtf8(row.text(0)); }, call);
    if (!read)
        return read.error();
    return kinds;
}

Result<qint64> countEvents(Pg::Session& session, const EventQuery& query, const Pg::Call& call)
{
    EventSelect select(query);
    select.where(query.filter);
    auto table = readTable(session, query.source, select.finish(Sql("count(*)")), call);
    if (!table)
        return table.error();
    return Pg::numberOf(table->single());
}

}
