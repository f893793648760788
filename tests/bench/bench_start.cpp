#include "bench.h"

#include <QProcess>

namespace Weekglass::Bench {

void benchStart(const Server& server, const QString& program)
{
    const auto times = timed(11, [&] {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program,
                      {QStringLiteral("--connect"), QString::fromUtf8(server.conninfo),
                       QStringLiteral("--quit-after-paint")});
        process.waitForFinished(30000);
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            fail({.message = QStringLiteral("%1 did not start.").arg(program)});
    });
    report(QStringLiteral("cold start of the window to its first paint, and its end"), times,
           QStringLiteral("reported only"));
}

}
