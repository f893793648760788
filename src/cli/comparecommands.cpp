#include "cli/commands.h"

#include "cli/diffoutput.h"
#include "cli/eventarguments.h"
#include "cli/eventoutput.h"
#include "cli/text.h"
#include "events/eventsearch.h"
#include "weeks/weeklist.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct DiffArguments
{
    EventArguments events; // week and source
    qint64 id = 0;
    std::optional<qint64> other;
};

struct SearchArguments
{
    EventArguments events; // source and filter
    std::string game;
    int limit = 10000;
};

Result<EventRow> findEvent(OpenWeek& week, const EventQuery& query, qint64 id)
{
    auto row = fetchEvent(week.session, query, QByteArray::number(id));
    if (!row)
        return row.error();
    if (*row)
        return **std::move(row);
    return notFound(Text::tr("There is no event %1.").arg(id),
                    Text::tr("“weekglassctl events --week …” shows the ids."));
}

Result<Json::Document> payloadOf(OpenWeek& week, const EventQuery& query, const EventKey& key)
{
    auto payload = fetchEventPayload(week.session, query.source, key, wholePayload);
    if (!payload)
        return payload.error();
    return Json::Document::parse(payload->text.value_or("null"));
}

/// The event to compare with: the other one that is named, or the previous of the same kind and subject.
Result<EventKey> otherEvent(OpenWeek& week, const EventQuery& query, const EventRow& row,
                            const std::optional<qint64>& wanted)
{
    if (wanted) {
        auto other = findEvent(week, query, *wanted);
        return other ? Result<EventKey>(other->key) : other.error();
    }
    auto previous = fetchPreviousEvent(week.session, query, row);
    if (!previous)
        return previous.error();
    if (*previous)
        return **previous;
    return notFound(Text::tr("No event of the same kind and subject comes before this one."),
                    Text::tr("Name a second event to compare it with."));
}

Result<void> diffEvents(const Context& context, const DiffArguments& arguments)
{
    auto opened = arguments.events.open(context);
    if (!opened)
        return opened.error();
    auto& [week, query] = *opened;
    auto row = findEvent(week, query, arguments.id);
    if (!row)
        return row.error();
    auto other = otherEvent(week, query, *row, arguments.other);
    if (!other)
        return other.error();
    const auto before = payloadOf(week, query, *other);
    const auto after = payloadOf(week, query, row->key);
    if (!before || !after)
        return before ? after.error() : before.error();
    const Json::Diff diff = Json::diff(*before, *after);
    printDiff(context.json, *before, *after, diff);
    return {};
}

Result<EventHits> searchWeek(Pg::ConnectOptions options, const SearchArguments& arguments,
                             const EventSource& source, const Week& week)
{
    options.database = week.identity.name.toUtf8();
    auto session = Pg::Session::open(options);
    if (!session)
        return session.error();
    return searchEvents(*session, source, arguments.events.filter(), {.count = arguments.limit, .rows = 1});
}

std::vector<Pg::Value> resultCells(const Week& week, const Result<EventHits>& hits)
{
    std::vector<Pg::Value> cells {week.identity.name.toUtf8()};
    if (!hits) {
        cells.insert(cells.end(), {{}, {}, {}, {}, {}, hits.error().message.toUtf8()});
        return cells;
    }
    cells.insert(cells.end(), {QByteArray::number(hits->count), QByteArray(hits->more ? "true" : "false")});
    for (const char* name : {"at", "kind", "subject"})
        cells.push_back(hits->newest.empty()
                            ? Pg::Value()
                            : hits->newest[0].cells[static_cast<std::size_t>(hits->shape.column(name))]);
    cells.emplace_back();
    return cells;
}

/// @return the number of weeks that failed.
Result<int> searchWeeks(const Context& context, const SearchArguments& arguments)
{
    const GameLibrary library = context.loadGames();
    const auto wanted = gameWithId(library, QString::fromStdString(arguments.game));
    if (!wanted)
        return wanted.error();
    const GamePointer& game = *wanted;
    auto source = arguments.events.sourceOf(*game);
    if (!source)
        return source.error();
    const auto found = findWeeks(context, library);
    if (!found)
        return found.error();
    Output output(context.json,
                  {column("week", Text::tr("Week")), jsonColumn("events", Text::tr("Events")),
                   jsonColumn("more", Text::tr("More")), column("at", Text::tr("Newest")),
                   column("kind", Text::tr("Kind")), column("subject", Text::tr("Subject")),
                   column("error", Text::tr("Error"))});
    int failed = 0;
    for (const GameWeeks& entry : found->games) {
        for (const Week& week : entry.game == game ? entry.weeks : std::vector<Week>()) {
            const auto hits = searchWeek(found->options, arguments, *source, week);
            failed += hits ? 0 : 1;
            output.addNow(resultCells(week, hits));
        }
    }
    return failed;
}

ExitCode search(const Context& context, const SearchArguments& arguments)
{
    const auto failed = searchWeeks(context, arguments);
    if (!failed)
        return conclude(failed.error());
    if (*failed > 0)
        say(Text::tr("%n week(s) could not be searched.", nullptr, *failed));
    return *failed > 0 ? ExitCode::Failed : ExitCode::Done;
}

}

void addCompareCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto diffed = std::make_shared<DiffArguments>();
    auto* diff = app.add_subcommand("diff",
                                    "Show the changes of an event from the previous one of its kind and "
                                    "subject; with --json as a patch (RFC 6902)");
    diffed->events.addWeekTo(*diff, context);
    diffed->events.addSourceTo(*diff);
    diff->add_option("id", diffed->id, "Id of the event")->required();
    diff->add_option("other", diffed->other, "Compare with this event instead of the previous one");
    diff->callback([&, diffed] { exitCode = conclude(diffEvents(context, *diffed)); });

    auto searched = std::make_shared<SearchArguments>();
    auto* searchCommand =
        app.add_subcommand("search", "Search for events in all weeks of a game, the newest week first");
    searchCommand->add_option("--game", searched->game, "Id of the game")->type_name("GAME")->required();
    searched->events.addSourceTo(*searchCommand);
    searched->events.addFilterTo(*searchCommand);
    searchCommand->add_option("--limit", searched->limit, "Count at most this many per week")
        ->check(CLI::Range(1, 1000000000));
    searchCommand->callback([&, searched] { exitCode = search(context, *searched); });
}

}
