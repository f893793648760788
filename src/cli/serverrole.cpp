#include "cli/serverrole.h"

#include "cli/output.h"
#include "cli/text.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

/// Each does nothing but change a server, or says what it would change. What reads, too, is refused when it
/// is to change something.
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
                                    QStringLiteral("backfill run"),
                                    QStringLiteral("backfill not-null"),
                                    QStringLiteral("import"),
                                    QStringLiteral("transform"),
                                    QStringLiteral("fetch"),
                                    QStringLiteral("rollback"),
                                    QStringLiteral("undo"),
                                    QStringLiteral("redo"),
                                    QStringLiteral("purge"),
                                    QStringLiteral("partitions"),
                                    QStringLiteral("snapshot prune")};
    return names;
}

}

bool changesServer(const CLI::App& app)
{
    QStringList names;
    for (auto given = app.get_subcommands(); !given.empty(); given = given.front()->get_subcommands())
        names << QString::fromStdString(given.front()->get_name());
    return changingCommands().contains(names.join(QLatin1Char(' ')));
}

void sayIfStandby(const Context& context, Pg::Session& session)
{
    const auto isStandby = session.isStandby();
    if (context.local || *context.role || !isStandby || !*isStandby)
        return;
    const auto role = Pg::readServerRole(session);
    if (!role)
        return;
    *context.role = *role;
    say(Text::tr("Reading from a standby: %1.").arg(role->title()));
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
