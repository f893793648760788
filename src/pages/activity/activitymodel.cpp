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

ActivityModel::ActivityModel(QObject* parent)
    : TableModel({tr("Time (UTC)"), tr("Database"), tr("State"), tr("Took"), tr("Rows"), tr("Statement")},
                 parent)
{
}

void ActivityModel::setEntries(std::vector<Pg::Activity::Entry> entries)
{
    std::ranges::reverse(entries);
    resetRows(std::move(entries));
}

int ActivityModel::find(quint64 id) const
{
    return findRow([id](const Pg::Activity::Entry& entry) { return entry.id == id; });
}

QVariant ActivityModel::value(const Pg::Activity::Entry& entry, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return cell(entry, column);
    if (role == Qt::TextAlignmentRole && (column == DurationColumn || column == RowsColumn))
        return alignedRight();
    return {};
}

}
