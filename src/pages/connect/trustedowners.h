#pragma once

#include "pg/ownertrust.h"

namespace Weekglass {

/// Owners that the user trusts, kept in the workspace for all windows. Both wait for the disk: for workers.
Result<void> readTrustedOwners(Pg::OwnerTrust& trust);
/// Keeps it, and tells @p trust.
Result<void> setOwnerTrusted(Pg::OwnerTrust& trust, const QByteArray& systemIdentifier, const QString& owner,
                             bool isTrusted);

}
