#include "redis/redistransaction.h"

#include "redis/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

Error lostAnswer(Error error)
{
    error.kind = Error::Kind::Unknown;
    error.detail = error.message;
    error.message = Text::tr("It is unknown whether Redis was written: the answer was lost.");
    error.advice = Text::tr("All or nothing is written. Preview again.");
    return error;
}

const RedisReply* refusalIn(const std::vector<RedisReply>& replies)
{
    const auto found = std::ranges::find(replies, RedisReply::Type::Error, &RedisReply::type);
    return found == replies.end() ? nullptr : &*found;
}

}

Result<void> executeTogether(RedisSession& redis, std::vector<QByteArrayList> commands, const Error& changed)
{
    const std::size_t count = commands.size();
    commands.insert(commands.begin(), {"MULTI"});
    commands.push_back({"EXEC"});
    const auto replies = redis.send(commands);
    if (!replies)
        return lostAnswer(replies.error());
    if (const RedisReply* refusal = refusalIn(*replies))
        return redisError(*refusal).at(redis.server());
    const RedisReply& executed = replies->back();
    if (executed.type == RedisReply::Type::Nil)
        return changed;
    if (const RedisReply* refusal = refusalIn(executed.elements)) {
        Error error = redisError(*refusal).at(redis.server());
        error.advice = Text::tr("The commands before it were executed. Preview again.");
        return error;
    }
    if (executed.elements.size() != count)
        return lostAnswer(unexpectedReply());
    return {};
}

}
