#include "fetch/fetchwatch.h"

#include "base/safetext.h"
#include "fetch/httpstatus.h"
#include "fetch/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds TellPause {200};
constexpr milliseconds LookPause {1000}; // a long queue takes a while
constexpr milliseconds Minute {60000};
constexpr qsizetype ShownBytes = 300;

QString adviceFor(int status)
{
    if (status == HttpStatus::TooManyRequests)
        return Text::tr("It is requested again when the API allows it.");
    if (status >= HttpStatus::FirstServerError)
        return Text::tr("It is tried again, a few times.");
    if (status == HttpStatus::Unauthorized)
        return Text::tr("Give a token that the API accepts.");
    return Text::tr("The answer is kept among the events.");
}

}

FetchWatch::FetchWatch(const FetchPlan& plan, const FetchOptions& options)
    : m_options(options)
{
    for (const FetchEndpoint& endpoint : plan.endpoints)
        m_progress.endpoints.push_back({.id = endpoint.id});
    m_progress.token = options.http.token ? TokenState::Given : TokenState::None;
}

void FetchWatch::sent(const FetchRequest& request)
{
    m_progress.current = request.key;
    ++m_progress.counts.requests;
    ++countsOf(request.endpoint).requests;
    m_sentAt.push_back(Clock::now());
}

void FetchWatch::answered(const FetchRequest& request, const HttpAnswer& answer, FetchTime now)
{
    EndpointProgress& endpoint = m_progress.endpoints[static_cast<std::size_t>(request.endpoint)];
    m_progress.counts.bytes += answer.body.size();
    endpoint.counts.bytes += answer.body.size();
    endpoint.status = answer.status;
    endpoint.at = now;
}

void FetchWatch::failed(const FetchRequest& request)
{
    ++m_progress.counts.errors;
    ++countsOf(request.endpoint).errors;
}

void FetchWatch::failed(const FetchRequest& request, const HttpAnswer& answer, bool isCut)
{
    failed(request);
    if (!m_options.onFailedAnswer)
        return;
    m_options.onFailedAnswer(
        {.kind = Error::Kind::Format,
         .message = isCut ? Text::tr("The answer is not complete JSON; it may be truncated.")
                          : Text::tr("The API answered with status %1.").arg(answer.status),
         .where = visibleText(request.key),
         .advice = isCut ? Text::tr("It is requested again. A second answer is kept among the rejected.")
                         : adviceFor(answer.status),
         .detail = visibleText(QByteArrayView(answer.body).first(std::min(answer.body.size(), ShownBytes)))});
}

void FetchWatch::stored(const std::vector<FetchedAnswer>& batch, const StoreReport& report)
{
    m_progress.counts.stored += report.stored;
    m_progress.counts.unchanged += static_cast<qint64>(report.unchanged.size());
    m_progress.counts.rejected += report.rejected;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        FetchCounts& counts = countsOf(batch[i].endpoint);
        const bool isRejected = batch[i].isRejected() || std::ranges::binary_search(report.refused, i);
        ++(isRejected ? counts.rejected : counts.stored);
    }
    for (const std::size_t answer : report.unchanged)
        ++countsOf(batch[answer].endpoint).unchanged;
}

void FetchWatch::tell(const FetchQueue& queue, const RateLimiter& limiter, qint64 unconfirmed, FetchTime now)
{
    const auto at = Clock::now();
    while (!m_sentAt.empty() && at - m_sentAt.front() >= Minute)
        m_sentAt.pop_front();
    if (!m_options.onProgress || at - m_toldAt < TellPause)
        return;
    m_toldAt = at;
    if (at - m_lookedAt >= LookPause) {
        m_lookedAt = at;
        look(queue, now);
    }
    m_progress.backlog = queue.backlog();
    m_progress.items = queue.itemCount();
    m_progress.unconfirmed = unconfirmed;
    m_progress.rate = limiter.use(at);
    m_progress.lastMinute = static_cast<qint64>(m_sentAt.size());
    m_progress.nextIn = std::chrono::ceil<milliseconds>(limiter.nextAt(at) - at);
    m_progress.isPaused = m_options.control && m_options.control->isPaused();
    m_options.onProgress(m_progress);
}

void FetchWatch::tellLast(const FetchQueue& queue, const RateLimiter& limiter, qint64 unconfirmed,
                          FetchTime now)
{
    m_toldAt = {};
    m_lookedAt = {};
    tell(queue, limiter, unconfirmed, now);
}

void FetchWatch::look(const FetchQueue& queue, FetchTime now)
{
    const auto counts = queue.itemCounts();
    for (std::size_t i = 0; i < counts.size(); ++i)
        m_progress.endpoints[i].items = counts[i];
    const QString filter = m_options.control ? m_options.control->queueFilter() : QString();
    m_progress.queue =
        std::make_shared<std::vector<QueuedRequest>>(queue.look(FetchProgress::MostQueued, filter, now));
}

}
