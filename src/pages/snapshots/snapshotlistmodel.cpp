#include "pages/snapshots/snapshotlistmodel.h"

#include "base/safetext.h"
#include "widgets/parts/shorttime.h"
#include "widgets/parts/tablemodel.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype CellChars = 120;

}

QString shownBytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10 * 1024 ? 1 : 0, QLocale::DataSizeTraditionalFormat);
}

SnapshotListModel::SnapshotListModel(QObject* parent)
    : WindowModel(MaxRows, 0, parent)
{
}

void SnapshotListModel::clear()
{
    setPage({}, true, true);
    m_checks.clear();
}

void SnapshotListModel::setPage(const SnapshotPage& page, bool atNewest, bool atOldest)
{
    beginResetModel();
    m_extraColumns = page.extraColumns;
    replace(page.rows, atNewest, atOldest);
    endResetModel();
}

void SnapshotListModel::setCheck(const SnapshotKey& key, Check check)
{
    m_checks[key.id] = check;
    if (const int row = find(key); row >= 0)
        Q_EMIT dataChanged(index(row, ChecksumColumn), index(row, ChecksumColumn));
}

int SnapshotListModel::find(const SnapshotKey& key) const
{
    return findRow([&key](const SnapshotRow& row) { return row.key.id == key.id && row.key.seq == key.seq; });
}

int SnapshotListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FixedColumnCount + static_cast<int>(m_extraColumns.size());
}

QString SnapshotListModel::checkText(const SnapshotRow& row) const
{
    if (!row.checksum)
        return tr("none");
    switch (m_checks.value(row.key.id, Check::Unknown)) {
    case Check::Matches:
        return tr("✓ matches");
    case Check::Differs:
        return tr("✗ differs");
    case Check::Undecidable:
        return tr("undecidable");
    case Check::Unknown:
        break;
    }
    return tr("not checked");
}

QString SnapshotListModel::text(const SnapshotRow& row, int column) const
{
    switch (column) {
    case SeqColumn:
        return visibleText(row.key.seq, CellChars);
    case TimeColumn:
        return timeOfDay(row.at);
    case SubjectColumn:
        return visibleText(row.key.subject, CellChars);
    case SizeColumn:
        return shownBytes(row.storedBytes);
    case ChecksumColumn:
        return checkText(row);
    default:
        break;
    }
    const auto& value = row.extra[static_cast<std::size_t>(column - FixedColumnCount)];
    return value ? visibleText(*value, CellChars) : QString();
}

QVariant SnapshotListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SnapshotRow& row = *snapshot(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case DayRole:
        return dayOf(row.at);
    case Qt::AccessibleTextRole:
        return index.column() == TimeColumn ? visibleText(row.at, CellChars) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn)
            return visibleText(row.at, CellChars).toHtmlEscaped();
        if (index.column() == SizeColumn)
            return tr("As stored, compressed: %1 bytes").arg(QLocale().toString(row.storedBytes));
        if (index.column() == ChecksumColumn)
            return row.checksum
                ? tr("Stored: %1\nIt is compared with the payload when the snapshot is opened.")
                      .arg(visibleText(*row.checksum, CellChars))
                : tr("This snapshot has no checksum.");
        return {};
    case Qt::TextAlignmentRole: {
        const bool isNumber = index.column() == SeqColumn || index.column() == SizeColumn;
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    default:
        return {};
    }
}

QVariant SnapshotListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    QStringList titles {tr("Number"), tr("Time (UTC)"), tr("Subject"), tr("Stored size"), tr("Checksum")};
    for (const QByteArray& name : m_extraColumns)
        titles << visibleText(name, CellChars);
    return titleOf(titles, section, orientation, role);
}

}
