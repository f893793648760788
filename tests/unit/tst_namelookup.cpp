#include "pg/session.h"

#include <QElapsedTimer>
#include <QTest>

#include <dlfcn.h>
#include <netdb.h>

#include <atomic>
#include <thread>

using namespace Weekglass;
using namespace std::chrono_literals;

namespace {

constexpr const char* SilentName = "silent.invalid";
std::atomic<bool> isAnswered = false;
std::atomic<int> asked = 0;
std::atomic<int> left = 0;

}

/// Takes the place of the C library's, also for libpq: nobody answers about one of the names.
extern "C" __attribute__((visibility("default"))) int getaddrinfo(const char* name, const char* service,
                                                                  const addrinfo* hints, addrinfo** found)
{
    using Function = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    if (name && qstrcmp(name, SilentName) == 0) {
        ++asked;
        while (!isAnswered)
            std::this_thread::sleep_for(1ms);
        ++left;
        return EAI_AGAIN;
    }
    static const auto real = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(name, service, hints, found);
}

class TestNameLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        isAnswered = false;
        asked = 0;
        left = 0;
    }
    void cleanup();
    void silentNameServerHasADeadline();
    void lookupCanBeCancelled();
    void unknownNameIsSaid();

private:
    Pg::ConnectOptions options(std::chrono::milliseconds deadline) const
    {
        return {.conninfo = QByteArray("host=") + SilentName + " port=5432 user=x dbname=x",
                .deadline = deadline};
    }
};

/// Threads that nobody waited for are gone before the next test.
void TestNameLookup::cleanup()
{
    isAnswered = true;
    QTRY_COMPARE(left.load(), asked.load());
}

void TestNameLookup::silentNameServerHasADeadline()
{
    QElapsedTimer timer;
    timer.start();
    const auto session = Pg::Session::open(options(200ms));
    QVERIFY(!session);
    QCOMPARE(asked.load(), 1);
    QCOMPARE(left.load(), 0); // it still waits
    QVERIFY(timer.elapsed() >= 200);
    QCOMPARE(session.error().kind, Error::Kind::Connection);
    QVERIFY2(session.error().message.startsWith(
                 QStringLiteral("Connecting failed at the name: no answer for 0.2 s about the address of ")),
             qPrintable(session.error().message));
    QVERIFY(session.error().message.contains(QLatin1String(SilentName)));
}

void TestNameLookup::lookupCanBeCancelled()
{
    std::stop_source stop;
    std::jthread canceller([&stop] {
        while (asked == 0)
            std::this_thread::sleep_for(1ms);
        stop.request_stop();
    });
    const auto session = Pg::Session::open(options(0ms), stop.get_token());
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::Cancelled);
    QCOMPARE(left.load(), 0);
}

void TestNameLookup::unknownNameIsSaid()
{
    isAnswered = true;
    const auto session = Pg::Session::open(options(20s));
    QVERIFY(!session);
    QVERIFY2(session.error().message.contains(QStringLiteral("no address was found")),
             qPrintable(session.error().message));
}

QTEST_APPLESS_MAIN(TestNameLookup)
#include "tst_namelookup.moc"
