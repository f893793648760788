#pragma once

#include "base/job.h"
#include "pg/serverrole.h"
#include "pg/sessionpool.h"

#include <QObject>

namespace Weekglass {

/// Whether the server is there: a session of its own waits for its end, so a loss is known at once; then one
/// is tried anew every half second. A standby is asked again and again how far it is, and whether it was
/// promoted.
class ConnectionWatch : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, Connecting, Connected, Lost };

    explicit ConnectionWatch(QObject* parent = nullptr);

    /// Null: of none.
    void watch(std::shared_ptr<Pg::SessionPool> pool);
    /// Tries at once.
    void tryNow();
    State state() const { return m_state; }

Q_SIGNALS:
    /// @p why: of a loss, for the user.
    void changed(Weekglass::ConnectionWatch::State state, const QString& why);
    /// It had been lost.
    void isBack();
    /// What it is among its copies.
    void roleChanged(const Weekglass::Pg::ServerRole& role);

private:
    void setState(State state, const QString& why = {});
    void take(const Pg::ServerRole& role);

    std::shared_ptr<Pg::SessionPool> m_pool;
    State m_state = State::Off;
    bool m_wasLost = false;
    Pg::ServerRole m_role;
    QTimer m_again;
    Job m_job;
};

}
