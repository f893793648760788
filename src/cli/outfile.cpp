#include "cli/outfile.h"

#include "cli/text.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>

namespace Weekglass {

namespace {

}

CLI::Option* OutFile::addTo(CLI::App& command, const char* option, const char* description)
{
    auto* file = command.add_option(option, path, description);
    command.add_flag("--force", force, "Replace the file if it already exists")->needs(file);
    return file;
}

Result<void> OutFile::mayBeWritten() const
{
    if (force || path.empty() || !QFileInfo::exists(name()))
        return {};
    return Error {.kind = Error::Kind::Io,
                  .message = Text::tr("The file already exists."),
                  .where = name(),
                  .advice = Text::tr("Name another one, or replace it with --force.")};
}

}
