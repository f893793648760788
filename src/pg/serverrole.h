#pragma once

#include "pg/session.h"

namespace Weekglass::Pg {

/// What a server is among its copies. All of them have the same system identifier.
struct ServerRole
{
    QString endpoint = {}; ///< host and port that were reached
    bool isStandby = false;
    int timeline = 0;
    QByteArray replayedAt = {}; ///< of a standby: the last replayed transaction; empty: none yet
    bool isReceiving = false; ///< of a standby: its primary sends; else it only falls back
    QString upstream = {}; ///< of a standby: where it receives from; empty: it may not be seen

    /// "primary" or "standby, as of …", for a header.
    QString state() const;
    /// The same with endpoint and timeline, for who confirms something.
    QString title() const;

    friend bool operator==(const ServerRole&, const ServerRole&) = default;
};

Result<ServerRole> readServerRole(Session& session, const Call& call = {});

/// Where the primary is: among several hosts of the connection the one that says so, else where the standby
/// receives from. Empty: not known.
QString primaryOf(const ConnectOptions& options, const ServerRole& standby, const std::stop_token& stop = {});

/// Whether the connection names several hosts.
bool namesSeveralHosts(const ConnectOptions& options);
/// The same connection, to that of its hosts that is the primary.
ConnectOptions toPrimary(const ConnectOptions& options);

/// Why nothing is changed on a standby, and where it can be.
Error refusedOnStandby(const ConnectOptions& options, const ServerRole& standby,
                       const std::stop_token& stop = {});
/// That error if the server is a standby.
Result<void> requirePrimary(Session& session, const Call& call = {});

/// Whether a read failed on a standby because of what its primary did meanwhile: read again, in a new
/// transaction, it may succeed. Nothing that ran there can have changed anything.
bool isReplicaConflict(const Session& session, const Error& error);

}
