#include "base/files.h"
#include "killprocess.h"
#include "patience.h"
#include "pg/session.h"
#include "preparedserver.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <sys/shm.h>

using namespace Weekglass;

/// The server that those of the other tests are copied from.
class TestPreparedServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = makeTestFolder(); }
    void cleanup() { removeTestFolder(m_folder); }
    void severalProgramsAtOnce();
    void killedWhilePreparing();
    void othersAreRemoved();
    void storeThatCannotBe();
    void noSharedMemoryIsLeft();

private:
    QString store() const { return m_folder + QStringLiteral("/store"); }
    QStringList prepared() const { return QDir(store()).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }
    QString place(const QString& name) const { return m_folder + QLatin1Char('/') + name; }
    /// Another program that copies a server to that place.
    std::unique_ptr<QProcess> copyElsewhere(const QString& name) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QCoreApplication::applicationFilePath(),
                       {QStringLiteral("--copy"), place(name), store()});
        return process;
    }
    void answers(const QString& name) const
    {
        auto options = testServerOptions(m_folder, m_installation);
        options.dataFolder = place(name);
        options.socketFolder += name;
        const auto running = LocalServer(options).start();
        VERIFY_RESULT(running);
        auto session = Pg::Session::open({.conninfo = running->conninfo});
        VERIFY_RESULT(session);
        const auto roles =
            session->query(Pg::Sql("SELECT count(*) FROM pg_roles WHERE rolname ~ '^weekglass'"));
        VERIFY_RESULT(roles);
        QCOMPARE(roles->single(), Pg::Value("3"));
    }

    Installation m_installation;
    QString m_folder;
};

void TestPreparedServer::initTestCase()
{
    const auto found = findInstallations();
    if (!found)
        QSKIP(qPrintable(found.error().text()));
    m_installation = found->constFirst();
}

void TestPreparedServer::severalProgramsAtOnce()
{
    std::vector<std::unique_ptr<QProcess>> programs;
    for (const char* name : {"a", "b", "c"})
        programs.push_back(copyElsewhere(QLatin1String(name)));
    for (const auto& program : programs) {
        QVERIFY(program->waitForFinished(2 * Patience));
        QCOMPARE(program->exitCode(), 0);
    }
    QCOMPARE(prepared().size(), 1); // made by one of them
    answers(QStringLiteral("a"));
    answers(QStringLiteral("c"));
}

/// Whatever is there by then is not taken for a whole one.
void TestPreparedServer::killedWhilePreparing()
{
    for (const int milliseconds : {30, 200, 600}) {
        const auto program = copyElsewhere(QStringLiteral("a"));
        if (!program->waitForFinished(milliseconds))
            QVERIFY(killProcess(*program));
        VERIFY_RESULT(copyPreparedServer(place(QStringLiteral("b")), m_installation, store()));
        answers(QStringLiteral("b"));
        cleanup();
        init();
    }
}

void TestPreparedServer::othersAreRemoved()
{
    QVERIFY(QDir().mkpath(store() + QStringLiteral("/0123456789abcdef/data"))); // out of date
    QVERIFY(QDir().mkpath(store() + QStringLiteral("/fedcba9876543210.new-1/data"))); // not made to its end
    VERIFY_RESULT(copyPreparedServer(place(QStringLiteral("a")), m_installation, store()));
    QCOMPARE(prepared().size(), 1);
    VERIFY_RESULT(copyPreparedServer(place(QStringLiteral("b")), m_installation, store()));
    QCOMPARE(prepared().size(), 1);
    answers(QStringLiteral("b"));
}

void TestPreparedServer::storeThatCannotBe()
{
    QVERIFY(
        !copyPreparedServer(place(QStringLiteral("a")), m_installation, QStringLiteral("/dev/null/store")));
    QVERIFY(!copyPreparedServer(place(QStringLiteral("no/such/folder/a")), m_installation, store()));
    QVERIFY(!QDir(place(QStringLiteral("a"))).exists());
}

/// A system has room for 4096 segments, and each killed server leaves one.
void TestPreparedServer::noSharedMemoryIsLeft()
{
    VERIFY_RESULT(copyPreparedServer(place(QStringLiteral("a")), m_installation, store()));
    answers(QStringLiteral("a"));
    const auto file = readFile(place(QStringLiteral("a/data/postmaster.pid")), 10000);
    VERIFY_RESULT(file);
    const int segment = file->split('\n').value(6).trimmed().split(' ').constLast().toInt();
    struct shmid_ds state
    {
    };
    QVERIFY2(::shmctl(segment, IPC_STAT, &state) == 0, "the server has one while it runs");
    cleanup();
    QVERIFY(::shmctl(segment, IPC_STAT, &state) != 0);
    init();
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) != QLatin1String("--copy")) {
        TestPreparedServer test;
        return QTest::qExec(&test, argc, argv);
    }
    const auto found = findInstallations();
    const auto copied = found
        ? copyPreparedServer(arguments.value(2), found->constFirst(), arguments.value(3))
        : Result<void>(found.error());
    if (!copied)
        qCritical("%s", qPrintable(copied.error().text()));
    return copied ? 0 : 1;
}

#include "tst_preparedserver.moc"
