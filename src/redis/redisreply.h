#pragma once

#include "base/result.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

struct redisReader;

namespace Weekglass {

/// One answer of a Redis server.
struct RedisReply
{
    enum class Type { Nil, Integer, Text, Status, Error, Array };

    Type type = Type::Nil;
    qint64 integer = 0;
    QByteArray text = {}; ///< of Text, Status and Error
    std::vector<RedisReply> elements = {};
};

/// Makes replies of bytes as they come. What is no reply, or one too large to be honest, is an error; then
/// the stream is of no more use.
class RedisReplyReader
{
public:
    static constexpr qsizetype maxReplyBytes = 256LL * 1024;
    static constexpr int maxElements = 4096; ///< of one array

    RedisReplyReader();
    RedisReplyReader(RedisReplyReader&&) noexcept = default;
    RedisReplyReader& operator=(RedisReplyReader&&) noexcept = default;

    void feed(QByteArrayView bytes);
    /// The next reply, nothing if bytes are missing.
    Result<std::optional<RedisReply>> next();

private:
    struct Free
    {
        void operator()(redisReader* reader) const;
    };

    std::unique_ptr<redisReader, Free> m_reader;
    qsizetype m_fed = 0; // since the last reply
};

}
