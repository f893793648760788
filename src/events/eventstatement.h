#pragma once

#include "events/eventfilter.h"
#include "filter/statementvalues.h"
#include "game/eventsource.h"
#include "pg/session.h"

namespace Weekglass {

/// Where an event stands in the order (at, id), as the server wrote both.
struct EventKey
{
    QByteArray at;
    QByteArray id;

    bool operator==(const EventKey&) const = default;
};

/// Whether a rollback took the event back; see EventShape::cutTable.
inline constexpr QByteArrayView CutColumn = "cut";

/// So many are read at once for a list.
inline constexpr int EventPageRows = 200;

enum class EventDirection { Older, Newer };

/// What a source's query returns: the fixed columns, then whatever else it has, without the payload.
struct EventShape
{
    std::vector<QByteArray> columns; ///< id, at, kind, subject, then status, hash, ... as the query has them
    std::vector<quint32> types = {}; ///< OIDs, of each column
    /// The table that names, as event_id, the events that a rollback took back: what the query says as
    /// cut_in. Then there is a column cut, which is JSON: true or false. Empty: there is neither.
    QString cutTable = {};
    int column(QByteArrayView name) const;
    /// Is it one of the types that hold any text?
    bool isText(int column) const;
    /// A column of the shape as it is selected from the source e.
    Result<Pg::Sql> columnSql(const QByteArray& name) const;
};

/// Which events are asked for. Everything that reads events takes one.
struct EventQuery
{
    EventSource source;
    EventShape shape = {};
    EventFilter filter = {};
};

using EventStatement = BoundStatement;
using EventValues = StatementValues::Form;

/// A SELECT over an event source under construction. The source's query is a subquery, so that the planner
/// can push what is added here into it.
class EventSelect
{
public:
    /// Without the query's filter: where() adds that.
    explicit EventSelect(EventQuery query, EventValues values = EventValues::Parameters);

    /// A value as the statement has it, cast to @p type.
    Pg::Sql value(const QByteArray& text, const Pg::Sql& type) { return m_values.add(text, type); }
    void where(const Pg::Sql& condition);
    void where(const EventFilter& filter);
    /// Only rows behind @p key when walking in this direction.
    void beyond(const EventKey& key, EventDirection direction);

    /// SELECT @p columns FROM source WHERE ... @p rest. Fails with the first thing that could not be said.
    Result<EventStatement> finish(const Pg::Sql& columns, const Pg::Sql& rest = {}) const;

    /// The source as a subquery, for statements that need it elsewhere too.
    static Result<Pg::Sql> sourceSql(const EventSource& source, const Pg::Sql& alias);
    /// ORDER BY of a walk, by the key.
    static Pg::Sql order(EventDirection direction);

private:
    void add(const EventCondition& condition);
    Result<Pg::Sql> conditionSql(const EventCondition& condition);
    Result<Pg::Sql> statusSql(const EventCondition& condition);
    Result<Pg::Sql> oneStatusSql(const EventCondition& condition);
    Result<Pg::Sql> changedSql() const;
    void keep(const Error& error);

    const EventQuery m_query;
    StatementValues m_values;
    Pg::Sql m_where;
    std::optional<Error> m_error;
};

}
