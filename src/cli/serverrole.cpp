#include "cli/serverrole.h"

#include "cli/output.h"
#include "cli/text.h"
#include "pg/errors.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

bool isOnStandby = false; // of this run
enum class RunAgain { Never, Wanted, Taken } runAgain = RunAgain::Never;

/// Each does nothing but change a server, or says what it would change.
const QStringList& changingCommands()
{
    static const QStringList names {QStringLiteral("create"),
                                    QStringLiteral("sample"),
                                    QStringLiteral("drop"),
                                    QStringLiteral("archive make"),
                                    QStringLiteral("reset"),
                                    QStringLiteral("freeze"),
                                    QStringLiteral("thaw"),
                                    QStringLiteral("migrate"),
                                    QStringLiteral("migration undo"),
                                    QStringLiteral("migration repair"),
                                    QStringLiteral("migration baseline"),
                                    QStringLiteral("backfill"),
                                    QStringLiteral("not-null"),
                                    QStringLiteral("import"),
                                    QStringLiteral("transform"),
                                    QStringLiteral("fetch"),
                                    QStringLiteral("rollback"),
                                    QStringLiteral("undo"),
                                    QStringLiteral("redo"),
                                    QStringLiteral("purge"),
                                    QStringLiteral("partitions"),
                                    QStringLiteral("snapshot prune"),
                                    QStringLiteral("maintenance run"),
                                    QStringLiteral("policies grant")};
    return names;
}

/// Each reads, or asks no server at all. What may change one besides is refused when it is to.
const QStringList& readingCommands()
{
    static const QStringList names {QStringLiteral("server start"),
                                    QStringLiteral("server status"),
                                    QStringLiteral("server mark"),
                                    QStringLiteral("server stop"),
                                    QStringLiteral("games list"),
                                    QStringLiteral("games trust"),
                                    QStringLiteral("games forget"),
                                    QStringLiteral("diagnostics"),
                                    QStringLiteral("weeks"),
                                    QStringLiteral("migrations"),
                                    QStringLiteral("migration lint"),
                                    QStringLiteral("migration try"),
                                    QStringLiteral("migration alembic"),
                                    QStringLiteral("events"),
                                    QStringLiteral("export"),
                                    QStringLiteral("tail"),
                                    QStringLiteral("diff"),
                                    QStringLiteral("search"),
                                    QStringLiteral("snapshots"),
                                    QStringLiteral("snapshot show"),
                                    QStringLiteral("snapshot diff"),
                                    QStringLiteral("snapshot history"),
                                    QStringLiteral("snapshot verify"),
                                    QStringLiteral("plays"),
                                    QStringLiteral("state"),
                                    QStringLiteral("verify-replay"),
                                    QStringLiteral("operations"),
                                    QStringLiteral("metrics"),
                                    QStringLiteral("metrics kept"),
                                    QStringLiteral("cohorts"),
                                    QStringLiteral("compare"),
                                    QStringLiteral("open"),
                                    QStringLiteral("report"),
                                    QStringLiteral("tables"),
                                    QStringLiteral("rows"),
                                    QStringLiteral("query"),
                                    QStringLiteral("recover"),
                                    QStringLiteral("cache"),
                                    QStringLiteral("archive verify"),
                                    QStringLiteral("archive open"),
                                    QStringLiteral("archive close"),
                                    QStringLiteral("log"),
                                    QStringLiteral("board"),
                                    QStringLiteral("board list"),
                                    QStringLiteral("board show"),
                                    QStringLiteral("board export"),
                                    QStringLiteral("board import"),
                                    QStringLiteral("board render"),
                                    QStringLiteral("drift"),
                                    QStringLiteral("lacks"),
                                    QStringLiteral("locks"),
                                    QStringLiteral("maintenance"),
                                    QStringLiteral("policies list"),
                                    QStringLiteral("policies check"),
                                    QStringLiteral("health"),
                                    QStringLiteral("cleanup"),
                                    QStringLiteral("help")};
    return names;
}

}

StandbyUse standbyUse(const QString& command)
{
    if (changingCommands().contains(command))
        return StandbyUse::Refused;
    return readingCommands().contains(command) ? StandbyUse::Read : StandbyUse::Unknown;
}

bool changesServer(const CLI::App& app)
{
    QStringList names;
    for (auto given = app.get_subcommands(); !given.empty(); given = given.front()->get_subcommands())
        names << QString::fromStdString(given.front()->get_name());
    return standbyUse(names.join(QLatin1Char(' '))) == StandbyUse::Refused;
}

void sayIfStandby(const Context& context, Pg::Session& session)
{
    const auto isStandby = session.isStandby();
    isOnStandby = isOnStandby || (isStandby && *isStandby);
    if (context.local || *context.role || !isStandby || !*isStandby)
        return;
    const auto role = Pg::readServerRole(session);
    if (!role)
        return;
    *context.role = *role;
    say(Text::tr("Reading from a standby: %1.").arg(role->title()));
}

bool wantsRunAgain(const Error& error)
{
    // a session that was idle in its transaction is ended, and its error carries no state
    const bool isStopped = Pg::isStoppedByPrimary(error) || error.kind == Error::Kind::Connection;
    if (!isOnStandby || !isStopped || hasPrinted() || runAgain != RunAgain::Never)
        return false;
    runAgain = RunAgain::Wanted;
    return true;
}

bool takeRunAgain()
{
    if (runAgain != RunAgain::Wanted)
        return false;
    runAgain = RunAgain::Taken;
    say(Text::tr("The primary's changes stopped it; it is tried once more."));
    return true;
}

void sayConfirmedServer(const Context& context)
{
    if (*context.role)
        say(Text::tr("Server: %1").arg((*context.role)->title()));
}

Result<void> requirePrimary(const Context& context, const Pg::ConnectOptions& server)
{
    if (!*context.role) {
        auto session = Pg::Session::open(server);
        if (!session)
            return session.error();
        auto role = Pg::readServerRole(*session);
        if (!role)
            return role.error();
        *context.role = *std::move(role);
    }
    const Pg::ServerRole& role = **context.role;
    return role.isStandby ? Result<void>(Pg::refusedOnStandby(server, role)) : Result<void>();
}

}
