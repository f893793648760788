#include "pg/connectoptions.h"

#include "pg/conninfo.h"

#include <QCoreApplication>

#include <libpq-fe.h>

namespace Weekglass::Pg {

namespace {

/// The value that libpq will use: the given one, else the environment's, else its own default.
QByteArray effective(const ConnectParams& params, const char* keyword, const char* variable)
{
    const QByteArray given = params.value(keyword);
    return given.isEmpty() ? qgetenv(variable) : given;
}

QByteArray quoted(const QByteArray& value)
{
    return '\'' + QByteArray(value).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
}

}

Result<QString> describeServer(const ConnectOptions& options)
{
    auto params = connectParams(options);
    if (!params)
        return params.error();
    if (const QByteArray service = effective(*params, "service", "PGSERVICE"); !service.isEmpty())
        return QCoreApplication::translate("Pg", "service %1").arg(QString::fromUtf8(service));
    const QByteArray host = effective(*params, "host", "PGHOST");
    const QByteArray port = effective(*params, "port", "PGPORT");
    if (host.isEmpty() || host.startsWith('/'))
        return QCoreApplication::translate("Pg", "this computer");
    return QString::fromUtf8(port.isEmpty() || port == "5432" ? host : host + ':' + port);
}

Result<QByteArray> withoutPassword(const QByteArray& conninfo)
{
    auto params = connectParams({.conninfo = conninfo});
    if (!params)
        return params.error();
    QByteArrayList kept;
    for (const auto& [keyword, value] : params->values) {
        const bool ours = keyword == "client_encoding" || keyword == "fallback_application_name";
        if (keyword != "password" && keyword != "sslpassword" && !ours)
            kept << keyword + '=' + quoted(value);
    }
    return kept.join(' ');
}

}
