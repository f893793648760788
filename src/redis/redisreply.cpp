#include "redis/redisreply.h"

#include "base/safetext.h"
#include "redis/text.h"

#include <hiredis/hiredis.h>

namespace Weekglass {

namespace {

Error garbage(const QString& detail)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The server is not a Redis server, or its answer is too large."),
            .advice = Text::tr("Check the host, the port, and whether Redis expects TLS there."),
            .detail = detail};
}

// hiredis tells what it reads and keeps the pointers that it is given. The elements of an array live in the
// array's own vector, whose size is known when it begins; the outermost reply is a plain pointer until it is
// done.

RedisReply* place(const redisReadTask* task, RedisReply reply)
{
    if (task->parent == nullptr)
        return new RedisReply(std::move(reply));
    auto& elements = static_cast<RedisReply*>(task->parent->obj)->elements;
    auto& element = elements[static_cast<std::size_t>(task->idx)];
    element = std::move(reply);
    return &element;
}

void* createString(const redisReadTask* task, char* text, std::size_t size)
{
    const auto type = task->type == REDIS_REPLY_ERROR ? RedisReply::Type::Error
        : task->type == REDIS_REPLY_STATUS            ? RedisReply::Type::Status
                                                      : RedisReply::Type::Text;
    return place(task, {.type = type, .text = QByteArray(text, static_cast<qsizetype>(size))});
}

/// @p Count differs from one version of hiredis to the next.
template<typename Count>
void* createArray(const redisReadTask* task, Count count)
{
    const auto wanted = static_cast<long long>(count);
    if (wanted < 0 || wanted > RedisReplyReader::maxElements)
        return nullptr;
    RedisReply reply {.type = RedisReply::Type::Array};
    reply.elements.resize(static_cast<std::size_t>(wanted));
    return place(task, std::move(reply));
}

void* createInteger(const redisReadTask* task, long long value)
{
    return place(task, {.type = RedisReply::Type::Integer, .integer = value});
}

void* createNil(const redisReadTask* task)
{
    return place(task, {});
}

void freeReply(void* reply)
{
    delete static_cast<RedisReply*>(reply);
}

redisReplyObjectFunctions* functions()
{
    static redisReplyObjectFunctions all = [] {
        redisReplyObjectFunctions own {};
        own.createString = createString;
        own.createArray = createArray;
        own.createInteger = createInteger;
        own.createNil = createNil;
        own.freeObject = freeReply;
#if HIREDIS_MAJOR >= 1
        // of the newer protocol, which we do not ask for
        own.createDouble = [](const redisReadTask*, double, char*, std::size_t) -> void* { return nullptr; };
        own.createBool = [](const redisReadTask*, int) -> void* { return nullptr; };
#endif
        return own;
    }();
    return &all;
}

}

void RedisReplyReader::Free::operator()(redisReader* reader) const
{
    redisReaderFree(reader);
}

RedisReplyReader::RedisReplyReader()
    : m_reader(redisReaderCreateWithFunctions(functions()))
{
}

void RedisReplyReader::feed(QByteArrayView bytes)
{
    m_fed += bytes.size();
    redisReaderFeed(m_reader.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

Result<std::optional<RedisReply>> RedisReplyReader::next()
{
    void* found = nullptr;
    if (redisReaderGetReply(m_reader.get(), &found) != REDIS_OK)
        return garbage(visibleText(QByteArray(m_reader->errstr)));
    if (found == nullptr && m_fed > maxReplyBytes)
        return garbage({});
    if (found == nullptr)
        return std::optional<RedisReply>();
    m_fed = 0;
    const std::unique_ptr<RedisReply> reply(static_cast<RedisReply*>(found));
    return std::optional(std::move(*reply));
}

}
