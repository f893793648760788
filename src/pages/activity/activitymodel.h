#pragma once

#include "pg/activity.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// The statements sent lately, the newest first.
class ActivityModel : public TableModel<Pg::Activity::Entry>
{
    Q_OBJECT

public:
    enum Columns {
        StartedColumn,
        DatabaseColumn,
        StateColumn,
        DurationColumn,
        RowsColumn,
        SqlColumn,
        ColumnCount
    };

    explicit ActivityModel(QObject* parent = nullptr);

    /// The newest is the last one of them.
    void setEntries(std::vector<Pg::Activity::Entry> entries);
    QString sql(int row) const { return this->row(row) ? QString::fromUtf8(this->row(row)->sql) : QString(); }
    /// Of the statement in the row; 0: none.
    quint64 id(int row) const { return this->row(row) ? this->row(row)->id : 0; }
    bool isRunning(int row) const
    {
        return this->row(row) && this->row(row)->state == Pg::Activity::State::Running;
    }
    /// -1: it is not among them any more.
    int find(quint64 id) const;

protected:
    QVariant value(const Pg::Activity::Entry& entry, int column, int role) const override;
};

}
