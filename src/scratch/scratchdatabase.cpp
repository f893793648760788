#include "scratch/scratchdatabase.h"

#include "base/utf8.h"
#include "localserver/localserver.h"
#include "pg/environment.h"
#include "pg/transaction.h"
#include "scratch/restoredump.h"
#include "scratch/text.h"
#include "weeks/databasefacts.h"

#include <QRandomGenerator>

namespace Weekglass {

namespace {

using Pg::Sql;

QByteArray randomHex(int words)
{
    QByteArray bytes;
    for (int i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        bytes += QByteArray::number(word, 16).rightJustified(8, '0');
    }
    return bytes;
}

Result<Sql> createDatabase(const RestoreTarget& target, const DatabaseNeeds& needs)
{
    return Sql("CREATE DATABASE ") + Sql::identifier(target.database) + Sql(" OWNER ")
        + Sql::identifier(target.role) + Sql(" TEMPLATE template0 ENCODING ")
        + Sql::literal(needs.encoding.toUtf8()) + Sql(" LC_COLLATE ") + Sql::literal(needs.collation.toUtf8())
        + Sql(" LC_CTYPE ") + Sql::literal(needs.characterType.toUtf8());
}

}

QByteArray newPassword()
{
    return randomHex(6);
}

Result<Pg::ConnectOptions> privateServer(const AdminProgress& progress, const std::stop_token& stop)
{
    const auto running = LocalServer().start(progress, stop);
    if (!running)
        return running.error();
    return Pg::ConnectOptions {.conninfo = running->setupConninfo};
}

Pg::ConnectOptions withSetupRights(const Pg::ConnectOptions& server, const std::stop_token& stop)
{
    Pg::ConnectOptions options = server;
    const auto running = LocalServer().status(stop);
    if (running && *running && (*running)->conninfo == server.conninfo)
        options.conninfo = (*running)->setupConninfo;
    return options;
}

Result<Pg::ConnectOptions> optionsOf(const RestoreTarget& target)
{
    const auto conninfo =
        Pg::withUser(target.server.conninfo, target.role.toUtf8(), target.database.toUtf8());
    if (!conninfo)
        return conninfo.error();
    Pg::ConnectOptions options = target.server;
    options.conninfo = *conninfo;
    options.database = target.database.toUtf8();
    options.password = target.password;
    return options;
}

namespace {

Error notThere(const QString& extension, const Error& reason)
{
    return {
        .kind = Error::Kind::Sql,
        .message =
            Text::tr("The week uses the extension %1, which cannot be made where its archive is restored.")
                .arg(extension),
        .advice = Text::tr("Install it there and use a superuser there, such as that of the private "
                           "local server; or remove the extension from the week."),
        .detail = reason.message + QLatin1Char('\n') + reason.detail,
        .sqlState = reason.sqlState};
}

Result<void> makeExtension(Pg::Session& inside, const QString& extension)
{
    const auto found = inside.query(Sql::load("catalog/extension_schema.sql"), {extension.toUtf8()});
    if (!found)
        return found.error();
    if (found->rows.empty())
        return notThere(extension, {.message = Text::tr("The server has no such extension.")});
    const auto made = inside.execute(Sql("CREATE EXTENSION IF NOT EXISTS ") + Sql::identifier(extension)
                                     + Sql(" WITH SCHEMA ") + Sql::identifier(Pg::textOf(found->single()))
                                     + Sql(" CASCADE"));
    return made ? Result<void>() : Result<void>(notThere(extension, made.error()));
}

/// Those that are not there, without any right. They stay: another archive may be restored with them
/// meanwhile.
Result<qint64> makeRoles(Pg::Session& maintenance, const QStringList& roles)
{
    for (const QString& role : roles) {
        const auto found = maintenance.query(
            Sql("SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = $1::pg_catalog.name"),
            {role.toUtf8()});
        if (!found)
            return found.error();
        if (!found->rows.empty())
            continue;
        auto made = maintenance.execute(Sql("CREATE ROLE ") + Sql::identifier(role) + Sql(" NOLOGIN"));
        if (!made && made.error().sqlState != QLatin1String("42710")) // somebody else has just made it
            return made;
    }
    return qint64(0);
}

}

Result<QStringList> archiveDoors(Pg::Session& maintenance, const QString& owner, const QString& database)
{
    const auto found =
        maintenance.query(Sql::load("catalog/archive_doors.sql"), {owner.toUtf8(), database.toUtf8()});
    if (!found)
        return found.error();
    return found->texts();
}

namespace {

/// What makes the role that has the database's name, so that roles of an archive log in by it. One that may
/// do nothing is taken: policies of archives made it.
Result<Sql> makeDoor(Pg::Session& maintenance, const QString& database)
{
    const auto found = maintenance.query(Sql::load("catalog/role_without_rights.sql"), {database.toUtf8()});
    if (!found)
        return found.error();
    const bool isThere = !found->rows.empty();
    if (isThere && found->single() != "t")
        return Error {
            .kind = Error::Kind::Sql,
            .message =
                Text::tr("An archive's database cannot be named like a role that has rights or members."),
            .where = database,
            .advice = Text::tr("Open the archive on another server, or rename the role there: ALTER ROLE … "
                               "RENAME TO …."),
            .sqlState = QStringLiteral("42710")};
    const auto door = Sql::identifier(database);
    return (isThere ? Result<Sql>(Sql()) : Sql("CREATE ROLE ") + door + Sql(" NOLOGIN; "))
        + Sql("GRANT weekglass_archived TO ") + door + Sql("; ");
}

}

Result<void> confineRole(Pg::Session& maintenance, const QString& role, const QString& database)
{
    const auto group =
        maintenance.query(Sql("SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'weekglass_archived'"));
    if (!group || group->rows.empty())
        return group;
    const auto quoted = Sql::identifier(role);
    const auto door = Sql::identifier(database);
    const auto doors = archiveDoors(maintenance, {}, database);
    if (!quoted || !door || !doors)
        return !quoted ? quoted.error() : !door ? door.error() : doors.error();
    Sql script;
    if (role != database) {
        const auto made = doors->isEmpty() ? makeDoor(maintenance, database) : Result<Sql>(Sql());
        if (!made)
            return made.error();
        script = *made + Sql("GRANT ") + *door + Sql(" TO ") + *quoted + Sql("; ");
    }
    auto transaction = Pg::Transaction::begin(maintenance, Pg::Transaction::Access::ReadWrite);
    if (!transaction)
        return transaction.error();
    if (auto granted = maintenance.script(script + Sql("GRANT weekglass_archived TO ") + *quoted); !granted)
        return granted;
    return transaction->commit();
}

Result<DatabaseNeeds> likeWeek(Pg::Session& session, const DatabaseFacts& facts, const Pg::Call& call)
{
    auto extensions = untrustedExtensions(session, call);
    if (!extensions)
        return extensions.error();
    DatabaseNeeds needs;
    needs.encoding = facts.encoding;
    needs.collation = facts.collation;
    needs.characterType = facts.characterType;
    needs.extensions = *std::move(extensions);
    return needs;
}

Result<void> prepareExtensions(Pg::Session& inside, const QStringList& extensions)
{
    for (const QString& extension : extensions) {
        if (auto made = makeExtension(inside, extension); !made)
            return made;
    }
    return inside.script(Sql::load("weekglass/close_extensions.sql"));
}

Result<QStringList> untrustedExtensions(Pg::Session& session, const Pg::Call& call)
{
    const auto extensions = session.query(Sql::load("catalog/untrusted_extensions.sql"), {}, call);
    if (!extensions)
        return extensions.error();
    QStringList names;
    for (const auto& row : extensions->rows) {
        const QString name = Pg::textOf(row[0]);
        if (row[1] != "public" && row[1] != "pg_catalog")
            return Error {
                .kind = Error::Kind::Sql,
                .message =
                    Text::tr("The extension %1 is in the schema %2, where no archive can bring it back.")
                        .arg(name, Pg::textOf(row[1])),
                .where = fromUtf8(session.database()),
                .advice =
                    Text::tr("Move it: ALTER EXTENSION … SET SCHEMA public; or remove it from the week.")};
        names << name;
    }
    return names;
}

Result<void> makeRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target,
                               const DatabaseNeeds& needs)
{
    if (auto fits = checkDumpVersion(maintenance, target.server, needs.postgres); !fits)
        return fits;
    const auto role = Sql::identifier(target.role);
    auto made = maintenance.execute(
        Sql("CREATE ROLE ") + role + Sql(" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ")
        + Sql::literal(target.password));
    if (made)
        made = makeRoles(maintenance, needs.roles);
    // only a member may make somebody the owner, and only a superuser is a member of all
    if (made)
        made = maintenance.execute(Sql("GRANT ") + role + Sql(" TO current_user"));
    if (made)
        made = maintenance.execute(createDatabase(target, needs));
    if (made) // what is restored is nobody else's to see
        made = maintenance.execute(Sql("REVOKE ALL ON DATABASE ") + Sql::identifier(target.database)
                                   + Sql(" FROM PUBLIC"));
    if (made) {
        if (auto confined = confineRole(maintenance, target.role, target.database); !confined)
            return confined;
        if (target.extensions.isEmpty())
            return {};
        auto inside = openForCatalogs(target.server, target.database);
        return inside ? prepareExtensions(*inside, target.extensions) : Result<void>(inside);
    }
    Error error = made.error().at(target.database);
    error.advice =
        Text::tr("The role there needs the rights CREATEDB and CREATEROLE, and the system the locale %1.")
            .arg(needs.collation);
    return error;
}

Result<void> dropRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target)
{
    if (auto dropped = maintenance.execute(Sql("DROP DATABASE IF EXISTS ") + Sql::identifier(target.database)
                                           + Sql(" WITH (FORCE)"));
        !dropped)
        return dropped;
    return maintenance.execute(Sql("DROP ROLE IF EXISTS ") + Sql::identifier(target.role));
}

Result<std::vector<LeftOver>> cleanDatabases(Pg::Session& maintenance, const char* file,
                                             const QString& isForeign, Cleaning cleaning,
                                             const std::function<Result<void>(const QString&)>& drop)
{
    const auto there = maintenance.query(Sql::load(file));
    if (!there)
        return there.error();
    std::vector<LeftOver> found;
    for (const auto& row : there->rows) {
        LeftOver one {Pg::textOf(row[0])};
        one.staysBecause = row[1] == "t"
            ? whyInUse(maintenance, one.name, one.name, cleaning, [&] { return drop(one.name); })
            : isForeign;
        found.push_back(std::move(one));
    }
    return found;
}

Result<std::vector<LeftOver>> cleanScratchDatabases(Pg::Session& maintenance, Cleaning cleaning)
{
    return cleanDatabases(maintenance, "catalog/scratch_databases.sql",
                          Text::tr("It belongs to another role, so Weekglass did not make it."), cleaning,
                          [&](const QString& name) {
                              return dropRestoreTarget(
                                  maintenance,
                                  {.server = {}, .database = name, .role = name, .password = {}});
                          });
}

QString whyInUse(Pg::Session& maintenance, const QString& name, const QString& database, Cleaning cleaning,
                 const std::function<Result<void>()>& drop)
{
    const auto isUsed =
        maintenance.query(Sql::load("catalog/name_in_use.sql"), {name.toUtf8(), database.toUtf8()});
    if (!isUsed)
        return isUsed.error().text();
    if (isUsed->single() != "f")
        return Text::tr("A program is using it.");
    const auto lock = WeekLock::take(maintenance, name, std::chrono::milliseconds(0));
    if (!lock)
        return lock.error().message;
    const auto dropped = cleaning == Cleaning::Remove ? drop() : Result<void>();
    return dropped ? QString() : dropped.error().text();
}

Result<ScratchDatabase> ScratchDatabase::make(const Pg::ConnectOptions& server, const DatabaseNeeds& needs)
{
    const Pg::ConnectOptions setup = withSetupRights(server);
    auto session = openForWork(setup, {});
    if (!session)
        return session.error();
    const QString name = QStringLiteral("weekglass_scratch_") + QString::fromLatin1(randomHex(2).left(12));
    ScratchDatabase scratch(std::make_unique<Pg::Session>(*std::move(session)),
                            {.server = setup,
                             .database = name,
                             .role = name,
                             .password = newPassword(),
                             .extensions = needs.extensions});
    (void)cleanScratchDatabases(*scratch.m_maintenance, Cleaning::Remove);
    auto lock = WeekLock::take(*scratch.m_maintenance, name, std::chrono::seconds(1));
    if (!lock)
        return lock.error();
    scratch.m_lock.emplace(*std::move(lock));
    if (auto made = makeRestoreTarget(*scratch.m_maintenance, scratch.m_target, needs); !made)
        return made.error();
    return scratch;
}

void ScratchDatabase::showAllRows()
{
    (void)m_maintenance->execute(Sql("ALTER ROLE ") + Sql::identifier(m_target.role)
                                 + Sql(" BYPASSRLS")); // superusers may
}

ScratchDatabase::~ScratchDatabase()
{
    if (m_maintenance && m_maintenance->isUsable())
        (void)dropRestoreTarget(*m_maintenance, m_target);
}

}
