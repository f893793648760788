#pragma once

#include "cli/context.h"
#include "snapshots/snapshotquery.h"

#include <string>

namespace CLI {
class App;
}

namespace Weekglass {

/// The options that say which snapshots a command is about.
struct SnapshotArguments
{
    std::string week;
    std::string source;
    std::string subject;

    void addWeekTo(CLI::App& command, const Context& context);
    void addSourceTo(CLI::App& command);
    void addSubjectTo(CLI::App& command);

    Result<SnapshotQuery> query(const GameDefinition& game) const;
};

}
