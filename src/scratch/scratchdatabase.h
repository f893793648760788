#pragma once

#include "base/leftover.h"
#include "pg/connectoptions.h"
#include "weeks/weeklock.h"

#include <functional>
#include <optional>

namespace Weekglass {

struct DatabaseFacts;

/// What a dump needs of the database that it is restored into.
struct DatabaseNeeds
{
    QString encoding;
    QString collation;
    QString characterType;
    QStringList extensions = {}; ///< that only a superuser can make
    QStringList roles = {}; ///< that its policies name
    int postgres = 0; ///< major version of pg_dump: no older server restores what it wrote; 0: any
};

using AdminProgress = std::function<void(const QString& step)>;

/// Where a dump is restored and who restores it.
struct RestoreTarget
{
    Pg::ConnectOptions server; ///< maintenance database; the role must be able to create roles and databases
    QString database;
    QString role; ///< a fresh login that owns the database and nothing else
    QByteArray password;
    QStringList extensions = {}; ///< that only a superuser can make: @ref server makes them beforehand
};

/// Makes the role, which may do nothing, and a database of the needed encoding and order that it owns and
/// that is empty but for the target's extensions.
Result<void> makeRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target,
                               const DatabaseNeeds& needs);

/// The extensions of the connected week that a restore cannot make without a superuser, with those that they
/// need.
Result<QStringList> untrustedExtensions(Pg::Session& session, const Pg::Call& call = {});
/// The same as the database of the session has.
Result<DatabaseNeeds> likeWeek(Pg::Session& session, const DatabaseFacts& facts, const Pg::Call& call = {});
/// Makes them in an empty database, @p inside as a superuser there, from what the server itself has
/// installed; so the restoring role owns none of what they bring, and cannot reach out by it.
Result<void> prepareExtensions(Pg::Session& inside, const QStringList& extensions);

/// The role's own connection to the database.
Result<Pg::ConnectOptions> optionsOf(const RestoreTarget& target);

/// Drops both again.
Result<void> dropRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target);

QByteArray newPassword();

/// On the private server: lets the role log in to this database only, by way of a role that has its name.
/// Other servers have no such rule, and nothing is done there.
Result<void> confineRole(Pg::Session& maintenance, const QString& role, const QString& database);
/// Such roles: of the database, or of the role that owns it.
Result<QStringList> archiveDoors(Pg::Session& maintenance, const QString& owner,
                                 const QString& database = {});

/// The same server as the role that may make roles and extensions there, if it is the private one and runs.
Pg::ConnectOptions withSetupRights(const Pg::ConnectOptions& server, const std::stop_token& stop = {});

/// The private server of this user as the role that sets it up, started if it does not run. Dumps are
/// restored there unless somebody says otherwise: the week's own server is spared the work, and what is in
/// the dump runs far from it.
Result<Pg::ConnectOptions> privateServer(const AdminProgress& progress = {},
                                         const std::stop_token& stop = {});

/// The scratch databases and roles that the server has. Removed are those that nobody uses, on this computer
/// or on another one: their makers are gone.
Result<std::vector<LeftOver>> cleanScratchDatabases(Pg::Session& maintenance, Cleaning cleaning);
/// Drops what has this name unless somebody uses it or its database (empty: it has none) or holds its lock.
/// @return why it stays
QString whyInUse(Pg::Session& maintenance, const QString& name, const QString& database, Cleaning cleaning,
                 const std::function<Result<void>()>& drop);

/// What is left of the databases that a file of SQL lists, each with whether it is ours; @p isForeign: why
/// the others stay.
Result<std::vector<LeftOver>> cleanDatabases(Pg::Session& maintenance, const char* file,
                                             const QString& isForeign, Cleaning cleaning,
                                             const std::function<Result<void>(const QString&)>& drop);

/// A database that lives as long as this object; what a killed program left behind is removed by the next
/// one.
class ScratchDatabase
{
public:
    static Result<ScratchDatabase> make(const Pg::ConnectOptions& server, const DatabaseNeeds& needs);
    ScratchDatabase(ScratchDatabase&&) noexcept = default;
    ScratchDatabase& operator=(ScratchDatabase&&) = delete;
    ~ScratchDatabase();

    const RestoreTarget& target() const { return m_target; }
    /// Lets the role see rows that row-level security hides even from the owner of a table, if we may allow
    /// it.
    void showAllRows();

private:
    ScratchDatabase(std::unique_ptr<Pg::Session> maintenance, RestoreTarget target)
        : m_maintenance(std::move(maintenance))
        , m_target(std::move(target))
    {
    }

    std::unique_ptr<Pg::Session> m_maintenance; // null once moved from
    RestoreTarget m_target;
    std::optional<WeekLock> m_lock; // says that it is in use; released before the session goes
};

}
