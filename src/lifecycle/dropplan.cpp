#include "lifecycle/dropplan.h"

#include "archives/fingerprint.h"
#include "base/utf8.h"
#include "lifecycle/text.h"
#include "pg/ownertrust.h"
#include "pg/transaction.h"
#include "weeks/planhash.h"
#include "weeks/weekcluster.h"
#include "weeks/weekphrase.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <thread>

namespace Weekglass {

namespace {

constexpr char SessionsMark = '-'; // before the begin of the newest session
constexpr int NumberBase = 36;

QString obstacle(const DatabaseUser& user)
{
    switch (user.kind) {
    case DatabaseUser::Kind::Session:
        return Text::tr(
                   "A session of %1 is connected (process %2; %3), and your role may not end it. Close it "
                   "there, or connect as a superuser.")
            .arg(user.owner, user.name, user.note);
    case DatabaseUser::Kind::Prepared:
        return Text::tr("The transaction “%1” of %2 is prepared. Connect to the database and finish it with "
                        "COMMIT PREPARED or ROLLBACK PREPARED.")
            .arg(user.name, user.owner);
    case DatabaseUser::Kind::Slot:
        return Text::tr("The replication slot “%1” is being read. Stop its reader first.").arg(user.name);
    case DatabaseUser::Kind::Subscription:
        return Text::tr("The subscription “%1” fills the database. Drop it there first.").arg(user.name);
    }
    return {};
}

void collectObstacles(const DatabaseFacts& facts, DropPlan& plan)
{
    if (facts.isTemplate)
        plan.obstacles << Text::tr("It is a template database.");
    if (facts.isCurrent)
        plan.obstacles << Text::tr("It is the database that this connection is in. Connect to another one.");
    if (!facts.isOwner)
        plan.obstacles
            << Text::tr("It belongs to the role %1, of which your role is not a member.").arg(facts.owner);
    for (const DatabaseUser& user : plan.users) {
        if (user.blocks)
            plan.obstacles << obstacle(user);
    }
}

/// Ends a session of ours, so that a plan that is made next does not take it for that of a user.
void endOwn(Pg::Session& maintenance, std::optional<Pg::Session> own)
{
    constexpr int Attempts = 40; // behind a pooler it stays
    const auto process = own->query(Pg::Sql("SELECT pg_catalog.pg_backend_pid()"));
    own.reset();
    for (int attempt = 0; process && attempt < Attempts; ++attempt) {
        const auto isThere =
            maintenance.query(Pg::Sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_stat_activity WHERE pid "
                                      "OPERATOR(pg_catalog.=) $1::pg_catalog.int4)"),
                              {process->single()});
        if (!isThere || isThere->single() != "t")
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(attempt));
    }
}

/// Nothing if it cannot be known: then the confirmation says so.
std::optional<qint64> rowsIn(Pg::Session& session, const WeekIdentity& week, const Pg::Call& call)
{
    if (!verifyIdentity(session, week))
        return {};
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot, call);
    if (!transaction || !setForWholeRead(session))
        return {};
    const auto rows = countRows(session, call);
    return rows ? std::optional(*rows) : std::nullopt;
}

/// What only a look inside tells.
void lookInside(Pg::Session& maintenance, const Pg::ConnectOptions& server, DropPlan& plan,
                const Pg::Call& call)
{
    Pg::ConnectOptions catalogs = server;
    catalogs.reads = Pg::ConnectOptions::Reads::Catalogs;
    auto session = openDatabase(catalogs, plan.week.name, call.stop);
    if (!session)
        return;
    const auto trusted = Pg::requireTrust(*session, {}, call);
    if (!trusted && Pg::isUntrustedOwner(trusted.error()))
        plan.notRead = trusted.error();
    if (const auto nodes = Pg::clusterNodes(*session, call); nodes && !nodes->empty())
        plan.workers = Pg::workersOf(*nodes);
    // what was archived is compared row by row later, which says more than a number
    if (trusted && !plan.archive)
        plan.rows = rowsIn(*session, plan.week, call);
    endOwn(maintenance, *std::move(session));
}

/// Whether the server does not tell us since when it is there.
bool isHidden(const DatabaseUser& user)
{
    return user.kind == DatabaseUser::Kind::Session && user.started == 0;
}

/// The cluster's own, which come and go as it likes.
bool isOfCluster(const DatabaseUser& user)
{
    return user.note.startsWith(QLatin1String("citus_internal"))
        || user.note.startsWith(QLatin1String("Citus Maintenance Daemon"));
}

QByteArray hashOf(const DropPlan& plan)
{
    QStringList hidden;
    for (const DatabaseUser& user : plan.users) {
        if (isHidden(user))
            hidden << user.name;
    }
    hidden.sort();
    PlanHash hash(plan.week);
    hash.add(QByteArray("drop"));
    hash.add(QByteArray(plan.isInvalid ? "invalid" : "valid"));
    hash.add(plan.rows);
    hash.add(plan.archive ? plan.archive->operation : QByteArray());
    hash.add(plan.archive ? plan.archive->sha256 : QByteArray());
    hash.add(hidden);
    if (!plan.jobs.jobs.empty())
        hash.add(plan.jobs.text());
    for (const Pg::ClusterNode& worker : plan.workers)
        hash.add(worker.address());
    const auto newest = std::ranges::max_element(plan.users, {}, &DatabaseUser::started);
    return hash.result() + SessionsMark
        + QByteArray::number(newest == plan.users.end() ? 0 : newest->started, NumberBase);
}

}

std::optional<KnownArchive> newestArchive(const std::vector<LogEntry>& entries, const WeekIdentity& week)
{
    std::optional<KnownArchive> newest;
    for (const LogEntry& entry : entries) {
        if (entry.kind != QLatin1String("archive") || entry.event != LogEvent::Done || entry.week != week)
            continue;
        const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
        newest = KnownArchive {entry.operation, detail[QLatin1String("file")].toString(),
                               detail[QLatin1String("sha256")].toString().toLatin1(),
                               detail[QLatin1String("digest")].toString().toLatin1(), entry.at};
    }
    return newest;
}

Result<std::optional<KnownArchive>> knownArchive(Pg::Session& maintenance, const WeekIdentity& week,
                                                 const Pg::Call& call)
{
    const auto entries = readLog(maintenance, {.week = week.name}, call);
    return entries ? newestArchive(*entries, week) : Result<std::optional<KnownArchive>>(entries.error());
}

QString DropPlan::productionPhrase() const
{
    const QString oid = QString::number(week.oid);
    return rows ? QString(oid + QLatin1Char(' ') + QString::number(*rows)) : oid;
}

Result<DropPlan> planDropIn(Pg::Session& maintenance, const Pg::ConnectOptions& server, const QString& name,
                            const Pg::Call& call)
{
    const auto facts = readDatabaseFacts(maintenance, name, call);
    if (!facts)
        return facts.error();
    const auto log = readLog(maintenance, {.week = facts->identity.name}, call);
    if (!log)
        return log.error();
    DropPlan plan {.week = facts->identity,
                   .owner = facts->owner,
                   .isInvalid = facts->isInvalid,
                   .isClosed = !facts->allowsConnections,
                   .bytes = facts->bytes,
                   .archive = facts->isInvalid ? std::nullopt : newestArchive(*log, facts->identity),
                   .jobs = endingJobs(server, facts->identity, *log, call.stop)};
    // those of the week itself are known inside only; elsewhere only what bears its mark is dropped
    if (const auto nodes = Pg::clusterNodes(maintenance, call))
        plan.workers = Pg::workersOf(*nodes);
    if (const auto shards = sizesOnWorkers(maintenance, call); shards && plan.bytes)
        plan.bytes = shards->withShards(plan.week, *plan.bytes);
    if (!plan.isInvalid && !plan.isClosed)
        lookInside(maintenance, server, plan, call);
    auto users = databaseUsers(maintenance, facts->identity.oid, call);
    if (!users)
        return users.error();
    plan.users = *std::move(users);
    plan.phrase = weekPhrase(server, plan.week);
    collectObstacles(*facts, plan);
    if (plan.notRead && plan.archive) // which has to be compared
        plan.obstacles << plan.notRead->text();
    if (!plan.jobs.obstacle.isEmpty())
        plan.obstacles << plan.jobs.obstacle;
    if (const auto answering = checkWorkers(server, plan.workers, call.stop); !answering)
        plan.obstacles
            << Text::tr("Its shards on the workers have to go with it. %1").arg(answering.error().text());
    if (const auto direct = maintenance.requireDirect(call); !direct)
        plan.obstacles << direct.error().message;
    plan.hash = hashOf(plan);
    return plan;
}

std::optional<qint64> sessionsShown(const DropPlan& plan, const QByteArray& confirmed)
{
    const qsizetype mark = confirmed.lastIndexOf(SessionsMark);
    bool isNumber = false;
    const qint64 newest = confirmed.mid(mark + 1).toLongLong(&isNumber, NumberBase);
    const bool isSame = mark > 0 && isNumber && plan.hash.startsWith(confirmed.first(mark + 1));
    return isSame ? std::optional(newest) : std::nullopt;
}

QStringList newcomers(const std::vector<DatabaseUser>& users, const DropPlan& plan, qint64 shown,
                      const QString& except)
{
    QStringList names;
    for (const DatabaseUser& user : users) {
        const bool isNew = isHidden(user) ? !std::ranges::count(plan.users, user.name, &DatabaseUser::name)
                                          : user.started > shown;
        const bool isOwn = user.name == except || (!plan.workers.empty() && isOfCluster(user));
        if (isNew && !isOwn)
            names << Text::tr("since the preview, %1 has connected (process %2; %3)")
                         .arg(user.owner, user.name, user.note);
    }
    return names;
}

Result<DropPlan> planDrop(const Pg::ConnectOptions& server, const QString& name, const Pg::Call& call)
{
    auto maintenance = openDatabase(server, {}, call.stop);
    if (!maintenance)
        return maintenance.error();
    return planDropIn(*maintenance, server, name, call);
}

}
