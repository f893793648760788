#pragma once

#include "workspace/workspace.h"

namespace Weekglass {

/// A row of a server's log of operations, as this computer added it. The words are the caller's: the
/// workspace knows no server.
struct OperationCopy
{
    QDateTime at = {}; ///< of this computer's clock, UTC; filled by add()
    QByteArray operation = {}; ///< UUID, the same for all rows of one operation
    QString kind = {}; ///< "drop", "archive", ...
    QString event = {}; ///< "begun", "step", "done", "failed", "undone"
    QString step = {};
    QString week = {};
    quint32 oid = 0;
    QByteArray systemIdentifier = {}; ///< of the server
    QString reason = {};
    QString operatorName = {};
    QByteArray detail = "{}"; ///< one JSON object
};

/// What this computer did to weeks of any server, kept where no server's loss takes it away. It only grows:
/// the file refuses to change or remove a row. Like Workspace a value that any thread may use.
class OperationCopies
{
public:
    explicit OperationCopies(const Workspace& workspace)
        : m_path(workspace.path())
    {
    }

    Result<void> add(const OperationCopy& copy) const;
    /// The oldest first; an empty name: of all weeks.
    Result<std::vector<OperationCopy>> list(const QString& week = {}) const;

private:
    QString m_path;
};

}
