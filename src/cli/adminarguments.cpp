#include "cli/adminarguments.h"

#include "cli/text.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

void addBy(CLI::App* command, AdminArguments& arguments)
{
    command->add_option("--reason", arguments.reason, "Reason; kept in the server's log");
    command->add_option("--operator", arguments.operatorName,
                        "Name of the operator (default: the database's user)");
}

void addInPlace(CLI::App* command, AdminArguments& arguments)
{
    command->add_flag("--in-place", arguments.inPlace,
                      "Restore on the server of the connection instead of the private local one");
}

Result<Pg::ConnectOptions> scratchServer(const Context& context, const AdminArguments& arguments)
{
    if (arguments.inPlace && !context.local)
        return context.connectOptions();
    return privateServer([](const QString& step) { say(step); });
}

Result<CommandLog> CommandLog::begin(const Context& context, LogEntry entry)
{
    auto opened = context.open();
    if (!opened)
        return opened.error();
    auto maintenance = std::make_unique<Pg::Session>(*std::move(opened));
    auto operation = LoggedOperation::begin(*maintenance, std::move(entry));
    if (!operation)
        return operation.error();
    return CommandLog(std::move(maintenance), *std::move(operation));
}

void CommandLog::end(const QStringList& scripts, const std::optional<Error>& error)
{
    if (const auto written = endSchemaChange(m_operation, scripts, error); !written)
        say(Text::tr("The log lacks this: %1").arg(written.error().text()));
}

AdminProgress shownOn(ProgressLine& line)
{
    return [&line](const QString& step) { line.showText(step); };
}

}
