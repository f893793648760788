#include "app/markedservers.h"
#include "patience.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace Weekglass;

namespace {

/// Stands for the saved connections and the servers; asked by workers.
struct Answers
{
    std::atomic<Environment> environment = Environment::Unmarked;
    std::atomic<bool> isReadable = true;
    std::atomic<int> asked = 0;

    AdminGate::AskMark ask()
    {
        return [this](const Pg::ConnectOptions&, const std::stop_token&) -> Result<ServerMark> {
            ++asked;
            if (!isReadable)
                return Error {.kind = Error::Kind::Connection, .message = QStringLiteral("no answer")};
            return ServerMark {.environment = environment};
        };
    }
};

std::shared_ptr<Pg::SessionPool> pool()
{
    return Pg::SessionPool::create({.conninfo = "host=/nonexistent"});
}

}

/// What the server of the window is marked as, who asks for it, and when it is asked again.
class TestMarkedServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void carefulUntilItIsKnown();
    void theUserMayAskForMoreCare();
    void givenOneIsNotLookedUp();
    void unreadableIsProductionUntilItAnswers();
    void answerOfAServerThatWasLeftIsDropped();
    void leftOnesKeepTheirs();
    void gateFindsAMarkSetMeanwhile();
    void gateDoesNotBelieveOneTakenOff();
    void gateOfAnotherServerLeavesTheWindowsAlone();

private:
    void connectTo(const std::shared_ptr<Pg::SessionPool>& to)
    {
        m_servers->connectTo(to);
        QTRY_VERIFY_WITH_TIMEOUT(m_servers->isKnown(), Patience);
    }
    /// And takes what they found.
    static void finishJobs()
    {
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(0);
    }
    Environment own() const { return m_servers->environmentOf(m_servers->pool()); }
    /// What the gate opens with; nothing if it stays shut.
    std::optional<Environment> pass(const std::shared_ptr<Pg::SessionPool>& through)
    {
        std::optional<Environment> passed;
        m_servers->pass({.pool = through, .library = {}, .environment = m_servers->environmentOf(through)},
                        [&passed](const AdminServer& server) { passed = server.environment; });
        (void)QTest::qWaitFor([&passed] { return passed.has_value(); }, Patience);
        return passed;
    }

    std::unique_ptr<Answers> m_answers;
    std::unique_ptr<MarkedServers> m_servers;
};

void TestMarkedServers::init()
{
    m_answers = std::make_unique<Answers>();
    m_servers = std::make_unique<MarkedServers>(m_answers->ask());
}

void TestMarkedServers::cleanup()
{
    m_servers.reset();
    QThreadPool::globalInstance()->waitForDone(); // they use the answers
}

void TestMarkedServers::carefulUntilItIsKnown()
{
    QVERIFY(!m_servers->isKnown() && !m_servers->pool());
    QSignalSpy changed(m_servers.get(), &MarkedServers::changed);
    m_answers->environment = Environment::Staging;
    m_servers->connectTo(pool());
    QVERIFY(!m_servers->isKnown());
    QCOMPARE(own(), Environment::Production);
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_servers->isKnown(), Patience);
    QCOMPARE(own(), Environment::Staging);
    QCOMPARE(changed.count(), 2);
}

void TestMarkedServers::theUserMayAskForMoreCare()
{
    for (const auto& [saved, said] : {std::pair(Environment::Development, Environment::Staging),
                                      std::pair(Environment::Staging, Environment::Unmarked)}) {
        m_answers->environment = saved;
        m_servers->connectTo(pool(), {}, said);
        QTRY_VERIFY_WITH_TIMEOUT(m_servers->isKnown(), Patience);
        QCOMPARE(own(), Environment::Staging);
    }
}

void TestMarkedServers::givenOneIsNotLookedUp()
{
    m_answers->environment = Environment::Production;
    m_servers->connectTo(pool(), Environment::Unmarked);
    QVERIFY(m_servers->isKnown());
    m_servers->noteAnswer();
    finishJobs();
    QCOMPARE(m_answers->asked.load(), 0);
    QCOMPARE(own(), Environment::Unmarked);
}

void TestMarkedServers::unreadableIsProductionUntilItAnswers()
{
    QSignalSpy unreadable(m_servers.get(), &MarkedServers::unreadable);
    m_answers->isReadable = false;
    connectTo(pool());
    QCOMPARE(own(), Environment::Production);
    QCOMPARE(unreadable.count(), 1);
    m_servers->noteAnswer(); // the list was read, and the mark still cannot be
    finishJobs();
    QCOMPARE(m_answers->asked.load(), 2);
    QCOMPARE(own(), Environment::Production);
    QCOMPARE(unreadable.count(), 1);
    m_answers->isReadable = true;
    m_servers->noteAnswer();
    QTRY_COMPARE_WITH_TIMEOUT(own(), Environment::Unmarked, Patience);
    m_servers->noteAnswer(); // it is known
    finishJobs();
    QCOMPARE(m_answers->asked.load(), 3);
}

void TestMarkedServers::answerOfAServerThatWasLeftIsDropped()
{
    m_answers->environment = Environment::Production;
    m_servers->connectTo(pool());
    m_servers->connectTo(pool(), Environment::Development);
    finishJobs();
    QCOMPARE(own(), Environment::Development);
}

void TestMarkedServers::leftOnesKeepTheirs()
{
    m_answers->environment = Environment::Staging;
    const auto first = pool();
    connectTo(first);
    const auto unknown = pool();
    m_servers->connectTo(unknown);
    m_servers->connectTo(pool(), Environment::Unmarked); // before that one's mark was known
    QCOMPARE(m_servers->environmentOf(first), Environment::Staging);
    QCOMPARE(m_servers->environmentOf(unknown), Environment::Production);
    QCOMPARE(m_servers->environmentOf(pool()), Environment::Unmarked); // an opened archive
}

void TestMarkedServers::gateFindsAMarkSetMeanwhile()
{
    connectTo(pool());
    QCOMPARE(pass(m_servers->pool()), Environment::Unmarked);
    QSignalSpy changed(m_servers.get(), &MarkedServers::changed);
    m_answers->environment = Environment::Production;
    QCOMPARE(pass(m_servers->pool()), Environment::Production);
    QCOMPARE(own(), Environment::Production); // the window's, too
    QCOMPARE(changed.count(), 1);
}

void TestMarkedServers::gateDoesNotBelieveOneTakenOff()
{
    m_answers->environment = Environment::Production;
    connectTo(pool());
    m_answers->environment = Environment::Unmarked;
    QCOMPARE(pass(m_servers->pool()), Environment::Production);
    m_answers->isReadable = false;
    QCOMPARE(pass(m_servers->pool()), Environment::Production);
    m_answers->isReadable = true;
    connectTo(m_servers->pool()); // at the next connecting it is
    QCOMPARE(own(), Environment::Unmarked);
}

void TestMarkedServers::gateOfAnotherServerLeavesTheWindowsAlone()
{
    const auto left = pool();
    connectTo(left);
    connectTo(pool());
    m_answers->environment = Environment::Production;
    QCOMPARE(pass(left), Environment::Production);
    QCOMPARE(own(), Environment::Unmarked);
    m_answers->isReadable = false;
    QCOMPARE(pass(pool()), Environment::Production); // an archive whose server does not answer
    QCOMPARE(own(), Environment::Unmarked);
}

QTEST_MAIN(TestMarkedServers)
#include "tst_markedservers.moc"
