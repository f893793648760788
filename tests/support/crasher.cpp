#include "base/crashfile.h"
#include "base/job.h"
#include "base/log.h"
#include "base/trail.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

using namespace Weekglass;

/// Its name is looked for among the calls: it is seen outside, and not inlined.
__attribute__((noinline)) void crashHere()
{
    static int* volatile nowhere = nullptr; // the compiler does not see that there is nothing
    *nowhere = 1;
}

namespace {

__attribute__((noinline)) int callsForever(int depth)
{
    volatile char room[1024] = {};
    if (depth < 0)
        return 0; // never
    room[0] = static_cast<char>(depth);
    return callsForever(depth + 1) + room[0];
}

/// As the window works: in a thread of the pool.
int fillStackOfJob()
{
    Job job;
    job.start([](const std::stop_token&) { return callsForever(0); }, [](int) {});
    return QCoreApplication::exec();
}

/// Both at once, as often as not in the handler of the other.
void crashTwice()
{
    std::atomic<int> ready {0};
    const auto crash = [&ready] {
        ++ready;
        while (ready < 2) { }
        crashHere();
    };
    std::thread other(crash);
    crash();
    other.join();
}

}

/// Crashes in the way that it is told, as tst_crashfile wants it.
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("crasher"));
    (void)startLog();
    leaveCrashFiles(QStringLiteral("crasher 1.2.3"));
    for (int i = 1; i <= 250; ++i)
        noteStep("step", QString::number(i));
    const QByteArrayView way(argc > 1 ? argv[1] : "");
    if (way == "segv")
        crashHere();
    if (way == "thread")
        std::thread(crashHere).join();
    if (way == "two threads")
        crashTwice();
    if (way == "abort")
        std::abort();
    if (way == "terminate")
        throw std::runtime_error("value of a row");
    if (way == "fatal")
        qFatal("password=hunter2 is nobody's business");
    if (way == "full stack")
        return callsForever(0);
    if (way == "full stack of a job")
        return fillStackOfJob();
    for (const auto& [name, signal] :
         {std::pair {"SIGBUS", SIGBUS}, {"SIGFPE", SIGFPE}, {"SIGILL", SIGILL}}) {
        if (way == name)
            std::raise(signal);
    }
    return 0;
}
