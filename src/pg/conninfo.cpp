#include "pg/conninfo.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace Weekglass::Pg {

namespace {

struct ConninfoDeleter
{
    void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};
using ConninfoHandle = std::unique_ptr<PQconninfoOption, ConninfoDeleter>;

Error conninfoError(const QString& reason)
{
    return {
        .kind = Error::Kind::Format,
        .message = QCoreApplication::translate("Pg", "The connection string cannot be understood."),
        .advice = QCoreApplication::translate(
            "Pg", "Write a URI (postgresql://user@host:5432/database) or keywords (host=… user=… dbname=…)."),
        .detail = reason};
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

Result<ConnectParams> connectParams(const ConnectOptions& options)
{
    if (options.conninfo.contains('\0') || options.database.contains('\0') || options.password.contains('\0'))
        return conninfoError(QCoreApplication::translate("Pg", "It holds a NUL character."));
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
    params.set("client_encoding", "UTF8");
    if (params.value("application_name").isEmpty())
        params.set("fallback_application_name", "Weekglass");
    return params;
}

}
