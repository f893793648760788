#include "base/utf8.h"
#include "cli/commands.h"

#include "cli/diffoutput.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/snapshotarguments.h"
#include "cli/text.h"
#include "snapshots/pathhistory.h"
#include "snapshots/snapshotverify.h"
#include "json/prettyprint.h"

#include <CLI/CLI.hpp>

#include <limits>

namespace Weekglass {

namespace {

struct ListArguments
{
    SnapshotArguments snapshots;
    int limit = 50;
    bool oldest = false;
};

struct OneArguments
{
    SnapshotArguments snapshots;
    qint64 id = 0;
    std::optional<qint64> other;
};

struct HistoryArguments
{
    SnapshotArguments snapshots;
    std::string path;
    qint64 limit = std::numeric_limits<qint64>::max();
    bool changes = false;
};

struct VerifyArguments
{
    SnapshotArguments snapshots;
    std::optional<qint64> head;
};

/// The week and what is asked of it.
struct Asked
{
    OpenWeek week;
    SnapshotQuery query;
};

Result<Asked> ask(const Context& context, const SnapshotArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week), [&](const GameDefinition& game) {
        const auto asked = arguments.query(game);
        return asked ? std::optional(QString::fromUtf8(asked->source.query.text)) : std::nullopt;
    });
    if (!week)
        return week.error();
    auto query = arguments.query(*week->game);
    if (!query)
        return query.error();
    return Asked {.week = *std::move(week), .query = *std::move(query)};
}

Result<void> list(const Context& context, const ListArguments& arguments)
{
    auto asked = ask(context, arguments.snapshots);
    if (!asked)
        return asked.error();
    auto page = fetchSnapshots(asked->week.session, asked->query, {},
                               arguments.oldest ? SnapshotDirection::Newer : SnapshotDirection::Older,
                               arguments.limit);
    if (!page)
        return page.error();
    std::vector<Output::Column> columns {jsonColumn("id", Text::tr("Id")),
                                         jsonColumn("seq", Text::tr("Tick or version")),
                                         column("at", Text::tr("Time")),
                                         column("subject", Text::tr("Subject")),
                                         jsonColumn("stored_bytes", Text::tr("Bytes")),
                                         column("checksum", Text::tr("Checksum"))};
    for (const QByteArray& name : page->extraColumns)
        columns.push_back({fromUtf8(name), fromUtf8(name)});
    Output output(context.json, std::move(columns));
    for (SnapshotRow& row : page->rows) {
        std::vector<Pg::Value> cells {
            row.key.id,  row.key.seq, row.at, row.key.subject, QByteArray::number(row.storedBytes),
            row.checksum};
        cells.insert(cells.end(), row.extra.begin(), row.extra.end());
        output.add(std::move(cells));
    }
    output.finish();
    if (page->more)
        say(Text::tr("There are more; --limit shows more."));
    return {};
}

Result<SnapshotKey> find(Asked& asked, qint64 id)
{
    auto row = fetchSnapshotRow(asked.week.session, asked.query, QByteArray::number(id));
    if (!row)
        return row.error();
    if (*row)
        return (*row)->key;
    return notFound(Text::tr("There is no snapshot %1.").arg(id),
                    Text::tr("“weekglassctl snapshots --week …” shows the ids."));
}

Result<Json::Document> open(Asked& asked, const SnapshotKey& key)
{
    auto payload = fetchSnapshot(asked.week.session, asked.query.source, key);
    if (!payload)
        return payload.error();
    return Json::Document::parse(payload->value_or("null"));
}

Result<void> show(const Context& context, const OneArguments& arguments)
{
    auto asked = ask(context, arguments.snapshots);
    if (!asked)
        return asked.error();
    auto key = find(*asked, arguments.id);
    if (!key)
        return key.error();
    auto document = open(*asked, *key);
    if (!document)
        return document.error();
    printBytes((context.json ? document->text()
                             : Json::prettyPrint(*document, Json::Document::root(),
                                                 std::numeric_limits<qsizetype>::max())
                                   .utf8)
               + '\n');
    return {};
}

/// The snapshot to compare with: the other one that is named, or the one before of the same subject.
Result<SnapshotKey> otherThan(Asked& asked, const SnapshotKey& key, const std::optional<qint64>& wanted)
{
    if (wanted)
        return find(asked, *wanted);
    auto previous = fetchNeighbour(asked.week.session, asked.query.source, key, SnapshotDirection::Older);
    if (!previous)
        return previous.error();
    if (*previous)
        return **previous;
    return notFound(Text::tr("No snapshot of the same subject comes before this one."),
                    Text::tr("Name a second snapshot to compare it with."));
}

Json::DiffOptions diffOptions(const SnapshotSource& source)
{
    Json::DiffOptions options;
    for (const ArrayIdentity& identity : source.identity)
        options.identity.push_back({.pattern = identity.array, .key = identity.key});
    options.ignore = QStringList(source.ignore.begin(), source.ignore.end());
    return options;
}

Result<void> diff(const Context& context, const OneArguments& arguments)
{
    auto asked = ask(context, arguments.snapshots);
    if (!asked)
        return asked.error();
    auto key = find(*asked, arguments.id);
    if (!key)
        return key.error();
    auto other = otherThan(*asked, *key, arguments.other);
    if (!other)
        return other.error();
    const auto before = open(*asked, *other);
    const auto after = open(*asked, *key);
    if (!before || !after)
        return before ? after.error() : before.error();
    Json::DiffOptions options = diffOptions(asked->query.source);
    if (context.json) // a patch without what is hidden would not give the other snapshot
        options.ignore.clear();
    const Json::Diff changes = Json::diff(*before, *after, options);
    printDiff(context.json, *before, *after, changes);
    if (!changes.hidden.empty())
        say(Text::tr("%n change(s) hidden by the game's ignore list.", nullptr,
                     static_cast<int>(changes.hidden.size())));
    return {};
}

Result<void> history(const Context& context, const HistoryArguments& arguments)
{
    auto asked = ask(context, arguments.snapshots);
    if (!asked)
        return asked.error();
    auto path = parseHistoryPath(QString::fromStdString(arguments.path), asked->query.source);
    if (!path)
        return path.error();
    const Interrupt interrupt;
    auto points = fetchPathHistory(asked->week.session, asked->query, *path, arguments.limit,
                                   {.stop = interrupt.token()});
    if (!points)
        return points.error();
    Output output(context.json,
                  {jsonColumn("id", Text::tr("Id")), jsonColumn("seq", Text::tr("Tick or version")),
                   column("at", Text::tr("Time")), column("subject", Text::tr("Subject")),
                   jsonColumn("value", Text::tr("Value")), jsonColumn("changed", Text::tr("Changed"))});
    for (const HistoryPoint& point : *points) {
        if (point.changed || !arguments.changes)
            output.add(
                {point.key.id, point.key.seq, point.at, point.key.subject, point.value, point.changed});
    }
    output.finish();
    return {};
}

QByteArray kindName(SnapshotFinding::Kind kind)
{
    switch (kind) {
    case SnapshotFinding::ChecksumDiffers:
        return "checksum differs";
    case SnapshotFinding::ChecksumUndecidable:
        return "checksum undecidable";
    case SnapshotFinding::Gap:
        return "gap";
    case SnapshotFinding::Duplicate:
        return "duplicate";
    case SnapshotFinding::RunsBackwards:
        return "runs backwards";
    case SnapshotFinding::NewerThanHead:
        break;
    }
    return "newer than head";
}

Result<VerifyReport> verify(const Context& context, const VerifyArguments& arguments)
{
    auto asked = ask(context, arguments.snapshots);
    if (!asked)
        return asked.error();
    const Interrupt interrupt;
    ProgressLine progress;
    auto report = verifySnapshots(
        asked->week.session, asked->query,
        [&](qint64 done, qint64 total) {
            progress.show(Text::tr("%1 of %2 snapshots").arg(done).arg(total), done);
        },
        {.stop = interrupt.token()}, arguments.head);
    progress.clear();
    if (!report)
        return report;
    Output output(context.json,
                  {column("finding", Text::tr("Finding")), jsonColumn("id", Text::tr("Id")),
                   jsonColumn("seq", Text::tr("Tick or version")), column("subject", Text::tr("Subject")),
                   column("message", Text::tr("What"))});
    for (const SnapshotFinding& finding : report->findings)
        output.add(
            {kindName(finding.kind), finding.key.id, finding.key.seq, finding.key.subject, finding.message});
    output.finish();
    say(Text::tr("%n snapshot(s) checked.", nullptr, static_cast<int>(report->checked)));
    return report;
}

void addOne(CLI::App& snapshot, const Context& context, ExitCode& exitCode)
{
    auto shown = std::make_shared<OneArguments>();
    auto* showCommand =
        snapshot.add_subcommand("show", "Print one snapshot; with --json as the server writes it");
    shown->snapshots.addWeekTo(*showCommand, context);
    shown->snapshots.addSourceTo(*showCommand);
    showCommand->add_option("id", shown->id, "Id of the snapshot")->required();
    showCommand->callback([&, shown] { exitCode = conclude(show(context, *shown)); });

    auto diffed = std::make_shared<OneArguments>();
    auto* diffCommand = snapshot.add_subcommand("diff",
                                                "Show the changes of a snapshot from the previous one of its "
                                                "subject; with --json as a patch (RFC 6902) of all of them");
    diffed->snapshots.addWeekTo(*diffCommand, context);
    diffed->snapshots.addSourceTo(*diffCommand);
    diffCommand->add_option("id", diffed->id, "Id of the snapshot")->required();
    diffCommand->add_option("other", diffed->other, "Compare with this snapshot instead of the previous one");
    diffCommand->callback([&, diffed] { exitCode = conclude(diff(context, *diffed)); });
}

void addAll(CLI::App& snapshot, const Context& context, ExitCode& exitCode)
{
    auto followed = std::make_shared<HistoryArguments>();
    auto* historyCommand =
        snapshot.add_subcommand("history", "Print one value in every snapshot, the oldest first");
    followed->snapshots.addWeekTo(*historyCommand, context);
    followed->snapshots.addSourceTo(*historyCommand);
    followed->snapshots.addSubjectTo(*historyCommand);
    historyCommand->add_option("path", followed->path, "Such as \"ships[ISS].fuel\", or a JSON Pointer")
        ->required();
    historyCommand->add_option("--limit", followed->limit, "Only this many snapshots, the newest")
        ->check(CLI::PositiveNumber);
    historyCommand->add_flag("--changes", followed->changes, "Only where it changed");
    historyCommand->callback([&, followed] { exitCode = conclude(history(context, *followed)); });

    auto verified = std::make_shared<VerifyArguments>();
    auto* verifyCommand = snapshot.add_subcommand(
        "verify", "Look for wrong checksums, gaps, duplicates and ticks that run backwards");
    verified->snapshots.addWeekTo(*verifyCommand, context);
    verified->snapshots.addSourceTo(*verifyCommand);
    verified->snapshots.addSubjectTo(*verifyCommand);
    verifyCommand->add_option("--head", verified->head,
                              "The game's tick or version now: newer snapshots are reported");
    verifyCommand->callback([&, verified] {
        const auto report = verify(context, *verified);
        exitCode = report ? (report->findings.empty() ? ExitCode::Done : ExitCode::Failed)
                          : conclude(report.error());
    });
}

}

void addSnapshotCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto listed = std::make_shared<ListArguments>();
    auto* command = app.add_subcommand("snapshots", "Print the snapshots of a week, the newest first");
    listed->snapshots.addWeekTo(*command, context);
    listed->snapshots.addSourceTo(*command);
    listed->snapshots.addSubjectTo(*command);
    command->add_option("--limit", listed->limit, "At most this many")->check(CLI::Range(1, 1000000));
    command->add_flag("--oldest", listed->oldest, "The oldest ones instead of the newest");
    command->callback([&, listed] { exitCode = conclude(list(context, *listed)); });

    auto* snapshot = app.add_subcommand("snapshot", "Show, compare, follow, verify and prune snapshots");
    snapshot->require_subcommand(1);
    snapshot->fallthrough();
    addOne(*snapshot, context, exitCode);
    addAll(*snapshot, context, exitCode);
    addPruneCommand(*snapshot, context, exitCode);
}

}
