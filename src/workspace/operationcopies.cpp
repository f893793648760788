#include "workspace/operationcopies.h"

#include "base/utf8.h"
#include "workspace/database.h"

#include <QTimeZone>

namespace Weekglass {

Result<void> OperationCopies::add(const OperationCopy& copy) const
{
    return Database::change(
        m_path,
        QStringLiteral(
            "INSERT INTO operation_copies (at_ms, operation, kind, event, step, week, oid, "
            "system_identifier, reason, operator, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {QDateTime::currentMSecsSinceEpoch(), QString::fromLatin1(copy.operation), copy.kind, copy.event,
         copy.step, copy.week, copy.oid, QString::fromLatin1(copy.systemIdentifier), copy.reason,
         copy.operatorName, fromUtf8(copy.detail)});
}

Result<std::vector<OperationCopy>> OperationCopies::list(const QString& week) const
{
    const auto copyFrom = [](const QSqlQuery& row) {
        return OperationCopy {.at =
                                  QDateTime::fromMSecsSinceEpoch(row.value(0).toLongLong(), QTimeZone::utc()),
                              .operation = row.value(1).toByteArray(),
                              .kind = row.value(2).toString(),
                              .event = row.value(3).toString(),
                              .step = row.value(4).toString(),
                              .week = row.value(5).toString(),
                              .oid = row.value(6).toUInt(),
                              .systemIdentifier = row.value(7).toByteArray(),
                              .reason = row.value(8).toString(),
                              .operatorName = row.value(9).toString(),
                              .detail = row.value(10).toByteArray()};
    };
    return Database::rows(
        m_path,
        QStringLiteral(
            "SELECT at_ms, operation, kind, event, step, week, oid, system_identifier, reason, operator, "
            "detail FROM operation_copies WHERE week = ? OR ? = '' ORDER BY number"),
        {week, week}, copyFrom);
}

}
