#include "cli/waitingoutput.h"

#include "cli/output.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

}

void sayWaiting(const std::vector<WaitingRecords>& waiting, const std::optional<Error>& error)
{
    for (const QString& line : waitingLines(waiting))
        say(line);
    if (!error)
        return;
    say(Text::tr("Which records cannot be used yet is not known:"));
    printError(*error);
}

}
