#include "pages/reset/resetdialog.h"

#include "archives/archivefolder.h"
#include "base/plural.h"
#include "pages/archive/folderfield.h"
#include "pages/reset/stepstree.h"
#include "ui_resetsteps.h"

#include <QCheckBox>
#include <QPushButton>

namespace Weekglass {

namespace {

/// The tables, and what they replace.
QString carriedText(const ResetPlan& plan)
{
    QStringList lines {plan.carried.isEmpty() ? ResetDialog::tr("nothing: the game names no tables")
                                              : plan.carried.join(QStringLiteral(", "))};
    for (const CarryTarget::Rows& rows : plan.replaced)
        lines << ResetDialog::tr("replaces the %1 row(s) that %2 has there, for good", nullptr,
                                 pluralOf(rows.count))
                     .arg(QLocale().toString(rows.count), rows.table);
    return lines.join(QLatin1Char('\n'));
}

PlannedChange::Fact oldWeek(const WeekIdentity& week)
{
    return {ResetDialog::tr("Old week"),
            ResetDialog::tr("%1, OID %2, on the server %3")
                .arg(week.name, QString::number(week.oid), QString::fromLatin1(week.systemIdentifier))};
}

PlannedChange::Fact inTheEnd(bool drops)
{
    return {ResetDialog::tr("At the end"),
            drops ? ResetDialog::tr("the old week is dropped")
                  : ResetDialog::tr("the old week stays, frozen"),
            drops};
}

}

ResetDialog::ResetDialog(WeekHandle week, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "resetDialog",
                    .title = tr("Reset"),
                    .week = week.title(),
                    .verb = tr("&Reset"),
                    .environment = environment,
                    .looksAgain = true},
                   parent)
    , m_week(std::move(week))
    , m_steps(new StepsTree)
    , m_drop(new QCheckBox(tr("&Drop the old week at the end")))
    , m_inPlace(new QCheckBox(tr("Restore the archive on the week's own &server to compare it")))
    , m_folder(new FolderField(QStringLiteral("resetFolder"), defaultArchiveFolder()))
    , m_backOut(addButton("resetBackOut", tr("&Back out")))
    , m_blueGreen(addButton("resetBlueGreen", tr("B&lue/green…")))
{
    setupSteps();
    setupForm();
    constexpr int Width = 860;
    constexpr int Height = 680;
    resize(Width, Height);
    look();
}

void ResetDialog::setupSteps()
{
    Ui::ResetSteps().setupUi(m_steps);
    m_steps->setObjectName(QStringLiteral("resetSteps"));
    m_steps->setTitles([](int step) { return resetStepTitle(static_cast<ResetStep>(step)); });
    addWidget(m_steps, 0);
}

void ResetDialog::setupForm()
{
    m_drop->setObjectName(QStringLiteral("resetDrop"));
    m_inPlace->setObjectName(QStringLiteral("resetInPlace"));
    m_inPlace->setToolTip(
        tr("Otherwise the private server of this computer does it, and is started if needed."));
    addRow({}, m_drop);
    addRow(tr("Archive &folder:"), m_folder);
    addRow({}, m_inPlace);
    m_backOut->setToolTip(
        tr("Restores the previous state of the old week, and drops the next one if the reset made it."));
    connect(m_drop, &QCheckBox::toggled, this, &ResetDialog::look);
    connect(m_backOut, &QPushButton::clicked, this, &ResetDialog::backOut);
    m_blueGreen->setToolTip(tr("The week stays and gets its next schema: a copy with its rows is migrated, "
                               "validated and takes its place."));
    connect(m_blueGreen, &QPushButton::clicked, this, &ResetDialog::blueGreenWanted);
}

PlannedChange ResetDialog::showPlan(const ResetPlan& plan)
{
    m_steps->showAll(tr("to do"));
    if (!plan.drops)
        m_steps->showStep(static_cast<int>(ResetStep::Drop), tr("not requested"));
    const QString next = plan.next.toString();
    std::vector<PlannedChange::Fact> facts {
        oldWeek(plan.week),
        {tr("Next week"),
         plan.nextExists          ? tr("%1, which exists already and is migrated").arg(next)
             : plan.isDistributed ? tr("%1, which is created and distributed over the cluster").arg(next)
                                  : tr("%1, which is created").arg(next)},
        {tr("Carried over"), carriedText(plan), !plan.replaced.empty()}};
    if (!plan.jobs.jobs.empty())
        facts.push_back({tr("Jobs of pg_cron"), tr("end with it: %1").arg(plan.jobs.text())});
    facts.push_back(inTheEnd(plan.drops));
    return {.headline = tr("%1 ends, and %2 begins.").arg(plan.week.name, next),
            .facts = std::move(facts),
            .obstacles = plan.obstacles,
            .users = plan.users,
            .phrase = plan.phrase,
            .isAlwaysTyped = true,
            .productionPhrase = resetProductionPhrase(plan.week),
            .hash = plan.hash};
}

/// What was begun was confirmed by its name; in production the OID is asked for again.
PlannedChange ResetDialog::showUnfinished(const ResetState& state)
{
    bool isNext = true;
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i) {
        const auto step = static_cast<ResetStep>(i);
        const bool isAsked = step != ResetStep::Drop || state.drops;
        const bool isDone = state.isDone(step);
        m_steps->showStep(i,
                          isDone         ? tr("done")
                              : !isAsked ? tr("not requested")
                              : isNext   ? tr("stopped here")
                                         : tr("to do"));
        isNext = isNext && isDone;
    }
    const QString what = !state.canUndo()
        ? tr("The next week is the live one already: resume to do the rest.")
        : state.isGone ? tr("The old week is gone: somebody has dropped it since. Back out only ends the "
                            "reset, and %1 stays as it is.")
                             .arg(state.next)
                       : tr("The old week still exists. Resume continues where it stopped; back out restores "
                            "the previous state.");
    return {.headline = tr("The reset of %1 is unfinished.").arg(state.week.name),
            .facts = {oldWeek(state.week),
                      {tr("Next week"),
                       state.nextExisted ? tr("%1, which was there before").arg(state.next) : state.next},
                      inTheEnd(state.drops),
                      {tr("Operation"), QString::fromLatin1(state.operation)}},
            .warnings = {what},
            .isNothing = !state.canResume(),
            .productionPhrase = resetProductionPhrase(state.week),
            .hash = state.operation};
}

void ResetDialog::clearBody()
{
    m_standing = {};
    m_steps->showAll(tr("not known"));
}

void ResetDialog::updateParts()
{
    const bool isUnfinished = m_standing.unfinished.has_value();
    if (change()) {
        setRowVisible(m_drop, !isUnfinished);
        setVerb(isUnfinished ? tr("&Resume") : tr("&Reset"));
    }
    m_blueGreen->setVisible(!isUnfinished && !isOver());
    m_blueGreen->setEnabled(!isBusy());
    m_backOut->setVisible(isUnfinished && !isOver());
    m_backOut->setEnabled(isUnfinished && !isBusy() && isRight(Asked::AsPlanned)
                          && m_standing.unfinished->canUndo());
}

}
