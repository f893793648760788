#include "fuzz.h"

#include "pg/conninfo.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ConnectOptions options {.conninfo = inputOf(data, size)};
    const auto params = connectParams(options);
    const auto without = withoutPassword(options.conninfo);
    const auto described = describeServer(options);
    const auto place = serverPlace(options);
    demand(bool(params) == bool(without) && bool(params) == bool(described) && bool(params) == bool(place),
           "all of them understand it, or none");
    if (!params) {
        demand(!params.error().message.isEmpty(), "an error has words");
        return 0;
    }
    const auto again = connectParams({.conninfo = *without});
    demand(bool(again), "what is kept is understood");
    demand(again->value("password").isEmpty() && again->value("sslpassword").isEmpty(), "no secret is kept");
    for (const auto& [keyword, value] : params->values) {
        if (keyword != "password" && keyword != "sslpassword")
            demand(again->value(keyword) == value, "all else is kept");
    }
    const auto twice = withoutPassword(*without);
    demand(twice && *twice == *without, "what is kept is kept as it is");
    const auto samePlace = serverPlace({.conninfo = *without});
    demand(samePlace && *samePlace == *place, "it is the same server");
    return 0;
}
