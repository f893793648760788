#pragma once

#include "base/redaction.h"
#include "base/result.h"
#include "pg/connectoptions.h"

namespace Weekglass {

/// For a text that is sent to others: without secrets, the home folder, and the names of the user and this
/// computer.
Redaction redactionForOthers();
/// The same, without the names of that server and of the role.
Redaction redactionForOthers(const Pg::ConnectOptions& server);

/// A crash file, as it may be sent to others.
Result<QString> crashFileForOthers(const QString& path);

}
