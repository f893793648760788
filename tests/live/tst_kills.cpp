#include "dumptools.h"
#include "killprocess.h"
#include "operationbed.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Weekglass;

/// weekglassctl is killed in the middle of what changes a week. The week is then as it was before or as it is
/// afterwards, cleanup finds nothing that stays, and the same call does the rest. Half of the kills come at
/// any time, half of them about when the work is done, so that there are enough of either end.
/// WEEKGLASS_KILLS: how many of each.
class TestKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();

private:
    using Operation = OperationBed::Operation;

    void killAt(const Operation& operation, qint64 microseconds);
    void killBeforeItTells(const Operation& operation);
    void killWhenGone(const Operation& operation);
    void end(QProcess& process);
    void cleanUp();
    void doTheRest(const Operation& operation);

    OperationBed m_bed;
    bool m_isKilled = false; ///< by the last killAt(), not over before
    QString m_before;
    QString m_after;
    QString m_found;
};

void TestKills::initTestCase()
{
    if (const auto started = m_bed.start(); !started)
        QSKIP(qPrintable(started.error().text())); // initTestCase
}

void TestKills::killed_data()
{
    QTest::addColumn<int>("operation");
    const auto& all = OperationBed::operations();
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        for (const char* name : {"rollback", "undo", "import", "migrate", "archive", "drop"}) {
            if (qstrcmp(all[static_cast<std::size_t>(i)].name, name) == 0)
                QTest::newRow(name) << i;
        }
    }
}

void TestKills::end(QProcess& process)
{
    QVERIFY(killProcess(process));
    m_isKilled = process.exitStatus() == QProcess::CrashExit;
    QVERIFY2(m_isKilled || process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestKills::killAt(const Operation& operation, qint64 microseconds)
{
    m_bed.makeDatabase(operation);
    const auto process = m_bed.direct().start(m_bed.argumentsOf(operation));
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
    end(*process);
}

/// Its answer goes into a pipe that is full, so it cannot end.
void TestKills::killBeforeItTells(const Operation& operation)
{
    m_bed.makeDatabase(operation);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("full"));
    QCOMPARE(::mkfifo(path.toUtf8().constData(), S_IRUSR | S_IWUSR), 0);
    const int pipe = ::open(path.toUtf8().constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(pipe >= 0);
    const QByteArray filling(4096, 'x');
    while (::write(pipe, filling.constData(), static_cast<std::size_t>(filling.size())) > 0)
        ;
    const auto process = m_bed.direct().start(m_bed.argumentsOf(operation), path);
    QTRY_COMPARE_WITH_TIMEOUT(m_bed.stateNow(operation), m_after, Patience);
    end(*process);
    ::close(pipe);
    QVERIFY(m_isKilled);
}

/// One that drops its database: as soon as another session sees that it did.
void TestKills::killWhenGone(const Operation& operation)
{
    m_bed.makeDatabase(operation);
    auto session = m_bed.server().open();
    const QByteArray count =
        "SELECT count(*) FROM pg_database WHERE datname = '" + QByteArray(operation.database) + "'";
    const auto process = m_bed.direct().start(m_bed.argumentsOf(operation));
    for (const QDeadlineTimer patience(Patience); !patience.hasExpired();) {
        if (WeekServer::ask(session, count) == QLatin1String("0"))
            break;
    }
    end(*process);
}

/// What a killed program leaves is found and removed, and then there is nothing to be found.
void TestKills::cleanUp()
{
    m_bed.waitUntilAllHaveLeft(); // a program of PostgreSQL's that it had started ends by itself
    const QStringList arguments {QStringLiteral("cleanup"), QStringLiteral("--folder"), m_bed.archives()};
    const Answer removed = m_bed.direct()(arguments + QStringList {QStringLiteral("--yes")});
    QVERIFY2(removed.exitCode == 0, removed.err.constData());
    const Answer left = m_bed.direct()(arguments);
    QVERIFY2(left.exitCode == 0 && left.out.trimmed().isEmpty(), left.out.constData());
}

void TestKills::doTheRest(const Operation& operation)
{
    const Answer again = m_bed.direct()(m_bed.argumentsOf(operation));
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QCOMPARE(m_bed.state(operation), m_after);
}

void TestKills::killed()
{
    QFETCH(int, operation);
    const Operation& tried = OperationBed::operations()[static_cast<std::size_t>(operation)];
    if (qstrcmp(tried.name, "archive") == 0)
        SKIP_WITHOUT_DUMP();
    m_bed.makeDatabase(tried);
    m_before = m_bed.state(tried);
    QElapsedTimer clock;
    const QStringList arguments = m_bed.argumentsOf(tried);
    clock.start();
    const Answer whole = m_bed.direct()(arguments);
    const qint64 usual = clock.nsecsElapsed() / 1000;
    QVERIFY2(whole.exitCode == 0, whole.err.constData());
    m_after = m_bed.state(tried);
    QVERIFY(m_after != m_before);
    const int kills = std::max(qEnvironmentVariableIntValue("WEEKGLASS_KILLS"), 3);
    auto* random = QRandomGenerator::global();
    double turn = double(usual) * 0.9; // about when the work is done
    int killed = 0;
    int done = 0;
    int between = 0;
    for (int i = 0; killed < kills; ++i) {
        QVERIFY2(i < 10 * kills + 100, "It is never killed.");
        const int moment = i % 3;
        if (moment == 0)
            killAt(tried, qint64(random->generateDouble() * double(usual)));
        else if (moment == 1)
            killAt(tried, qint64(turn * (0.95 + 0.1 * random->generateDouble())));
        else if (tried.tellsBefore)
            killWhenGone(tried);
        else
            killBeforeItTells(tried);
        if (QTest::currentTestFailed())
            return;
        cleanUp();
        m_bed.reopen(tried);
        m_found = m_bed.state(tried);
        const bool isDone = m_found == m_after;
        turn *= moment != 1 ? 1 : !m_isKilled ? 0.95 : isDone ? 0.98 : 1.04;
        if (!isDone) {
            QVERIFY2(tried.goesBySteps || m_found == m_before, qPrintable(m_found));
            doTheRest(tried);
        }
        if (QTest::currentTestFailed())
            return;
        if (m_isKilled) {
            ++killed;
            done += isDone ? 1 : 0;
            between += !isDone && m_found != m_before ? 1 : 0;
        } else {
            QVERIFY(isDone);
        }
    }
    qInfo("%s: %d kills, %d before, %d after, %d between steps", tried.name, killed, killed - done - between,
          done, between);
    if (kills >= 50) // fewer are chance
        QVERIFY(done * 5 >= killed && (killed - done) * 5 >= killed);
}

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
