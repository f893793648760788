#include "events/eventquery.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace Weekglass {

namespace {

using Pg::Sql;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Events)
};

QByteArray timestamp(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toUtf8();
}

/// LIKE pattern that finds @p part anywhere, its own wildcards taken literally.
QByteArray containing(const QString& part)
{
    QString escaped = part;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('%'), QLatin1String("\\%"))
        .replace(QLatin1Char('_'), QLatin1String("\\_"));
    return '%' + escaped.toUtf8() + '%';
}

/// Statement text under construction: each condition brings its values, numbered as they come.
class Conditions
{
public:
    explicit Conditions(EventStatement& statement)
        : m_statement(statement)
    {
    }

    Sql parameter(const QByteArray& value)
    {
        m_statement.params.emplace_back(value);
        return *Sql::trusted("$" + QByteArray::number(m_statement.params.size()));
    }
    void add(const Sql& condition)
    {
        m_statement.sql += m_first ? Sql("\nWHERE ") : Sql("\n  AND ");
        m_statement.sql += condition;
        m_first = false;
    }

private:
    EventStatement& m_statement;
    bool m_first = true;
};

Result<void> addStatus(Conditions& conditions, const QString& status, const EventShape& shape)
{
    static const QRegularExpression number(QStringLiteral("^[0-9]{1,9}$"));
    static const QRegularExpression hundred(QStringLiteral("^([1-9])xx$"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (shape.column("status") < 0)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("These events have no status to filter by.")};
    if (number.match(status).hasMatch()) {
        conditions.add(Sql("status = ") + conditions.parameter(status.toUtf8()) + Sql("::int"));
        return {};
    }
    if (const auto match = hundred.match(status); match.hasMatch()) {
        const int first = match.captured(1).toInt() * 100;
        conditions.add(Sql("status BETWEEN ") + conditions.parameter(QByteArray::number(first))
                       + Sql("::int AND ") + conditions.parameter(QByteArray::number(first + 99))
                       + Sql("::int"));
        return {};
    }
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("“%1” is not a status.").arg(status),
                  .advice = Text::tr("Write a number such as 429, or 4xx for all from 400 to 499.")};
}

Result<void> addFilter(Conditions& conditions, const EventFilter& filter, const EventShape& shape)
{
    if (!filter.kind.isEmpty())
        conditions.add(Sql("kind = ") + conditions.parameter(filter.kind.toUtf8()));
    if (!filter.subject.isEmpty())
        conditions.add(Sql("subject ILIKE ") + conditions.parameter(containing(filter.subject)));
    if (filter.from.isValid())
        conditions.add(Sql("at >= ") + conditions.parameter(timestamp(filter.from)) + Sql("::timestamptz"));
    if (filter.until.isValid())
        conditions.add(Sql("at < ") + conditions.parameter(timestamp(filter.until)) + Sql("::timestamptz"));
    if (!filter.status.isEmpty())
        return addStatus(conditions, filter.status, shape);
    return {};
}

/// The columns of the list and a short view of the payload. pg_column_size() reads only the stored size, so a
/// huge payload is not even fetched from its TOAST table for the list.
Result<Sql> listColumns(const EventShape& shape)
{
    Sql columns;
    for (const QByteArray& name : shape.columns) {
        auto quoted = Sql::identifier(QString::fromUtf8(name));
        if (!quoted)
            return quoted.error();
        columns += *quoted + Sql(", ");
    }
    return columns
        + Sql("\n    CASE WHEN pg_column_size(payload) < 65536 THEN left(payload::text, 160) END AS preview,"
              "\n    pg_column_size(payload) AS stored_bytes");
}

QString literal(const QByteArray& value)
{
    return QLatin1Char('\'') + QString::fromUtf8(value).replace(QLatin1Char('\''), QLatin1String("''"))
        + QLatin1Char('\'');
}

EventRow toRow(const Pg::RowView& view, const EventShape& shape)
{
    EventRow row;
    const int columns = static_cast<int>(shape.columns.size());
    row.cells.reserve(shape.columns.size());
    for (int i = 0; i < columns; ++i)
        row.cells.push_back(view.value(i));
    row.key = {.at = view.text(shape.column("at")).toByteArray(),
               .id = view.text(shape.column("id")).toByteArray()};
    row.preview = view.value(columns);
    row.storedBytes = view.text(columns + 1).toByteArray().toLongLong();
    return row;
}

Result<Sql> sourceQuery(const EventSource& source)
{
    auto sql = Sql::trusted(source.query.text);
    if (!sql)
        return sql.error().at(source.query.name);
    return sql->asSubquery(Sql("e"));
}

/// A small query over the source in a read-only transaction of its own; @p around makes the statement of it.
Result<Pg::Table> readSource(Pg::Session& session, const EventSource& source,
                             const std::function<Sql(const Sql&)>& around, const Pg::Params& params,
                             const Pg::Call& call)
{
    auto query = sourceQuery(source);
    if (!query)
        return query.error();
    auto table = session.readTable(around(*query), params, call);
    return table ? table : Result<Pg::Table>(table.error().at(source.query.name));
}

}

bool EventFilter::isEmpty() const
{
    return *this == EventFilter();
}

int EventShape::column(QByteArrayView name) const
{
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

QString EventStatement::readable() const
{
    static const QRegularExpression placeholder(QStringLiteral("\\$([0-9]+)"));
    const QString text = QString::fromUtf8(sql.text());
    QString shown;
    qsizetype copied = 0;
    for (const auto& match : placeholder.globalMatch(text)) {
        const auto index = match.captured(1).toULongLong() - 1;
        shown += text.mid(copied, match.capturedStart() - copied);
        shown += index < params.size() && params[index] ? literal(*params[index]) : QStringLiteral("NULL");
        copied = match.capturedEnd();
    }
    return shown + text.mid(copied) + QLatin1Char(';');
}

Result<EventShape> describeEvents(Pg::Session& session, const EventSource& source, const Pg::Call& call)
{
    auto table = readSource(
        session, source, [](const Sql& from) { return Sql("SELECT * FROM ") + from + Sql(" LIMIT 0"); }, {},
        call);
    if (!table)
        return table.error();
    EventShape shape;
    for (const char* fixed : {"id", "at", "kind", "subject", "payload"}) {
        if (table->column(fixed) < 0)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The query lacks the column “%1”.").arg(QLatin1String(fixed)),
                          .where = source.query.name,
                          .advice = Text::tr("An event source has id, at, kind, subject and payload.")};
    }
    for (const auto& column : table->columns) {
        if (column.name != "payload")
            shape.columns.push_back(column.name);
    }
    return shape;
}

Result<EventStatement> eventPageStatement(const EventSource& source, const EventShape& shape,
                                          const EventFilter& filter, const std::optional<EventKey>& from,
                                          EventDirection direction, int limit)
{
    auto columns = listColumns(shape);
    if (!columns)
        return columns.error();
    auto query = sourceQuery(source);
    if (!query)
        return query.error();
    const bool older = direction == EventDirection::Older;
    EventStatement statement;
    statement.sql = Sql("SELECT ") + *columns + Sql("\nFROM ") + *query;
    Conditions conditions(statement);
    if (auto added = addFilter(conditions, filter, shape); !added)
        return added.error();
    if (from) {
        // a row comparison, which an index on (at, id) serves; the same written with OR is not
        conditions.add((older ? Sql("(at, id) < (") : Sql("(at, id) > (")) + conditions.parameter(from->at)
                       + Sql("::timestamptz, ") + conditions.parameter(from->id) + Sql("::bigint)"));
    }
    statement.sql += older ? Sql("\nORDER BY at DESC, id DESC\nLIMIT ") : Sql("\nORDER BY at, id\nLIMIT ");
    statement.sql += conditions.parameter(QByteArray::number(limit)) + Sql("::int");
    return statement;
}

Result<EventPage> fetchEventPage(Pg::Session& session, const EventSource& source, const EventShape& shape,
                                 const EventFilter& filter, const std::optional<EventKey>& from,
                                 EventDirection direction, int limit, const Pg::Call& call)
{
    auto statement = eventPageStatement(source, shape, filter, from, direction, limit + 1);
    if (!statement)
        return statement.error();
    EventPage page;
    auto rows = session.read(
        statement->sql, statement->params,
        [&](const Pg::RowView& view) { page.rows.push_back(toRow(view, shape)); }, {}, call);
    if (!rows)
        return rows.error().at(source.query.name);
    page.more = *rows > limit;
    if (page.more)
        page.rows.pop_back();
    if (direction == EventDirection::Newer)
        std::reverse(page.rows.begin(), page.rows.end());
    return page;
}

Result<Pg::Value> fetchEventPayload(Pg::Session& session, const EventSource& source, const EventKey& key,
                                    const Pg::Call& call)
{
    auto table = readSource(
        session, source,
        [](const Sql& from) {
            return Sql("SELECT payload::text FROM ") + from
                + Sql("\nWHERE at = $1::timestamptz AND id = $2::bigint");
        },
        {key.at, key.id}, call);
    if (!table)
        return table.error();
    if (table->rows.empty())
        return Error {.kind = Error::Kind::Sql, .message = Text::tr("This event is not there any more.")};
    return table->single();
}

Result<QStringList> fetchEventKinds(Pg::Session& session, const EventSource& source, int limit,
                                    const Pg::Call& call)
{
    // a "loose index scan": PostgreSQL has none, so each step looks up the next larger kind
    const auto skipping = [](const Sql& from) {
        const Sql next = Sql("(SELECT kind FROM ") + from;
        return Sql("WITH RECURSIVE kinds (kind) AS (\n") + next
            + Sql(" ORDER BY kind LIMIT 1)\nUNION ALL SELECT ") + next
            + Sql(" WHERE kind > kinds.kind ORDER BY kind LIMIT 1) FROM kinds WHERE kinds.kind IS NOT NULL)\n"
                  "SELECT kind FROM kinds WHERE kind IS NOT NULL LIMIT $1::int");
    };
    auto table = readSource(session, source, skipping, {QByteArray::number(limit)}, call);
    if (!table)
        return table.error();
    QStringList kinds;
    for (const auto& row : table->rows)
        kinds << QString::fromUtf8(*row[0]);
    return kinds;
}

}
