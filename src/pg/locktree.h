#pragma once

#include "pg/session.h"

#include <span>
#include <vector>

namespace Weekglass::Pg {

/// One session among those that wait for each other. What the role may not see is empty.
struct LockNode
{
    /// 0: a prepared transaction, which no session holds. Of a session of another node the number in the
    /// cluster.
    qint64 pid = 0;
    QString node = {}; ///< of a Citus cluster, whose session it is; empty: of the connected server
    bool isStart = false; ///< it was asked for
    QString user = {};
    QString database = {};
    QByteArray databaseOid = {};
    QString application = {};
    bool isOurs = false; ///< a session of this program, here or elsewhere
    QString state = {};
    QByteArray since = {}; ///< its transaction began, or else the session
    QByteArray started = {}; ///< the session, which tells it from a later one with the same number
    QString statement = {}; ///< that runs, or ran last
    QByteArray waitingSince = {};
    QString waitsFor = {}; ///< the lock
    QString waitsOn = {}; ///< the node of a cluster where the lock is; empty: the connected server
    std::vector<qint64> blockers = {}; ///< several are normal; empty: it does not wait
    double seconds = 0; ///< it waits; else: its transaction lasts

    /// One sentence's part: who it is, since when, and what it does.
    QString title() const;
};

/// Who blocks whom.
struct LockTree
{
    std::vector<LockNode> nodes;
    QString lack = {}; ///< why locks on the nodes of the cluster are not in it; empty: they are

    const LockNode* node(qint64 pid) const;
    /// Whether somebody waits for it.
    bool isAwaited(const LockNode& node) const;
    /// Those that wait for nobody, and that others wait for or that were asked for.
    std::vector<const LockNode*> roots() const;
    /// Whether a session that was asked for waits.
    bool isWaiting() const;
};

/// Which sessions a tree begins with.
struct LockStarts
{
    std::optional<std::vector<int>> pids = {};
    QByteArray application = {}; ///< their application_name
};

/// Without a start: of all that wait on the server, and on the nodes of the cluster that the session's
/// database belongs to. At most 100 sessions.
Result<LockTree> readLockTree(Session& session, const LockStarts& starts = {}, const Call& call = {});

/// Who is waited for; empty: nobody.
QString blockedBy(const LockTree& tree);

/// How a session that blocks others is made to let go.
enum class SessionEnd {
    Cancel, ///< its statement is cancelled; an idle transaction keeps its locks
    Terminate, ///< the session ends, and its transaction is rolled back
};

/// Does it to this very session, not to a later one that has its number. An error if it is not there.
Result<void> endSession(Session& session, const LockNode& node, SessionEnd how, const Call& call = {});

}
