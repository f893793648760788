#pragma once

#include "events/eventquery.h"

#include <QAbstractTableModel>

#include <deque>

namespace Weekglass {

/// A window of consecutive events, newest first. Pages are added at either end, and what is far from the end
/// that grew is dropped, so memory is bounded however far one scrolls.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles { KindRole = Qt::UserRole, SubjectRole, StatusClassRole };
    static constexpr int MaxRows = 2000;

    explicit EventTableModel(QObject* parent = nullptr);

    /// Replaces everything. @p atNewest and @p atOldest: the window touches that end of the events.
    void setPage(const EventShape& shape, const EventPage& page, bool atNewest, bool atOldest);
    void clear();
    /// @return the rows dropped at the other end.
    int addOlder(const EventPage& page);
    int addNewer(const EventPage& page);

    bool isAtNewest() const { return m_atNewest; }
    bool isAtOldest() const { return m_atOldest; }
    const EventShape& shape() const { return m_shape; }
    const EventRow* row(int row) const;
    /// The row of a key, or -1.
    int find(const EventKey& key) const;
    /// Where a column of the query ("payload" for its preview) stands in the view, or -1.
    int viewColumn(QByteArrayView name) const;
    QString cellText(int row, QByteArrayView column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct ViewColumn
    {
        QByteArray name;
        int cell = -1; // index in the row's cells; -1: the preview
    };

    void arrangeColumns();
    QString text(const EventRow& row, const ViewColumn& column) const;

    EventShape m_shape;
    std::vector<ViewColumn> m_columns;
    std::deque<EventRow> m_rows;
    bool m_atNewest = true;
    bool m_atOldest = true;
};

}
