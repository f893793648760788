#include "cli/program.h"

#include "base/files.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/notebooks.h"
#include "cli/output.h"
#include "cli/text.h"
#include "publish/notebookhtml.h"
#include "publish/offscreen.h"

namespace Weekglass {

namespace {

Result<FilledNotebook> filled(const Context& context, const RenderArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto notebook = savedNotebook(week->game->id, QString::fromStdString(arguments.name));
    if (!notebook)
        return notebook.error();
    const auto weeks = notebookWeeks(context, *week);
    if (!weeks)
        return weeks.error();
    const Interrupt interrupt;
    ProgressLine progress;
    auto made = fillNotebook(
        *notebook, *weeks, [&progress](int cells) { progress.show(Text::tr("Cells made"), cells); },
        interrupt.token());
    progress.clear();
    return made;
}

}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    return offscreenApplication(argc, argv);
}

ExitCode renderNotebook(const Context& context, const RenderArguments& arguments)
{
    if (const auto may = arguments.html.mayBeWritten(); !may)
        return conclude(may);
    const auto made = filled(context, arguments);
    if (!made)
        return conclude(made.error());
    if (const auto written = writePrivateFile(arguments.html.name(), notebookHtml(*made)); !written)
        return conclude(written);
    for (const FilledCell& cell : made->cells) {
        if (const Error* error = cell.error())
            say(Text::tr("%1: %2", "cell, why it failed").arg(cellText(cell.cell), error->text()));
    }
    return made->failedCells() == 0 ? ExitCode::Done : ExitCode::Failed;
}

}
