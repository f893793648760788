#include "weeks/logcopy.h"

#include "weeks/operationslog.h"
#include "workspace/operationcopies.h"

#include <QDebug>

namespace Weekglass {

namespace {

Result<void> keep(const QString& path, const LogEntry& entry)
{
    const auto workspace = Workspace::open(path.isEmpty() ? Workspace::defaultPath() : path);
    if (!workspace)
        return workspace.error();
    return OperationCopies(*workspace)
        .add({.operation = entry.operation,
              .kind = entry.kind,
              .event = logEventName(entry.event),
              .step = entry.step,
              .week = entry.week.name,
              .oid = entry.week.oid,
              .systemIdentifier = entry.week.systemIdentifier,
              .reason = entry.by.reason,
              .operatorName = entry.by.operatorName,
              .detail = entry.detail});
}

}

void keepLogCopies(const QString& workspacePath)
{
    setLogCopy([workspacePath](const LogEntry& entry) {
        if (const auto kept = keep(workspacePath, entry); !kept)
            qWarning().noquote() << kept.error().text();
    });
}

}
