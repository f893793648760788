#pragma once

#include "health/figurelist.h"
#include "health/statements.h"
#include "pg/session.h"

namespace Weekglass {

/// A session that waits for a lock, or that others wait for.
struct LockSession
{
    bool isRoot = false; ///< others wait for it, and it waits for nobody
    qint64 pid = 0; ///< of the server's process; 0: a prepared transaction
    QString name; ///< program or role
    QString database;
    QString state; ///< "active", "idle in transaction"
    bool isOurs = false;
    double seconds = 0; ///< it waits; of a root: since its transaction began
    QString node; ///< of a Citus cluster, where it waits; of a root: that it is connected to
    QString blockers; ///< processes that it waits for
    QString statement;
};

/// A vacuum, or a build of an index, that runs now.
struct RunningWork
{
    QString kind; ///< "autovacuum", "create index concurrently"
    qint64 pid = 0;
    QString database;
    QString relation;
    QString phase;
    std::optional<int> percent = {};
};

/// What has to be read twice: a figure is the difference.
struct HealthCounters
{
    qint64 readAt = 0; ///< microseconds since 1970, by the server's clock
    qint64 hit = 0;
    qint64 read = 0;
    qint64 timed = 0;
    qint64 requested = 0;
};

/// One look at a server.
struct ServerHealth
{
    qint64 readAt = 0; ///< microseconds since 1970, by the server's clock
    QString version;
    QByteArray systemIdentifier;
    bool isStandby = false;
    int sessions = 0;
    int ours = 0; ///< of them
    std::vector<Figure> figures; ///< in the order of figureKinds()
    std::vector<LockSession> locks; ///< roots first, then who waits, the longest first
    std::vector<RunningWork> works;
    StatementLists statements;
    HealthCounters counters;
};

struct HealthRequest
{
    Thresholds thresholds = Thresholds::defaults();
    std::optional<HealthCounters> earlier = {}; ///< of the same server
    QString dataFolder = {}; ///< of a server whose disk is this computer's; empty: it is not known
};

/// Reads catalogs and shared views only, by one session in the maintenance database and in a few round trips,
/// however many databases there are.
Result<ServerHealth> readServerHealth(Pg::Session& maintenance, const HealthRequest& request = {},
                                      const Pg::Call& call = {});

}
