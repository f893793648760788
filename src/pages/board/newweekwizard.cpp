#include "pages/board/newweekwizard.h"

#include "widgets/parts/environmentmark.h"

namespace Weekglass {

NewWeekWizard::NewWeekWizard(AdminServer server, const GamePointer& game, const QString& name,
                             QWidget* parent)
    : QWizard(parent)
    , m_choice(std::make_shared<NewWeekChoice>())
    , m_namePage(new NewWeekNamePage(server, m_choice, game, name))
    , m_runPage(new NewWeekRunPage(server, m_choice))
{
    setObjectName(QStringLiteral("newWeekWizard"));
    const QString title = tr("New week");
    const QString mark = environmentTitle(server.environment);
    setWindowTitle(mark.isEmpty() ? title : tr("%1 — %2", "title, mark of the server").arg(title, mark));
    setWizardStyle(QWizard::ClassicStyle);
    setOption(QWizard::NoBackButtonOnLastPage);
    addPage(m_namePage);
    addPage(new NewWeekRolesPage(m_choice));
    auto* plan = new NewWeekPlanPage(m_choice);
    plan->setCommitPage(true);
    addPage(plan);
    addPage(m_runPage);
    setButtonText(QWizard::CommitButton, tr("&Create"));
    setButtonText(QWizard::FinishButton, tr("&Close"));
    connect(m_runPage, &NewWeekRunPage::made, this, [this](const WeekIdentity& week) {
        setOption(QWizard::NoCancelButtonOnLastPage); // there is nothing left to cancel
        Q_EMIT made(week);
    });
    connect(m_runPage, &NewWeekRunPage::answered, this, &NewWeekWizard::answered);
    resize(680, 520);
}

void NewWeekWizard::reject()
{
    if (m_runPage->isRunning())
        return m_runPage->stop();
    QWizard::reject();
}

}
