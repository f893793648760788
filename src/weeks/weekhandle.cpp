#include "weeks/weekhandle.h"

#include "weeks/text.h"

namespace Weekglass {

namespace {

constexpr QLatin1String NoSuchDatabase("3D000");

}

bool isGone(const Error& error)
{
    return error.sqlState == NoSuchDatabase;
}

QString whyNoWeek(const GameDefinition& game, const QString& database)
{
    const auto name = WeekName::match(database);
    if (name && name->prefix == game.prefix)
        return {};
    return Text::tr("%1 is no week of %2: its name is not like %3")
        .arg(database, game.title, game.prefix + QStringLiteral("_2025_w01"));
}

bool WeekHandle::isWeek() const
{
    return whyNoWeek(*game, identity.name).isEmpty();
}

QStringList WeekHandle::arguments(const char* option) const
{
    if (isWeek())
        return option ? QStringList {QLatin1String(option), identity.name} : QStringList {identity.name};
    return {QStringLiteral("--database"), identity.name, QStringLiteral("--as"), game->id};
}

Result<Pg::SessionPool::Lease> WeekHandle::acquire(const std::stop_token& stop) const
{
    // a session cannot outlive its database, so looking once, when it is opened, is enough
    const auto accepts = [this](Pg::Session& session) -> Result<void> {
        auto verified = verifyIdentity(session, identity);
        if (verified || verified.error().kind != Error::Kind::Sql)
            return verified;
        Error gone = verified.error();
        gone.sqlState = NoSuchDatabase; // what the server says of a database that is not there
        return gone;
    };
    return pool->acquire(identity.name.toUtf8(), stop,
                         {identity.systemIdentifier + '/' + QByteArray::number(identity.oid), accepts});
}

}
