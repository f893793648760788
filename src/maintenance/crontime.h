#pragma once

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace Weekglass {

/// When a schedule of cron comes next after this time, to the minute and in its time zone; nothing if it is
/// none, or does not come within four years. Five fields, with *, lists, ranges and steps, as pg_cron reads
/// them; names of days and months are not read.
std::optional<QDateTime> nextCronTime(const QString& schedule, const QDateTime& after);

/// Each "OnCalendar=" of a systemd timer that comes when the schedule does; none if it is no schedule.
QStringList calendarOf(const QString& schedule);

}
