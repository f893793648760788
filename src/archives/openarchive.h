#pragma once

#include "archives/archivefile.h"
#include "scratch/scratchdatabase.h"

#include <memory>

namespace Weekglass {

/// A week that was opened from its archive.
struct OpenedArchive
{
    QString database;
    QByteArray conninfo; ///< for a reader, who can change nothing
};

/// Restores a dump into a database of the week's name on @p server, to be looked at: a fresh role without
/// rights owns it and cannot log in any more, and a reader sees all tables and can write nothing. Refused if
/// there is a database of that name. It stays until closeArchive().
Result<OpenedArchive> openArchive(const QString& dump, const Pg::ConnectOptions& server,
                                  const AdminProgress& progress = {}, const std::stop_token& stop = {});

/// Drops a database that openArchive() made, with its two roles. Any other database is refused.
Result<void> closeArchive(const Pg::ConnectOptions& server, const QString& database,
                          const std::stop_token& stop = {});

/// Archives that were to be open only as long as their program, and roles without a database. Dropped are
/// those that nobody uses.
Result<std::vector<LeftOver>> cleanOpenedArchives(Pg::Session& maintenance, Cleaning cleaning);

/// An archive that is open as long as this object. Its database is named after the week with "(archive)"
/// added, so that it can be open beside the week itself. What a killed program left open is closed by the
/// next one that opens.
class ViewedArchive
{
public:
    static Result<std::shared_ptr<ViewedArchive>> open(const QString& dump, const Pg::ConnectOptions& server,
                                                       const AdminProgress& progress = {},
                                                       const std::stop_token& stop = {});
    /// Closes it, which waits for the server: let the last pointer go on a worker.
    ~ViewedArchive();
    Q_DISABLE_COPY_MOVE(ViewedArchive)

    const OpenedArchive& opened() const { return m_opened; }
    /// Of its database, not of the week that was archived.
    const WeekIdentity& identity() const { return m_identity; }
    const ArchiveManifest& manifest() const { return m_manifest; }

private:
    ViewedArchive(Pg::Session maintenance, ArchiveManifest manifest);

    Pg::Session m_maintenance;
    const ArchiveManifest m_manifest;
    OpenedArchive m_opened;
    WeekIdentity m_identity;
    QString m_owner; // empty: it is not open
    std::optional<WeekLock> m_lock; // says that it is in use; released before the session goes
};

}
