#include "workspace/operationcopies.h"

#include "base/utf8.h"
#include "workspace/database.h"

#include <QTimeZone>

namespace Weekglass {

namespace {

/// SQLite takes a null QString for NULL.
QVariant text(const QString& value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

}

Result<void> OperationCopies::add(const OperationCopy& copy) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    auto done = database->run(
        QStringLiteral(
            "INSERT INTO operation_copies (at_ms, operation, kind, event, step, week, oid, "
            "system_identifier, reason, operator, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {QDateTime::currentMSecsSinceEpoch(), text(QString::fromLatin1(copy.operation)), text(copy.kind),
         text(copy.event), text(copy.step), text(copy.week), copy.oid,
         text(QString::fromLatin1(copy.systemIdentifier)), text(copy.reason), text(copy.operatorName),
         text(fromUtf8(copy.detail))});
    return done ? Result<void>() : done.error();
}

Result<std::vector<OperationCopy>> OperationCopies::list(const QString& week) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    auto rows = database->run(
        QStringLiteral(
            "SELECT at_ms, operation, kind, event, step, week, oid, system_identifier, reason, operator, "
            "detail FROM operation_copies WHERE week = ? OR ? = '' ORDER BY number"),
        {text(week), text(week)});
    if (!rows)
        return rows.error();
    std::vector<OperationCopy> list;
    while (rows->next())
        list.push_back({.at = QDateTime::fromMSecsSinceEpoch(rows->value(0).toLongLong(), QTimeZone::utc()),
                        .operation = rows->value(1).toByteArray(),
                        .kind = rows->value(2).toString(),
                        .event = rows->value(3).toString(),
                        .step = rows->value(4).toString(),
                        .week = rows->value(5).toString(),
                        .oid = rows->value(6).toUInt(),
                        .systemIdentifier = rows->value(7).toByteArray(),
                        .reason = rows->value(8).toString(),
                        .operatorName = rows->value(9).toString(),
                        .detail = rows->value(10).toByteArray()});
    return list;
}

}
