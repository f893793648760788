#pragma once

#include "base/job.h"
#include "fetch/fetchrun.h"

#include <QObject>
#include <QTimer>

namespace Weekglass {

/// Fetches one week behind the window: takes what the fetch tells several times a second, so that however
/// much comes, the window is told little. Ends it in order when it goes.
class FetchSession : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Running, Paused, Stopping, Rebuilding };

    explicit FetchSession(WeekHandle week, QObject* parent = nullptr);
    ~FetchSession() override;

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
    struct Mailbox;

    void setState(State state);
    void collect();
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
    std::shared_ptr<Mailbox> m_mailbox;
    std::stop_source m_stop {std::nostopstate};
    QTimer m_timer;
    Job m_fetchJob;
    Job m_rebuildJob;
};

}
