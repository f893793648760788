#include "app/weekmenu.h"

#include "app/openpages.h"
#include "app/weekdialogs.h"
#include "base/safetext.h"
#include "lifecycle/weekgates.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QMenu>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WeekMenu)
};

void addPages(QMenu* menu, OpenPages& pages, const WeekHandle& week)
{
    for (const PageKind& kind : pages.kinds()) {
        if (kind.page.of != PageKind::Of::Week && kind.page.of != PageKind::Of::Game)
            continue;
        QAction* action =
            menu->addAction(kind.action, &pages, [&pages, &kind, week] { pages.openKind(kind, week); });
        action->setEnabled(kind.hasPagesOf(*week.game));
        action->setToolTip(action->isEnabled() ? kind.tip : kind.lackedBy(*week.game));
    }
}

}

std::vector<StepCommand> stepCommands()
{
    return {{WeekStep::Freeze, Text::tr("&Freeze…"), Qt::Key_F, Text::tr("Make the week read-only")},
            {WeekStep::Thaw, Text::tr("&Thaw…"), Qt::Key_T, Text::tr("Make a frozen week writable again")},
            {WeekStep::Archive, Text::tr("&Archive…"), Qt::Key_A,
             Text::tr("Dump the week, restore the dump and compare")},
            {WeekStep::Reset, Text::tr("&Reset…"), Qt::Key_R,
             Text::tr("End the week and begin the next; or resume that")},
            {WeekStep::Drop, Text::tr("&Drop…"), Qt::Key_D, Text::tr("Drop the week for ever")}};
}

QMenu* makeWeekMenu(OpenPages& pages, const WeekHandle& week, bool mayChange, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("weekMenu"));
    menu->setToolTipsVisible(true);
    addPages(menu, pages, week);
    menu->addSeparator();
    for (const StepCommand& command : stepCommands()) {
        QAction* action = menu->addAction(
            command.text, &pages, [&pages, step = command.step, week] { pages.takeStep(step, week); });
        const QString why = whyNoStep(command.step, week);
        action->setToolTip(why.isEmpty() ? command.tip : visibleText(why).toHtmlEscaped());
        action->setEnabled(mayChange && why.isEmpty());
    }
    menu->addSeparator();
    menu->addAction(Text::tr("&Copy the name"), menu,
                    [name = week.title()] { QApplication::clipboard()->setText(name); });
    return menu;
}

}
