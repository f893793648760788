#include "drift/referencecatalog.h"

#include "drift/text.h"
#include "migrations/migrate.h"
#include "pg/transaction.h"
#include "scratch/scratchdatabase.h"
#include "weeks/databasefacts.h"
#include "json/hash.h"

#include <algorithm>

namespace Weekglass {

namespace {

QByteArray checksumOf(const GameDefinition& game)
{
    QByteArray all;
    for (const auto* files : {&game.migrations, &game.repeatable}) {
        for (const GameFile& file : *files)
            all += Json::sha256Hex(file.text) + ' ' + file.name.toUtf8() + '\n';
    }
    if (game.distribution && game.distribution->prepare)
        all += "distributed " + Json::sha256Hex(game.distribution->prepare->text);
    return Json::sha256Hex(all);
}

Result<ReferenceCatalog> make(const Pg::ConnectOptions& server, const GameDefinition& game,
                              const std::stop_token& stop)
{
    const QString order = QStringLiteral("C");
    const auto database = ScratchDatabase::make(
        server, {.encoding = QStringLiteral("UTF8"), .collation = order, .characterType = order});
    if (!database)
        return database.error();
    // as the scratch database's role, which may do what the owner of a week may, and no more
    const auto options = optionsOf(database->target());
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, stop);
    if (!session)
        return session.error();
    if (const auto migrated = migrate(*session, game, {.stop = stop}); !migrated) {
        Error error = migrated.error();
        error.message = Text::tr("The schema that the migrations make cannot be read: %1").arg(error.message);
        return error;
    }
    // a distributed week has other keys
    if (game.distribution && game.distribution->prepare) {
        if (auto prepared =
                session->script(Pg::Sql::trusted(game.distribution->prepare->text), {.stop = stop});
            !prepared)
            return prepared.error().at(game.distribution->prepare->name);
    }
    const auto transaction =
        Pg::Transaction::begin(*session, Pg::Transaction::Access::ReadOnly, {.stop = stop});
    if (!transaction)
        return transaction.error();
    auto definitions = readDefinitionsWithDdl(*session, {.stop = stop});
    if (!definitions)
        return definitions.error();
    return ReferenceCatalog {session->serverVersion(), *std::move(definitions)};
}

}

ReferenceCatalogs::ReferenceCatalogs(Server server)
    : m_server(std::move(server))
{
}

ReferenceCatalogs::Server ReferenceCatalogs::localServer()
{
    return [](const std::stop_token& stop) { return privateServer({}, stop); };
}

Result<ReferenceCatalogs::Pointer> ReferenceCatalogs::of(const GameDefinition& game,
                                                         const std::stop_token& stop)
{
    const QByteArray checksum = checksumOf(game);
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_known.constFind(checksum); known != m_known.constEnd())
        return *known;
    const auto server = m_server(stop);
    if (!server)
        return server.error();
    auto made = make(*server, game, stop);
    if (!made)
        return made.error();
    const auto pointer = std::make_shared<const ReferenceCatalog>(*std::move(made));
    m_known.insert(checksum, pointer);
    return pointer;
}

int ReferenceCatalogs::made() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_known.size());
}

GameDefinition appliedPart(const GameDefinition& game, const MigrationPlan& plan)
{
    GameDefinition part;
    part.id = game.id;
    part.title = game.title;
    part.prefix = game.prefix;
    const auto isApplied = [&](const GameFile& file) {
        return std::none_of(plan.pending.begin(), plan.pending.end(),
                            [&](const PendingMigration& one) { return one.file(game).name == file.name; });
    };
    std::copy_if(game.migrations.begin(), game.migrations.end(), std::back_inserter(part.migrations),
                 isApplied);
    std::copy_if(game.repeatable.begin(), game.repeatable.end(), std::back_inserter(part.repeatable),
                 isApplied);
    return part;
}

}
