#include "pages/reset/bluegreendialog.h"

#include "lifecycle/resetweek.h"
#include "pages/reset/stepstree.h"
#include "ui_bluegreensteps.h"

#include <QLocale>
#include <QPushButton>

namespace Weekglass {

namespace {

PlannedChange::Fact weekFact(const WeekIdentity& week)
{
    return {BlueGreenDialog::tr("Week"),
            BlueGreenDialog::tr("%1, OID %2, on the server %3")
                .arg(week.name, QString::number(week.oid), QString::fromLatin1(week.systemIdentifier))};
}

QString sizeText(const std::optional<qint64>& bytes)
{
    return bytes ? QLocale().formattedDataSize(*bytes) : BlueGreenDialog::tr("not known");
}

std::vector<PlannedChange::Fact> answerFacts(const std::vector<ValidationAnswer>& answers)
{
    std::vector<PlannedChange::Fact> facts;
    for (const ValidationAnswer& answer : answers)
        facts.push_back({answer.title,
                         answer.isPassed ? BlueGreenDialog::tr("passed: %1").arg(answer.told)
                                         : BlueGreenDialog::tr("FAILED: %1").arg(answer.told),
                         !answer.isPassed});
    return facts;
}

}

BlueGreenDialog::BlueGreenDialog(WeekHandle week, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "blueGreenDialog",
                    .title = tr("Blue/green"),
                    .week = week.title(),
                    .verb = tr("&Begin"),
                    .environment = environment,
                    .looksAgain = true},
                   parent)
    , m_week(std::move(week))
    , m_steps(new StepsTree)
    , m_backOut(addButton("blueGreenBackOut", tr("Back o&ut")))
    , m_dropKept(addButton("blueGreenDropKept", tr("&Drop the kept copy…")))
{
    setupSteps();
    m_backOut->setToolTip(tr("Restores the previous state of the week."));
    m_dropKept->setToolTip(
        tr("By the same rule as any week: with a verified archive, or a reason that is kept."));
    connect(m_backOut, &QPushButton::clicked, this, &BlueGreenDialog::backOut);
    connect(m_dropKept, &QPushButton::clicked, this, [this] {
        if (m_standing.back)
            Q_EMIT dropWanted(m_standing.back->blue.identity);
    });
    constexpr int Width = 860;
    constexpr int Height = 640;
    resize(Width, Height);
    look();
}

void BlueGreenDialog::setupSteps()
{
    Ui::BlueGreenSteps().setupUi(m_steps);
    m_steps->setObjectName(QStringLiteral("blueGreenSteps"));
    m_steps->setTitles([](int step) { return blueGreenStepTitle(static_cast<BlueGreenStep>(step)); });
    addWidget(m_steps, 0);
}

PlannedChange BlueGreenDialog::showStanding()
{
    if (m_standing.unfinished)
        return showUnfinished(*m_standing.unfinished);
    return m_standing.back ? showBack(*m_standing.back) : showPlan(*m_standing.plan);
}

PlannedChange BlueGreenDialog::showPlan(const BlueGreenPlan& plan)
{
    m_steps->showAll(tr("to do"));
    PlannedChange change {
        .headline = plan.target.isEmpty()
            ? tr("Prepare the next schema of %1 as a copy with its rows.").arg(plan.week.name)
            : tr("Prepare version %1 of %2 as a copy with its rows.").arg(plan.target, plan.week.name),
        .facts = {weekFact(plan.week),
                  {tr("Files"), plan.files.isEmpty() ? tr("none") : plan.files.join(QStringLiteral(", "))},
                  {tr("Room"),
                   tr("%1 are copied; the server's disk has %2", "sizes")
                       .arg(sizeText(plan.bytes), sizeText(plan.free))},
                  {tr("Validations"),
                   plan.validations.isEmpty() ? tr("none: the game names none")
                                              : plan.validations.join(QStringLiteral(", "))},
                  {tr("Kept"),
                   tr("the week as it is now, for at least %n minute(s), to go back to", nullptr,
                      static_cast<int>(KeptFor.count()))}},
        .warnings = {tr("Nobody can connect to the week from its copy to the switch.")},
        .obstacles = plan.obstacles,
        .users = plan.users,
        .phrase = plan.phrase,
        .isAlwaysTyped = true,
        .productionPhrase = resetProductionPhrase(plan.week),
        .hash = plan.hash};
    if (plan.validations.isEmpty())
        change.warnings << tr("Nothing checks the copy before the switch.");
    if (!plan.free)
        change.warnings << tr("The free space on the server's disk is unknown here; check it.");
    return change;
}

/// What was begun was confirmed by its name; in production the OID is asked for again.
PlannedChange BlueGreenDialog::showUnfinished(const BlueGreenState& state)
{
    bool isNext = true;
    for (int i = 0; i < BlueGreenSteps; ++i) {
        const bool isDone = state.isDone(static_cast<BlueGreenStep>(i));
        m_steps->showStep(i, isDone ? tr("done") : isNext ? tr("stopped here") : tr("to do"));
        isNext = isNext && isDone;
    }
    std::vector<PlannedChange::Fact> facts {weekFact(state.week), {tr("Copy"), state.green}};
    const auto answers = answerFacts(state.answers);
    facts.insert(facts.end(), answers.begin(), answers.end());
    facts.push_back({tr("Operation"), QString::fromLatin1(state.operation)});
    return {
        .headline = tr("A blue/green change of %1 is unfinished.").arg(state.week.name),
        .facts = facts,
        .warnings = {state.isGone
                         ? tr("The week is gone: somebody has dropped it since. Back out drops the copy.")
                         : tr("The week has all its rows and is closed. Resume continues where it stopped; "
                              "back out drops the copy and opens the week as it was.")},
        .isNothing = state.isGone,
        .productionPhrase = resetProductionPhrase(state.week),
        .hash = state.operation};
}

PlannedChange BlueGreenDialog::showBack(const BackPlan& plan)
{
    m_steps->showAll(tr("done"));
    PlannedChange change {
        .headline = plan.isBegun ? tr("Going back to the kept copy of %1 is unfinished.").arg(plan.week.name)
                                 : tr("Go back to %1 as it was before the switch?").arg(plan.week.name),
        .facts = {weekFact(plan.week),
                  {tr("Kept"),
                   tr("%1, since %2").arg(plan.blue.identity.name, QString::fromUtf8(plan.blue.since))},
                  {tr("Rows since"), tr("stay in the current one, which is kept in its place"), true}},
        .obstacles = plan.obstacles,
        .users = plan.users,
        .phrase = plan.isBegun ? QString() : plan.phrase,
        .isAlwaysTyped = !plan.isBegun,
        .productionPhrase = resetProductionPhrase(plan.week),
        .hash = plan.hash};
    if (plan.blue.isOverdue)
        change.warnings << tr(
            "The switch was more than %n minute(s) ago. If the week is as it should be, drop the kept copy.",
            nullptr, static_cast<int>(KeptFor.count()));
    return change;
}

void BlueGreenDialog::clearBody()
{
    m_standing = {};
    m_steps->showAll(tr("not known"));
}

void BlueGreenDialog::updateParts()
{
    const bool isUnfinished = m_standing.unfinished.has_value();
    const bool isBack = m_standing.back.has_value();
    if (change())
        setVerb(isUnfinished ? tr("&Resume") : isBack ? tr("&Go back") : tr("&Begin"));
    const bool canBackOut = isUnfinished || (isBack && m_standing.back->isBegun);
    m_backOut->setVisible(canBackOut && !isOver());
    m_backOut->setEnabled(canBackOut && !isBusy() && isRight(Asked::AsPlanned));
    m_dropKept->setVisible(isBack && !m_standing.back->isBegun && !isOver());
    m_dropKept->setEnabled(isBack && !isBusy());
}

void BlueGreenDialog::takeOutcome(Action action, const Outcome& outcome)
{
    if (action == Action::GoBack)
        return finish(tr("%1 is as it was before the switch.").arg(m_week.title()),
                      tr("Rows written since then are in the copy that is kept beside it."));
    if (action == Action::Stay)
        return finish(tr("%1 is open as it is.").arg(m_week.title()));
    const BlueGreenState& state = *outcome.state;
    if (action == Action::BackOut) {
        m_steps->showAll(tr("taken back"));
        return finish(tr("The change of %1 is taken back.").arg(state.week.name),
                      tr("The week is open as it was, and the copy is dropped."));
    }
    m_steps->showAll(tr("done"));
    std::vector<PlannedChange::Fact> facts {{tr("Week"), state.week.name}, {tr("Kept"), state.kept}};
    const auto answers = answerFacts(state.answers);
    facts.insert(facts.end(), answers.begin(), answers.end());
    showFacts(facts);
    finish(tr("%1 has version %2 now.").arg(state.week.name, state.target),
           tr("The previous week is kept for at least %n minute(s). To go back, open this again.", nullptr,
              static_cast<int>(KeptFor.count())));
}

}
