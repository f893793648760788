#include "base/plural.h"
#include "base/utf8.h"
#include "cli/commands.h"

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/tokensource.h"
#include "cli/unchangedoption.h"
#include "cli/weekoption.h"
#include "fetch/fetchrun.h"
#include "fetch/fetchstore.h"
#include "lifecycle/followingweek.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct FetchArguments
{
    std::string week;
    TokenArguments token;
    std::string baseUrl;
    std::string unchanged;
    bool once = false;
    bool follow = false;
    bool dryRun = false;
    int shown = 20;
};

/// What a fetch works with; looked up in a session of its own, which ends with that.
struct Prepared
{
    WeekHandle week;
    FetchPlan plan;
    std::optional<BearerToken> token;
};

/// What the transforms did meanwhile.
struct TransformTotals
{
    qint64 runs = 0;
    qint64 failed = 0;
    qint64 rows = 0;
    std::chrono::milliseconds took {0};
    std::optional<TransformRun> newest = {};

    void add(const TransformRun& run)
    {
        ++runs;
        failed += run.error ? 1 : 0;
        rows += run.error ? 0 : run.rows();
        took += run.took;
        newest = run;
    }
};

Result<Prepared> prepare(const Context& context, const FetchArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    auto plan = readFetchPlan(*week->game);
    if (!plan)
        return plan.error();
    if (!arguments.baseUrl.empty())
        plan->baseUrl = QUrl(QString::fromStdString(arguments.baseUrl), QUrl::StrictMode);
    plan->unchanged = unchangedOf(arguments.unchanged, plan->unchanged);
    auto handle = handleOf(context, *week);
    if (!handle)
        return handle.error();
    Prepared prepared {.week = *std::move(handle), .plan = *std::move(plan), .token = {}};
    auto token = readToken(arguments.token, tokenKey(prepared.plan));
    if (!token)
        return token.error();
    prepared.token = *std::move(token);
    return prepared;
}

FetchQueue::Mode modeOf(const FetchArguments& arguments)
{
    return arguments.once ? FetchQueue::Mode::Once : FetchQueue::Mode::Continuous;
}

/// What would be asked for first. Asks the week, but not the API.
Result<void> showNext(const Context& context, const FetchArguments& arguments, const Prepared& prepared)
{
    const auto now =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    FetchQueue queue(prepared.plan, modeOf(arguments), prepared.token.has_value(), now);
    FetchStore store(prepared.week, prepared.plan);
    if (auto restored = store.restore(queue, now, {}); !restored)
        return restored;
    if (auto read = store.readParameters(queue, now, {}); !read)
        return read;
    Output output(context.json,
                  {column("endpoint", Text::tr("Endpoint")), column("request", Text::tr("Request")),
                   column("subject", Text::tr("About"))});
    for (const FetchRequest& request : queue.upcoming(static_cast<std::size_t>(arguments.shown), now))
        output.add({prepared.plan.at(request.endpoint).id, request.key, request.subject});
    output.finish();
    say(Text::tr("%1 request(s) are due. Nothing was sent.", nullptr,
                 pluralOf(static_cast<qint64>(queue.backlog())))
            .arg(queue.backlog()));
    return {};
}

QString progressText(const FetchProgress& progress, const TransformTotals& transforms)
{
    const FetchCounts& counts = progress.counts;
    const QString transformed = transforms.newest
        ? Text::tr("; transformed in %1 ms, %2 row(s)", nullptr, pluralOf(transforms.newest->rows()))
              .arg(transforms.newest->took.count())
              .arg(transforms.newest->rows())
        : QString();
    return Text::tr("%1 due, %2 new (%3 unchanged), %4 unconfirmed, %5 rejected, %6 errors, %7 KB; %8")
        .arg(progress.backlog)
        .arg(counts.stored - counts.unchanged)
        .arg(counts.unchanged)
        .arg(progress.unconfirmed)
        .arg(counts.rejected)
        .arg(counts.errors)
        .arg(counts.bytes / 1024)
        .arg(fromUtf8(progress.current) + transformed);
}

void printReport(const Context& context, const QString& week, const FetchReport& report,
                 const TransformTotals& transforms)
{
    const FetchCounts& counts = report.counts;
    Output output(context.json,
                  {column("week", Text::tr("Week")), jsonColumn("requests", Text::tr("Requests")),
                   jsonColumn("stored", Text::tr("Stored")),
                   jsonColumn("unchanged", Text::tr("Stored unchanged")),
                   jsonColumn("rejected", Text::tr("Rejected")), jsonColumn("errors", Text::tr("Errors")),
                   jsonColumn("discarded", Text::tr("Discarded")), jsonColumn("bytes", Text::tr("Bytes")),
                   jsonColumn("transforms", Text::tr("Transforms")),
                   jsonColumn("transforms_failed", Text::tr("Failed transforms")),
                   jsonColumn("transform_ms", Text::tr("They took (ms)")),
                   jsonColumn("transform_rows", Text::tr("They changed (rows)"))});
    output.add({week, counts.requests, counts.stored, counts.unchanged, counts.rejected, counts.errors,
                report.discarded, counts.bytes, transforms.runs, transforms.failed, transforms.took.count(),
                transforms.rows});
    output.finish();
}

/// Into one week, until it is done, stopped, reset, or has another token.
Result<FetchReport> fetchInto(const Context& context, const FetchArguments& arguments,
                              const Prepared& prepared, const std::stop_token& stop)
{
    ProgressLine line;
    TransformTotals transforms;
    FetchOptions options;
    options.http.token = prepared.token;
    options.mode = modeOf(arguments);
    options.stop = stop;
    options.onProgress = [&](const FetchProgress& progress) {
        line.show(progressText(progress, transforms), progress.counts.requests);
    };
    options.onError = [&line](const Error& error) {
        line.clear();
        printError(error);
    };
    options.onTransform = [&transforms](const TransformRun& run) { transforms.add(run); };
    options.hasNewToken = [&] {
        const auto token = readToken(arguments.token, tokenKey(prepared.plan));
        return token && *token && prepared.token && (*token)->header() != prepared.token->header();
    };
    auto report = runFetch(prepared.week, prepared.plan, options);
    line.clear();
    if (report)
        printReport(context, prepared.week.identity.name, *report, transforms);
    return report;
}

/// The week is the next one from here on.
Result<void> follow(const Context& context, const QString& resetDate, Prepared& prepared,
                    const std::stop_token& stop)
{
    const auto server = context.connectOptions();
    if (!server)
        return server.error();
    const auto next = followingWeek({.server = *server,
                                     .game = *prepared.week.game,
                                     .week = prepared.week.identity.name,
                                     .resetDate = resetDate,
                                     .by = {.reason = Text::tr("The game was reset.")},
                                     .stop = stop});
    if (!next)
        return next.error();
    say(Text::tr("The game was reset: it is in the reset of %1 now. Fetching continues in %2.")
            .arg(resetDate, next->name));
    prepared.week.identity = *next;
    return {};
}

Result<void> tellEnd(const FetchReport& report, const Prepared& prepared)
{
    if (!report.reset.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("The game was reset: it is in the reset of %1 now. Nothing of that was "
                                   "stored in %2.")
                              .arg(report.reset, prepared.week.identity.name),
                      .advice = Text::tr("Reset the week (weekglassctl reset), and fetch into the next one; "
                                         "or let fetch do so with --follow.")};
    if (report.tokenRefused)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("Endpoints that need the token were not fetched."),
                      .advice = Text::tr("Register again, and give the new token with --token-file.")};
    return {};
}

Result<void> fetch(const Context& context, const FetchArguments& arguments)
{
    auto prepared = prepare(context, arguments);
    if (!prepared)
        return prepared.error();
    if (arguments.dryRun)
        return showNext(context, arguments, *prepared);
    const Interrupt interrupt;
    for (;;) {
        const auto report = fetchInto(context, arguments, *prepared, interrupt.token());
        if (!report)
            return report.error();
        auto token = readToken(arguments.token, tokenKey(prepared->plan));
        const bool isNew =
            token && *token && prepared->token && (*token)->header() != prepared->token->header();
        const bool goesOn = !report->reset.isEmpty() ? arguments.follow : report->tokenRefused && isNew;
        if (!goesOn || interrupt.token().stop_requested())
            return tellEnd(*report, *prepared);
        if (isNew)
            prepared->token = *std::move(token);
        if (report->reset.isEmpty())
            continue;
        if (auto followed = follow(context, report->reset, *prepared, interrupt.token()); !followed)
            return followed;
    }
}

}

void addFetchCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<FetchArguments>();
    auto* command = app.add_subcommand("fetch", "Fetch a week's events from the game's API, until Ctrl+C");
    addWeek(*command, context, arguments->week);
    command->add_flag("--once", arguments->once, "Stop when everything due has been fetched once");
    command->add_flag("--follow", arguments->follow,
                      "When the game is reset, find or make the next week and fetch into that one");
    addTokenOptions(*command, arguments->token);
    command->add_option("--base-url", arguments->baseUrl,
                        "Address of the API, instead of baseUrl in the game's fetch/plan.json");
    addUnchangedOption(*command, arguments->unchanged);
    command->add_flag("--dry-run", arguments->dryRun, "Only print the first requests");
    command->add_option("--limit", arguments->shown, "Number of these requests (default: 20)")
        ->check(CLI::PositiveNumber);
    command->callback([&, arguments] { exitCode = conclude(fetch(context, *arguments)); });
}

}
