#include "pg/locktree.h"

#include "pg/cluster.h"
#include "pg/text.h"

#include <algorithm>
#include <limits>
#include <map>

namespace Weekglass::Pg {

namespace {

constexpr std::size_t NamedRoots = 3;
constexpr qsizetype StatementCharacters = 120;

/// Of an array of numbers such as {1,2}.
std::vector<qint64> numbersOf(const Value& array)
{
    std::vector<qint64> numbers;
    const QByteArray text = array.value_or(QByteArray());
    const QByteArrayList parts = text.size() > 2 ? text.mid(1, text.size() - 2).split(',') : QByteArrayList();
    for (const QByteArray& part : parts)
        numbers.push_back(part.toLongLong());
    return numbers;
}

template<typename Number>
Value arrayOf(const std::vector<Number>& numbers)
{
    QByteArrayList parts;
    for (const Number number : numbers)
        parts << QByteArray::number(number);
    return QByteArray('{' + parts.join(',') + '}');
}

LockNode nodeOf(const std::vector<Value>& row)
{
    return {.pid = numberOf(row[0]),
            .isStart = row[1] == "t",
            .user = textOf(row[2]),
            .database = textOf(row[3]),
            .databaseOid = row[4].value_or(QByteArray()),
            .application = textOf(row[5]),
            .isOurs = row[6] == "t",
            .state = textOf(row[7]),
            .since = row[8].value_or(QByteArray()),
            .started = row[9].value_or(QByteArray()),
            .statement = textOf(row[10]),
            .waitingSince = row[11].value_or(QByteArray()),
            .waitsFor = textOf(row[12]),
            .blockers = numbersOf(row[13]),
            .seconds = row[14].value_or(QByteArray()).toDouble()};
}

/// Locks on the nodes of a cluster.
struct NodeWaits
{
    std::vector<qint64> waiting = {};
    std::vector<qint64> blocking = {}; ///< each for the one that waits at its place
    std::map<qint64, QString> nodes = {}; ///< where one waits
    QStringList silent = {}; ///< nodes that do not answer
};

Result<NodeWaits> readNodeWaits(Session& session, const Call& call)
{
    NodeWaits waits;
    const auto isOnNodes = hasCitus(session, call);
    if (!isOnNodes || !*isOnNodes)
        return isOnNodes ? Result<NodeWaits>(waits) : isOnNodes.error();
    const auto table = session.readTable(Sql::load("extensions/citus_lock_waits.sql"), {}, call);
    if (!table)
        return table.error();
    for (const auto& row : table->rows) {
        if (!row[0]) {
            waits.silent << textOf(row[2]);
            continue;
        }
        waits.waiting.push_back(numberOf(row[0]));
        waits.blocking.push_back(numberOf(row[1]));
        waits.nodes[waits.waiting.back()] = textOf(row[2]);
    }
    return waits;
}

/// Who the sessions of other nodes are, which the server itself does not know.
Result<void> nameOthers(Session& session, LockTree& tree, const Call& call)
{
    std::vector<qint64> others;
    for (const LockNode& one : tree.nodes) {
        if (one.pid > std::numeric_limits<int>::max())
            others.push_back(one.pid);
    }
    if (others.empty())
        return {};
    const auto table = session.readTable(Sql::load("extensions/citus_sessions.sql"), {arrayOf(others)}, call);
    if (!table)
        return table.error();
    for (const auto& row : table->rows) {
        const auto one = std::ranges::find(tree.nodes, numberOf(row[0]), &LockNode::pid);
        if (one == tree.nodes.end())
            continue; // nobody asked for it
        one->node = textOf(row[1]);
        one->user = textOf(row[2]);
        one->database = textOf(row[3]);
        one->databaseOid = row[4].value_or(QByteArray());
        one->application = textOf(row[5]);
        one->isOurs = row[6] == "t";
        one->state = textOf(row[7]);
        one->since = row[8].value_or(QByteArray());
        one->started = row[9].value_or(QByteArray());
        one->statement = textOf(row[10]);
        one->seconds = row[11].value_or(QByteArray()).toDouble();
    }
    return {};
}

/// Without the nodes where they do not say: what is known of the server itself is told.
NodeWaits nodeWaits(Session& session, LockTree& tree, const Call& call)
{
    auto waits = readNodeWaits(session, call);
    if (!waits)
        tree.lack =
            Text::tr("Locks on the nodes of the cluster are not known: %1").arg(waits.error().message);
    else if (!waits->silent.isEmpty())
        tree.lack = Text::tr("Locks on %1 are not known: the node does not answer.")
                        .arg(waits->silent.join(Text::tr(", ")));
    return waits ? *std::move(waits) : NodeWaits();
}

}

QString LockNode::title() const
{
    if (pid == 0)
        return Text::tr("a prepared transaction (see pg_prepared_xacts)");
    QStringList parts {Text::tr("user “%1”").arg(user), Text::tr("database “%1”").arg(database)};
    if (!application.isEmpty())
        parts.prepend(Text::tr("“%1”").arg(application));
    if (!since.isEmpty())
        parts << Text::tr("since %1").arg(QString::fromUtf8(since));
    if (!state.isEmpty())
        parts << state;
    if (!node.isEmpty())
        parts << Text::tr("node %1").arg(node);
    const QString who =
        isOurs ? Text::tr("process %1, a session of Weekglass (%2)") : Text::tr("process %1 (%2)");
    const QString named = who.arg(QString::number(pid), parts.join(QStringLiteral(", ")));
    const QString words = statement.simplified().left(StatementCharacters);
    return words.isEmpty() ? named : Text::tr("%1: %2").arg(named, words);
}

const LockNode* LockTree::node(qint64 pid) const
{
    const auto found = std::ranges::find(nodes, pid, &LockNode::pid);
    return found == nodes.end() ? nullptr : &*found;
}

bool LockTree::isAwaited(const LockNode& node) const
{
    return std::ranges::any_of(nodes, [&node](const LockNode& waiting) {
        return std::ranges::find(waiting.blockers, node.pid) != waiting.blockers.end();
    });
}

std::vector<const LockNode*> LockTree::roots() const
{
    std::vector<const LockNode*> roots;
    for (const LockNode& one : nodes) {
        if ((isAwaited(one) || one.isStart) && one.blockers.empty())
            roots.push_back(&one);
    }
    return roots;
}

bool LockTree::isWaiting() const
{
    return std::ranges::any_of(nodes,
                               [](const LockNode& one) { return one.isStart && !one.blockers.empty(); });
}

Result<LockTree> readLockTree(Session& session, const LockStarts& starts, const Call& call)
{
    LockTree tree;
    const NodeWaits waits = nodeWaits(session, tree, call);
    const Value pids = starts.pids ? arrayOf(*starts.pids) : Value();
    const Value application = starts.application.isEmpty() ? Value() : Value(starts.application);
    const auto table =
        session.readTable(Sql::load("catalog/lock_tree.sql"),
                          {pids, application, arrayOf(waits.waiting), arrayOf(waits.blocking)}, call);
    if (!table)
        return table.error();
    for (const auto& row : table->rows) {
        LockNode& one = tree.nodes.emplace_back(nodeOf(row));
        const auto place = waits.nodes.find(one.pid);
        if (place == waits.nodes.end() || !one.waitsFor.isEmpty())
            continue;
        one.waitsOn = place->second;
        one.waitsFor = Text::tr("a lock on node %1").arg(one.waitsOn);
    }
    if (auto named = nameOthers(session, tree, call); !named)
        return named.error();
    return tree;
}

QString blockedBy(const LockTree& tree)
{
    const auto roots = tree.roots();
    QStringList names;
    for (const LockNode* root : roots)
        names << root->title();
    if (names.isEmpty()) // the server ends a circle by itself, after deadlock_timeout
        return tree.isWaiting() ? Text::tr("It waits for a lock, in a circle of sessions.") : QString();
    const auto more = static_cast<int>(names.size() - std::min<qsizetype>(names.size(), NamedRoots));
    const QString first = names.mid(0, NamedRoots).join(QStringLiteral("; "));
    return more == 0 ? Text::tr("It waits for a lock of %1").arg(first)
                     : Text::tr("It waits for a lock of %1; and of %n more", nullptr, more).arg(first);
}

Result<void> endSession(Session& session, const LockNode& node, SessionEnd how, const Call& call)
{
    const Sql act = how == SessionEnd::Cancel ? Sql("SELECT pg_catalog.pg_cancel_backend(a.pid)")
                                              : Sql("SELECT pg_catalog.pg_terminate_backend(a.pid)");
    // Citus asks the process's own node
    const Sql from = node.node.isEmpty()
        ? Sql(" FROM pg_catalog.pg_stat_activity AS a ")
        : Sql(" FROM (SELECT s.global_pid AS pid, s.backend_start FROM pg_catalog.citus_stat_activity AS s "
              "WHERE NOT s.is_worker_query) AS a ");
    const auto done = session.query(act + from
                                        + Sql("WHERE a.pid OPERATOR(pg_catalog.=) $1::pg_catalog.int8 AND "
                                              "a.backend_start OPERATOR(pg_catalog.=) "
                                              "$2::pg_catalog.timestamptz"),
                                    {QByteArray::number(node.pid), node.started}, call);
    if (!done)
        return done.error();
    if (!done->rows.empty() && done->single() == "t")
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("Process %1 no longer exists; nothing was done.").arg(node.pid),
                  .advice = Text::tr("List the locks again.")};
}

}
