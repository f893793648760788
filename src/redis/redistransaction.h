#pragma once

#include "redis/redissession.h"

namespace Weekglass {

/// Whoever writes has looked at keys under WATCH before, and shown what it writes.
Error redisChangedMeanwhile();

/// MULTI, the commands, EXEC: all of them or none. An error of redisChangedMeanwhile() if a watched key was
/// written since; kind Unknown: the answer was lost.
Result<void> executeTogether(RedisSession& redis, std::vector<QByteArrayList> commands);

}
