#include "admin/scratchdatabase.h"

#include "admin/clientprogram.h"
#include "admin/databasefacts.h"
#include "pg/environment.h"
#include "server/installation.h"
#include "server/localserver.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRandomGenerator>

namespace Weekglass {

namespace {

using Pg::Sql;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ScratchDatabase)
};

QByteArray randomHex(int words)
{
    QByteArray bytes;
    for (int i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        bytes += QByteArray::number(word, 16).rightJustified(8, '0');
    }
    return bytes;
}

Result<Sql> createDatabase(const RestoreTarget& target, const ArchiveManifest& manifest)
{
    const auto name = Sql::identifier(target.database);
    const auto role = Sql::identifier(target.role);
    const auto encoding = Sql::literal(manifest.encoding.toUtf8());
    const auto collation = Sql::literal(manifest.collation.toUtf8());
    const auto type = Sql::literal(manifest.characterType.toUtf8());
    for (const auto* part : {&name, &role, &encoding, &collation, &type}) {
        if (!*part)
            return part->error();
    }
    return Sql("CREATE DATABASE ") + *name + Sql(" OWNER ") + *role + Sql(" TEMPLATE template0 ENCODING ")
        + *encoding + Sql(" LC_COLLATE ") + *collation + Sql(" LC_CTYPE ") + *type;
}

/// Those whose lock nobody holds.
void removeLeftOvers(Pg::Session& maintenance, const Pg::ConnectOptions& server)
{
    const auto sql = Sql::load(QStringLiteral("catalog/scratch_databases.sql"));
    const auto left = sql ? maintenance.query(*sql) : Result<Pg::Table>(sql.error());
    if (!left)
        return;
    for (const auto& row : left->rows) {
        const QString name = QString::fromUtf8(row[0].value_or(QByteArray()));
        if (const auto lock = WeekLock::take(maintenance, name, std::chrono::milliseconds(0)))
            (void)dropRestoreTarget(maintenance,
                                    {.server = server, .database = name, .role = name, .password = {}});
    }
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
    return Pg::ConnectOptions {.conninfo = running->conninfo};
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

/// Made by us, because the role of the target may not; so it owns none of what they bring.
Result<void> makeExtensions(const RestoreTarget& target)
{
    if (target.extensions.isEmpty())
        return {};
    auto inside = openForWork(target.server, target.database);
    if (!inside)
        return inside.error();
    for (const QString& extension : target.extensions) {
        const auto name = Sql::identifier(extension);
        if (!name)
            return name.error();
        if (const auto made = inside->execute(Sql("CREATE EXTENSION IF NOT EXISTS ") + *name); !made) {
            Error error = made.error();
            error.message =
                Text::tr(
                    "The week uses the extension %1, which cannot be made where its archive is restored.")
                    .arg(extension);
            error.advice = Text::tr("Install it there and use a superuser there, such as that of the private "
                                    "local server; or remove the extension from the week.");
            error.detail = made.error().message + QLatin1Char('\n') + made.error().detail;
            return error;
        }
    }
    return {};
}

/// Those that are not there, without any right. They stay: another archive may be restored with them
/// meanwhile.
Result<qint64> makeRoles(Pg::Session& maintenance, const QStringList& roles)
{
    for (const QString& role : roles) {
        const auto found = maintenance.query(
            Sql("SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = $1::pg_catalog.name"),
            {role.toUtf8()});
        const auto name = Sql::identifier(role);
        if (!found || !name)
            return found ? name.error() : found.error();
        if (!found->rows.empty())
            continue;
        const auto made = maintenance.execute(Sql("CREATE ROLE ") + *name + Sql(" NOLOGIN"));
        if (!made && made.error().sqlState != QLatin1String("42710")) // somebody else has just made it
            return made;
    }
    return qint64(0);
}

}

Result<void> makeRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target,
                               const ArchiveManifest& manifest)
{
    const auto role = Sql::identifier(target.role);
    if (!role)
        return role.error();
    const auto password = Sql::literal(target.password);
    if (!password)
        return password.error();
    auto made = maintenance.execute(
        Sql("CREATE ROLE ") + *role
        + Sql(" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ") + *password);
    if (made)
        made = makeRoles(maintenance, manifest.roles);
    // only a member may make somebody the owner, and only a superuser is a member of all
    if (made)
        made = maintenance.execute(Sql("GRANT ") + *role + Sql(" TO current_user"));
    const auto create = createDatabase(target, manifest);
    if (!create)
        return create.error();
    if (made)
        made = maintenance.execute(*create);
    const auto name = Sql::identifier(target.database);
    if (made) // what is restored is nobody else's to see
        made = maintenance.execute(Sql("REVOKE ALL ON DATABASE ") + *name + Sql(" FROM PUBLIC"));
    if (made)
        return makeExtensions(target);
    Error error = made.error().at(target.database);
    error.advice =
        Text::tr("The role there needs the rights CREATEDB and CREATEROLE, and the system the locale %1.")
            .arg(manifest.collation);
    return error;
}

Result<ClientTools> dumpTools(const Pg::Session& session, const Pg::ConnectOptions& scratch,
                              const std::stop_token& stop)
{
    const auto there = openForWork(scratch, {}, stop);
    if (!there)
        return there.error();
    const int major = session.serverVersion() / 10000;
    const int newest = there->serverVersion() / 10000;
    if (newest < major)
        return Error {
            .kind = Error::Kind::Io,
            .message = Text::tr("A dump of PostgreSQL %1 cannot be restored for comparison: the server "
                                "for that has version %2.")
                           .arg(major)
                           .arg(newest),
            .advice = Text::tr("Install the package %1, or let it be restored on the week's own server.")
                          .arg(serverPackage(major))};
    if (const auto restorer = findClientTools(newest); !restorer)
        return restorer.error();
    return findClientTools(major, {}, newest);
}

Result<void> restoreDump(const QString& dump, const RestoreTarget& target, const AdminProgress& progress,
                         const std::stop_token& stop, const QStringList& more)
{
    const auto options = optionsOf(target);
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, stop);
    if (!session)
        return session.error().at(target.database);
    const auto tools = findClientTools(session->serverVersion() / 10000);
    if (!tools)
        return tools.error();
    QStringList arguments {QStringLiteral("--exit-on-error"),   QStringLiteral("--single-transaction"),
                           QStringLiteral("--no-owner"),        QStringLiteral("--no-privileges"),
                           QStringLiteral("--no-publications"), QStringLiteral("--no-subscriptions"),
                           QStringLiteral("--no-password"),     QStringLiteral("--verbose")};
    if (!target.extensions.isEmpty())
        arguments << QStringLiteral("--no-comments"); // only its owner may comment on an extension
    arguments << more << QStringLiteral("--") << QFileInfo(dump).absoluteFilePath();
    return runClientProgram({.program = tools->pgRestore,
                             .arguments = arguments,
                             .server = *options,
                             .takesDatabase = true,
                             .stop = stop,
                             .onLine = progress});
}

Result<void> dropRestoreTarget(Pg::Session& maintenance, const RestoreTarget& target)
{
    const auto name = Sql::identifier(target.database);
    const auto role = Sql::identifier(target.role);
    if (!name || !role)
        return name ? role.error() : name.error();
    if (auto dropped = maintenance.execute(Sql("DROP DATABASE IF EXISTS ") + *name + Sql(" WITH (FORCE)"));
        !dropped)
        return dropped.error();
    const auto dropped = maintenance.execute(Sql("DROP ROLE IF EXISTS ") + *role);
    return dropped ? Result<void>() : Result<void>(dropped.error());
}

Result<ScratchDatabase> ScratchDatabase::make(const Pg::ConnectOptions& server,
                                              const ArchiveManifest& manifest)
{
    auto session = openForWork(server, {});
    if (!session)
        return session.error();
    const QString name = QStringLiteral("weekglass_scratch_") + QString::fromLatin1(randomHex(2).left(12));
    ScratchDatabase scratch(std::make_unique<Pg::Session>(*std::move(session)),
                            {.server = server,
                             .database = name,
                             .role = name,
                             .password = newPassword(),
                             .extensions = manifest.extensions});
    removeLeftOvers(*scratch.m_maintenance, server);
    auto lock = WeekLock::take(*scratch.m_maintenance, name, std::chrono::seconds(1));
    if (!lock)
        return lock.error();
    scratch.m_lock.emplace(*std::move(lock));
    if (auto made = makeRestoreTarget(*scratch.m_maintenance, scratch.m_target, manifest); !made)
        return made.error();
    return scratch;
}

void ScratchDatabase::showAllRows()
{
    if (const auto role = Sql::identifier(m_target.role))
        (void)m_maintenance->execute(Sql("ALTER ROLE ") + *role + Sql(" BYPASSRLS")); // superusers may
}

ScratchDatabase::~ScratchDatabase()
{
    if (m_maintenance && m_maintenance->isUsable())
        (void)dropRestoreTarget(*m_maintenance, m_target);
}

}
