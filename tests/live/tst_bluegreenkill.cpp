#include "bluegreentest.h"
#include "killprocess.h"

#include <QProcess>

#include <csignal>
#include <thread>
#include <unistd.h>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// What is started again as a program of its own, and killed: <prefix> <conninfo> <week> <step>
int runChild(const QStringList& arguments)
{
    const GameDefinition game = blueGreenGame(arguments[0]);
    const int fatal = arguments[3].toInt();
    const BlueGreenRequest request {.server = {.conninfo = arguments[1].toUtf8()},
                                    .game = game,
                                    .onProgress = [fatal](BlueGreenStep step, const QString&) {
                                        if (static_cast<int>(step) == fatal)
                                            ::kill(::getpid(), SIGKILL);
                                    }};
    const auto plan = planBlueGreen(request, arguments[2]);
    const auto done = plan ? beginBlueGreen(request, *plan, plan->phrase, plan->hash)
                           : Result<BlueGreenState>(plan.error());
    if (!done)
        qWarning("%s", qPrintable(done.error().text()));
    return done ? 0 : 1;
}

}

/// A blue/green change that is killed, or whose server is, is the old week or the new one, goes on or goes
/// back.
class TestBlueGreenKill : public BlueGreenTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }

    void programIsKilled_data() { steps(); }
    void programIsKilled();
    void serverIsKilled_data() { steps(); }
    void serverIsKilled();
    void serverIsKilledInTheSwitch_data();
    void serverIsKilledInTheSwitch();
    void backIsCutOff_data();
    void backIsCutOff();

private:
    static void steps()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("goesOn");
        for (int step = 0; step < BlueGreenSteps; ++step) {
            for (const bool goesOn : {true, false})
                QTest::addRow("%s, %s", qPrintable(blueGreenStepName(static_cast<BlueGreenStep>(step))),
                              goesOn ? "resumed" : "taken back")
                    << step << goesOn;
        }
    }
    /// The next start names it, and both ways are open.
    void verifyWay(bool goesOn)
    {
        QVERIFY(isInterrupted());
        const auto shown = waiting();
        VERIFY_RESULT(shown);
        if (goesOn) {
            VERIFY_RESULT(resume(request()));
            verifyNew();
        } else {
            VERIFY_RESULT(undo());
            verifyOld();
            QCOMPARE(databases(), QStringList {m_week.name});
        }
    }
    void killServer()
    {
        TestServer* server = *TestServer::instance();
        server->killPostmaster();
        VERIFY_RESULT(server->start());
    }
};

void TestBlueGreenKill::programIsKilled()
{
    QFETCH(int, step);
    QFETCH(bool, goesOn);
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--child"), m_game.prefix, QString::fromUtf8(m_server.options().conninfo),
                 m_week.name, QString::number(step)});
    QVERIFY(child.waitForFinished(Patience));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QTRY_VERIFY_WITH_TIMEOUT(isInterrupted(), Patience); // the server has noticed that it is gone
    verifyWay(goesOn);
}

void TestBlueGreenKill::serverIsKilled()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would kill the server of others.");
    QFETCH(int, step);
    QFETCH(bool, goesOn);
    auto asked = request();
    bool isKilled = false;
    asked.onProgress = [&](BlueGreenStep at, const QString&) {
        if (static_cast<int>(at) == step && !std::exchange(isKilled, true))
            killServer();
    };
    QVERIFY(!begin(asked));
    QVERIFY(isKilled);
    verifyWay(goesOn);
}

void TestBlueGreenKill::serverIsKilledInTheSwitch_data()
{
    QTest::addColumn<QByteArray>("script"); // what makes the transaction of the switch wait
    QTest::newRow("before the names") << QByteArray("BEGIN; COMMENT ON DATABASE %1 IS NULL");
    QTest::newRow("after the names") << QByteArray("BEGIN; LOCK TABLE weekglass.week_log IN EXCLUSIVE MODE");
}

/// In the middle of its one transaction.
void TestBlueGreenKill::serverIsKilledInTheSwitch()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would kill the server of others.");
    QFETCH(QByteArray, script);
    auto holder = m_server.open();
    auto asked = request();
    std::thread killer;
    asked.onProgress = [&](BlueGreenStep at, const QString&) {
        if (at != BlueGreenStep::SwitchOver)
            return;
        WeekServer::run(holder, QByteArray(script).replace("%1", m_week.name.toUtf8()));
        killer = std::thread([this] {
            auto monitor = m_server.open();
            const auto waits = [&monitor] {
                return WeekServer::ask(monitor, "SELECT count(*) FROM pg_locks WHERE NOT granted")
                    != QLatin1String("0");
            };
            while (!waits())
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            (*TestServer::instance())->killPostmaster();
        });
    };
    const auto done = begin(asked);
    killer.join();
    VERIFY_RESULT((*TestServer::instance())->start());
    if (done) // the holder died of it first, and the switch was committed before the server knew
        return verifyNew();
    QCOMPARE(ask({}, "SELECT oid FROM pg_database WHERE datname = '" + m_week.name.toUtf8() + "'"),
             QString::number(m_week.oid));
    verifyWay(true);
}

void TestBlueGreenKill::backIsCutOff_data()
{
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("again") << true;
    QTest::newRow("stays") << false;
}

void TestBlueGreenKill::backIsCutOff()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would kill the server of others.");
    QFETCH(bool, goesOn);
    VERIFY_RESULT(begin(request()));
    auto holder = m_server.open();
    WeekServer::run(holder, "BEGIN; COMMENT ON DATABASE " + m_week.name.toUtf8() + " IS NULL");
    std::thread killer([this] {
        auto monitor = m_server.open();
        const auto isClosed = [&] {
            return WeekServer::ask(monitor,
                                   "SELECT NOT datallowconn FROM pg_database WHERE datname = '"
                                       + m_week.name.toUtf8() + "'")
                == QLatin1String("t");
        };
        while (!isClosed())
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        (*TestServer::instance())->killPostmaster();
    });
    const auto done = back();
    killer.join();
    VERIFY_RESULT((*TestServer::instance())->start());
    if (done) // the holder died of it first, and the names were changed before the server knew
        return verifyOld();
    QVERIFY(isInterrupted());
    if (goesOn) {
        VERIFY_RESULT(back());
        verifyOld();
        return;
    }
    const auto plan = planBack(request(), m_week.name);
    VERIFY_RESULT(plan);
    QVERIFY(*plan && (*plan)->isBegun);
    VERIFY_RESULT(stayGreen(request(), **plan));
    verifyNew();
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 6 && QByteArrayView(argv[1]) == "--child")
        return runChild(QCoreApplication::arguments().mid(2));
    TestBlueGreenKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_bluegreenkill.moc"
