#include "patiently.h"
#include "rawsqlite.h"
#include "testfile.h"
#include "verifyresult.h"
#include "workspace/database.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Weekglass;

namespace {

constexpr int RowsPerChild = 5;

/// What a second program does with the same file.
int runChild(const QString& path, const QString& name)
{
    auto workspace = patiently([&] { return Workspace::open(path); });
    for (int i = 0; workspace && i < RowsPerChild; ++i) {
        auto saved = patiently([&] {
            return workspace->save({.name = QStringLiteral("%1-%2").arg(name).arg(i), .conninfo = "host=h"});
        });
        if (!saved || !patiently([&] { return workspace->touch(saved->id); })
            || !patiently([&] { return workspace->connections(); })) {
            qWarning("%s", qPrintable(saved ? QStringLiteral("touch or list") : saved.error().text()));
            return 1;
        }
    }
    if (!workspace)
        qWarning("%s", qPrintable(workspace.error().text()));
    return workspace ? 0 : 1;
}

int modeOf(const QString& path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 0777)
                                                                     : -1;
}

/// How many locks this process holds on the file.
qsizetype locksOn(const QString& path)
{
    struct stat status
    {
    };
    QFile table(QStringLiteral("/proc/locks"));
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !table.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray holder = ' ' + QByteArray::number(::getpid()) + ' ';
    const QByteArray file = ':' + QByteArray::number(static_cast<quint64>(status.st_ino)) + ' ';
    const QByteArrayList lines = table.readAll().split('\n');
    return std::count_if(lines.begin(), lines.end(), [&](const QByteArray& line) {
        return line.contains(holder) && line.contains(file);
    });
}

}

/// The file of the workspace: whose it is, of which version, damaged, and used by several at once.
class TestWorkspaceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void onlyTheOwnerReads();
    void openingAgainKeepsTheLocks();
    void symbolicLinkIsRefused();
    void firstVersionIsMigrated();
    void newerVersionIsLeftAlone();
    void impossibleVersionIsLeftAlone();
    void foreignFileIsLeftAlone();
    void damagedFileIsMovedAside_data();
    void damagedFileIsMovedAside();
    void damagedLogDoesNotReachTheNewFile();
    void unwritableFolderIsAnError();
    void threadsShareIt();
    void processesShareIt();
    void processesThatSeeTheSameDamage();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("in/workspace.sqlite")); }
    QStringList files() const
    {
        return QDir(m_folder->filePath(QStringLiteral("in"))).entryList(QDir::Files | QDir::Hidden);
    }
    /// Runs this program several times at once as children. @return how many failed
    int failedChildren(int count);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkspaceFile::onlyTheOwnerReads()
{
    ::umask(0);
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("n")}));
    QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("in"))), 0700);
    for (const QString& file : files())
        QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("in/") + file)), 0600);
    // one that was opened to others is closed again
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    VERIFY_RESULT(Workspace::open(path()));
    QCOMPARE(modeOf(path()), 0600);
}

/// Closing any descriptor of the file would drop SQLite's own locks on it, and another program would take the
/// log away from under this one.
void TestWorkspaceFile::openingAgainKeepsTheLocks()
{
    VERIFY_RESULT(Workspace::open(path()));
    auto reader = Database::open(path());
    VERIFY_RESULT(reader);
    VERIFY_RESULT(reader->value(QStringLiteral("SELECT count(*) FROM connections")));
    const qsizetype before = locksOn(path());
    if (before <= 0)
        QSKIP("This system does not list its locks.");
    VERIFY_RESULT(Workspace::open(path()));
    QCOMPARE(locksOn(path()), before);
}

void TestWorkspaceFile::symbolicLinkIsRefused()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    writeFile(m_folder->filePath(QStringLiteral("precious")), "precious");
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("precious")), path()));
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QFile precious(m_folder->filePath(QStringLiteral("precious")));
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), QByteArray("precious"));
}

void TestWorkspaceFile::firstVersionIsMigrated()
{
    VERIFY_RESULT(Workspace::open(path()));
    // back to what the first step alone makes
    runRaw(path(),
           {QStringLiteral("DROP TABLE ui_values"), QStringLiteral("DROP TABLE saved_items"),
            QStringLiteral("DROP TABLE metric_history"), QStringLiteral("DROP TABLE operation_copies"),
            QStringLiteral("DROP TABLE trusted_contents"),
            QStringLiteral("ALTER TABLE connections DROP COLUMN system_identifier"),
            QStringLiteral("PRAGMA user_version = 1"),
            QStringLiteral("INSERT INTO connections (revision, name, conninfo, environment) "
                           "VALUES (1, 'old', x'686f73743d68', 'staging')")});
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    QVERIFY(workspace->notice().isEmpty());
    VERIFY_RESULT(workspace->saveUiValues({{QStringLiteral("k"), "v"}}));
    const auto list = *workspace->connections();
    QCOMPARE(list.size(), std::size_t(1));
    QCOMPARE(list[0].conninfo, QByteArray("host=h"));
    QCOMPARE(list[0].environment, Environment::Staging);
    QVERIFY(list[0].systemIdentifier.isEmpty());
}

void TestWorkspaceFile::newerVersionIsLeftAlone()
{
    VERIFY_RESULT(Workspace::open(path()));
    runRaw(path(), {QStringLiteral("PRAGMA user_version = 99")});
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QVERIFY2(workspace.error().message.contains(QLatin1String("newer")),
             qPrintable(workspace.error().text()));
    QVERIFY(QFile::exists(path()));
    QVERIFY(files().filter(QStringLiteral("damaged")).isEmpty());
}

void TestWorkspaceFile::impossibleVersionIsLeftAlone()
{
    VERIFY_RESULT(Workspace::open(path()));
    runRaw(path(), {QStringLiteral("PRAGMA user_version = -1")});
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, Error::Kind::Format);
    QVERIFY(files().filter(QStringLiteral("damaged")).isEmpty());
}

void TestWorkspaceFile::foreignFileIsLeftAlone()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    runRaw(path(), {QStringLiteral("CREATE TABLE somebody_elses (x)")});
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, Error::Kind::Format);
    runRaw(path(), {QStringLiteral("SELECT * FROM somebody_elses")});
}

void TestWorkspaceFile::damagedFileIsMovedAside_data()
{
    QTest::addColumn<bool>("whole");
    QTest::newRow("other bytes") << true;
    QTest::newRow("pages overwritten") << false;
}

void TestWorkspaceFile::damagedFileIsMovedAside()
{
    QFETCH(bool, whole);
    {
        auto workspace = Workspace::open(path());
        VERIFY_RESULT(workspace);
        for (int i = 0; i < 20; ++i)
            VERIFY_RESULT(workspace->save({.name = QString::number(i), .conninfo = QByteArray(3000, 'x')}));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 3 * 4096);
    if (!whole)
        file.seek(4096);
    file.write(QByteArray(8192, 'z'));
    file.close();

    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    const QStringList aside = files().filter(QStringLiteral("damaged"));
    QCOMPARE(aside.size(), 1);
    QVERIFY2(workspace->notice().contains(aside[0]), qPrintable(workspace->notice()));
    QVERIFY(workspace->connections()->empty());
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("fresh")}));
    auto again = Workspace::open(path());
    VERIFY_RESULT(again);
    QVERIFY(again->notice().isEmpty());
    QCOMPARE(again->connections()->size(), std::size_t(1));
}

void TestWorkspaceFile::damagedLogDoesNotReachTheNewFile()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    writeFile(path(), QByteArray(20000, 'z'));
    writeFile(path() + QStringLiteral("-wal"), QByteArray(20000, 'w'));
    writeFile(path() + QStringLiteral("-shm"), QByteArray(20000, 's'));
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    QVERIFY(!allBytes(m_folder->filePath(QStringLiteral("in"))).isEmpty());
    QVERIFY(workspace->connections()->empty());
}

void TestWorkspaceFile::unwritableFolderIsAnError()
{
    auto workspace = Workspace::open(QStringLiteral("/proc/nothing/workspace.sqlite"));
    QVERIFY(!workspace);
    QVERIFY(!workspace.error().message.isEmpty());
    QVERIFY(!workspace.error().advice.isEmpty());
}

void TestWorkspaceFile::threadsShareIt()
{
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] { failed += runChild(path(), QString::number(i)); });
    }
    QCOMPARE(failed.load(), 0);
    QCOMPARE(Workspace::open(path())->connections()->size(), std::size_t(4 * RowsPerChild));
}

int TestWorkspaceFile::failedChildren(int count)
{
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < count; ++i) {
        auto& child = children.emplace_back(std::make_unique<QProcess>());
        child->setProcessChannelMode(QProcess::ForwardedChannels);
        child->start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--child"), path(), QString::number(i)});
    }
    int failed = 0;
    for (auto& child : children)
        failed += child->waitForFinished(2 * Patience) && child->exitCode() == 0 ? 0 : 1;
    return failed;
}

void TestWorkspaceFile::processesShareIt()
{
    QCOMPARE(failedChildren(16), 0);
    QCOMPARE(Workspace::open(path())->connections()->size(), std::size_t(16 * RowsPerChild));
}

void TestWorkspaceFile::processesThatSeeTheSameDamage()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    writeFile(path(), QByteArray(20000, 'z'));
    QCOMPARE(failedChildren(4), 0);
    QCOMPARE(files().filter(QStringLiteral("damaged")).size(), 1);
    QCOMPARE(Workspace::open(path())->connections()->size(), std::size_t(4 * RowsPerChild));
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--child"))
        return runChild(app.arguments().value(2), app.arguments().value(3));
    TestWorkspaceFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workspacefile.moc"
