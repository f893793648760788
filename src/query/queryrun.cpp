#include "query/queryrun.h"

#include "base/together.h"
#include "base/utf8.h"
#include "query/sqltokens.h"
#include "query/text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr int WeeksAtOnce = 4;
constexpr std::chrono::milliseconds SmallDeadline {5000};

Sql prefixOf(const QueryStatement& statement, QueryMode mode)
{
    if (mode == QueryMode::Rows || statement.isExplain())
        return {};
    return mode == QueryMode::Plan ? Sql("EXPLAIN ") : Sql("EXPLAIN (ANALYZE, BUFFERS) ");
}

/// The server counts characters, we count UTF-16 units.
qsizetype unitsOf(QStringView text, qsizetype characters)
{
    qsizetype at = 0;
    for (; characters > 0 && at < text.size(); --characters)
        at += text[at].isHighSurrogate() ? 2 : 1;
    return std::min(at, text.size());
}

/// Where a name that was not found is: names need their schema here, unlike in psql.
QString adviceForName(Pg::Session& session, const QueryStatement& statement, const Error& error, qsizetype at)
{
    static const QStringList notFound {QStringLiteral("42P01"), QStringLiteral("42883")};
    if (!notFound.contains(error.sqlState) || at < 0)
        return {};
    const QStringView rest = QStringView(statement.text).sliced(at);
    const auto tokens = sqlTokens(rest);
    auto sql = Sql::load("catalog/names_elsewhere.sql");
    if (tokens.empty() || !sql)
        return {};
    std::size_t last = 0;
    while (last + 2 < tokens.size() && tokens[last + 1].isSymbol(rest, QLatin1Char('.')))
        last += 2;
    const auto found =
        session.readTable(*sql, {Pg::nameMeant(tokens[last].in(rest)).toUtf8()}, {.deadline = SmallDeadline});
    if (!found || found->rows.empty())
        return {};
    QStringList names;
    for (const auto& row : found->rows)
        names << sqlName(fromUtf8(row[0].value_or(""))) + QLatin1Char('.')
                + sqlName(fromUtf8(row[1].value_or("")));
    return Text::tr("Names need their schema here: %1.").arg(names.join(Text::tr(", ")));
}

void nameTypes(Pg::Session& session, std::vector<QueryColumn>& columns)
{
    auto sql = Sql::load("catalog/type_names.sql");
    std::vector<Pg::Value> types;
    for (const QueryColumn& column : columns)
        types.emplace_back(QByteArray::number(column.type));
    if (!sql || types.empty())
        return;
    const auto names = session.readTable(*sql, {Pg::textArray(types)}, {.deadline = SmallDeadline});
    if (!names)
        return; // a result without names of types is better than none
    for (QueryColumn& column : columns) {
        const auto found = std::ranges::find_if(
            names->rows, [&column](const auto& row) { return row[0]->toUInt() == column.type; });
        if (found != names->rows.end())
            column.typeName = (*found)[1].value_or(QByteArray());
    }
}

/// The session's own, as l.
Sql advisoryLocks()
{
    return Sql("pg_catalog.pg_locks AS l WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.pid "
               "OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()");
}

Sql advisoryLock()
{
    return Sql("pg_catalog.concat_ws(' ', l.classid, l.objid, l.objsubid, l.mode)");
}

/// Unlocks what the session locked beyond @p before. Where that is nothing, all locks are its own; else they
/// may be another client's, to whom a pooler gives the same session.
Sql unlocking(const Pg::Value& before)
{
    if (!before)
        return Sql("SELECT pg_catalog.pg_advisory_unlock_all()");
    const Sql two = Sql("(l.classid::INTEGER, l.objid::INTEGER)");
    const Sql one =
        Sql("((l.classid::BIGINT OPERATOR(pg_catalog.<<) 32) OPERATOR(pg_catalog.|) l.objid::BIGINT)");
    const auto call = [&](const Sql& function) {
        return Sql("CASE l.objsubid WHEN 1 THEN ") + function + one + Sql(" ELSE ") + function + two
            + Sql(" END");
    };
    return Sql("SELECT CASE l.mode WHEN 'ShareLock' THEN ")
        + call(Sql("pg_catalog.pg_advisory_unlock_shared")) + Sql(" ELSE ")
        + call(Sql("pg_catalog.pg_advisory_unlock")) + Sql(" END FROM ") + advisoryLocks() + Sql(" AND ")
        + advisoryLock() + Sql(" OPERATOR(pg_catalog.<>) ALL (") + *Sql::literal(*before) + Sql("::TEXT[])");
}

QueryResult failed(QueryResult result, Error error, qsizetype at = -1)
{
    result.rows.clear();
    result.isCut = false;
    result.error = std::move(error);
    result.errorAt = at;
    return result;
}

}

Result<ReadingTransaction> ReadingTransaction::begin(Pg::Session& session, const Pg::Call& call)
{
    // the settings are a query already, so that the transaction cannot become one that writes any more
    auto begun = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!begun)
        return begun.error();
    ReadingTransaction reading(session, *std::move(begun), {});
    const auto timeout =
        session.query(Sql("SELECT pg_catalog.set_config('statement_timeout', $1, true), (SELECT "
                          "pg_catalog.array_agg(")
                          + advisoryLock() + Sql(") FROM ") + advisoryLocks() + Sql(")"),
                      {QByteArray::number(qint64(call.deadline.count()))}, call);
    if (!timeout)
        return timeout.error();
    reading.m_locksBefore = timeout->rows.at(0).at(1);
    (void)session.takeNotices();
    return reading;
}

ReadingTransaction::ReadingTransaction(ReadingTransaction&& other) noexcept
    : m_session(std::exchange(other.m_session, nullptr))
    , m_transaction(std::move(other.m_transaction))
    , m_locksBefore(std::move(other.m_locksBefore))
{
}

void ReadingTransaction::end()
{
    Pg::Session* session = std::exchange(m_session, nullptr);
    // in one message: a pooler gives both to the same session, and advisory locks outlive a ROLLBACK
    if (session && session->isUsable() && session->isInTransaction())
        (void)session->script(Sql("ROLLBACK; ") + unlocking(m_locksBefore), {.deadline = SmallDeadline});
}

Error explainedError(Pg::Session& session, const QueryStatement& statement, qsizetype prefix, Error error,
                     qsizetype& at)
{
    const qsizetype characters = session.errorPosition() - 1 - prefix;
    at = characters >= 0 ? unitsOf(statement.text, characters) : -1;
    if (at >= 0 && error.where.isEmpty())
        error.where = statement.placeOf(at).toString();
    return error;
}

QueryResult runQuery(Pg::Session& session, const QueryStatement& statement, QueryMode mode,
                     const QueryLimits& limits, const Pg::Call& call, const Pg::Params& params)
{
    QueryResult result;
    QElapsedTimer time;
    time.start();
    auto sql = Sql::trusted(statement.text.toUtf8());
    if (!sql)
        return failed(std::move(result), sql.error());
    auto transaction = ReadingTransaction::begin(session, call);
    if (!transaction)
        return failed(std::move(result), transaction.error());
    std::stop_source enough;
    const std::stop_callback stopped(call.stop, [&enough] { enough.request_stop(); });
    const Sql prefix = prefixOf(statement, mode);
    const auto rows = session.stream(
        prefix + *sql, params,
        [&](const Pg::RowView& row) {
            if (result.isCut)
                return; // was on its way already
            if (result.rows.count() >= limits.rows || result.rows.bytes() >= limits.bytes) {
                result.isCut = true;
                enough.request_stop();
                return;
            }
            result.rows.add(row);
        },
        [&result](std::span<const Pg::Column> columns) {
            for (const Pg::Column& column : columns)
                result.columns.push_back({.name = column.name, .type = column.type});
        },
        {.stop = enough.get_token(), .deadline = call.deadline});
    result.microseconds = time.nsecsElapsed() / 1000;
    result.notices = session.takeNotices();
    if (!rows
        && !(result.isCut && !call.stop.stop_requested() && rows.error().kind == Error::Kind::Cancelled)) {
        qsizetype at = -1;
        Error error = explainedError(session, statement, prefix.text().size(), rows.error(), at);
        transaction->end();
        if (const QString advice = adviceForName(session, statement, error, at); !advice.isEmpty())
            error.advice = advice;
        return failed(std::move(result), std::move(error), at);
    }
    transaction->end();
    nameTypes(session, result.columns);
    return result;
}

void runOnWeeks(const std::vector<WeekHandle>& weeks, const QueryStatement& statement, QueryMode mode,
                const QueryLimits& limits, const Pg::Call& call,
                const std::function<void(std::size_t, std::shared_ptr<const QueryResult>)>& onResult)
{
    const auto count = static_cast<qint64>(std::max<std::size_t>(weeks.size(), 1));
    const QueryLimits each {.rows = std::max<qint64>(limits.rows / count, 1), .bytes = limits.bytes / count};
    const auto run = [&](std::size_t i) {
        auto session = weeks[i].acquire(call.stop);
        return std::make_shared<const QueryResult>(session ? runQuery(**session, statement, mode, each, call)
                                                           : failed({}, session.error()));
    };
    readTogether(weeks.size(), WeeksAtOnce, run, onResult);
}

}
