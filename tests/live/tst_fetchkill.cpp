#include "fetchweeks.h"
#include "killprocess.h"
#include "patience.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <limits>

using namespace Weekglass;
using namespace std::chrono_literals;

/// A program that fetches is killed again and again; the last one ends what they began.
class TestFetchKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedAtRandomMoments() { killAndCompare(false); }
    void killedWithReferences() { killAndCompare(true); }

private:
    /// @p refers: what is unchanged is stored as a reference.
    void killAndCompare(bool refers);

    FetchWeeks m_weeks;
};

void TestFetchKill::initTestCase()
{
    if (const auto started = m_weeks.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

/// The program that is killed: this one again, told by its environment what to fetch.
static int runChild()
{
    const GamePointer game = fetchedGame();
    const QByteArray conninfo = qgetenv("WEEKGLASS_FETCH_CONNINFO");
    const QByteArray database = qgetenv("WEEKGLASS_FETCH_DATABASE");
    auto session = Pg::Session::open({.conninfo = conninfo, .database = database});
    if (!session)
        return 3;
    const auto identity = identify(*session);
    if (!identity)
        return 3;
    const WeekHandle week {
        .pool = Pg::SessionPool::create({.conninfo = conninfo}), .game = game, .identity = *identity};
    FetchPlan plan = quickPlan(*game, QUrl(QString::fromLatin1(qgetenv("WEEKGLASS_FETCH_URL"))));
    plan.endpoints[0].every = 0s;
    if (qEnvironmentVariableIsSet("WEEKGLASS_FETCH_REFERENCES"))
        plan.unchanged = UnchangedPayload::Reference;
    return runFetch(week, plan, quickOptions()) ? 0 : 1;
}

void TestFetchKill::killAndCompare(bool refers)
{
    const int kills = std::max(qEnvironmentVariableIntValue("WEEKGLASS_FETCH_KILLS"), 20);
    std::atomic<qsizetype> most = 0; // requests that are answered; the others wait
    StandInApi api;
    api.systems = kills * 8;
    api.fault = [&](const QByteArray& target, int number) -> std::optional<StandInReply> {
        if (number > most)
            return StandInReply {.send = [&most, number](int) {
                for (qsizetype now = most; now < number; now = most)
                    most.wait(now);
            }};
        if (!refers || target != "/")
            return {};
        StandInApi steady = api; // then the status is the same for a while
        steady.requests = number / 100;
        return StandInReply {.body = steady.status()};
    };
    StandInServer server(std::ref(api));
    const auto answer = [&most](qsizetype until) {
        most = until;
        most.notify_all();
    };
    const auto answerAll = qScopeGuard([&] { answer(std::numeric_limits<qsizetype>::max()); });
    const FetchWeeks::Week week = m_weeks.newWeek();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WEEKGLASS_FETCH_CONNINFO"),
                       QString::fromUtf8((*TestServer::instance())->conninfo()));
    environment.insert(QStringLiteral("WEEKGLASS_FETCH_DATABASE"), week.name);
    environment.insert(QStringLiteral("WEEKGLASS_FETCH_URL"), server.url(QStringLiteral("/v2")).toString());
    if (refers)
        environment.insert(QStringLiteral("WEEKGLASS_FETCH_REFERENCES"), QStringLiteral("1"));
    int killed = 0;
    for (int i = 0; i < kills; ++i) {
        // somewhere between two answers, so that kills fall into all that is done with them; but none gets so
        // far that there is nothing to do for half of them
        const qsizetype until = server.requestCount() + 1 + QRandomGenerator::global()->bounded(40);
        answer(until + 20);
        QProcess child;
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(child.waitForStarted(Patience));
        while (server.requestCount() < until && !child.waitForFinished(1))
            ;
        if (!child.waitForFinished(QRandomGenerator::global()->bounded(30))) {
            QVERIFY(killProcess(child));
            ++killed;
        }
    }
    QVERIFY(killed > kills / 2);
    answer(std::numeric_limits<qsizetype>::max());
    VERIFY_RESULT(m_weeks.fetch(week, server, quickOptions()));
    const int systems = api.systems;
    const int expected = (systems + 1) / 2 + systems * 2 + systems + systems + (systems + 9) / 10 + 2;
    QCOMPARE(m_weeks.ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key <> '/'"),
             QString::number(expected));
    QCOMPARE(
        m_weeks.ask(week, "SELECT count(DISTINCT request_key) FROM raw.api_events WHERE request_key <> '/'"),
        QString::number(expected));
    if (refers) {
        QVERIFY(m_weeks.ask(week, "SELECT count(same_as) FROM raw.api_events").toInt() > kills);
        QCOMPARE(m_weeks.ask(
                     week,
                     "SELECT count(*) FROM raw.api_events AS e JOIN raw.api_events AS f ON f.id = e.same_as "
                     "WHERE f.payload IS NULL OR f.payload_hash <> e.payload_hash"),
                 QStringLiteral("0"));
    } else {
        QCOMPARE(
            m_weeks.ask(
                week,
                "SELECT count(*) - count(DISTINCT payload_hash) FROM raw.api_events WHERE request_key = '/'"),
            QStringLiteral("0"));
    }
    qInfo("%d killed, %lld requests for %d answers", killed, static_cast<long long>(server.requestCount()),
          expected);
    const QString core = m_weeks.coreOf(week);
    m_weeks.rebuild(week);
    QCOMPARE(m_weeks.coreOf(week), core);
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet("WEEKGLASS_FETCH_URL"))
        return runChild();
    TestFetchKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fetchkill.moc"
