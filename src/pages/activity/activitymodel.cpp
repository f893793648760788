#include "pages/activity/activitymodel.h"

#include "base/safetext.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

QString stateText(const Pg::Activity::Entry& entry)
{
    using State = Pg::Activity::State;
    switch (entry.state) {
    case State::Running:
        return ActivityModel::tr("running");
    case State::Done:
        return ActivityModel::tr("done");
    case State::Cancelled:
        return ActivityModel::tr("cancelled");
    case State::Failed:
        return ActivityModel::tr("failed");
    }
    return {};
}

QString cell(const Pg::Activity::Entry& entry, int column)
{
    switch (column) {
    case ActivityModel::StartedColumn:
        return entry.started.toString(QStringLiteral("HH:mm:ss.zzz"));
    case ActivityModel::DatabaseColumn:
        return visibleText(entry.database, 80);
    case ActivityModel::StateColumn:
        return stateText(entry);
    case ActivityModel::DurationColumn:
        return entry.state == Pg::Activity::State::Running
            ? QString()
            : ActivityModel::tr("%1 ms").arg(
                QLocale().toString(static_cast<double>(entry.microseconds) / 1000.0, 'f', 2));
    case ActivityModel::RowsColumn:
        return entry.state == Pg::Activity::State::Done ? QLocale().toString(entry.rows) : QString();
    default:
        return visibleText(QString::fromUtf8(entry.sql).simplified(), 300)
            + (entry.note.isEmpty() ? QString() : QStringLiteral(" — ") + visibleText(entry.note, 200));
    }
}

}

void ActivityModel::setEntries(std::vector<Pg::Activity::Entry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const Pg::Activity::Entry* ActivityModel::entry(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return &m_entries[m_entries.size() - 1 - static_cast<std::size_t>(row)];
}

QString ActivityModel::sql(int row) const
{
    const auto* one = entry(row);
    return one ? QString::fromUtf8(one->sql) : QString();
}

quint64 ActivityModel::id(int row) const
{
    const auto* one = entry(row);
    return one ? one->id : 0;
}

bool ActivityModel::isRunning(int row) const
{
    const auto* one = entry(row);
    return one && one->state == Pg::Activity::State::Running;
}

int ActivityModel::find(quint64 id) const
{
    const auto found = std::ranges::find(m_entries, id, &Pg::Activity::Entry::id);
    return static_cast<int>(m_entries.end() - found) - 1;
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::DisplayRole)
        return cell(m_entries[m_entries.size() - 1 - static_cast<std::size_t>(index.row())], index.column());
    if (role == Qt::TextAlignmentRole && (index.column() == DurationColumn || index.column() == RowsColumn))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StartedColumn:
        return tr("Time (UTC)");
    case DatabaseColumn:
        return tr("Database");
    case StateColumn:
        return tr("State");
    case DurationColumn:
        return tr("Took");
    case RowsColumn:
        return tr("Rows");
    default:
        return tr("Statement");
    }
}

}
