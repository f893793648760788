#include "cli/redisarguments.h"

#include "base/utf8.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>

#include <unistd.h>

namespace Weekglass {

namespace {

Result<RedisSession> openRedis(RedisOptions options)
{
    const Interrupt interrupt;
    options.password = qgetenv("REDISCLI_AUTH");
    auto session = RedisSession::open(options, interrupt.token());
    // what nobody answers is no server, however long it took to find out
    if (!session && session.error().kind == Error::Kind::Timeout) {
        Error error = session.error();
        error.kind = Error::Kind::Connection;
        return error;
    }
    return session;
}

QJsonValue jsonOf(const Pg::Value& value)
{
    return value ? QJsonValue(fromUtf8(*value)) : QJsonValue();
}

}

CLI::Option* addRedis(CLI::App& command, std::string& uri, const std::string& why)
{
    return command.add_option("--redis", uri,
                              why
                                  + "redis://[USER@]HOST[:PORT][/DB], rediss:// for TLS, "
                                    "unix:///PATH[?db=DB]; the password is taken "
                                    "from REDISCLI_AUTH, or asked for");
}

RedisOptions redisOptionsOf(const std::string& uri)
{
    const auto options = parseRedisUri(QString::fromStdString(uri));
    if (!options)
        throw CLI::ValidationError("--redis", options.error().text().toStdString());
    return *options;
}

Result<RedisSession> openRedisAsking(RedisOptions options)
{
    auto session = openRedis(options);
    if (session || session.error().kind != Error::Kind::Password || ::isatty(STDIN_FILENO) == 0)
        return session;
    say(session.error().message);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): a command has one thread
    const char* password = ::getpass(qPrintable(Text::tr("Password of Redis: ")));
    qputenv("REDISCLI_AUTH", password == nullptr ? QByteArray() : QByteArray(password));
    return openRedis(std::move(options));
}

QByteArray authorityName(RecoveryAdvice::Authority authority)
{
    switch (authority) {
    case RecoveryAdvice::Authority::Snapshot:
        return "snapshot";
    case RecoveryAdvice::Authority::Redis:
        return "redis";
    case RecoveryAdvice::Authority::Unclear:
        break;
    }
    return "unclear";
}

void printAdvice(const RecoveryAdvice& advice)
{
    Output output = Output::forPeople(
        {Text::tr("Key"), Text::tr("Redis"), Text::tr("Snapshot"), Text::tr("If restored")});
    for (const auto& item : advice.items)
        output.add({item.key, item.redis, item.snapshot, verdictText(advice, item).toUtf8()});
    output.finish();
    say(Text::tr("%1: %2").arg(authorityText(advice.authority), advice.reason));
}

QJsonObject adviceJson(const RecoveryAdvice& advice)
{
    QJsonArray keys;
    for (const auto& item : advice.items)
        keys.append(QJsonObject {{QStringLiteral("key"), item.key},
                                 {QStringLiteral("redis"), jsonOf(item.redis)},
                                 {QStringLiteral("snapshot"), jsonOf(item.snapshot)}});
    return {{QStringLiteral("server"), advice.redisServer},
            {QStringLiteral("can_be_restored"), advice.canRestore()},
            {QStringLiteral("reason"), advice.reason},
            {QStringLiteral("keys"), keys}};
}

}
