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
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

/// A server that replicates, or is replicated from, in a folder of the test: the private server does neither.
/// All of one test share a folder, and end with it.
class ReplicaServer
{
public:
    /// An error where no server is installed, or the newest has no pg_basebackup.
    static Result<void> findPrograms()
    {
        const auto found = findInstallations();
        if (!found)
            return found.error();
        const QString folder = found->constFirst().folder;
        return QFile::exists(folder + QStringLiteral("/pg_basebackup"))
            ? Result<void>()
            : Error {.message = QStringLiteral("There is no pg_basebackup."), .where = folder};
    }

    /// @p folder: of makeTestFolder()
    ReplicaServer(const QString& folder, const QString& name)
        : m_folder(folder + QLatin1Char('/') + name)
    {
    }

    /// A new one, which others may be made from.
    Result<void> makePrimary(const QByteArray& settings = {})
    {
        if (auto made = makeFolder(); !made)
            return made;
        if (auto made = run("initdb",
                            {QStringLiteral("-U"), User, QStringLiteral("-A"), QStringLiteral("trust"),
                             QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--no-sync"),
                             QStringLiteral("--locale=C.UTF-8"), QStringLiteral("-D"), data()});
            !made)
            return made;
        return startWith(
            QByteArray("wal_level = replica\nmax_wal_senders = 10\nmax_prepared_transactions = 2\n"
                       "wal_keep_size = 256\nfsync = off\nshared_buffers = 32MB\n"
                       "dynamic_shared_memory_type = mmap\nlisten_addresses = ''\n")
            + settings);
    }

    /// A copy of @p primary that follows it.
    Result<void> makeStandbyOf(const ReplicaServer& primary, const QByteArray& settings = {})
    {
        if (auto made = makeFolder(); !made)
            return made;
        if (auto copied =
                run("pg_basebackup",
                    {QStringLiteral("-h"), primary.m_folder, QStringLiteral("-U"), User, QStringLiteral("-D"),
                     data(), QStringLiteral("-R"), QStringLiteral("-X"), QStringLiteral("stream"),
                     QStringLiteral("--checkpoint=fast"), QStringLiteral("--no-sync")});
            !copied)
            return copied;
        return startWith(settings);
    }

    QString host() const { return m_folder; }
    /// Of the maintenance database.
    QByteArray conninfo() const { return conninfoOf({this}); }
    /// Of several servers, in this order.
    static QByteArray conninfoOf(const std::vector<const ReplicaServer*>& servers)
    {
        QByteArrayList hosts;
        for (const ReplicaServer* server : servers)
            hosts << QFile::encodeName(server->m_folder);
        return "host=" + hosts.join(',') + " port=5432 dbname=postgres user=" + QByteArray(UserName);
    }
    Pg::Session open(const QByteArray& database = {}) const
    {
        auto session = Pg::Session::open({.conninfo = conninfo(),
                                          .database = database,
                                          .deadline = std::chrono::milliseconds(Patience),
                                          .trust = Pg::OwnerTrust::everybody()});
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }

    Result<void> start() const
    {
        return run("pg_ctl",
                   {QStringLiteral("start"), QStringLiteral("-w"), QStringLiteral("-D"), data(),
                    QStringLiteral("-l"), m_folder + QStringLiteral("/log")});
    }
    /// As if it had lost its power, or in order.
    Result<void> stop(bool inOrder = false) const
    {
        return run("pg_ctl",
                   {QStringLiteral("stop"), QStringLiteral("-w"), QStringLiteral("-D"), data(),
                    QStringLiteral("-m"), inOrder ? QStringLiteral("fast") : QStringLiteral("immediate")});
    }
    Result<void> promote() const
    {
        return run("pg_ctl", {QStringLiteral("promote"), QStringLiteral("-w"), QStringLiteral("-D"), data()});
    }
    /// It hears nothing of its primary any more.
    void cutOff() const
    {
        auto session = open();
        for (const char* sql :
             {"ALTER SYSTEM SET primary_conninfo = 'host=/nowhere'", "SELECT pg_reload_conf()"})
            (void)session.execute(*Pg::Sql::trusted(sql));
        QTRY_COMPARE_WITH_TIMEOUT(
            session.query(Pg::Sql("SELECT count(*) FROM pg_stat_wal_receiver"))->single().value_or("?"),
            QByteArray("0"), Patience);
    }
    /// Until it has replayed all that @p primary has done so far.
    void waitFor(const ReplicaServer& primary) const
    {
        auto there = primary.open();
        const QByteArray at =
            there.query(Pg::Sql("SELECT pg_current_wal_lsn()"))->single().value_or(QByteArray());
        auto here = open();
        QTRY_COMPARE_WITH_TIMEOUT(here.query(Pg::Sql("SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn"), {at})
                                      ->single()
                                      .value_or("?"),
                                  QByteArray("t"), Patience);
    }

private:
    static constexpr const char* UserName = "weekglass_test";
    static inline const QString User = QString::fromLatin1(UserName);

    QString data() const { return m_folder + QStringLiteral("/data"); }

    Result<void> makeFolder() const
    {
        const auto account = Account::forServer(data());
        if (!account)
            return account.error();
        QDir().mkpath(m_folder);
        const QByteArray path = QFile::encodeName(m_folder);
        if (::chmod(path.constData(), 0755) != 0
            || (account->switched && ::chown(path.constData(), account->user, account->group) != 0))
            return Error {.message = QStringLiteral("The folder cannot be made."), .where = m_folder};
        return {};
    }
    Result<void> run(const char* program, const QStringList& arguments) const
    {
        const auto account = Account::forServer(data());
        const auto found = findInstallations();
        if (!account || !found)
            return account ? found.error() : account.error();
        const auto ran =
            runAs(*account, found->constFirst().folder + QLatin1Char('/') + QLatin1String(program), arguments,
                  {.deadline = std::chrono::milliseconds(Patience), .ownSession = true});
        if (!ran)
            return ran.error();
        return ran->exitCode == 0 ? Result<void>()
                                  : Error {.message = QLatin1String(program), .detail = ran->lastLines()};
    }
    Result<void> startWith(const QByteArray& settings) const
    {
        QFile file(data() + QStringLiteral("/postgresql.conf"));
        if (!file.open(QIODevice::Append))
            return Error {.message = file.errorString(), .where = file.fileName()};
        file.write("\nunix_socket_directories = '" + QFile::encodeName(m_folder) + "'\n" + settings);
        file.close();
        return start();
    }

    const QString m_folder;
};

}
