#include "base/safetext.h"
#include "base/utf8.h"
#include "cli/adminarguments.h"
#include "cli/commands.h"
#include "cli/confirmation.h"
#include "cli/interrupt.h"
#include "cli/notedcommand.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "redis/cachewrite.h"
#include "weeks/planhash.h"
#include "json/strings.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace Weekglass {

namespace {

struct CacheArguments : AdminArguments
{
    std::string redis;
    std::string key;
    std::string subject;
    bool isStaleOnly = false;
    bool fails = false;
    bool refresh = false;
    bool deletes = false;
};

/// A cache by its id or its pattern, or one of its keys.
Result<CacheRequest> requestOf(const GameDefinition& game, const CacheArguments& arguments)
{
    CacheRequest request {.subject = QByteArray::fromStdString(arguments.subject)};
    if (arguments.key.empty())
        return request;
    const QByteArray wanted = QByteArray::fromStdString(arguments.key);
    QStringList known;
    for (const CacheDefinition& cache : game.cache) {
        known << cache.key;
        const auto subject = cacheSubject(cache, wanted);
        const bool isNamed = wanted == cache.id.toUtf8() || wanted == cache.key.toUtf8();
        if (!isNamed && !subject)
            continue;
        request.cache = cache.id;
        if (!isNamed && !cache.placeholder().isEmpty())
            request.subject = *subject;
        return request;
    }
    return notFound(Text::tr("%1 caches nothing under “%2”.").arg(game.title, visibleText(wanted, 200)),
                    Text::tr("It has: %1").arg(known.join(Text::tr(", "))));
}

/// Both sides of each value.
QByteArray partsJson(const std::vector<ComparedPart>& parts)
{
    const auto json = [](const Pg::Value& value) {
        return value ? Json::quoted(QString::fromUtf8(*value)) : QByteArray("null");
    };
    QByteArrayList list;
    for (const ComparedPart& part : parts)
        list << "{\"name\": " + Json::quoted(QString::fromUtf8(part.name)) + ", \"redis\": "
                + json(part.redis) + ", \"week\": " + (part.isCompared ? json(part.row) : QByteArray("null"))
                + ", \"same\": " + (part.isSame ? "true" : "false") + '}';
    return '[' + list.join(", ") + ']';
}

void printLook(const Context& context, const GameDefinition& game, const CacheLook& look, bool isStaleOnly)
{
    Output output(context.json,
                  {column("key", Text::tr("Key")), column("type", Text::tr("Type")),
                   column("expiry", Text::tr("Expires in")), column("state", Text::tr("State")),
                   column("explanation", Text::tr("Redis beside the week")),
                   jsonColumn("parts", Text::tr("Values"))});
    Output people = Output::forPeople({Text::tr("Key"), Text::tr("Type"), Text::tr("Expires in"),
                                       Text::tr("State"), Text::tr("Redis beside the week")});
    for (const CacheEntry& entry : look.entries) {
        if (isStaleOnly && !entry.isMarked())
            continue;
        const CacheDefinition& cache = game.cache[entry.key.cache];
        const QString key = shownCacheKey(cache, entry.key);
        if (context.json)
            output.add({key, entry.type, lifeText(cache, entry), verdictName(entry.verdict),
                        explanationOf(entry), partsJson(entry.parts)});
        else
            people.add(
                {key, entry.type, lifeText(cache, entry), verdictText(entry.verdict), explanationOf(entry)});
    }
    (context.json ? output : people).finish();
    if (look.hasMore)
        say(Text::tr("These are not all keys; narrow them with --key and --subject."));
}

PlannedChange plannedChange(const WeekIdentity& identity, const CachePlan& plan)
{
    PlanHash hash(identity);
    hash.add(plan.token);
    return {.isNothing = plan.entries.empty(), .phrase = identity.confirmation(), .hash = hash.result()};
}

void printPlan(const GameDefinition& game, const CachePlan& plan)
{
    Output output = Output::forPeople({Text::tr("Key"), Text::tr("Change")});
    for (const CacheEntry& entry : plan.entries) {
        const CacheDefinition& cache = game.cache[entry.key.cache];
        output.add({shownCacheKey(cache, entry.key), cacheChangeText(cache, entry, plan.action)});
    }
    output.finish();
    say(plan.entries.empty()
            ? Text::tr("There is nothing to write.")
            : Text::tr("%n key(s), all at once.", nullptr, static_cast<int>(plan.entries.size())));
    if (plan.left > 0)
        say(plan.action == CacheAction::Refresh
                ? Text::tr("%n marked key(s) stay: the week has nothing to write there.", nullptr,
                           static_cast<int>(plan.left))
                : Text::tr("%n marked key(s) stay: they only expire too late.", nullptr,
                           static_cast<int>(plan.left)));
    if (plan.isTooMuch)
        say(Text::tr("More keys are marked; run it again for the others."));
}

Result<void> changeCache(const Context& context, const CacheArguments& arguments, OpenWeek& week,
                         RedisSession& redis, const CacheLook& look)
{
    const auto identity = identify(week.session);
    if (!identity)
        return identity.error();
    const CachePlan plan =
        planCache(*week.game, look, arguments.refresh ? CacheAction::Refresh : CacheAction::Delete);
    const auto may = mayChange(context, arguments, Asks::Plan, [&]() -> Result<PrintedChange> {
        return PrintedChange {.plan = plannedChange(*identity, plan),
                              .print = [&] { printPlan(*week.game, plan); }};
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto written = noted(
        context, week.session, {.kind = QStringLiteral("cache"), .by = arguments.by()},
        [&] { return runCache(redis, week.session, *week.game, plan); },
        [&](qsizetype) { return loggedCacheDetail(*week.game, plan, look.server); });
    if (!written)
        return written.error();
    say(plan.action == CacheAction::Refresh
            ? Text::tr("%n key(s) were written.", nullptr, static_cast<int>(*written))
            : Text::tr("%n key(s) were deleted.", nullptr, static_cast<int>(*written)));
    return {};
}

Result<void> lookAtWeek(const Context& context, const CacheArguments& arguments, const RedisOptions& options)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    if (week->game->cache.empty())
        return notFound(Text::tr("%1 keeps no cache in Redis.").arg(week->game->title),
                        Text::tr("A game that does says so in its manifest, under “cache”."));
    const auto request = requestOf(*week->game, arguments);
    if (!request)
        return request.error();
    auto redis = openRedisAsking(options);
    if (!redis)
        return redis.error();
    const bool writes = arguments.refresh || arguments.deletes;
    Result<CacheLook> look = CacheLook();
    {
        const Interrupt interrupt;
        ProgressLine line;
        look = lookAtCache(*redis, week->session, *week->game, *request,
                           [&line](qsizetype keys) { line.show(Text::tr("Keys:"), keys); },
                           {.stop = interrupt.token()});
        line.clear();
    }
    if (!look)
        return look.error();
    if (writes)
        return changeCache(context, arguments, *week, *redis, *look);
    printLook(context, *week->game, *look, arguments.isStaleOnly);
    const auto marked = std::ranges::count_if(look->entries, &CacheEntry::isMarked);
    if (arguments.fails && marked > 0)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("%n key(s) differ from the week and the game.", nullptr,
                                          static_cast<int>(marked))};
    return {};
}

}

void addCacheCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<CacheArguments>();
    auto* command = app.add_subcommand(
        "cache", "Compare the keys that the game caches in Redis with the rows that they mirror");
    addWeek(*command, context, arguments->week);
    addRedis(*command, arguments->redis)->required();
    command->add_option("--key", arguments->key,
                        "Only these: the id of a cache, its pattern as in the manifest, or one key");
    command->add_option("--subject,--player", arguments->subject,
                        "Whose keys: the value of the placeholder (default: every key that Redis has)");
    auto* stale = command->add_flag("--stale", arguments->isStaleOnly, "Only marked keys");
    auto* fail = command->add_flag("--fail", arguments->fails, "Exit with 1 if a key is marked");
    auto* refresh =
        command->add_flag("--refresh", arguments->refresh,
                          "Write the week's values to the marked keys, with the documented expiry");
    auto* remove = command->add_flag("--delete", arguments->deletes,
                                     "Delete marked keys that are stale, orphaned or of a wrong type");
    for (auto* writing : {refresh, remove})
        writing->excludes(stale)->excludes(fail);
    refresh->excludes(remove);
    addConfirmation(command, *arguments);
    addBy(command, *arguments);
    command->callback([&, arguments] {
        exitCode = conclude(lookAtWeek(context, *arguments, redisOptionsOf(arguments->redis)));
    });
}

}
