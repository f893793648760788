#pragma once

#include "base/job.h"
#include "game/gamelibrary.h"
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

    bool isProduction() const { return environment == Environment::Production; }
};

/// What every dialog passes that changes something on a server: it opens with the mark that the server has
/// then, since somebody may have set one after the page was opened. One that was taken off is believed at the
/// next connecting only, and one that cannot be read is production.
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
        const Pg::ConnectOptions options = server.pool->options();
        m_job.start(
            [options, ask = m_ask](const std::stop_token& stop) { return ask(options, stop); },
            [server = std::move(server), open = std::move(open)](const Result<ServerMark>& mark) mutable {
                server.environment =
                    mark ? std::max(server.environment, mark->environment) : Environment::Production;
                open(std::as_const(server));
            });
    }

private:
    const AskMark m_ask;
    Job m_job;
};

}
