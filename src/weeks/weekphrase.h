#pragma once

#include "pg/connectoptions.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

/// What is typed to confirm that something is done to this very week: on the private server, which nobody
/// takes for another one, its name; elsewhere, and where that one is marked production, its confirmation().
/// Reads the saved connections: for workers.
QString weekPhrase(const Pg::ConnectOptions& server, const WeekIdentity& week);

}
