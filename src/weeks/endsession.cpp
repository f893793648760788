#include "weeks/endsession.h"

#include "base/safetext.h"
#include "weeks/notedoperation.h"
#include "weeks/planhash.h"
#include "weeks/text.h"
#include "weeks/weekphrase.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::SessionEnd;

/// The session, and where it stands among those that wait.
struct Found
{
    Pg::LockTree tree;
    Pg::LockNode node;
    WeekIdentity database;
};

Result<Found> find(Pg::Session& maintenance, qint64 pid, const Pg::Call& call)
{
    auto identity = identify(maintenance);
    if (!identity)
        return identity.error();
    auto all = Pg::readLockTree(maintenance, {}, call);
    if (!all)
        return all.error();
    const Pg::LockNode* node = all->node(pid);
    if (node && pid != 0) {
        Found found {.tree = *all, .node = *node, .database = *identity};
        found.database.oid = node->databaseOid.toUInt();
        found.database.name = node->database;
        return found;
    }
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("Process %1 blocks nobody, and waits for nobody.").arg(pid),
                  .advice = Text::tr("Nothing was done. List the locks again."),
                  .sqlState = QStringLiteral("3D000")};
}

QByteArray hashOf(const Found& found, SessionEnd how)
{
    PlanHash hash(found.database);
    hash.add(QByteArray::number(found.node.pid));
    hash.add(found.node.started);
    hash.add(QByteArray(how == SessionEnd::Cancel ? "cancel" : "terminate"));
    return hash.result();
}

QString effectOf(const Pg::LockNode& node, SessionEnd how)
{
    if (how == SessionEnd::Terminate)
        return Text::tr("The session ends, and its open transaction is rolled back.");
    return node.state == QLatin1String("active")
        ? Text::tr("Its statement is cancelled, and the transaction fails.")
        : Text::tr("Nothing to cancel: no statement runs, and its transaction keeps the locks.");
}

QString waitersOf(const Found& found)
{
    QStringList waiters;
    for (const Pg::LockNode& one : found.tree.nodes) {
        if (std::ranges::find(one.blockers, found.node.pid) != one.blockers.end())
            waiters << one.title();
    }
    return waiters.join(QLatin1Char('\n'));
}

QByteArray detailOf(const Pg::LockNode& node)
{
    return QJsonDocument(QJsonObject {{QStringLiteral("pid"), node.pid},
                                      {QStringLiteral("node"), node.node},
                                      {QStringLiteral("user"), node.user},
                                      {QStringLiteral("application"), node.application},
                                      {QStringLiteral("started"), QString::fromUtf8(node.started)}})
        .toJson(QJsonDocument::Compact);
}

}

Result<PlannedChange> planSessionEnd(Pg::Session& maintenance, const SessionToEnd& what, const Pg::Call& call)
{
    const auto found = find(maintenance, what.pid, call);
    if (!found)
        return found.error();
    const bool isCancel = what.how == SessionEnd::Cancel;
    PlannedChange change {.headline = (isCancel ? Text::tr("Cancel the statement of process %1")
                                                : Text::tr("End the session of process %1"))
                                          .arg(what.pid),
                          .facts = {{.name = Text::tr("Session"), .text = found->node.title()},
                                    {.name = Text::tr("Effect"),
                                     .text = effectOf(found->node, what.how),
                                     .isAlarm = !isCancel}},
                          .phrase = weekPhrase(maintenance.options(), found->database),
                          .hash = hashOf(*found, what.how)};
    if (const QString waiters = waitersOf(*found); !waiters.isEmpty())
        change.facts.push_back({.name = Text::tr("Waits for it"), .text = waiters});
    if (found->node.isOurs)
        change.warnings << Text::tr(
            "It is a session of Weekglass: stop the work there, if you can reach it.");
    if (isCancel && found->node.state != QLatin1String("active"))
        change.isNothing = true;
    return change;
}

Result<QString> endPlannedSession(Pg::Session& maintenance, const SessionToEnd& what, const QByteArray& hash,
                                  const AdminBy& by, const Pg::Call& call)
{
    const auto found = find(maintenance, what.pid, call);
    if (!found)
        return found.error();
    if (hashOf(*found, what.how) != hash)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("This is another session now; nothing was done."),
                      .advice = Text::tr("Read the current one, and confirm that.")};
    const bool isCancel = what.how == SessionEnd::Cancel;
    NotedOperation noted(maintenance,
                         {.kind = isCancel ? QStringLiteral("cancel session") : QStringLiteral("end session"),
                          .week = found->database,
                          .by = by,
                          .detail = detailOf(found->node)});
    const auto done = Pg::endSession(maintenance, found->node, what.how, call);
    noted.end(done, detailOf(found->node));
    if (!done)
        return done.error();
    const QString said = (isCancel ? Text::tr("The statement of process %1 was asked to stop.")
                                   : Text::tr("The session of process %1 was asked to end."))
                             .arg(what.pid);
    return noted.lack().isEmpty() ? said : Text::tr("%1 The log lacks this: %2").arg(said, noted.lack());
}

}
