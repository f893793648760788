#include "pg/connecting.h"

#include "pg/conninfo.h"
#include "pg/errors.h"
#include "pg/text.h"
#include "pg/wait.h"

#include <QRegularExpression>

#include <libpq-fe.h>

#include <netdb.h>
#include <poll.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace Weekglass::Pg {

namespace {

/// Whoever knows at which step the server went silent says so before it is the name's turn.
constexpr std::chrono::milliseconds TimeToSayWhy {500};

enum class Step { Name, Reach, Tls, Login, Database, Server };

bool nameResolves(const char* host)
{
    addrinfo hints {};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host, nullptr, &hints, &found) != 0)
        return false;
    ::freeaddrinfo(found);
    return true;
}

/// SQLSTATE of a refusal during the start. libpq keeps no result for it, but its verbose words hold it.
QString stateIn(const QString& words)
{
    // a state has a digit, which tells it from a severity such as FATAL
    static const QRegularExpression pattern(QStringLiteral(":\\s+((?=[A-Z]*[0-9])[0-9A-Z]{5}):"));
    QString state;
    for (const auto& match : pattern.globalMatch(words))
        state = match.captured(1); // the last attempt counts (several hosts, with TLS and without)
    return state;
}

bool isSocket(const PGconn* conn)
{
    const char* host = PQhost(conn);
    return host && *host == '/';
}

Step failedStep(const PGconn* conn, ConnStatusType reached, const QString& state)
{
    if (state == QLatin1String("3D000") || state == QLatin1String("55000"))
        return Step::Database;
    if (state.startsWith(QLatin1String("28")))
        return Step::Login;
    if (!state.isEmpty())
        return Step::Server;
    if (reached == CONNECTION_SSL_STARTUP || reached == CONNECTION_GSS_STARTUP)
        return Step::Tls;
    if (reached == CONNECTION_AWAITING_RESPONSE || reached == CONNECTION_AUTH_OK
        || reached == CONNECTION_MADE)
        return Step::Login;
    const char* host = PQhost(conn);
    const char* address = PQhostaddr(conn);
    const bool isUnknown = host && *host && !isSocket(conn) && (!address || !*address);
    return isUnknown && !nameResolves(host) ? Step::Name : Step::Reach;
}

QString messageFor(Step step, const QString& server)
{
    switch (step) {
    case Step::Name:
        return Text::tr("Connecting failed at the name: no address was found for %1.").arg(server);
    case Step::Reach:
        return Text::tr("Connecting failed at reaching the server: nothing answers at %1.").arg(server);
    case Step::Tls:
        return Text::tr("Connecting failed at encryption (TLS) with %1.").arg(server);
    case Step::Login:
        return Text::tr("Connecting failed at the login on %1.").arg(server);
    case Step::Database:
        return Text::tr(
                   "Connecting failed at the database on %1: it is not there or does not take connections.")
            .arg(server);
    case Step::Server:
        return Text::tr("The server %1 refused the connection.").arg(server);
    }
    return {};
}

QString adviceFor(Step step, bool isSocket)
{
    switch (step) {
    case Step::Name:
        return Text::tr("Check the spelling of the host and that this computer is online.");
    case Step::Reach:
        return isSocket
            ? Text::tr("Start it, or connect to another one.")
            : Text::tr("Check the host and the port, that the server runs, and that no firewall blocks it.");
    case Step::Tls:
        return Text::tr(
            "The certificate of a server on a network is verified (sslmode=verify-full) unless the "
            "connection says otherwise. Name the file with its authority's certificate: sslrootcert=FILE, or "
            "~/.postgresql/root.crt. To skip the verification, write sslmode=require into the connection. To "
            "allow a connection without encryption too, write sslmode=prefer.");
    case Step::Login:
        return Text::tr("Check user and password, and the server's pg_hba.conf.");
    case Step::Database:
        return Text::tr("Check the database's name; a week may have been dropped.");
    case Step::Server:
        return Text::tr("The server's message says why; try again when it is ready.");
    }
    return {};
}

/// libpq's words without the places in the server's sources that verbose words have.
QString withoutSourcePlaces(QString words)
{
    static const QRegularExpression place(QStringLiteral("^\\w+:\\s+\\w+, \\w+\\.c:\\d+\\n?"),
                                          QRegularExpression::MultilineOption);
    return words.remove(place).trimmed();
}

Error connectError(const PGconn* conn, ConnStatusType reached)
{
    const QString words = withoutGuess(withoutSourcePlaces(QString::fromUtf8(PQerrorMessage(conn))));
    const QString state = stateIn(words);
    const Step step = failedStep(conn, reached, state);
    const bool wantsPassword = PQconnectionNeedsPassword(conn) != 0
        || (state == QLatin1String("28P01") && PQconnectionUsedPassword(conn) != 0);
    return {.kind = wantsPassword ? Error::Kind::Password : Error::Kind::Connection,
            .message = messageFor(step, serverName(conn)),
            .advice = step == Step::Login && state.isEmpty() && !wantsPassword
                ? Text::tr("If it is starting or stopping, try again. Otherwise, check the user, the "
                           "password and its pg_hba.conf.")
                : adviceFor(step, isSocket(conn)),
            .detail = words,
            .sqlState = state};
}

Error connectDeadlineError(const PGconn* conn, std::chrono::milliseconds deadline)
{
    // a server that nobody hears is no server, however long it took to find out
    return {.kind = Error::Kind::Connection,
            .message = Text::tr("No answer for %1 s from %2 while connecting.")
                           .arg(QString::number(double(deadline.count()) / 1000), serverName(conn)),
            .advice = adviceFor(Step::Reach, isSocket(conn))};
}

Error nameDeadlineError(const ConnectOptions& options)
{
    return {.kind = Error::Kind::Connection,
            .message =
                Text::tr("Connecting failed at the name: no answer for %1 s about the address of %2.")
                    .arg(QString::number(double(options.deadline.count()) / 1000), serverTitle(options)),
            .advice = adviceFor(Step::Name, false)};
}

/// As connectToServer(), but a look-up of a name may hold it beyond the deadline, and cannot be stopped.
Result<ConnHandle> connectWith(const ConnectParams& params, std::chrono::milliseconds deadline,
                               const std::stop_token& stop)
{
    ConnHandle conn = startConnecting(params);
    if (!conn)
        return Error {.kind = Error::Kind::Io, .message = Text::tr("There is no memory for a connection.")};
    // before the first poll, so that a refusal comes with its SQLSTATE
    PQsetErrorVerbosity(conn.get(), PQERRORS_VERBOSE);

    Waiter waiter(stop, deadline);
    ConnStatusType reached = PQstatus(conn.get());
    auto polling = reached == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (polling != PGRES_POLLING_OK) {
        if (polling == PGRES_POLLING_FAILED)
            return connectError(conn.get(), reached);
        const short events = polling == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        const auto woken = waiter.wait(PQsocket(conn.get()), events);
        if (woken == Waiter::Woken::Stopped)
            return cancelledError();
        if (woken == Waiter::Woken::Expired)
            return connectDeadlineError(conn.get(), deadline);
        polling = PQconnectPoll(conn.get());
        if (PQstatus(conn.get()) != CONNECTION_BAD)
            reached = PQstatus(conn.get());
    }
    PQsetErrorVerbosity(conn.get(), PQERRORS_DEFAULT);
    return conn;
}

struct Attempt
{
    std::mutex mutex;
    std::condition_variable_any isOver;
    std::optional<Result<ConnHandle>> result;
};

}

Result<ConnHandle> connectToServer(const ConnectOptions& options, const std::stop_token& stop)
{
    auto params = completeParams(options);
    if (!params)
        return params.error();
    const auto attempt = std::make_shared<Attempt>();
    std::stop_source abandoned;
    // detached: a name server that is silent may hold it longer than anybody waits
    std::thread([attempt, params = *params, deadline = options.deadline, stop = abandoned.get_token()] {
        auto result = connectWith(params, deadline, stop);
        const std::scoped_lock lock(attempt->mutex);
        attempt->result.emplace(std::move(result));
        attempt->isOver.notify_all();
    }).detach();

    std::unique_lock lock(attempt->mutex);
    const auto isOver = [&attempt] { return attempt->result.has_value(); };
    const bool hasResult = options.deadline.count() > 0
        ? attempt->isOver.wait_for(lock, stop, options.deadline + TimeToSayWhy, isOver)
        : attempt->isOver.wait(lock, stop, isOver);
    if (hasResult)
        return *std::move(attempt->result);
    abandoned.request_stop();
    // a connection that is under way is closed before anybody goes on; a look-up is not waited for
    attempt->isOver.wait_for(lock, TimeToSayWhy, isOver);
    return stop.stop_requested() ? cancelledError() : nameDeadlineError(options);
}

}
