#include "base/files.h"
#include "cli/commands.h"
#include "cli/commandtree.h"
#include "cli/didyoumean.h"
#include "cli/output.h"
#include "cli/text.h"

#include <CLI/CLI.hpp>
#include <QDir>

namespace Weekglass {

namespace {

QString helpFolder()
{
    return QStringLiteral(":/help");
}

/// The pages of the handbook by their names, "howto/undo".
QStringList topics()
{
    QStringList names;
    const QDir folder(helpFolder());
    for (const QString& group : QStringList {QString()} + folder.entryList(QDir::Dirs, QDir::Name)) {
        for (const QString& file :
             QDir(folder.filePath(group)).entryList({QStringLiteral("*.md")}, QDir::Files))
            names << (group.isEmpty() ? QString() : group + QLatin1Char('/')) + file.chopped(3);
    }
    return names;
}

QByteArray pageOf(const QString& topic)
{
    QFile file(helpFolder() + QLatin1Char('/') + topic + QStringLiteral(".md"));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QByteArray shown;
    for (const QByteArray& line : text.trimmed().split('\n')) {
        if (line.startsWith("![")) // a terminal has only its words
            shown += "(Picture: " + line.mid(2, line.indexOf("](") - 2) + ")\n";
        else if (!line.startsWith("<!--")) // for the window, and for who changes the page
            shown += line + '\n';
    }
    return shown;
}

/// By its whole name, or by the part behind the folder.
QString topicNamed(const QString& name)
{
    for (const QString& topic : topics()) {
        if (topic == name || topic.section(QLatin1Char('/'), -1) == name)
            return topic;
    }
    return {};
}

const CLI::App* commandNamed(const CLI::App& root, const std::string& path)
{
    for (const CLI::App* command : allCommands(root)) {
        if (pathOf(*command) == path)
            return command;
    }
    return nullptr;
}

void listTopics()
{
    Output output = Output::forPeople({Text::tr("Topic"), Text::tr("About")});
    for (const QString& topic : topics())
        output.add({topic, pageOf(topic).split('\n').first().mid(2)});
    output.finish();
}

ExitCode printHelp(const CLI::App& root, const std::string& wanted)
{
    if (wanted.empty()) {
        listTopics();
        return ExitCode::Done;
    }
    if (const CLI::App* command = commandNamed(root, wanted)) {
        printBytes(QByteArray::fromStdString(command->help(pathOf(*command->get_parent()))));
        return ExitCode::Done;
    }
    const QString topic = topicNamed(QString::fromStdString(wanted));
    if (!topic.isEmpty()) {
        printBytes(pageOf(topic));
        return ExitCode::Done;
    }
    std::vector<std::string> names;
    for (const QString& each : topics())
        names.push_back(each.section(QLatin1Char('/'), -1).toStdString());
    for (const CLI::App* each : allCommands(root))
        names.push_back(pathOf(*each));
    const auto near = nearestNames(wanted, names);
    printError(notFound(
        Text::tr("There is no page “%1” in the handbook.").arg(QString::fromStdString(wanted)),
        near.empty()
            ? Text::tr("“weekglassctl help” lists the pages.")
            : Text::tr("Did you mean: %1?").arg(QString::fromStdString(CLI::detail::join(near, ", ")))));
    return ExitCode::NotFound;
}

}

void addHelpCommand(CLI::App& app, const Context& /*context*/, ExitCode& exitCode)
{
    auto words = std::make_shared<std::vector<std::string>>();
    auto* command = app.add_subcommand("help", "Print a page of the handbook, or list its pages");
    command->add_option("topic", *words, "Name of a page, or a command");
    command->callback(
        [&app, &exitCode, words] { exitCode = printHelp(app, CLI::detail::join(*words, " ")); });
}

}
