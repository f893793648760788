#include "fetch/ratelimit.h"

#include "fetch/httpclient.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

namespace Weekglass {

namespace {

using std::chrono::milliseconds;

// answers are not all equally long on their way, so requests may reach the server closer than they were sent
constexpr milliseconds Margin {50};
constexpr milliseconds LongestHold {10 * 60 * 1000}; // whatever a server says
constexpr milliseconds FirstWait {500};
constexpr milliseconds LongestWait {60000};
constexpr int MostDoublings = 10;

/// ISO 8601, or as HTTP writes dates.
QDateTime timeOf(const QByteArray& text)
{
    const QString written = QString::fromLatin1(text).replace(QLatin1String("GMT"), QLatin1String("+0000"));
    const QDateTime iso = QDateTime::fromString(written, Qt::ISODateWithMs);
    return iso.isValid() ? iso : QDateTime::fromString(written, Qt::RFC2822Date);
}

/// How long from now, told as seconds or as a time of the server's day.
std::optional<milliseconds> toldWait(const HttpAnswer& answer, const QByteArray& text)
{
    if (text.isEmpty())
        return {};
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    milliseconds wait {0};
    if (isNumber) {
        wait = milliseconds(static_cast<qint64>(std::min(std::max(0.0, seconds), 1e6) * 1000)); // nan is 0
    } else {
        const QDateTime until = timeOf(text);
        const QDateTime date = timeOf(answer.header("date"));
        if (!until.isValid() || !date.isValid())
            return {};
        wait = milliseconds(date.msecsTo(until));
    }
    return std::clamp(wait, milliseconds(0), LongestHold);
}

void lower(std::size_t& size, const QByteArray& text)
{
    bool isNumber = false;
    const int told = text.toInt(&isNumber);
    if (isNumber && told > 0)
        size = std::min(size, static_cast<std::size_t>(told));
}

}

RateLimiter::RateLimiter(RateLimits limits)
    : m_steady {static_cast<std::size_t>(limits.perSecond), milliseconds(1000) + Margin, {}}
    , m_burst {static_cast<std::size_t>(limits.burst), limits.burstWindow + Margin, {}}
{
}

RateLimiter::Moment RateLimiter::Bucket::freeAt(Moment now) const
{
    if (size == 0)
        return Moment::max();
    return taken.size() < size ? now : std::max(now, taken[taken.size() - size] + window);
}

qint64 RateLimiter::Bucket::used(Moment now) const
{
    return std::count_if(taken.begin(), taken.end(), [&](Moment moment) { return now - moment < window; });
}

RateUse RateLimiter::use(Moment now) const
{
    return {.second = m_steady.used(now),
            .secondSize = static_cast<qint64>(m_steady.size),
            .burst = m_burst.used(now),
            .burstSize = static_cast<qint64>(m_burst.size),
            .burstWindow = std::chrono::duration_cast<std::chrono::seconds>(m_burst.window)};
}

RateLimiter::Moment RateLimiter::nextAt(Moment now) const
{
    return std::max(m_heldUntil, std::min(m_steady.freeAt(now), m_burst.freeAt(now)));
}

void RateLimiter::take(Moment now)
{
    Bucket& bucket = m_steady.freeAt(now) <= now ? m_steady : m_burst;
    bucket.taken.push_back(now);
    while (bucket.taken.size() > bucket.size)
        bucket.taken.pop_front();
}

void RateLimiter::heed(const HttpAnswer& answer, Moment now)
{
    lower(m_steady.size, answer.header("x-ratelimit-limit-per-second"));
    lower(m_burst.size, answer.header("x-ratelimit-limit-burst"));
    if (const auto wait = toldWait(answer, answer.header("retry-after")))
        holdUntil(now + *wait + Margin);
    if (answer.header("x-ratelimit-remaining").trimmed() == "0") {
        if (const auto wait = toldWait(answer, answer.header("x-ratelimit-reset")))
            holdUntil(now + *wait + Margin);
    }
}

void RateLimiter::holdUntil(Moment until)
{
    m_heldUntil = std::max(m_heldUntil, until);
}

Backoff::Backoff(quint32 seed)
    : m_random(seed)
{
}

milliseconds Backoff::wait(int failures)
{
    const int doublings = std::clamp(failures - 1, 0, MostDoublings);
    const auto whole = std::min(LongestWait, FirstWait * (1 << doublings));
    std::uniform_real_distribution<double> half(0.5, 1.0);
    return milliseconds(static_cast<qint64>(static_cast<double>(whole.count()) * half(m_random)));
}

}
