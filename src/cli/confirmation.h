#pragma once

#include "cli/context.h"
#include "weeks/plannedchange.h"

#include <functional>

namespace CLI {
class App;
}

namespace Weekglass {

/// How a change is confirmed on the command line.
struct Confirmation
{
    std::string yes;
    std::string plan;
    bool dryRun = false;

    bool isGiven() const { return !plan.empty(); }
};

/// --dry-run, --yes and --plan
void addConfirmation(CLI::App* command, Confirmation& confirmation);

/// What a command would do, before anything is done; of the plan: phrase, hash, whether it is nothing.
struct PrintedChange
{
    PlannedChange plan = {};
    std::function<void()> print = {};
    std::optional<Error> obstacle = {}; ///< forbids it
};

/// What a command wants where the server is not marked production; there every one wants name and plan.
enum class Asks {
    Nothing, ///< it is done at once, and held against a plan only if one is given
    Plan, ///< without --plan it only says what it would do
    PlanAndName,
};

/// The one place where a change is let through: with false the plan was only printed, and an error says
/// exactly what has to be typed. @p plan is made only if it is shown or compared.
Result<bool> mayChange(const Context& context, const Confirmation& confirmation, Asks asks,
                       const std::function<Result<PrintedChange>()>& plan);
/// For what has a confirmation of its own: on a server marked production the name is typed besides.
Result<void> demandName(const Context& context, const std::string& yes, const WeekIdentity& week);

/// Why everything has to be confirmed on this server; empty: it is not marked production. One whose mark
/// cannot be read is. @p identifier: of the server, if it is known already; else the server is asked
QString whyGuarded(const Context& context, const QByteArray& identifier = {});

}
