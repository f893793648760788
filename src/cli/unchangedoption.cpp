#include "cli/unchangedoption.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

void addUnchangedOption(CLI::App& command, std::string& word)
{
    command
        .add_option("--unchanged", word,
                    "What is stored of an answer that tells what the one before it to the same request told: "
                    "the whole payload, or a reference to the first that told it (default: whole; a fetch "
                    "does as its plan says)")
        ->check(CLI::IsMember({"whole", "reference"}));
}

UnchangedPayload unchangedOf(const std::string& word, UnchangedPayload otherwise)
{
    if (word.empty())
        return otherwise;
    return word == "reference" ? UnchangedPayload::Reference : UnchangedPayload::Whole;
}

}
