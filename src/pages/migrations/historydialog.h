#pragma once

#include "pages/board/adminserver.h"
#include "pages/change/changedialog.h"
#include "pages/migrations/historytask.h"

class QComboBox;

namespace Weekglass {

/// Shows what an undo, a baseline, a repair or Alembic would do to a week's history of migrations, and does
/// it. It is written into the server's log.
class HistoryDialog : public ChangeDialog
{
    Q_OBJECT

public:
    HistoryDialog(AdminServer server, WeekHandle week, HistoryTask task, QWidget* parent = nullptr);

    void look() override;

protected:
    void perform() override;

private:
    const AdminServer m_server;
    const WeekHandle m_week;
    const HistoryTask m_task;
    QComboBox* m_choice;
};

}
