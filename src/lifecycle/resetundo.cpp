#include "base/plural.h"
#include "base/utf8.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/resetrun.h"
#include "lifecycle/takebackweek.h"
#include "lifecycle/text.h"
#include "migrations/weekdetails.h"
#include "pg/lockholders.h"
#include "weeks/weekcard.h"
#include "weeks/weekcluster.h"
#include "weeks/weeklock.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

Error inUse(const QString& next, const QString& by)
{
    return resetRefused(next,
                        Text::tr("Somebody has used the next week already: %1. It was not dropped.").arg(by),
                        Text::tr("Resume the reset; or drop that week on its own (archive it first if you "
                                 "need it), and then back out of the reset."));
}

/// The first table that has not as many rows as it should.
QString firstDifference(const std::vector<CarryTarget::Rows>& present,
                        const std::vector<CarryTarget::Rows>& expected)
{
    for (const CarryTarget::Rows& rows : present) {
        if (std::find(expected.begin(), expected.end(), rows) == expected.end())
            return Text::tr("%1 has %2 row(s) that the reset does not know of", nullptr, pluralOf(rows.count))
                .arg(rows.table, QString::number(rows.count));
    }
    for (const CarryTarget::Rows& rows : expected) {
        if (std::find(present.begin(), present.end(), rows) == present.end())
            return Text::tr("%1 has lost its rows").arg(rows.table);
    }
    return {};
}

}

/// What is in the next week if nobody has used it.
Result<CarryTarget> Resetter::expectedNow(const CarryTarget& present) const
{
    if (m_state.carriedOver)
        return *m_state.carriedOver;
    CarryTarget expected = m_state.made.value_or(CarryTarget());
    if (!m_state.isDone(ResetStep::Create)) { // cut off in the middle of it: not counted yet
        expected.replaced = present.replaced;
        expected.referring = present.referring;
    } else if (present.wasTarget) { // cut off before the log could say so
        auto old = inside(m_state.week);
        if (!old)
            return old.error();
        auto rows = readCarriedRows(*old, m_request.game, {.stop = m_request.stop});
        if (!rows)
            return rows.error();
        expected.replaced = *std::move(rows);
    }
    return expected;
}

/// Nobody's work is in it.
Result<void> Resetter::checkUnused(Pg::Session& next) const
{
    const auto details = weekDetails(next, m_request.game, {.stop = m_request.stop});
    if (!details)
        return details.error();
    if (details->lastEvent && details->lastEvent != m_state.newestEvent)
        return inUse(m_state.next, Text::tr("its newest event is of %1").arg(fromUtf8(*details->lastEvent)));
    const auto present = readCarryTarget(next, m_request.game, {.stop = m_request.stop});
    if (!present && !m_state.isDone(ResetStep::Create) && present.error().sqlState == QLatin1String("42809"))
        return {}; // that is why it could not be made
    if (!present)
        return present.error();
    const auto expected = expectedNow(*present);
    if (!expected)
        return expected.error();
    for (const auto part : {&CarryTarget::replaced, &CarryTarget::referring}) {
        const QString difference = firstDifference((*present).*part, (*expected).*part);
        if (!difference.isEmpty())
            return inUse(m_state.next, difference);
    }
    return {};
}

/// Those that bear the week's mark, also of an attempt that did not reach a worker.
Result<void> Resetter::dropShards(const WeekIdentity& next) const
{
    const auto nodes = Pg::clusterNodes(m_maintenance);
    return nodes ? dropOnWorkers(m_request.server, Pg::workersOf(*nodes), next) : Result<void>(nodes.error());
}

/// Only what the reset made itself, and nobody has used since.
Result<void> Resetter::dropNext()
{
    const auto lock = WeekLock::take(m_maintenance, m_state.next, WeekLockWait);
    if (!lock)
        return lock.error();
    const auto facts = readDatabaseFacts(m_maintenance, m_state.next);
    const bool isGone = !facts && facts.error().sqlState == QLatin1String("3D000");
    if (isGone && m_state.nextOid)
        return dropShards({m_state.week.systemIdentifier, *m_state.nextOid, m_state.next});
    if (!facts)
        return isGone ? Result<void>() : facts.error();
    const bool isMarked = weekCardOf(facts->comment).operation == m_state.operation;
    bool isUnmarked = false; // cut off before it could be marked
    if (!isMarked && facts->comment.isEmpty() && !m_state.isDone(ResetStep::Create)) {
        const auto untouched =
            facts->isInvalid ? Result(true) : isUntouched(m_request.server, facts->identity, m_request.stop);
        if (!untouched)
            return untouched.error();
        isUnmarked = *untouched;
    }
    m_state.nextStays = !isUnmarked && !(isMarked && isOurs(*facts));
    return m_state.nextStays ? Result<void>() : closeAndDrop(*facts);
}

/// Nobody is let in from the look into it until it is gone.
Result<void> Resetter::closeAndDrop(const DatabaseFacts& next)
{
    const auto name = Sql::identifier(m_state.next);
    if (!name)
        return name.error();
    std::optional<Pg::Session> within; // holds the name, too
    if (!next.isInvalid) {
        if (!next.allowsConnections) { // an earlier attempt was cut off
            if (auto opened = allowConnections(m_maintenance, m_state.next, true); !opened)
                return opened;
        }
        auto session = inside(next.identity);
        if (!session)
            return session.error();
        within = *std::move(session);
        const auto process = within->query(Sql("SELECT pg_catalog.pg_backend_pid()"));
        if (!process)
            return process.error();
        auto ready = allowConnections(m_maintenance, m_state.next, false);
        if (ready)
            ready = endSessions(m_maintenance, next.identity.oid, process->single().value_or("0"));
        if (ready)
            ready = checkUnused(*within);
        if (!ready) {
            const Error error = Pg::withLockHolders(*within, ready.error());
            (void)allowConnections(m_maintenance, m_state.next, true);
            return error;
        }
    }
    const auto nodes = Pg::clusterNodes(within ? *within : m_maintenance);
    if (!nodes)
        return nodes.error();
    const auto dropped = m_maintenance.execute(Sql("DROP DATABASE ") + *name + Sql(" WITH (FORCE)"));
    if (dropped)
        return nodes->empty() ? Result<void>() : dropShards(next.identity);
    if (!next.isInvalid && m_maintenance.isUsable())
        (void)allowConnections(m_maintenance, m_state.next, true);
    return dropped.error().at(m_state.next);
}

/// The state was read under the lock: the old week is the one that the reset began with, or gone.
Result<void> Resetter::undo()
{
    if (!m_state.canUndo())
        return resetRefused(m_state.week.name,
                            Text::tr("The next week is live already; the reset cannot be undone."),
                            Text::tr("Resume the reset."));
    if (m_state.isGone) { // then what was carried over is all that is left of it
        const auto next = readDatabaseFacts(m_maintenance, m_state.next);
        m_state.nextStays = next.operator bool();
        m_state.isOver = true;
        return log(
            LogEvent::Undone, {},
            "{\"note\": "
                + Json::quoted(Text::tr("The old week no longer exists; the next week was not changed."))
                + '}');
    }
    if (!m_state.nextExisted) {
        if (auto dropped = dropNext(); !dropped)
            return dropped;
    }
    if (auto thawed = thawWeek(m_maintenance, m_state.week, m_request.game.id, rightsOf(m_state.rights));
        !thawed)
        return thawed;
    m_state.isOver = true;
    return log(LogEvent::Undone);
}

}
