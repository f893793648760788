#pragma once

#include "pg/session.h"
#include "weeks/weekidentity.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// What a database is, as the server lists it.
struct DatabaseFacts
{
    WeekIdentity identity;
    QString owner;
    bool allowsConnections = true;
    bool isInvalid = false;
    bool isTemplate = false;
    bool isCurrent = false; ///< of the session that asked
    bool isOwner = false; ///< our role may do what the owner may
    std::optional<qint64> bytes;
    QString encoding;
    QString collation;
    QString characterType;
    QByteArray rights; ///< the access list as the catalog writes it; empty: the default
    QString comment;
};

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

/// By its name, which must be one that the server keeps whole (63 bytes).
Result<DatabaseFacts> readDatabaseFacts(Pg::Session& maintenance, const QString& name,
                                        const Pg::Call& call = {});

/// An error that another database has the name now.
Error anotherDatabase(const QString& name);
/// That error unless the name is that of this very database still.
Result<void> sameDatabase(Pg::Session& maintenance, const WeekIdentity& week, const Pg::Call& call = {});

/// A session in the database of that name on the server; an empty name: the one of @p server. To look only,
/// and in a week only in transactions: they set the search path, and nothing of it stays behind a pooler.
Result<Pg::Session> openDatabase(const Pg::ConnectOptions& server, const QString& name,
                                 const std::stop_token& stop = {});
/// One whose search path is pg_catalog as long as it lives, for who owns a database may have set a path for
/// it that leads to operators of his own. Refused through a pooler, which would give it to others so.
Result<Pg::Session> openForWork(const Pg::ConnectOptions& server, const QString& name,
                                const std::stop_token& stop = {});

/// To look into its catalogs and to change what it has without reading it: rights, owners, extensions. Unlike
/// the others it is not refused where code of lesser owners could run, since none can
/// (ConnectOptions::Reads).
Result<Pg::Session> openForCatalogs(const Pg::ConnectOptions& server, const QString& name,
                                    const std::stop_token& stop = {});

Result<void> allowConnections(Pg::Session& maintenance, const QString& name, bool allowed);
enum class Ending { Now, OnlyLook };
/// Ends the other sessions of a database; @p except is a process of the server. An error (55006) that names
/// those that our role may not end; with OnlyLook it is found out before anybody is.
Result<void> endSessions(Pg::Session& maintenance, quint32 oid, const QByteArray& except = "0",
                         Ending ending = Ending::Now);

Result<std::vector<DatabaseUser>> databaseUsers(Pg::Session& maintenance, quint32 oid,
                                                const Pg::Call& call = {});

}
