#include "fetch/requestnamer.h"

#include "fetch/text.h"

#include <QUrlQuery>

#include <algorithm>

namespace Weekglass {

namespace {

bool isPlaceholder(const QString& segment)
{
    return segment.startsWith(QLatin1Char('{')) && segment.endsWith(QLatin1Char('}'));
}

bool matches(const QString& pattern, const QStringList& path)
{
    const QStringList segments = pattern.split(QLatin1Char('/'));
    return std::equal(segments.begin(), segments.end(), path.begin(), path.end(),
                      [](const QString& segment, const QString& given) {
                          return isPlaceholder(segment) ? !given.isEmpty() : segment == given;
                      });
}

/// As FetchQueue writes it, whatever the order was.
QString queryOf(const QUrl& url, const FetchEndpoint* endpoint)
{
    const QUrlQuery query(url);
    const QString page = QStringLiteral("page");
    const QString limit = QStringLiteral("limit");
    if (endpoint && endpoint->pages && query.queryItems().size() == 2 && query.hasQueryItem(page)
        && query.hasQueryItem(limit))
        return QStringLiteral("page=") + query.queryItemValue(page) + QStringLiteral("&limit=")
            + query.queryItemValue(limit);
    return url.query(QUrl::FullyEncoded);
}

RequestName nameOf(const FetchPlan& plan, const QString& path, const QUrl& url)
{
    const QStringList segments = path.split(QLatin1Char('/'));
    const auto found =
        std::find_if(plan.endpoints.begin(), plan.endpoints.end(),
                     [&](const FetchEndpoint& endpoint) { return matches(endpoint.path, segments); });
    const FetchEndpoint* endpoint = found == plan.endpoints.end() ? nullptr : &*found;
    RequestName name {.endpoint = endpoint ? endpoint->stored : path, .requestKey = path};
    if (url.hasQuery())
        name.requestKey += QLatin1Char('?') + queryOf(url, endpoint);
    return name;
}

}

RequestNamer requestNamer(const FetchPlan& plan)
{
    return [plan](const QUrl& url) -> Result<RequestName> {
        QString base = plan.baseUrl.path(QUrl::FullyEncoded);
        if (base.endsWith(QLatin1Char('/')))
            base.chop(1);
        const QString path = url.path(QUrl::FullyEncoded);
        const bool isInside = url.scheme() == plan.baseUrl.scheme() && url.host() == plan.baseUrl.host()
            && url.port() == plan.baseUrl.port()
            && (path == base || path.startsWith(base + QLatin1Char('/')));
        if (!isInside)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("the request went to %1, not to %2")
                                         .arg(url.host(), plan.baseUrl.toString(QUrl::RemoveUserInfo))};
        const QString rest = path.sliced(base.size());
        return nameOf(plan, rest.isEmpty() ? QStringLiteral("/") : rest, url);
    };
}

RequestNamer requestNamer(const GameDefinition& game)
{
    const auto plan = readFetchPlan(game);
    return plan ? requestNamer(*plan) : requestNameByPath;
}

}
