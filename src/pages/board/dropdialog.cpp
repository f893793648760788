#include "pages/board/dropdialog.h"

#include "pages/change/changefacts.h"

#include <QLineEdit>
#include <QLocale>

namespace Weekglass {

DropDialog::DropDialog(AdminServer server, WeekIdentity week, QWidget* parent)
    : ChangeDialog({.name = "dropDialog",
                    .title = tr("Drop"),
                    .week = week.name,
                    .verb = tr("&Drop for ever"),
                    .environment = server.environment},
                   parent)
    , m_server(std::move(server))
    , m_week(std::move(week))
    , m_withoutArchive(addField("dropWithoutArchive", tr("&Without archive because:"),
                                tr("kept in the log; or archive it first")))
{
    look();
}

/// Sessions of ours that wait for a next question would stand in the list, so they go first.
void DropDialog::look()
{
    startLook(
        tr("Reading the week and counting its rows…"),
        [pool = m_server.pool, week = m_week](const std::stop_token& stop) -> Result<DropPlan> {
            pool->closeIdle(std::chrono::milliseconds(0));
            auto plan = planDrop(pool->options(), week.name, {.stop = stop});
            if (plan && plan->week != week)
                return anotherDatabase(week.name);
            return plan;
        },
        [this](const DropPlan& plan) {
            m_plan = plan;
            m_withoutArchive->setEnabled(plan.needsOverride());
            require(m_withoutArchive, plan.needsOverride());
            return changeOf(plan);
        });
}

PlannedChange DropDialog::changeOf(const DropPlan& plan)
{
    PlannedChange change {
        .headline = plan.isInvalid
            ? tr("Clean up the remains of %1 after an interrupted CREATE or DROP?").arg(plan.week.name)
            : tr("Drop %1 with all its data, for ever?").arg(plan.week.name),
        .facts = {databaseFact(plan.week),
                  serverFact(m_server.pool->options(), plan.week),
                  {tr("Owner"), plan.owner}},
        .obstacles = plan.obstacles,
        .users = plan.users,
        .phrase = plan.phrase,
        .isAlwaysTyped = true,
        .productionPhrase = plan.productionPhrase(),
        .hash = plan.hash};
    if (!plan.isInvalid) {
        const QString unknown = tr("not known");
        change.facts.push_back({tr("Size"), plan.bytes ? QLocale().formattedDataSize(*plan.bytes) : unknown});
        if (!plan.archive)
            change.facts.push_back({tr("Rows"), plan.rows ? QLocale().toString(*plan.rows) : unknown, true});
        change.facts.push_back(
            {tr("Verified archive"),
             plan.archive ? tr("of %1: %2").arg(QString::fromLatin1(plan.archive->at), plan.archive->file)
                          : tr("none is known")});
    }
    if (!plan.jobs.jobs.empty())
        change.facts.push_back({tr("Jobs of pg_cron"), tr("go with it: %1").arg(plan.jobs.text())});
    if (plan.isClosed && !plan.isInvalid)
        change.warnings << tr("It lets nobody connect.");
    if (plan.archive)
        change.warnings << tr("Before it is dropped, the archive's file and the content are compared once "
                              "more.");
    if (plan.obstacles.isEmpty() && !plan.users.empty())
        change.warnings << tr("Their sessions end.");
    return change;
}

void DropDialog::perform()
{
    const DropConfirmation confirmation {.typed = typed(),
                                         .hash = change()->hash,
                                         .withoutArchive = m_withoutArchive->text().trimmed(),
                                         .typedInProduction = typedInProduction()};
    startRun(
        tr("Dropping it… It is closed first, then compared with its archive if it has one."),
        [pool = m_server.pool, week = m_week, confirmation, by = by()](const std::stop_token& stop,
                                                                       const Teller<QString>&) {
            pool->closeIdle(std::chrono::milliseconds(0));
            return dropWeek(pool->options(), week, confirmation, {.by = by, .call = {.stop = stop}});
        },
        [this](const QByteArray& operation) {
            finish(tr("%1 is dropped; operation %2.").arg(m_week.name, QString::fromLatin1(operation)));
            Q_EMIT dropped(m_week);
        });
}

}
