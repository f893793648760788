#include "cli/waitingoutput.h"

#include "cli/output.h"
#include "cli/text.h"

namespace Weekglass {

namespace {

}

void sayWaiting(const std::vector<WaitingRecords>& waiting, const std::optional<Error>& error)
{
    for (const QString& line : waitingLines(waiting))
        say(line);
    if (!error)
        return;
    say(Text::tr("The waiting records cannot be listed:"));
    printError(*error);
}

}
