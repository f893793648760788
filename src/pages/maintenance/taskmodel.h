#pragma once

#include "maintenance/maintenance.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// What is done to a week now and then, a task a row.
class TaskModel : public TableModel<TaskState>
{
    Q_OBJECT

public:
    enum Columns { TaskColumn, DueColumn, LastColumn, EndedColumn, NextColumn, NoteColumn };

    explicit TaskModel(QObject* parent = nullptr);

    void setTasks(std::vector<TaskState> tasks) { updateRows(std::move(tasks)); }
    /// The row of the task with this id, or -1.
    int find(const QString& id) const;

protected:
    QVariant value(const TaskState& state, int column, int role) const override;
};

}
