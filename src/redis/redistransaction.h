#pragma once

#include "redis/redissession.h"

namespace Weekglass {

/// MULTI, the commands, EXEC: all of them or none. @p changed: the error if a key was written since it was
/// looked at under WATCH. Of kind Unknown: the answer was lost.
Result<void> executeTogether(RedisSession& redis, std::vector<QByteArrayList> commands, const Error& changed);

}
