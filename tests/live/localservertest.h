#pragma once

#include "patience.h"
#include "testfile.h"

#include "localserver/localserver.h"

#include "localserver/account.h"
#include "localserver/postmaster.h"
#include "localserver/serverfolder.h"
#include "pg/session.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace Weekglass {

inline LocalServerOptions optionsIn(const QString& folder)
{
    return {.dataFolder = folder + QStringLiteral("/server"),
            .socketFolder = folder + QStringLiteral("/s"),
            .settings = {{QStringLiteral("fsync"), QStringLiteral("off")},
                         {QStringLiteral("shared_buffers"), QStringLiteral("32MB")}}};
}

inline QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray answer(const RunningServer& server, const Pg::Sql& sql)
{
    auto session = Pg::Session::open({.conninfo = server.conninfo});
    if (!session)
        return session.error().text().toUtf8();
    const auto table = session->query(sql);
    return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
}

inline mode_t modeOf(const QString& path)
{
    struct stat state
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &state) == 0 ? state.st_mode & 07777 : 0;
}

/// Another process of the program, as this test run with "--start FOLDER BINFOLDER": prints the pid of the
/// server.
inline std::unique_ptr<QProcess> startElsewhere(const QString& folder, const QString& binFolder = {})
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--start"), folder, binFolder});
    return process;
}

inline void killAndWait(qint64 pid)
{
    ::kill(static_cast<pid_t>(pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), Patience);
}

/// A folder for the private server of each test.
class LocalServerTest : public QObject
{
protected:
    void makeTemplate()
    {
        const auto found = findInstallations();
        if (!found)
            QSKIP(qPrintable(found.error().text()));
        for (qsizetype i = 1; i < found->size(); ++i)
            QVERIFY2(found->at(i - 1).major >= found->at(i).major, "the newest comes first");
        m_template = makeTestFolder();
        VERIFY_RESULT(LocalServer(optionsIn(m_template)).start());
        VERIFY_RESULT(LocalServer(optionsIn(m_template)).stop());
    }
    void removeTemplate() { removeTestFolder(m_template); }
    /// Most tests begin with a server that was made before; copying one is quicker than initdb.
    Result<RunningServer> start()
    {
        if (!QFile::exists(m_folder + QStringLiteral("/server")))
            QProcess::execute(QStringLiteral("cp"),
                              {QStringLiteral("-a"), m_template + QStringLiteral("/server"), m_folder});
        return LocalServer(optionsIn(m_folder)).start();
    }
    void makeFolder()
    {
        m_folder = makeTestFolder();
        QVERIFY(!m_folder.isEmpty());
    }
    void removeFolder()
    {
        removeTestFolder(m_folder);
        QVERIFY(!QFile::exists(m_folder));
    }
    QString cluster() const { return m_folder + QStringLiteral("/server/data"); }

    QString m_template;
    QString m_folder;
};

/// The test's main(): also that of the other processes, see startElsewhere().
template<typename Test>
int runLocalServerTest(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) != QLatin1String("--start")) {
        Test test;
        return QTest::qExec(&test, argc, argv);
    }
    auto options = optionsIn(arguments.value(2));
    options.binFolder = arguments.value(3);
    const auto running = LocalServer(options).start();
    if (!running) {
        qCritical("%s", qPrintable(running.error().text()));
        return 1;
    }
    std::printf("%lld %s\n", running->pid, running->startedNow ? "started" : "found");
    return 0;
}

}
