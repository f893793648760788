#include "pages/reset/resetdialog.h"

#include "base/safetext.h"
#include "pages/archive/factstable.h"
#include "pages/archive/folderfield.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

enum Columns { StepColumn, StandColumn, TextColumn };

constexpr int PollMs = 100;
constexpr int MessageCharacters = 1200; // more would push the form off the screen
constexpr int CellCharacters = 300;

}

ResetDialog::ResetDialog(WeekHandle week, Environment environment, QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_words(std::make_shared<Latest<Word>>())
    , m_headline(textLabel("resetHeadline"))
    , m_facts(new FactsTable(QStringLiteral("resetFacts"), tr("What is going to happen")))
    , m_steps(new QTreeWidget)
    , m_message(textLabel("resetMessage"))
    , m_progress(busyBar())
    , m_form(new QWidget)
    , m_drop(new QCheckBox(tr("&Drop the old week in the end")))
    , m_inPlace(new QCheckBox(tr("Restore the archive on the week's own &server to compare it")))
    , m_folder(new FolderField(QStringLiteral("resetFolder"), defaultArchiveFolder()))
    , m_reason(textField("resetReason", tr("optional; kept in the server's log")))
    , m_operator(textField("resetOperator", tr("your name; else that of the database's user")))
    , m_typedHint(textLabel("resetTypedHint"))
    , m_typed(textField("resetTyped"))
    , m_production(environment == Environment::Production ? textField("resetProduction") : nullptr)
    , m_again(new QPushButton(tr("&Look again")))
    , m_run(new QPushButton(tr("&Reset")))
    , m_backOut(new QPushButton(tr("&Back out")))
    , m_close(new QPushButton(tr("&Cancel")))
{
    setObjectName(QStringLiteral("resetDialog"));
    setWindowTitle(tr("Reset %1").arg(visibleText(m_week.title(), 80)));
    setupSteps();
    setupForm();
    setupButtons();
    setupLayout(environment);
    m_timer.setInterval(PollMs);
    connect(&m_timer, &QTimer::timeout, this, &ResetDialog::takeWords);
    look();
}

ResetDialog::~ResetDialog()
{
    m_stop.request_stop();
}

void ResetDialog::setupSteps()
{
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_steps->setObjectName(QStringLiteral("resetSteps"));
    m_steps->setAccessibleName(tr("The steps of the reset"));
    m_steps->setHeaderLabels({tr("Step"), tr("State"), tr("What it does")});
    m_steps->setRootIsDecorated(false);
    m_steps->setUniformRowHeights(true);
    m_steps->setAlternatingRowColors(true);
    const std::pair<ResetStep, QString> steps[] = {
        {ResetStep::Freeze, tr("The old week only reads from now on; its sessions end.")},
        {ResetStep::KeepHistory, tr("Its metrics are kept, to be compared with later weeks.")},
        {ResetStep::Archive, tr("It is dumped, the dump restored and compared: only then it goes on.")},
        {ResetStep::Create, tr("The next week is made and migrated.")},
        {ResetStep::CarryOver, tr("What the game takes with it is copied.")},
        {ResetStep::SwitchOver, tr("The next week is the live one. After this there is no way back.")},
        {ResetStep::Drop, tr("The old week goes, if its content is still what was archived.")}};
    for (const auto& [step, text] : steps)
        (new QTreeWidgetItem(m_steps, {resetStepTitle(step), QString(), text}))
            ->setData(TextColumn, Qt::UserRole, text);
    m_steps->header()->setStretchLastSection(true);
    m_steps->resizeColumnToContents(StepColumn);
    m_steps->setColumnWidth(StandColumn, fontMetrics().horizontalAdvance(tr("stopped here")) + 30);
    const int rowHeight = m_steps->sizeHintForRow(0);
    m_steps->setFixedHeight(m_steps->header()->sizeHint().height() + rowHeight * m_steps->topLevelItemCount()
                            + 2 * m_steps->frameWidth() + 2);
}

void ResetDialog::setupForm()
{
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins({});
    form->addRow({}, m_drop);
    form->addRow(tr("Archive &folder:"), m_folder);
    form->addRow({}, m_inPlace);
    form->addRow(tr("R&eason:"), m_reason);
    form->addRow(tr("&Operator:"), m_operator);
    form->addRow({}, m_typedHint);
    form->addRow(tr("&To confirm:"), m_typed);
    if (m_production) {
        m_production->setPlaceholderText(tr("the OID of the old week: %1").arg(m_week.identity.oid));
        form->addRow(tr("&Production, so type too:"), m_production);
        connect(m_production, &QLineEdit::textChanged, this, &ResetDialog::updateButtons);
    }
    m_drop->setObjectName(QStringLiteral("resetDrop"));
    m_inPlace->setObjectName(QStringLiteral("resetInPlace"));
    m_inPlace->setToolTip(
        tr("Else the private server of this computer does it, which is started if need be."));
    m_typed->setAccessibleName(tr("Confirmation: name@system identifier of the week"));
    connect(m_drop, &QCheckBox::toggled, this, &ResetDialog::look);
    connect(m_typed, &QLineEdit::textChanged, this, &ResetDialog::updateButtons);
}

void ResetDialog::setupButtons()
{
    m_again->setObjectName(QStringLiteral("resetAgain"));
    m_run->setObjectName(QStringLiteral("resetRun"));
    m_backOut->setObjectName(QStringLiteral("resetBackOut"));
    m_close->setObjectName(QStringLiteral("resetClose"));
    addKeys(m_again, QKeySequence::Refresh);
    m_backOut->setToolTip(tr("The old week becomes as it was, and the next one goes if the reset made it."));
    m_close->setDefault(true); // Return must not do what cannot be seen
    for (QPushButton* button : {m_again, m_run, m_backOut})
        button->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, this, &ResetDialog::look);
    connect(m_run, &QPushButton::clicked, this, &ResetDialog::run);
    connect(m_backOut, &QPushButton::clicked, this, &ResetDialog::backOut);
    connect(m_close, &QPushButton::clicked, this, &ResetDialog::reject);
}

void ResetDialog::setupLayout(Environment environment)
{
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_backOut, QDialogButtonBox::ActionRole);
    buttons->addButton(m_run, QDialogButtonBox::DestructiveRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_headline, 1);
    top->addWidget(new EnvironmentMark(environment));
    column->addLayout(top);
    column->addWidget(m_facts, 1);
    column->addWidget(m_steps);
    column->addWidget(m_message);
    column->addWidget(m_progress);
    column->addWidget(m_form);
    column->addWidget(buttons);
    resize(860, 700);
}

/// The tables, and what they replace.
QString ResetDialog::carriedText(const ResetPlan& plan)
{
    QStringList lines {plan.carried.join(QStringLiteral(", "))};
    for (const CarryTarget::Rows& rows : plan.replaced)
        lines << tr("replaces the %1 rows that %2 has there, for good")
                     .arg(QLocale().toString(rows.count), rows.table);
    return lines.join(QLatin1Char('\n'));
}

void ResetDialog::showPlan(const ResetPlan& plan)
{
    const QString next = plan.next.toString();
    m_headline->setText(tr("%1 ends, and %2 begins.").arg(visibleText(plan.week.name), visibleText(next)));
    QStringList users;
    for (const DatabaseUser& user : plan.users)
        users << tr("%1 %2 %3", "role, process, program and address").arg(user.owner, user.name, user.note);
    m_facts->setFacts(
        {{tr("Old week"),
          tr("%1, OID %2, on the server %3")
              .arg(plan.week.name, QString::number(plan.week.oid),
                   QString::fromLatin1(plan.week.systemIdentifier))},
         {tr("Next week"),
          plan.nextExists ? tr("%1, which is there already and is migrated").arg(next)
                          : tr("%1, which is made").arg(next)},
         {tr("Carried over"),
          plan.carried.isEmpty() ? tr("nothing: the game names no tables") : carriedText(plan)},
         {tr("In the end"), plan.drops ? tr("the old week is dropped") : tr("the old week stays, frozen")},
         {tr("Disconnected"), users.isEmpty() ? tr("nobody is connected") : users.join(QLatin1Char('\n'))}});
    for (int step = 0; step < m_steps->topLevelItemCount(); ++step)
        showStep(static_cast<ResetStep>(step), tr("to do"));
    if (!plan.drops)
        showStep(ResetStep::Drop, tr("not asked for"));
    m_typedHint->setText(tr("Type exactly: %1").arg(visibleText(plan.week.confirmation())));
    QStringList lines;
    for (const QString& obstacle : plan.obstacles)
        lines << tr("In the way: %1").arg(obstacle);
    showMessage(lines.join(QLatin1Char('\n')));
}

void ResetDialog::showUnfinished(const ResetState& state)
{
    m_headline->setText(tr("A reset of %1 was begun and is not over.").arg(visibleText(state.week.name)));
    m_facts->setFacts(
        {{tr("Old week"),
          tr("%1, OID %2, on the server %3")
              .arg(state.week.name, QString::number(state.week.oid),
                   QString::fromLatin1(state.week.systemIdentifier))},
         {tr("Next week"), state.nextExisted ? tr("%1, which was there before").arg(state.next) : state.next},
         {tr("In the end"), state.drops ? tr("the old week is dropped") : tr("the old week stays, frozen")},
         {tr("Operation"), QString::fromLatin1(state.operation)}});
    bool isNext = true;
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i) {
        const auto step = static_cast<ResetStep>(i);
        const bool isAsked = step != ResetStep::Drop || state.drops;
        const bool isDone = state.isDone(step);
        showStep(step,
                 isDone         ? tr("done")
                     : !isAsked ? tr("not asked for")
                     : isNext   ? tr("stopped here")
                                : tr("to do"));
        isNext = isNext && isDone;
    }
    showMessage(
        !state.canUndo() ? tr("The next week is the live one already: resume to do the rest.")
            : state.isGone
            ? tr("The old week is gone: somebody dropped it since. Back out only ends the reset, "
                 "and %1 stays as it is.")
                  .arg(state.next)
            : tr("The old week is there. Resume goes on where it stopped; back out makes all as it was."));
}

void ResetDialog::showStep(ResetStep step, const QString& state, const QString& text)
{
    auto* item = m_steps->topLevelItem(static_cast<int>(step));
    item->setText(StandColumn, state);
    item->setText(TextColumn,
                  text.isEmpty() ? item->data(TextColumn, Qt::UserRole).toString()
                                 : visibleText(text, CellCharacters));
}

void ResetDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, MessageCharacters));
    m_message->setVisible(!text.isEmpty());
}

void ResetDialog::reject()
{
    if (!isBusy() || !m_timer.isActive()) // a plan only: nothing to wait for
        return QDialog::reject();
    m_stop.request_stop();
    showMessage(tr("Asked it to stop. What runs now is ended or waited for…"));
}

/// What was begun was confirmed by its name; on production the OID is asked for again.
bool ResetDialog::isTyped() const
{
    const bool isNamed = m_standing.unfinished
        || (m_standing.plan && m_typed->text().trimmed() == m_standing.plan->week.confirmation());
    return isNamed
        && (!m_production || m_production->text().trimmed() == QString::number(m_week.identity.oid));
}

void ResetDialog::updateButtons()
{
    const bool isUnfinished = m_standing.unfinished.has_value();
    const bool isPlanned = m_standing.plan && m_standing.plan->obstacles.isEmpty();
    m_progress->setVisible(isBusy());
    m_form->setVisible(!m_isOver);
    m_form->setEnabled(!isBusy());
    auto* form = static_cast<QFormLayout*>(m_form->layout());
    for (QWidget* ofPlan :
         {static_cast<QWidget*>(m_drop), static_cast<QWidget*>(m_typedHint), static_cast<QWidget*>(m_typed)})
        form->setRowVisible(ofPlan, !isUnfinished);
    m_again->setVisible(!m_isOver);
    m_again->setEnabled(!isBusy());
    m_run->setVisible(!m_isOver);
    m_run->setText(isUnfinished ? tr("&Resume") : tr("&Reset"));
    const bool isReady = !isBusy() && (isUnfinished || isPlanned) && isTyped();
    m_run->setEnabled(isReady && !(isUnfinished && !m_standing.unfinished->canResume()));
    m_run->setToolTip(isPlanned && !isTyped() ? tr("Type the confirmation first") : QString());
    m_backOut->setVisible(isUnfinished && !m_isOver);
    m_backOut->setEnabled(isReady && isUnfinished && m_standing.unfinished->canUndo());
    m_close->setText(m_isOver ? tr("&Close") : tr("&Cancel"));
}

}
