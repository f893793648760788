#include "base/pause.h"
#include "verifyresult.h"
#include "weeks/lockwait.h"

#include <QTest>

using namespace Weekglass;
using namespace std::chrono_literals;

class TestLockWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstTry();
    void triesAgain();
    void triesOnceWithoutWaiting();
    void anErrorEndsIt();
    void stoppedBefore();
    void stoppedWhileWaiting();
};

void TestLockWait::firstTry()
{
    int tries = 0;
    const auto got = waitForLock(1h, {}, [&]() -> Result<bool> { return ++tries == 1; });
    VERIFY_RESULT(got);
    QVERIFY(*got);
    QCOMPARE(tries, 1);
}

void TestLockWait::triesAgain()
{
    int tries = 0;
    const auto got = waitForLock(1h, {}, [&]() -> Result<bool> { return ++tries == 4; });
    VERIFY_RESULT(got);
    QVERIFY(*got);
    QCOMPARE(tries, 4);
}

void TestLockWait::triesOnceWithoutWaiting()
{
    int tries = 0;
    const auto got = waitForLock(0ms, {}, [&]() -> Result<bool> { return ++tries == 2; });
    VERIFY_RESULT(got);
    QVERIFY(!*got);
    QCOMPARE(tries, 1);
}

void TestLockWait::anErrorEndsIt()
{
    int tries = 0;
    const auto got = waitForLock(1h, {}, [&]() -> Result<bool> {
        return ++tries < 3 ? Result<bool>(false) : Error {.message = QStringLiteral("gone")};
    });
    QVERIFY(!got);
    QCOMPARE(got.error().message, QStringLiteral("gone"));
    QCOMPARE(tries, 3);
}

void TestLockWait::stoppedBefore()
{
    std::stop_source source;
    source.request_stop();
    int tries = 0;
    const auto got = waitForLock(1h, source.get_token(), [&]() -> Result<bool> { return ++tries > 0; });
    QVERIFY(!got);
    QVERIFY(got.error().kind == Error::Kind::Cancelled);
    QCOMPARE(tries, 0);
    QVERIFY(!pauseFor(1h, source.get_token()));
}

void TestLockWait::stoppedWhileWaiting()
{
    std::stop_source source;
    int tries = 0;
    const auto got = waitForLock(1h, source.get_token(), [&]() -> Result<bool> {
        if (++tries == 2)
            source.request_stop();
        return false;
    });
    QVERIFY(!got);
    QVERIFY(got.error().kind == Error::Kind::Cancelled);
    QCOMPARE(tries, 2);
    QVERIFY(pauseFor(1ms, {}));
}

QTEST_APPLESS_MAIN(TestLockWait)
#include "tst_lockwait.moc"
