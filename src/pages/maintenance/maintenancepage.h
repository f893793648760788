#pragma once

#include "base/job.h"
#include "maintenance/maintenance.h"
#include "maintenance/vacuum.h"
#include "pages/weekpage.h"

#include <QTimer>

class QAction;
class QTableView;

namespace Weekglass {

class EmptyState;
class TaskModel;
class VacuumModel;

/// What is done to a week now and then: what is due, when it was done last, when it is done next; and its
/// tables with what is done to them at this moment. Asks the server nothing while it is hidden.
class MaintenancePage : public WeekPage
{
    Q_OBJECT

public:
    explicit MaintenancePage(WeekHandle week, QWidget* parent = nullptr);
    ~MaintenancePage() override;

    bool isLoading() const override { return m_job.isRunning(); }
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void join(PageHost& host) override;
    TaskModel* tasks() const { return m_tasks; }
    VacuumModel* tables() const { return m_tables; }

public Q_SLOTS:
    void refresh() override;

Q_SIGNALS:
    void runWanted(const Weekglass::MaintenanceTask& task, const QStringList& tables);
    void scheduleWanted(const Weekglass::MaintenanceTask& task);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void setupActions();
    void setupView();
    const TaskState* current() const;
    QStringList selectedTables() const;
    void take(const Result<MaintenanceState>& state);
    void follow();
    void updateActions();
    void showDialog(QDialog* dialog);

    TaskModel* m_tasks;
    VacuumModel* m_tables;
    QTableView* m_taskTable;
    QTableView* m_tableTable;
    EmptyState* m_noTables;
    QLabel* m_state;
    QAction* m_run = nullptr;
    QAction* m_schedule = nullptr;
    QAction* m_vacuum = nullptr;
    QString m_wanted; // task of the state that is set
    QTimer m_timer; // while it is seen
    Job m_job;
    Job m_tablesJob;
};

}
