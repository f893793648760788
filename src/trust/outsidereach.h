#pragma once

#include "game/gamecontent.h"

namespace Weekglass {

/// A place in a game's files that reaches outside of the week's database, or that cannot be looked into.
struct OutsideFinding
{
    QString file;
    int line = 1;
    QString statement; ///< the words there, for a table of findings
    QString message; ///< what it does: translated

    friend bool operator==(const OutsideFinding&, const OutsideFinding&) = default;
};

/// Reads all SQL of the content without a server, also inside of strings and function bodies: files and
/// programs of the server's computer, other servers, roles, settings of the server, languages without
/// limits, and SQL that is put together when it runs. It helps whoever reads the files; it proves nothing.
std::vector<OutsideFinding> findOutside(const GameContent& content);

}
