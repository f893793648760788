#pragma once

#include "weeks/operationslog.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// One operation of a server's log, with all its rows.
struct WeekOperation
{
    enum class Outcome { Unfinished, Done, Failed, Undone };

    std::vector<LogEntry> entries; ///< the oldest first, at least one

    Outcome outcome() const;
    const LogEntry& first() const { return entries.front(); }
    const LogEntry& last() const { return entries.back(); }
    QString who() const;
};

/// "done", as the user reads it.
QString outcomeTitle(WeekOperation::Outcome outcome);
/// The rows of the log as operations, the newest first.
std::vector<WeekOperation> operationsOf(const std::vector<LogEntry>& entries);
/// All that is known of the operation, to be read and kept.
QString operationText(const WeekOperation& operation);
/// All rows of the operations: one JSON array of objects, or lines of CSV under a header.
QByteArray operationsJson(const std::vector<WeekOperation>& operations);
QByteArray operationsCsv(const std::vector<WeekOperation>& operations);

/// What was done to the weeks of a server, a row for each operation.
class WeekLogModel : public TableModel<WeekOperation>
{
    Q_OBJECT

public:
    enum Columns {
        TimeColumn,
        KindColumn,
        WeekColumn,
        OutcomeColumn,
        StepColumn, ///< the last one that was written down
        WhoColumn,
        ReasonColumn,
        ColumnCount
    };

    explicit WeekLogModel(QObject* parent = nullptr);

    /// A kind, an event or a step of the log, as the user reads it; one that is not known stays as it is.
    static QString wordTitle(const QString& word);

    void setOperations(std::vector<WeekOperation> operations);
    /// An empty text: all.
    void setFilter(const QString& week, const QString& kind);
    const WeekOperation* operation(int row) const { return this->row(row); }
    const std::vector<WeekOperation>& shown() const { return rows(); }
    int find(const QByteArray& id) const;
    /// Of all operations, by name.
    QStringList kinds() const;

protected:
    QVariant value(const WeekOperation& operation, int column, int role) const override;

private:
    void filter();

    std::vector<WeekOperation> m_operations;
    QString m_week;
    QString m_kind;
};

}
