#include "pages/board/freezedialog.h"

#include "lifecycle/freezeweek.h"
#include "pages/change/changefacts.h"

namespace Weekglass {

namespace {

/// A session of the server after ours that wait are gone, if the week is what it was.
Result<Pg::SessionPool::Lease> openFor(Pg::SessionPool& pool, const WeekIdentity& week,
                                       const std::stop_token& stop)
{
    pool.closeIdle(std::chrono::milliseconds(0));
    auto session = pool.acquire({}, stop);
    if (!session)
        return session;
    if (auto same = sameDatabase(**session, week, {.stop = stop}); !same)
        return same.error();
    return session;
}

}

FreezeDialog::FreezeDialog(AdminServer server, GamePointer game, WeekIdentity week, Change change,
                           QWidget* parent)
    : ChangeDialog({.name = "freezeDialog",
                    .title = change == Change::Freeze ? tr("Freeze") : tr("Thaw"),
                    .week = week.name,
                    .verb = change == Change::Freeze ? tr("&Freeze") : tr("&Thaw"),
                    .environment = server.environment},
                   parent)
    , m_server(std::move(server))
    , m_game(std::move(game))
    , m_week(std::move(week))
    , m_change(change)
{
    look();
}

void FreezeDialog::look()
{
    startLook(
        tr("Reading who uses the week…"),
        [pool = m_server.pool,
         week = m_week](const std::stop_token& stop) -> Result<std::vector<DatabaseUser>> {
            auto session = openFor(*pool, week, stop);
            return session ? databaseUsers(**session, week.oid, {.stop = stop}) : session.error();
        },
        [this](const std::vector<DatabaseUser>& users) { return changeOf(users); });
}

PlannedChange FreezeDialog::changeOf(const std::vector<DatabaseUser>& users)
{
    const QString what = freezes()
        ? tr("Every new session begins read-only. The sessions above, and new ones until then, are ended. "
             "Where the game has its roles, only the owner and members of %1 may connect. Thawing restores "
             "the previous state.")
              .arg(QString(m_game->id + QStringLiteral("_reader")))
        : tr("Previous connection rights are restored.");
    return {.headline = freezes() ? tr("Make %1 read-only?").arg(m_week.name)
                                  : tr("Make %1 writable again?").arg(m_week.name),
            .facts = {databaseFact(m_week), serverFact(m_server.pool->options(), m_week)},
            .warnings = {what},
            .users = users,
            .phrase = m_week.confirmation()};
}

void FreezeDialog::perform()
{
    startRun(
        tr("Working…"),
        [pool = m_server.pool, week = m_week, game = m_game->id, by = by(),
         change = freezes() ? freezeLogged : thawLogged](const std::stop_token& stop,
                                                         const Teller<QString>&) -> Result<void> {
            auto session = openFor(*pool, week, stop);
            if (!session)
                return session.error();
            return change(**session, week.name, game, by);
        },
        [this] {
            finish(freezes() ? tr("%1 is now read-only.").arg(m_week.name)
                             : tr("%1 is as it was before it was frozen.").arg(m_week.name));
        });
}

}
