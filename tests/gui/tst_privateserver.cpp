#include "../live/localservertest.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "game/gamelibrary.h"

#include <QMessageBox>

using namespace Weekglass;

/// The window on the private server: that of this user, with the default folders in a data folder of the
/// test's own.
class TestPrivateServer : public LocalServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void upgradeUnderItIsSaid();

private:
    /// The text of the message that is shown; empty: there is none.
    static QString message(const MainWindow& window)
    {
        const auto* box = window.findChild<QMessageBox*>();
        return box ? box->windowTitle() + QLatin1Char('\n') + box->text() + box->informativeText()
                   : QString();
    }

    LocalServerOptions m_options;
};

void TestPrivateServer::initTestCase()
{
    const auto found = findInstallations();
    if (!found)
        QSKIP(qPrintable(found.error().text()));
    makeFolder();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder));
    m_options = {.settings = optionsIn({}).settings};
}

void TestPrivateServer::cleanupTestCase()
{
    if (m_folder.isEmpty())
        return;
    const QString data = m_options.effectiveDataFolder();
    VERIFY_RESULT(LocalServer(m_options).stop());
    QDir(m_options.effectiveSocketFolder()).removeRecursively();
    QVERIFY(QDir(data).removeRecursively()); // root's is not in the test's folder
    removeFolder();
}

/// As a package manager does it: a newer version of the programs, while somebody works on the server.
void TestPrivateServer::upgradeUnderItIsSaid()
{
    const auto running = LocalServer(m_options).start();
    VERIFY_RESULT(running);
    const QByteArray newer = QByteArray::number(findInstallations()->first().major) + ".99";
    const QString programs =
        makeInstallation(QStringLiteral("postgres"),
                         "#!/bin/sh\n[ \"$1\" != --version ] || { echo 'postgres (PostgreSQL) " + newer
                             + "'; exit; }\nexec %1 \"$@\"\n");
    qputenv("PATH", QFile::encodeName(programs) + ':' + qgetenv("PATH"));
    MainWindow window(
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")})));
    window.show();
    {
        const auto other = Pg::Session::open({.conninfo = running->conninfo});
        VERIFY_RESULT(other);
        window.connector()->connectToLocal();
        QTRY_VERIFY_WITH_TIMEOUT(!message(window).isEmpty(), Patience);
        QVERIFY2(message(window).contains(QLatin1String("The private server is out of date")),
                 qPrintable(message(window)));
        QVERIFY2(message(window).contains(QString::fromLatin1(newer)), qPrintable(message(window)));
        QVERIFY2(message(window).contains(running->version), qPrintable(message(window)));
    }
    const auto same = LocalServer(m_options).status(); // it was not restarted under anybody
    VERIFY_RESULT(same);
    QVERIFY(*same && (*same)->pid == running->pid);
}

QTEST_MAIN(TestPrivateServer)

#include "tst_privateserver.moc"
