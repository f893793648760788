#pragma once

#include "pages/change/changedialog.h"
#include "pages/rollback/operationtask.h"

class QCheckBox;
class QStackedWidget;
class QTabWidget;

namespace Ui {
class OperationTabs;
}

namespace Weekglass {

struct DoneOperation;
class FactsTable;
class LossPane;
class ReceiptSaver;
class RedisLine;
class StepStrip;
class TableEffectModel;

/// A rollback, undo, redo or purge in three steps: what it means to the players, with rows and SQL as
/// details; why it is done; the receipt. What was typed stays when one goes back.
class OperationDialog : public ChangeDialog
{
    Q_OBJECT

public:
    enum Step { LossStep, ReasonStep, ReceiptStep };

    /// @p environment: what the week's server is marked as.
    OperationDialog(WeekHandle week, OperationTask task, Environment environment, QWidget* parent = nullptr);
    ~OperationDialog() override;

    /// The operation, once it is done.
    const std::optional<Operation>& operation() const { return m_operation; }
    Step step() const { return m_step; }
    void look() override;

public Q_SLOTS:
    /// To the reason, if there is something to confirm.
    void next();
    /// To what the players lose.
    void back();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    bool isConfirming() const override { return m_step == ReasonStep; }
    void takeError(const Error& error) override;
    QString textOf(const Error& error) const override;

private:
    void setupBody();
    void setupButtons();
    void setStep(Step step);
    QString noteOfStep() const;
    RollbackOptions options() const;
    void showPlan(const OperationPlan& plan);
    void showEffects(const std::vector<TableEffect>& effects);
    void showRow(const Pg::Table& row);
    /// With the game's Redis as it is chosen, or without.
    void lookWithRedis();
    void showReceipt(const DoneOperation& done);
    void copyReceipt();

    const WeekHandle m_week;
    const OperationTask m_task;
    const QString m_server; ///< its name
    Step m_step = LossStep;
    std::optional<Operation> m_operation;
    const std::unique_ptr<Ui::OperationTabs> m_parts;
    StepStrip* m_steps;
    QStackedWidget* m_body;
    LossPane* m_loss;
    QTabWidget* m_details;
    FactsTable* m_receipt;
    TableEffectModel* m_effects;
    RedisLine* m_redis;
    std::optional<RedisOptions> m_redisOptions; // that the plan is of, with the password
    QCheckBox* m_superuser;
    QLineEdit* m_ticket;
    QPushButton* m_showDetails;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_back;
    QPushButton* m_next;
    ReceiptSaver* m_saver;
};

}
