#pragma once

#include "admin/archivefile.h"
#include "pg/connectoptions.h"
#include "week/weeklock.h"

#include <functional>
#include <optional>

namespace Weekglass {

using AdminProgress = std::function<void(const QString& step)>;

/// Where a dump is restored and who restores it.
struct RestoreTarget
{
    Pg::ConnectOptions server; ///< maintenance database; the role must be able to create roles and databases
    QString database;
    QString role; ///< a fresh login that owns the database and nothing else
    QByteArray password;
};

/// Makes the role, which may do nothing, and an empty database of the manifest's encoding and order that it
/// owns.
Result<void> makeRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target,
                               const ArchiveManifest& manifest);

/// Restores the dump as that role, in one transaction; whatever is in the dump runs with the role's rights
/// only.
Result<void> restoreDump(const QString& dump, const RestoreTarget& target, const AdminProgress& progress,
                         const std::stop_token& stop);

/// The role's own connection to the database.
Result<Pg::ConnectOptions> optionsOf(const RestoreTarget& target);

/// Drops both again.
Result<void> dropRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target);

QByteArray newPassword();

/// A database that lives as long as this object; what a killed program left behind is removed by the next
/// one.
class ScratchDatabase
{
public:
    static Result<ScratchDatabase> make(const Pg::ConnectOptions& server, const ArchiveManifest& manifest);
    ScratchDatabase(ScratchDatabase&&) noexcept = default;
    ScratchDatabase& operator=(ScratchDatabase&&) = delete;
    ~ScratchDatabase();

    const RestoreTarget& target() const { return m_target; }

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
