#include "cli/commands.h"

#include "base/servertime.h"
#include "cli/comparedweeks.h"
#include "cli/output.h"
#include "cli/text.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct KeptArguments
{
    std::string forgotten;
    std::string server;
    std::optional<quint32> oid;
};

QByteArray stageWord(KeptWeek::Stage stage)
{
    switch (stage) {
    case KeptWeek::Stage::Seen:
        return "seen";
    case KeptWeek::Stage::Archived:
        return "archived";
    case KeptWeek::Stage::Dropped:
        return "dropped";
    }
    return {};
}

Result<void> listKept(const Context& context)
{
    const auto history = openMetricHistory();
    if (!history)
        return history.error();
    const auto weeks = history->weeks({});
    if (!weeks)
        return weeks.error();
    Output output(context.json,
                  {column("week", Text::tr("Week")), column("game", Text::tr("Game")),
                   column("stage", Text::tr("Stage")), column("start", Text::tr("Start (UTC)")),
                   column("seen", Text::tr("Seen (UTC)")), jsonColumn("bytes", Text::tr("Bytes")),
                   column("server", Text::tr("Server")), jsonColumn("oid", Text::tr("OID"))});
    for (const KeptWeek& week : *weeks)
        output.add({week.name, week.game, stageWord(week.stage),
                    week.startAt ? Pg::Value(timestampOf(*week.startAt)) : Pg::Value(),
                    week.seenAt.toString(Qt::ISODate), week.size, week.systemIdentifier, week.oid});
    output.finish();
    return {};
}

/// Of several databases of the name only one that is told: what is kept of a dropped week is all there is.
Result<void> forget(const KeptArguments& arguments)
{
    const QString name = QString::fromStdString(arguments.forgotten);
    const auto history = openMetricHistory();
    if (!history)
        return history.error();
    auto weeks = history->weeks({});
    if (!weeks)
        return weeks.error();
    std::erase_if(*weeks, [&](const KeptWeek& week) {
        return week.name != name || (arguments.oid && week.oid != *arguments.oid)
            || (!arguments.server.empty()
                && week.systemIdentifier != QByteArray::fromStdString(arguments.server));
    });
    if (weeks->empty())
        return notFound(Text::tr("No data of %1 are kept.").arg(name),
                        Text::tr("“weekglassctl metrics kept” lists the kept weeks."));
    if (weeks->size() > 1)
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("Metrics of several databases of this name are kept."),
            .where = name,
            .advice = Text::tr("Name one with --server and --oid; “weekglassctl metrics kept” lists them.")};
    if (auto forgotten = history->forget(weeks->front()); !forgotten)
        return forgotten;
    say(Text::tr("The kept metrics of %1 were deleted.").arg(name));
    return {};
}

}

void addKeptCommand(CLI::App& metrics, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<KeptArguments>();
    auto* command =
        metrics.add_subcommand("kept", "List the weeks with kept metrics, or delete those of one");
    auto* forgotten = command->add_option("--forget", arguments->forgotten,
                                          "Delete the kept metrics of this week for good");
    command->add_option("--server", arguments->server, "On the server with this identifier")
        ->needs(forgotten);
    command->add_option("--oid", arguments->oid, "Of the database with this OID, if several had the name")
        ->needs(forgotten);
    command->callback([&, arguments, forgotten] {
        exitCode = conclude(forgotten->empty() ? listKept(context) : forget(*arguments));
    });
}

}
