#pragma once

#include "fetch/fetchrun.h"
#include "fetch/fetchstore.h"

#include <deque>

namespace Weekglass {

/// Counts what a fetch does, and tells it to whoever watches.
class FetchWatch
{
public:
    FetchWatch(const FetchPlan& plan, const FetchOptions& options);

    const FetchCounts& counts() const { return m_progress.counts; }

    void sent(const FetchRequest& request);
    void answered(const FetchRequest& request, const HttpAnswer& answer, FetchTime now);
    /// No answer came.
    void failed(const FetchRequest& request);
    /// An answer that says so, or (@p isCut) one that is not whole.
    void failed(const FetchRequest& request, const HttpAnswer& answer, bool isCut);
    void stored(const std::vector<FetchedAnswer>& batch, const StoreReport& report);
    void setToken(TokenState state) { m_progress.token = state; }
    void setResetDate(const QString& date) { m_progress.resetDate = date; }

    /// Several times a second, and in the end; in between it does nothing.
    void tell(const FetchQueue& queue, const RateLimiter& limiter, qint64 unconfirmed, FetchTime now);
    void tellLast(const FetchQueue& queue, const RateLimiter& limiter, qint64 unconfirmed, FetchTime now);

private:
    using Clock = std::chrono::steady_clock;

    FetchCounts& countsOf(int endpoint)
    {
        return m_progress.endpoints[static_cast<std::size_t>(endpoint)].counts;
    }
    void look(const FetchQueue& queue, FetchTime now);

    const FetchOptions& m_options;
    FetchProgress m_progress;
    std::deque<Clock::time_point> m_sentAt; // in the last minute
    Clock::time_point m_toldAt;
    Clock::time_point m_lookedAt;
};

}
