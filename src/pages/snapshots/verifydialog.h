#pragma once

#include "base/job.h"
#include "snapshots/snapshotverify.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/rowsmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace Weekglass {

/// Checks all snapshots of a query and lists what is wrong with which of them. Not modal: a finding leads to
/// its snapshot.
class VerifyDialog : public QDialog
{
    Q_OBJECT

public:
    VerifyDialog(WeekHandle week, SnapshotQuery query, QWidget* parent = nullptr);

    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    void verify();
    void reject() override;

Q_SIGNALS:
    void answered();
    void snapshotActivated(const Weekglass::SnapshotKey& key);

private:
    void setupTable();
    void setupLayout();
    void take(const Result<VerifyReport>& report);
    void showFindings(const VerifyReport& report);
    void copyFindings();
    void updateButtons();

    const WeekHandle m_week;
    const SnapshotQuery m_query;
    QLineEdit* m_head;
    RowsModel<SnapshotFinding>* m_findings;
    QTableView* m_table;
    QLabel* m_message;
    QProgressBar* m_bar;
    QPushButton* m_verify;
    QPushButton* m_copy;
    QPushButton* m_close;
    Job m_job {longWorkPool()};
};

}
