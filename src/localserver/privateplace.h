#pragma once

#include "pg/connectoptions.h"

namespace Weekglass {

/// Whether @p options lead to the private server of this computer's user: to the folder of its socket, which
/// is open to nobody else.
bool isPrivateServer(const Pg::ConnectOptions& options);

}
