#pragma once

#include "redis/redissession.h"

#include <string>

namespace CLI {
class App;
}

namespace Weekglass {

/// --redis
void addRedisOption(CLI::App& command, std::string& uri);
/// Of that option; throws what CLI::App tells as a mistake of the command line.
RedisOptions redisOptionsOf(const std::string& uri);
/// Asks for the password where somebody can be asked.
Result<RedisSession> openRedisAsking(RedisOptions options);

}
