#pragma once

#include "base/result.h"
#include "pg/session.h"

#include <QFileInfo>
#include <QSet>

namespace Weekglass {

/// A file as it is now; changed, it is another one.
struct TakenFile
{
    QString path; ///< absolute, without links
    qint64 bytes = 0;
    qint64 modified = 0; ///< milliseconds since 1970

    static TakenFile of(const QString& path);
    bool operator==(const TakenFile&) const = default;
};
size_t qHash(const TakenFile& file, size_t seed = 0);

/// Those that the week has. None if nobody ever wrote one down.
Result<QSet<TakenFile>> takenFiles(Pg::Session& session, const Pg::Call& call = {});

/// Makes room for noteTaken(), in a transaction of its own.
Result<void> ensureTakenFiles(Pg::Session& session, const Pg::Call& call = {});
/// Inside the transaction that the session is in.
Result<void> noteTaken(Pg::Session& session, const TakenFile& file, const Pg::Call& call = {});

/// The files of a folder that are data: none that are hidden, being downloaded, or refused records. By name.
QStringList dataFilesIn(const QString& folder);

}
