#include "cli/examples.h"

#include "cli/commandtree.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QHash>

namespace Weekglass {

namespace {

/// By the path of the command. They are no C++, since they name games; a test parses them all.
const QHash<QByteArray, QByteArray>& examples()
{
    static const QHash<QByteArray, QByteArray> all = [] {
        QHash<QByteArray, QByteArray> read;
        QFile file(QStringLiteral(":/help/examples.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        for (const QByteArray& line : file.readAll().split('\n'))
            read.insert(line.left(line.indexOf('\t')), line.mid(line.indexOf('\t') + 1));
        return read;
    }();
    return all;
}

}

std::string exampleOf(const std::string& path)
{
    return examples().value(QByteArray::fromStdString(path)).toStdString();
}

void addExamples(CLI::App& root)
{
    for (CLI::App* command :
         root.get_subcommands([](CLI::App* each) { return !each->get_group().empty(); })) {
        const std::string example = exampleOf(pathOf(*command));
        if (!example.empty())
            command->footer("Example:\n  " + example + "\n\n" + command->get_footer());
        addExamples(*command);
    }
}

}
