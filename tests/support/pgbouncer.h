#pragma once

#include "patience.h"
#include "testserver.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/prctl.h>

namespace Weekglass {

/// A PgBouncer of a test alone in front of a server of the test, in transaction mode: one session of the
/// server for each database, which goes from hand to hand, so that whatever is left in it is seen by the next
/// one.
class PgBouncer
{
public:
    ~PgBouncer()
    {
        m_process.kill();
        m_process.waitForFinished(Patience);
    }

    /// Empty where none is installed.
    static QString program()
    {
        const QString found = QStandardPaths::findExecutable(QStringLiteral("pgbouncer"));
        return found.isEmpty()
            ? QStandardPaths::findExecutable(QStringLiteral("pgbouncer"), {QStringLiteral("/usr/sbin")})
            : found;
    }

    /// In front of the test's own server. False if it does not start.
    bool start(const RunningServer& server, const QByteArray& user)
    {
        // the port that was free may be another one's when it is to be used
        for (int attempt = 0; attempt < 5; ++attempt) {
            if (startOnce(server, user))
                return true;
            m_process.kill();
            m_process.waitForFinished(Patience);
        }
        return false;
    }

    QByteArray conninfo(const QByteArray& user) const
    {
        return "host=127.0.0.1 port=" + QByteArray::number(m_port) + " dbname=postgres user=" + user;
    }
    /// What it said, for who looks why something failed.
    QString log() const
    {
        QFile file(m_folder.filePath(QStringLiteral("log")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    bool startOnce(const RunningServer& server, const QByteArray& user)
    {
        {
            QTcpServer free;
            if (!free.listen(QHostAddress::LocalHost))
                return false;
            m_port = free.serverPort();
        }
        QFile config(m_folder.filePath(QStringLiteral("pgbouncer.ini")));
        if (!config.open(QIODevice::WriteOnly))
            return false;
        config.write(
            "[databases]\n* = host=" + server.socketFolder.toUtf8()
            + " port=" + QByteArray::number(server.port) + " user=" + user
            + "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nunix_socket_dir =\nlisten_port = "
            + QByteArray::number(m_port)
            + "\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 1\nmax_db_connections = "
              "1\nquery_wait_timeout = 30\n");
        config.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
        // a test that is killed leaves none behind
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        QStringList arguments;
        if (server.switchedAccount) // it does not run as root
            arguments << QStringLiteral("-u") << server.account;
        m_process.start(program(), arguments << config.fileName());
        // it says so when it listens, and ends where it cannot
        const auto isUp = [this] { return log().contains(QLatin1String("process up")); };
        return m_process.waitForStarted(Patience)
            && QTest::qWaitFor([&] { return isUp() || m_process.state() == QProcess::NotRunning; }, Patience)
            && isUp();
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

}
