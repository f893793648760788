#include "bench.h"
#include "testserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Weekglass;

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Measures Weekglass against floors taken in the same run. Build it with the release preset. Without "
        "WEEKGLASS_TEST_CONNINFO it starts a private server."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("what"),
                                 QStringLiteral("events, import, replay, start; all if none is named"));
    parser.process(app);
    const QStringList wanted = parser.positionalArguments();
    const auto isWanted = [&](const char* name) {
        return wanted.isEmpty() || wanted.contains(QLatin1String(name));
    };

    TestServer testServer;
    if (const auto started = testServer.start(); !started)
        Bench::fail(started.error());
    const Bench::Server server {testServer.conninfo()};
    if (isWanted("events"))
        Bench::benchEvents(server);
    if (isWanted("import"))
        Bench::benchImport(server);
    if (isWanted("replay"))
        Bench::benchReplay(server);
    if (isWanted("start"))
        Bench::benchStart(server, QCoreApplication::applicationDirPath() + QStringLiteral("/weekglass"));
    return 0;
}
