#include "redis/redisoptions.h"

#include "base/safetext.h"
#include "redis/text.h"

#include <QUrl>
#include <QUrlQuery>

namespace Weekglass {

namespace {

Error refused(const QString& reason)
{
    return {.kind = Error::Kind::Format,
            .message = reason,
            .advice =
                Text::tr("Write redis://USER@HOST:PORT/DATABASE, rediss:// for TLS, or unix:///PATH?db=0.")};
}

Result<int> databaseOf(const QString& text)
{
    bool isNumber = true;
    const int number = text.isEmpty() ? 0 : text.toInt(&isNumber);
    if (!isNumber || number < 0)
        return refused(Text::tr("“%1” is not the number of a database.").arg(visibleText(text, 40)));
    return number;
}

}

Result<RedisOptions> parseRedisUri(const QString& uri)
{
    const QUrl url(uri.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isSocket = scheme == QLatin1String("unix");
    if (!url.password().isEmpty())
        return refused(Text::tr("The address holds a password, which others could read there. Leave it out: "
                                "Weekglass asks for it."));
    if (!url.isValid()
        || !(isSocket || scheme == QLatin1String("redis") || scheme == QLatin1String("rediss")))
        return refused(Text::tr("This is not the address of a Redis server."));
    if (url.hasFragment() || (url.hasQuery() && !isSocket))
        return refused(Text::tr("The part after the database's number is not supported."));
    RedisOptions options;
    options.user = url.userName();
    options.tls = scheme == QLatin1String("rediss");
    if (isSocket)
        options.socket = url.path();
    else if (!url.host().isEmpty())
        options.host = url.host();
    if (isSocket && options.socket.isEmpty())
        return refused(Text::tr("The path of the socket is missing."));
    if (url.port() == 0)
        return refused(Text::tr("0 is not a port."));
    options.port = static_cast<quint16>(url.port(options.port));
    const auto database =
        databaseOf(isSocket ? QUrlQuery(url).queryItemValue(QStringLiteral("db")) : url.path().mid(1));
    if (!database)
        return database.error();
    options.database = *database;
    return options;
}

QString describeRedis(const RedisOptions& options)
{
    QUrl url;
    url.setUserName(options.user);
    if (!options.socket.isEmpty()) {
        url.setScheme(QStringLiteral("unix"));
        url.setPath(options.socket);
        url.setQuery(QStringLiteral("db=%1").arg(options.database));
        // an empty host, so that the slashes of the path are not taken for one
        url.setHost(QString(QLatin1String("")));
    } else {
        url.setScheme(options.tls ? QStringLiteral("rediss") : QStringLiteral("redis"));
        url.setHost(options.host);
        url.setPort(options.port);
        url.setPath(QStringLiteral("/%1").arg(options.database));
    }
    return url.toString();
}

}
