#pragma once

#include "base/result.h"
#include "pg/wait.h"

#include <QByteArray>

#include <memory>

struct ssl_st;
struct ssl_ctx_st;

namespace Weekglass {

/// That much is received at once.
inline constexpr int ReceiveBytes = 16384;

/// TLS over a socket that does not block; OpenSSL works in memory, so that waiting stays ours. The server's
/// certificate must be valid for the host.
class RedisTls
{
public:
    static Result<std::unique_ptr<RedisTls>> open(int fd, const QString& host, Pg::Waiter& waiter);

    Result<void> send(const QByteArray& bytes, Pg::Waiter& waiter);
    Result<QByteArray> receive(Pg::Waiter& waiter);

private:
    struct Free
    {
        void operator()(ssl_st* ssl) const;
        void operator()(ssl_ctx_st* context) const;
    };

    explicit RedisTls(int fd);
    bool prepare(const QString& host);
    Result<void> handshake(Pg::Waiter& waiter);
    /// Sends what OpenSSL has to say.
    Result<void> flush(Pg::Waiter& waiter);
    Result<void> feed(Pg::Waiter& waiter);

    int m_fd;
    std::unique_ptr<ssl_ctx_st, Free> m_context;
    std::unique_ptr<ssl_st, Free> m_ssl;
};

}
