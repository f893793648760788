#pragma once

#include "weeks/cronjobs.h"
#include "weeks/databasefacts.h"
#include "weeks/operationslog.h"
#include "weeks/weekcluster.h"

namespace Weekglass {

/// The newest verified archive of a week, as the log has it.
struct KnownArchive
{
    QByteArray operation; ///< UUID of the archiving
    QString file; ///< on the computer that made it
    QByteArray sha256; ///< of the file
    QByteArray digest; ///< of the content, Fingerprint::digest()
    QByteArray at;
};

/// What dropping a database means, and what is in its way.
struct DropPlan
{
    WeekIdentity week;
    QString owner;
    bool isInvalid = false; ///< the rest of an interrupted DROP; holds nothing
    bool isClosed = false; ///< lets nobody connect
    std::optional<qint64> bytes = {}; ///< nothing: we may not ask
    std::optional<qint64> rows = {}; ///< of all tables; nothing: it cannot be read
    std::optional<Error> notRead = {}; ///< because code of its owners would run with our rights
    std::vector<DatabaseUser> users = {};
    std::optional<KnownArchive> archive = {};
    EndingJobs jobs = {}; ///< of pg_cron, which go with it
    std::vector<Pg::ClusterNode> workers = {}; ///< of Citus, where the week has shards, which go with it
    QString phrase = {}; ///< weekPhrase()
    QStringList obstacles = {}; ///< each forbids it
    /// Of identity, rows, archive, jobs and the sessions whose begin we may not know, and when the newest one
    /// began.
    QByteArray hash = {};

    bool needsOverride() const { return !isInvalid && !archive; }
    /// The OID, and the number of rows if they were counted: what a server marked production wants typed
    /// besides the phrase.
    QString productionPhrase() const;
};

/// Looks only. @p server leads to the maintenance database. The name must be one that the server lists: a
/// name that it would cut is refused.
Result<DropPlan> planDrop(const Pg::ConnectOptions& server, const QString& name, const Pg::Call& call = {});

/// When the newest session began that the plan of the hash @p confirmed showed; nothing: that plan was
/// another one.
std::optional<qint64> sessionsShown(const DropPlan& plan, const QByteArray& confirmed);
/// A sentence for each session that began later than @p shown; where the server does not tell us when, for
/// each that the plan does not have. @p except is a process of the server.
QStringList newcomers(const std::vector<DatabaseUser>& users, const DropPlan& plan, qint64 shown,
                      const QString& except = {});
Result<DropPlan> planDropIn(Pg::Session& maintenance, const Pg::ConnectOptions& server, const QString& name,
                            const Pg::Call& call);

/// The newest verified archive of this very database, as a log has it.
std::optional<KnownArchive> newestArchive(const std::vector<LogEntry>& entries, const WeekIdentity& week);
/// The same, from the server's log.
Result<std::optional<KnownArchive>> knownArchive(Pg::Session& maintenance, const WeekIdentity& week,
                                                 const Pg::Call& call = {});

}
