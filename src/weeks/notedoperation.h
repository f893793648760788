#pragma once

#include "weeks/operationslog.h"

namespace Weekglass {

/// What is done to the rows of a week, in the server's log: its begin and how it ended. Who may change a week
/// may lack the right to write that log: that stops nothing, and lack() says why it is not there.
class NotedOperation
{
public:
    /// @p maintenance outlives it; or why there is no session.
    NotedOperation(Pg::Session& maintenance, LogEntry entry);
    explicit NotedOperation(const Error& noSession)
        : m_lack(noSession.text())
    {
    }
    /// @p maintenance: Result of something that points to a session, such as a lease.
    template<typename Opened>
    static NotedOperation begin(const Opened& maintenance, LogEntry entry)
    {
        return maintenance ? NotedOperation(**maintenance, std::move(entry))
                           : NotedOperation(maintenance.error());
    }

    /// @p detail is one JSON object. An operation of which nobody knows whether it was done stays without
    /// end.
    template<typename T>
    void end(const Result<T>& done, const QByteArray& detail)
    {
        end(done ? nullptr : &done.error(), detail);
    }
    /// Empty: the log has it.
    const QString& lack() const { return m_lack; }

private:
    void end(const Error* error, const QByteArray& detail);

    std::optional<LoggedOperation> m_operation;
    QString m_lack;
};

}
