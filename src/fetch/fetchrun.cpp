#include "fetch/fetchrun.h"

#include "fetch/answerpath.h"
#include "fetch/completions.h"
#include "fetch/fetchwriter.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

constexpr qint64 MostHeldBytes = 64LL * 1024 * 1024; // then nothing new is asked for until some is stored
constexpr int MostTries = 6; // of one request
constexpr milliseconds Tick {200};
constexpr int TooManyRequests = 429;
constexpr int Unauthorized = 401;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Fetch)
};

class FetchRun
{
public:
    FetchRun(const WeekHandle& week, const FetchPlan& plan, const FetchOptions& options)
        : m_plan(plan)
        , m_options(options)
        , m_queue(plan, options.mode, options.http.token.has_value(), now())
        , m_store(week, plan)
        , m_writer(m_store, options, m_report.counts)
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
            tellProgress();
        }
        return finish();
    }

private:
    enum class Proof {
        None, ///< it does not say
        SameReset,
        OtherReset
    };

    /// This computer's time when it began, and what has passed since: setting the clock meanwhile neither
    /// hurries nor halts what is scheduled.
    FetchTime now() const
    {
        return m_begun + std::chrono::duration_cast<milliseconds>(SteadyClock::now() - m_steadyBegun);
    }

    bool isOnce() const { return m_options.mode == FetchQueue::Mode::Once; }

    bool isOver()
    {
        if (m_options.stop.stop_requested() || !m_report.reset.isEmpty() || m_fatal)
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

    void askForStatus()
    {
        m_statusAsked = SteadyClock::now();
        if (m_plan.reset)
            m_queue.force(m_plan.reset->endpoint, now());
    }

    void sendRequests()
    {
        if (m_writer.buffer().unconfirmed() > 0
            && SteadyClock::now() - m_statusAsked > m_plan.at(m_plan.reset->endpoint).every)
            askForStatus();
        while (m_running < m_options.parallel) {
            const auto at = SteadyClock::now();
            const bool mayOnlyConfirm = !m_isConfirmed || m_writer.buffer().bytes() > MostHeldBytes;
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
        ++m_report.counts.requests;
        m_current = request.key;
        m_client.start(
            urlOf(request),
            [this, request](Result<HttpAnswer> answer) {
                m_completions.add({request, std::move(answer)});
            },
            m_options.stop);
    }

    QUrl urlOf(const FetchRequest& request) const
    {
        QByteArray base = m_plan.baseUrl.toEncoded();
        if (base.endsWith('/'))
            base.chop(1);
        return QUrl::fromEncoded(base + request.key, QUrl::StrictMode);
    }

    /// How long nothing can happen unless an answer comes.
    milliseconds pause() const
    {
        milliseconds time = Tick;
        if (const auto due = m_queue.nextAt(now()); due && m_running < m_options.parallel) {
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
        m_report.counts.bytes += answer.body.size();
        FetchedAnswer fetched = readAnswer(m_plan, request, answer);
        const bool isBusy = answer.status == TooManyRequests;
        m_refusals = isBusy || answer.status >= 500 ? m_refusals + 1 : 0;
        if (m_refusals > 0 || !fetched.isSuccess)
            ++m_report.counts.errors;
        const Proof proof = isStatus(request) && fetched.isSuccess ? takeStatus(fetched) : Proof::None;
        if (proof == Proof::OtherReset)
            return;
        const bool isUseless = fetched.isBroken() || (isStatus(request) && proof == Proof::None);
        if (m_refusals > 0 || isUseless)
            tryAgain(request, isBusy, answer.header("retry-after").isEmpty());
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
        ++m_report.counts.errors;
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
        int& tries = m_tries[request.key];
        tries += isBusy ? 0 : 1;
        const milliseconds wait = m_backoff.wait(std::max(m_refusals, tries));
        if (holds && (m_refusals > 0 || isStatus(request)))
            m_limiter.holdUntil(SteadyClock::now() + wait);
        if (tries < MostTries)
            return m_queue.retry(request, now() + wait);
        giveUp(request);
    }

    /// Nothing can be stored without a status, so it is asked for again until it comes, unless somebody waits
    /// for the end.
    void giveUp(const FetchRequest& request)
    {
        m_tries.remove(request.key);
        if (isStatus(request) && (isOnce() || !m_isConfirmed))
            m_fatal = m_lastError.value_or(noStatus());
        m_queue.giveUp(request, now());
    }

    static Error noStatus()
    {
        return {.kind = Error::Kind::Connection,
                .message = Text::tr("The API does not say which reset it is in."),
                .advice = Text::tr("What was fetched since it last did is not stored. Try again later.")};
    }

    void takeAnswer(const FetchRequest& request, const FetchedAnswer& fetched, int status)
    {
        m_tries.remove(request.key);
        const Json::Document* document = fetched.document ? &*fetched.document : nullptr;
        if (document != nullptr && !fetched.isSuccess && m_plan.staleToken
            && holds(m_plan.staleToken->answer, *document, Json::Document::root()))
            refuseToken(Text::tr("The token is of an earlier reset."));
        else if (status == Unauthorized && m_plan.at(request.endpoint).needsToken)
            refuseToken(Text::tr("The API does not accept the token."));
        m_queue.answered(request, fetched.isSuccess, document, now());
    }

    void refuseToken(const QString& message)
    {
        if (!std::exchange(m_report.tokenRefused, true))
            tell({.kind = Error::Kind::Password,
                  .message = message,
                  .advice = Text::tr(
                      "What needs no token is fetched on. Register again, and give the new token.")});
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
        const auto claims = Json::Document::parse(m_options.http.token->claims());
        const QString date =
            claims ? valueAt(*claims, Json::Document::root(), m_plan.staleToken->claim) : QString();
        if (!date.isEmpty() && date != m_resetDate)
            refuseToken(Text::tr("The token is of the reset of %1, and the game is in that of %2.")
                            .arg(date, m_resetDate));
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
        if (m_report.reset.isEmpty() && !m_fatal)
            confirmLast();
        if (auto stored = m_writer.storeAll(); !stored)
            return stored.error();
        if (m_fatal)
            return *m_fatal;
        m_report.discarded = m_writer.buffer().unconfirmed();
        tellProgress();
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
        ++m_report.counts.requests;
        const auto answer = HttpClient(http).get(urlOf(request));
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

    void tellProgress()
    {
        const auto at = SteadyClock::now();
        if (!m_options.onProgress || at - m_told < Tick)
            return;
        m_told = at;
        m_options.onProgress({.counts = m_report.counts,
                              .backlog = m_queue.backlog(),
                              .unconfirmed = m_writer.buffer().unconfirmed(),
                              .current = m_current});
    }

    const FetchPlan& m_plan;
    const FetchOptions& m_options;
    const FetchTime m_begun = std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
    const SteadyClock::time_point m_steadyBegun = SteadyClock::now();
    FetchReport m_report;
    FetchQueue m_queue;
    FetchStore m_store;
    FetchWriter m_writer;
    RateLimiter m_limiter;
    Backoff m_backoff;
    QString m_resetDate; // of the week
    bool m_isConfirmed; // that the game is in it, once
    std::optional<Error> m_fatal;
    std::optional<Error> m_lastError;
    int m_refusals = 0; // in a row: 429, 5xx, lost connections
    QHash<QByteArray, int> m_tries; // of requests that failed
    std::size_t m_running = 0;
    QByteArray m_current;

    SteadyClock::time_point m_statusAsked;
    SteadyClock::time_point m_told;

    Completions m_completions;
    HttpClient m_client; // goes first: until then its answers are added
};

}

Result<FetchReport> runFetch(const WeekHandle& week, const FetchPlan& plan, const FetchOptions& options)
{
    return FetchRun(week, plan, options).run();
}

}
