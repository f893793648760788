#pragma once

#include "cli/context.h"
#include "cli/outfile.h"

#include <QCoreApplication>

#include <memory>

namespace Weekglass {

/// What `board render` makes.
struct RenderArguments
{
    std::string name;
    std::string week;
    OutFile html;
};

// weekglassctl links no library that draws, which would cost each start of it. It hands the one command that
// draws over to weekglassctl-draw, the same program with a drawing application.

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv);
ExitCode renderNotebook(const Context& context, const RenderArguments& arguments);

}
