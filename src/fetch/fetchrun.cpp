#include "fetch/fetchrun.h"

#include "base/safetext.h"
#include "fetch/answerpath.h"
#include "fetch/completions.h"
#include "fetch/fetchclock.h"
#include "fetch/fetchwatch.h"
#include "fetch/fetchwriter.h"
#include "fetch/httpstatus.h"
#include "fetch/retries.h"
#include "fetch/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

constexpr qint64 MostHeldBytes = 64LL * 1024 * 1024; // then nothing new is asked for until some is stored
constexpr milliseconds Tick {200};
constexpr milliseconds TokenPause {3000};

class FetchRun
{
public:
    FetchRun(const WeekHandle& week, const FetchPlan& plan, const FetchOptions& options)
        : m_plan(plan)
        , m_options(options)
        , m_queue(plan, options.mode, options.http.token.has_value(), now())
        , m_store(week, plan)
        , m_watch(plan, options)
        , m_writer(m_store, options, m_watch)
        , m_limiter(plan.limits)
        , m_isConfirmed(!plan.reset)
        , m_client(options.http)
    {
    }

    Result<FetchReport> run()
    {
        if (auto restored = m_store.restore(m_queue, now(), m_options.stop); !restored)
            return restored.error();
        readParameters();
        m_resetDate = m_store.resetDate();
        askForStatus();
        while (!isOver()) {
            sendRequests();
            for (Completion& completion : m_completions.takeWithin(pause()))
                take(completion);
            if (auto stored = m_writer.storeIfDue(m_running == 0); !stored)
                return stored.error();
            if (m_writer.isTransformDue())
                transform();
            tellRefusals();
            m_watch.tell(m_queue, m_limiter, m_writer.buffer().unconfirmed(), now());
        }
        return finish();
    }

private:
    enum class Proof { None, SameReset, OtherReset };

    FetchTime now() const { return m_clock.now(); }

    bool isOnce() const { return m_options.mode == FetchQueue::Mode::Once; }

    bool isOver()
    {
        if (m_options.stop.stop_requested() || !m_report.reset.isEmpty() || m_fatal || isTokenRenewed())
            return true;
        if (!isOnce() || m_running > 0 || m_queue.nextAt(now()) || !m_writer.buffer().batch().empty())
            return false;
        if (m_writer.buffer().unconfirmed() > 0) {
            askForStatus();
            return false;
        }
        if (!m_writer.needsTransform())
            return true;
        transform(); // its tables may tell what else there is
        return !m_queue.nextAt(now()).has_value();
    }

    bool isPaused() const { return m_options.control && m_options.control->isPaused(); }

    bool isTokenRenewed()
    {
        if (!m_report.tokenRefused || !m_options.hasNewToken
            || SteadyClock::now() - m_tokenLookedAt < TokenPause)
            return false;
        m_tokenLookedAt = SteadyClock::now();
        return m_options.hasNewToken();
    }

    void askForStatus()
    {
        m_statusAsked = SteadyClock::now();
        if (m_plan.reset)
            m_queue.force(m_plan.reset->endpoint, now());
    }

    void sendRequests()
    {
        if (isPaused() && !m_isConfirmed)
            return;
        if (m_writer.buffer().unconfirmed() > 0
            && SteadyClock::now() - m_statusAsked > m_plan.at(m_plan.reset->endpoint).every)
            askForStatus();
        while (m_running < m_options.parallel) {
            const auto at = SteadyClock::now();
            const bool mayOnlyConfirm =
                !m_isConfirmed || isPaused() || m_writer.buffer().bytes() > MostHeldBytes;
            if (m_limiter.nextAt(at) > at || (mayOnlyConfirm && m_running > 0)
                || (m_isConfirmed && mayOnlyConfirm && m_writer.buffer().unconfirmed() == 0))
                return;
            const auto request = m_queue.take(now());
            if (!request)
                return;
            if (mayOnlyConfirm && request->endpoint != m_plan.reset->endpoint) {
                m_queue.retry(*request, now() + Tick);
                return askForStatus();
            }
            m_limiter.take(at);
            send(*request);
        }
    }

    void send(const FetchRequest& request)
    {
        if (isStatus(request)) {
            m_statusAsked = SteadyClock::now();
            m_writer.buffer().asked();
        }
        ++m_running;
        m_watch.sent(request);
        const auto url = m_plan.urlOf(request.key);
        if (!url)
            return m_completions.add({request, url.error()});
        m_client.start(
            *url, m_plan.authOf(request.endpoint),
            [this, request](Result<HttpAnswer> answer) {
                m_completions.add({request, std::move(answer)});
            },
            m_options.stop);
    }

    /// How long nothing can happen unless an answer comes.
    milliseconds pause() const
    {
        milliseconds time = Tick;
        const auto due = m_queue.nextAt(now());
        if (due && m_running < m_options.parallel && !isPaused()) {
            const auto at = SteadyClock::now();
            const auto free = std::chrono::ceil<milliseconds>(m_limiter.nextAt(at) - at);
            time = std::min(time, std::max(free, *due - now()));
        }
        return m_running > 0 ? std::max(time, milliseconds(1)) : time;
    }

    void take(Completion& completion)
    {
        --m_running;
        const FetchRequest& request = completion.request;
        if (!completion.answer)
            return takeError(request, completion.answer.error());
        const HttpAnswer& answer = *completion.answer;
        m_limiter.heed(answer, SteadyClock::now());
        m_watch.answered(request, answer, now());
        FetchedAnswer fetched = readAnswer(m_plan, request, answer);
        const bool isBusy = answer.status == HttpStatus::TooManyRequests;
        m_refusals = isBusy || answer.status >= HttpStatus::FirstServerError ? m_refusals + 1 : 0;
        const bool mayBeCut = m_retries.mayBeCut(request.key, fetched);
        if (m_refusals > 0 || !fetched.isSuccess || mayBeCut)
            m_watch.failed(request, answer, mayBeCut);
        const Proof proof = isStatus(request) && fetched.isSuccess ? takeStatus(fetched) : Proof::None;
        if (proof == Proof::OtherReset)
            return;
        if (mayBeCut)
            return tryAgain(request, false, true);
        if (m_refusals > 0 || (isStatus(request) && proof == Proof::None))
            tryAgain(request, isBusy, answer.header("retry-after").isEmpty());
        else if (fetched.isBroken())
            giveUp(request);
        else
            takeAnswer(request, fetched, answer.status);
        fetched.document.reset();
        if (!m_plan.reset || proof == Proof::SameReset)
            m_writer.addToBatch(std::move(fetched));
        else
            m_writer.buffer().hold(std::move(fetched));
    }

    bool isStatus(const FetchRequest& request) const
    {
        return m_plan.reset && request.endpoint == m_plan.reset->endpoint;
    }

    void takeError(const FetchRequest& request, const Error& error)
    {
        if (error.kind == Error::Kind::Cancelled)
            return m_queue.retry(request, now());
        m_watch.failed(request);
        m_lastError = error;
        if (error.kind == Error::Kind::Connection || error.kind == Error::Kind::Timeout) {
            ++m_refusals;
            tryAgain(request, false, true);
        } else {
            giveUp(request);
        }
        if (!m_fatal) // that is returned
            tell(error);
    }

    /// @p isBusy: the server is not to blame, so it does not count as a try. @p holds: it did not say itself
    /// how long to wait.
    void tryAgain(const FetchRequest& request, bool isBusy, bool holds)
    {
        const int tries = m_retries.failed(request.key, !isBusy);
        const milliseconds wait = m_backoff.wait(std::max(m_refusals, tries));
        if (holds && (m_refusals > 0 || isStatus(request)))
            m_limiter.holdUntil(SteadyClock::now() + wait);
        if (!Retries::areUsedUp(tries))
            return m_queue.retry(request, now() + wait);
        giveUp(request);
    }

    /// Nothing can be stored without a status, so it is asked for again until it comes, unless somebody waits
    /// for the end.
    void giveUp(const FetchRequest& request)
    {
        m_retries.forget(request.key);
        if (isStatus(request) && (isOnce() || !m_isConfirmed))
            m_fatal = m_lastError.value_or(noStatus());
        m_queue.giveUp(request, now());
    }

    static Error noStatus()
    {
        return {.kind = Error::Kind::Connection,
                .message = Text::tr("The API does not say which reset it is in."),
                .advice = Text::tr("Answers since its last status are not stored. Try again later.")};
    }

    void takeAnswer(const FetchRequest& request, const FetchedAnswer& fetched, int status)
    {
        m_retries.forget(request.key);
        const Json::Document* document = fetched.document ? &*fetched.document : nullptr;
        if (document != nullptr && !fetched.isSuccess && m_plan.staleToken
            && holds(m_plan.staleToken->answer, *document, Json::Document::root()))
            refuseToken(TokenState::OfEarlierReset, Text::tr("The token belongs to an earlier reset."));
        else if (status == HttpStatus::Unauthorized && m_plan.at(request.endpoint).needsToken)
            refuseToken(TokenState::Refused, Text::tr("The API does not accept the token."));
        else if (fetched.isSuccess && m_plan.at(request.endpoint).needsToken && !m_report.tokenRefused)
            m_watch.setToken(TokenState::Accepted);
        m_queue.answered(request, fetched.isSuccess, document, now());
    }

    void refuseToken(TokenState state, const QString& message)
    {
        m_watch.setToken(state);
        if (!std::exchange(m_report.tokenRefused, true))
            tell({.kind = Error::Kind::Password,
                  .message = message,
                  .advice = Text::tr("Endpoints without a token are still fetched. Register again, and give "
                                     "the new token.")});
        m_queue.dropToken();
    }

    Proof takeStatus(const FetchedAnswer& status)
    {
        const QString date = status.document
            ? valueAt(*status.document, Json::Document::root(), m_plan.reset->date)
            : QString();
        if (date.isEmpty())
            return Proof::None;
        if (!m_resetDate.isEmpty() && date != m_resetDate) {
            m_report.reset = date;
            return Proof::OtherReset;
        }
        m_resetDate = date;
        m_watch.setResetDate(date);
        if (!std::exchange(m_isConfirmed, true))
            checkToken();
        m_writer.buffer().confirm();
        m_writer.storeSoon();
        return Proof::SameReset;
    }

    void checkToken()
    {
        if (!m_options.http.token || !m_plan.staleToken)
            return;
        const QString date = valueIn(m_options.http.token->claims(), m_plan.staleToken->claim);
        if (!date.isEmpty() && date != m_resetDate)
            refuseToken(TokenState::OfEarlierReset,
                        Text::tr("The token belongs to the reset of %1, but the game is in the reset of %2.")
                            .arg(visibleText(date), visibleText(m_resetDate)));
    }

    void tellRefusals()
    {
        for (const Error& error : m_queue.takeRefusals())
            tell(error);
    }

    void readParameters()
    {
        if (auto read = m_store.readParameters(m_queue, now(), m_options.stop); !read)
            tell(read.error());
    }

    void transform()
    {
        m_writer.transform();
        readParameters();
    }

    /// What is certain is stored; the rest is let go.
    Result<FetchReport> finish()
    {
        tellRefusals();
        if (m_report.reset.isEmpty() && !m_fatal)
            confirmLast();
        if (auto stored = m_writer.storeAll(); !stored)
            return stored.error();
        if (m_fatal)
            return *m_fatal;
        m_report.discarded = m_writer.buffer().unconfirmed();
        m_report.counts = m_watch.counts();
        m_watch.tellLast(m_queue, m_limiter, m_report.discarded, now());
        return m_report;
    }

    /// Stopped by its user: one more status, if it may be asked for soon.
    void confirmLast()
    {
        constexpr std::chrono::seconds Patience {3};
        const auto at = m_limiter.nextAt(SteadyClock::now());
        if (m_writer.buffer().unconfirmed() == 0 || at > SteadyClock::now() + Patience)
            return;
        std::this_thread::sleep_until(at);
        const FetchRequest request {.item = -1,
                                    .endpoint = m_plan.reset->endpoint,
                                    .key = m_plan.at(m_plan.reset->endpoint).path.toLatin1(),
                                    .subject = {},
                                    .cycle = now()};
        HttpOptions http = m_options.http;
        http.wholeTime = Patience;
        m_writer.buffer().asked();
        m_watch.sent(request);
        const auto url = m_plan.urlOf(request.key);
        const auto answer = url ? HttpClient(http).get(*url, m_plan.authOf(request.endpoint)) : url.error();
        if (!answer)
            return tell(answer.error());
        FetchedAnswer status = readAnswer(m_plan, request, *answer);
        if (status.isSuccess && takeStatus(status) == Proof::SameReset)
            m_writer.addToBatch(std::move(status));
    }

    void tell(const Error& error)
    {
        if (m_options.onError && error.kind != Error::Kind::Cancelled)
            m_options.onError(error);
    }

    const FetchPlan& m_plan;
    const FetchOptions& m_options;
    const FetchClock m_clock;
    FetchReport m_report;
    FetchQueue m_queue;
    FetchStore m_store;
    FetchWatch m_watch;
    FetchWriter m_writer;
    RateLimiter m_limiter;
    Backoff m_backoff;
    QString m_resetDate; // of the week
    bool m_isConfirmed; // that the game is in it, once
    std::optional<Error> m_fatal;
    std::optional<Error> m_lastError;
    int m_refusals = 0; // in a row: 429, 5xx, lost connections
    Retries m_retries;
    std::size_t m_running = 0;

    SteadyClock::time_point m_statusAsked;
    SteadyClock::time_point m_tokenLookedAt;

    Completions m_completions;
    HttpClient m_client; // goes first: until then its answers are added
};

}

Result<FetchReport> runFetch(const WeekHandle& week, const FetchPlan& plan, const FetchOptions& options)
{
    return FetchRun(week, plan, options).run();
}

}
