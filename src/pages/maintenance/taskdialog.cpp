#include "pages/maintenance/taskdialog.h"

#include <QLineEdit>

namespace Weekglass {

MaintenanceRequest maintenanceRequest(const WeekHandle& week)
{
    return {.server = week.pool->options(), .game = *week.game, .week = week.identity};
}

TaskDialog::TaskDialog(WeekHandle week, Environment environment, MaintenanceTask task, QStringList tables,
                       QWidget* parent)
    : ChangeDialog({.name = "maintenanceDialog",
                    .title = task.title,
                    .week = week.title(),
                    .verb = tr("&Run"),
                    .environment = environment,
                    .looksAgain = true},
                   parent)
    , m_week(std::move(week))
    , m_task(std::move(task))
    , m_tables(std::move(tables))
{
    require(reasonField());
    reasonField()->setPlaceholderText(tr("required: it is kept in the log"));
    constexpr int Width = 760;
    constexpr int Height = 520;
    resize(Width, Height);
    look();
}

MaintenanceRequest TaskDialog::request() const
{
    MaintenanceRequest request = maintenanceRequest(m_week);
    request.by = by();
    request.tables = m_tables;
    return request;
}

void TaskDialog::look()
{
    startLook(
        tr("Preparing the preview…"),
        [handle = m_week, request = request(), task = m_task](const std::stop_token& stop) {
            MaintenanceRequest stoppable = request;
            stoppable.stop = stop;
            return planMaintenance(stoppable, task);
        },
        [](PlannedChange change) { return change; });
}

void TaskDialog::perform()
{
    startRun(
        tr("Working… Escape asks the server to stop."),
        [handle = m_week, request = request(), task = m_task,
         hash = change()->hash](const std::stop_token& stop, const Teller<QString>& tell) {
            MaintenanceRequest told = request;
            told.onProgress = tell;
            told.stop = stop;
            return runMaintenance(told, task, hash);
        },
        [this](const MaintenanceReport& report) {
            finish(tr("It is done."),
                   report.lack.isEmpty() ? report.text
                                         : QString(report.text + QLatin1Char('\n')
                                                   + tr("The server's log lacks this: %1").arg(report.lack)));
        });
}

}
