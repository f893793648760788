#pragma once

#include "pg/connectoptions.h"
#include "workspace/workspace.h"

#include <stop_token>

namespace Weekglass {

/// What a server is used for, as the saved connections to it say.
struct ServerMark
{
    Environment environment = Environment::Unmarked;
    QString connection = {}; ///< name of the saved connection that says so
};

/// Of all saved connections to this server the mark that asks for the most care counts. A connection leads to
/// it if it has its name or address (Pg::describeServer()), or the system identifier that answered there
/// last, so that another spelling, a service or an alias is no way around a mark. @p identifier: empty: not
/// known
Result<ServerMark> readServerMark(const Pg::ConnectOptions& server, const QByteArray& identifier = {});
/// The same, after asking the server for its identifier where any server is marked at all; it is kept with
/// the connections that lead there. Waits for the server: for workers. Where it does not answer, only
/// production is an answer, and anything else an error.
Result<ServerMark> askServerMark(const Pg::ConnectOptions& server, const std::stop_token& stop = {});
/// Keeps the identifier with the saved connections that lead to this very place.
Result<void> keepServerIdentifier(const Pg::ConnectOptions& server, const QByteArray& identifier);
/// Marks all saved connections of the server's name or address; saves one, without its password, if there is
/// none. Those that only have its identifier stay as they are: a copy of a server has it, too, and must not
/// take the mark off what it was copied from. @return what counts now
Result<ServerMark> writeServerMark(const Pg::ConnectOptions& server, Environment environment,
                                   const QByteArray& identifier = {});
/// Of the server that answers there.
Result<QByteArray> readServerIdentifier(const Pg::ConnectOptions& server, const std::stop_token& stop = {});

}
