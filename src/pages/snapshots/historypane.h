#pragma once

#include "base/job.h"
#include "snapshots/pathhistory.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QTableView;
class QTabWidget;
class QTreeWidget;

namespace Weekglass {

class HistoryChart;
class PathHistoryModel;
struct ChangeCauses;

/// One value over all snapshots of a subject: a chart, the list of all values, and what happened between the
/// two snapshots around a change.
class HistoryPane : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPane(WeekHandle week, QWidget* parent = nullptr);

    void show(const SnapshotQuery& query, const HistoryPath& path);
    /// The snapshot that the page shows.
    void setCurrent(const SnapshotKey& key);
    PathHistoryModel* model() const { return m_model; }
    bool isLoading() const { return m_job.isRunning() || m_causesJob.isRunning(); }

Q_SIGNALS:
    void statusMessage(const QString& message);
    void snapshotActivated(const Weekglass::SnapshotKey& key);
    void failed(const Weekglass::Error& error);
    void closed();

private:
    void setupActions();
    void setupViews();
    void setupLayout();
    QAction* addPaneAction(const char* id, const QString& text, const QKeySequence& shortcut);
    void readPath();
    void load();
    void showPoints(std::vector<HistoryPoint> points);
    void goToChange(bool forward);
    void noteCurrent();
    QByteArrayList owners() const;
    void findCauses();
    void showCauses(const ChangeCauses& causes);

    const WeekHandle m_week;
    SnapshotQuery m_query;
    HistoryPath m_path;
    PathHistoryModel* m_model;
    HistoryChart* m_chart;
    QLineEdit* m_place;
    QLabel* m_state;
    QTableView* m_table;
    QTabWidget* m_tabs;
    QTreeWidget* m_causes;
    QLabel* m_causesState;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_steps = nullptr;
    QAction* m_who = nullptr;
    QAction* m_close = nullptr;
    std::optional<SnapshotKey> m_current;
    Job m_job {longWorkPool()};
    Job m_causesJob;
};

}
