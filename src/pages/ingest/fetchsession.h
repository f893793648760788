#pragma once

#include "base/job.h"
#include "fetch/fetchrun.h"

#include <QObject>

#include <variant>

namespace Weekglass {

/// Fetches one week behind the window. Ends it in order when it goes.
class FetchSession : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Running, Paused, Stopping, Rebuilding };

    explicit FetchSession(WeekHandle week, QObject* parent = nullptr);

    /// The game's plan, or why there is none.
    const Result<FetchPlan>& plan() const { return m_plan; }
    State state() const { return m_state; }
    bool isFetching() const { return m_fetchJob.isRunning(); }
    const FetchProgress& progress() const { return m_progress; }
    bool hasToken() const { return m_token.has_value(); }
    /// How the last fetch ended; nothing while none has.
    const std::optional<Result<FetchReport>>& end() const { return m_end; }

    /// For the next start; while it fetches, it begins again with it.
    void setToken(std::optional<BearerToken> token);
    void setQueueFilter(const QString& text) { m_control->setQueueFilter(text); }
    void start(FetchQueue::Mode mode, UnchangedPayload unchanged);
    void setPaused(bool paused);
    /// In order: what is certain is stored first.
    void stop();
    /// Core from raw; only while nothing is fetched.
    void rebuild();

Q_SIGNALS:
    void stateChanged();
    void progressed();
    void failed(const Weekglass::Error& error);
    void transformed(const Weekglass::TransformRun& run);
    /// See end().
    void ended();

private:
    /// What the fetch tells: how far it is, an error, or a transform that ran.
    using Word = std::variant<FetchProgress, Error, TransformRun>;

    void setState(State state);
    void take(const std::vector<Word>& words);
    void take(Result<FetchReport> report);

    const WeekHandle m_week;
    const Result<FetchPlan> m_plan;
    std::optional<BearerToken> m_token;
    State m_state = State::Idle;
    FetchQueue::Mode m_mode = FetchQueue::Mode::Continuous;
    UnchangedPayload m_unchanged = UnchangedPayload::Whole;
    bool m_begins = false; // again, once it has ended
    FetchProgress m_progress;
    std::optional<Result<FetchReport>> m_end;
    std::shared_ptr<FetchControl> m_control;
    Job m_fetchJob {longWorkPool()};
    Job m_rebuildJob {longWorkPool()};
};

}
