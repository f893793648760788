#include "pg/lifeprobe.h"

#include "pg/connecting.h"
#include "pg/conninfo.h"
#include "pg/wait.h"

#include <libpq-fe.h>

#include <vector>

#include <poll.h>

namespace Weekglass::Pg {

namespace {

using Clock = std::chrono::steady_clock;

/// The process $1, if it looks like ours and is as old as the session that it is to serve: another one may
/// have got its number meanwhile, and behind one address may be several servers. Half the age, since the
/// server's clock may have been set.
constexpr const char* ItsProcess =
    " FROM pg_catalog.pg_stat_activity AS a WHERE a.pid OPERATOR(pg_catalog.=) $1::pg_catalog.int4 AND "
    "a.backend_start OPERATOR(pg_catalog.<=) (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) "
    "pg_catalog.make_interval(secs => $2::pg_catalog.float8)) AND a.usename OPERATOR(pg_catalog.=) "
    "SESSION_USER "
    "AND a.datname OPERATOR(pg_catalog.=) pg_catalog.current_database() AND a.application_name "
    "OPERATOR(pg_catalog.=) pg_catalog.current_setting('application_name')";

/// Those of the client program whose connections are named $1.
constexpr const char* ItsProcesses =
    " FROM pg_catalog.pg_stat_activity AS a WHERE a.usename OPERATOR(pg_catalog.=) SESSION_USER AND "
    "a.application_name OPERATOR(pg_catalog.=) $1";

struct Question
{
    ConnectOptions server;
    int pid = 0; ///< of the server's process that is meant
    std::chrono::milliseconds age {0};
    QByteArray clientName = {}; ///< if not empty, all processes of this client are meant instead

    std::chrono::milliseconds time() const { return server.noAnswer / 3; }
    const char* processes() const { return clientName.isEmpty() ? ItsProcess : ItsProcesses; }
    std::vector<QByteArray> values() const
    {
        if (!clientName.isEmpty())
            return {clientName};
        return {QByteArray::number(pid), QByteArray::number(double(age.count()) / 2000)};
    }
};

/// Whoever reads from its client or writes to it is not at work.
QByteArray isAtWork(const Question& question)
{
    return QByteArray(
               "SELECT pg_catalog.pg_backend_pid(), (SELECT pg_catalog.bool_or(a.wait_event_type IS NULL "
               "OR a.wait_event_type OPERATOR(pg_catalog.<>) 'Client')")
        + question.processes() + "), "
        + (question.clientName.isEmpty() ? "EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS p WHERE p.pid "
                                           "OPERATOR(pg_catalog.=) $1::pg_catalog.int4)"
                                         : "true");
}

QByteArray endIt(const Question& question)
{
    return QByteArray("SELECT pg_catalog.pg_terminate_backend(a.pid)") + question.processes();
}

/// To the very server of @p conn, not to another one of a list.
Question questionAbout(const ConnectOptions& options, const pg_conn* conn, std::chrono::milliseconds age)
{
    return {.server = pinned(options, ReachedServer::of(conn)), .pid = PQbackendPID(conn), .age = age};
}

Question questionAbout(const ConnectOptions& options, const QByteArray& clientName)
{
    return {.server = options, .clientName = clientName};
}

/// Null if there is none in time.
ResultHandle ask(pg_conn* conn, const QByteArray& sql, const Question& question, Waiter& waiter)
{
    const std::vector<QByteArray> texts = question.values();
    std::vector<const char*> values;
    values.reserve(texts.size());
    for (const QByteArray& text : texts)
        values.push_back(text.constData());
    if (!PQsendQueryParams(conn, sql.constData(), int(values.size()), nullptr, values.data(), nullptr,
                           nullptr, 0))
        return {};
    while (PQisBusy(conn)) {
        if (waiter.wait(PQsocket(conn), POLLIN) != Waiter::Woken::Ready || !PQconsumeInput(conn))
            return {};
    }
    ResultHandle result(PQgetResult(conn));
    return PQstatus(conn) == CONNECTION_OK ? std::move(result) : ResultHandle();
}

Result<ConnHandle> connect(const Question& question, const std::stop_token& stop)
{
    ConnectOptions server = question.server;
    server.activity = nullptr;
    server.deadline = question.time();
    return connectToServer(server, stop);
}

LifeProbe::Verdict verdictOn(const Question& question, const std::stop_token& stop)
{
    using Verdict = LifeProbe::Verdict;
    const auto end = Clock::now() + question.time();
    auto conn = connect(question, stop);
    if (!conn) { // who refuses answers
        const bool isRefused = !conn.error().sqlState.isEmpty() || conn.error().kind == Error::Kind::Password;
        return isRefused ? Verdict::Works : Verdict::Silent;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    Waiter waiter(stop, std::max(left, std::chrono::milliseconds(1)));
    const ResultHandle answer = ask(conn->get(), isAtWork(question), question, waiter);
    if (!answer) // a pooler takes the connection, and the question waits until one of the server's is free
        return question.clientName.isEmpty() && isMadeUpByPooler(question.pid) ? Verdict::Works
                                                                               : Verdict::Silent;
    const bool isTold = PQresultStatus(answer.get()) == PGRES_TUPLES_OK && PQntuples(answer.get()) == 1
        && QByteArray(PQgetvalue(answer.get(), 0, 0)).toInt() == PQbackendPID(conn->get());
    if (!isTold)
        return Verdict::Works;
    const auto isFalse = [&answer](int column) {
        return qstrcmp(PQgetvalue(answer.get(), 0, column), "f") == 0;
    };
    return isFalse(2) ? Verdict::Gone : isFalse(1) ? Verdict::WaitsForUs : Verdict::Works;
}

void end(const Question& question)
{
    if (auto own = connect(question, {})) {
        Waiter waiter({}, question.time());
        (void)ask(own->get(), endIt(question), question, waiter);
    }
}

}

bool isMadeUpByPooler(int pid)
{
    constexpr int HighestPid = 4194304; // of Linux, and others have none so high either
    return pid <= 0 || pid > HighestPid;
}

LifeProbe::LifeProbe(const ConnectOptions& options, const QByteArray& clientName)
    : m_thread([this, question = questionAbout(options, clientName)](const std::stop_token& stop) {
        m_verdict = verdictOn(question, stop);
    })
{
}

LifeProbe::LifeProbe(const ConnectOptions& options, const pg_conn* conn, std::chrono::milliseconds age)
    : m_thread([this, question = questionAbout(options, conn, age)](const std::stop_token& stop) {
        m_verdict = verdictOn(question, stop);
    })
{
}

void endLeftSession(const ConnectOptions& options, const pg_conn* conn, std::chrono::milliseconds age)
{
    end(questionAbout(options, conn, age));
}

void endLeftSessions(const ConnectOptions& options, const QByteArray& clientName)
{
    end(questionAbout(options, clientName));
}

}
