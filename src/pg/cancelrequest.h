#pragma once

#include <chrono>
#include <future>

struct pg_conn;

namespace Weekglass::Pg {

/// A cancel request on its way. PQcancel() opens a connection of its own and blocks, so it has its own
/// thread; whoever sent it must wait for it before the next statement, or that one may be hit.
class CancelRequest
{
public:
    void send(pg_conn* conn);
    bool isSent() const { return m_done.valid(); }
    /// False if the server could not be reached in time: the session is of no use then.
    bool isOverWithin(std::chrono::milliseconds time) const;

private:
    std::shared_future<void> m_done;
};

}
