#pragma once

#include "base/result.h"

struct pg_conn;
struct pg_result;

namespace Weekglass::Pg {

/// The session is gone, with libpq's words.
Error lostConnection(const pg_conn* conn);
/// The error that a result carries: SQLSTATE, the server's detail, hint, context and position.
Error resultError(const pg_result* result);
Error cancelledError();
Error deadlineError();
/// An answer that cannot be to what was asked.
Error unexpectedAnswerError();
/// The server stayed silent after a cancel request.
Error noAnswerError();
Error nulParameterError(int number);

}
