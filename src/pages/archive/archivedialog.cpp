#include "pages/archive/archivedialog.h"

#include "base/safetext.h"
#include "pages/archive/factstable.h"
#include "pages/archive/folderfield.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace Weekglass {

ArchiveDialog::ArchiveDialog(WeekHandle week, Environment environment, QWidget* parent)
    : WorkDialog("archiveMessage", parent)
    , m_week(std::move(week))
    , m_folder(new FolderField(QStringLiteral("archiveFolder"), defaultArchiveFolder()))
    , m_reason(textField("archiveReason", tr("optional; kept in the server's log")))
    , m_operator(textField("archiveOperator", tr("your name; else that of the database's user")))
    , m_inPlace(new QCheckBox(tr("&Restore it on the week's own server to compare it")))
    , m_facts(new FactsTable(QStringLiteral("archiveFacts"), tr("The archive")))
    , m_run(new QPushButton(tr("&Archive")))
    , m_close(new QPushButton(tr("&Cancel")))
{
    setObjectName(QStringLiteral("archiveDialog"));
    setWindowTitle(tr("Archive %1").arg(visibleText(m_week.title(), 80)));
    setupForm();
    setupLayout(environment);
    connect(m_run, &QPushButton::clicked, this, &ArchiveDialog::run);
    connect(m_close, &QPushButton::clicked, this, &ArchiveDialog::reject);
    showMessage(
        tr("The week is dumped as it is at one moment, the dump is restored elsewhere, and the two are "
           "compared row by row. Only if all is equal the archive counts as verified. The week can be used "
           "meanwhile."));
    updateButtons();
}

void ArchiveDialog::setupForm()
{
    m_inPlace->setObjectName(QStringLiteral("archiveInPlace"));
    m_inPlace->setToolTip(
        tr("Else the private server of this computer does it, which is started if need be."));
    m_facts->hide();
    m_run->setObjectName(QStringLiteral("archiveRun"));
    m_close->setObjectName(QStringLiteral("archiveClose"));
    m_run->setDefault(true);
}

void ArchiveDialog::setupLayout(Environment environment)
{
    auto* form = new QFormLayout(m_form = new QWidget);
    form->setContentsMargins({});
    form->addRow(tr("&Folder:"), m_folder);
    form->addRow(tr("R&eason:"), m_reason);
    form->addRow(tr("&Operator:"), m_operator);
    form->addRow({}, m_inPlace);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_run, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(new EnvironmentMark(environment), 0, Qt::AlignRight);
    column->addWidget(m_form);
    column->addWidget(message());
    column->addWidget(m_facts, 1);
    column->addWidget(progress());
    column->addStretch();
    column->addWidget(buttons);
    resize(680, 420);
}

void ArchiveDialog::run()
{
    if (!m_run->isEnabled())
        return;
    job().start(
        [week = m_week, inPlace = m_inPlace->isChecked(), teller = teller(), stop = beginWork(),
         options = ArchiveOptions {.folder = m_folder->folder(),
                                   .game = m_week.game->id,
                                   .by = {.reason = m_reason->text().trimmed(),
                                          .operatorName = m_operator->text().trimmed()}}](
            const std::stop_token&) mutable -> Result<Archive> {
            options.onProgress = teller;
            options.stop = stop;
            const auto scratch =
                inPlace ? Result(week.pool->options()) : privateServer(options.onProgress, stop);
            if (!scratch)
                return scratch.error();
            return archiveWeek(week.pool->options(), week.identity, *scratch, options);
        },
        [this](const Result<Archive>& archive) { takeArchive(archive); });
    showMessage(tr("At work… Escape stops it."));
    updateButtons();
}

void ArchiveDialog::takeArchive(const Result<Archive>& archive)
{
    endWork();
    m_isDone = archive.operator bool();
    if (m_isDone) {
        auto facts = FactsTable::of(archive->manifest);
        facts.prepend({tr("File"), archive->file});
        m_facts->setFacts(facts);
        showMessage(tr("Archived and verified: what the dump restores to is what was dumped."));
        Q_EMIT archived(archive->file);
    } else {
        const bool isStopped = archive.error().kind == Error::Kind::Cancelled;
        showMessage(isStopped
                        ? QString(tr("Stopped. The week is as it was, and no archive of it was verified.")
                                  + QLatin1Char('\n') + archive.error().detail)
                        : archive.error().text());
    }
    updateButtons();
    Q_EMIT answered();
}

void ArchiveDialog::updateButtons()
{
    m_form->setVisible(!m_isDone);
    m_form->setEnabled(!isBusy());
    m_facts->setVisible(m_isDone);
    progress()->setVisible(isBusy());
    m_run->setVisible(!m_isDone);
    m_run->setEnabled(!isBusy());
    m_close->setText(m_isDone ? tr("&Close") : tr("&Cancel"));
    if (m_isDone)
        m_close->setDefault(true);
}

}
