#include "pages/board/dropdialog.h"

#include <QLineEdit>
#include <QLocale>

namespace Weekglass {

DropDialog::DropDialog(AdminServer server, WeekIdentity week, QWidget* parent)
    : AdminDialog("dropDialog", std::move(server), std::move(week), tr("Drop"), tr("&Drop for ever"), parent)
    , m_withoutArchive(addField("dropWithoutArchive", tr("&Without archive because:"),
                                tr("kept in the log; or archive it first")))
    , m_typed(addField("dropTyped", tr("&Type the name:"), {}))
{
    if (this->server().isProduction())
        m_production = addField("dropProduction", DropDialog::tr("&Production, so type too:"), {});
    look();
}

QString DropDialog::productionPhrase(const DropPlan& plan)
{
    const QString oid = QString::number(plan.week.oid);
    return plan.rows ? QString(oid + QLatin1Char(' ') + QString::number(*plan.rows)) : oid;
}

/// Sessions of ours that wait for a next question would stand in the list, so they go first.
void DropDialog::look()
{
    m_plan.reset();
    job().start(
        [pool = server().pool, week = week(), stop = newStop()](const std::stop_token&) {
            pool->closeIdle(std::chrono::milliseconds(0));
            return planDrop(pool->options(), week.name, {.stop = stop});
        },
        [this](const Result<DropPlan>& plan) { takePlan(plan); });
    showMessage(tr("Looking at the week and counting its rows…"));
    updateButtons();
}

void DropDialog::takePlan(const Result<DropPlan>& plan)
{
    clearFacts();
    if (!plan) {
        setHeadline(tr("There is no plan to drop it."));
        hideUsers();
        showMessage(plan.error().text());
    } else if (plan->week != week()) {
        setHeadline(tr("The week that you meant is gone: another database has its name now."));
        hideUsers();
        showMessage(tr("That one was left alone. Refresh the board."));
    } else {
        m_plan = *plan;
        showPlan();
    }
    showDemands();
    planned();
}

void DropDialog::showPlan()
{
    const DropPlan& plan = *m_plan;
    setHeadline(plan.isInvalid
                    ? tr("Clean up what an interrupted CREATE or DROP left of %1?").arg(plan.week.name)
                    : tr("Drop %1 with all that is in it, for ever?").arg(plan.week.name));
    addFact(tr("Database:"), tr("%1, OID %2").arg(plan.week.name, QString::number(plan.week.oid)));
    addServer();
    addFact(tr("Owner:"), plan.owner);
    if (!plan.isInvalid) {
        addFact(tr("Size:"), plan.bytes ? QLocale().formattedDataSize(*plan.bytes) : tr("not known"));
        if (!plan.archive)
            addFact(tr("Rows:"), plan.rows ? QLocale().toString(*plan.rows) : tr("not known"));
        addFact(tr("Verified archive:"),
                plan.archive ? tr("of %1: %2").arg(QString::fromLatin1(plan.archive->at), plan.archive->file)
                             : tr("none is known"));
    }
    showUsers(plan.users);
    QStringList lines;
    for (const QString& obstacle : plan.obstacles)
        lines << tr("In the way: %1").arg(obstacle);
    if (plan.isClosed && !plan.isInvalid)
        lines << tr("It lets nobody connect.");
    if (plan.archive)
        lines << tr("Before it is dropped, the archive's file and the content are compared once more.");
    if (plan.obstacles.isEmpty() && !plan.users.empty())
        lines << tr("Their sessions are ended.");
    showMessage(lines.join(QLatin1Char('\n')));
}

void DropDialog::showDemands()
{
    const QString typed = m_plan ? m_plan->week.confirmation() : QString();
    m_typed->setPlaceholderText(typed);
    demand(m_typed, typed);
    const bool needsReason = m_plan && m_plan->needsOverride();
    m_withoutArchive->setEnabled(needsReason);
    if (needsReason)
        demand(m_withoutArchive, {});
    else
        undemand(m_withoutArchive);
    if (m_production) {
        const QString phrase = m_plan ? productionPhrase(*m_plan) : QString();
        m_production->setPlaceholderText(
            tr("%1 (the OID, and the number of rows if they were counted)").arg(phrase));
        demand(m_production, phrase);
    }
}

bool DropDialog::canRun() const
{
    return m_plan && m_plan->obstacles.isEmpty();
}

void DropDialog::run()
{
    const DropConfirmation confirmation {.typed = m_plan->week.confirmation(),
                                         .hash = m_plan->hash,
                                         .withoutArchive = m_withoutArchive->text().trimmed()};
    m_isRunning = true;
    job().start(
        [pool = server().pool, week = week(), confirmation, by = by(),
         stop = newStop()](const std::stop_token&) {
            pool->closeIdle(std::chrono::milliseconds(0));
            return dropWeek(pool->options(), week, confirmation, {.by = by, .call = {.stop = stop}});
        },
        [this](const Result<QByteArray>& operation) { takeDropped(operation); });
    showMessage(tr("Dropping it… It is closed first, then compared with its archive if it has one."));
    updateButtons();
}

void DropDialog::takeDropped(const Result<QByteArray>& operation)
{
    const WeekIdentity gone = week();
    if (operation) {
        finished(tr("%1 is dropped; operation %2.").arg(gone.name, QString::fromLatin1(*operation)));
        Q_EMIT dropped(gone);
        return;
    }
    m_plan.reset(); // what it showed may be over, and what comes is confirmed anew
    m_typed->clear();
    if (m_production)
        m_production->clear();
    failed(operation.error());
}

}
