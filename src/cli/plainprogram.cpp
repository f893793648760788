#include "cli/program.h"

#include "cli/commands.h"
#include "cli/text.h"

#include <QStandardPaths>

#include <unistd.h>

namespace Weekglass {

namespace {

char** givenArguments = nullptr;

}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    givenArguments = argv;
    return std::make_unique<QCoreApplication>(argc, argv);
}

/// The other program takes the place of this one, with all that it was told.
ExitCode renderNotebook(const Context& /*context*/, const RenderArguments& /*arguments*/)
{
    const QString name = QStringLiteral("weekglassctl-draw");
    const QString installed =
        QCoreApplication::applicationDirPath() + QLatin1Char('/') + QStringLiteral(WEEKGLASS_HELPERS);
    QString program =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath(), installed});
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(name);
    if (!program.isEmpty())
        ::execv(program.toLocal8Bit().constData(), givenArguments);
    return conclude(
        Error {.message = Text::tr("The program weekglassctl-draw cannot be started."),
               .where = program,
               .advice = Text::tr("Install it beside weekglassctl, or put its folder into PATH.")});
}

}
