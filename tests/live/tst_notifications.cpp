#include "pg/session.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;
using namespace std::chrono_literals;

/// Waiting for NOTIFY.
class TestNotifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void notificationWakes();
    void severalCountAsOne();
    void whatCameDuringAStatementIsNotLost();
    void otherChannelsDoNotWake();
    void deadlineIsNoError();
    void stopTokenWakes();
    void killedBackendIsALostConnection();
    void strangeChannelNames();
    void sessionStaysOfUse();

private:
    Session open() { return std::move(*Session::open({.conninfo = m_conninfo})); }
    /// @p work on another session, a moment from now.
    std::jthread later(const QByteArray& statement)
    {
        return std::jthread([this, statement] {
            std::this_thread::sleep_for(100ms);
            auto session = open();
            (void)session.execute(*Sql::trusted(statement));
        });
    }

    QByteArray m_conninfo;
};

void TestNotifications::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
}

void TestNotifications::notificationWakes()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    const auto notifier = later("NOTIFY wake");
    const auto woken = session.waitForNotification({.deadline = 60s});
    VERIFY_RESULT(woken);
    QVERIFY(*woken);
}

void TestNotifications::severalCountAsOne()
{
    auto session = open();
    auto other = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    for (int i = 0; i < 50; ++i)
        VERIFY_RESULT(other.execute(Sql("NOTIFY wake")));
    VERIFY_RESULT(session.execute(Sql("SELECT 1"))); // the server sends what there is before its answer
    QVERIFY(*session.waitForNotification({.deadline = 60s}));
    QCOMPARE(*session.waitForNotification({.deadline = 200ms}), false);
}

void TestNotifications::whatCameDuringAStatementIsNotLost()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    VERIFY_RESULT(open().execute(Sql("NOTIFY wake")));
    VERIFY_RESULT(session.query(Sql("SELECT pg_sleep(0.2)")));
    QVERIFY(*session.waitForNotification({.deadline = 60s}));
}

void TestNotifications::otherChannelsDoNotWake()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    VERIFY_RESULT(open().execute(Sql("NOTIFY other")));
    QCOMPARE(*session.waitForNotification({.deadline = 300ms}), false);
}

void TestNotifications::deadlineIsNoError()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    QElapsedTimer time;
    time.start();
    const auto woken = session.waitForNotification({.deadline = 200ms});
    VERIFY_RESULT(woken);
    QCOMPARE(*woken, false);
    QVERIFY(time.elapsed() >= 200);
}

void TestNotifications::stopTokenWakes()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    std::stop_source stop;
    const std::jthread stopper([&stop] {
        std::this_thread::sleep_for(100ms);
        stop.request_stop();
    });
    const auto woken = session.waitForNotification({.stop = stop.get_token()});
    QVERIFY(!woken);
    QCOMPARE(woken.error().kind, Error::Kind::Cancelled);
    QVERIFY(session.isUsable());
}

void TestNotifications::killedBackendIsALostConnection()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    const auto pid = session.query(Sql("SELECT pg_backend_pid()"))->single();
    const auto killer = later("SELECT pg_terminate_backend(" + *pid + ")");
    const auto woken = session.waitForNotification({.deadline = 60s});
    QVERIFY(!woken);
    QCOMPARE(woken.error().kind, Error::Kind::Connection);
    QVERIFY(!session.isUsable());
    const auto again = session.waitForNotification({.deadline = 60s});
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Connection);
}

void TestNotifications::strangeChannelNames()
{
    auto session = open();
    const QString name = QStringLiteral("Mixed \"quoted\"; DROP");
    VERIFY_RESULT(session.listen(name));
    VERIFY_RESULT(open().query(Sql("SELECT pg_notify($1, '')"), {name.toUtf8()}));
    QVERIFY(*session.waitForNotification({.deadline = 60s}));
    const auto refused = session.listen(QString(64, QLatin1Char('x')));
    QVERIFY(!refused); // the server would cut the name
}

void TestNotifications::sessionStaysOfUse()
{
    auto session = open();
    VERIFY_RESULT(session.listen(QStringLiteral("wake")));
    VERIFY_RESULT(session.waitForNotification({.deadline = 50ms}));
    QCOMPARE(*session.query(Sql("SELECT 7"))->single(), "7");
    VERIFY_RESULT(session.readTable(Sql("SELECT 8")));
    VERIFY_RESULT(open().execute(Sql("NOTIFY wake")));
    QVERIFY(*session.waitForNotification({.deadline = 60s}));
}

QTEST_GUILESS_MAIN(TestNotifications)
#include "tst_notifications.moc"
