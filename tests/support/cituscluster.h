#pragma once

#include "patience.h"
#include "pg/ownertrust.h"
#include "pg/session.h"
#include "testserver.h"

#include "localserver/account.h"
#include "localserver/installation.h"
#include "localserver/runas.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

/// A Citus coordinator with workers, in a folder of the test, of the programs in the folder
/// WEEKGLASS_TEST_CITUS (tests/support/build_citus.sh makes one). They reach each other by their sockets
/// only.
class CitusCluster
{
public:
    static constexpr int Workers = 2;
    static constexpr int Coordinator = 0;

    ~CitusCluster()
    {
        if (!m_folder.isEmpty())
            removeTestFolder(m_folder);
    }

    /// An error where there are no such programs, so that the test can say so and skip.
    static Result<Installation> findPrograms()
    {
        const QString given = qEnvironmentVariable("WEEKGLASS_TEST_CITUS");
        if (given.isEmpty())
            return Error {
                .message = QStringLiteral("WEEKGLASS_TEST_CITUS names no programs of a server with Citus.")};
        const auto found = findInstallations(given);
        return found ? Result<Installation>(found->constFirst()) : found.error();
    }

    /// With the extension and its workers in the database "postgres", as an administrator prepares a cluster.
    Result<void> start(int shards = 4)
    {
        const auto programs = findPrograms();
        if (!programs)
            return programs.error();
        m_programs = *programs;
        m_folder = makeTestFolder();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder + QStringLiteral("/home")));
        for (int node = 0; node <= Workers; ++node) {
            if (auto made = make(node, shards); !made)
                return made;
        }
        return join();
    }

    QByteArray host(int node) const { return QFile::encodeName(folder(node)); }
    /// Of the maintenance database.
    QByteArray conninfo(int node = Coordinator) const
    {
        return "host=" + host(node) + " port=5432 dbname=postgres user=" + QByteArray(UserName);
    }
    Pg::Session open(const QByteArray& database = {}, int node = Coordinator) const
    {
        auto session = Pg::Session::open({.conninfo = conninfo(node),
                                          .database = database,
                                          .deadline = std::chrono::milliseconds(Patience),
                                          .trust = Pg::OwnerTrust::everybody()});
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }

    /// As if it had lost its power.
    Result<void> killNode(int node) const
    {
        return run(node, "pg_ctl",
                   {QStringLiteral("stop"), QStringLiteral("-w"), QStringLiteral("-D"), data(node),
                    QStringLiteral("-m"), QStringLiteral("immediate")});
    }
    Result<void> startNode(int node) const
    {
        return run(node, "pg_ctl",
                   {QStringLiteral("start"), QStringLiteral("-w"), QStringLiteral("-D"), data(node),
                    QStringLiteral("-l"), folder(node) + QStringLiteral("/log")});
    }

private:
    static constexpr const char* UserName = "weekglass_test";

    QString folder(int node) const { return m_folder + QStringLiteral("/node%1").arg(node); }
    QString data(int node) const { return folder(node) + QStringLiteral("/data"); }

    Result<void> make(int node, int shards) const
    {
        const auto account = Account::forServer(data(node));
        if (!account)
            return account.error();
        QDir().mkpath(folder(node));
        const QByteArray path = QFile::encodeName(folder(node));
        if (::chmod(path.constData(), 0755) != 0
            || (account->switched && ::chown(path.constData(), account->user, account->group) != 0))
            return Error {.message = QStringLiteral("The folder cannot be made."), .where = folder(node)};
        if (auto made = run(node, "initdb",
                            {QStringLiteral("-U"), QLatin1String(UserName), QStringLiteral("-A"),
                             QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                             QStringLiteral("--no-sync"), QStringLiteral("--locale=C.UTF-8"),
                             QStringLiteral("-D"), data(node)});
            !made)
            return made;
        QFile file(data(node) + QStringLiteral("/postgresql.conf"));
        if (!file.open(QIODevice::Append))
            return Error {.message = file.errorString(), .where = file.fileName()};
        // other forms of values than the program's, which it must not show
        file.write(
            "\nshared_preload_libraries = 'citus'\nlisten_addresses = ''\nunix_socket_directories = '" + path
            + "'\nfsync = off\nshared_buffers = 32MB\nwal_level = logical\nmax_prepared_transactions = 50\n"
              "max_connections = 500\nmax_worker_processes = 128\n"
              "dynamic_shared_memory_type = mmap\ntimezone = 'Asia/Tokyo'\ndatestyle = 'German'\n"
              "citus.node_conninfo = 'sslmode=prefer'\ncitus.recover_2pc_interval = 1000\n"
              "citus.shard_count = "
            + QByteArray::number(shards) + '\n');
        file.close();
        return startNode(node);
    }
    Result<void> join() const
    {
        for (int node = 0; node <= Workers; ++node) {
            auto session = open({}, node);
            if (auto made = session.execute(Pg::Sql("CREATE EXTENSION citus")); !made)
                return made.error();
        }
        auto session = open();
        auto named =
            session.query(Pg::Sql("SELECT citus_set_coordinator_host($1, 5432)"), {host(Coordinator)});
        for (int node = 1; named && node <= Workers; ++node)
            named = session.query(Pg::Sql("SELECT citus_add_node($1, 5432)"), {host(node)});
        return named ? Result<void>() : named.error();
    }
    Result<void> run(int node, const char* program, const QStringList& arguments) const
    {
        const auto account = Account::forServer(data(node));
        if (!account)
            return account.error();
        const auto ran =
            runAs(*account, m_programs.folder + QLatin1Char('/') + QLatin1String(program), arguments,
                  {.deadline = std::chrono::milliseconds(Patience), .ownSession = true});
        if (!ran)
            return ran.error();
        return ran->exitCode == 0 ? Result<void>()
                                  : Error {.message = QLatin1String(program), .detail = ran->lastLines()};
    }

    QString m_folder;
    Installation m_programs;
};

}
