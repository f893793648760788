#pragma once

#include "events/eventquery.h"

#include <QAbstractTableModel>

#include <deque>

namespace Weekglass {

/// A window of consecutive events, newest first. Pages are added at either end, and what is far from the end
/// that grew is dropped, so memory is bounded however far one scrolls. Where the window does not touch an end
/// of the events, rows that say "loading" stand for what lies beyond.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles { KindRole = Qt::UserRole, SubjectRole, StatusClassRole, LoadingRole };
    static constexpr int MaxEvents = 2000;
    static constexpr int LoadingRows = 40;

    explicit EventTableModel(QObject* parent = nullptr);

    /// Replaces everything. @p atNewest and @p atOldest: the window touches that end of the events.
    void setPage(const EventShape& shape, const EventPage& page, bool atNewest, bool atOldest);
    void clear();
    void addOlder(const EventPage& page);
    void addNewer(const EventPage& page);
    /// Events that were added to the week meanwhile, or that came late, each put where it belongs. Only while
    /// the window touches the newest end.
    void merge(const std::vector<EventRow>& rows);
    /// There are newer events than the window has.
    void leaveNewest();

    bool isAtNewest() const { return m_atNewest; }
    bool isAtOldest() const { return m_atOldest; }
    const EventShape& shape() const { return m_shape; }
    int eventCount() const { return static_cast<int>(m_rows.size()); }
    /// The row of the view in which the first event is.
    int firstRow() const { return m_atNewest ? 0 : LoadingRows; }
    int lastRow() const { return firstRow() + eventCount() - 1; }
    /// The event in a row of the view; null for one that is loading.
    const EventRow* event(int row) const;
    /// The row of a key, or -1.
    int find(const EventKey& key) const;
    /// Where a column of the query ("payload" for its preview) stands in the view, or -1.
    int viewColumn(QByteArrayView name) const;
    QString cellText(int row, QByteArrayView column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct ViewColumn
    {
        QByteArray name;
        int cell = -1; // index in the row's cells; -1: the preview
    };

    void arrangeColumns();
    void setAtNewest(bool atNewest);
    void setAtOldest(bool atOldest);
    void removeEvents(int first, int count);
    QString text(const EventRow& row, const ViewColumn& column) const;

    EventShape m_shape;
    std::vector<ViewColumn> m_columns;
    std::deque<EventRow> m_rows;
    bool m_atNewest = true;
    bool m_atOldest = true;
};

}
