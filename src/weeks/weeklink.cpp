#include "weeks/weeklink.h"

#include "weeks/text.h"

#include <QUrl>
#include <QUrlQuery>

namespace Weekglass {

namespace {

constexpr QLatin1String Scheme("weekglass");
constexpr QLatin1String ServerKey("server");
constexpr QLatin1String SystemKey("system");
constexpr QLatin1String OidKey("oid");

Error notALink(const QString& text)
{
    constexpr int ShownCharacters = 200;
    return {.kind = Error::Kind::Format,
            .message = Text::tr("“%1” is not a link of Weekglass.").arg(text.left(ShownCharacters)),
            .advice = Text::tr("Copy it again: a link begins with weekglass://week/, weekglass://game/ or "
                               "weekglass://server/.")};
}

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// Nothing if it does not name one database.
std::optional<WeekIdentity> weekOf(const QString& name, PageState& values)
{
    bool isNumber = false;
    const WeekIdentity week {.systemIdentifier = values.take(SystemKey).toLatin1(),
                             .oid = values.take(OidKey).toUInt(&isNumber),
                             .name = name};
    const bool isWhole = isNumber && week.oid != 0 && !week.systemIdentifier.isEmpty() && !name.isEmpty();
    return isWhole ? std::optional(week) : std::nullopt;
}

}

QString WeekLink::toString() const
{
    QStringList path {week.oid != 0        ? QStringLiteral("week")
                          : game.isEmpty() ? QStringLiteral("server")
                                           : QStringLiteral("game")};
    if (week.oid != 0 || !game.isEmpty())
        path << encoded(week.oid != 0 ? week.name : game);
    path << encoded(page);
    QStringList query {ServerKey + QLatin1Char('=') + encoded(QString::fromUtf8(server))};
    if (week.oid != 0)
        query << SystemKey + QLatin1Char('=') + encoded(QString::fromLatin1(week.systemIdentifier))
              << OidKey + QLatin1Char('=') + QString::number(week.oid);
    for (auto value = state.begin(); value != state.end(); ++value)
        query << encoded(value.key()) + QLatin1Char('=') + encoded(value.value());
    return Scheme + QStringLiteral("://") + path.join(QLatin1Char('/')) + QLatin1Char('?')
        + query.join(QLatin1Char('&'));
}

Result<WeekLink> WeekLink::parse(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    QStringList path; // a name may hold a slash
    for (const QString& part : url.path(QUrl::FullyEncoded).split(QLatin1Char('/'), Qt::SkipEmptyParts))
        path << QUrl::fromPercentEncoding(part.toLatin1());
    const qsizetype parts = url.host() == QLatin1String("server") ? 1 : 2;
    if (!url.isValid() || url.scheme() != Scheme || path.size() != parts)
        return notALink(text);
    WeekLink link {.page = path.last()};
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto& [key, value] : items)
        link.state.insert(key, value);
    link.server = link.state.take(ServerKey).toUtf8();
    if (url.host() == QLatin1String("week")) {
        const auto week = weekOf(path.first(), link.state);
        if (!week)
            return notALink(text);
        link.week = *week;
    } else if (url.host() == QLatin1String("game"))
        link.game = path.first();
    else if (url.host() != QLatin1String("server"))
        return notALink(text);
    return link;
}

}
