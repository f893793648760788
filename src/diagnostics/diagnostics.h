#pragma once

#include "game/gamelibrary.h"
#include "pg/connectoptions.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace Weekglass {

/// One thing that is known of this program and where it runs.
struct DiagnosticsItem
{
    QString section;
    QString name; ///< empty: one line of several
    QString value;
};
using DiagnosticsItems = std::vector<DiagnosticsItem>;

/// What to look at.
struct DiagnosticsSource
{
    QString program; ///< with its version
    std::optional<Pg::ConnectOptions> server = {}; ///< nothing: not connected
    std::shared_ptr<const GameLibrary> library = {};
    DiagnosticsItems more = {}; ///< that the caller knows
};

/// All that helps to understand a fault, and may be sent to others as it is: versions, settings, names and
/// sizes of weeks, the last steps and lines of the log, crash files. Without rows of weeks, secrets, and
/// names of servers, roles, the user and this computer. Starts no server. What cannot be had is told in its
/// place.
DiagnosticsItems gatherDiagnostics(const DiagnosticsSource& source, const std::stop_token& stop = {});

/// As a file for people.
QString diagnosticsText(const DiagnosticsItems& items);

}
