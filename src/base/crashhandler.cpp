#include "base/crashfile.h"
#include "base/files.h"
#include "base/trail.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string_view>
#include <typeinfo>

#include <cxxabi.h>
#include <execinfo.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CrashHandler)
};

constexpr std::size_t MaxPathBytes = 1024;
constexpr std::size_t MaxReasonBytes = 512;
constexpr std::size_t StackBytes = 64ULL * 1024;
constexpr int MaxFrames = 100;
constexpr unsigned MaxSeconds =
    10; // to write it: a crash inside of malloc() or dlopen() can hold what is needed

/// All that the handler reads: it may neither allocate nor take a lock, whatever the crash has left.
struct Prepared
{
    std::array<char, MaxPathBytes> dataFolder {};
    std::array<char, MaxPathBytes> folder {};
    std::array<char, MaxPathBytes> file {};
    std::array<char, MaxPathBytes> head {}; // versions and system
    std::array<char, MaxPathBytes> notice {}; // for standard error
    std::array<char, MaxReasonBytes> reason {};
    std::chrono::steady_clock::time_point start;
};
Prepared prepared;
std::atomic<pid_t> writer {0}; // the thread that writes

template<std::size_t Size>
void prepare(std::array<char, Size>& place, const QByteArray& text)
{
    qstrncpy(place.data(), text.constData(), Size);
}

void put(int fd, std::string_view text)
{
    (void)!::write(fd, text.data(), text.size());
}

void putNumber(int fd, long long number, int digits = 1)
{
    std::array<char, 24> text {};
    std::size_t at = text.size();
    for (; number > 0 || digits > 0; number /= 10, --digits)
        text[--at] = static_cast<char>('0' + number % 10);
    put(fd, {text.data() + at, text.size() - at});
}

std::string_view signalName(int signal)
{
    switch (signal) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGABRT:
        return "SIGABRT";
    case SIGBUS:
        return "SIGBUS";
    case SIGFPE:
        return "SIGFPE";
    case SIGILL:
        return "SIGILL";
    default:
        return "?";
    }
}

/// UTC, by arithmetic: the C library's functions take locks.
void putTime(int fd)
{
    using namespace std::chrono;
    const auto now = floor<seconds>(system_clock::now());
    const auto day = floor<days>(now);
    const year_month_day date(day);
    const hh_mm_ss time(now - day);
    putNumber(fd, static_cast<int>(date.year()), 4);
    put(fd, "-");
    putNumber(fd, static_cast<unsigned>(date.month()), 2);
    put(fd, "-");
    putNumber(fd, static_cast<unsigned>(date.day()), 2);
    put(fd, "T");
    putNumber(fd, time.hours().count(), 2);
    put(fd, ":");
    putNumber(fd, time.minutes().count(), 2);
    put(fd, ":");
    putNumber(fd, time.seconds().count(), 2);
    put(fd, "Z");
}

void writeReport(int fd, int signal)
{
    put(fd, prepared.head.data());
    put(fd, "Signal: ");
    put(fd, signalName(signal));
    put(fd, "\nTime: ");
    putTime(fd);
    put(fd, "\nRan for: ");
    putNumber(
        fd,
        std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - prepared.start).count());
    put(fd,
        ::gettid() == ::getpid() ? " s\nThread: the main one\n"
                                 : " s\nThread: another one than the main one\n");
    if (prepared.reason[0] != '\0') {
        put(fd, "Reason: ");
        put(fd, prepared.reason.data());
        put(fd, "\n");
    }
    put(fd, "\nLast steps, the oldest first, after the start:\n");
    writeTrail(fd);
    put(fd, "\nCalls, the last first:\n");
    static std::array<void*, MaxFrames> frames;
    ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), MaxFrames), fd);
    put(fd, "\nEnd of the report.\n");
}

void endBy(int signal)
{
    ::signal(signal, SIG_DFL);
    ::raise(signal); // comes when the handler has returned
}

/// Only what is safe in a signal handler.
void handleCrash(int signal)
{
    pid_t nobody = 0;
    if (!writer.compare_exchange_strong(nobody, ::gettid())) {
        if (nobody == ::gettid())
            return endBy(signal); // writing crashed
        for (;;)
            ::pause(); // until the other thread has written, and ends the program
    }
    ::signal(SIGALRM, SIG_DFL);
    ::alarm(MaxSeconds);
    ::mkdir(prepared.dataFolder.data(), 0700);
    ::mkdir(prepared.folder.data(), 0700);
    const int fd = ::open(prepared.file.data(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0) {
        writeReport(fd, signal);
        ::close(fd);
        put(STDERR_FILENO, prepared.notice.data());
    }
    endBy(signal);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they have one of their own
/// Where the handler runs when the stack of its thread is full. Belongs to the thread that makes it.
class AlternateSignalStack
{
public:
    AlternateSignalStack()
    {
        stack_t stack {};
        stack.ss_sp = m_room.data();
        stack.ss_size = StackBytes;
        ::sigaltstack(&stack, nullptr);
    }
    ~AlternateSignalStack()
    {
        stack_t none {};
        none.ss_flags = SS_DISABLE;
        ::sigaltstack(&none, nullptr);
    }
    Q_DISABLE_COPY_MOVE(AlternateSignalStack)

private:
    std::vector<char> m_room = std::vector<char>(StackBytes);
};
#endif

/// The type says what went wrong; what() may hold a value.
[[noreturn]] void handleTerminate()
{
    if (const std::type_info* type = abi::__cxa_current_exception_type())
        noteCrashReason(QByteArray("exception of the type " + readableName(type->name())).constData());
    std::abort();
}

}

void noteCrashReason(const char* reason)
{
    prepare(prepared.reason, reason);
}

void useAlternateSignalStack()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    thread_local const AlternateSignalStack stack;
#endif
}

void leaveCrashFiles(const QString& program)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they tell more of a crash
    prepared.start = std::chrono::steady_clock::now();
    const QString name = program.section(QLatin1Char(' '), 0, 0) + QLatin1Char('-')
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z-'"))
        + QString::number(QCoreApplication::applicationPid()) + QStringLiteral(".crash");
    const QString file = crashFolder() + QLatin1Char('/') + name;
    if (QFile::encodeName(file).size() >= qsizetype(MaxPathBytes))
        return;
    prepare(prepared.dataFolder, QFile::encodeName(dataFolder()));
    prepare(prepared.folder, QFile::encodeName(crashFolder()));
    prepare(prepared.file, QFile::encodeName(file));
    prepare(prepared.head,
            QStringLiteral("Crash of %1\nQt: %2\nSystem: %3, %4 %5, %6\n")
                .arg(program, QLatin1String(qVersion()), QSysInfo::prettyProductName(),
                     QSysInfo::kernelType(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture())
                .toUtf8());
    prepare(prepared.notice,
            Text::tr("%1 crashed. Details are in %2").arg(program, file).toLocal8Bit() + '\n');
    std::array<void*, 1> frame {};
    ::backtrace(frame.data(), 1); // loads what it needs now, while it may
    std::set_terminate(handleTerminate);
    useAlternateSignalStack();
    struct sigaction action
    {
    };
    action.sa_handler = handleCrash;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        ::sigaction(signal, &action, nullptr);
#else
    Q_UNUSED(program)
#endif
}

}
