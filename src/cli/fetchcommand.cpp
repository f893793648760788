#include "cli/commands.h"

#include "cli/interrupt.h"
#include "cli/output.h"
#include "fetch/fetchrun.h"
#include "fetch/fetchstore.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

struct FetchArguments
{
    std::string week;
    std::string tokenFile;
    std::string baseUrl;
    bool once = false;
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
    auto identity = identify(week->session);
    if (!identity)
        return identity.error();
    auto options = context.connectOptions();
    if (!options)
        return options.error();
    Prepared prepared {
        .week = {.pool = Pg::SessionPool::create(*options), .game = week->game, .identity = *identity},
        .plan = *std::move(plan),
        .token = {}};
    if (arguments.tokenFile.empty())
        return prepared;
    auto token = BearerToken::fromFile(QString::fromStdString(arguments.tokenFile));
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
                  {{.key = QStringLiteral("endpoint"), .title = Text::tr("Endpoint")},
                   {.key = QStringLiteral("request"), .title = Text::tr("Request")},
                   {.key = QStringLiteral("subject"), .title = Text::tr("About")}});
    for (const FetchRequest& request : queue.upcoming(static_cast<std::size_t>(arguments.shown), now))
        output.add({prepared.plan.at(request.endpoint).id.toUtf8(), request.key, request.subject.toUtf8()});
    output.finish();
    say(Text::tr("%1 requests are due. Nothing was sent.").arg(queue.backlog()));
    return {};
}

QString progressText(const FetchProgress& progress)
{
    const FetchCounts& counts = progress.counts;
    return Text::tr("%1 due, %2 new (%3 unchanged), %4 unconfirmed, %5 refused, %6 errors, %7 KB; %8")
        .arg(progress.backlog)
        .arg(counts.stored - counts.unchanged)
        .arg(counts.unchanged)
        .arg(progress.unconfirmed)
        .arg(counts.rejected)
        .arg(counts.errors)
        .arg(counts.bytes / 1024)
        .arg(QString::fromUtf8(progress.current));
}

void printReport(const Context& context, const FetchReport& report)
{
    const auto number = [](const char* key, const QString& title) {
        return Output::Column {.key = QString::fromLatin1(key), .title = title, .isJson = true};
    };
    const FetchCounts& counts = report.counts;
    Output output(context.json,
                  {number("requests", Text::tr("Requests")), number("stored", Text::tr("Stored")),
                   number("unchanged", Text::tr("Of these unchanged")),
                   number("rejected", Text::tr("Refused")), number("errors", Text::tr("Errors")),
                   number("discarded", Text::tr("Discarded")), number("bytes", Text::tr("Bytes"))});
    output.add({QByteArray::number(counts.requests), QByteArray::number(counts.stored),
                QByteArray::number(counts.unchanged), QByteArray::number(counts.rejected),
                QByteArray::number(counts.errors), QByteArray::number(report.discarded),
                QByteArray::number(counts.bytes)});
    output.finish();
}

Result<void> fetch(const Context& context, const FetchArguments& arguments)
{
    auto prepared = prepare(context, arguments);
    if (!prepared)
        return prepared.error();
    if (arguments.dryRun)
        return showNext(context, arguments, *prepared);
    const Interrupt interrupt;
    ProgressLine line;
    FetchOptions options;
    options.http.token = prepared->token;
    options.mode = modeOf(arguments);
    options.stop = interrupt.token();
    options.onProgress = [&line](const FetchProgress& progress) {
        line.show(progressText(progress), progress.counts.requests);
    };
    options.onError = [&line](const Error& error) {
        line.clear();
        printError(error);
    };
    auto report = runFetch(prepared->week, prepared->plan, options);
    line.clear();
    if (!report)
        return report.error();
    printReport(context, *report);
    if (!report->reset.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("The game was reset: it is in the reset of %1 now. Nothing of that was "
                                   "stored in %2.")
                              .arg(report->reset, prepared->week.identity.name),
                      .advice = Text::tr("Create the next week, and fetch into that one.")};
    if (report->tokenRefused)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("What needs the token was not fetched."),
                      .advice = Text::tr("Register again, and give the new token with --token-file.")};
    return {};
}

}

void addFetchCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<FetchArguments>();
    auto* command = app.add_subcommand("fetch", "Fetch a week's events from the game's API, until Ctrl+C");
    command->add_option("week", arguments->week, "Name of the week")->required();
    command->add_flag("--once", arguments->once, "End when all that is due was fetched once");
    command->add_option("--token-file", arguments->tokenFile,
                        "File with the bearer token; without it only what needs none is fetched");
    command->add_option("--base-url", arguments->baseUrl, "Address of the API instead of the plan's");
    command->add_flag("--dry-run", arguments->dryRun, "Show what would be asked for first, and end");
    command->add_option("--limit", arguments->shown, "How many of these (default: 20)")
        ->check(CLI::PositiveNumber);
    command->callback([&, arguments] { exitCode = conclude(fetch(context, *arguments)); });
}

}
