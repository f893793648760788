#pragma once

#include "patience.h"

#include <QProcess>

namespace Weekglass {

/// Kills the process and waits for its end. True also for one that was quicker and had ended before, of which
/// waitForFinished() says false.
inline bool killProcess(QProcess& process)
{
    process.kill();
    return process.state() == QProcess::NotRunning || process.waitForFinished(Patience)
        || process.state() == QProcess::NotRunning;
}

}
