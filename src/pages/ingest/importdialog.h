#pragma once

#include "base/job.h"
#include "import/filesimport.h"
#include "weeks/weekhandle.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ImportDialog;
}

namespace Weekglass {

/// Whether weeks of the game can be loaded from recorded files.
bool takesFiles(const GameDefinition& game);

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
    /// How far the import is.
    struct Progress
    {
        QString file = {};
        int index = 0;
        int count = 0;
        qint64 bytes = 0;
        qint64 total = 0;
        QString result = {}; ///< of a file that is done
    };

    QStringList paths() const; // in the list
    void chooseFiles();
    void chooseFolder();
    void removeSelected();
    void startImport();
    /// @p options: what its user chose.
    static Result<FilesReport> importPaths(Pg::Session& session, const GamePointer& game,
                                           const QStringList& paths, FilesImportOptions options,
                                           const Pg::Call& call, const Teller<Progress>& tell);
    void showProgress(const std::vector<Progress>& words);
    void finish(const Result<FilesReport>& report);
    void updateButtons();

    const std::unique_ptr<Ui::ImportDialog> m_ui;
    const WeekHandle m_week;
    Job m_job {longWorkPool()};
};

}
