#include "pages/change/changedialog.h"

#include "base/safetext.h"
#include "pages/change/blockernotice.h"
#include "pages/change/confirmedserver.h"
#include "pages/change/rememberedoperator.h"
#include "ui_changedialog.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QMessageBox>
#include <QPointer>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int TitleCharacters = 80;
constexpr int MessageCharacters = 3000; // more would push the form off the screen
constexpr int BodyPixels = 300; // where there is SQL, too
constexpr int SqlPixels = 150;
constexpr int SqlCharacters = 4 * 1024 * 1024;

}

QString ConfirmedServer::s_title;

ChangeDialog::ChangeDialog(const Frame& frame, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ChangeDialog>())
    , m_environment(frame.environment)
    , m_looksAgain(frame.looksAgain)
    , m_blockers(new BlockerNotice(frame.environment))
    , m_filler(new QWidget)
{
    m_ui->setupUi(this);
    m_ui->changeServer->setText(tr("Server: %1").arg(visibleText(ConfirmedServer::title())));
    m_ui->changeServer->setVisible(!ConfirmedServer::title().isEmpty());
    m_ui->changeHeadline->setFont(largeFont(font()));
    m_filler->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_ui->dialogLayout->insertWidget(m_ui->dialogLayout->indexOf(m_ui->buttonLayout), m_filler, 1);
    m_filler->hide();
    m_ui->dialogLayout->insertWidget(m_ui->dialogLayout->indexOf(m_ui->changeProgress), m_blockers);
    m_operator = new RememberedOperator(m_ui->changeOperator);
    setObjectName(QLatin1String(frame.name));
    const QString week = visibleText(frame.week, TitleCharacters);
    setWindowTitle(week.isEmpty() ? frame.title : tr("%1 — %2", "what is done, week").arg(frame.title, week));
    m_ui->topLayout->addWidget(new EnvironmentMark(frame.environment));
    m_ui->changeRun->setText(frame.verb);
    m_ui->changeRun->setDefault(frame.isHarmless); // else Return must not do what cannot be seen
    m_ui->changeFacts->hide();
    m_ui->changeUsersTitle->hide();
    m_ui->changeUsers->hide();
    m_ui->changeMiddle->setSizes({BodyPixels, SqlPixels});
    m_ui->changeSql->hide();
    addKeys(m_ui->changeAgain, QKeySequence::Refresh);
    showPhrases();
    connectParts();
}

ChangeDialog::~ChangeDialog() = default;

/// Return in a field goes to the next one: it neither closes what is being filled in, nor does what cannot be
/// seen.
void ChangeDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || m_isOver || m_ui->changeRun->isDefault() || !qobject_cast<QLineEdit*>(focusWidget()))
        return QDialog::keyPressEvent(event);
    focusNextChild();
    event->accept();
}

void ChangeDialog::connectParts()
{
    connect(m_ui->changeAgain, &QPushButton::clicked, this, [this] {
        m_said.clear();
        look();
    });
    connect(m_ui->changeRun, &QPushButton::clicked, this, &ChangeDialog::run);
    connect(m_ui->changeClose, &QPushButton::clicked, this, &ChangeDialog::reject);
    for (QLineEdit* field : {m_ui->changeTyped, m_ui->changeProduction})
        connect(field, &QLineEdit::textChanged, this, &ChangeDialog::updateButtons);
}

bool ChangeDialog::beginLook(const QString& doing)
{
    if (m_run.isRunning() || m_isOver)
        return false;
    forget();
    showMessage(m_said.isEmpty() ? doing : QString(m_said + QLatin1Char('\n') + doing));
    return true;
}

void ChangeDialog::forget()
{
    m_look.cancel();
    m_change.reset();
    m_ui->changeTyped->clear(); // it was for what was shown until now
    m_ui->changeProduction->clear();
    clearBody();
    updateButtons();
}

void ChangeDialog::showChange(PlannedChange change)
{
    setHeadline(change.headline);
    showFacts(change.facts);
    m_ui->changeUsersTitle->setVisible(change.users.has_value());
    m_ui->changeUsers->setVisible(change.users && !change.users->empty());
    if (change.users) {
        const auto count = static_cast<int>(change.users->size());
        m_ui->changeUsersTitle->setText(count == 0 ? tr("Nobody is connected.")
                                                   : tr("%n user(s) of the database:", nullptr, count));
        m_ui->changeUsers->setUsers(*change.users);
    }
    m_ui->changeSql->setPlainText(visibleLines(change.sql, SqlCharacters));
    m_ui->changeSql->setVisible(!change.sql.isEmpty());
    QStringList lines;
    if (!m_said.isEmpty())
        lines << m_said;
    for (const QString& obstacle : change.obstacles)
        lines << tr("Blocked: %1").arg(obstacle);
    showMessage((lines + change.warnings).join(QLatin1Char('\n')));
    m_change = std::move(change);
    showPhrases();
    updateButtons();
}

void ChangeDialog::showNoChange(const Error& error)
{
    setHeadline(tr("There is no plan."));
    showFacts({});
    m_ui->changeUsersTitle->hide();
    m_ui->changeUsers->hide();
    m_ui->changeSql->hide();
    showMessage(m_said.isEmpty() ? error.text() : QString(m_said + QLatin1Char('\n') + error.text()));
    updateButtons();
    takeError(error);
}

void ChangeDialog::endLook()
{
    if (!std::exchange(m_wasShown, true) && m_ui->changeReason->isVisible())
        m_ui->changeReason->setFocus();
    Q_EMIT previewed();
    if (std::exchange(m_isAnswering, false))
        Q_EMIT answered();
}

/// Before the first plan all of production asks for the phrase, whatever it is.
void ChangeDialog::showPhrases()
{
    const bool isAsked = isProduction() || (m_change && m_change->isAlwaysTyped);
    const QString phrase = m_change ? m_change->phrase : QString();
    const QString besides = m_change ? m_change->productionPhrase : QString();
    const bool isTyped = isAsked && (!m_change || !phrase.isEmpty());
    setRowVisible(m_ui->changeTyped, isTyped);
    setRowVisible(m_ui->changeProduction, isProduction() && !besides.isEmpty());
    setRowVisible(m_ui->changeHint, isTyped && !phrase.isEmpty());
    m_ui->changeTyped->setPlaceholderText(visibleText(phrase));
    m_ui->changeTyped->setToolTip(m_ui->changeTyped->placeholderText().toHtmlEscaped());
    m_ui->changeProduction->setPlaceholderText(visibleText(besides));
    m_ui->changeHint->setText(tr("Type exactly: %1").arg(visibleText(phrase)));
    m_ui->changeHint->setToolTip(m_ui->changeHint->text().toHtmlEscaped()); // a phrase does not wrap
}

void ChangeDialog::run()
{
    if (!isReady())
        return;
    if (m_change->question.isEmpty())
        perform();
    else
        ask();
}

void ChangeDialog::ask()
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, windowTitle(), m_change->question, QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("changeConfirm"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto* button =
        box->addButton(m_ui->changeRun->text().remove(QStringLiteral("…")), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    // exactly what the box says: the hash of another plan would be another promise
    connect(button, &QPushButton::clicked, this, [this, hash = m_change->hash] {
        if (isReady() && m_change->hash == hash)
            perform();
    });
    box->open();
}

void ChangeDialog::beginRun(const QString& doing)
{
    m_said.clear();
    m_wasRun = true;
    m_operator->keep();
    showMessage(doing);
    updateButtons();
}

Pg::LockWatch::Told ChangeDialog::watchWaits()
{
    return m_blockers->beginRun();
}

void ChangeDialog::endRun()
{
    m_blockers->endRun();
    forget(); // what comes is confirmed anew
}

void ChangeDialog::fail(const Error& error)
{
    const QString text = textOf(error);
    if (m_looksAgain)
        lookAgain(text);
    else
        showMessage(text);
}

void ChangeDialog::lookAgain(const QString& said)
{
    m_said = said;
    look();
}

void ChangeDialog::finish(const QString& headline, const QString& message)
{
    m_isOver = true;
    setHeadline(headline);
    showMessage(message);
    m_ui->changeUsersTitle->hide();
    m_ui->changeUsers->hide();
    m_ui->changeSql->hide();
    m_ui->changeClose->setDefault(true);
    m_ui->changeClose->setFocus();
}

void ChangeDialog::endAnswer()
{
    updateButtons();
    m_isAnswering = m_look.isRunning();
    const QPointer<ChangeDialog> isThere = this;
    Q_EMIT changed();
    if (isThere && !m_isAnswering)
        Q_EMIT answered();
}

void ChangeDialog::showWord(const QString& word)
{
    if (!m_run.isStopRequested() && !word.isEmpty())
        showMessage(word);
}

void ChangeDialog::reject()
{
    if (!m_run.isRunning()) {
        m_look.cancel();
        return QDialog::reject();
    }
    m_run.requestStop();
    showMessage(tr("Stop requested. Waiting for the answer…"));
}

std::vector<TypedPhrase> ChangeDialog::phrases(Asked asked) const
{
    if (!m_change)
        return {};
    const bool isAsked = isProduction() || (asked == Asked::AsPlanned && m_change->isAlwaysTyped);
    return {{.typed = m_ui->changeTyped->text(), .phrase = isAsked ? m_change->phrase : QString()},
            {.typed = m_ui->changeProduction->text(),
             .phrase = isProduction() ? m_change->productionPhrase : QString()}};
}

bool ChangeDialog::isRight(Asked asked) const
{
    return m_change && std::ranges::all_of(phrases(asked), &TypedPhrase::isRight);
}

bool ChangeDialog::isReady() const
{
    return !isBusy() && !m_isOver && isRight(Asked::AsPlanned) && m_change->canBeDone()
        && std::ranges::none_of(m_required,
                                [](const QLineEdit* field) { return field->text().trimmed().isEmpty(); });
}

void ChangeDialog::updateButtons()
{
    const bool canBeDone = !isBusy() && m_change && m_change->canBeDone();
    m_ui->changeProgress->setVisible(isBusy());
    m_ui->changeFields->setVisible(!m_isOver && isConfirming());
    m_ui->changeFields->setEnabled(!m_run.isRunning());
    m_ui->changeTyped->setEnabled(m_change.has_value());
    m_ui->changeProduction->setEnabled(m_change.has_value());
    m_ui->changeAgain->setVisible(m_hasAgain && !m_isOver);
    m_ui->changeAgain->setEnabled(!isBusy());
    m_ui->changeRun->setVisible(!m_isOver && isConfirming());
    m_ui->changeRun->setEnabled(isReady());
    m_ui->changeRun->setToolTip(canBeDone && !isReady() ? tr("Type the confirmation first") : QString());
    m_ui->changeClose->setText(m_run.isRunning() ? tr("&Stop") : m_wasRun ? tr("&Close") : tr("&Cancel"));
    updateParts();
}

void ChangeDialog::setHeadline(const QString& text)
{
    m_ui->changeHeadline->setText(visibleLines(text));
    m_ui->changeHeadline->setToolTip(m_ui->changeHeadline->text().toHtmlEscaped()); // large text may not fit
}

void ChangeDialog::setVerb(const QString& verb)
{
    m_ui->changeRun->setText(verb);
}

void ChangeDialog::showMessage(const QString& text)
{
    m_ui->changeMessage->setText(visibleLines(text, MessageCharacters));
    m_ui->changeMessage->setVisible(!text.isEmpty());
}

void ChangeDialog::showFacts(const std::vector<PlannedChange::Fact>& facts)
{
    m_ui->changeFacts->setFacts(facts);
    m_ui->changeFacts->setVisible(!facts.empty());
}

QString ChangeDialog::typed() const
{
    return m_ui->changeTyped->text();
}

std::optional<QString> ChangeDialog::typedInProduction() const
{
    return isProduction() ? std::optional(m_ui->changeProduction->text()) : std::nullopt;
}

AdminBy ChangeDialog::by() const
{
    return {.reason = m_ui->changeReason->text().trimmed(),
            .operatorName = m_ui->changeOperator->text().trimmed()};
}

}
