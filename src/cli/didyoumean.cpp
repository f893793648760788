#include "cli/didyoumean.h"

#include "cli/commandtree.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <numeric>

namespace Weekglass {

namespace {

constexpr std::size_t MostNames = 3;

/// Letters to insert, delete or replace, and neighbours to swap.
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> before;
    std::vector<std::size_t> above(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t {0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(above, row);
    }
    return above.back();
}

std::vector<std::string> optionNames(const CLI::App& command)
{
    std::vector<std::string> names;
    for (const CLI::App* app = &command; app; app = app->get_parent()) {
        for (const CLI::Option* option : optionsOf(*app)) {
            for (const std::string& name : option->get_lnames())
                names.push_back("--" + name);
        }
    }
    return names;
}

std::vector<std::string> commandNames(const CLI::App& command)
{
    std::vector<std::string> names;
    for (const CLI::App* each : commandsOf(command))
        names.push_back(each->get_name());
    return names;
}

}

std::vector<std::string> nearestNames(const std::string& word, const std::vector<std::string>& names)
{
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& name : names) {
        const std::size_t away = distance(word, name);
        if (name.starts_with(word) || away <= std::max<std::size_t>(word.size() / 3, 1))
            near.emplace_back(away, name);
    }
    std::ranges::sort(near);
    std::vector<std::string> found;
    for (const auto& [away, name] : near) {
        if (found.size() < MostNames && std::ranges::find(found, name) == found.end())
            found.push_back(name);
    }
    return found;
}

std::string unknownCommand(const CLI::App& root, const std::vector<std::string>& words)
{
    const ReadWords read = readWords(root, words);
    const bool isCommand =
        !read.unknown.empty() && read.unknown.front() != '-' && !commandsOf(*read.command).empty();
    return isCommand ? read.unknown : std::string();
}

std::string didYouMean(const CLI::App& root, const std::vector<std::string>& words)
{
    const ReadWords read = readWords(root, words);
    if (read.unknown.empty())
        return {};
    const bool isOption = read.unknown.front() == '-';
    const auto names =
        nearestNames(read.unknown, isOption ? optionNames(*read.command) : commandNames(*read.command));
    return names.empty() ? std::string() : CLI::detail::join(names, ", ");
}

}
