#pragma once

#include "admin/archiveweek.h"
#include "base/job.h"
#include "pages/archive/latest.h"
#include "week/weekhandle.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace Weekglass {

class FactsTable;
class FolderField;

/// Archives a week: dumps it, restores the dump on the private server of this computer and compares. Shows
/// what is being done, and in the end the archive or what differs. Not modal; while something runs, Escape
/// stops it.
class ArchiveDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ArchiveDialog(WeekHandle week, QWidget* parent = nullptr);
    ~ArchiveDialog() override;

    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    void run();
    /// While something runs, asks it to stop and waits for its answer.
    void reject() override;

Q_SIGNALS:
    /// There is another archive, verified; boards look again.
    void archived(const QString& file);
    /// It is archived or not, and the answer is shown.
    void answered();

private:
    void setupForm();
    void setupLayout();
    void takeArchive(const Result<Archive>& archive);
    void showMessage(const QString& text);
    void updateButtons();

    const WeekHandle m_week;
    bool m_isDone = false;
    std::stop_source m_stop;
    std::shared_ptr<Latest<QString>> m_words;
    QTimer m_timer;
    QWidget* m_form = nullptr;
    FolderField* m_folder;
    QLineEdit* m_reason;
    QLineEdit* m_operator;
    QCheckBox* m_inPlace;
    FactsTable* m_facts;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_run;
    QPushButton* m_close;
    Job m_job;
};

}
