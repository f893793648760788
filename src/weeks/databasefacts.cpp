#include "weeks/databasefacts.h"

#include "weeks/text.h"

#include <thread>

namespace Weekglass {

namespace {

DatabaseUser::Kind kindOf(const QByteArray& name)
{
    if (name == "session")
        return DatabaseUser::Kind::Session;
    if (name == "prepared")
        return DatabaseUser::Kind::Prepared;
    return name == "slot" ? DatabaseUser::Kind::Slot : DatabaseUser::Kind::Subscription;
}

}

Result<DatabaseFacts> readDatabaseFacts(Pg::Session& maintenance, const QString& name, const Pg::Call& call)
{
    if (const auto quoted = Pg::Sql::identifier(name); !quoted)
        return quoted.error();
    const auto table = maintenance.query(Pg::Sql::load("catalog/database_facts.sql"), {name.toUtf8()}, call);
    if (!table)
        return table.error();
    if (table->rows.empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("There is no database of this name."),
                      .where = name,
                      .advice = Text::tr("Refresh the list of weeks: it was dropped or renamed."),
                      .sqlState = QStringLiteral("3D000")};
    const auto& row = table->rows.front();
    const auto text = [&row](std::size_t column) { return Pg::textOf(row[column]); };
    DatabaseFacts facts {
        .identity = {row[1].value_or(QByteArray()), row[0].value_or(QByteArray()).toUInt(), name},
        .owner = text(2),
        .allowsConnections = row[3] == "t",
        .isInvalid = row[4] == "t",
        .isTemplate = row[5] == "t",
        .isCurrent = row[6] == "t",
        .isOwner = row[7] == "t",
        .bytes = {},
        .encoding = text(9),
        .collation = text(10),
        .characterType = text(11),
        .rights = row[12].value_or(QByteArray()),
        .comment = text(13)};
    if (row[8])
        facts.bytes = row[8]->toLongLong();
    return facts;
}

Error anotherDatabase(const QString& name)
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Another database has this name now; it was not changed."),
            .where = name,
            .advice = Text::tr("Refresh the list of weeks.")};
}

Result<void> sameDatabase(Pg::Session& maintenance, const WeekIdentity& week, const Pg::Call& call)
{
    const auto facts = readDatabaseFacts(maintenance, week.name, call);
    if (!facts)
        return facts.error();
    return facts->identity == week ? Result<void>() : anotherDatabase(week.name);
}

Result<std::vector<DatabaseUser>> databaseUsers(Pg::Session& maintenance, quint32 oid, const Pg::Call& call)
{
    const auto table =
        maintenance.query(Pg::Sql::load("catalog/database_users.sql"), {QByteArray::number(oid)}, call);
    if (!table)
        return table.error();
    std::vector<DatabaseUser> users;
    for (const auto& row : table->rows) {
        const auto text = [&row](std::size_t column) { return Pg::textOf(row[column]); };
        users.push_back({kindOf(row[0].value_or(QByteArray())), text(1), text(2), text(3),
                         row[4].value_or(QByteArray()), Pg::numberOf(row[6]), row[5] == "t"});
    }
    return users;
}

Result<Pg::Session> openDatabase(const Pg::ConnectOptions& server, const QString& name,
                                 const std::stop_token& stop)
{
    Pg::ConnectOptions options = server;
    if (!name.isEmpty())
        options.database = name.toUtf8();
    auto session = Pg::Session::open(options, stop);
    return session || name.isEmpty() ? std::move(session) : Result<Pg::Session>(session.error().at(name));
}

Result<Pg::Session> openForWork(const Pg::ConnectOptions& server, const QString& name,
                                const std::stop_token& stop)
{
    auto session = openDatabase(server, name, stop);
    if (!session)
        return session;
    if (auto direct = session->requireDirect({.stop = stop}); !direct)
        return name.isEmpty() ? direct.error() : direct.error().at(name);
    const auto set =
        session->query(Pg::Sql("SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false)"),
                       {}, {.stop = stop});
    return set ? std::move(session) : Result<Pg::Session>(set.error());
}

Result<Pg::Session> openForCatalogs(const Pg::ConnectOptions& server, const QString& name,
                                    const std::stop_token& stop)
{
    Pg::ConnectOptions options = server;
    options.reads = Pg::ConnectOptions::Reads::Catalogs;
    return openForWork(options, name, stop);
}

Result<void> allowConnections(Pg::Session& maintenance, const QString& name, bool allowed)
{
    return maintenance
        .execute(Pg::Sql("ALTER DATABASE ") + Pg::Sql::identifier(name)
                 + (allowed ? Pg::Sql(" ALLOW_CONNECTIONS true") : Pg::Sql(" ALLOW_CONNECTIONS false")))
        .at(name);
}

Result<void> endSessions(Pg::Session& maintenance, quint32 oid, const QByteArray& except, Ending ending)
{
    const auto sql = Pg::Sql::load("weekglass/end_sessions.sql");
    const QByteArray onlyLook = ending == Ending::OnlyLook ? "t" : "f";
    QString still;
    for (int attempt = 0; attempt < 3; ++attempt) { // one that was going anyway is told from one that stays
        if (attempt > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        const auto left = maintenance.query(sql, {QByteArray::number(oid), except, onlyLook});
        if (!left)
            return left.error();
        still = Pg::textOf(left->single());
        if (still.isEmpty())
            return {};
    }
    return Error {
        .kind = Error::Kind::Sql,
        .message = ending == Ending::OnlyLook
            ? Text::tr("Sessions that your role may not end are still in the database: %1.").arg(still)
            : Text::tr("Sessions are still in the database and could not be ended: %1.").arg(still),
        .advice = Text::tr("End them yourself, or connect as a role that may, and try again."),
        .sqlState = QStringLiteral("55006")};
}

}
