#include "cli/redisargument.h"

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"

#include <CLI/CLI.hpp>

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

}

void addRedisOption(CLI::App& command, std::string& uri)
{
    command
        .add_option("--redis", uri,
                    "redis://[USER@]HOST[:PORT][/DB], rediss:// for TLS, unix:///PATH[?db=DB]; the password "
                    "is taken from REDISCLI_AUTH, or asked for")
        ->required();
}

RedisOptions redisOptionsOf(const std::string& uri)
{
    auto options = parseRedisUri(QString::fromStdString(uri));
    if (!options)
        throw CLI::ValidationError("--redis", options.error().text().toStdString());
    return *std::move(options);
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

}
