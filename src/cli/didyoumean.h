#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace Weekglass {

/// The names that @p word may have been meant as: few letters away from it, or beginning so. Best first.
std::vector<std::string> nearestNames(const std::string& word, const std::vector<std::string>& names);
/// The first word of a command line that stands where a command must and is none; empty if there is no such.
std::string unknownCommand(const CLI::App& root, const std::vector<std::string>& words);
/// What to say of the first word of a command line that is no command and no option; empty if there is none,
/// or none like it.
std::string didYouMean(const CLI::App& root, const std::vector<std::string>& words);

}
