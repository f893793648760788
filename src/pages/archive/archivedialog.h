#pragma once

#include "archives/archiveweek.h"
#include "pages/archive/workdialog.h"
#include "weeks/weekhandle.h"
#include "workspace/workspace.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Weekglass {

class FactsTable;
class FolderField;

/// Archives a week: dumps it, restores the dump on the private server of this computer and compares. Shows
/// what is being done, and in the end the archive or what differs. Not modal; while something runs, Escape
/// stops it.
class ArchiveDialog : public WorkDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    explicit ArchiveDialog(WeekHandle week, Environment environment = Environment::Unmarked,
                           QWidget* parent = nullptr);

public Q_SLOTS:
    void run();

Q_SIGNALS:
    /// There is another archive, verified; boards look again.
    void archived(const QString& file);
    /// It is archived or not, and the answer is shown.
    void answered();

private:
    void setupForm();
    void setupLayout(Environment environment);
    void takeArchive(const Result<Archive>& archive);
    void updateButtons();

    const WeekHandle m_week;
    bool m_isDone = false;
    QWidget* m_form = nullptr;
    FolderField* m_folder;
    QLineEdit* m_reason;
    QLineEdit* m_operator;
    QCheckBox* m_inPlace;
    FactsTable* m_facts;
    QPushButton* m_run;
    QPushButton* m_close;
};

}
