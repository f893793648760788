#pragma once

#include "maintenance/maintenance.h"
#include "maintenance/schedule.h"
#include "pages/change/changedialog.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

class FileSaver;

/// Lets the server's pg_cron repeat a task; where that is not there, shows units of systemd that do.
class ScheduleDialog : public ChangeDialog
{
    Q_OBJECT

public:
    ScheduleDialog(WeekHandle week, Environment environment, MaintenanceTask task, QWidget* parent = nullptr);

    void look() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;

private:
    struct Looked
    {
        CronState cron;
        QString obstacle; ///< why pg_cron cannot do it; empty: it can
        std::vector<CronTask> tasks;
    };

    PlannedChange changeOf(const Looked& looked);
    TimerText timer() const;
    void copyTimer();
    void saveTimer();
    void removeJobs();

    const WeekHandle m_week;
    const MaintenanceTask m_task;
    std::vector<CronTask> m_tasks; // that are confirmed
    std::vector<CronJob> m_jobs; // that are there
    QLineEdit* m_schedule;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_remove;
    FileSaver* m_saver;
};

}
