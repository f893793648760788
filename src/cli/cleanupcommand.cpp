#include "cli/commands.h"

#include "archives/archivefolder.h"
#include "archives/archiveweek.h"
#include "archives/openarchive.h"
#include "base/files.h"
#include "base/unfinishedfiles.h"
#include "cli/output.h"
#include "cli/text.h"
#include "lifecycle/takebackweek.h"
#include "localserver/localserver.h"
#include "weeks/databasefacts.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct CleanupArguments
{
    std::vector<std::string> folders;
    bool yes = false;
};

class Cleanup
{
public:
    Cleanup(const Context& context, Cleaning cleaning)
        : m_cleaning(cleaning)
        , m_output(context.json,
                   {column("kind", Text::tr("Kind")), column("name", Text::tr("Name")),
                    column("state", Text::tr("State")), column("why", Text::tr("Why"))})
    {
    }

    void folder(const QString& path) { add(Text::tr("file"), cleanFolder(path, m_cleaning)); }
    Result<void> server(const Pg::ConnectOptions& options)
    {
        auto maintenance = openForWork(options, {});
        if (!maintenance)
            return maintenance.error();
        const std::pair<QString, Result<std::vector<LeftOver>>> kinds[] = {
            {Text::tr("scratch database"), cleanScratchDatabases(*maintenance, m_cleaning)},
            {Text::tr("opened archive"), cleanOpenedArchives(*maintenance, m_cleaning)},
            {Text::tr("unfinished week"), cleanUnfinishedWeeks(*maintenance, m_cleaning)}};
        Result<void> done;
        for (const auto& [kind, found] : kinds) {
            if (found)
                add(kind, *found);
            else if (done)
                done = found.error();
        }
        return done;
    }
    void finish()
    {
        m_output.finish();
        if (m_cleaning == Cleaning::OnlyLook && m_abandoned > 0)
            say(Text::tr("To remove the abandoned ones: --yes"));
    }

private:
    void add(const QString& kind, const std::vector<LeftOver>& found)
    {
        for (const LeftOver& one : found) {
            const bool stays = !one.staysBecause.isEmpty();
            m_abandoned += stays ? 0 : 1;
            const QString state = stays          ? QStringLiteral("kept")
                : m_cleaning == Cleaning::Remove ? QStringLiteral("removed")
                                                 : QStringLiteral("abandoned");
            const QString why = stays ? one.staysBecause
                                      : Text::tr("The program that made it has ended without removing it.");
            m_output.add({kind, one.name, state, why});
        }
    }

    const Cleaning m_cleaning;
    Output m_output;
    int m_abandoned = 0;
};

/// The program's own folders, those that are given, the private server if it runs, and the server of
/// --connect.
Result<void> cleanUp(const Context& context, const CleanupArguments& arguments)
{
    Cleanup cleanup(context, arguments.yes ? Cleaning::Remove : Cleaning::OnlyLook);
    QStringList folders {dataFolder(), defaultArchiveFolder(), LocalServerOptions::defaultDataFolder()};
    for (const auto& folder : arguments.folders)
        folders << QString::fromStdString(folder);
    folders.removeDuplicates();
    for (const QString& folder : std::as_const(folders))
        cleanup.folder(folder);
    Result<void> done;
    const auto local = LocalServer().status();
    if (!local)
        done = local.error();
    else if (*local)
        done = cleanup.server({.conninfo = (*local)->setupConninfo});
    if (!context.local && !context.connection.isEmpty()) {
        auto other = cleanup.server({.conninfo = context.connection.toUtf8()});
        done = done ? other : done;
    }
    cleanup.finish();
    return done;
}

}

void addCleanupCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<CleanupArguments>();
    auto* command = app.add_subcommand(
        "cleanup",
        "List the remains of killed programs: scratch databases, unfinished weeks, half-written files");
    command->add_option("--folder", arguments->folders, "Also check this folder; may be given more than once")
        ->take_all();
    command->add_flag("--yes", arguments->yes, "Remove them, except those that a running program may use");
    command->callback([&, arguments] { exitCode = conclude(cleanUp(context, *arguments)); });
}

}
