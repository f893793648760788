#include "bench.h"
#include "testserver.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Weekglass;

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("DISPLAY") && !qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Measures Weekglass against floors taken in the same run. Build it with the release preset. Without "
        "WEEKGLASS_TEST_CONNINFO it starts a private server."));
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("what"),
        QStringLiteral(
            "charts, events, export, parquet, load, json, snapshots, replay, rollback, start; all "
            "of these if none is named; admin, archive, citus, health, tables, tenmillion, metrics"));
    const QCommandLineOption rows(
        QStringLiteral("rows"),
        QStringLiteral("Events of each week that “archive”, “citus” and “metrics” make, "
                       "rows of the table of “tables”."),
        QStringLiteral("rows"), QStringLiteral("10000000"));
    parser.addOption(rows);
    const QCommandLineOption responses(QStringLiteral("responses"),
                                       QStringLiteral("Responses that “load” loads."),
                                       QStringLiteral("responses"), QStringLiteral("100000"));
    parser.addOption(responses);
    const QCommandLineOption weeks(QStringLiteral("weeks"), QStringLiteral("Weeks that “citus” makes."),
                                   QStringLiteral("weeks"), QStringLiteral("50"));
    parser.addOption(weeks);
    parser.process(app);
    const QStringList wanted = parser.positionalArguments();
    const auto isWanted = [&](const char* name) {
        return wanted.isEmpty() || wanted.contains(QLatin1String(name));
    };

    if (isWanted("json"))
        Bench::benchJson();
    if (isWanted("charts"))
        Bench::benchCharts();
    if (wanted == QStringList {QStringLiteral("json")} || wanted == QStringList {QStringLiteral("charts")})
        return 0; // need no server

    if (wanted == QStringList {QStringLiteral("citus")}) { // has servers of its own: see cituscluster.h
        Bench::benchCitus(parser.value(weeks).toInt(), parser.value(rows).toLongLong());
        return 0;
    }

    TestServer testServer;
    if (const auto started = testServer.start(); !started)
        Bench::fail(started.error());
    const Bench::Server server {testServer.conninfo()};
    if (isWanted("events"))
        Bench::benchEvents(server);
    if (wanted.contains(QStringLiteral("tenmillion"))) // not by default: it takes its time and 10 GB
        Bench::benchTenMillion(server);
    if (isWanted("export"))
        Bench::benchExport(server);
    if (isWanted("parquet"))
        Bench::benchParquet(server);
    if (isWanted("load"))
        Bench::benchLoad(server, parser.value(responses).toLongLong());
    if (isWanted("snapshots"))
        Bench::benchSnapshots(server);
    if (isWanted("replay"))
        Bench::benchReplay(server);
    if (isWanted("rollback"))
        Bench::benchRollback(server);
    if (wanted.contains(QStringLiteral("admin"))) // likewise
        Bench::benchAdmin(server);
    if (wanted.contains(QStringLiteral("archive"))) // likewise
        Bench::benchArchive(server, parser.value(rows).toLongLong());
    if (wanted.contains(QStringLiteral("metrics"))) // likewise
        Bench::benchMetrics(server, parser.value(rows).toLongLong());
    if (wanted.contains(QStringLiteral("tables"))) // likewise
        Bench::benchTables(server, parser.value(rows).toLongLong());
    if (wanted.contains(QStringLiteral("health"))) // likewise
        Bench::benchHealth(server);
    if (isWanted("start"))
        Bench::benchStart(server, QCoreApplication::applicationDirPath() + QStringLiteral("/weekglass"));
    return 0;
}
