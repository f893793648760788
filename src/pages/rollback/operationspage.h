#pragma once

#include "base/job.h"
#include "pages/rollback/operationsmodel.h"
#include "pages/rollback/operationtask.h"
#include "pages/weekpage.h"

class QAction;
class QLabel;
class QPlainTextEdit;
class QTableView;

namespace Weekglass {

class DetailTable;
class ReceiptSaver;

/// Everything that was rolled back, undone and purged in a week, with the receipts; from here it is undone,
/// done again, looked at and purged.
class OperationsPage : public WeekPage
{
    Q_OBJECT

public:
    explicit OperationsPage(WeekHandle week, QWidget* parent = nullptr);

    void join(PageHost& host) override;
    bool isLoading() const override { return m_job.isRunning(); }
    OperationsModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    /// The selected operation; null if none is.
    const Operation* current() const;

public Q_SLOTS:
    void refresh() override;

Q_SIGNALS:
    /// The user wants this done; whoever shows the dialog refreshes the page afterwards.
    void taskRequested(const Weekglass::OperationTask& task);
    /// The plays that this operation cut are to be seen.
    void branchRequested(const Weekglass::Operation& operation, bool allowSuperuser);

private:
    void setupView();
    void setupActions();
    void take(const Result<std::vector<Operation>>& operations);
    void showCurrent();
    void askPurge();

    OperationsModel* m_model;
    DetailTable* m_rows;
    QTableView* m_table;
    QPlainTextEdit* m_receipt;
    QLabel* m_state;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_branch = nullptr;
    QAction* m_purge = nullptr;
    QAction* m_superuser = nullptr; ///< to look at a branch; the dialogs ask themselves
    QAction* m_save = nullptr;
    ReceiptSaver* m_saver;
    Job m_job;
};

}
