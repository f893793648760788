#pragma once

#include <QByteArrayView>

#include <chrono>
#include <deque>
#include <random>

namespace Weekglass {

struct HttpAnswer;

struct RateLimits
{
    int perSecond = 2;
    int burst = 30; ///< further requests, while those of each second are used up
    std::chrono::seconds burstWindow {60};
};

/// What of the two buckets is used up now. A size of 0: there is no such bucket.
struct RateUse
{
    qint64 second = 0;
    qint64 secondSize = 0;
    qint64 burst = 0;
    qint64 burstSize = 0;
    std::chrono::seconds burstWindow {0};
};

/// When the next request may be sent. Two buckets: any stretch of a second has at most `perSecond` requests
/// from the first, and any stretch of the burst's window at most `burst` from the second. What the server
/// says of its limits counts if it is stricter. Has no clock of its own: the caller's only goes forward.
class RateLimiter
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    explicit RateLimiter(RateLimits limits = {});

    /// @p now, or later.
    Moment nextAt(Moment now) const;
    /// One request is sent now; nextAt() has said that it may.
    void take(Moment now);
    /// retry-after and x-ratelimit-* of an answer. Times of day in them are by the server's clock and are
    /// read against its own `date`, so that a wrong clock here does not matter.
    void heed(const HttpAnswer& answer, Moment now);
    RateUse use(Moment now) const;
    /// Nothing is sent before this moment.
    void holdUntil(Moment until);

private:
    struct Bucket
    {
        std::size_t size = 0;
        std::chrono::milliseconds window {0};
        std::deque<Moment> taken; // at most size

        Moment freeAt(Moment now) const;
        qint64 used(Moment now) const;
    };

    Bucket m_steady;
    Bucket m_burst;
    Moment m_heldUntil;
};

/// How long to wait before the next try: doubling from half a second to a minute, of which a random half, so
/// that clients that failed together do not come back together.
class Backoff
{
public:
    explicit Backoff(quint32 seed = std::random_device {}());

    /// @p failures so far in a row, from 1.
    std::chrono::milliseconds wait(int failures);

private:
    std::minstd_rand m_random;
};

}
