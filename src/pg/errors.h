#pragma once

#include "base/result.h"

#include <chrono>

struct pg_conn;
struct pg_result;

namespace Weekglass::Pg {

/// Host and port, or the socket.
QString serverName(const pg_conn* conn);
/// What libpq said, without its guess that the server crashed: the network may be at fault just as well.
QString withoutGuess(QString words);
/// The session is gone, with libpq's words.
Error lostConnection(const pg_conn* conn);
/// The error that a result carries: SQLSTATE, the server's detail, hint, context and position. Where the
/// database lacks what @p statement names, the message says what, and the server's words are in the detail.
Error resultError(const pg_result* result, const QByteArray& statement);
Error cancelledError();
Error deadlineError();
/// An answer that cannot be to what was asked.
Error unexpectedAnswerError();
/// The server stayed silent for so long.
Error noAnswerError(const pg_conn* conn, std::chrono::milliseconds silence);
Error nulParameterError(int number);
/// Of a read on a standby: what its primary did stood in its way; read again, it may succeed.
bool isStoppedByPrimary(const Error& error);

}
