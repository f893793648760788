#pragma once

#include "base/job.h"
#include "pages/rollback/operationtask.h"
#include "workspace/workspace.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QTabWidget;
class QTreeView;

namespace Weekglass {

class ReceiptSaver;
class TableEffectModel;
class TypedConfirmation;

/// Shows exactly what an operation would do, asks for the reason, does it, and shows the receipt. While it is
/// being done the dialog stays open, so that the answer is always seen. In production it is typed which week
/// is meant, anew for each preview.
class OperationDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    OperationDialog(WeekHandle week, OperationTask task, Environment environment, QWidget* parent = nullptr);
    ~OperationDialog() override;

    bool isBusy() const { return m_job.isRunning(); }
    /// The operation, once it is done.
    const std::optional<Operation>& operation() const { return m_operation; }

public Q_SLOTS:
    /// Previews (again).
    void look();
    /// Does what the preview shows.
    void run();
    /// While something runs, asks it to stop and waits for its answer.
    void reject() override;

Q_SIGNALS:
    /// A preview or its error is shown.
    void previewed();
    /// It was done.
    void operationDone(const Weekglass::Operation& operation);
    /// It was done or not, and the answer is shown.
    void answered();

private:
    void setupSheet();
    void setupForm();
    void setupButtons();
    void setupLayout();
    RollbackOptions options();
    void takeSheet(const Result<OperationSheet>& sheet);
    void showRow(const OperationSheet& sheet);
    void takeOperation(const Result<Operation>& operation);
    void showReceipt(const Operation& operation);
    void showMessage(const QString& text);
    void updateButtons();

    const WeekHandle m_week;
    const OperationTask m_task;
    std::optional<OperationSheet> m_sheet;
    std::optional<Operation> m_operation;
    std::stop_source m_stop;
    QLabel* m_headline;
    QLabel* m_message;
    QTabWidget* m_tabs;
    TableEffectModel* m_effects;
    QTreeView* m_tables;
    QTableWidget* m_row;
    QPlainTextEdit* m_statements;
    QWidget* m_form;
    QLineEdit* m_reason;
    QLineEdit* m_ticket;
    QLineEdit* m_operator;
    QCheckBox* m_superuser;
    TypedConfirmation* m_typed;
    QProgressBar* m_progress;
    QPushButton* m_again;
    QPushButton* m_run;
    QPushButton* m_save;
    QPushButton* m_close;
    ReceiptSaver* m_saver;
    Job m_job;
};

}
