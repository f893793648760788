#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace Weekglass {

/// One line of what the search box found.
struct SearchEntry
{
    QString key = {}; ///< the same for the same thing, however often it is found anew
    QString title = {};
    QString detail = {}; ///< where it is; of what is not possible the reason
    QString keys = {}; ///< of an action; of what is in a week its name
    bool isPossible = true;
    std::function<void()> run = {};
};

/// Those of one kind.
struct SearchSection
{
    QString title;
    std::vector<SearchEntry> entries;
};

}
