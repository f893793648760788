#include "lifecycle/freezeweek.h"

#include "lifecycle/text.h"
#include "pg/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

using Pg::Sql;

Result<bool> hasRole(Pg::Session& maintenance, const QString& role)
{
    const auto found =
        maintenance.query(Sql("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1::text"), {role.toUtf8()});
    if (!found)
        return found.error();
    return !found->rows.empty();
}

/// GRANT or REVOKE of CONNECT for one role; an empty name is everybody.
Result<void> setConnect(Pg::Session& maintenance, const QString& database, const QString& role, bool granted)
{
    const auto name = Sql::identifier(database);
    const auto who = role.isEmpty() ? Result<Sql>(Sql("PUBLIC")) : Sql::identifier(role);
    return maintenance
        .execute(granted ? Sql("GRANT CONNECT ON DATABASE ") + name + Sql(" TO ") + who
                         : Sql("REVOKE CONNECT ON DATABASE ") + name + Sql(" FROM ") + who)
        .at(database);
}

Result<void> setReadOnly(Pg::Session& maintenance, const QString& database, bool isReadOnly)
{
    return maintenance
        .execute(Sql("ALTER DATABASE ") + Sql::identifier(database)
                 + (isReadOnly ? Sql(" SET default_transaction_read_only = on")
                               : Sql(" RESET default_transaction_read_only")))
        .at(database);
}

QString readerOf(const QString& game)
{
    return game + QStringLiteral("_reader");
}

/// The database of that name must be the week, at the moment when it is changed.
Result<DatabaseFacts> factsOf(Pg::Session& maintenance, const WeekIdentity& week)
{
    auto facts = readDatabaseFacts(maintenance, week.name);
    if (facts && facts->identity != week)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("Another database has this name now."),
                      .where = week.name,
                      .advice = Text::tr("Nothing was done. Open the week again."),
                      .sqlState = QStringLiteral("3D000")};
    return facts;
}

}

QByteArray rightsJson(const FrozenRights& rights)
{
    return QJsonDocument(
               QJsonObject {{QStringLiteral("wasFrozen"), rights.wasFrozen},
                            {QStringLiteral("connectors"), QJsonArray::fromStringList(rights.connectors)}})
        .toJson(QJsonDocument::Compact);
}

FrozenRights rightsOf(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    FrozenRights rights {.wasFrozen = object[QLatin1String("wasFrozen")].toBool()};
    const QJsonArray connectors = object[QLatin1String("connectors")].toArray();
    for (const QJsonValue& one : connectors)
        rights.connectors << one.toString();
    return rights;
}

Result<FrozenRights> readRights(Pg::Session& maintenance, const WeekIdentity& week)
{
    const auto found =
        maintenance.query(Sql::load("catalog/database_rights.sql"), {QByteArray::number(week.oid)});
    if (!found)
        return found.error();
    FrozenRights rights;
    if (found->rows.empty())
        return rights;
    const auto& row = found->rows.front();
    const QJsonArray connectors = QJsonDocument::fromJson(row[0].value_or("[]")).array();
    for (const QJsonValue& one : connectors)
        rights.connectors << one.toString();
    rights.wasFrozen = row[1] == "t";
    return rights;
}

namespace {

/// Where the game has roles, only its readers may connect.
Result<void> closeToWriters(Pg::Session& maintenance, const WeekIdentity& week, const QString& game)
{
    const auto hasWriter = hasRole(maintenance, game + QStringLiteral("_writer"));
    const auto hasReader = hasRole(maintenance, readerOf(game));
    const auto rights = readRights(maintenance, week);
    if (!hasWriter || !hasReader || !rights)
        return !hasWriter ? hasWriter.error() : !hasReader ? hasReader.error() : rights.error();
    if (!*hasWriter)
        return {};
    for (const QString& role : rights->connectors) {
        if (role == readerOf(game))
            continue;
        if (auto revoked = setConnect(maintenance, week.name, role, false); !revoked)
            return revoked;
    }
    return *hasReader ? setConnect(maintenance, week.name, readerOf(game), true) : Result<void>();
}

}

Result<void> freezeWeek(Pg::Session& maintenance, const WeekIdentity& week, const QString& game)
{
    if (const auto facts = factsOf(maintenance, week); !facts)
        return facts.error();
    // before the game stops for it
    if (auto may = endSessions(maintenance, week.oid, "0", Ending::OnlyLook); !may)
        return may.error().at(week.name);
    auto transaction = Pg::Transaction::begin(maintenance, Pg::Transaction::Access::ReadWrite);
    if (!transaction)
        return transaction.error();
    if (auto set = setReadOnly(maintenance, week.name, true); !set)
        return set;
    if (auto closed = closeToWriters(maintenance, week, game); !closed)
        return closed;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    return endSessions(maintenance, week.oid);
}

namespace {

/// The rights that there were before.
Result<void> giveBack(Pg::Session& maintenance, const WeekIdentity& week, const QString& game,
                      const FrozenRights& before)
{
    const auto now = readRights(maintenance, week);
    if (!now)
        return now.error();
    for (const QString& role : before.connectors) {
        const auto isThere = role.isEmpty() ? Result(true) : hasRole(maintenance, role);
        if (!isThere)
            return isThere.error();
        if (!*isThere)
            continue; // dropped since: nothing to give back
        if (auto granted = setConnect(maintenance, week.name, role, true); !granted)
            return granted;
    }
    if (now->connectors.contains(readerOf(game)) && !before.connectors.contains(readerOf(game))) {
        if (auto revoked = setConnect(maintenance, week.name, readerOf(game), false); !revoked)
            return revoked;
    }
    return before.wasFrozen ? Result<void>() : setReadOnly(maintenance, week.name, false);
}

}

Result<void> thawWeek(Pg::Session& maintenance, const WeekIdentity& week, const QString& game,
                      const std::optional<FrozenRights>& before)
{
    const auto facts = factsOf(maintenance, week);
    if (!facts)
        return facts.error();
    if (!facts->allowsConnections) {
        if (auto opened = allowConnections(maintenance, week.name, true); !opened)
            return opened;
    }
    auto transaction = Pg::Transaction::begin(maintenance, Pg::Transaction::Access::ReadWrite);
    if (!transaction)
        return transaction.error();
    const auto given =
        before ? giveBack(maintenance, week, game, *before) : setReadOnly(maintenance, week.name, false);
    return given ? transaction->commit() : given;
}

}
