#pragma once

#include "pg/session.h"

#include <vector>

namespace Weekglass::Pg {

/// What a statement may have waited for.
struct AwaitedLocks
{
    std::vector<quint32> tables = {}; ///< empty: any table of the database
    /// An advisory lock besides, by its two keys.
    std::optional<std::pair<qint32, qint32>> advisory = {};
};

/// Adds to an error that a lock could not be had (55P03) who holds such locks: the one answer to every lock
/// time-out. The session must be out of its transaction; any other error stays as it is.
Error withLockHolders(Session& session, Error error, const AwaitedLocks& awaited = {});

/// The same for what an operation ended with.
template<typename T>
Result<T> withLockHolders(Session& session, Result<T> result)
{
    return result ? std::move(result) : Result<T>(withLockHolders(session, result.error()));
}

/// Processes that hold the advisory lock @p key of the session's database; none if it cannot be known.
std::vector<int> advisoryHolders(Session& session, qint64 key);

/// Who holds the advisory lock @p key of the session's database, for a message; empty if it cannot be known.
QString lockHolders(Session& session, qint64 key);

}
