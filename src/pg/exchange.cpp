#include "pg/exchange.h"

#include "base/log.h"
#include "base/utf8.h"
#include "pg/errors.h"
#include "pg/sqlscanner.h"
#include "pg/text.h"
#include "pg/transactionsettings.h"

#include <libpq-fe.h>

#include <poll.h>

namespace Weekglass::Pg {

namespace {

/// How long a server may take to answer a cancel request before the session is given up.
constexpr std::chrono::milliseconds CancelGrace {5000};
/// A request that overtakes its statement finds an idle session and is forgotten, so it is repeated.
constexpr std::chrono::milliseconds CancelAgain {100};
/// The settings, and what was asked for.
constexpr int ReadStatements = 2;

bool hasStatus(const pg_conn* conn, const char* name, QByteArrayView wanted)
{
    const char* value = PQparameterStatus(conn, name);
    return !value || wanted == value; // a pooler need not report it
}

bool escapesByStandard(const pg_conn* conn)
{
    return hasStatus(conn, "standard_conforming_strings", "on");
}

/// In the last of the server's words, so that whoever adds a place, such as a file, does not hide it.
void nameDatabase(Error& error, const QString& database)
{
    if (database.isEmpty())
        return;
    const QString named = Text::tr("Database: %1").arg(database);
    error.detail = error.detail.isEmpty() ? named : QString(error.detail + QLatin1Char('\n') + named);
}

/// What a standby refuses, and what its primary did to a read.
Error onStandby(Error error)
{
    if (error.sqlState == QLatin1String("25006"))
        error.advice = Text::tr("This server is a standby, which only reads. Connect to its primary.");
    else if (error.sqlState == QLatin1String("40001"))
        error.advice = Text::tr("This read was in the way of a change that the standby had to replay. Try "
                                "again, or read from the primary.");
    else if (error.sqlState == QLatin1String("57P04"))
        error.advice = Text::tr("The primary dropped this database. Refresh the list of weeks.");
    return error;
}

}

void Session::Private::learnRules()
{
    isOldEscaping = !escapesByStandard(conn.get());
    if (const char* said = PQparameterStatus(conn.get(), "in_hot_standby")) // from 14 on, and by no pooler
        isStandby = qstrcmp(said, "on") == 0;
}

bool Session::Private::isUsable() const
{
    return !lost && PQstatus(conn.get()) == CONNECTION_OK;
}

void Session::Private::lose(const Error& why)
{
    if (!lost)
        lost = why;
}

bool Session::Private::keepsItsRules() const
{
    if (!hasStatus(conn.get(), "client_encoding", "UTF8"))
        return false;
    // a database may have the old rules: then each transaction sets the standard's, which end with it
    return escapesByStandard(conn.get())
        || (isOldEscaping && PQtransactionStatus(conn.get()) == PQTRANS_IDLE);
}

Exchange::Exchange(Session::Private& session, const Sql& sql, const Call& call)
    : m_session(session)
    , m_sql(sql.text())
    , m_watched(session.options, session.conn.get())
    , m_callerStop(call.stop)
    , m_passOn(m_callerStop, [this] { m_stopSource.request_stop(); })
    , m_stop(m_stopSource.get_token())
    , m_waiter(m_stop, call.deadline)
{
    m_time.start();
    m_session.errorPosition = 0;
    if (m_session.options.activity)
        m_activityId = m_session.options.activity->started(PQdb(conn()), m_sql, m_stopSource);
}

Exchange::~Exchange()
{
    if (!m_closed)
        (void)close();
}

Result<std::vector<const char*>> Exchange::values(const Params& params)
{
    std::vector<const char*> values;
    values.reserve(params.size());
    for (const auto& param : params) {
        if (param && param->contains('\0')) {
            keepFailure(nulParameterError(static_cast<int>(values.size()) + 1));
            return *m_failure;
        }
        values.push_back(param ? param->constData() : nullptr);
    }
    return values;
}

bool Exchange::sendStatement(const QByteArray& sql, const std::vector<const char*>& values) const
{
    return PQsendQueryParams(conn(), sql.constData(), static_cast<int>(values.size()), nullptr, values.data(),
                             nullptr, nullptr, 0)
        != 0;
}

Result<void> Exchange::send(const Params& params, bool rowByRow)
{
    auto ready = values(params);
    if (!ready)
        return ready.error();
    return sent(sendStatement(m_sql, *ready) && (!rowByRow || PQsetSingleRowMode(conn())));
}

Result<void> Exchange::sendUnder(const Sql& settings, const Params& params)
{
    auto ready = values(params);
    if (!ready)
        return ready.error();
    if (PQtransactionStatus(conn()) != PQTRANS_IDLE) {
        // its settings would become those of the open transaction
        keepFailure({.kind = Error::Kind::Sql,
                     .message = Text::tr("A transaction of its own cannot begin inside another one.")});
        return *m_failure;
    }
    return sent(PQenterPipelineMode(conn()) && sendStatement(settings.text(), {})
                && sendStatement(m_sql, *ready) && PQpipelineSync(conn()));
}

Result<void> Exchange::sendScript()
{
    return sent(PQsendQuery(conn(), m_sql.constData()));
}

Result<void> Exchange::sent(bool ok)
{
    if (!ok)
        return broken(lostConnection(conn()));
    int left = PQflush(conn());
    while (left > 0) {
        // the server may answer, and so block, before it has read all: read meanwhile
        if (auto waited = wait(POLLIN | POLLOUT); !waited)
            return waited;
        if (!PQconsumeInput(conn()))
            return broken(lostConnection(conn()));
        left = PQflush(conn());
    }
    if (left < 0)
        return broken(lostConnection(conn()));
    return {};
}

Result<void> Exchange::wait(short events)
{
    Silence silence(m_session.options, conn(), m_session.connected);
    while (true) {
        const auto woken = m_waiter.wait(PQsocket(conn()), events, silence.untilLook());
        if (woken == Waiter::Woken::Ready)
            return {};
        if (woken == Waiter::Woken::Silent) {
            if (const auto given = silence.look())
                return broken(*given);
            continue;
        }
        if (!m_cancel.isSent())
            m_expired = woken == Waiter::Woken::Expired;
        else if (++m_unanswered * CancelAgain >= CancelGrace) // not by the clock: the computer may have slept
            return broken(noAnswerError(conn(), CancelGrace));
        cancel();
    }
}

void Exchange::cancel()
{
    if (m_cancel.isOverWithin({}))
        m_cancel.send(conn());
    m_waiter.beginGrace(CancelAgain);
}

Result<ResultHandle> Exchange::next()
{
    while (PQisBusy(conn())) {
        if (auto waited = wait(POLLIN); !waited)
            return waited.error();
        if (!PQconsumeInput(conn()))
            return broken(lostConnection(conn()));
    }
    ResultHandle result(PQgetResult(conn()));
    m_isAnswered = m_isAnswered || result;
    return result;
}

void Exchange::keepFailure(const Error& error)
{
    if (!m_failure)
        m_failure = error;
}

void Exchange::take(const pg_result* result, const ResultHandler& onResult)
{
    switch (PQresultStatus(result)) {
    case PGRES_SINGLE_TUPLE:
    case PGRES_TUPLES_OK:
        rows += PQntuples(result);
        if (onResult)
            onResult(result);
        return;
    case PGRES_COMMAND_OK:
        rows = QByteArray(PQcmdTuples(const_cast<PGresult*>(result))).toLongLong();
        return;
    case PGRES_EMPTY_QUERY:
        return;
    case PGRES_FATAL_ERROR:
    case PGRES_BAD_RESPONSE:
        if (PQstatus(conn()) == CONNECTION_BAD && !PQresultErrorField(result, PG_DIAG_SQLSTATE))
            keepFailure(lostConnection(conn()));
        else
            keepFailure(explained(resultError(result, m_sql)));
        m_session.errorPosition = QByteArray(PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION)).toInt();
        return;
    case PGRES_COPY_IN:
        PQputCopyEnd(conn(), "this call does not send data");
        keepFailure({.kind = Error::Kind::Sql, .message = Text::tr("COPY FROM STDIN cannot be run here.")});
        return;
    default:
        // COPY OUT nobody asked for, or a kind of result that a correct server does not send
        broken(unexpectedAnswerError());
    }
}

Result<qint64> Exchange::drain(const ResultHandler& onResult)
{
    while (!m_session.lost) {
        auto result = next();
        if (!result)
            break;
        if (!*result)
            break;
        take(result->get(), onResult);
    }
    // every statement has a result: what ended here was an earlier one
    if (!m_isAnswered && !m_session.lost)
        broken(unexpectedAnswerError());
    return close();
}

Result<qint64> Exchange::drainRead(const ResultHandler& onResult)
{
    // each statement's results end with a null; after the last comes the pipeline's own end
    for (int ended = 0; !m_session.lost;) {
        auto result = next();
        if (!result)
            break;
        const auto status = *result ? PQresultStatus(result->get()) : PGRES_EMPTY_QUERY;
        if (status == PGRES_PIPELINE_SYNC) {
            if (ended < ReadStatements)
                broken(unexpectedAnswerError());
            break;
        }
        if (!*result && ++ended > ReadStatements) {
            broken(lostConnection(conn())); // only a lost connection ends without it
            break;
        }
        if (!*result && ended == ReadStatements - 1)
            (void)PQsetSingleRowMode(conn()); // rows are taken while the server makes the next ones
        const bool isAnswer = ended == ReadStatements - 1 && status != PGRES_PIPELINE_ABORTED;
        if (*result && (isAnswer || status == PGRES_FATAL_ERROR))
            take(result->get(), onResult);
        if (PQstatus(conn()) == CONNECTION_BAD)
            break;
    }
    if (PQpipelineStatus(conn()) != PQ_PIPELINE_OFF && PQexitPipelineMode(conn()) != 1)
        m_session.lose(lostConnection(conn()));
    return close();
}

/// A statement that was stopped says why it was: by the user, by our deadline, or by the server's time-out.
Error Exchange::explained(Error error) const
{
    if (m_session.isStandby.value_or(false))
        error = onStandby(std::move(error));
    if (error.kind != Error::Kind::Cancelled)
        return error;
    if (m_expired || !m_cancel.isSent()) {
        Error timeout = deadlineError();
        timeout.detail = error.message;
        timeout.sqlState = error.sqlState;
        return timeout;
    }
    if (!m_callerStop.stop_requested()) {
        // whoever asked for it did not stop it, and has to be told
        error.kind = Error::Kind::Sql;
        error.message = Text::tr("The statement was cancelled in the list of activities.");
        return error;
    }
    Error cancelled = cancelledError();
    cancelled.sqlState = error.sqlState;
    return cancelled;
}

Error Exchange::broken(const Error& error)
{
    keepFailure(error);
    m_session.lose(error);
    return *m_failure;
}

/// The words of a failure may hold values of the week, its SQLSTATE does not.
void Exchange::log() const
{
    if (m_failure)
        qCInfo(pgLog).noquote() << "a statement failed:"
                                << (m_failure->sqlState.isEmpty() ? m_failure->message : m_failure->sqlState);
    qCDebug(pgLog).noquote().nospace() << fromUtf8(PQdb(conn())) << ", " << m_time.elapsed() << " ms, "
                                       << rows << " rows: " << fromUtf8(withoutStrings(m_sql));
}

Result<qint64> Exchange::close()
{
    m_closed = true;
    // an unfinished request could hit the next statement
    if (!m_session.lost && !m_cancel.isOverWithin(CancelGrace))
        m_session.lose(noAnswerError(conn(), CancelGrace));
    if (PQstatus(conn()) == CONNECTION_BAD)
        m_session.lose(m_failure.value_or(lostConnection(conn())));
    else if (!m_session.keepsItsRules()) {
        broken({.kind = Error::Kind::Connection,
                .message = Text::tr(
                    "The server changed encoding or escaping rules unexpectedly; the connection was closed."),
                .advice = Text::tr("Look for SET client_encoding in the statements that were run.")});
    }
    if (m_session.options.activity) {
        const auto state = !m_failure                   ? Activity::State::Done
            : m_failure->kind == Error::Kind::Cancelled ? Activity::State::Cancelled
                                                        : Activity::State::Failed;
        m_session.options.activity->finished(m_activityId, state, m_time.nsecsElapsed() / 1000, rows,
                                             m_failure ? m_failure->message : QString());
    }
    log();
    if (m_failure && m_failure->kind == Error::Kind::Sql)
        nameDatabase(*m_failure, fromUtf8(m_session.options.database));
    if (m_failure)
        return *m_failure;
    return rows;
}

}
