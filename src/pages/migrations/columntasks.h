#pragma once

#include "migrations/backfill.h"
#include "pages/migrations/historytask.h"

namespace Weekglass {

/// Fills a column while others use the table. Stopped, it goes on where it was when it is run again.
HistoryTask backfillTask(const BackfillRequest& request);
/// Makes a column NOT NULL without keeping others from its table.
HistoryTask notNullTask(const QString& table, const QString& column);

}
