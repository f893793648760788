#pragma once

#include <string>

namespace CLI {
class App;
}

namespace Weekglass {

/// The man page in roff, of the program's own commands and options.
std::string manPage(const CLI::App& root);
/// The handbook's page of the command line, in Markdown.
std::string commandReference(const CLI::App& root);
/// The same of the exit codes.
std::string exitCodeReference();
/// A few lines for "bash", "zsh" or "fish" that ask the program itself at each Tab: see
/// completioncommand.cpp.
std::string completionScript(const std::string& shell);

}
