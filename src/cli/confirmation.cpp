#include "cli/confirmation.h"

#include "cli/output.h"
#include "cli/serverrole.h"
#include "cli/text.h"
#include "weeks/servermark.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

Error refused(const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Format, .message = message, .advice = advice};
}

/// What is compared with what was typed.
struct Wanted
{
    QString name; ///< empty: none
    QString plan;

    QString options() const
    {
        const QString planned = QStringLiteral("--plan=") + plan;
        return name.isEmpty() ? planned
                              : QString(QStringLiteral("--yes=") + name + QLatin1Char(' ') + planned);
    }
};

/// A name that is given is that of what is changed, whether it was asked for or not.
Result<bool> isNamed(const Confirmation& confirmation, const QString& name)
{
    if (TypedPhrase {QString::fromStdString(confirmation.yes), name}.isRight())
        return true;
    return refused(Text::tr("The typed text is not the confirmation; nothing was done."),
                   Text::tr("Type exactly: --yes=%1").arg(name));
}

Result<bool> compare(const Confirmation& confirmation, const Wanted& wanted)
{
    if (QString::fromStdString(confirmation.plan) != wanted.plan)
        return refused(Text::tr("The plan has changed; nothing was done."),
                       Text::tr("Print the current one with --dry-run, and confirm that."));
    if (!TypedPhrase {QString::fromStdString(confirmation.yes), wanted.name}.isRight())
        return refused(Text::tr("The typed text is not the confirmation; nothing was done."),
                       Text::tr("Type exactly: %1").arg(wanted.options()));
    return true;
}

/// Nothing is planned, and nothing asked of the user, that a standby would refuse.
Result<void> serverOf(const Context& context)
{
    if (context.local)
        return {};
    const auto options = context.connectOptions();
    return options ? requirePrimary(context, *options) : options.error();
}

}

void addConfirmation(CLI::App* command, Confirmation& confirmation)
{
    command->add_flag("--dry-run", confirmation.dryRun, "Only print the plan and its obstacles");
    auto* plan =
        command->add_option("--plan", confirmation.plan, "The hash of the plan that --dry-run printed");
    command->add_option("--yes", confirmation.yes, "<name>@<system identifier>, as the plan says")
        ->needs(plan);
}

QString whyGuarded(const Context& context, const QByteArray& identifier)
{
    if (context.local)
        return {};
    const Pg::ConnectOptions server {.conninfo = context.connection.toUtf8()};
    const auto mark = identifier.isEmpty() ? askServerMark(server) : readServerMark(server, identifier);
    if (!mark)
        return Text::tr("The server is treated as production, since its mark cannot be read: %1")
            .arg(mark.error().message);
    return mark->environment == Environment::Production
        ? Text::tr("The saved connection “%1” marks this server as production.").arg(mark->connection)
        : QString();
}

Result<void> demandName(const Context& context, const std::string& yes, const WeekIdentity& week)
{
    if (const auto may = serverOf(context); !may)
        return may;
    const TypedPhrase typed {QString::fromStdString(yes), week.confirmation()};
    if (typed.isRight())
        return {};
    const QString why = whyGuarded(context, week.systemIdentifier);
    if (why.isEmpty() && yes.empty())
        return {};
    return refused(why.isEmpty() ? Text::tr("The typed text is not the confirmation; nothing was done.")
                                 : QString(why + QLatin1Char(' ') + Text::tr("Nothing was done.")),
                   Text::tr("Also type: --yes=%1").arg(typed.phrase));
}

Result<bool> mayChange(const Context& context, const Confirmation& confirmation, Asks asks,
                       const std::function<Result<PrintedChange>()>& plan)
{
    const QString why = whyGuarded(context);
    const bool isGuarded = !why.isEmpty();
    const bool isAtOnce =
        asks == Asks::Nothing && !isGuarded && !confirmation.dryRun && !confirmation.isGiven();
    if (isAtOnce && confirmation.yes.empty())
        return true;
    if (const auto server = serverOf(context); !server)
        return server.error();
    const auto change = plan();
    if (!change)
        return change.error();
    if (isAtOnce)
        return isNamed(confirmation, change->plan.phrase);
    const bool wantsName = isGuarded || asks == Asks::PlanAndName || !confirmation.yes.empty();
    const Wanted wanted {.name = wantsName ? change->plan.phrase : QString(),
                         .plan = QString::fromLatin1(change->plan.hash)};
    const bool isShown = confirmation.dryRun || change->plan.isNothing || !confirmation.isGiven();
    if (isShown) {
        change->print();
        sayConfirmedServer(context);
    }
    if (change->obstacle)
        return *change->obstacle;
    if (change->plan.isNothing)
        return false;
    if (!isShown)
        return compare(confirmation, wanted);
    if (!confirmation.dryRun && asks == Asks::Nothing)
        return refused(QString(why + QLatin1Char(' ') + Text::tr("Nothing was done.")),
                       Text::tr("Read the plan. To do it: %1").arg(wanted.options()));
    if (isGuarded || asks != Asks::Nothing)
        say(Text::tr("To do it: %1").arg(wanted.options()));
    return false;
}

}
