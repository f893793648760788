#include "pg/locktree.h"

#include "pg/text.h"

#include <algorithm>

namespace Weekglass::Pg {

namespace {

constexpr std::size_t NamedRoots = 3;
constexpr qsizetype StatementCharacters = 120;

/// Of an array of numbers such as {1,2}.
std::vector<int> numbersOf(const Value& array)
{
    std::vector<int> numbers;
    const QByteArray text = array.value_or(QByteArray());
    const QByteArrayList parts = text.size() > 2 ? text.mid(1, text.size() - 2).split(',') : QByteArrayList();
    for (const QByteArray& part : parts)
        numbers.push_back(part.toInt());
    return numbers;
}

Value arrayOf(const std::optional<std::vector<int>>& numbers)
{
    if (!numbers)
        return {};
    QByteArrayList parts;
    for (const int number : *numbers)
        parts << QByteArray::number(number);
    return QByteArray('{' + parts.join(',') + '}');
}

LockNode nodeOf(const std::vector<Value>& row)
{
    return {.pid = row[0].value_or(QByteArray()).toInt(),
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
            .blockers = numbersOf(row[13])};
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
    const QString who =
        isOurs ? Text::tr("process %1, a session of Weekglass (%2)") : Text::tr("process %1 (%2)");
    const QString named = who.arg(QString::number(pid), parts.join(QStringLiteral(", ")));
    const QString words = statement.simplified().left(StatementCharacters);
    return words.isEmpty() ? named : Text::tr("%1: %2").arg(named, words);
}

const LockNode* LockTree::node(int pid) const
{
    const auto found = std::ranges::find(nodes, pid, &LockNode::pid);
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<const LockNode*> LockTree::roots() const
{
    std::vector<const LockNode*> roots;
    for (const LockNode& one : nodes) {
        const bool isAwaited = std::ranges::any_of(nodes, [&one](const LockNode& waiting) {
            return std::ranges::find(waiting.blockers, one.pid) != waiting.blockers.end();
        });
        if ((isAwaited || one.isStart) && one.blockers.empty())
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
    const Value application = starts.application.isEmpty() ? Value() : Value(starts.application);
    const auto table =
        session.readTable(Sql::load("catalog/lock_tree.sql"), {arrayOf(starts.pids), application}, call);
    if (!table)
        return table.error();
    LockTree tree;
    for (const auto& row : table->rows)
        tree.nodes.push_back(nodeOf(row));
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
    const auto done =
        session.query(act
                          + Sql(" FROM pg_catalog.pg_stat_activity AS a WHERE a.pid OPERATOR(pg_catalog.=) "
                                "$1::pg_catalog.int4 AND a.backend_start OPERATOR(pg_catalog.=) "
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
