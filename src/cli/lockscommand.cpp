#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/text.h"
#include "weeks/endsession.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

namespace Weekglass {

namespace {

struct LocksArguments
{
    AdminArguments admin;
    qint64 cancel = 0;
    qint64 terminate = 0;

    std::optional<SessionToEnd> wanted() const
    {
        if (cancel != 0)
            return SessionToEnd {cancel, Pg::SessionEnd::Cancel};
        if (terminate != 0)
            return SessionToEnd {terminate, Pg::SessionEnd::Terminate};
        return {};
    }
};

QByteArray blockersOf(const Pg::LockNode& node)
{
    QByteArrayList numbers;
    for (const qint64 pid : node.blockers)
        numbers << QByteArray::number(pid);
    return '[' + numbers.join(',') + ']';
}

/// Each session below one that blocks it, once.
class TreeOutput
{
public:
    TreeOutput(const Context& context, const Pg::LockTree& tree)
        : m_tree(tree)
        , m_isJson(context.json)
        , m_output(context.json,
                   {m_isJson ? jsonColumn("pid") : column("pid", Text::tr("Process")),
                    jsonColumn("blocked_by", Text::tr("Blocked by")), jsonColumn("root", Text::tr("Root")),
                    jsonColumn("ours", Text::tr("Ours")), column("node", Text::tr("Node")),
                    column("user", Text::tr("User")), column("database", Text::tr("Database")),
                    column("application", Text::tr("Application")), column("state", Text::tr("State")),
                    column("since", Text::tr("Since")), column("waiting_since", Text::tr("Waiting since")),
                    column("waits_for", Text::tr("Waits for")), column("statement", Text::tr("Statement"))})
    {
        for (const Pg::LockNode* root : m_tree.roots())
            add(*root, 0);
        for (const Pg::LockNode& one : m_tree.nodes)
            add(one, 0); // of a circle
        m_output.finish();
    }

private:
    void add(const Pg::LockNode& node, int depth)
    {
        if (!m_added.insert(node.pid).second)
            return;
        const QString indent(m_isJson ? 0 : 2 * depth, QLatin1Char(' '));
        m_output.add({QString(indent + QString::number(node.pid)), blockersOf(node), node.blockers.empty(),
                      node.isOurs, node.node, node.user, node.database, node.application, node.state,
                      node.since, node.waitingSince, node.waitsFor, node.statement.simplified()});
        for (const Pg::LockNode& one : m_tree.nodes) {
            if (std::ranges::find(one.blockers, node.pid) != one.blockers.end())
                add(one, depth + 1);
        }
    }

    const Pg::LockTree& m_tree;
    const bool m_isJson;
    Output m_output;
    std::set<qint64> m_added;
};

Result<PrintedChange> planned(Pg::Session& session, const SessionToEnd& what, const Pg::Call& call)
{
    const auto plan = planSessionEnd(session, what, call);
    if (!plan)
        return plan.error();
    return PrintedChange {.plan = *plan, .print = [plan = *plan] {
                              say(plan.headline);
                              for (const PlannedChange::Fact& fact : plan.facts)
                                  say(Text::tr("%1: %2").arg(fact.name, fact.text));
                              for (const QString& warning : plan.warnings)
                                  say(warning);
                          }};
}

Result<void> locks(const Context& context, const LocksArguments& arguments)
{
    auto session = context.open();
    if (!session)
        return session.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    const auto what = arguments.wanted();
    if (!what) {
        const auto tree = Pg::readLockTree(*session, {}, call);
        if (!tree)
            return tree.error();
        TreeOutput(context, *tree);
        if (!tree->lack.isEmpty())
            say(tree->lack);
        if (tree->nodes.empty())
            say(Text::tr("Nobody waits for a lock."));
        return {};
    }
    const auto may =
        mayChange(context, arguments.admin, Asks::Plan, [&] { return planned(*session, *what, call); });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto done = endPlannedSession(*session, *what, QByteArray::fromStdString(arguments.admin.plan),
                                        arguments.admin.by(), call);
    if (!done)
        return done.error();
    say(*done);
    return {};
}

}

void addLocksCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<LocksArguments>();
    auto* command = app.add_subcommand(
        "locks", "List who waits for whose locks on the server; cancel or end a session among them");
    auto* cancel =
        command->add_option("--cancel", arguments->cancel, "Cancel the statement that this process runs");
    command->add_option("--terminate", arguments->terminate, "End the session of this process")
        ->excludes(cancel);
    addConfirmation(command, arguments->admin);
    addBy(command, arguments->admin);
    command->callback([&, arguments] { exitCode = conclude(locks(context, *arguments)); });
}

}
