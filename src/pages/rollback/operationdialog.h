#pragma once

#include "pages/change/changedialog.h"
#include "pages/rollback/operationtask.h"

class QCheckBox;
class QTabWidget;

namespace Ui {
class OperationTabs;
}

namespace Weekglass {

class ReceiptSaver;
class TableEffectModel;

/// Shows exactly what a rollback, undo, redo or purge would do to which rows, does it with a reason, and
/// shows the receipt.
class OperationDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    OperationDialog(WeekHandle week, OperationTask task, Environment environment, QWidget* parent = nullptr);
    ~OperationDialog() override;

    /// The operation, once it is done.
    const std::optional<Operation>& operation() const { return m_operation; }
    void look() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    QString textOf(const Error& error) const override;

private:
    void setupTabs();
    void setupForm();
    RollbackOptions options() const;
    void showEffects(const std::vector<TableEffect>& effects);
    void showRow(const Pg::Table& row);
    void showReceipt(const Operation& operation);

    const WeekHandle m_week;
    const OperationTask m_task;
    std::optional<Operation> m_operation;
    const std::unique_ptr<Ui::OperationTabs> m_parts;
    QTabWidget* m_tabs;
    TableEffectModel* m_effects;
    QLineEdit* m_ticket;
    QCheckBox* m_superuser;
    QPushButton* m_save;
    ReceiptSaver* m_saver;
};

}
