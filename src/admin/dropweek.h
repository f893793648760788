#pragma once

#include "admin/operationslog.h"
#include "pg/connectoptions.h"

#include <functional>
#include <optional>

namespace Weekglass {

/// Somebody or something that uses a database.
struct DatabaseUser
{
    enum class Kind { Session, Prepared, Slot, Subscription };

    Kind kind = Kind::Session;
    QString name; ///< process of the server, global id, slot, subscription
    QString owner; ///< role; empty for slots
    QString note; ///< program, address and state of a session
    QByteArray since;
    qint64 started = 0; ///< of a session: the same, in microseconds since 1970; 0 where we may not know
    bool blocks = false; ///< the server will refuse to drop the database because of it
};

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
    QStringList obstacles = {}; ///< each forbids it
    /// Of identity, rows, archive and the sessions whose begin we may not know, and when the newest one
    /// began.
    QByteArray hash = {};

    bool needsOverride() const { return !isInvalid && !archive; }
};

/// How a plan is confirmed.
struct DropConfirmation
{
    QString typed; ///< WeekIdentity::confirmation()
    QByteArray hash; ///< DropPlan::hash
    QString withoutArchive =
        {}; ///< why it is dropped although no archive of it was verified; kept in the log
};

struct DropOptions
{
    AdminBy by = {};
    std::chrono::milliseconds lockWait {10000};
    Pg::Call call = {};
};

/// Looks only. @p server leads to the maintenance database. The name must be one that the server lists: a
/// name that it would cut is refused.
Result<DropPlan> planDrop(const Pg::ConnectOptions& server, const QString& name, const Pg::Call& call = {});

/// Drops the database that the plan was made for, and no other one. Under the lock of its name the plan is
/// made again and must be the same, and nobody may have connected since. With an archive, the content must
/// still be what was archived: the week is closed to everybody, compared, and only then dropped; if anything
/// is in the way it is opened again. Gives the operation's id in the log. An error of Error::Kind::Unknown:
/// the server fell silent during the DROP.
Result<QByteArray> dropWeek(const Pg::ConnectOptions& server, const WeekIdentity& week,
                            const DropConfirmation& confirmation, const DropOptions& options = {});

/// The newest verified archive of this very database.
Result<std::optional<KnownArchive>> knownArchive(Pg::Session& maintenance, const WeekIdentity& week,
                                                 const Pg::Call& call = {});

}
