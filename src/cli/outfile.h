#pragma once

#include "base/result.h"

#include <string>

namespace CLI {
class App;
class Option;
}

namespace Weekglass {

/// A file that a command writes. One that is there already is replaced only if --force says so.
struct OutFile
{
    std::string path; ///< empty: none was named
    bool force = false;

    QString name() const { return QString::fromStdString(path); }
    CLI::Option* addTo(CLI::App& command, const char* option, const char* description);
    /// To ask before the work begins.
    Result<void> mayBeWritten() const;
};

}
