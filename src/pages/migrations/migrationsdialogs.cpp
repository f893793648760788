// The dialogs that the page opens. Each has the server as it is marked then.
#include "pages/migrations/columndialog.h"
#include "pages/migrations/historydialog.h"
#include "pages/migrations/migratedialog.h"
#include "pages/migrations/migrationspage.h"
#include "pages/migrations/partitionsdialog.h"
#include "widgets/parts/environmentmark.h"

#include <QPointer>

namespace Weekglass {

void MigrationsPage::showDialog(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MigrationsPage::passGate(const std::function<void(const AdminServer&)>& open)
{
    m_gate.pass(m_server, [this, open](const AdminServer& marked) {
        m_mark->setEnvironment(marked.environment);
        open(marked);
    });
}

void MigrationsPage::openRun()
{
    passGate([this, weeks = selectedWeeks()](const AdminServer& server) {
        auto* dialog = new MigrateDialog({.server = server, .weeks = weeks, .scratch = m_scratch}, window());
        connect(dialog, &ChangeDialog::changed, this, &MigrationsPage::afterChange);
        connect(dialog, &MigrateDialog::filesChanged, this, &MigrationsPage::refresh);
        connect(dialog, &MigrateDialog::backWanted, this,
                [this, dialog](const WeekHandle& week, const MigrationPlan& plan, const QString& version) {
                    showTask(week, undoMigrationsTask(week, plan, version), [dialog = QPointer(dialog)] {
                        if (dialog)
                            dialog->look();
                    });
                });
        showDialog(dialog);
    });
}

void MigrationsPage::openTask(const std::function<HistoryTask(const WeekHandle&)>& task)
{
    if (const auto week = currentWeek())
        showTask(*week, task(*week));
}

void MigrationsPage::showTask(const WeekHandle& week, const HistoryTask& task,
                              const std::function<void()>& changed)
{
    passGate([this, week, task, changed](const AdminServer& server) {
        auto* dialog = new HistoryDialog(server, week, task, window());
        connect(dialog, &ChangeDialog::changed, this, &MigrationsPage::afterChange);
        if (changed)
            connect(dialog, &ChangeDialog::changed, this, changed);
        showDialog(dialog);
    });
}

void MigrationsPage::openColumns()
{
    const auto week = currentWeek();
    if (!week)
        return;
    const QPointer<ColumnDialog> dialog = new ColumnDialog(week->title(), window());
    connect(dialog, &ColumnDialog::wanted, this, [this, week = *week, dialog] {
        showTask(week, dialog->task(), [dialog] {
            if (dialog)
                dialog->accept();
        });
    });
    showDialog(dialog);
}

void MigrationsPage::openPartitions()
{
    if (const auto week = currentWeek())
        passGate([this, week = *week](const AdminServer& server) {
            showDialog(new PartitionsDialog(server, week, m_scratch, window()));
        });
}

}
