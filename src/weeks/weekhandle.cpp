#include "weeks/weekhandle.h"

#include "weeks/text.h"

namespace Weekglass {

namespace {

constexpr QLatin1String NoSuchDatabase("3D000");

Result<void> readAsPlayer(Pg::Session& session, const ViewedPlayer& player, const std::stop_token& stop)
{
    if (auto may = requireRole(session, player.as.role, {.stop = stop}); !may)
        return may;
    return session.readAs(player.as);
}

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
    return Text::tr("%1 is not a week of %2: its name does not match %3")
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
    const auto accepts = [this, &stop](Pg::Session& session) -> Result<void> {
        auto verified = verifyIdentity(session, identity);
        if (verified)
            return player ? readAsPlayer(session, *player, stop) : verified;
        if (verified.error().kind != Error::Kind::Sql)
            return verified;
        Error gone = verified.error();
        gone.sqlState = NoSuchDatabase; // what the server says of a database that is not there
        return gone;
    };
    // never lent to those who read something else
    QByteArray place = identity.systemIdentifier + '/' + QByteArray::number(identity.oid);
    if (player)
        place += '\0' + player->as.role.toUtf8() + '\0' + player->as.setting.toUtf8() + '\0' + player->id();
    return pool->acquire(identity.name.toUtf8(), stop, {place, accepts});
}

}
