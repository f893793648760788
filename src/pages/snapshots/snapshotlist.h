#pragma once

#include "base/job.h"
#include "snapshots/snapshotquery.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/windowview.h"

#include <QWidget>

class QTableView;

namespace Weekglass {

class ColumnChoice;
class SnapshotListModel;

/// The snapshots of a source, newest first, fetched by key as one scrolls. Payloads are never fetched.
class SnapshotList : public QWidget
{
    Q_OBJECT

public:
    explicit SnapshotList(WeekHandle week, QWidget* parent = nullptr);

    /// Shows the newest snapshots of another query.
    void setQuery(const SnapshotQuery& query);
    const SnapshotQuery& query() const { return m_query; }

    QTableView* table() const { return m_table; }
    SnapshotListModel* model() const { return m_model; }
    /// The selected snapshot; null if none is.
    const SnapshotRow* current() const;
    bool isLoading() const { return m_job.isRunning(); }
    bool hasFailed() const { return m_failed; }
    /// Times of the rows on the screen, microseconds since 1970: the oldest and the newest one.
    std::optional<std::pair<qint64, qint64>> shownTimes() const;

public Q_SLOTS:
    void showNewest();
    void showOldest();
    /// Selects the snapshot with this tick or version, or the nearest one before it.
    void showSeq(qint64 seq);
    /// Selects this one.
    void showSnapshot(const Weekglass::SnapshotKey& key);
    /// Selects the neighbour of the selected one.
    void step(int rows);
    void stop();

Q_SIGNALS:
    /// Another snapshot is selected.
    void currentChanged();
    void placeChanged();
    /// Loading began or ended, or rows came.
    void stateChanged();
    void failed(const Weekglass::Error& error);

private:
    struct Request
    {
        std::optional<SnapshotKey> from = {};
        SnapshotDirection direction = SnapshotDirection::Older;
        bool extends = false; ///< the page is put beside what is there
    };

    void setupTable();
    void load(const Request& request);
    void take(const SnapshotPage& page, const Request& request);
    void loadIfNear();
    void noteCurrent();
    bool tells(int column) const;
    void fitColumns();

    const WeekHandle m_week;
    SnapshotQuery m_query;
    SnapshotListModel* m_model;
    QTableView* m_table;
    WindowView<SnapshotListModel, SnapshotKey> m_view;
    ColumnChoice* m_columns;
    std::optional<SnapshotKey> m_current;
    bool m_failed = false;
    bool m_keepsPlace = false; // it is us who scroll and select
    Job m_job;
};

}
