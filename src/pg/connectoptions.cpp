#include "pg/connectoptions.h"

#include "base/utf8.h"
#include "pg/conninfo.h"
#include "pg/text.h"

#include <libpq-fe.h>

namespace Weekglass::Pg {

namespace {

/// The value that libpq will use: the given one, else the environment's, else its own default.
QByteArray effective(const ConnectParams& params, const char* keyword, const char* variable)
{
    const QByteArray given = params.value(keyword);
    return given.isEmpty() ? qgetenv(variable) : given;
}

QString nameOf(const QByteArray& host, const QByteArray& port)
{
    if (host.isEmpty() || host.startsWith('/'))
        return Text::tr("this computer");
    return fromUtf8(port == "5432" || port.isEmpty() ? host : QByteArray(host + ':' + port));
}

struct Place
{
    QByteArray service;
    QByteArray host; ///< empty: a socket of this computer, unless there is an address
    QByteArray address;
    QByteArray port;
};

/// Names of hosts are the same in upper case, and with a dot behind.
QByteArray plainHost(const QByteArray& host)
{
    if (host.startsWith('/') || host.startsWith('@'))
        return host;
    QByteArrayList names;
    for (const QByteArray& name : host.toLower().split(','))
        names << (name.endsWith('.') ? name.chopped(1) : name);
    return names.join(',');
}

Place placeOf(const ConnectParams& params)
{
    const QByteArray port = effective(params, "port", "PGPORT");
    return {.service = effective(params, "service", "PGSERVICE"),
            .host = plainHost(effective(params, "host", "PGHOST")),
            .address = plainHost(effective(params, "hostaddr", "PGHOSTADDR")),
            .port = port.isEmpty() ? QByteArray("5432") : port};
}

}

std::chrono::milliseconds defaultNoAnswer()
{
    static const int given = qEnvironmentVariableIntValue("WEEKGLASS_NO_ANSWER");
    return std::chrono::seconds(given > 0 ? given : 30);
}

QString serverTitle(const ConnectOptions& options)
{
    if (!options.title.isEmpty())
        return options.title;
    const auto address = describeServer(options);
    return address ? *address : QString();
}

Result<QString> describeServer(const ConnectOptions& options)
{
    auto params = connectParams(options);
    if (!params)
        return params.error();
    const Place place = placeOf(*params);
    if (!place.service.isEmpty())
        return Text::tr("service %1").arg(fromUtf8(place.service));
    const QByteArray host = place.host.isEmpty() ? place.address : place.host;
    const QByteArrayList hosts = host.split(',');
    const QByteArrayList ports = place.port.split(',');
    QStringList names;
    for (qsizetype i = 0; i < hosts.size(); ++i) // one port is that of all
        names << nameOf(hosts[i], ports.size() > 1 ? ports.value(i) : place.port);
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

Result<QByteArray> serverPlace(const ConnectOptions& options)
{
    const auto params = connectParams(options);
    if (!params)
        return params.error();
    const Place place = placeOf(*params);
    return QByteArrayList {place.service, place.host, place.address, place.port}.join('\n');
}

Result<QByteArray> serverAddress(const ConnectOptions& options)
{
    const auto params = connectParams(options);
    if (!params)
        return params.error();
    const Place place = placeOf(*params);
    ConnectParams address;
    for (const auto& [keyword, value] : {std::pair<const char*, QByteArray> {"service", place.service},
                                         {"host", place.host},
                                         {"hostaddr", place.address},
                                         {"port", place.port}}) {
        if (!value.isEmpty())
            address.set(keyword, value);
    }
    return address.toConninfo();
}

Result<QByteArray> withoutPassword(const QByteArray& conninfo)
{
    auto params = connectParams({.conninfo = conninfo});
    if (!params)
        return params.error();
    return params->toConninfo(false);
}

}
