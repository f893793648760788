#include "app/openpages.h"

#include "app/games.h"
#include "app/markedservers.h"
#include "app/plainmessage.h"
#include "app/weekdialogs.h"
#include "app/weektab.h"
#include "base/safetext.h"
#include "lifecycle/weekgates.h"
#include "pages/migrations/migrationspage.h"
#include "pages/weeks/weekspanel.h"

#include <QTabWidget>

#include <algorithm>

namespace Weekglass {

// What pages ask of the window: PageHost.

namespace {

std::vector<WeekHandle> only(std::vector<WeekHandle> weeks, const GamePointer& game)
{
    std::erase_if(weeks, [&game](const WeekHandle& week) { return week.game->id != game->id; });
    return weeks;
}

}

AdminServer OpenPages::serverOf(const std::shared_ptr<Pg::SessionPool>& pool) const
{
    const auto& meant = pool ? pool : m_servers.pool();
    return {.pool = meant, .library = m_games.library(), .environment = m_servers.environmentOf(meant)};
}

std::vector<WeekHandle> OpenPages::weeksOf(const GamePointer& game) const
{
    return only(m_weeks->weeks(), game);
}

std::vector<WeekHandle> OpenPages::selectedWeeksOf(const GamePointer& game) const
{
    return only(m_weeks->selectedWeeks(), game);
}

void OpenPages::passGate(const std::shared_ptr<Pg::SessionPool>& pool,
                         const std::function<void(const AdminServer&)>& open)
{
    m_servers.pass(serverOf(pool), open);
}

void OpenPages::takeStep(WeekStep step, const WeekHandle& week)
{
    if (refuses(week))
        return;
    if (const QString why = whyNoStep(step, week); !why.isEmpty())
        return Q_EMIT statusMessage(visibleText(why));
    if (step == WeekStep::Migrate)
        openOfGame(kindOf(MigrationsPage::staticMetaObject), week);
    else
        m_dialogs->takeStep(step, week);
}

/// Steps that make a week are of none that is there.
QString OpenPages::whyReadOnly(const WeekHandle& week) const
{
    const WeekTab* tab = week.identity.oid != 0 ? find(week) : nullptr;
    return tab && tab->week().player ? tr("the week is viewed as a player") : QString();
}

bool OpenPages::refuses(const WeekHandle& week) const
{
    if (whyReadOnly(week).isEmpty())
        return false;
    showMessage(m_tabs->window(), QMessageBox::Information, tr("Viewing as a player"),
                tr("%1 is viewed as a player, so nothing is changed there. Go back to all rows first.")
                    .arg(visibleText(week.title(), 80)));
    return true;
}

void OpenPages::importFiles(const WeekHandle& week, const QStringList& files)
{
    if (refuses(week))
        return;
    m_dialogs->importFiles(week, files);
}

void OpenPages::openArchive(const QString& dump)
{
    m_dialogs->openArchive(dump);
}

void OpenPages::showTask(const WeekHandle& week, const OperationTask& task)
{
    if (!refuses(week))
        m_dialogs->showTask(week, task);
}

void OpenPages::reloadGames()
{
    m_games.reload();
}

}
