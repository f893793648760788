#include "pages/ingest/fetchsession.h"

namespace Weekglass {

namespace {

constexpr int MostErrors = 200; // at once

}

FetchSession::FetchSession(WeekHandle week, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_plan(readFetchPlan(*m_week.game))
    , m_control(std::make_shared<FetchControl>())
{
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
    m_control->setPaused(false);
    FetchOptions options;
    options.http.token = m_token;
    options.mode = mode;
    options.control = m_control;
    FetchPlan plan = *m_plan;
    plan.unchanged = unchanged;
    m_fetchJob.start<Word>(
        [week = m_week, plan = std::move(plan), options](const std::stop_token& stop,
                                                         const Teller<Word>& tell) mutable {
            options.stop = stop;
            options.onProgress = tell;
            options.onError = options.onFailedAnswer = tell;
            options.onTransform = tell;
            return runFetch(week, plan, options);
        },
        [this](const std::vector<Word>& words) { take(words); },
        [this](Result<FetchReport> report) { take(std::move(report)); });
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
    m_fetchJob.requestStop();
    setState(State::Stopping);
}

void FetchSession::take(const std::vector<Word>& words)
{
    const FetchProgress* newest = nullptr;
    int errors = 0;
    for (const Word& word : words) {
        if (const auto* progress = std::get_if<FetchProgress>(&word))
            newest = progress;
        else if (const auto* run = std::get_if<TransformRun>(&word))
            Q_EMIT transformed(*run);
        else if (++errors <= MostErrors)
            Q_EMIT failed(std::get<Error>(word));
    }
    if (!newest)
        return;
    m_progress = *newest;
    Q_EMIT progressed();
}

void FetchSession::take(Result<FetchReport> report)
{
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
