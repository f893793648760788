#pragma once

#include "base/result.h"
#include "pg/wait.h"
#include "redis/redisoptions.h"

#include <QByteArray>

#include <memory>
#include <utility>

namespace Weekglass {

class RedisTls;

/// A stream of bytes to a Redis server, with TLS if the options say so. Every call ends at the waiter's
/// deadline or stop. For workers.
class RedisSocket
{
public:
    static Result<RedisSocket> open(const RedisOptions& options, Pg::Waiter& waiter);
    RedisSocket(RedisSocket&& other) noexcept;
    RedisSocket& operator=(RedisSocket&& other) noexcept;
    RedisSocket(const RedisSocket&) = delete;
    RedisSocket& operator=(const RedisSocket&) = delete;
    ~RedisSocket();

    Result<void> send(const QByteArray& bytes, Pg::Waiter& waiter);
    /// What has come, at least one byte and at most 16 KiB; an error when the server closes.
    Result<QByteArray> receive(Pg::Waiter& waiter);

private:
    explicit RedisSocket(int fd);
    Result<void> connectTo(const void* address, unsigned size, Pg::Waiter& waiter) const;
    static Result<RedisSocket> openUnix(const QString& path, Pg::Waiter& waiter);
    static Result<RedisSocket> openTcp(const RedisOptions& options, Pg::Waiter& waiter);

    int m_fd;
    std::unique_ptr<RedisTls> m_tls;
};

/// The socket below TLS.
Result<void> sendRaw(int fd, QByteArrayView bytes, Pg::Waiter& waiter);
Result<QByteArray> receiveRaw(int fd, Pg::Waiter& waiter);

}
