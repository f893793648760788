#include "pages/ingest/fetchsession.h"

#include <mutex>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds CollectPause {100};
constexpr std::size_t MostErrors = 200; // between two looks

}

/// What the fetch has told since the window last looked.
struct FetchSession::Mailbox
{
    std::mutex mutex; // protects the following
    std::optional<FetchProgress> progress;
    std::vector<Error> errors;
    std::vector<TransformRun> runs;
};

FetchSession::FetchSession(WeekHandle week, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_plan(readFetchPlan(*m_week.game))
    , m_control(std::make_shared<FetchControl>())
    , m_mailbox(std::make_shared<Mailbox>())
{
    connect(&m_timer, &QTimer::timeout, this, &FetchSession::collect);
}

FetchSession::~FetchSession()
{
    m_stop.request_stop();
}

void FetchSession::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void FetchSession::setToken(std::optional<BearerToken> token)
{
    m_token = std::move(token);
    if (!isFetching())
        return;
    stop();
    m_begins = true;
}

void FetchSession::start(FetchQueue::Mode mode, UnchangedPayload unchanged)
{
    if (!m_plan || isFetching() || m_rebuildJob.isRunning())
        return;
    m_mode = mode;
    m_unchanged = unchanged;
    m_begins = false;
    m_end.reset();
    m_progress = {};
    m_stop = std::stop_source();
    m_control->setPaused(false);
    FetchOptions options;
    options.http.token = m_token;
    options.mode = mode;
    options.stop = m_stop.get_token();
    options.control = m_control;
    options.onProgress = [box = m_mailbox](const FetchProgress& progress) {
        const std::scoped_lock lock(box->mutex);
        box->progress = progress;
    };
    options.onError = [box = m_mailbox](const Error& error) {
        const std::scoped_lock lock(box->mutex);
        if (box->errors.size() < MostErrors)
            box->errors.push_back(error);
    };
    options.onFailedAnswer = options.onError;
    options.onTransform = [box = m_mailbox](const TransformRun& run) {
        const std::scoped_lock lock(box->mutex);
        box->runs.push_back(run);
    };
    FetchPlan plan = *m_plan;
    plan.unchanged = unchanged;
    m_fetchJob.start([week = m_week, plan = std::move(plan),
                      options](const std::stop_token&) { return runFetch(week, plan, options); },
                     [this](Result<FetchReport> report) { take(std::move(report)); });
    m_timer.start(CollectPause);
    setState(State::Running);
}

void FetchSession::setPaused(bool paused)
{
    if (m_state != State::Running && m_state != State::Paused)
        return;
    m_control->setPaused(paused);
    setState(paused ? State::Paused : State::Running);
}

void FetchSession::stop()
{
    m_begins = false;
    if (!isFetching())
        return;
    m_stop.request_stop();
    setState(State::Stopping);
}

void FetchSession::collect()
{
    std::optional<FetchProgress> progress;
    std::vector<Error> errors;
    std::vector<TransformRun> runs;
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        progress = std::exchange(m_mailbox->progress, std::nullopt);
        errors.swap(m_mailbox->errors);
        runs.swap(m_mailbox->runs);
    }
    for (const Error& error : errors)
        Q_EMIT failed(error);
    for (const TransformRun& run : runs)
        Q_EMIT transformed(run);
    if (!progress)
        return;
    m_progress = *std::move(progress);
    Q_EMIT progressed();
}

void FetchSession::take(Result<FetchReport> report)
{
    m_timer.stop();
    collect();
    m_end = std::move(report);
    setState(State::Idle);
    if (m_begins && *m_end)
        return start(m_mode, m_unchanged);
    Q_EMIT ended();
}

void FetchSession::rebuild()
{
    if (m_state != State::Idle)
        return;
    m_rebuildJob.start(
        [week = m_week](const std::stop_token& stop) -> TransformRun {
            auto session = week.acquire(stop);
            if (!session)
                return {
                    .begunAt = QDateTime::currentDateTimeUtc(), .isRebuild = true, .error = session.error()};
            return transformWeek(**session, *week.game, week.identity, TransformKind::Rebuild,
                                 {.stop = stop});
        },
        [this](const TransformRun& run) {
            setState(State::Idle);
            Q_EMIT transformed(run);
            if (run.error)
                Q_EMIT failed(*run.error);
        });
    setState(State::Rebuilding);
}

}
