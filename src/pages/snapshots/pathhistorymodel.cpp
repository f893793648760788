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

PathHistoryModel::PathHistoryModel(QObject* parent)
    : TableModel({tr("Number"), tr("Time (UTC)"), tr("Value"), tr("Change")}, parent)
{
}

qint64 PathHistoryModel::changes() const
{
    return std::ranges::count(rows(), true, &HistoryPoint::changed);
}

int PathHistoryModel::find(const SnapshotKey& key) const
{
    return findRow(
        [&](const HistoryPoint& point) { return point.key.id == key.id && point.key.seq == key.seq; });
}

int PathHistoryModel::nextChange(int row, bool forward) const
{
    const int step = forward ? 1 : -1;
    for (int at = row + step; at >= 0 && at < rowCount(); at += step) {
        if (rows()[static_cast<std::size_t>(at)].changed)
            return at;
    }
    return -1;
}

QString PathHistoryModel::changeText(const HistoryPoint& point) const
{
    const HistoryPoint* previous = row(numberOf(point) - 1);
    if (!point.changed || !previous)
        return {};
    const Pg::Value& before = previous->value;
    if (isNumber(before) && isNumber(point.value)) {
        const auto difference = Json::numberDifference(*before, *point.value);
        return difference ? QString::fromLatin1(*difference) : tr("changed");
    }
    return !before ? tr("appeared") : !point.value ? tr("gone") : tr("changed");
}

QVariant PathHistoryModel::value(const HistoryPoint& point, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case SeqColumn:
            return visibleText(point.key.seq);
        case TimeColumn:
            return visibleText(point.at);
        case ValueColumn:
            return point.value ? visibleText(*point.value) : tr("(not there)");
        default:
            return changeText(point);
        }
    case Qt::TextAlignmentRole: {
        const bool isRight = column == SeqColumn || (column != TimeColumn && isNumber(point.value));
        return QVariant::fromValue(
            Qt::Alignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case ChangedRole:
        return point.changed;
    default:
        return {};
    }
}

}
