#pragma once

#include "redis/recovery.h"

#include <QJsonObject>

namespace CLI {
class App;
class Option;
}

namespace Weekglass {

/// "--redis URI", with @p why it may be named; a wrong one is told as a wrong argument by redisOptionsOf().
CLI::Option* addRedis(CLI::App& command, std::string& uri, const std::string& why = {});
RedisOptions redisOptionsOf(const std::string& uri);

/// With the password of REDISCLI_AUTH, or asks for it where somebody can be asked.
Result<RedisSession> openRedisAsking(RedisOptions options);

/// "snapshot", "redis", "unclear": for programs.
QByteArray authorityName(RecoveryAdvice::Authority authority);
/// What would be written, for people: a table and the reason.
void printAdvice(const RecoveryAdvice& advice);
/// The same for programs.
QJsonObject adviceJson(const RecoveryAdvice& advice);

}
