#pragma once

#include "base/job.h"
#include "game/gamelibrary.h"
#include "pages/change/confirmedserver.h"
#include "pg/serverrole.h"
#include "pg/sessionpool.h"
#include "weeks/servermark.h"

#include <algorithm>
#include <functional>

namespace Weekglass {

/// The server whose weeks are administered, and how careful one has to be there.
struct AdminServer
{
    std::shared_ptr<Pg::SessionPool> pool; ///< of the maintenance database
    std::shared_ptr<const GameLibrary> library;
    Environment environment = Environment::Unmarked;
    /// What it is among its copies, as the gate found it; nothing: it did not say.
    std::optional<Pg::ServerRole> role = {};

    bool isProduction() const { return environment == Environment::Production; }
};

/// What every dialog passes that changes something on a server: it opens with the mark that the server has
/// then, since somebody may have set one after the page was opened. One that was taken off is believed at the
/// next connecting only, and one that cannot be read is production. A standby does not let it pass: that is
/// said instead.
class AdminGate
{
public:
    using AskMark = std::function<Result<ServerMark>(const Pg::ConnectOptions&, const std::stop_token&)>;

    /// @p ask runs on a worker.
    explicit AdminGate(AskMark ask = askServerMark)
        : m_ask(std::move(ask))
    {
    }

    /// Calls @p open with the server as it is marked, unless the gate goes, or is passed anew, before that is
    /// known.
    template<typename Open>
    void pass(AdminServer server, Open open)
    {
        const auto pool = server.pool; // arguments are evaluated in any order, and one takes the server
        m_job.start(
            [pool, ask = m_ask](const std::stop_token& stop) {
                return Answer {.mark = ask(pool->options(), stop), .place = askPlace(pool, stop)};
            },
            [server = std::move(server), open = std::move(open)](const Answer& answer) mutable {
                server.environment = answer.mark ? std::max(server.environment, answer.mark->environment)
                                                 : Environment::Production;
                server.role = answer.place.role;
                if (answer.place.refusal)
                    return tellRefusal(*answer.place.refusal);
                const ConfirmedServer confirmed(server.role ? server.role->title() : QString());
                open(std::as_const(server));
            });
    }

private:
    struct Place
    {
        std::optional<Pg::ServerRole> role = {};
        std::optional<Error> refusal = {}; ///< it is a standby
    };
    struct Answer
    {
        Result<ServerMark> mark;
        Place place;
    };

    static Place askPlace(const std::shared_ptr<Pg::SessionPool>& pool, const std::stop_token& stop);
    static void tellRefusal(const Error& error);

    const AskMark m_ask;
    Job m_job;
};

}
