#include "cli/commands.h"

#include "base/files.h"
#include "base/safetext.h"
#include "cli/asplayer.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/rowoutput.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "weeks/weeklist.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace Weekglass {

namespace {

struct QueryArguments
{
    std::vector<std::string> weeks;
    std::string week; // the first argument
    std::string game;
    int last = 0;
    std::string sql;
    std::string file;
    RowOutput output;
    qint64 limit = QueryLimits().rows;
    int timeout = 0;
};

Result<QueryStatement> statementOf(const QueryArguments& arguments)
{
    if (arguments.file.empty())
        return readingStatement(QString::fromStdString(arguments.sql));
    const QString file = QString::fromStdString(arguments.file);
    const auto text = readFile(file);
    if (!text)
        return text.error();
    auto statement = readingStatement(QString::fromUtf8(*text));
    if (statement)
        return statement;
    Error error = statement.error();
    error.where = file + QStringLiteral(", ") + error.where;
    return error;
}

bool isWanted(const QueryArguments& arguments, const GameWeeks& game, const Week& week)
{
    if (arguments.weeks.empty())
        return game.game->id.toStdString() == arguments.game;
    return std::ranges::find(arguments.weeks, week.identity.name.toStdString()) != arguments.weeks.end();
}

/// In the order in which they were named, also those that are not there; else the newest of the game first.
Result<std::vector<WeekHandle>> weeksOf(const Context& context, const QueryArguments& arguments)
{
    const GameLibrary library = context.loadGames();
    if (const auto* waiting = library.untrustedGame(QString::fromStdString(arguments.game)))
        return notTrusted(waiting->content);
    const auto found = findWeeks(context, library);
    if (!found)
        return found.error();
    const auto pool = Pg::SessionPool::create(found->options);
    std::vector<WeekHandle> weeks;
    for (const std::string& name : arguments.weeks) {
        auto game = gameOfDatabase(context, library, QString::fromStdString(name));
        if (!game)
            return game.error();
        WeekIdentity unknown;
        unknown.name = QString::fromStdString(name);
        weeks.push_back({.pool = pool, .game = *std::move(game), .identity = std::move(unknown)});
    }
    for (const GameWeeks& game : found->games) {
        for (const Week& week : game.weeks) {
            if (!isWanted(arguments, game, week))
                continue;
            const auto named = std::ranges::find(weeks, week.identity.name, &WeekHandle::title);
            if (named != weeks.end())
                named->identity = week.identity;
            else if (weeks.size() < static_cast<std::size_t>(arguments.last))
                weeks.push_back({.pool = pool, .game = game.game, .identity = week.identity});
        }
    }
    if (weeks.empty())
        return notFound(
            Text::tr("There are no weeks of the game “%1”.").arg(QString::fromStdString(arguments.game)),
            Text::tr("“weekglassctl weeks” lists the weeks."));
    return weeks;
}

Pg::Value cellText(const CombinedResult& result, qsizetype row, int column)
{
    const CombinedResult::Cell cell = result.cell(row, column);
    if (cell.kind == CombinedResult::CellKind::NotThere)
        return notThereText(result.parts()[result.partOf(row)].week).toUtf8();
    return cell.kind == CombinedResult::CellKind::Null ? QByteArray("NULL") : cell.text.toByteArray();
}

void printTable(const CombinedResult& result)
{
    QStringList titles;
    for (const QueryColumn& column : result.columns())
        titles << visibleText(column.name, 60);
    Output output = Output::forPeople(titles);
    for (qsizetype row = 0; row < result.rowCount(); ++row) {
        std::vector<Pg::Value> cells;
        for (int column = 0; column < static_cast<int>(result.columns().size()); ++column)
            cells.push_back(cellText(result, row, column));
        output.add(std::move(cells));
    }
    output.finish();
    if (result.isCut())
        say(Text::tr("There are more rows: raise --limit, or use --csv, --json or --out for all of them."));
}

/// @return how many weeks failed.
Result<int> runForPeople(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                         const QueryArguments& arguments, const Pg::Call& call)
{
    std::vector<CombinedResult::Part> parts(weeks.size());
    QueryLimits limits;
    limits.rows = arguments.limit;
    runOnWeeks(weeks, statement, QueryMode::Rows, limits, call,
               [&](std::size_t week, std::shared_ptr<const QueryResult> result) {
                   parts[week] = {.week = weeks[week].title(), .result = std::move(result)};
               });
    if (parts.size() == 1 && parts[0].result->error)
        return parts[0].result->error->at(parts[0].week);
    for (const CombinedResult::Part& part : parts) {
        for (const QString& notice : part.result->notices)
            say(part.week + QStringLiteral(": ") + notice);
    }
    printTable({parts, parts.size() > 1});
    return static_cast<int>(
        std::ranges::count_if(parts, [](const auto& part) { return part.result->error.has_value(); }));
}

Result<int> runQueryCommand(const Context& context, const QueryArguments& arguments)
{
    if (const auto may = arguments.output.out.mayBeWritten(); !may)
        return may.error();
    const auto statement = statementOf(arguments);
    if (!statement)
        return statement.error();
    auto weeks = weeksOf(context, arguments);
    if (!weeks)
        return weeks.error();
    if (auto may = readAsAsked(context, *weeks, statement->text); !may)
        return may.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token(), .deadline = std::chrono::seconds(arguments.timeout)};
    if (!arguments.output.isAsked(context))
        return runForPeople(*weeks, *statement, arguments, call);
    const auto written = arguments.output.write(*weeks, *statement, call);
    return written ? Result<int>(written->failedWeeks) : written.error();
}

ExitCode query(const Context& context, const QueryArguments& arguments)
{
    const auto failed = runQueryCommand(context, arguments);
    if (!failed)
        return conclude(failed.error());
    if (*failed > 0)
        say(Text::tr("%n week(s) failed.", nullptr, *failed));
    return *failed > 0 ? ExitCode::Failed : ExitCode::Done;
}

}

void addQueryCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<QueryArguments>();
    auto* command =
        app.add_subcommand("query",
                           "Run one statement that reads, on one week or on several, each in a read-only "
                           "transaction; for several weeks, the result has a column week");
    if (!context.isGiven({"--week", "--weeks", "--database", "--game"}))
        command->add_option("week", arguments->week, "Name of the week; several: --weeks")->type_name("WEEK");
    auto* sql = command->add_option("sql", arguments->sql, "The statement; names need their schema");
    auto* file =
        command->add_option("-f,--file", arguments->file, "Take the statement from this file")->excludes(sql);
    auto* weeks = addWeeks(*command, context, arguments->weeks, "--weeks,--week",
                           "Names of weeks, separated by commas", &arguments->game)
                      ->delimiter(',')
                      ->allow_extra_args(false); // the next one is the statement
    auto* game = command->add_option("--game", arguments->game, "Weeks of this game instead")
                     ->type_name("GAME")
                     ->excludes(weeks);
    command->add_option("--last", arguments->last, "Number of its newest weeks")
        ->needs(game)
        ->check(CLI::Range(1, 1000))
        ->default_val(1);
    arguments->output.addTo(*command);
    command->add_option("--limit", arguments->limit, "Rows in a table for people (default: 10000)")
        ->check(CLI::Range(1, 10'000'000));
    command->add_option("--timeout", arguments->timeout, "Time-out in seconds (default: none)")
        ->check(CLI::Range(0, 86400));
    command->callback([&, arguments, sql, file] {
        if (sql->empty() && file->empty())
            throw CLI::RequiredError(
                arguments->week.empty() ? "sql or --file"
                                        : "The week before the statement (or --weeks, --database or --game)");
        QueryArguments asked = *arguments; // which stay as they were parsed: the command may run again
        if (!asked.week.empty())
            asked.weeks.push_back(asked.week);
        if (asked.weeks.empty() && asked.game.empty())
            throw CLI::RequiredError("--weeks, --database or --game");
        exitCode = query(context, asked);
    });
}

}
