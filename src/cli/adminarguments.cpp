#include "cli/adminarguments.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace Weekglass {

void addBy(CLI::App* command, AdminArguments& arguments)
{
    command->add_option("--reason", arguments.reason, "Why; kept in the server's log");
    command->add_option("--operator", arguments.operatorName, "Who does it (default: the database's user)");
}

void addInPlace(CLI::App* command, AdminArguments& arguments)
{
    command->add_flag("--in-place", arguments.inPlace,
                      "Restore on the server of the connection instead of the private local one");
}

Result<Pg::ConnectOptions> scratchServer(const Context& context, const AdminArguments& arguments)
{
    if (arguments.inPlace || context.local)
        return context.connectOptions();
    return privateServer([](const QString& step) { say(step); });
}

void logSchemaChange(const Context& context, const LogEntry& entry, const QStringList& scripts,
                     const std::optional<Error>& error)
{
    auto maintenance = context.open();
    const auto written = maintenance ? logSchemaChange(*maintenance, entry, scripts, error)
                                     : Result<void>(maintenance.error());
    if (!written)
        say(QCoreApplication::translate("weekglassctl", "The log does not say so: %1")
                .arg(written.error().text()));
}

AdminProgress shownOn(ProgressLine& line)
{
    return [&line](const QString& step) { line.showText(step); };
}

}
