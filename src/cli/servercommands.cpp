#include "cli/commands.h"

#include "cli/output.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "localserver/localserver.h"
#include "weeks/servermark.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

void printServer(const Context& context, const RunningServer& running)
{
    Output output(context.json,
                  {column("conninfo", Text::tr("Connection")), jsonColumn("pid", Text::tr("Pid")),
                   column("version", Text::tr("PostgreSQL")), column("account", Text::tr("Runs as")),
                   column("data", Text::tr("Data"))});
    output.add({running.conninfo, running.pid, running.version, running.account, running.dataFolder});
    output.finish();
    if (!running.replacedBy.isEmpty())
        say(replacedText(running));
}

Result<void> start(const Context& context)
{
    auto running = LocalServer().start([](const QString& step) { say(step); });
    if (!running)
        return running.error();
    printServer(context, *running);
    return {};
}

Result<void> status(const Context& context)
{
    auto running = LocalServer().status();
    if (!running)
        return running.error();
    if (!*running)
        return Error {.kind = Error::Kind::Connection,
                      .message = Text::tr("The private server is not running."),
                      .advice = Text::tr("Start it with “weekglassctl server start”.")};
    printServer(context, **running);
    return {};
}

Result<void> mark(const Context& context, Environment environment)
{
    if (context.local)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The private server cannot be marked."),
                      .advice = Text::tr("Name the server with --connect.")};
    const Pg::ConnectOptions server {.conninfo = context.connection.toUtf8()};
    const auto identifier = readServerIdentifier(server);
    const auto mark = writeServerMark(server, environment, identifier ? *identifier : QByteArray());
    if (!mark)
        return mark.error();
    if (const auto address = Pg::describeServer(server))
        say(Text::tr("%1 is marked.").arg(*address));
    if (!identifier)
        say(Text::tr("The server's identifier could not be read (%1). Connect to it once by this name or "
                     "address; until then, its other names are not known to be marked.")
                .arg(identifier.error().message));
    if (mark->environment > environment)
        say(Text::tr("It is treated as before: the saved connection “%1” leads to the same server, or to a "
                     "copy with the same identifier. If it is the same, mark that connection, too.")
                .arg(mark->connection));
    return {};
}

Result<void> stop()
{
    auto stopped = LocalServer().stop();
    if (!stopped)
        return stopped.error();
    say(*stopped ? Text::tr("The private server was stopped.")
                 : Text::tr("The private server was not running."));
    return {};
}

}

ExitCode conclude(const Result<void>& result)
{
    if (result || wantsRunAgain(result.error()))
        return ExitCode::Done;
    printError(result.error());
    return exitCodeOf(result.error());
}

void addServerCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto* server =
        app.add_subcommand("server", "Start and stop the private local server; mark the use of a server");
    server->require_subcommand(1);
    server->add_subcommand("start", "Start it if it is not running; make it the first time")->callback([&] {
        exitCode = conclude(start(context));
    });
    server
        ->add_subcommand("status",
                         "Print whether it is running, and how to connect (exit code 3 if it is not running)")
        ->callback([&] { exitCode = conclude(status(context)); });
    static const std::map<std::string, Environment> uses {{"none", Environment::Unmarked},
                                                          {"development", Environment::Development},
                                                          {"staging", Environment::Staging},
                                                          {"production", Environment::Production}};
    auto use = std::make_shared<std::string>();
    auto* marking = server->add_subcommand(
        "mark", "Mark the use of the server of --connect; on production, every change needs a confirmation");
    marking->add_option("use", *use, "none, development, staging or production")
        ->required()
        ->check(CLI::IsMember(uses));
    marking->callback([&, use] { exitCode = conclude(mark(context, uses.at(*use))); });
    server->add_subcommand("stop", "Stop it, and keep its data")->callback([&] {
        exitCode = conclude(stop());
    });
}

}
