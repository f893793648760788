#include "cli/comparedweeks.h"

#include "cli/asplayer.h"
#include "cli/output.h"
#include "cli/text.h"
#include "lifecycle/keephistory.h"
#include "metrics/comparable.h"
#include "metrics/keptmetrics.h"
#include "weeks/weeklist.h"

#include <algorithm>
#include <set>

namespace Weekglass {

namespace {

/// The game's weeks as the server lists them.
struct Server
{
    std::shared_ptr<Pg::SessionPool> pool;
    QByteArray systemIdentifier;
    std::vector<Week> weeks;

    const Week* week(const QString& name) const
    {
        const auto found = std::ranges::find(weeks, name, [](const Week& w) { return w.identity.name; });
        return found == weeks.end() ? nullptr : &*found;
    }
};

struct ChosenWeek
{
    QString name;
    std::optional<WeekHandle> handle; ///< it is there
    std::optional<KeptWeek> kept; ///< something is known of it
};

Result<GamePointer> gameOf(const Context& context, const GameLibrary& library, const WeekChoice& choice)
{
    GamePointer game;
    if (!choice.game.isEmpty()) {
        const auto wanted = gameWithId(library, choice.game);
        if (!wanted)
            return wanted.error();
        game = *wanted;
    }
    for (const QString& week : choice.weeks) {
        auto own = gameOfDatabase(context, library, week);
        if (!own)
            return own;
        if (game && *own != game)
            return Error {
                .kind = Error::Kind::Format,
                .message = Text::tr("%1 is a week of %2, not of %3.").arg(week, (*own)->title, game->title),
                .advice = Text::tr("Compare weeks of one game.")};
        game = *std::move(own);
    }
    if (!game)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("No week to compare is named."),
                      .advice = Text::tr("Name weeks, or a game with --game and --last.")};
    return game;
}

Result<Server> askServer(const Context& context, const GameLibrary& library, const GamePointer& game)
{
    auto found = findWeeks(context, library);
    if (!found)
        return found.error();
    auto identity = identify(found->session);
    if (!identity)
        return identity.error();
    std::vector<Week> weeks;
    for (GameWeeks& group : found->games) {
        if (group.game == game)
            std::ranges::move(group.weeks, std::back_inserter(weeks));
    }
    return Server {.pool = Pg::SessionPool::create(found->options),
                   .systemIdentifier = identity->systemIdentifier,
                   .weeks = std::move(weeks)};
}

/// Weeks of this server that are not there any more are marked so.
void noteDropped(const MetricHistory& history, const Server& server, std::vector<KeptWeek>& kept)
{
    for (KeptWeek& week : kept) {
        const Week* there = server.week(week.name);
        if (week.systemIdentifier != server.systemIdentifier || week.stage == KeptWeek::Stage::Dropped
            || (there && there->identity.oid == week.oid))
            continue;
        week.stage = KeptWeek::Stage::Dropped;
        if (const auto noted = history.setStage(week, week.stage); !noted)
            printError(noted.error());
    }
}

/// What is kept under the name: of this very database, else the newest that has something to show, first of
/// the same server.
std::optional<KeptWeek> keptUnder(const QString& name, const Week* there, const std::optional<Server>& server,
                                  const std::vector<KeptWeek>& kept)
{
    const KeptWeek* best = nullptr;
    for (const KeptWeek& week : kept) {
        if (week.name != name)
            continue;
        if (there) {
            if (week.oid == there->identity.oid && week.systemIdentifier == there->identity.systemIdentifier)
                return week;
            continue;
        }
        const auto isHere = [&server](const KeptWeek& w) {
            return server && w.systemIdentifier == server->systemIdentifier;
        };
        if (week.size > 0 && (!best || (isHere(week) && !isHere(*best))))
            best = &week;
    }
    return best ? std::optional(*best) : std::nullopt;
}

QStringList lastWeeks(const std::optional<Server>& server, const std::vector<KeptWeek>& kept, int count)
{
    std::set<QString, std::greater<>>
        names; // the year and the week are at the end, so the newest comes first
    for (const KeptWeek& week : kept) {
        if (week.size > 0 && (!server || week.systemIdentifier == server->systemIdentifier))
            names.insert(week.name);
    }
    for (const Week& week : server ? server->weeks : std::vector<Week>())
        names.insert(week.identity.name);
    QStringList last(names.begin(), names.end());
    return last.mid(0, count);
}

ComparedWeek loadKept(const MetricHistory& history, const KeptWeek& week, const GameDefinition& game,
                      const QStringList& metrics)
{
    ComparedWeek compared {.isKept = true};
    const auto bytes = history.load(week);
    if (!bytes || !*bytes) {
        compared.readings.error = bytes ? notFound(Text::tr("None of its data is kept."), {}) : bytes.error();
    } else if (auto readings = keptReadings(**bytes)) {
        compared.readings = *std::move(readings);
    } else {
        compared.readings.error = readings.error();
    }
    compared.readings.week = week.name;
    refuseOtherComparisons(compared.readings, game);
    if (!metrics.isEmpty())
        std::erase_if(compared.readings.metrics,
                      [&metrics](const MetricReadings& metric) { return !metrics.contains(metric.id); });
    return compared;
}

std::vector<ChosenWeek> choose(const WeekChoice& choice, const GamePointer& game,
                               const std::optional<Server>& server, const std::vector<KeptWeek>& kept)
{
    std::vector<ChosenWeek> chosen;
    for (const QString& name : choice.weeks.isEmpty() ? lastWeeks(server, kept, choice.last) : choice.weeks) {
        const Week* there = server ? server->week(name) : nullptr;
        chosen.push_back({.name = name, .handle = {}, .kept = keptUnder(name, there, server, kept)});
        if (there)
            chosen.back().handle =
                WeekHandle {.pool = server->pool, .game = game, .identity = there->identity};
    }
    return chosen;
}

/// All that are there at once, in the order in which they were chosen.
std::vector<ComparedWeek> readLive(const std::vector<ChosenWeek>& chosen, const QStringList& metrics,
                                   const std::stop_token& stop)
{
    std::vector<WeekHandle> handles;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (!chosen[i].handle)
            continue;
        handles.push_back(*chosen[i].handle);
        places.push_back(i);
    }
    tellHiddenRows(handles);
    ProgressLine progress;
    int done = 0;
    auto readings = readWeeks(
        handles, {.metrics = metrics},
        [&](std::size_t, const WeekReadings& week, const MetricReadings* metric) {
            if (metric)
                progress.show(Text::tr("Metrics read, now of %1").arg(week.week), ++done);
        },
        stop);
    progress.clear();
    std::vector<ComparedWeek> weeks(chosen.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        weeks[places[i]].readings = std::move(readings[i]);
    return weeks;
}

std::optional<qint64> markerOf(const WeekChoice& choice, const std::optional<MetricHistory>& history,
                               const ChosenWeek& week)
{
    const auto given = choice.markers.find(week.name);
    if (given == choice.markers.end())
        return week.kept ? week.kept->marker : std::nullopt;
    if (history && choice.keeps && (week.handle || week.kept)) {
        const auto noted = history->setMarker(
            week.handle ? keptWeekOf(week.handle->identity, week.handle->game->id) : *week.kept, *given);
        if (!noted)
            printError(noted.error());
    }
    return *given;
}

/// What is kept stands in for what could not be read.
void fillIn(ComparedWeek& week, const ChosenWeek& chosen, const GameDefinition& game,
            const std::optional<MetricHistory>& history, const QStringList& metrics)
{
    if (!chosen.handle && !chosen.kept) {
        week.readings = {.week = chosen.name,
                         .error = notFound(Text::tr("There is no such week, and no data of it are kept."),
                                           Text::tr("“weekglassctl weeks” lists the weeks."))};
        return;
    }
    const bool isRead = chosen.handle && !week.readings.error;
    if (isRead || !history || !chosen.kept || chosen.kept->size == 0)
        return;
    if (week.readings.error)
        say(week.readings.error->text());
    week = loadKept(*history, *chosen.kept, game, metrics);
}

}

Result<MetricHistory> openMetricHistory()
{
    auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    if (!workspace->notice().isEmpty())
        say(workspace->notice());
    return MetricHistory(*workspace);
}

Result<std::vector<ComparedWeek>> readComparedWeeks(const Context& context, const WeekChoice& choice,
                                                    const std::stop_token& stop)
{
    const GameLibrary library = context.loadGames();
    const auto game = gameOf(context, library, choice);
    if (!game)
        return game.error();
    std::optional<MetricHistory> history;
    std::vector<KeptWeek> kept;
    if (auto opened = openMetricHistory()) {
        history = *opened;
        auto listed = history->weeks((*game)->id);
        if (!listed)
            return listed.error();
        kept = *std::move(listed);
    } else {
        printError(opened.error());
    }
    std::optional<Server> server;
    if (auto answer = askServer(context, library, *game)) {
        server = *std::move(answer);
        if (history)
            noteDropped(*history, *server, kept);
    } else if (kept.empty()) {
        return answer.error();
    } else {
        printError(answer.error());
        say(Text::tr("The kept metrics of the weeks are compared instead."));
    }
    const auto chosen = choose(choice, *game, server, kept);
    if (chosen.empty())
        return notFound(Text::tr("There are no weeks of %1.").arg((*game)->title), {});
    auto weeks = readLive(chosen, choice.metrics, stop);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (history && choice.keeps && chosen[i].handle && !weeks[i].readings.metrics.empty()) {
            const auto done =
                keepReadings(*history, chosen[i].handle->identity, (*game)->id, weeks[i].readings);
            if (!done)
                printError(done.error());
        }
        fillIn(weeks[i], chosen[i], **game, history, choice.metrics);
        weeks[i].marker = markerOf(choice, history, chosen[i]);
    }
    return weeks;
}

}
