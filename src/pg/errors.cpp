#include "pg/errors.h"

#include "base/utf8.h"
#include "pg/missingname.h"
#include "pg/text.h"

#include <QRegularExpression>

#include <libpq-fe.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace Weekglass::Pg {

namespace {

QString field(const PGresult* result, int code)
{
    return fromUtf8(PQresultErrorField(result, code));
}

/// What to do next, for states that have one answer.
QString adviceFor(const QString& state)
{
    if (state == QLatin1String("53100"))
        return Text::tr(
            "The server's disk is full. Free some space there and try again; nothing was changed.");
    if (state == QLatin1String("53300"))
        return Text::tr(
            "The server has no connection left. Close some, or ask for a higher max_connections.");
    if (state == QLatin1String("55P03"))
        return Text::tr(
            "Somebody else holds a lock. Wait for them, or find them among the sessions, and try again.");
    if (state == QLatin1String("42501"))
        return Text::tr("Your role lacks the right. Connect as another role or ask the owner.");
    if (state == QLatin1String("25006"))
        return Text::tr("This view is read-only, or the role or the database is so by default "
                        "(default_transaction_read_only). Connect as another role.");
    if (state == QLatin1String("3D000"))
        return Text::tr("The database was dropped or renamed. Refresh the list of weeks.");
    return {};
}

/// The server's programs were replaced under it: a new session loads libraries that are no longer its own.
bool tellsOfReplacedPrograms(const QString& state, const QString& words)
{
    const bool isOfServer = state.startsWith(QLatin1String("XX")) || state.startsWith(QLatin1String("58"));
    return isOfServer
        && (words.contains(QLatin1String("undefined symbol"))
            || words.contains(QLatin1String("version mismatch")));
}

QString detailOf(const PGresult* result)
{
    QStringList lines;
    for (const auto& [code, pattern] : {std::pair {PG_DIAG_MESSAGE_DETAIL, Text::tr("Detail: %1")},
                                        {PG_DIAG_MESSAGE_HINT, Text::tr("Hint: %1")},
                                        {PG_DIAG_CONTEXT, Text::tr("Context: %1")}}) {
        if (const QString text = field(result, code); !text.isEmpty())
            lines << pattern.arg(text);
    }
    return lines.join(QLatin1Char('\n'));
}

/// In the statement, or in that of a function of the database which it calls. Empty: nothing is missing.
QString missingFrom(const PGresult* result, const QString& state, const QByteArray& statement)
{
    const auto positionIn = [result](int code) { return field(result, code).toInt(); };
    const QString inner = field(result, PG_DIAG_INTERNAL_QUERY);
    return inner.isEmpty() ? missingName(state, fromUtf8(statement), positionIn(PG_DIAG_STATEMENT_POSITION))
                           : missingName(state, inner, positionIn(PG_DIAG_INTERNAL_POSITION));
}

/// The states in which the server ends the session itself: shutdown, crash, dropped database, idle time-out.
bool endsTheSession(const QString& state)
{
    return state.startsWith(QLatin1String("57P")) || state.startsWith(QLatin1String("08"))
        || state == QLatin1String("25P03") || state == QLatin1String("57P05");
}

}

QString serverName(const pg_conn* conn)
{
    const QString host = QString::fromUtf8(PQhost(conn));
    const QString port = QString::fromUtf8(PQport(conn));
    if (host.startsWith(QLatin1Char('/')))
        return host + QStringLiteral("/.s.PGSQL.") + port;
    return host.isEmpty() ? Text::tr("the server") : host + QLatin1Char(':') + port;
}

QString withoutGuess(QString words)
{
    static const QRegularExpression guess(
        QStringLiteral("\\s*(This probably means the server terminated abnormally\\s*before or while "
                       "processing the request\\.|Is the server running (locally|on that host) and accepting "
                       "(TCP/IP )?connections( on that socket)?\\?)"));
    return words.remove(guess);
}

Error lostConnection(const pg_conn* conn)
{
    const QString words = withoutGuess(QString::fromUtf8(PQerrorMessage(conn))).trimmed();
    const bool isSilent = words.contains(qt_error_string(ETIMEDOUT));
    return {.kind = Error::Kind::Connection,
            .message = (isSilent ? Text::tr("No answer from %1: the connection was lost.")
                                 : Text::tr("The connection to %1 was lost."))
                           .arg(serverName(conn)),
            .advice = isSilent ? Text::tr("Check the network and the server, then try again.")
                               : Text::tr("Check that the server runs and try again."),
            .detail = words};
}

Error resultError(const pg_result* result, const QByteArray& statement)
{
    const QString state = field(result, PG_DIAG_SQLSTATE);
    Error error {.kind = Error::Kind::Sql,
                 .message = field(result, PG_DIAG_MESSAGE_PRIMARY),
                 .advice = adviceFor(state),
                 .detail = detailOf(result),
                 .sqlState = state};
    if (state == QLatin1String("57014"))
        error.kind = Error::Kind::Cancelled;
    else if (endsTheSession(state))
        error.kind = Error::Kind::Connection;
    if (error.message.isEmpty())
        error.message = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    if (tellsOfReplacedPrograms(state, error.message))
        error.advice =
            Text::tr("PostgreSQL was upgraded while this server was running. Restart the server; restart the "
                     "private one with “weekglassctl server stop” and “weekglassctl server start”.");
    if (const QString missing = missingFrom(result, state, statement); !missing.isEmpty()) {
        const QString words = std::exchange(error.message, missing);
        error.detail = error.detail.isEmpty() ? words : QString(words + QLatin1Char('\n') + error.detail);
    }
    if (!state.isEmpty())
        error.message += QStringLiteral(" [%1]").arg(state);
    return error;
}

Error cancelledError()
{
    return {.kind = Error::Kind::Cancelled, .message = Text::tr("Cancelled.")};
}

Error deadlineError()
{
    return {.kind = Error::Kind::Timeout,
            .message = Text::tr("The server did not finish in time; the statement was cancelled."),
            .advice = Text::tr("Narrow the request, or try again when the server is less busy.")};
}

Error unexpectedAnswerError()
{
    return {.kind = Error::Kind::Connection,
            .message = Text::tr("The server sent something unexpected; the connection was closed.")};
}

Error noAnswerError(const pg_conn* conn, std::chrono::milliseconds silence)
{
    return {.kind = Error::Kind::Connection,
            .message = Text::tr("No answer for %1 s from %2; the connection was given up.")
                           .arg(QString::number(std::chrono::round<std::chrono::seconds>(silence).count()),
                                serverName(conn)),
            .advice = Text::tr("Check the network and the server, then try again.")};
}

Error nulParameterError(int number)
{
    return {.kind = Error::Kind::Format,
            .message =
                Text::tr("Value %1 holds a NUL character, which PostgreSQL's text cannot hold.").arg(number)};
}

bool isStoppedByPrimary(const Error& error)
{
    return error.sqlState == QLatin1String("40001") || error.sqlState == QLatin1String("57P04");
}

}
