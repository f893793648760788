#pragma once

#include "weeks/plannedchange.h"

namespace Weekglass {

PlannedChange::Fact databaseFact(const WeekIdentity& week);
PlannedChange::Fact serverFact(const Pg::ConnectOptions& server, const WeekIdentity& week);

}
