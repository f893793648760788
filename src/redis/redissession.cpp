#include "redis/redissession.h"

#include "base/safetext.h"
#include "redis/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// As Redis reads it: the number of words, then each with its size.
QByteArray encoded(const QByteArrayList& words)
{
    QByteArray text = '*' + QByteArray::number(words.size()) + "\r\n";
    for (const QByteArray& word : words)
        text += '$' + QByteArray::number(word.size()) + "\r\n" + word + "\r\n";
    return text;
}

}

Error unexpectedReply()
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("Redis sent an unexpected answer."),
            .advice = Text::tr("Check that the host and the port are those of Redis.")};
}

Error redisError(const RedisReply& refusal)
{
    const auto begins = [&refusal](const char* code) { return refusal.text.startsWith(code); };
    Error error {.kind = Error::Kind::Sql,
                 .message = Text::tr("Redis refused: %1").arg(visibleText(refusal.text)),
                 .advice = Text::tr("Nothing was written.")};
    if (begins("NOAUTH")) {
        error.kind = Error::Kind::Password;
        error.message = Text::tr("Redis wants a password.");
        error.advice = Text::tr("Type it where it is asked for, or set REDISCLI_AUTH.");
    } else if (begins("WRONGPASS") || begins("ERR invalid password")) {
        error.kind = Error::Kind::Password;
        error.message = Text::tr("Redis refuses the user or the password.");
        error.advice = Text::tr("Check user and password, and try again.");
        error.detail = visibleText(refusal.text);
    }
    return error;
}

RedisSession::RedisSession(RedisSocket socket, const RedisOptions& options, std::stop_token stop)
    : m_socket(std::move(socket))
    , m_server(describeRedis(options))
    , m_deadline(options.deadline)
    , m_stop(std::move(stop))
{
}

Result<RedisSession> RedisSession::open(const RedisOptions& options, const std::stop_token& stop)
{
    Pg::Waiter waiter(stop, options.deadline);
    auto socket = RedisSocket::open(options, waiter);
    if (!socket)
        return socket.error().at(describeRedis(options));
    RedisSession session(*std::move(socket), options, stop);
    if (auto done = session.logIn(options); !done)
        return done.error();
    return session;
}

Result<void> RedisSession::logIn(const RedisOptions& options)
{
    std::vector<QByteArrayList> commands;
    if (!options.user.isEmpty())
        commands.push_back({"AUTH", options.user.toUtf8(), options.password});
    else if (!options.password.isEmpty())
        commands.push_back({"AUTH", options.password});
    commands.push_back({"SELECT", QByteArray::number(options.database)});
    const auto replies = send(commands);
    if (!replies)
        return replies.error();
    for (const RedisReply& reply : *replies) {
        if (reply.type == RedisReply::Type::Error)
            return redisError(reply).at(m_server);
    }
    return {};
}

Result<RedisReply> RedisSession::receive(Pg::Waiter& waiter)
{
    while (true) {
        auto reply = m_reader.next();
        if (!reply)
            return reply.error();
        if (*reply)
            return **std::move(reply);
        const auto bytes = m_socket.receive(waiter);
        if (!bytes)
            return bytes.error();
        m_reader.feed(*bytes);
    }
}

Result<std::vector<RedisReply>> RedisSession::send(const std::vector<QByteArrayList>& commands)
{
    Pg::Waiter waiter(m_stop, m_deadline);
    QByteArray text;
    for (const QByteArrayList& words : commands)
        text += encoded(words);
    if (auto sent = m_socket.send(text, waiter); !sent)
        return sent.error().at(m_server);
    std::vector<RedisReply> replies;
    while (replies.size() < commands.size()) {
        auto reply = receive(waiter);
        if (!reply)
            return reply.error().at(m_server);
        replies.push_back(*std::move(reply));
    }
    return replies;
}

Result<RedisReply> RedisSession::command(const QByteArrayList& words)
{
    auto replies = send({words});
    if (!replies)
        return replies.error();
    if (replies->front().type == RedisReply::Type::Error)
        return redisError(replies->front()).at(m_server);
    return std::move(replies->front());
}

}
