#include "cli/commands.h"

#include "cli/output.h"
#include "events/eventimport.h"
#include "events/eventquery.h"
#include "week/scriptrunner.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

struct ImportArguments
{
    std::string file;
    std::string week;
    std::string rejects;
};

struct EventArguments
{
    std::string week;
    std::string source;
    std::string kind;
    std::string subject;
    std::string status;
    std::string from;
    std::string until;
    int limit = 50;
    bool payload = false;
    bool oldest = false;
};

void printReport(const Context& context, const ImportReport& report, const QString& rejectFile)
{
    for (const RejectedLine& line : report.firstRejected)
        say(Text::tr("line %1: %2").arg(QString::number(line.number), line.reason));
    if (report.rejected > static_cast<qint64>(report.firstRejected.size()))
        say(Text::tr("… and %1 more")
                .arg(report.rejected - static_cast<qint64>(report.firstRejected.size())));
    if (report.rejected > 0)
        say(Text::tr("Lines that were refused are kept whole in %1").arg(rejectFile));
    Output output(
        context.json,
        {{.key = QStringLiteral("lines"), .title = Text::tr("Lines"), .isJson = true},
         {.key = QStringLiteral("inserted"), .title = Text::tr("New"), .isJson = true},
         {.key = QStringLiteral("already_there"), .title = Text::tr("Already there"), .isJson = true},
         {.key = QStringLiteral("rejected"), .title = Text::tr("Refused"), .isJson = true}});
    output.add({QByteArray::number(report.lines), QByteArray::number(report.inserted),
                QByteArray::number(report.alreadyThere), QByteArray::number(report.rejected)});
    output.finish();
}

Result<ImportReport> import(const Context& context, const ImportArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    if (!week->game->import)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("%1 has no table for recorded responses.").arg(week->game->title),
                      .advice = Text::tr("A game takes them when its game.json has an “import”.")};
    const QString file = QString::fromStdString(arguments.file);
    const QString rejects = arguments.rejects.empty() ? file + QStringLiteral(".rejects")
                                                      : QString::fromStdString(arguments.rejects);
    auto report =
        importResponses(week->session, *week->game->import,
                        {.file = file, .rejectFile = rejects, .afterLoad = [&week](Pg::Session& session) {
                             return runTransforms(session, *week->game);
                         }});
    if (report)
        printReport(context, *report, rejects);
    return report;
}

QDateTime time(const std::string& text)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODate);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time;
}

Result<void> printEvents(const Context& context, const EventArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const QString wanted = QString::fromStdString(arguments.source);
    const EventSource* source = wanted.isEmpty() && !week->game->events.empty()
        ? &week->game->events.front()
        : week->game->eventSource(wanted);
    if (!source)
        return notFound(Text::tr("There is no event source “%1”.").arg(wanted), {});
    const EventFilter filter {.kind = QString::fromStdString(arguments.kind),
                              .subject = QString::fromStdString(arguments.subject),
                              .status = QString::fromStdString(arguments.status),
                              .from = time(arguments.from),
                              .until = time(arguments.until)};
    for (const auto& [text, parsed] :
         {std::pair(arguments.from, filter.from), std::pair(arguments.until, filter.until)}) {
        if (!text.empty() && !parsed.isValid())
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("“%1” is not a time.").arg(QString::fromStdString(text)),
                          .advice = Text::tr("Write it as 2025-01-06T12:00:00, in UTC.")};
    }
    auto shape = describeEvents(week->session, *source);
    if (!shape)
        return shape.error();
    const auto direction = arguments.oldest ? EventDirection::Newer : EventDirection::Older;
    auto page = fetchEventPage(week->session, *source, *shape, filter, {}, direction, arguments.limit);
    if (!page)
        return page.error();

    std::vector<Output::Column> columns;
    for (const QByteArray& name : shape->columns)
        columns.push_back(
            {.key = QString::fromUtf8(name), .title = QString::fromUtf8(name), .isJson = name == "id"});
    const QString payload = QStringLiteral("payload");
    columns.push_back({.key = payload, .title = payload, .isJson = context.json || arguments.payload});
    Output output(context.json, columns);
    for (EventRow& row : page->rows) {
        Pg::Value shown = row.preview;
        if (arguments.payload || context.json) {
            auto whole = fetchEventPayload(week->session, *source, row.key);
            if (!whole)
                return whole.error();
            shown = *std::move(whole);
        }
        row.cells.push_back(std::move(shown));
        output.add(std::move(row.cells));
    }
    output.finish();
    if (page->more)
        say(Text::tr("There are more; --limit shows more."));
    return {};
}

}

void addEventCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto imported = std::make_shared<ImportArguments>();
    auto* importCommand = app.add_subcommand("import", "Load recorded responses (NDJSON) into a week");
    importCommand->add_option("file", imported->file, "One recorded response a line")->required();
    importCommand->add_option("--week", imported->week, "Name of the week")->required();
    importCommand->add_option("--rejects", imported->rejects,
                              "Where refused lines go (default: the file's name + .rejects)");
    importCommand->callback([&, imported] {
        const auto report = import(context, *imported);
        exitCode =
            report ? (report->rejected > 0 ? ExitCode::Rejects : ExitCode::Done) : conclude(report.error());
    });

    auto listed = std::make_shared<EventArguments>();
    auto* events = app.add_subcommand("events", "Print events of a week, the newest first");
    events->add_option("--week", listed->week, "Name of the week")->required();
    events->add_option("--source", listed->source, "Id of the event source (default: the game's first)");
    events->add_option("--kind", listed->kind, "Only this kind");
    events->add_option("--subject", listed->subject, "Only subjects that contain this");
    events->add_option("--status", listed->status, "Only this status: 429, or 4xx");
    events->add_option("--from", listed->from, "At or after this time (ISO 8601, UTC)");
    events->add_option("--until", listed->until, "Before this time");
    events->add_option("--limit", listed->limit, "At most so many")->check(CLI::Range(1, 100000));
    events->add_flag("--payload", listed->payload, "Whole payloads instead of their beginnings");
    events->add_flag("--oldest", listed->oldest, "The oldest ones instead of the newest");
    events->callback([&, listed] { exitCode = conclude(printEvents(context, *listed)); });
}

}
