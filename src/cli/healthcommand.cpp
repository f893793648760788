#include "cli/commands.h"

#include "base/files.h"
#include "cli/healthoutput.h"
#include "cli/interrupt.h"
#include "cli/outfile.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "health/healthplace.h"
#include "health/healthsettings.h"
#include "health/tablebloat.h"
#include "health/weeksizes.h"
#include "health/weeksover.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>

namespace Weekglass {

namespace {

struct HealthArguments
{
    std::string week;
    std::string thresholds;
    std::string pooler;
    std::string list = "figures";
    std::string bloat; ///< of this table
    int over = 0; ///< seconds between two readings
    bool csv = false;
    bool prometheus = false;
    bool nagios = false;
    bool printThresholds = false;
    bool keep = false;
    OutFile html;

    QString weekName() const { return QString::fromStdString(week); }
};

/// What is kept for this server on this computer; nothing where no workspace is there.
Result<std::optional<HealthSettings>> settingsOf(Pg::Session& session, bool mayMake)
{
    if (!mayMake && !QFileInfo::exists(Workspace::defaultPath()))
        return std::optional<HealthSettings>();
    const auto identity = identify(session);
    if (!identity)
        return identity.error();
    const auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    return std::optional<HealthSettings>(HealthSettings(*workspace, identity->systemIdentifier));
}

/// What the arguments say, else what is kept for the server.
Result<void> settle(Pg::Session& session, const HealthArguments& arguments, Thresholds& thresholds,
                    QByteArray& pooler)
{
    const auto settings = settingsOf(session, arguments.keep);
    if (!settings)
        return settings.error();
    pooler = QByteArray::fromStdString(arguments.pooler);
    if (!arguments.thresholds.empty()) {
        const auto path = QString::fromStdString(arguments.thresholds);
        const auto json = readFile(path);
        auto parsed = json ? Thresholds::parse(*json, path) : Result<Thresholds>(json.error());
        if (!parsed)
            return parsed.error();
        thresholds = *std::move(parsed);
        if (arguments.keep) {
            if (auto kept = (*settings)->keepThresholds(*json); !kept)
                return kept;
        }
    } else if (*settings) {
        auto kept = (*settings)->thresholds();
        if (!kept)
            return kept.error();
        thresholds = *std::move(kept);
    }
    if (pooler.isEmpty() && *settings) {
        const auto kept = (*settings)->pooler();
        if (!kept)
            return kept.error();
        pooler = *kept;
    } else if (arguments.keep && !pooler.isEmpty()) {
        return (*settings)->keepPooler(pooler);
    }
    return {};
}

/// Twice, if the arguments ask for it.
Result<ServerHealth> readHost(const HealthPlace& place, const HealthArguments& arguments,
                              const Thresholds& thresholds, const Interrupt& interrupt)
{
    const Pg::Call call {.stop = interrupt.token()};
    auto session = Pg::Session::open(place.options, call.stop);
    if (!session)
        return session.error();
    HealthRequest request {.thresholds = thresholds, .dataFolder = place.dataFolder};
    if (arguments.over > 0) {
        const auto first = readServerHealth(*session, request, call);
        if (!first)
            return first.error();
        request.earlier = first->counters;
        interrupt.sleep(std::chrono::seconds(arguments.over));
    }
    return readServerHealth(*session, request, call);
}

Result<HealthReport> readReport(const Context& context, const HealthArguments& arguments)
{
    auto session = context.open();
    if (!session)
        return session.error();
    Thresholds thresholds = Thresholds::defaults();
    QByteArray conninfo;
    if (auto settled = settle(*session, arguments, thresholds, conninfo); !settled)
        return settled.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    const auto options = context.connectOptions();
    if (!options)
        return options.error();
    auto host = readHost(healthPlaceOf(*options, call.stop), arguments, thresholds, interrupt);
    if (!host)
        return host.error();
    auto over = readWeeksOver(*session, context.loadGames(), thresholds, call);
    if (!over)
        return over.error();
    host->figures.push_back(*std::move(over));
    std::optional<WeekHealth> week;
    if (!arguments.week.empty()) {
        auto open = openWeek(context, arguments.weekName());
        auto read = open ? readWeekHealth(open->session, *open->game, thresholds, call)
                         : Result<WeekHealth>(open.error());
        if (!read)
            return read.error();
        week = *std::move(read);
        const auto workspace = Workspace::open();
        const auto compared = workspace ? compareSizes(*week, *open->game, *workspace, thresholds)
                                        : Result<void>(workspace.error());
        if (!compared)
            return compared.error();
    }
    std::optional<Result<PoolerHealth>> pooler;
    if (!conninfo.isEmpty())
        pooler = readPooler(conninfo, thresholds, call);
    return healthReport(Pg::serverTitle(*options), *std::move(host), std::move(week), std::move(pooler),
                        thresholds);
}

Result<void> print(const Context& context, const HealthArguments& arguments, const HealthReport& report)
{
    if (!arguments.html.path.empty()) {
        if (auto written = writePrivateFile(arguments.html.name(), healthHtml(report)); !written)
            return written;
    }
    if (arguments.prometheus)
        printBytes(prometheusText(report));
    else if (arguments.nagios)
        printBytes(nagiosLine(report));
    else if (arguments.csv)
        printBytes(healthCsv(report));
    else if (arguments.html.path.empty())
        return printHealth(context, arguments.list, report);
    return {};
}

ExitCode health(const Context& context, const HealthArguments& arguments)
{
    if (auto may = arguments.html.mayBeWritten(); !may)
        return conclude(may);
    const auto report = readReport(context, arguments);
    if (!report) {
        if (!arguments.nagios)
            return conclude(report.error());
        printBytes(nagiosUnknown(report.error()));
        return static_cast<ExitCode>(3);
    }
    const auto printed = print(context, arguments, *report);
    if (!printed)
        return conclude(printed);
    return arguments.nagios ? static_cast<ExitCode>(nagiosCode(*report)) : ExitCode::Done;
}

/// Those that hold for the server; without one the defaults.
Result<void> printThresholds(const Context& context, const HealthArguments& arguments)
{
    Thresholds thresholds = Thresholds::defaults();
    if (context.local || !context.connection.isEmpty()) {
        auto session = context.open();
        if (!session)
            return session.error();
        QByteArray pooler;
        if (auto settled = settle(*session, arguments, thresholds, pooler); !settled)
            return settled;
    }
    printBytes(thresholds.toJson());
    return {};
}

Result<void> measure(const Context& context, const HealthArguments& arguments)
{
    auto week = openWeek(context, arguments.weekName());
    if (!week)
        return week.error();
    const Interrupt interrupt;
    const auto bloat =
        measureBloat(week->session, QString::fromStdString(arguments.bloat), {.stop = interrupt.token()});
    if (!bloat)
        return bloat.error();
    Output output(context.json,
                  {column("table", Text::tr("Table")), jsonColumn("bytes", Text::tr("Bytes")),
                   jsonColumn("dead_bytes", Text::tr("Of dead rows")),
                   jsonColumn("free_bytes", Text::tr("Free")),
                   jsonColumn("wasted_percent", Text::tr("Wasted (%)")),
                   jsonColumn("read_percent", Text::tr("Pages read (%)"))});
    output.add({bloat->table, bloat->bytes, bloat->deadBytes, bloat->freeBytes,
                QByteArray::number(bloat->share(), 'f', 1), QByteArray::number(bloat->scanned, 'f', 1)});
    output.finish();
    return {};
}

void addForms(CLI::App& command, HealthArguments& arguments)
{
    auto* csv = command.add_flag("--csv", arguments.csv, "The figures as CSV");
    auto* prometheus =
        command.add_flag("--prometheus", arguments.prometheus, "The figures in Prometheus' text format");
    auto* nagios =
        command.add_flag("--nagios", arguments.nagios,
                         "One line with performance data; exit code 0, 1 (warning), 2 (critical) or 3");
    csv->excludes(prometheus)->excludes(nagios);
    prometheus->excludes(nagios);
    arguments.html.addTo(command, "--html", "Write all figures as one HTML file");
}

}

void addHealthCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<HealthArguments>();
    auto* command = app.add_subcommand(
        "health", "Print the figures of a server and a week, with limits, source, age and the next step");
    auto* week = addWeekName(*command, context, arguments->week, "Also print the figures of this week");
    command
        ->add_option("--list", arguments->list,
                     "figures, statements, locks, progress; of a week: tables, indexes; of a pooler: pools, "
                     "stats, databases, clients")
        ->check(CLI::IsMember({"figures", "statements", "locks", "progress", "tables", "indexes", "pools",
                               "stats", "databases", "clients"}));
    command
        ->add_option(
            "--bloat", arguments->bloat,
            "Only measure the wasted space of this table of the week, with the extension pgstattuple")
        ->type_name("TABLE")
        ->needs(week);
    command->add_option("--over", arguments->over, "Read twice, this many seconds apart: cache hit needs it")
        ->check(CLI::Range(1, 3600));
    command->add_option("--pooler", arguments->pooler,
                        "PgBouncer's console: URI or keywords; its user needs an entry in stats_users");
    command->add_option("--thresholds", arguments->thresholds,
                        "JSON file with other limits: {\"connections\": {\"warning\": 85}}");
    command->add_flag("--keep", arguments->keep, "Keep --thresholds and --pooler for this server");
    command->add_flag("--print-thresholds", arguments->printThresholds,
                      "Print the limits that hold for the server");
    addForms(*command, *arguments);
    command->callback([&, arguments] {
        if (!arguments->bloat.empty())
            exitCode = conclude(measure(context, *arguments));
        else
            exitCode = arguments->printThresholds ? conclude(printThresholds(context, *arguments))
                                                  : health(context, *arguments);
    });
}

}
