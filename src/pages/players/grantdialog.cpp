#include "pages/players/grantdialog.h"

#include "base/safetext.h"
#include "lifecycle/grantroles.h"
#include "weeks/notedoperation.h"

namespace Weekglass {

GrantDialog::GrantDialog(const WeekHandle& week, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "grantDialog",
                    .title = tr("Rights of roles"),
                    .week = week.title(),
                    .verb = tr("&Give rights"),
                    .environment = environment},
                   parent)
    , m_week(week.withAllRows())
{
    look();
}

void GrantDialog::look()
{
    startLook(
        tr("Reading the roles…"),
        [week = m_week](const std::stop_token& stop) -> Result<PlannedChange> {
            auto session = week.acquire(stop);
            return session ? planGrants(**session, *week.game, {.stop = stop}) : session.error();
        },
        [](const PlannedChange& plan) { return plan; });
}

void GrantDialog::perform()
{
    startRun(
        tr("Giving rights…"),
        [week = m_week, by = by()](const std::stop_token& stop, const Teller<QString>&) -> Result<Done> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note = NotedOperation::begin(
                maintenance, {.kind = QStringLiteral("grant"), .week = week.identity, .by = by});
            auto made = grantRoles(week.pool->options(), **session, *week.game, {.stop = stop});
            note.end(made, "{}");
            return made ? Result<Done>(Done {*std::move(made), note.lack()}) : made.error();
        },
        [this](const Done& done) {
            QStringList lines;
            if (!done.made.isEmpty())
                lines << tr("Made: %1.").arg(visibleText(done.made.join(QStringLiteral(", "))));
            if (!done.lack.isEmpty())
                lines << tr("The server's log lacks this: %1").arg(done.lack);
            finish(tr("The roles of %1 have their rights.").arg(visibleText(m_week.game->title)),
                   lines.join(QLatin1Char('\n')));
        });
}

}
