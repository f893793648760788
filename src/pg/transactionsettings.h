#pragma once

#include "pg/readas.h"
#include "pg/sql.h"

namespace Weekglass::Pg {

/// One SELECT that sets what every transaction of ours works under, local to it.
const Sql& transactionSettings();
/// The same for one that writes.
const Sql& writingSettings();
/// The same, and that it cannot write: for an implicit transaction, which has no BEGIN READ ONLY.
const Sql& readOnlySettings();
/// The same, as that role and under that setting.
Result<Sql> readOnlySettings(const ReadAs& as);

}
