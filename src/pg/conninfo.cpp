#include "pg/conninfo.h"

#include "base/redaction.h"
#include "base/utf8.h"
#include "pg/text.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

#include <arpa/inet.h>

namespace Weekglass::Pg {

namespace {

struct ConninfoDeleter
{
    void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};
using ConninfoHandle = std::unique_ptr<PQconninfoOption, ConninfoDeleter>;

Error conninfoError(const QString& reason)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The connection string cannot be understood."),
            .advice = Text::tr(
                "Write a URI (postgresql://user@host:5432/database) or keywords (host=… user=… dbname=…)."),
            .detail = reason};
}

bool isThisComputer(const QByteArray& host)
{
    const QByteArray name = host.trimmed().toLower();
    in_addr v4 {};
    in6_addr v6 {};
    if (::inet_pton(AF_INET, name.constData(), &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == IN_LOOPBACKNET;
    if (::inet_pton(AF_INET6, name.constData(), &v6) == 1)
        return IN6_IS_ADDR_LOOPBACK(&v6);
    // the abstract socket's name begins with @
    return name.isEmpty() || name.startsWith('/') || name.startsWith('@') || name == "localhost";
}

/// What is said in the parameters, the environment or the service file, as far as it differs from libpq's own
/// defaults. Only libpq reads a service file, and no function of it tells what it read: but a connection does
/// that was refused before it began.
ConnectParams saidAnywhere(ConnectParams params)
{
    params.set("channel_binding", "none of the three that there are");
    const ConnHandle refused = startConnecting(params);
    const ConninfoHandle known(refused ? PQconninfo(refused.get()) : nullptr);
    ConnectParams said;
    for (const auto* option = known.get(); option && option->keyword; ++option) {
        if (option->val && *option->val && qstrcmp(option->val, option->compiled) != 0)
            said.set(option->keyword, option->val);
    }
    return said;
}

/// Keepalives notice within the time in which no answer is one. There is no tcp_user_timeout: Linux would go
/// by it instead of counting keepalives, and it also counts while the other side is there but takes nothing,
/// as a server does that waits for a lock amid a COPY.
std::vector<std::pair<QByteArray, QByteArray>> livelinessParams(std::chrono::milliseconds noAnswer)
{
    const auto seconds = std::max<qint64>(noAnswer.count() / 1000, 6);
    return {{"keepalives_idle", QByteArray::number(seconds / 2)},
            {"keepalives_interval", QByteArray::number(seconds / 6)},
            {"keepalives_count", "3"}};
}

}

QByteArray ConnectParams::value(QByteArrayView keyword) const
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == keyword; });
    return found == values.end() ? QByteArray() : found->second;
}

void ConnectParams::set(const QByteArray& keyword, const QByteArray& value)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == keyword; });
    if (found == values.end())
        values.emplace_back(keyword, value);
    else
        found->second = value;
}

bool ConnectParams::hasSecrets() const
{
    return !value("password").isEmpty() || !value("sslpassword").isEmpty();
}

QByteArray ConnectParams::toConninfo(bool secrets) const
{
    QByteArrayList assignments;
    for (const auto& [keyword, value] : values) {
        if (secrets || (keyword != "password" && keyword != "sslpassword"))
            assignments << keyword + "='" + QByteArray(value).replace('\\', "\\\\").replace('\'', "\\'")
                    + '\'';
    }
    return assignments.join(' ');
}

Result<ConnectParams> connectParams(const ConnectOptions& options)
{
    if (options.conninfo.contains('\0') || options.database.contains('\0') || options.password.contains('\0'))
        return conninfoError(Text::tr("It holds a NUL character."));
    char* reason = nullptr;
    const ConninfoHandle parsed(PQconninfoParse(options.conninfo.constData(), &reason));
    const std::unique_ptr<char, decltype(&PQfreemem)> reasonHandle(reason, &PQfreemem);
    if (!parsed)
        return conninfoError(QString::fromUtf8(reason).trimmed());
    ConnectParams params;
    for (const auto* option = parsed.get(); option->keyword; ++option) {
        if (option->val && *option->val)
            params.set(option->keyword, option->val);
    }
    if (!options.database.isEmpty())
        params.set("dbname", options.database);
    if (!options.password.isEmpty())
        params.set("password", options.password);
    return params;
}

bool leavesThisComputer(const QByteArray& hosts, const QByteArray& addresses)
{
    const QByteArrayList all = hosts.split(',') + addresses.split(',');
    return !std::all_of(all.begin(), all.end(), isThisComputer);
}

Result<ConnectParams> completeParams(const ConnectOptions& options)
{
    auto params = connectParams(options);
    if (!params)
        return params.error();
    const ConnectParams said = saidAnywhere(*params);
    const bool saysMode = !params->value("sslmode").isEmpty() || qEnvironmentVariableIsSet("PGSSLMODE")
        || !said.value("sslmode").isEmpty();
    if (!saysMode && leavesThisComputer(said.value("host"), said.value("hostaddr")))
        params->set("sslmode", "verify-full");
    for (const auto& [keyword, value] : livelinessParams(options.noAnswer)) {
        if (said.value(keyword).isEmpty())
            params->set(keyword, value);
    }
    params->set("client_encoding", "UTF8");
    if (params->value("application_name").isEmpty())
        params->set("fallback_application_name", "Weekglass");
    return params;
}

ReachedServer ReachedServer::of(const pg_conn* conn)
{
    return {.host = PQhost(conn), .address = PQhostaddr(conn), .port = PQport(conn)};
}

ConnectOptions pinned(const ConnectOptions& options, const ReachedServer& server)
{
    ConnectOptions only = options;
    if (auto params = connectParams(options)) {
        for (const auto& [keyword, value] :
             {std::pair {"host", server.host}, {"hostaddr", server.address}, {"port", server.port}}) {
            if (!value.isEmpty())
                params->set(keyword, value);
        }
        params->set("target_session_attrs", "any"); // it may have become another one meanwhile
        only.conninfo = params->toConninfo();
    }
    return only;
}

ConnHandle startConnecting(const ConnectParams& params)
{
    std::vector<const char*> keywords;
    std::vector<const char*> values;
    for (const auto& [keyword, value] : params.values) {
        keywords.push_back(keyword.constData());
        values.push_back(value.constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    ConnHandle conn(PQconnectStartParams(keywords.data(), values.data(), 0));
    if (conn) // also one that libpq has from the environment, a service or a password file
        keepSecret(fromUtf8(PQpass(conn.get())));
    keepSecret(fromUtf8(params.value("sslpassword")));
    return conn;
}

}
