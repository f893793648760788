#pragma once

#include <string>

namespace CLI {
class App;
}

namespace Weekglass {

/// A call of the command with this path ("snapshot diff") as a user would type it; empty for a group of
/// commands.
std::string exampleOf(const std::string& path);
/// Puts the example of each command under its --help.
void addExamples(CLI::App& root);

}
