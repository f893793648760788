#pragma once

#include "pages/board/adminserver.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace Weekglass {

/// The server that the window is connected to, those that it was connected to before, as long as a page has
/// them, and what each is marked as: how careful one has to be there.
///
/// The mark is asked for when a server is connected to, and again, as long as it could not be read, whenever
/// that server answers. The gate asks each time somebody is about to change something there. One that cannot
/// be read is production; one that was taken off is believed at the next connecting only.
class MarkedServers : public QObject
{
    Q_OBJECT

public:
    explicit MarkedServers(const AdminGate::AskMark& ask = askServerMark, QObject* parent = nullptr);

    /// @p environment: nothing looks it up among the saved connections. @p atLeast: what the user says it is;
    /// the saved connections may ask for more care
    void connectTo(const std::shared_ptr<Pg::SessionPool>& pool, std::optional<Environment> environment = {},
                   Environment atLeast = Environment::Unmarked);
    /// The server that the window is connected to answered somebody.
    void noteAnswer();

    /// Of the window; null: it is not connected.
    const std::shared_ptr<Pg::SessionPool>& pool() const { return m_pool; }
    /// It is connected, and known how careful one has to be there: not yet in the instant after connecting.
    bool isKnown() const { return m_pool && m_environment; }
    /// One that was left is marked as it was then. What was never connected to holds an opened archive: only
    /// the gate tells how that is marked.
    Environment environmentOf(const std::shared_ptr<Pg::SessionPool>& pool) const;
    /// See AdminGate::pass(). A mark that is found there is the window's, too.
    void pass(const AdminServer& server, const std::function<void(const AdminServer&)>& open);

Q_SIGNALS:
    void changed();
    /// Said once, however often it is tried.
    void unreadable(const Weekglass::Error& error);

private:
    struct Left
    {
        std::weak_ptr<Pg::SessionPool> pool; // as long as a page has it
        Environment environment;
    };

    void lookUp();
    void take(Environment environment);
    void closeIdle();

    const AdminGate::AskMark m_ask;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::optional<Environment> m_environment; // nothing: not known yet, so be careful
    Environment m_atLeast = Environment::Unmarked; // as the user said when connecting
    bool m_isUnread = false; // production for want of anything better
    std::vector<Left> m_left;
    QTimer m_idleTimer;
    Job m_job;
    AdminGate m_gate;
};

}
