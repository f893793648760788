#pragma once

#include "snapshots/snapshotquery.h"
#include "widgets/parts/windowmodel.h"

#include <QHash>

namespace Weekglass {

/// A window of consecutive snapshots.
class SnapshotListModel : public WindowModel<SnapshotRow, SnapshotPage>
{
    Q_OBJECT

public:
    enum Columns { SeqColumn, TimeColumn, SubjectColumn, SizeColumn, ChecksumColumn, FixedColumnCount };
    enum Roles { DayRole = Qt::UserRole };
    enum class Check { Unknown, Matches, Differs, Undecidable };
    static constexpr int MaxRows = 4000;

    explicit SnapshotListModel(QObject* parent = nullptr);

    void clear();
    /// Replaces everything. @p atNewest and @p atOldest: the window touches that end of the snapshots.
    void setPage(const SnapshotPage& page, bool atNewest, bool atOldest);
    /// What came out when a snapshot was opened and its checksum computed.
    void setCheck(const SnapshotKey& key, Check check);

    const SnapshotRow* snapshot(int row) const { return WindowModel::row(row); }
    /// The row of a key, or -1.
    int find(const SnapshotKey& key) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const SnapshotRow& row, int column) const;
    QString checkText(const SnapshotRow& row) const;

    std::vector<QByteArray> m_extraColumns;
    QHash<QByteArray, Check> m_checks; // by id
};

/// "12.3 kB"
QString shownBytes(qint64 bytes);

}
