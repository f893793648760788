#include "base/trail.h"

#include "base/log.h"
#include "base/safetext.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>

#include <unistd.h>

namespace Weekglass {

namespace {

constexpr std::size_t MaxSteps = 200;
constexpr qsizetype MaxBytes = 119;

/// A line in memory that is there before anything goes wrong, so that a signal handler can write it.
struct Step
{
    std::atomic<std::size_t> length {0}; // 0 while it is written
    std::array<char, MaxBytes + 1> text {};
};

std::array<Step, MaxSteps> steps;
std::atomic<std::size_t> count {0};
const auto start = std::chrono::steady_clock::now();

template<typename Handler>
void forEachStep(Handler handler)
{
    const std::size_t all = count.load();
    for (std::size_t i = all > MaxSteps ? all - MaxSteps : 0; i < all; ++i) {
        const Step& step = steps[i % MaxSteps];
        if (const std::size_t length = step.length.load(); length > 0)
            handler(step.text.data(), length);
    }
}

}

void noteStep(const char* kind, const QString& name)
{
    qCInfo(userLog).noquote() << kind << name;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    const QByteArray text = '+' + QByteArray::number(passed.count(), 'f', 3) + " s " + kind + ' '
        + visibleText(name, MaxBytes / 2).toUtf8();
    static std::mutex mutex; // of those who write
    const std::scoped_lock lock(mutex);
    Step& step = steps[count.load() % MaxSteps];
    step.length = 0;
    const auto length = static_cast<std::size_t>(std::min(text.size(), MaxBytes));
    std::memcpy(step.text.data(), text.constData(), length);
    step.length = length;
    ++count;
}

QStringList trail()
{
    QStringList lines;
    forEachStep([&lines](const char* text, std::size_t length) {
        lines << QString::fromUtf8(text, static_cast<qsizetype>(length));
    });
    return lines;
}

void writeTrail(int fd)
{
    forEachStep([fd](const char* text, std::size_t length) {
        (void)!::write(fd, text, length);
        (void)!::write(fd, "\n", 1);
    });
}

}
