#pragma once

#include "rollback/operation.h"

namespace Weekglass {

/// Which operations are too old to be kept undoable.
struct PurgePreview
{
    std::vector<Operation> operations = {}; ///< the newest first
    qint64 rows = 0; ///< of the ledger that go
    qint64 bytes = 0; ///< that they take, about
    QByteArray confirmation = {}; ///< of exactly these
};

/// What a purge is of: all that can be undone, or only the rows that maintenance pruned and moved.
enum class PurgeOf { Everything, Maintenance };

/// @p olderThan counts from the server's time.
Result<PurgePreview> previewPurge(Pg::Session& session, std::chrono::seconds olderThan,
                                  const RollbackOptions& options = {}, PurgeOf of = PurgeOf::Everything);

/// Removes the kept rows; the operations themselves stay in the history, and cannot be undone any more.
Result<Operation> purgeLedger(Pg::Session& session, std::chrono::seconds olderThan,
                              const QByteArray& confirmation, const OperationBy& by,
                              const RollbackOptions& options = {}, PurgeOf of = PurgeOf::Everything);

}
