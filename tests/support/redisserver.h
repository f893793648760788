#pragma once

#include "patience.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/prctl.h>

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
            && QTest::qWaitFor([this] { return QFile::exists(socket()); }, Patience);
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
    QTemporaryDir m_folder {QDir::tempPath() + QStringLiteral("/wgr-XXXXXX")};
    QProcess m_process;
};

}
