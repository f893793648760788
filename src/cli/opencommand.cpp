#include "cli/commands.h"

#include "cli/text.h"
#include "weeks/weeklink.h"

#include <CLI/CLI.hpp>
#include <QProcess>
#include <QStandardPaths>

namespace Weekglass {

namespace {

/// The window goes on when this has ended.
Result<void> openLink(const QString& text)
{
    if (const auto link = WeekLink::parse(text); !link)
        return link.error();
    // the one beside this program first
    const QString name = QStringLiteral("weekglass");
    QString program = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(name);
    if (!program.isEmpty() && QProcess::startDetached(program, {text}))
        return {};
    return Error {.message = Text::tr("The program weekglass cannot be started."),
                  .where = program,
                  .advice = Text::tr("Install it beside weekglassctl, or put its folder into PATH.")};
}

}

void addOpenCommand(CLI::App& app, const Context& /*context*/, ExitCode& exitCode)
{
    auto link = std::make_shared<std::string>();
    auto* command = app.add_subcommand("open", "Open the page of a link (weekglass://…) in the window");
    command->add_option("link", *link, "The link, as “Copy link” copied it")->required();
    command->callback([&exitCode, link] { exitCode = conclude(openLink(QString::fromStdString(*link))); });
}

}
