#pragma once

#include "pages/pagehost.h"
#include "search/weeksearch.h"

namespace Weekglass {

/// Shows what was found on its page of this week: the game's plays, the subject's events or snapshots, the
/// very event or snapshot.
void showFound(PageHost& host, const WeekHandle& week, const SearchHit& hit);
/// The events of this week that a filter lets through, as the workspace keeps it.
void showSavedFilter(PageHost& host, const WeekHandle& week, const QByteArray& filter);

}
