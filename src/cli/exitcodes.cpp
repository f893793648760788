#include "cli/exitcodes.h"

namespace Weekglass {

const std::vector<ExitMeaning>& exitMeanings()
{
    static const std::vector<ExitMeaning> meanings {
        {.code = ExitCode::Done, .meaning = "done"},
        {.code = ExitCode::Failed,
         .meaning = "refused or failed; nothing half-done is left, or the message says what",
         .further = {"weeks, board, migrations, sample: a game did not load",
                     "search, compare, query: some weeks failed",
                     "verify, drift, lacks, policies check: something was found"}},
        {.code = ExitCode::Usage, .meaning = "the command line cannot be understood"},
        {.code = ExitCode::NoServer, .meaning = "no server answers, or it refuses the connection"},
        {.code = ExitCode::NotFound, .meaning = "no such week, game, event, snapshot, play or operation"},
        {.code = ExitCode::Rejects, .meaning = "the import is done, but some records were rejected"},
        {.code = ExitCode::Unknown,
         .meaning = "the connection was lost during COMMIT: check before you do it again"},
        {.code = ExitCode::Alert, .meaning = "report --fail-on-alert: a row has an alert"}};
    return meanings;
}

std::string exitCodeText()
{
    std::string text = "Exit codes:";
    for (const ExitMeaning& each : exitMeanings()) {
        text += "\n  " + std::to_string(static_cast<int>(each.code)) + "  " + each.meaning;
        for (const std::string& further : each.further)
            text += "\n       " + further;
    }
    return text;
}

}
