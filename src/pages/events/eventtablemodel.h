#pragma once

#include "events/eventquery.h"
#include "widgets/parts/windowmodel.h"

namespace Weekglass {

/// A window of consecutive events. Where it does not touch an end of them, rows say "loading".
class EventTableModel : public WindowModel<EventRow, EventPage>
{
    Q_OBJECT

public:
    enum Roles { KindRole = Qt::UserRole, SubjectRole, StatusClassRole, LoadingRole, DayRole };
    static constexpr int MaxEvents = 2000;
    static constexpr int LoadingRows = 40;

    explicit EventTableModel(QObject* parent = nullptr);

    /// Replaces everything. @p atNewest and @p atOldest: the window touches that end of the events.
    void setPage(const EventShape& shape, const EventPage& page, bool atNewest, bool atOldest);
    void clear();
    /// Events that were added to the week meanwhile, or that came late, each put where it belongs. Only while
    /// the window touches the newest end.
    void merge(const std::vector<EventRow>& rows);

    const EventShape& shape() const { return m_shape; }
    int eventCount() const { return count(); }
    const EventRow* event(int row) const { return WindowModel::row(row); }
    /// The row of a key, or -1.
    int find(const EventKey& key) const;
    /// Where a column of the query ("payload" for its preview) stands in the view, or -1.
    int viewColumn(QByteArrayView name) const;
    /// The other way round.
    QByteArray columnName(int column) const { return m_columns.at(static_cast<std::size_t>(column)).name; }
    QString cellText(int row, QByteArrayView column) const;

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
    QString text(const EventRow& row, const ViewColumn& column) const;

    EventShape m_shape;
    std::vector<ViewColumn> m_columns;
};

}
