#include "health/healthplace.h"

#include "localserver/localserver.h"

namespace Weekglass {

HealthPlace healthPlaceOf(const Pg::ConnectOptions& server, const std::stop_token& stop)
{
    HealthPlace place {.options = server};
    place.options.database.clear();
    const auto running = LocalServer().status(stop);
    if (running && *running && (*running)->conninfo == server.conninfo) {
        place.options.conninfo = (*running)->setupConninfo;
        place.dataFolder = (*running)->dataFolder;
    }
    return place;
}

}
