#include "lifecycle/dropweek.h"

#include "archives/archivefile.h"
#include "archives/fingerprint.h"
#include "base/utf8.h"
#include "lifecycle/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/databasefacts.h"
#include "weeks/plannedchange.h"
#include "weeks/weeklock.h"
#include "json/strings.h"

#include <thread>

namespace Weekglass {

namespace {

using Pg::Sql;

Error refused(const QString& name, const QString& message, const QString& advice, const QString& detail = {})
{
    return {.kind = Error::Kind::Sql, .message = message, .where = name, .advice = advice, .detail = detail};
}

/// What the server's answer to DROP DATABASE means here.
Error explained(Error error, const QString& name)
{
    error.where = name;
    error.detail = error.detail.isEmpty() ? error.message : error.message + QLatin1Char('\n') + error.detail;
    if (error.sqlState == QLatin1String("3D000")) {
        error.message = Text::tr("The database is gone already: somebody else dropped it.");
        error.advice = Text::tr("Refresh the list of weeks.");
    } else if (error.sqlState == QLatin1String("55006")) {
        error.message = Text::tr("The database is in use, so the server did not drop it; it is unchanged.");
        error.advice = Text::tr("The server's message names the reason. Plan again to see who is connected.");
    } else if (error.sqlState == QLatin1String("42501")) {
        error.message =
            Text::tr("Your role may not drop the database or end a session in it; it is unchanged.");
        error.advice =
            Text::tr("Connect as its owner or as a superuser, or close the session that is named.");
    } else {
        error.message = Text::tr("The database was not dropped.");
        error.advice = Text::tr("Make a new plan to see the current state.");
    }
    return error;
}

Error changed(const QString& name, const QString& message, const QString& detail = {})
{
    return refused(name, message, Text::tr("Read the new plan, and confirm it."), detail);
}

Result<void> refuseNewcomers(const QString& name, const QStringList& newcomers)
{
    if (newcomers.isEmpty())
        return {};
    return changed(
        name,
        Text::tr(
            "The week has changed since the plan was made: somebody has connected to it. Nothing was done."),
        newcomers.join(QLatin1Char('\n')));
}

class Dropper
{
public:
    Dropper(const Pg::ConnectOptions& server, Pg::Session& maintenance, const DropPlan& plan, qint64 sessions,
            const DropOptions& options)
        : m_server(server)
        , m_maintenance(maintenance)
        , m_plan(plan)
        , m_sessions(sessions)
        , m_options(options)
    {
    }

    Result<void> run();

private:
    Result<void> readArchive();
    Result<void> close();
    Result<void> compare();
    Result<void> drop();
    Result<void> dropShards() const;
    Result<void> lookUp(const Error& lost) const;
    Error notDropped(Pg::Session& session, const DatabaseFacts& facts, const Error& lost) const;
    void putBack();

    const Pg::ConnectOptions& m_server;
    Pg::Session& m_maintenance;
    const DropPlan& m_plan;
    qint64 m_sessions; // see sessionsShown()
    const DropOptions& m_options;
    ArchiveManifest m_manifest; // of the archive, if there is one
    std::optional<Pg::Session>
        m_inside; // while it lives, the database can be neither renamed nor dropped without FORCE
};

Result<void> Dropper::run()
{
    if (!m_plan.isInvalid) {
        if (auto read = readArchive(); !read)
            return read;
        if (auto closed = close(); !closed) {
            putBack();
            return closed;
        }
        if (const auto compared = compare(); !compared) {
            const Error error = Pg::withLockHolders(*m_inside, compared.error());
            putBack();
            return error;
        }
    }
    auto dropped = drop();
    if (dropped)
        return dropShards();
    if (dropped.error().kind == Error::Kind::Connection || dropped.error().kind == Error::Kind::Unknown)
        return lookUp(dropped.error());
    putBack();
    return explained(dropped.error(), m_plan.week.name);
}

/// Lets nobody in any more and ends the others, with one session of ours inside.
Result<void> Dropper::close()
{
    if (m_plan.isClosed) {
        if (auto opened = allowConnections(m_maintenance, m_plan.week.name, true); !opened)
            return opened;
    }
    const auto open = m_plan.archive ? openForWork : openForCatalogs; // only an archive is compared
    auto inside = open(m_server, m_plan.week.name, m_options.call.stop);
    if (!inside)
        return inside.error();
    if (auto same = verifyIdentity(*inside, m_plan.week); !same)
        return same;
    const auto pid = inside->query(Sql("SELECT pg_catalog.pg_backend_pid()"));
    if (!pid)
        return pid.error();
    m_inside = *std::move(inside);
    if (auto closed = allowConnections(m_maintenance, m_plan.week.name, false); !closed)
        return closed;
    const auto users = databaseUsers(m_maintenance, m_plan.week.oid);
    if (!users)
        return users.error();
    if (auto same = refuseNewcomers(m_plan.week.name,
                                    newcomers(*users, m_plan, m_sessions, fromUtf8(*pid->single())));
        !same)
        return same;
    return endSessions(m_maintenance, m_plan.week.oid, pid->single().value_or("0"));
}

/// It must be there and whole, which is found out before anybody is sent away.
Result<void> Dropper::readArchive()
{
    if (!m_plan.archive)
        return {};
    if (auto whole = checkArchiveFile(m_plan.archive->file, m_plan.archive->sha256, m_options.call.stop);
        !whole)
        return whole;
    auto manifest = readManifest(m_plan.archive->file);
    if (!manifest)
        return manifest.error();
    m_manifest = *std::move(manifest);
    return {};
}

/// The content must be what the archive has.
Result<void> Dropper::compare()
{
    if (!m_plan.archive)
        return {};
    auto transaction = Pg::Transaction::begin(*m_inside, Pg::Transaction::Access::Snapshot, m_options.call);
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(*m_inside); !set)
        return set;
    const auto sequences = readSequences(*m_inside, m_options.call);
    if (!sequences)
        return sequences.error();
    // counters are no rows: one that has moved since would begin again where the archive has it
    const auto moved = std::find_if(sequences->begin(), sequences->end(), [&](const SequencePosition& one) {
        return std::ranges::count(m_manifest.sequencesBefore, one) == 0
            || std::ranges::count(m_manifest.sequencesAfter, one) == 0;
    });
    bool isSame = moved == sequences->end() && sequences->size() == m_manifest.sequencesBefore.size()
        && sequences->size() == m_manifest.sequencesAfter.size();
    const auto now = isSame ? readFingerprint(*m_inside, m_options.call, m_manifest.fingerprint.hashedBy())
                            : Result<Fingerprint>(Fingerprint());
    if (!now)
        return now.error();
    // this is the server that wrote them, so that no letter of them may differ; older archives do not say
    const QByteArray& exact = m_manifest.fingerprint.exactDefinitions;
    isSame = isSame && now->digest() == m_plan.archive->digest
        && (exact.isEmpty() || exact == now->exactDefinitions);
    if (isSame)
        return {};
    return refused(
        m_plan.week.name, Text::tr("The week has changed since it was archived; nothing was dropped."),
        Text::tr("Freeze it, archive it again, and plan again."),
        (moved == sequences->end()
             ? QString()
             : Text::tr("The counter %1 has another value; a crash of the server also causes that.")
                     .arg(moved->name)
                 + QLatin1Char(' '))
            + Text::tr("Archived at %1.").arg(fromUtf8(m_plan.archive->at)));
}

Result<void> Dropper::drop()
{
    // once more at the last moment: an invalid database has no session of ours that would hold its name
    const auto facts = readDatabaseFacts(m_maintenance, m_plan.week.name);
    if (!facts)
        return facts.error();
    if (facts->identity != m_plan.week)
        return refused(m_plan.week.name, Text::tr("Another database has this name now; it was not changed."),
                       Text::tr("Refresh the list of weeks."));
    // not to be stopped any more: a DROP that is cut off leaves an invalid database
    return m_maintenance.execute(Sql("DROP DATABASE ") + Sql::identifier(m_plan.week.name)
                                 + Sql(" WITH (FORCE)"));
}

/// After the week itself: without it nobody reads what may be left of them.
Result<void> Dropper::dropShards() const
{
    auto dropped = dropOnWorkers(m_server, m_plan.workers, m_plan.week);
    if (dropped)
        return {};
    return refused(
        m_plan.week.name, Text::tr("The week is dropped, but not its shards on a worker."),
        Text::tr("When the worker answers, drop the database of this name there. A new week of the same "
                 "name removes it, too."),
        dropped.error().text());
}

/// What is told when the database is there still.
Error Dropper::notDropped(Pg::Session& session, const DatabaseFacts& facts, const Error& lost) const
{
    if (!facts.isInvalid && !m_plan.isClosed)
        (void)allowConnections(session, m_plan.week.name, true);
    return {
        .kind = Error::Kind::Connection,
        .message = facts.isInvalid
            ? Text::tr("The connection was lost during the DROP: the database is invalid now and can only "
                       "be dropped.")
            : Text::tr("The connection was lost. The server confirms that nothing was dropped."),
        .where = m_plan.week.name,
        .advice = Text::tr("Plan again."),
        .detail = lost.detail};
}

/// After the connection was lost: whether the database is there still.
Result<void> Dropper::lookUp(const Error& lost) const
{
    for (int attempt = 0; attempt < 60; ++attempt) {
        // a session that opens right after a crash may die again, so an answer is what counts
        auto session = openForWork(m_server, {});
        const auto isGone = [&](const Result<DatabaseFacts>& facts) {
            return facts ? facts->identity != m_plan.week : facts.error().sqlState == QLatin1String("3D000");
        };
        if (session && isGone(readDatabaseFacts(*session, m_plan.week.name)))
            return dropShards();
        // while the lock is taken, the lost one may be dropping still
        const auto lock = session ? WeekLock::take(*session, m_plan.week.name, std::chrono::milliseconds(0))
                                  : Result<WeekLock>(session.error());
        if (lock) {
            const auto facts = readDatabaseFacts(*session, m_plan.week.name);
            if (isGone(facts))
                return dropShards();
            if (facts)
                return notDropped(*session, *facts, lost);
        }
        if (m_options.call.stop.stop_requested())
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    Error unknown = lost;
    unknown.kind = Error::Kind::Unknown;
    unknown.message = Text::tr("The connection was lost during the DROP, and its result could not be read.");
    unknown.advice =
        Text::tr("When the server answers again, the list of weeks shows whether the week still exists.");
    return unknown;
}

void Dropper::putBack()
{
    if (!m_plan.isInvalid && m_maintenance.isUsable())
        (void)allowConnections(m_maintenance, m_plan.week.name, !m_plan.isClosed);
}

/// When the newest session began that was shown.
Result<qint64> checkPlan(const DropPlan& plan, const WeekIdentity& week, const DropConfirmation& confirmation)
{
    const QString& name = week.name;
    if (plan.week != week)
        return anotherDatabase(name);
    if (auto typed = TypedPhrase {confirmation.typed, plan.phrase}.check(); !typed)
        return typed.error().at(name);
    if (!plan.obstacles.isEmpty())
        return refused(name, Text::tr("Something is in the way; nothing was done."),
                       Text::tr("Remove the obstacles and plan again."),
                       plan.obstacles.join(QLatin1Char('\n')));
    const auto sessions = sessionsShown(plan, confirmation.hash);
    if (!sessions)
        return changed(name, Text::tr("The week has changed since the plan was made; nothing was done."));
    if (auto same = refuseNewcomers(name, newcomers(plan.users, plan, *sessions)); !same)
        return same.error();
    if (confirmation.typedInProduction) {
        if (auto typed = TypedPhrase {*confirmation.typedInProduction, plan.productionPhrase()}.check();
            !typed)
            return typed.error().at(name);
    }
    if (plan.needsOverride() && confirmation.withoutArchive.trimmed().isEmpty())
        return refused(name, Text::tr("No verified archive of this week is known; nothing was done."),
                       Text::tr("Archive it first, or give a reason to drop it without one."));
    return *sessions;
}

QByteArray detailOf(const DropPlan& plan, const DropConfirmation& confirmation)
{
    return "{\"plan\": " + Json::quoted(QString::fromLatin1(plan.hash))
        + ", \"rows\": " + (plan.rows ? QByteArray::number(*plan.rows) : QByteArray("null")) + ", \"bytes\": "
        + (plan.bytes ? QByteArray::number(*plan.bytes) : QByteArray("null")) + ", \"archive\": "
        + (plan.archive ? Json::quoted(plan.archive->file) : QByteArray("null")) + ", \"withoutArchive\": "
        + (plan.needsOverride() ? Json::quoted(confirmation.withoutArchive) : QByteArray("null")) + '}';
}

}

Result<QByteArray> dropWeek(const Pg::ConnectOptions& server, const WeekIdentity& week,
                            const DropConfirmation& confirmation, const DropOptions& options)
{
    auto maintenance = openForWork(server, {}, options.call.stop);
    if (!maintenance)
        return maintenance.error();
    if (const auto quoted = Sql::identifier(week.name); !quoted)
        return quoted.error();
    const auto lock = WeekLock::take(*maintenance, week.name, options.lockWait, options.call);
    if (!lock)
        return lock.error();
    const auto plan = planDropIn(*maintenance, server, week.name, options.call);
    if (!plan)
        return plan.error();
    const auto sessions = checkPlan(*plan, week, confirmation);
    if (!sessions)
        return sessions.error();
    AdminBy by = options.by;
    if (by.reason.isEmpty() && plan->needsOverride())
        by.reason = confirmation.withoutArchive;
    auto operation = LoggedOperation::begin(
        *maintenance,
        {.kind = QStringLiteral("drop"), .week = week, .by = by, .detail = detailOf(*plan, confirmation)});
    if (!operation)
        return operation.error();
    const auto dropped = removeJobs(server, week, plan->jobs.jobs, by, [&] {
        return Dropper(server, *maintenance, *plan, *sessions, options).run();
    });
    if (!dropped)
        return operation->failed(dropped.error());
    (void)operation->done(); // it is dropped, whether that could be written down or not
    return operation->id();
}

}
