#include "lifecycle/databasecopy.h"

#include "lifecycle/text.h"
#include "pg/transaction.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>

namespace Weekglass {

namespace {

using Pg::Sql;

/// What the server does not copy with a template.
struct Beside
{
    QString owner;
    QByteArray limit;
    QString tablespace;
    QJsonArray rights;
    bool hasRights = false;
    QJsonArray settings;
};

Result<Beside> readBeside(Pg::Session& maintenance, quint32 oid, const Pg::Call& call)
{
    const auto table =
        maintenance.query(Sql::load("catalog/database_copied.sql"), {QByteArray::number(oid)}, call);
    if (!table)
        return table.error();
    if (table->rows.empty())
        return Error {.kind = Error::Kind::Sql, .message = Text::tr("The database is gone.")};
    const auto& row = table->rows.front();
    const auto list = [&row](std::size_t column) {
        return QJsonDocument::fromJson(row[column].value_or("[]")).array();
    };
    return Beside {.owner = Pg::textOf(row[0]),
                   .limit = row[1].value_or("-1"),
                   .tablespace = Pg::textOf(row[2]),
                   .rights = list(3),
                   .hasRights = row[4] == "t",
                   .settings = list(5)};
}

QString textIn(const QJsonValue& object, const char* key)
{
    return object[QLatin1String(key)].toString();
}

Result<Sql> roleOf(const QJsonValue& object)
{
    const QString role = textIn(object, "role");
    return role.isEmpty() ? Result<Sql>(Sql("PUBLIC")) : Sql::identifier(role);
}

/// CREATE, CONNECT or TEMPORARY: there are no others.
std::optional<Sql> rightOf(const QString& name)
{
    if (name == QLatin1String("CREATE"))
        return Sql("CREATE");
    if (name == QLatin1String("CONNECT"))
        return Sql("CONNECT");
    return name == QLatin1String("TEMPORARY") ? std::optional(Sql("TEMPORARY")) : std::nullopt;
}

Result<void> grantAs(Pg::Session& maintenance, const Beside& beside, const Result<Sql>& copy,
                     const Pg::Call& call)
{
    if (!beside.hasRights)
        return {};
    if (auto revoked =
            maintenance.execute(Sql("REVOKE ALL ON DATABASE ") + copy + Sql(" FROM PUBLIC"), {}, call);
        !revoked)
        return revoked;
    for (const QJsonValue& one : beside.rights) {
        const auto right = rightOf(textIn(one, "right"));
        if (!right)
            continue;
        const Result<Sql> grant = Sql("GRANT ") + *right + Sql(" ON DATABASE ") + copy + Sql(" TO ")
            + roleOf(one) + (one[QLatin1String("passed")].toBool() ? Sql(" WITH GRANT OPTION") : Sql(""));
        if (auto granted = maintenance.execute(grant, {}, call); !granted)
            return granted;
    }
    return {};
}

/// By the server's own writing of a value: what quoting a setting needs depends on which it is.
Result<void> setAs(Pg::Session& maintenance, const Beside& beside, const Result<Sql>& copy,
                   const Pg::Call& call)
{
    for (const QJsonValue& one : beside.settings) {
        const QString name = textIn(one, "name");
        const auto set = maintenance.query(
            Sql("SELECT pg_catalog.set_config($1::pg_catalog.text, $2::pg_catalog.text, TRUE)"),
            {name.toUtf8(), textIn(one, "value").toUtf8()}, call);
        if (!set)
            return set.error().at(name);
        const bool isOfAll = textIn(one, "role").isEmpty();
        const Result<Sql> alter = isOfAll ? Sql("ALTER DATABASE ") + copy
                                          : Sql("ALTER ROLE ") + roleOf(one) + Sql(" IN DATABASE ") + copy;
        if (auto done = maintenance.execute(
                alter + Sql(" SET ") + Sql::qualifiedName(name) + Sql(" FROM CURRENT"), {}, call);
            !done)
            return done.error().at(name);
    }
    return {};
}

}

Result<void> copyDatabase(Pg::Session& maintenance, const DatabaseFacts& source, const QString& copy,
                          const Pg::Call& call)
{
    const auto beside = readBeside(maintenance, source.identity.oid, call);
    if (!beside)
        return beside.error().at(source.identity.name);
    const auto name = Sql::identifier(copy);
    const auto made = maintenance.execute(
        Sql("CREATE DATABASE ") + name + Sql(" TEMPLATE ") + Sql::identifier(source.identity.name)
            + Sql(" OWNER ") + Sql::identifier(beside->owner) + Sql(" TABLESPACE ")
            + Sql::identifier(beside->tablespace) + Sql(" CONNECTION LIMIT ")
            + Sql::trusted(QByteArray::number(beside->limit.toInt())),
        {}, call);
    if (!made)
        return made.error().at(copy);
    auto transaction = Pg::Transaction::begin(maintenance, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto granted = grantAs(maintenance, *beside, name, call); !granted)
        return granted.error().at(copy);
    if (auto set = setAs(maintenance, *beside, name, call); !set)
        return set.error().at(copy);
    return transaction->commit(call);
}

Result<CopyRoom> roomForCopy(Pg::Session& maintenance, const DatabaseFacts& source, const Pg::Call& call)
{
    CopyRoom room {.needed = source.bytes};
    const auto table = maintenance.query(
        Sql("SELECT s.setting FROM pg_catalog.pg_settings AS s WHERE s.name OPERATOR(pg_catalog.=) "
            "'data_directory' AND pg_catalog.inet_server_addr() IS NULL AND EXISTS (SELECT FROM "
            "pg_catalog.pg_database AS d JOIN pg_catalog.pg_tablespace AS t ON t.oid OPERATOR(pg_catalog.=) "
            "d.dattablespace WHERE d.oid OPERATOR(pg_catalog.=) $1::pg_catalog.oid AND t.spcname "
            "OPERATOR(pg_catalog.=) 'pg_default')"),
        {QByteArray::number(source.identity.oid)}, call);
    if (!table)
        return table.error();
    const QString folder = table->rows.empty() ? QString() : Pg::textOf(table->single());
    // another computer's socket may be mounted here; then the folder is not
    if (const QStorageInfo disk(folder); !folder.isEmpty() && QDir(folder).exists() && disk.isValid())
        room.free = disk.bytesAvailable();
    return room;
}

Result<void> setDatabaseComment(Pg::Session& maintenance, const QString& name, const QString& text)
{
    return maintenance
        .execute(Sql("COMMENT ON DATABASE ") + Sql::identifier(name) + Sql(" IS ")
                 + (text.isEmpty() ? Result<Sql>(Sql("NULL")) : Sql::literal(text.toUtf8())))
        .at(name);
}

}
