#include "cli/commands.h"

#include "cli/adminarguments.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "migrations/backfill.h"
#include "migrations/setnotnull.h"
#include "weeks/planhash.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

struct BackfillArguments : AdminArguments
{
    std::string table;
    std::string set;
    std::string where;
    std::string key;
    std::string column;
    qint64 batch = 5000;
    int pauseMs = 0;
    bool again = false;
};

QString progressText(const BackfillProgress& progress)
{
    return Text::tr("%1 of about %2 rows, %3 changed; at %4")
        .arg(QString::number(progress.seen), QString::number(progress.about),
             QString::number(progress.changed), progress.reached);
}

/// Rows come and go while it is looked at, so the hash is of what is asked for and not of their number.
Result<PrintedChange> plannedFill(OpenWeek& week, const BackfillRequest& request, bool again,
                                  const std::stop_token& stop)
{
    const auto identity = identify(week.session);
    if (!identity)
        return identity.error();
    const auto planned = planBackfill(week.session, request, stop);
    if (!planned)
        return planned.error();
    PlanHash hash(*identity);
    for (const QString& part : {request.table, request.set, request.where, request.key})
        hash.add(part);
    hash.add(QByteArray(again ? "again" : "goes on"));
    return PrintedChange {
        .plan = {.phrase = identity->confirmation(), .hash = hash.result()},
        .print = [request, again, planned = *planned] {
            const QString about = QString::number(planned.progress.about);
            say(request.where.isEmpty()
                    ? Text::tr("All of about %1 rows of %2 would be set.").arg(about, request.table)
                    : Text::tr("%1 of about %2 rows of %3 would be set.")
                          .arg(QString::number(planned.left), about, request.table));
            if (again)
                say(Text::tr("It starts over, and repeats the rows of an earlier run of the same kind."));
        }};
}

Result<void> fill(const Context& context, const BackfillArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const Interrupt interrupt;
    const BackfillRequest request {.table = QString::fromStdString(arguments.table),
                                   .set = QString::fromStdString(arguments.set),
                                   .where = QString::fromStdString(arguments.where),
                                   .key = QString::fromStdString(arguments.key),
                                   .batch = arguments.batch,
                                   .pause = std::chrono::milliseconds(arguments.pauseMs)};
    const auto may = mayChange(context, arguments, Asks::Nothing, [&] {
        return plannedFill(*week, request, arguments.again, interrupt.token());
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto identity = identify(week->session);
    if (!identity)
        return identity.error();
    ProgressLine line;
    const auto report =
        logged(context, {.kind = QStringLiteral("backfill"), .week = *identity, .by = arguments.by()}, [&] {
            return backfill(week->session, request,
                            {.stop = interrupt.token(),
                             .onProgress = [&line](const auto& now) { line.showText(progressText(now)); },
                             .again = arguments.again});
        });
    line.clear();
    if (!report)
        return report.error();
    Output output(context.json,
                  {jsonColumn("seen", Text::tr("Rows seen")), jsonColumn("changed", Text::tr("Changed")),
                   jsonColumn("left", Text::tr("Still to do")), jsonColumn("resumed", Text::tr("Resumed"))});
    output.add({report->progress.seen, report->progress.changed, report->left, report->resumed});
    output.finish();
    if (report->left > 0)
        say(Text::tr("Some rows match the condition, again or still; --again starts over."));
    return {};
}

Result<void> forbidNull(const Context& context, const BackfillArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const QString table = QString::fromStdString(arguments.table);
    const QString column = QString::fromStdString(arguments.column);
    const auto may = mayChange(context, arguments, Asks::Nothing, [&]() -> Result<PrintedChange> {
        const auto identity = identify(week->session);
        if (!identity)
            return identity.error();
        PlanHash hash(*identity);
        hash.add(table);
        hash.add(column);
        return PrintedChange {
            .plan = {.phrase = identity->confirmation(), .hash = hash.result()}, .print = [&] {
                say(Text::tr("%1 of %2 would be made NOT NULL; if a row has no value, nothing is changed.")
                        .arg(column, table));
            }};
    });
    if (!may || !*may)
        return may ? Result<void>() : may.error();
    const auto identity = identify(week->session);
    if (!identity)
        return identity.error();
    const Interrupt interrupt;
    const auto set =
        logged(context, {.kind = QStringLiteral("not-null"), .week = *identity, .by = arguments.by()}, [&] {
            return setNotNull(
                week->session, table, column,
                {.stop = interrupt.token(), .onStep = [](NotNullStep step) { say(stepText(step)); }});
        });
    if (!set)
        return set.error();
    if (!*set)
        say(Text::tr("The column is NOT NULL already."));
    return {};
}

}

void addBackfillCommands(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<BackfillArguments>();
    const auto addTable = [&context, arguments](CLI::App* command) {
        addWeek(*command, context, arguments->week);
        command->add_option("--table", arguments->table, "schema.table")->required();
    };
    auto* filling = app.add_subcommand(
        "backfill",
        "Fill a column in many small transactions; an interrupted run continues where it stopped");
    addTable(filling);
    filling->add_option("--set", arguments->set, "SQL after SET: \"level = 1\"")->required();
    filling->add_option("--where", arguments->where, "SQL condition of the rows that need it");
    filling->add_option("--key", arguments->key, "Column to walk by (default: the primary key)");
    filling->add_option("--batch", arguments->batch, "Rows in a transaction (default: 5000)")
        ->check(CLI::PositiveNumber);
    filling->add_option("--pause", arguments->pauseMs, "Milliseconds between the transactions")
        ->check(CLI::NonNegativeNumber);
    filling->add_flag("--again", arguments->again, "Start over");
    addConfirmation(filling, *arguments);
    addBy(filling, *arguments);
    filling->callback([&, arguments] { exitCode = conclude(fill(context, *arguments)); });

    auto* strict = app.add_subcommand("not-null", "Make a column NOT NULL without making others wait");
    addTable(strict);
    strict->add_option("--column", arguments->column, "The column")->required();
    addConfirmation(strict, *arguments);
    addBy(strict, *arguments);
    strict->callback([&, arguments] { exitCode = conclude(forbidNull(context, *arguments)); });
}

}
