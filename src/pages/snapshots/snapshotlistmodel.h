#pragma once

#include "snapshots/snapshotquery.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace Weekglass {

/// A window of consecutive snapshots, newest first. Pages are added at either end, and what is far from the
/// end that grew is dropped, so memory is bounded however far one scrolls.
class SnapshotListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { SeqColumn, TimeColumn, SubjectColumn, SizeColumn, ChecksumColumn, FixedColumnCount };
    enum class Check { Unknown, Matches, Differs, Undecidable };
    static constexpr int MaxRows = 4000;

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    /// Replaces everything. @p atNewest and @p atOldest: the window touches that end of the snapshots.
    void setPage(const SnapshotPage& page, bool atNewest, bool atOldest);
    void addOlder(const SnapshotPage& page);
    void addNewer(const SnapshotPage& page);
    /// What came out when a snapshot was opened and its checksum computed.
    void setCheck(const SnapshotKey& key, Check check);

    bool isAtNewest() const { return m_atNewest; }
    bool isAtOldest() const { return m_atOldest; }
    /// Null if there is no such row.
    const SnapshotRow* snapshot(int row) const;
    /// The row of a key, or -1.
    int find(const SnapshotKey& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void removeSnapshots(int first, int count);
    QString text(const SnapshotRow& row, int column) const;
    QString checkText(const SnapshotRow& row) const;

    std::vector<QByteArray> m_extraColumns;
    std::deque<SnapshotRow> m_rows;
    QHash<QByteArray, Check> m_checks; // by id
    bool m_atNewest = true;
    bool m_atOldest = true;
};

/// "12.3 kB"
QString shownBytes(qint64 bytes);

}
