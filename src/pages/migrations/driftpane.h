#pragma once

#include "base/job.h"
#include "drift/drift.h"
#include "weeks/weekhandle.h"

#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QProgressBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace Weekglass {

class FileSaver;
class SqlEditor;

/// In what weeks differ from what their migrations make, with the SQL that would bring them back: to be read,
/// copied and saved, never run from here.
class DriftPane : public QWidget
{
    Q_OBJECT

public:
    explicit DriftPane(std::shared_ptr<ReferenceCatalogs> references, QWidget* parent = nullptr);
    ~DriftPane() override;

    /// One week after the other, instead of those that are shown.
    void compare(const std::vector<WeekHandle>& weeks);
    void stop();
    bool isComparing() const { return m_job.isRunning(); }
    QTreeWidget* tree() const { return m_tree; }

Q_SIGNALS:
    void compareWanted();
    /// A week was compared; nothing: it could not be.
    void compared(const Weekglass::WeekIdentity& week, std::optional<int> differences);
    /// There is nothing left to compare.
    void answered();
    void statusMessage(const QString& message);

private:
    enum Columns { NameColumn, KindColumn, ObjectColumn, NoteColumn, ColumnCount };
    struct Compared
    {
        WeekIdentity week;
        Result<Drift> drift;
    };

    void setupActions();
    void setupLayout();
    void take(std::vector<Compared> weeks);
    void addWeek(const Compared& week);
    void showCurrent();
    void askToSave();
    void updateState();

    const std::shared_ptr<ReferenceCatalogs> m_references;
    std::vector<Compared> m_compared;
    std::size_t m_wanted = 0; // weeks
    bool m_isStopped = false;
    QString m_shown; // SQL, as it is
    QAction* m_compare;
    QAction* m_copy;
    QAction* m_save;
    QLabel* m_state;
    QProgressBar* m_progress;
    QTreeWidget* m_tree;
    SqlEditor* m_sql;
    FileSaver* m_saver;
    Job m_job {longWorkPool()};
};

}
