#pragma once

#include "cli/context.h"
#include "events/eventstatement.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace Weekglass {

struct OpenEvents
{
    OpenWeek week;
    EventQuery query;
};

/// The options that say which events a command is about.
struct EventArguments
{
    std::string week;
    std::string source;
    std::string kind;
    std::string subject;
    std::string status;
    std::string from;
    std::string until;
    std::string text;
    std::vector<std::string> where;
    bool hideUnchanged = false;

    void addWeekTo(CLI::App& command, const Context& context);
    void addSourceTo(CLI::App& command);
    /// What is no time and no condition is refused with the rest of the command line.
    void addFilterTo(CLI::App& command);

    EventFilter filter() const;
    Result<EventSource> sourceOf(const GameDefinition& game) const;
    /// The week, and the query in it.
    Result<OpenEvents> open(const Context& context) const;

private:
    Result<EventQuery> query(OpenWeek& opened) const;
};

}
