#pragma once

#include "base/job.h"
#include "snapshots/snapshotverify.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/rowsmodel.h"

#include <QDialog>

#include <memory>

namespace Ui {
class VerifyDialog;
}

namespace Weekglass {

/// Checks all snapshots of a query and lists what is wrong with which of them. Not modal: a finding leads to
/// its snapshot.
class VerifyDialog : public QDialog
{
    Q_OBJECT

public:
    VerifyDialog(WeekHandle week, SnapshotQuery query, QWidget* parent = nullptr);
    ~VerifyDialog() override;

    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    void verify();
    void reject() override;

Q_SIGNALS:
    void answered();
    void snapshotActivated(const Weekglass::SnapshotKey& key);

private:
    void take(const Result<VerifyReport>& report);
    void showFindings(const VerifyReport& report);
    void copyFindings();
    void updateButtons();

    const std::unique_ptr<Ui::VerifyDialog> m_ui;
    const WeekHandle m_week;
    const SnapshotQuery m_query;
    RowsModel<SnapshotFinding>* m_findings;
    Job m_job {longWorkPool()};
};

}
