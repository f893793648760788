#include "cli/commands.h"

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "replay/replayverify.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct VerifyReplayArguments
{
    std::string week;
    std::string log;
    std::string game;
};

void add(Output& output, const ReplayVerification& verification)
{
    for (const ReplayDivergence& divergence : verification.first)
        output.add({verification.gameId, divergence.playNumber, divergence.path, divergence.expected,
                    divergence.found});
}

Result<qint64> verifyGames(OpenWeek& week, const PlayLogDefinition& log, const std::string& game,
                           Output& output)
{
    const Interrupt interrupt;
    if (!game.empty()) {
        const auto id = gameOf(week, log, game);
        if (!id)
            return id.error();
        const auto verified = verifyReplay(week.session, log, *id, interrupt.token());
        if (!verified)
            return verified.error();
        add(output, *verified);
        return verified->count;
    }
    ProgressLine progress;
    qint64 count = 0;
    const auto divergent = verifyReplays(
        week.session, log,
        [&](const ReplayVerified& verified) {
            progress.show(Text::tr("%1 of %2 games").arg(verified.done).arg(verified.total), verified.done);
            add(output, verified.verification);
            count += verified.verification.count;
        },
        interrupt.token());
    progress.clear();
    if (!divergent)
        return divergent.error();
    say(Text::tr("%n game(s) do not match their plays.", nullptr, static_cast<int>(*divergent)));
    return count;
}

/// @return how many divergences there are.
Result<qint64> verify(const Context& context, const VerifyReplayArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto log = playLogOf(*week->game, arguments.log);
    if (!log)
        return log.error();
    Output output(context.json,
                  {column("game_id", Text::tr("Game")), jsonColumn("play_number", Text::tr("Play")),
                   column("path", Text::tr("Path")), column("expected", Text::tr("By the plays")),
                   column("found", Text::tr("Stored"))});
    auto count = verifyGames(*week, **log, arguments.game, output);
    if (!count)
        return count;
    output.finish();
    say(Text::tr("%n divergence(s).", nullptr, static_cast<int>(*count)));
    return count;
}

}

void addVerifyReplayCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<VerifyReplayArguments>();
    auto* command = app.add_subcommand(
        "verify-replay", "Recompute states from the plays, and print where the stored ones differ");
    addWeek(*command, context, arguments->week);
    command->add_option("--log", arguments->log, "Id of the play log (default: the game's first)");
    command->add_option("--game", arguments->game,
                        "One game, by either of its ids (default: all games of the log)");
    command->callback([&, arguments] {
        const auto count = verify(context, *arguments);
        exitCode = count ? (*count == 0 ? ExitCode::Done : ExitCode::Failed) : conclude(count.error());
    });
}

}
