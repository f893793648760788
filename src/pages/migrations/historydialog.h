#pragma once

#include "pages/board/admindialog.h"
#include "pages/migrations/historytask.h"
#include "pages/migrations/progresswords.h"

class QComboBox;

namespace Weekglass {

class SqlEditor;

/// Shows what an undo, a baseline, a repair or Alembic would do to a week's history of migrations, and does
/// it. It is written into the server's log.
class HistoryDialog : public AdminDialog
{
    Q_OBJECT

public:
    HistoryDialog(AdminServer server, WeekHandle week, HistoryTask task, QWidget* parent = nullptr);

Q_SIGNALS:
    /// It was done, or a part of it.
    void changed();

protected:
    void look() override;
    void run() override;
    bool canRun() const override;

private:
    enum Columns { WhatColumn, TextColumn, ColumnCount };

    void setupView();
    void takeSheet(const Result<HistorySheet>& sheet);
    void takeDone(const Result<QString>& done);

    const WeekHandle m_handle;
    const HistoryTask m_task;
    std::optional<HistorySheet> m_sheet;
    QComboBox* m_choice;
    QTableWidget* m_lines;
    SqlEditor* m_sql;
    QLineEdit* m_typed;
    ProgressWords m_words;
};

}
