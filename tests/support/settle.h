#pragma once

#include "base/job.h"
#include "patience.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace Weekglass {

/// Until no job runs, short or long; false if one goes on.
inline bool waitForJobs()
{
    return QThreadPool::globalInstance()->waitForDone(Patience) && longWorkPool()->waitForDone(Patience);
}

/// Until the jobs that run have ended, their answers are taken, and what those began has ended, too: for what
/// must not come. A job that waits on for something keeps it waiting.
inline void settle()
{
    for (int round = 0; round < 3; ++round) {
        waitForJobs();
        QCoreApplication::processEvents();
    }
}

}
