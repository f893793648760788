#include "base/job.h"

#include <QCoreApplication>

namespace {

/// With one processor, a job that waits for a server would hold all others up.
void asInTheProgram()
{
    Weekglass::allowManyJobs();
}

}

Q_COREAPP_STARTUP_FUNCTION(asInTheProgram)
