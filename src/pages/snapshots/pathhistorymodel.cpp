#include "pages/snapshots/pathhistorymodel.h"

#include "base/safetext.h"
#include "json/number.h"

#include <algorithm>

namespace Weekglass {

namespace {

bool isNumber(const Pg::Value& json)
{
    return json && !json->isEmpty() && (json->at(0) == '-' || (json->at(0) >= '0' && json->at(0) <= '9'));
}

}

void PathHistoryModel::setPoints(std::vector<HistoryPoint> points)
{
    beginResetModel();
    m_points = std::move(points);
    endResetModel();
}

qint64 PathHistoryModel::changes() const
{
    return std::count_if(m_points.begin(), m_points.end(),
                         [](const HistoryPoint& point) { return point.changed; });
}

int PathHistoryModel::find(const SnapshotKey& key) const
{
    const auto found = std::find_if(m_points.begin(), m_points.end(), [&](const HistoryPoint& point) {
        return point.key.id == key.id && point.key.seq == key.seq;
    });
    return found == m_points.end() ? -1 : static_cast<int>(found - m_points.begin());
}

int PathHistoryModel::nextChange(int row, bool forward) const
{
    const int step = forward ? 1 : -1;
    for (int at = row + step; at >= 0 && at < rowCount(); at += step) {
        if (m_points[static_cast<std::size_t>(at)].changed)
            return at;
    }
    return -1;
}

int PathHistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int PathHistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PathHistoryModel::changeText(int row) const
{
    const HistoryPoint& point = m_points[static_cast<std::size_t>(row)];
    if (!point.changed || row == 0)
        return {};
    const Pg::Value& before = m_points[static_cast<std::size_t>(row - 1)].value;
    if (isNumber(before) && isNumber(point.value)) {
        const auto difference = Json::numberDifference(*before, *point.value);
        return difference ? QString::fromLatin1(*difference) : tr("changed");
    }
    return !before ? tr("appeared") : !point.value ? tr("gone") : tr("changed");
}

QVariant PathHistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const HistoryPoint& point = m_points[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case SeqColumn:
            return visibleText(point.key.seq);
        case TimeColumn:
            return visibleText(point.at);
        case ValueColumn:
            return point.value ? visibleText(*point.value) : tr("(not there)");
        default:
            return changeText(index.row());
        }
    case Qt::TextAlignmentRole: {
        const bool isRight =
            index.column() == SeqColumn || (index.column() != TimeColumn && (isNumber(point.value)));
        return QVariant::fromValue(
            Qt::Alignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case ChangedRole:
        return point.changed;
    default:
        return {};
    }
}

QVariant PathHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeqColumn:
        return tr("Number");
    case TimeColumn:
        return tr("Time (UTC)");
    case ValueColumn:
        return tr("Value");
    case ChangeColumn:
        return tr("Change");
    default:
        return {};
    }
}

}
