#pragma once

#include "base/result.h"
#include "localserver/installation.h"
#include "localserver/localserver.h"

#include <QTest>

namespace Weekglass {

/// A server for live tests: the one of WEEKGLASS_TEST_CONNINFO, else a private one of this test alone, in a
/// short-lived folder and without fsync, of the programs in the folder WEEKGLASS_TEST_POSTGRES or the newest.
/// It ends with this object, and also when the test's process is killed. What the program keeps for its user
/// is in that folder, too, unless XDG_DATA_HOME names another one.
class TestServer
{
public:
    /// The one server of this test program, started by the first call. Fails only where none is installed, so
    /// that the test can say so and skip; one that is installed and does not start ends the program.
    static Result<TestServer*> instance();

    TestServer();
    ~TestServer();
    Q_DISABLE_COPY_MOVE(TestServer)

    Result<void> start();

    /// Keyword string or URI, for the maintenance database.
    QByteArray conninfo() const;
    /// False for the one of WEEKGLASS_TEST_CONNINFO, which is not ours to stop and to kill; the rest is for
    /// our own.
    bool isOwn() const;
    qint64 pid() const { return m_running.pid; }
    const RunningServer& running() const { return m_running; }
    Result<void> restart();
    /// kill -9, and waits until the process is gone. start() recovers.
    void killPostmaster();

private:
    /// An error: none is installed.
    Result<void> findPrograms();

    QString m_folder;
    QByteArray m_given;
    Installation m_installation;
    RunningServer m_running;
};

/// A new folder with a short name that every account may enter, for servers that tests make. It is in memory
/// if there is plenty.
QString makeTestFolder();
/// Ends what the folder's servers still run, by kill -9, and removes it.
void removeTestFolder(const QString& folder);

}
