#include "pages/board/freezedialog.h"

#include "lifecycle/freezeweek.h"
#include "widgets/parts/typedconfirmation.h"

namespace Weekglass {

FreezeDialog::FreezeDialog(AdminServer server, GamePointer game, WeekIdentity week, Change change,
                           QWidget* parent)
    : AdminDialog("freezeDialog", std::move(server), std::move(week),
                  change == Change::Freeze ? tr("Freeze") : tr("Thaw"),
                  change == Change::Freeze ? tr("&Freeze") : tr("&Thaw"), parent)
    , m_game(std::move(game))
    , m_change(change)
{
    if (this->server().isProduction()) {
        const QString typed = this->week().confirmation();
        demand(addField("freezeTyped", tr("T&ype to confirm:"), typed), typed);
    }
    look();
}

void FreezeDialog::look()
{
    m_isPlanned = false;
    job().start(
        [pool = server().pool, week = week(),
         stop = newStop()](const std::stop_token&) -> Result<std::vector<DatabaseUser>> {
            pool->closeIdle(std::chrono::milliseconds(0));
            auto session = pool->acquire({}, stop);
            if (!session)
                return session.error();
            if (auto same = sameDatabase(**session, week, {.stop = stop}); !same)
                return same.error();
            return databaseUsers(**session, week.oid, {.stop = stop});
        },
        [this](const Result<std::vector<DatabaseUser>>& users) { takeUsers(users); });
    showMessage(tr("Looking who uses the week…"));
    updateButtons();
}

void FreezeDialog::takeUsers(const Result<std::vector<DatabaseUser>>& users)
{
    clearFacts();
    m_isPlanned = bool(users);
    setHeadline(m_change == Change::Freeze ? tr("Let %1 only be read from now on?").arg(week().name)
                                           : tr("Let %1 be written again?").arg(week().name));
    addFact(tr("Database:"), tr("%1, OID %2").arg(week().name, QString::number(week().oid)));
    addServer();
    if (users)
        showUsers(*users);
    else
        hideUsers();
    if (!users)
        showMessage(users.error().text());
    else if (m_change == Change::Freeze)
        showMessage(
            tr("Every new session begins read-only; the sessions above are ended, and those that come until "
               "then; and only the owner "
               "and those with the role %1 may connect, where the game has its roles. Thawing puts "
               "back what there was.")
                .arg(QString(m_game->id + QStringLiteral("_reader"))));
    else
        showMessage(tr("Who might connect before it was frozen may again, as the log has it."));
    planned();
}

void FreezeDialog::run()
{
    m_isRunning = true;
    job().start(
        [pool = server().pool, week = week(), game = m_game->id, by = by(), change = m_change,
         stop = newStop()](const std::stop_token&) -> Result<void> {
            pool->closeIdle(std::chrono::milliseconds(0));
            auto session = pool->acquire({}, stop);
            if (!session)
                return session.error();
            if (auto same = sameDatabase(**session, week, {.stop = stop}); !same)
                return same;
            return change == Change::Freeze ? freezeLogged(**session, week.name, game, by)
                                            : thawLogged(**session, week.name, game, by);
        },
        [this](const Result<void>& done) {
            if (!done) {
                m_isPlanned = false;
                failed(done.error());
            } else {
                finished(m_change == Change::Freeze
                             ? tr("%1 only reads now.").arg(week().name)
                             : tr("%1 is as it was before it was frozen.").arg(week().name));
            }
        });
    showMessage(tr("At work…"));
    updateButtons();
}

}
