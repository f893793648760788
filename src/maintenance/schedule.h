#pragma once

#include "maintenance/task.h"

#include <QStringList>

namespace Weekglass {

/// What is lost when pg_cron does a task instead of this program; empty: nothing.
QString cronLossText(const MaintenanceTask& task);

struct TimerRequest
{
    MaintenanceTask task;
    WeekIdentity week;
    QByteArray hash; ///< scheduleHash()
    QString schedule; ///< as cron writes it, UTC
    QString reason;
    QStringList target = {}; ///< WeekHandle::arguments(nullptr); empty: the week's name
    QString program = QStringLiteral("/usr/bin/weekglassctl");
    QStringList options = {}; ///< that choose the server, without a password, and the game
};

/// Where no pg_cron is: files for systemd, and the line for a crontab that does the same.
struct TimerText
{
    QString name; ///< of the units, without their endings
    QString service;
    QString timer;
    QString crontab;
    QString enable; ///< the command that begins it

    QString whole() const
    {
        return service + QLatin1Char('\n') + timer + QStringLiteral("\n# ") + enable
            + QStringLiteral("\n\n# crontab (UTC)\n") + crontab;
    }
};

TimerText timerText(const TimerRequest& request);

}
