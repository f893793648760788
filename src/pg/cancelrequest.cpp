#include "pg/cancelrequest.h"

#include "pg/handles.h"

#include <libpq-fe.h>

#include <array>
#include <thread>

namespace Weekglass::Pg {

void CancelRequest::send(pg_conn* conn)
{
    CancelHandle cancel(PQgetCancel(conn));
    std::packaged_task<void()> task([cancel = std::move(cancel)] {
        std::array<char, 256> reason {};
        if (cancel)
            PQcancel(cancel.get(), reason.data(), static_cast<int>(reason.size()));
    });
    m_done = task.get_future().share();
    // detached: a dead network may hold it for minutes, and nobody can wait so long
    std::thread(std::move(task)).detach();
}

bool CancelRequest::isOverWithin(std::chrono::milliseconds time) const
{
    return !m_done.valid() || m_done.wait_for(time) == std::future_status::ready;
}

}
