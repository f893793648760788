#pragma once

#include "base/job.h"
#include "policies/policycheck.h"
#include "widgets/parts/rowsmodel.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace Weekglass {

/// Whether players see rows of others, relation by relation: what “weekglassctl policies check” prints.
class PoliciesDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p week: of a game that says who plays.
    explicit PoliciesDialog(const WeekHandle& week, QWidget* parent = nullptr);

    bool isLoading() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// To give the game's roles their rights in the week.
    void grantWanted();

public Q_SLOTS:
    void check();

private:
    void setupParts();
    void take(const Result<PolicyReport>& report);
    void showFinding();

    const WeekHandle m_week;
    RowsModel<PolicyFinding> m_model;
    QTableView* m_table;
    QLabel* m_state;
    QPlainTextEdit* m_detail;
    QPushButton* m_again = nullptr;
    Job m_job;
};

}
