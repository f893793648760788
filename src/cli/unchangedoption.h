#pragma once

#include "import/answersql.h"

#include <string>

namespace CLI {
class App;
}

namespace Weekglass {

/// --unchanged whole|reference: what is stored of an answer that tells what the one before it told.
void addUnchangedOption(CLI::App& command, std::string& word);
/// @p otherwise if the option was not given.
UnchangedPayload unchangedOf(const std::string& word, UnchangedPayload otherwise);

}
