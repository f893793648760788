#pragma once

#include "redis/redisreply.h"
#include "redis/redissocket.h"

#include <QByteArrayList>

#include <stop_token>

namespace Weekglass {

/// One session with a Redis server, for one worker at a time. After an error of kind Connection, Timeout,
/// Cancelled or Format it is of no more use.
class RedisSession
{
public:
    /// A password that is wanted or refused is an error of kind Password.
    static Result<RedisSession> open(const RedisOptions& options, const std::stop_token& stop = {});

    /// Sends the commands together; a reply each, in their order. Refusals are among the replies.
    Result<std::vector<RedisReply>> send(const std::vector<QByteArrayList>& commands);
    /// One command; a refusal is an error of kind Sql, or Password.
    Result<RedisReply> command(const QByteArrayList& words);
    /// Where it is, without secrets.
    const QString& server() const { return m_server; }

private:
    RedisSession(RedisSocket socket, const RedisOptions& options, std::stop_token stop);
    Result<void> logIn(const RedisOptions& options);
    Result<RedisReply> receive(Pg::Waiter& waiter);

    RedisSocket m_socket;
    RedisReplyReader m_reader;
    QString m_server;
    std::chrono::milliseconds m_deadline;
    std::stop_token m_stop;
};

/// A refusal of the server as an error.
Error redisError(const RedisReply& refusal);
/// An answer that is none to what was asked.
Error unexpectedReply();

}
