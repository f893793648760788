#pragma once

#include "cli/context.h"

#include <string>
#include <vector>

namespace Weekglass {

struct ExitMeaning
{
    ExitCode code;
    std::string meaning;
    std::vector<std::string> further = {}; ///< what it says of some commands
};

/// All of them, in order: --help, the man page and the handbook are made of this.
const std::vector<ExitMeaning>& exitMeanings();
/// As the end of --help.
std::string exitCodeText();

}
