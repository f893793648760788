#include "events/eventstatement.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "events/text.h"
#include "filter/testsql.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Field = EventCondition::Field;
using Pg::Sql;
using Test = EventCondition::Test;

/// Of a status, by the sign before it; without one it is equal.
Test comparisonOf(const QString& sign)
{
    return sign == QLatin1String("<=") ? Test::AtMost
        : sign == QLatin1String(">=")  ? Test::AtLeast
        : sign == QLatin1String("<")   ? Test::Less
        : sign == QLatin1String(">")   ? Test::More
                                       : Test::Equals;
}

Error formatError(const QString& message, const QString& advice = {})
{
    return {.kind = Error::Kind::Format, .message = message, .advice = advice};
}

}

int EventShape::column(QByteArrayView name) const
{
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

bool EventShape::isText(int column) const
{
    // pg_type.dat: text, varchar, bpchar, name, json, jsonb, xml, unknown; these never change
    static const std::array<quint32, 8> texts {25, 1043, 1042, 19, 114, 3802, 142, 705};
    return std::find(texts.begin(), texts.end(), types.at(static_cast<std::size_t>(column))) != texts.end();
}

Result<Sql> EventShape::columnSql(const QByteArray& name) const
{
    if (name == CutColumn && !cutTable.isEmpty()) {
        auto table = Sql::qualifiedName(cutTable);
        return table ? Sql("to_json(EXISTS (SELECT FROM ") + *table + Sql(" AS k WHERE k.event_id = e.id))")
                     : table;
    }
    auto quoted = Sql::identifier(fromUtf8(name));
    return quoted ? Sql("e.") + *quoted : quoted;
}

EventSelect::EventSelect(EventQuery query, EventValues values)
    : m_query(std::move(query))
    , m_values(values)
{
}

void EventSelect::keep(const Error& error)
{
    if (!m_error)
        m_error = error;
}

void EventSelect::where(const Sql& condition)
{
    m_where += m_where.isEmpty() ? Sql("\nWHERE ") : Sql("\n  AND ");
    m_where += condition;
}

void EventSelect::where(const EventFilter& filter)
{
    for (const EventCondition& condition : filter.conditions)
        add(condition);
    if (filter.from.isValid())
        where(Sql("e.at >= ") + value(isoTime(filter.from), Sql("timestamptz")));
    if (filter.until.isValid())
        where(Sql("e.at < ") + value(isoTime(filter.until), Sql("timestamptz")));
    if (filter.hideUnchanged) {
        auto changed = changedSql();
        changed ? where(*changed) : keep(changed.error());
    }
}

void EventSelect::add(const EventCondition& condition)
{
    auto sql = conditionSql(condition);
    sql ? where(*sql) : keep(sql.error());
}

Result<Sql> EventSelect::conditionSql(const EventCondition& condition)
{
    switch (condition.field) {
    case Field::Kind:
        return textTestSql(Sql("e.kind"), condition.test, condition.value, m_values);
    case Field::Subject:
        return textTestSql(Sql("e.subject"), condition.test, condition.value, m_values);
    case Field::Text:
        return textTestSql(Sql("e.payload::text"), condition.test, condition.value, m_values);
    case Field::Status:
        return statusSql(condition);
    case Field::Payload:
        break;
    }
    return jsonTestSql(Sql("e.payload"), condition.path, condition.test, condition.value, m_values);
}

/// Several with commas, of which one holds: "4xx,>=500".
Result<Sql> EventSelect::statusSql(const EventCondition& condition)
{
    static const QRegularExpression compared(QStringLiteral("^(<=|>=|<|>)\\s*(.*)\\z"));
    const bool takesSeveral = condition.test == Test::Equals || condition.test == Test::Differs;
    const QStringList parts = condition.value.split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (!takesSeveral || (parts.size() < 2 && !compared.match(condition.value.trimmed()).hasMatch()))
        return oneStatusSql(condition);
    Sql either;
    for (const QString& part : parts) {
        const auto match = compared.match(part.trimmed());
        auto one = oneStatusSql({.field = Field::Status,
                                 .test = comparisonOf(match.captured(1)),
                                 .value = match.hasMatch() ? match.captured(2) : part,
                                 .path = {}});
        if (!one)
            return one;
        either += either.isEmpty() ? *one : Sql(" OR ") + *one;
    }
    const Sql any = Sql("(") + either + Sql(")");
    return condition.test == Test::Differs ? any + Sql(" IS NOT TRUE") : any;
}

Result<Sql> EventSelect::oneStatusSql(const EventCondition& condition)
{
    static const QRegularExpression number(QStringLiteral("^[0-9]{1,9}\\z"));
    static const QRegularExpression hundred(QStringLiteral("^([1-9])xx\\z"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (m_query.shape.column("status") < 0)
        return formatError(Text::tr("These events have no status to filter by."));
    const QString status = condition.value.trimmed();
    const auto isClass = hundred.match(status);
    if (!number.match(status).hasMatch() && !isClass.hasMatch())
        return formatError(Text::tr("“%1” is not a status.").arg(status),
                           Text::tr("Write a number such as 429, 4xx for all from 400 to 499, >=400, or "
                                    "several of these with commas."));
    const int first = isClass.hasMatch() ? isClass.captured(1).toInt() * 100 : status.toInt();
    const bool negative = condition.test == Test::Differs;
    if (!isClass.hasMatch()) {
        const Sql same = negative ? Sql(" IS DISTINCT FROM ") : comparison(condition.test);
        return Sql("e.status") + same + value(QByteArray::number(first), Sql("int"));
    }
    if (condition.test != Test::Equals && !negative)
        return formatError(Text::tr("“%1” is a class of statuses and cannot be compared.").arg(status),
                           Text::tr("Write a number such as 400."));
    const Sql between = Sql("(e.status BETWEEN ") + value(QByteArray::number(first), Sql("int"))
        + Sql(" AND ") + value(QByteArray::number(first + 99), Sql("int")) + Sql(")");
    return negative ? between + Sql(" IS NOT TRUE") : between;
}

Result<Sql> EventSelect::changedSql() const
{
    if (m_query.shape.column("hash") < 0)
        return formatError(Text::tr("These events have no hash, so it is not known which ones repeat."));
    auto before = sourceSql(m_query.source, Sql("p"));
    if (!before)
        return before;
    return Sql("e.hash IS DISTINCT FROM (SELECT p.hash FROM ") + *before
        + Sql("\n    WHERE p.kind = e.kind AND p.subject = e.subject AND (p.at, p.id) < (e.at, e.id)"
              "\n    ORDER BY p.at DESC, p.id DESC LIMIT 1)");
}

void EventSelect::beyond(const EventKey& key, EventDirection direction)
{
    // a row comparison, which an index on (at, id) serves; the same written with OR is not
    where((direction == EventDirection::Older ? Sql("(e.at, e.id) < (") : Sql("(e.at, e.id) > ("))
          + value(key.at, Sql("timestamptz")) + Sql(", ") + value(key.id, Sql("bigint")) + Sql(")"));
}

Sql EventSelect::order(EventDirection direction)
{
    return direction == EventDirection::Older ? Sql("\nORDER BY e.at DESC, e.id DESC")
                                              : Sql("\nORDER BY e.at, e.id");
}

Result<Sql> EventSelect::sourceSql(const EventSource& source, const Sql& alias)
{
    auto sql = Sql::trusted(source.query.text);
    if (!sql)
        return sql.error().at(source.query.name);
    return sql->asSubquery(alias);
}

Result<EventStatement> EventSelect::finish(const Sql& columns, const Sql& rest) const
{
    if (m_error)
        return *m_error;
    if (m_values.error())
        return *m_values.error();
    auto from = sourceSql(m_query.source, Sql("e"));
    if (!from)
        return from.error();
    return EventStatement {.sql = Sql("SELECT ") + columns + Sql("\nFROM ") + *from + m_where + rest,
                           .params = m_values.params()};
}

}
