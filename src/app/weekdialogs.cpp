#include "app/weekdialogs.h"

#include "app/openpages.h"
#include "base/safetext.h"
#include "lifecycle/weekgates.h"
#include "pages/archive/archivedialog.h"
#include "pages/archive/archivepage.h"
#include "pages/archive/openarchivedialog.h"
#include "pages/board/dropdialog.h"
#include "pages/board/freezedialog.h"
#include "pages/board/newweekwizard.h"
#include "pages/cache/cachedialog.h"
#include "pages/ingest/importdialog.h"
#include "pages/players/grantdialog.h"
#include "pages/players/policiesdialog.h"
#include "pages/players/viewasdialog.h"
#include "pages/recovery/recoverydialog.h"
#include "pages/reset/bluegreendialog.h"
#include "pages/reset/resetdialog.h"
#include "pages/rollback/operationdialog.h"

#include <QPointer>

namespace Weekglass {

WeekDialogs::WeekDialogs(OpenPages& pages, QWidget* widget)
    : m_pages(pages)
    , m_widget(widget)
{
}

void WeekDialogs::show(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void WeekDialogs::takeStep(WeekStep step, const WeekHandle& week)
{
    if (step == WeekStep::Create)
        return createWeek(week);
    if (week.game && week.identity.oid != 0 && step != WeekStep::OpenArchive)
        m_pages.passGate(week.pool, [this, step, week](const AdminServer& server) {
            ChangeDialog* dialog = stepDialog(step, week, server);
            connect(dialog, &ChangeDialog::changed, &m_pages, &PageHost::weeksChanged);
            show(dialog);
        });
}

void WeekDialogs::createWeek(const WeekHandle& week)
{
    m_pages.passGate(week.pool, [this, week](const AdminServer& server) {
        auto* wizard = new NewWeekWizard(server, week.game, week.identity.name, m_widget->window());
        connect(wizard, &NewWeekWizard::answered, &m_pages, &PageHost::weeksChanged);
        show(wizard);
    });
}

ChangeDialog* WeekDialogs::stepDialog(WeekStep step, const WeekHandle& week, const AdminServer& server)
{
    QWidget* window = m_widget->window();
    switch (step) {
    case WeekStep::Freeze:
        return new FreezeDialog(server, week.game, week.identity, FreezeDialog::Change::Freeze, window);
    case WeekStep::Thaw:
        return new FreezeDialog(server, week.game, week.identity, FreezeDialog::Change::Thaw, window);
    case WeekStep::Archive:
        return new ArchiveDialog(week, server.environment, window);
    case WeekStep::Reset:
    case WeekStep::ResumeReset: {
        auto* reset = new ResetDialog(week, server.environment, window);
        connect(reset, &ResetDialog::blueGreenWanted, this, [this, week, reset] {
            takeStep(WeekStep::BlueGreen, week);
            reset->reject();
        });
        return reset;
    }
    case WeekStep::BlueGreen: {
        auto* change = new BlueGreenDialog(week, server.environment, window);
        connect(change, &BlueGreenDialog::dropWanted, this, [this, week, change](const WeekIdentity& kept) {
            takeStep(WeekStep::Drop, {week.pool, week.game, kept});
            change->reject();
        });
        return change;
    }
    default: {
        auto* drop = new DropDialog(server, week.identity, window);
        connect(drop, &DropDialog::dropped, &m_pages, &OpenPages::markWeekGone);
        return drop;
    }
    }
}

void WeekDialogs::showTask(const WeekHandle& week, const OperationTask& task)
{
    m_pages.passGate(week.pool, [this, week, task](const AdminServer& server) {
        auto* dialog = new OperationDialog(week, task, server.environment, m_widget->window());
        connect(dialog, &OperationDialog::answered, &m_pages,
                [pages = &m_pages, identity = week.identity] { Q_EMIT pages->taskDone(identity); });
        show(dialog);
    });
}

void WeekDialogs::recover(const WeekHandle& week)
{
    m_pages.passGate(week.pool, [this, week](const AdminServer& server) {
        show(new RecoveryDialog(week, server.environment, m_widget->window()));
    });
}

void WeekDialogs::showCache(const WeekHandle& week)
{
    m_pages.passGate(week.pool, [this, week](const AdminServer& server) {
        show(new CacheDialog(week, server.environment, m_widget->window()));
    });
}

void WeekDialogs::viewAs(const WeekHandle& week)
{
    auto* dialog = new ViewAsDialog(week, m_widget->window());
    connect(dialog, &ViewAsDialog::chosen, &m_pages,
            [pages = &m_pages, week](const ViewedPlayer& player) { pages->viewAs(week, player); });
    show(dialog);
}

void WeekDialogs::checkPolicies(const WeekHandle& week)
{
    auto* dialog = new PoliciesDialog(week, m_widget->window());
    connect(dialog, &PoliciesDialog::grantWanted, this, [this, week, dialog = QPointer(dialog)] {
        m_pages.passGate(week.pool, [this, week, dialog](const AdminServer& server) {
            auto* grant = new GrantDialog(week, server.environment, m_widget->window());
            if (dialog)
                connect(grant, &GrantDialog::changed, dialog, &PoliciesDialog::check);
            show(grant);
        });
    });
    show(dialog);
}

void WeekDialogs::importFiles(const WeekHandle& week, const QStringList& files)
{
    m_pages.passGate(week.pool, [this, week, files](const AdminServer&) {
        auto* dialog = new ImportDialog(week, m_widget->window());
        dialog->addFiles(files);
        connect(dialog, &ImportDialog::imported, &m_pages, &PageHost::weeksChanged);
        show(dialog);
    });
}

void WeekDialogs::openArchive(const QString& dump)
{
    auto* dialog = new OpenArchiveDialog(m_pages.serverOf({}).library, m_widget->window());
    if (!dump.isEmpty())
        dialog->setFile(dump);
    connect(dialog, &OpenArchiveDialog::opened, this, &WeekDialogs::showArchive);
    show(dialog);
}

void WeekDialogs::showArchive(const std::shared_ptr<ViewedArchive>& archive, const GamePointer& game)
{
    auto* page = new ArchivePage(archive, game);
    page->setObjectName(QString(QStringLiteral("archive/") + page->week().title()));
    connect(page, &QObject::destroyed, &m_pages,
            [pages = &m_pages, week = page->week().identity] { pages->markWeekGone(week); });
    m_pages.addPage(page, tr("Archive · %1").arg(visibleText(page->week().title(), 80)));
}

}
