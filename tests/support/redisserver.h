#pragma once

#include "patience.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Weekglass {

/// A Redis server of a test alone: on a Unix socket in a folder of its own, keeps nothing, ends with this
/// object.
class RedisServer
{
public:
    ~RedisServer() { stop(); }

    /// Empty where none is installed.
    static QString program() { return QStandardPaths::findExecutable(QStringLiteral("redis-server")); }

    /// @p more options of the server's command line. False if it does not start.
    bool start(const QStringList& more = {})
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
        // a test that is killed leaves none behind
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(program(),
                        QStringList {QStringLiteral("--port"), QStringLiteral("0"),
                                     QStringLiteral("--unixsocket"), socket(), QStringLiteral("--save"),
                                     QString(), QStringLiteral("--dir"), m_folder.path()}
                            + more);
        return m_process.waitForStarted(Patience)
            && QTest::qWaitFor([this] { return isListening(); }, Patience);
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(Patience);
        QFile::remove(socket());
    }

    QString socket() const { return m_folder.filePath(QStringLiteral("redis.sock")); }
    QString uri() const { return QStringLiteral("unix://") + socket(); }
    const QTemporaryDir& folder() const { return m_folder; }

private:
    /// The socket is there a moment before anybody may connect to it.
    bool isListening() const
    {
        const QByteArray path = QFile::encodeName(socket());
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
        const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool isThere =
            ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(client);
        return isThere;
    }

    // not $TMPDIR: the path of a socket has to be short
    QTemporaryDir m_folder {QStringLiteral("/tmp/wgr-XXXXXX")};
    QProcess m_process;
};

}
