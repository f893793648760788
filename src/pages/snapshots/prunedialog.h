#pragma once

#include "base/job.h"
#include "snapshots/retention.h"
#include "weeks/weekhandle.h"
#include "workspace/workspace.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace Weekglass {

class TypedConfirmation;

/// Lets go what the game's own retention rules let go, after showing exactly what that is. In production it
/// is typed which week is meant, anew for each preview.
class PruneDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p source: id of the source whose rule is shown first, if it has one. @p environment: what the
    /// week's server is marked as.
    PruneDialog(WeekHandle week, const QString& source, Environment environment, QWidget* parent = nullptr);

    static bool hasRules(const GameDefinition& game);
    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    /// Previews; nothing is deleted.
    void look();
    /// Asks first.
    void askToPrune();

Q_SIGNALS:
    /// A preview, what was deleted, or an error is shown.
    void answered();
    void pruned();

private:
    void setupTable();
    void setupLayout(const QString& source);
    const RetentionRule& rule() const;
    void takePlan(const Result<PrunePlan>& plan);
    void showPlan();
    void prune();
    void takePruned(const Result<qint64>& gone);
    void updateButtons();

    const WeekHandle m_week;
    std::vector<RetentionRule> m_rules;
    std::optional<PrunePlan> m_plan;
    QComboBox* m_choice;
    QTableWidget* m_table;
    QLabel* m_message;
    TypedConfirmation* m_typed;
    QPushButton* m_again;
    QPushButton* m_prune;
    QPushButton* m_close;
    Job m_job;
};

}
