#pragma once

#include "maintenance/maintenance.h"
#include "pages/change/changedialog.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

/// Shows what a task of maintenance would do, and does it.
class TaskDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p tables: of a vacuum, as the server quotes them; empty: those that are due
    TaskDialog(WeekHandle week, Environment environment, MaintenanceTask task, QStringList tables = {},
               QWidget* parent = nullptr);

    void look() override;

protected:
    void perform() override;

private:
    MaintenanceRequest request() const;

    const WeekHandle m_week;
    const MaintenanceTask m_task;
    const QStringList m_tables;
};

/// Of a page's week, for work on another thread that has a copy of the handle too.
MaintenanceRequest maintenanceRequest(const WeekHandle& week);

}
