#include "scratch/restoredump.h"

#include "scratch/clientprogram.h"
#include "scratch/text.h"
#include "weeks/databasefacts.h"

#include <QFileInfo>

namespace Weekglass {

Result<ClientTools> dumpTools(const Pg::Session& session, const Pg::ConnectOptions& scratch,
                              const std::stop_token& stop)
{
    const auto there = openForWork(scratch, {}, stop);
    if (!there)
        return there.error();
    const int major = session.serverVersion() / 10000;
    const int newest = there->serverVersion() / 10000;
    if (newest < major)
        return Error {.kind = Error::Kind::Io,
                      .message =
                          Text::tr("A dump of PostgreSQL %1 cannot be restored for comparison: the server "
                                   "for that has version %2.")
                              .arg(major)
                              .arg(newest),
                      .advice = Text::tr("Install the package %1, or restore it on the week's own server.")
                                    .arg(serverPackage(major))};
    if (const auto restorer = findClientTools(newest); !restorer)
        return restorer.error();
    return findClientTools(major, {}, newest);
}

Result<void> checkDumpVersion(const Pg::Session& maintenance, const Pg::ConnectOptions& server, int dumpedBy)
{
    const int found = maintenance.serverVersion() / 10000;
    if (found >= dumpedBy)
        return {};
    return Error {.kind = Error::Kind::Io,
                  .message =
                      Text::tr("The archive was made with pg_dump %1, so PostgreSQL %2 cannot restore it.")
                          .arg(dumpedBy)
                          .arg(found),
                  .where = Pg::serverTitle(server),
                  .advice = Text::tr("Use a server of PostgreSQL %1 or newer; the package %2 has one.")
                                .arg(dumpedBy)
                                .arg(serverPackage(dumpedBy))};
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

}
