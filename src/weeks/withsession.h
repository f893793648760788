#pragma once

#include "pg/serverrole.h"
#include "weeks/weekhandle.h"

#include <functional>
#include <type_traits>
#include <utility>

namespace Weekglass {

inline constexpr std::chrono::milliseconds NoDeadline {0};
/// How long a page waits: for a list, for rows of a table or a report, for what all readings are read for.
inline constexpr std::chrono::milliseconds ShortDeadline {30000};
inline constexpr std::chrono::milliseconds RowsDeadline {60000};
inline constexpr std::chrono::milliseconds LongDeadline {120000};

/// A session of this week's database, or of the server.
inline Result<Pg::SessionPool::Lease> lease(const WeekHandle& week, const std::stop_token& stop)
{
    return week.acquire(stop);
}
inline Result<Pg::SessionPool::Lease> lease(const std::shared_ptr<Pg::SessionPool>& server,
                                            const std::stop_token& stop)
{
    return server->acquire({}, stop);
}

/// Work for a Job: calls @p read(session, arguments…, call) with a session of the week or server, or gives
/// the error that there is none. The call has the job's stop and this deadline; a Teller of the job comes
/// last. What fails on a standby because of its primary's changes is read once more, in another session.
template<typename Place, typename Read, typename... Arguments>
auto withSession(Place place, std::chrono::milliseconds deadline, Read read, Arguments... arguments)
{
    return [place = std::move(place), deadline, read = std::move(read),
            ... arguments = std::move(arguments)](const std::stop_token& stop, const auto&... teller) {
        const Pg::Call call {.stop = stop, .deadline = deadline};
        using Outcome = std::invoke_result_t<const Read&, Pg::Session&, const Arguments&..., const Pg::Call&,
                                             decltype(teller)...>;
        bool isAgain = false;
        const auto once = [&](bool mayAgain) {
            auto session = lease(place, stop);
            if (!session)
                return Outcome(session.error());
            auto answer = Outcome(std::invoke(read, **session, arguments..., call, teller...));
            isAgain = mayAgain && !answer && Pg::isReplicaConflict(**session, answer.error());
            return answer;
        };
        Outcome answer = once(sizeof...(teller) == 0); // what was told already would be told twice
        return isAgain && !stop.stop_requested() ? once(false) : answer;
    };
}

}
