#pragma once

#include "pages/pagekinds.h"

#include <map>

namespace Weekglass {

/// What a tab is open on and where its pages are, to be opened again: now, or when the program starts next.
struct OpenTab
{
    WeekHandle on; ///< of a page of a game without a week, of a server's without a game, too
    std::map<const PageKind*, PageState> pages; ///< one, unless it is the tab of a week
    const PageKind* current = nullptr; ///< of the page in front
};

}
