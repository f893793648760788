#include "base/files.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/outfile.h"
#include "cli/output.h"
#include "cli/text.h"
#include "diagnostics/diagnostics.h"
#include "localserver/localserver.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

/// A private server that does not run is not started: that it does not run is told.
std::optional<Pg::ConnectOptions> serverOf(const Context& context)
{
    if (context.local) {
        const auto running = LocalServer().status();
        return running && *running ? std::optional(Pg::ConnectOptions {.conninfo = (*running)->conninfo})
                                   : std::nullopt;
    }
    return Pg::ConnectOptions {.conninfo = context.connection.toUtf8()};
}

Result<void> diagnose(const Context& context, const OutFile& out)
{
    if (const auto may = out.path.empty() ? Result<void>() : out.mayBeWritten(); !may)
        return may;
    const Interrupt interrupt;
    const auto items =
        gatherDiagnostics({.program = QStringLiteral("weekglassctl " WEEKGLASS_VERSION),
                           .server = serverOf(context),
                           .library = std::make_shared<const GameLibrary>(context.readGames())},
                          interrupt.token());
    if (!out.path.empty())
        return writePrivateFile(out.name(), diagnosticsText(items).toUtf8());
    if (!context.json) {
        printBytes(diagnosticsText(items).toUtf8());
        return {};
    }
    Output output(true, {column("section"), column("name"), column("value")});
    for (const DiagnosticsItem& item : items)
        output.add({item.section, item.name, item.value});
    output.finish();
    return {};
}

}

void addDiagnosticsCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto out = std::make_shared<OutFile>();
    auto* command = app.add_subcommand(
        "diagnostics",
        "Print facts that help to understand a fault: versions, settings, the log, crash files. They hold no "
        "rows of weeks, no passwords and no names of servers, roles and users; nothing is sent anywhere");
    out->addTo(*command, "--out", "Write it to this file, for its owner only");
    command->callback([&, out] { exitCode = conclude(diagnose(context, *out)); });
}

}
