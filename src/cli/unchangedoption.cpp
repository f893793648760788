#include "cli/unchangedoption.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

void addUnchangedOption(CLI::App& command, std::string& word)
{
    command
        .add_option("--unchanged", word,
                    "Store an answer that equals the previous one to the same request as a whole payload, or "
                    "as a reference to the first (default: whole; a fetch follows its plan)")
        ->check(CLI::IsMember({"whole", "reference"}));
}

UnchangedPayload unchangedOf(const std::string& word, UnchangedPayload otherwise)
{
    if (word.empty())
        return otherwise;
    return word == "reference" ? UnchangedPayload::Reference : UnchangedPayload::Whole;
}

}
