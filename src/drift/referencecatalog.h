#pragma once

#include "archives/fingerprint.h"
#include "game/gamedefinition.h"
#include "migrations/migrationplan.h"
#include "pg/connectoptions.h"

#include <QHash>

#include <functional>
#include <memory>
#include <mutex>

namespace Weekglass {

/// What some migrations make, in an empty database.
struct ReferenceCatalog
{
    int serverVersion = 0; ///< of the server that made it, e.g. 150020
    std::vector<Definition> definitions;
};

/// Reference catalogs of games, each made once for all weeks that have the same migrations: a database is
/// made on a server of our own, migrated, read and dropped. Thread-safe; two that want the same one wait for
/// it.
class ReferenceCatalogs
{
public:
    /// Gives the maintenance database of the server where they are made, which may have to be started first;
    /// asked when the first one is wanted. The role must be able to create databases and roles.
    using Server = std::function<Result<Pg::ConnectOptions>(const std::stop_token& stop)>;
    using Pointer = std::shared_ptr<const ReferenceCatalog>;

    /// By default on the private local server.
    explicit ReferenceCatalogs(Server server = localServer());
    Q_DISABLE_COPY_MOVE(ReferenceCatalogs)

    /// Of the migrations and repeatable migrations of this definition, all of them; see appliedPart().
    Result<Pointer> of(const GameDefinition& game, const std::stop_token& stop = {});
    /// How many were made, for tests.
    int made() const;

    static Server localServer();

private:
    const Server m_server;
    mutable std::mutex m_mutex; // protects m_known; held while one is made
    QHash<QByteArray, Pointer> m_known; // by the checksum of the files
};

/// The game with only those migrations that a week has, as its history says it, and without its distribution.
GameDefinition appliedPart(const GameDefinition& game, const MigrationPlan& plan);

}
