#include "dumptools.h"
#include "killprocess.h"
#include "patience.h"
#include "resettest.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

#include <csignal>
#include <set>
#include <unistd.h>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr int LooksAgain = 2;

/// What is started again as a program of its own, to be killed at a step (or, with step -1, at any time), and
/// goes on with what an earlier one began: <prefix> <conninfo> <folder> <week> <step>
/// @return LooksAgain if what it saw first was not so any more when it came to it
int runChild(const QStringList& arguments)
{
    const GameDefinition game = resettableGame(arguments[0]);
    const int fatal = arguments[4].toInt();
    const ConnectOptions server {.conninfo = arguments[1].toUtf8()};
    const ResetRequest request {.server = server,
                                .scratch = server,
                                .game = game,
                                .archiveFolder = arguments[2],
                                .onProgress = [fatal](ResetStep step, const QString&) {
                                    if (static_cast<int>(step) == fatal)
                                        ::kill(::getpid(), SIGKILL);
                                }};
    const auto begin = [&]() -> Result<ResetState> {
        const auto plan = planReset(request, arguments[3], true);
        return plan ? resetWeek(request, *plan, plan->week.confirmation(), plan->hash)
                    : Result<ResetState>(plan.error());
    };
    auto session = Session::open(server);
    const auto unfinished = session ? unfinishedReset(*session, arguments[3])
                                    : Result<std::optional<ResetState>>(session.error());
    const auto done = !unfinished ? Result<ResetState>(unfinished.error())
        : *unfinished             ? resumeReset(request, **unfinished)
                                  : begin();
    if (done)
        return 0;
    const QString told = done.error().text();
    qWarning("%s", qPrintable(told));
    const auto says = [&told](const char* words) { return told.contains(QLatin1String(words)); };
    const bool hasGoneOn = says("not the reset that was shown") || says("no unfinished reset")
        || says("A reset of it is unfinished") || says("no database of this name");
    return hasGoneOn ? LooksAgain : 1;
}

}

/// Resets that are killed, or whose server's processes are, go on or go back.
class TestResetKill : public ResetTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startServer();
        SKIP_WITHOUT_DUMP();
    }
    void init() { makeWeek(); }
    void killedAndResumed_data();
    void killedAndResumed();
    void killedAtAnyTime();
    void killedAndTakenBack_data();
    void killedAndTakenBack();
    void lostServerProcesses();
    void foreignNextWeekIsLeftAlone();
    void existingNextWeekIsUsed();
    void noWayBackAfterTheSwitch();
    void noWayBackInTheSwitch();

private:
    /// The reset, begun or resumed, in a program of its own.
    void startChild(QProcess& child, int step)
    {
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--child"), m_game.prefix, QString::fromUtf8(m_server.options().conninfo),
                     m_folder.path(), m_week.name, QString::number(step)});
        QVERIFY(child.waitForStarted(Patience));
    }
    /// The old week is gone, and nothing is left to be done.
    bool isOver()
    {
        auto session = m_server.open();
        return !AdminDatabases::exists(session, m_week.name) && !*unfinishedReset(session, m_week.name);
    }
    void verifyNothingIsLost();
    /// Kills it at the step.
    void killAt(int step)
    {
        QProcess child;
        startChild(child, step);
        QVERIFY(child.waitForFinished(Patience));
        QVERIFY(child.exitStatus() == QProcess::CrashExit);
    }
};

void TestResetKill::killedAndResumed_data()
{
    QTest::addColumn<int>("step");
    for (int step = 0; step < Steps; ++step)
        QTest::newRow(qPrintable(resetStepName(static_cast<ResetStep>(step)))) << step;
}

void TestResetKill::killedAndResumed()
{
    QFETCH(int, step);
    killAt(step);
    QVERIFY(weeks().contains(m_week.name));
    const auto blocked = reset(request());
    QVERIFY(!blocked && blocked.error().detail.contains(QLatin1String("is unfinished")));
    const auto state = resume(request());
    VERIFY_RESULT(state);
    QVERIFY(state->isOver && state->drops);
    verifyNext(true);
}

/// The old week is whole until the next one is.
void TestResetKill::verifyNothingIsLost()
{
    auto session = m_server.open();
    const auto unfinished = unfinishedReset(session, m_week.name);
    VERIFY_RESULT(unfinished);
    const bool hasSwitched = *unfinished && (*unfinished)->isDone(ResetStep::SwitchOver);
    if (hasSwitched || !AdminDatabases::exists(session, m_week.name)) {
        QVERIFY(AdminDatabases::exists(session, m_next));
        return;
    }
    ConnectOptions inside = m_server.options();
    inside.database = m_week.name.toUtf8();
    QString rows;
    // the server may still be freezing the week for the one that was killed, which ends this session, too
    const auto isAnswered = [&] {
        auto old = Session::open(inside);
        if (!old)
            return false;
        rows = WeekServer::ask(*old,
                               "SELECT (SELECT count(*) FROM public.events) + (SELECT count(*) FROM "
                               "public.players) + (SELECT count(*) FROM public.config)");
        return old->isUsable();
    };
    QVERIFY(QTest::qWaitFor(isAnswered, Patience));
    QCOMPARE(rows, QStringLiteral("4"));
}

/// Killed in the middle of whatever it does, again and again, also while it resumes: in the end all is right.
void TestResetKill::killedAtAnyTime()
{
    const int kills = qEnvironmentVariableIsSet("WEEKGLASS_RESET_KILLS")
        ? qEnvironmentVariableIntValue("WEEKGLASS_RESET_KILLS")
        : 20;
    QRandomGenerator random(QRandomGenerator::global()->generate());
    int longest = 500; // of a reset that nobody killed, in ms
    int resets = 1;
    int killed = 0;
    bool mayLookAgain = false;
    while (!isOver() || killed < kills) {
        if (isOver()) {
            verifyNext(true);
            makeWeek(); // another one
            ++resets;
        }
        QProcess child;
        QElapsedTimer clock;
        clock.start();
        startChild(child, -1);
        if (child.waitForFinished(killed < kills ? random.bounded(longest) : Patience)) {
            QVERIFY(child.exitStatus() == QProcess::NormalExit);
            // The last statement of the one that was killed may have ended after this one's first look.
            QVERIFY(child.exitCode() == 0 ? isOver() : child.exitCode() == LooksAgain && mayLookAgain);
            mayLookAgain = false;
            longest = std::max(500, static_cast<int>(clock.elapsed()));
        } else {
            QVERIFY2(killed < kills, "It hangs.");
            QVERIFY(killProcess(child));
            ++killed;
            mayLookAgain = true;
            verifyNothingIsLost();
            longest = std::min(longest + longest / 4, 10000); // what a kill leaves on the server, too
        }
        if (QTest::currentTestFailed())
            return;
    }
    verifyNext(true);
    qInfo("%d kills in %d resets", killed, resets);
}

void TestResetKill::killedAndTakenBack_data()
{
    QTest::addColumn<int>("step");
    for (const ResetStep step : {ResetStep::KeepHistory, ResetStep::Create, ResetStep::SwitchOver})
        QTest::newRow(qPrintable(resetStepName(step))) << static_cast<int>(step);
}

void TestResetKill::killedAndTakenBack()
{
    QFETCH(int, step);
    killAt(step);
    VERIFY_RESULT(undo());
    QCOMPARE(weeks(), QStringList({m_week.name}));
    auto inside = m_server.open(m_week.name);
    WeekServer::run(inside, "INSERT INTO public.events VALUES (2, 2)"); // as before
    QVERIFY(!undo());
    QVERIFY(planReset(request(), m_week.name, true)->obstacles.isEmpty()); // and it can be begun anew
}

/// Not the program but the server's processes die, at each step.
void TestResetKill::lostServerProcesses()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    auto monitor = m_server.open();
    std::set<ResetStep> hit;
    auto asked = request();
    asked.onProgress = [&](ResetStep step, const QString&) {
        if (hit.insert(step).second)
            (void)WeekServer::ask(monitor,
                                  "SELECT count(pg_terminate_backend(pid, " + QByteArray::number(Patience)
                                      + ")) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
                                        "backend_type = 'client backend'");
    };
    auto state = reset(asked);
    for (int attempt = 0; !state && attempt < Steps + 1; ++attempt) {
        QVERIFY(weeks().contains(m_week.name) || weeks().contains(m_next));
        state = resume(asked);
    }
    VERIFY_RESULT(state);
    QCOMPARE(hit.size(), std::size_t(Steps));
    verifyNext(true);
}

void TestResetKill::foreignNextWeekIsLeftAlone()
{
    killAt(static_cast<int>(ResetStep::Create));
    auto session = m_server.open();
    const auto foreign = createWeek(session, m_game, *WeekName::match(m_next));
    VERIFY_RESULT(foreign);
    auto inside = m_server.open(m_next);
    WeekServer::run(inside, "CREATE TABLE public.precious ()");
    const auto refused = resume(request());
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("Somebody else")));
    VERIFY_RESULT(undo());
    QCOMPARE(readDatabaseFacts(session, m_next)->identity, *foreign);
}

void TestResetKill::existingNextWeekIsUsed()
{
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_next)));
    const auto plan = planReset(request(), m_week.name, false);
    QVERIFY(plan && plan->nextExists);
    killAt(static_cast<int>(ResetStep::SwitchOver));
    VERIFY_RESULT(undo());
    QCOMPARE(weeks(), QStringList({m_week.name, m_next})); // it was not the reset's to drop
}

void TestResetKill::noWayBackAfterTheSwitch()
{
    killAt(static_cast<int>(ResetStep::Drop));
    const auto refused = undo();
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("cannot be undone")));
    VERIFY_RESULT(resume(request()));
    verifyNext(true);
}

/// The next week may say already that it is live: what becomes of that is not known any more.
void TestResetKill::noWayBackInTheSwitch()
{
    auto holder = m_server.open();
    auto asked = request();
    asked.server.conninfo += " options='-c lock_timeout=1s'";
    asked.onProgress = [&](ResetStep step, const QString&) {
        if (step == ResetStep::SwitchOver)
            WeekServer::run(holder, "BEGIN; COMMENT ON DATABASE " + m_next.toUtf8() + " IS NULL");
    };
    const auto stopped = reset(asked);
    QVERIFY(!stopped);
    QVERIFY2(stopped.error().advice.contains(QLatin1String("cannot be undone")),
             qPrintable(stopped.error().text()));
    WeekServer::run(holder, "ROLLBACK");
    VERIFY_RESULT(resume(request()));
    verifyNext(true);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 7 && QByteArrayView(argv[1]) == "--child")
        return runChild(QCoreApplication::arguments().mid(2));
    TestResetKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_resetkill.moc"
