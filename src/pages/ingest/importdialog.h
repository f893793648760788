#pragma once

#include "base/job.h"
#include "import/filesimport.h"
#include "weeks/weekhandle.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QCheckBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace Weekglass {

/// Loads files and folders of recorded data into a week, one after the other, and says of each what was new,
/// there already or refused, and why. Not modal; see FileDrop for how files get there by drag and drop.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(WeekHandle week, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// More to load, folders too; what is in the list already is not added again. Not while it imports.
    void addFiles(const QStringList& files);
    bool isImporting() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// So many events or rows are new in the week; 0 if all was there already.
    void imported(const Weekglass::WeekHandle& week, qint64 inserted);

public Q_SLOTS:
    /// While it imports: stops that, and keeps the files that are done. Otherwise closes the dialog.
    void reject() override;

private:
    struct Shared; // what the worker tells

    void setupFields();
    void setupLayout();
    void chooseFiles();
    void chooseFolder();
    void removeSelected();
    void startImport();
    /// @p options: what its user chose.
    static Result<FilesReport> importPaths(const WeekHandle& week, const QStringList& paths,
                                           FilesImportOptions options, Shared& shared,
                                           const std::stop_token& stop);
    void showProgress();
    void finish(const Result<FilesReport>& report);
    void updateButtons();

    const WeekHandle m_week;
    QListWidget* m_files;
    QPushButton* m_add;
    QPushButton* m_addFolder;
    QPushButton* m_remove;
    QCheckBox* m_partial;
    QCheckBox* m_references;
    QProgressBar* m_progress;
    QLabel* m_state;
    QPlainTextEdit* m_results;
    QPushButton* m_import;
    QPushButton* m_close;
    std::shared_ptr<Shared> m_shared;
    std::stop_source m_stop; // other than the job's own it leaves the result to be shown
    Job m_job;
    QTimer m_timer;
};

}
