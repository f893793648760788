#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/gamefolders.h"
#include "cli/interrupt.h"
#include "cli/text.h"
#include "lifecycle/weekfacts.h"
#include "lifecycle/weekgates.h"
#include "json/strings.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace Weekglass {

namespace {

QByteArray noteOf(const BoardWeek& week)
{
    QStringList notes;
    if (week.isInvalid)
        notes << Text::tr("invalid: an interrupted CREATE or DROP left it");
    if (week.isClosed)
        notes << Text::tr("closed");
    if (week.stage == WeekStage::Created)
        notes << Text::tr("unfinished: create it again to finish it, or drop it");
    if (week.isResetting)
        notes << Text::tr("a reset is unfinished");
    const bool isByGame = week.facts && week.facts->isOver;
    if (week.isDue)
        notes << (week.stage == WeekStage::Planned ? Text::tr("due: it has begun")
                      : isByGame                   ? Text::tr("due: the game was reset after it")
                                                   : Text::tr("due: its week is over"));
    return notes.join(QStringLiteral("; ")).toUtf8();
}

std::vector<Output::Column> boardColumns(bool withSchema)
{
    std::vector<Output::Column> columns {column("game", Text::tr("Game")),
                                         column("week", Text::tr("Week")),
                                         column("stage", Text::tr("Stage")),
                                         jsonColumn("sessions", Text::tr("Sessions")),
                                         jsonColumn("bytes", Text::tr("Bytes")),
                                         column("owner", Text::tr("Owner")),
                                         column("archived_at", Text::tr("Archived")),
                                         column("note", Text::tr("Note")),
                                         column("next", Text::tr("Next step")),
                                         jsonColumn("gates", Text::tr("Gates"))};
    if (withSchema)
        columns.insert(columns.end(),
                       {column("version", Text::tr("Version")), jsonColumn("pending", Text::tr("Pending")),
                        jsonColumn("drift", Text::tr("Drift")), column("reset_at", Text::tr("Reset at")),
                        column("schema_note", Text::tr("Schema"))});
    return columns;
}

/// [{"step": "drop", "state": "guarded", "note": "needs…"}, …]
QByteArray gatesJson(const std::vector<WeekGate>& gates)
{
    QByteArrayList items;
    for (const WeekGate& gate : gates) {
        const auto state = gate.state == WeekGate::State::Open ? QStringLiteral("open")
            : gate.state == WeekGate::State::Guarded           ? QStringLiteral("guarded")
                                                               : QStringLiteral("shut");
        items << "{\"step\": " + Json::quoted(stepName(gate.step)) + ", \"state\": " + Json::quoted(state)
                + ", \"note\": " + Json::quoted(gate.note) + '}';
    }
    return '[' + items.join(", ") + ']';
}

/// "thaw, archive (shut), drop (guarded)"
QByteArray gatesText(const std::vector<WeekGate>& gates)
{
    QStringList items;
    for (const WeekGate& gate : gates)
        items << (gate.state == WeekGate::State::Open ? stepName(gate.step)
                      : gate.state == WeekGate::State::Guarded
                      ? Text::tr("%1 (guarded)").arg(stepName(gate.step))
                      : Text::tr("%1 (shut)").arg(stepName(gate.step)));
    return items.join(QStringLiteral(", ")).toUtf8();
}

void addFacts(std::vector<Pg::Value>& cells, const BoardWeek& week)
{
    if (!week.facts) {
        cells.resize(cells.size() + 5);
        return;
    }
    const WeekFacts& facts = *week.facts;
    const QByteArray note = facts.error ? whyNotRead(*facts.error)
                                        : (facts.note.isEmpty() ? facts.driftNote : facts.note).toUtf8();
    const auto number = [](int value) { return Pg::Value(QByteArray::number(value)); };
    cells.insert(cells.end(),
                 {facts.version.toUtf8(), facts.error ? Pg::Value() : number(facts.pending),
                  facts.differences ? number(*facts.differences) : Pg::Value(), facts.resetAt, note});
}

/// Version, drift and the game's own reset, by a session in each of the weeks.
Result<void> addSchema(const Context& context, std::vector<GameBoard>& boards, ReferenceCatalogs* references)
{
    const auto server = context.connectOptions();
    if (!server)
        return server.error();
    const Interrupt interrupt;
    ProgressLine line;
    auto read = readBoardFacts(
        *server, boards,
        {.references = references,
         .onFacts = [&line](const BoardWeek& week, const WeekFacts&) { line.showText(week.identity.name); },
         .stop = interrupt.token()});
    line.clear();
    return read;
}

/// The newest week of each game that may have been made ahead: while it is empty, the one before it is reset.
Result<void> lookIntoNewest(const Context& context, std::vector<GameBoard>& boards)
{
    std::vector<GameBoard> newest;
    std::vector<BoardWeek*> places;
    for (GameBoard& board : boards) {
        const auto before = std::ranges::find_if(
            board.weeks, [](const BoardWeek& week) { return !week.followedBy.isEmpty(); });
        if (before == board.weeks.end() || before->stage != WeekStage::Live)
            continue;
        const auto last = std::ranges::find_if(board.weeks, [&before](const BoardWeek& week) {
            return week.identity.name == before->followedBy && week.identity.oid != 0;
        });
        places.push_back(&*last);
        newest.push_back({board.game, {*last}});
    }
    if (auto added = addSchema(context, newest, nullptr); !added)
        return added;
    for (std::size_t i = 0; i < places.size(); ++i)
        *places[i] = std::move(newest[i].weeks.front());
    return {};
}

Result<void> board(const Context& context, const AdminArguments& arguments)
{
    const GameLibrary library = loadAllGames(context);
    auto session = context.open();
    if (!session)
        return session.error();
    auto read = readBoard(*session, library,
                          {.withSizes = arguments.withSizes, .withDropped = arguments.withDropped});
    if (!read)
        return read.error();
    if (const QString warning = clockWarning(read->clockAhead); !warning.isEmpty())
        say(warning);
    ReferenceCatalogs references([&](const std::stop_token&) { return scratchServer(context, arguments); });
    if (auto added = arguments.withSchema ? addSchema(context, read->games, &references)
                                          : lookIntoNewest(context, read->games);
        !added)
        return added;
    std::ranges::for_each(read->games, [](GameBoard& each) { markFollowed(each); });
    Output output(context.json, boardColumns(arguments.withSchema));
    for (const GameBoard& each : read->games) {
        for (const BoardWeek& week : each.weeks) {
            const auto gates = gatesOf(week, week.facts ? week.facts->pending : 0);
            const WeekGate* next = nextGate(gates);
            std::vector<Pg::Value> cells {each.game->id.toUtf8(),
                                          week.identity.name.toUtf8(),
                                          stageName(week.stage).toUtf8(),
                                          QByteArray::number(week.sessions),
                                          week.bytes ? Pg::Value(QByteArray::number(*week.bytes))
                                                     : Pg::Value(),
                                          week.owner.toUtf8(),
                                          week.archivedAt,
                                          noteOf(week),
                                          next ? stepName(next->step).toUtf8() : QByteArray(),
                                          context.json ? gatesJson(gates) : gatesText(gates)};
            if (arguments.withSchema)
                addFacts(cells, week);
            output.add(std::move(cells));
        }
    }
    output.finish();
    return {};
}

}

void addBoardCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<AdminArguments>();
    auto* command = app.add_subcommand(
        "board",
        "List the weeks of all games by stage, and the steps that are due; work on notebooks of findings");
    command->add_flag("--sizes", arguments->withSizes, "Also print sizes, which takes longer");
    command->add_flag("--dropped", arguments->withDropped, "Also list weeks that are gone");
    command->add_flag("--schema", arguments->withSchema,
                      "Also print version, pending migrations, drift and the game's reset: reads each week");
    addInPlace(command, *arguments);
    addNotebookCommands(*command, context, exitCode);
    command->callback([&, arguments, command] {
        if (command->get_subcommands().empty()) // else that has answered
            exitCode = conclude(board(context, *arguments));
    });
}

}
