#include "weeks/weekcluster.h"

#include "base/utf8.h"
#include "weeks/databasefacts.h"
#include "weeks/text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

using Pg::ClusterNode;
using Pg::Sql;

const char* const MarkBegin = "Weekglass: shards of ";

/// The same cluster and name, whichever database had the name: only one at a time can have it.
QString markOfName(const WeekIdentity& week)
{
    return QStringLiteral("%1%2@%3/")
        .arg(QLatin1String(MarkBegin), week.name, QString::fromLatin1(week.systemIdentifier));
}

QString unfinishedName(const WeekIdentity& week)
{
    const QByteArray hash =
        QCryptographicHash::hash(markOfName(week).toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("weekglass_new_") + QString::fromLatin1(hash.left(16));
}

Error atNode(Error error, const ClusterNode& node)
{
    error.where =
        error.where.isEmpty() ? node.address() : node.address() + QStringLiteral(", ") + error.where;
    return error;
}

Result<Pg::Session> openNode(const Pg::ConnectOptions& server, const ClusterNode& node,
                             const QString& database, const WeekIdentity& week, const std::stop_token& stop)
{
    auto session = openForCatalogs(Pg::toNode(server, node), database, stop);
    if (!session)
        return atNode(session.error(), node);
    const auto identifier =
        session->query(Sql("SELECT c.system_identifier FROM pg_catalog.pg_control_system() AS c"));
    if (!identifier)
        return atNode(identifier.error(), node);
    if (identifier->single().value_or(QByteArray()) == week.systemIdentifier)
        return atNode({.kind = Error::Kind::Sql,
                       .message = Text::tr("This is the coordinator, not one of its workers."),
                       .advice = Text::tr("Connect without “hostaddr”, and give each node its own address.")},
                      node);
    return session;
}

Result<void> makeThere(Pg::Session& maintenance, const WeekIdentity& week)
{
    const auto facts = readDatabaseFacts(maintenance, week.name);
    if (facts && facts->comment == workerMark(week))
        return {}; // of an attempt that was cut off
    const auto name = Sql::identifier(week.name);
    const auto unfinished = Sql::identifier(unfinishedName(week));
    if (facts && !facts->comment.startsWith(markOfName(week)))
        return Error {
            .kind = Error::Kind::Sql,
            .message = Text::tr("A database %1 that is not ours exists on a worker.").arg(week.name),
            .advice = Text::tr("Nothing was done with it. Check its content, and rename or drop it there.")};
    if (facts) { // of a week of that name that is gone
        if (auto dropped = maintenance.execute(Sql("DROP DATABASE ") + name + Sql(" WITH (FORCE)")); !dropped)
            return dropped;
    } else if (facts.error().sqlState != QLatin1String("3D000")) {
        return facts.error();
    }
    const auto made = [&](const Sql& characterType) {
        return maintenance.execute(Sql("CREATE DATABASE ") + unfinished
                                   + Sql(" TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE ")
                                   + characterType);
    };
    if (auto dropped = maintenance.execute(Sql("DROP DATABASE IF EXISTS ") + unfinished); !dropped)
        return dropped;
    auto created = made(Sql("'C.UTF-8'"));
    if (!created && created.error().sqlState == QLatin1String("42809")) // the node's system lacks C.UTF-8
        created = made(Sql("'C'"));
    if (!created)
        return created;
    // it has the name last, so that one that was cut off never has it without the mark
    auto marked = maintenance.execute(Sql("COMMENT ON DATABASE ") + unfinished + Sql(" IS ")
                                      + Sql::literal(workerMark(week).toUtf8()));
    return marked ? maintenance.execute(Sql("ALTER DATABASE ") + unfinished + Sql(" RENAME TO ") + name)
                  : marked;
}

}

QString workerMark(const WeekIdentity& week)
{
    return markOfName(week) + QString::number(week.oid);
}

Result<void> makeOnWorkers(const Pg::ConnectOptions& server, const std::vector<ClusterNode>& workers,
                           const WeekIdentity& week, const std::stop_token& stop)
{
    for (const ClusterNode& node : workers) {
        auto maintenance = openNode(server, node, {}, week, stop);
        if (!maintenance)
            return maintenance.error();
        if (auto made = makeThere(*maintenance, week); !made)
            return atNode(made.error(), node);
        auto session = openNode(server, node, week.name, week, stop);
        if (!session)
            return session.error();
        for (const auto& sql : {Result<Sql>(Sql("CREATE EXTENSION IF NOT EXISTS citus")),
                                Sql::load("weekglass/worker_settings.sql")}) {
            if (auto done = session->execute(sql, {}, {.stop = stop}); !done)
                return atNode(done.error(), node);
        }
    }
    return {};
}

Result<void> dropOnWorkers(const Pg::ConnectOptions& server, const std::vector<ClusterNode>& workers,
                           const WeekIdentity& week)
{
    Result<void> outcome;
    for (const ClusterNode& node : workers) {
        auto maintenance = openNode(server, node, {}, week, {});
        const auto facts = maintenance ? readDatabaseFacts(*maintenance, week.name)
                                       : Result<DatabaseFacts>(maintenance.error());
        const bool isGone = !facts && facts.error().sqlState == QLatin1String("3D000");
        if (isGone || (facts && facts->comment != workerMark(week)))
            continue;
        const Result<void> dropped = facts
            ? maintenance->execute(Sql("DROP DATABASE ") + Sql::identifier(week.name) + Sql(" WITH (FORCE)"))
            : Result<qint64>(facts.error());
        if (!dropped && outcome)
            outcome = atNode(dropped.error(), node);
    }
    return outcome;
}

std::optional<qint64> WorkerSizes::withShards(const WeekIdentity& week, qint64 onCoordinator) const
{
    const auto shards = bytes.constFind(workerMark(week));
    // each worker has a database of a distributed week, so one of them tells whether it is one
    const bool isSpread = shards != bytes.constEnd() || answering == 0;
    if (silent > 0 && isSpread)
        return {};
    return onCoordinator + (shards == bytes.constEnd() ? 0 : *shards);
}

Result<WorkerSizes> sizesOnWorkers(Pg::Session& session, const Pg::Call& call)
{
    WorkerSizes sizes;
    const auto there = Pg::hasCitus(session, call);
    if (!there || !*there)
        return there ? Result<WorkerSizes>(sizes) : there.error();
    const auto nodes = session.readTable(Sql::load("extensions/citus_worker_sizes.sql"), {}, call);
    if (!nodes)
        return nodes.error();
    for (const auto& row : nodes->rows) {
        ++(row.at(0) ? sizes.answering : sizes.silent);
        const QJsonArray databases = QJsonDocument::fromJson(row.at(0).value_or(QByteArray())).array();
        for (const QJsonValue& database : databases)
            sizes.bytes[database[QLatin1String("mark")].toString()] +=
                database[QLatin1String("bytes")].toInteger();
    }
    return sizes;
}

Result<void> checkWorkers(const Pg::ConnectOptions& server, const std::vector<ClusterNode>& workers,
                          const std::stop_token& stop)
{
    for (const ClusterNode& node : workers) {
        const auto session = openForCatalogs(Pg::toNode(server, node), {}, stop);
        if (!session)
            return atNode(session.error(), node);
    }
    return {};
}

}
