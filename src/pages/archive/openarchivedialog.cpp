#include "pages/archive/openarchivedialog.h"

#include "archives/archivefolder.h"
#include "archives/archiveweek.h"
#include "pages/archive/archivefacts.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Weekglass {

OpenArchiveDialog::OpenArchiveDialog(std::shared_ptr<const GameLibrary> library, QWidget* parent)
    : ChangeDialog({.name = "openArchiveDialog",
                    .title = tr("Open an archive"),
                    .verb = tr("&Open"),
                    .looksAgain = true,
                    .isHarmless = true},
                   parent)
    , m_library(std::move(library))
    , m_file(new QLineEdit)
{
    m_file->setObjectName(QStringLiteral("openArchiveFile"));
    m_file->setAccessibleName(tr("File of the archive"));
    m_file->setPlaceholderText(defaultArchiveFolder() + QStringLiteral("/….dump"));
    auto* choose = new QPushButton(tr("C&hoose…"));
    choose->setObjectName(QStringLiteral("openArchiveChoose"));
    choose->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    auto* rowWidget = new QWidget;
    row->setContentsMargins({});
    rowWidget->setLayout(row);
    rowWidget->setFocusProxy(m_file);
    addRow(tr("&File:"), rowWidget);
    hideReason();
    hideAgain();
    connect(choose, &QPushButton::clicked, this, &OpenArchiveDialog::chooseFile);
    connect(m_file, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.endsWith(QLatin1String(".dump"))) // it is whole
            setFile(text);
        else
            forget();
    });
    setHeadline(tr("Choose a dump that Weekglass made; its manifest lies beside it."));
    showMessage(tr("It is restored on the private server of this computer, for reading only."));
    updateButtons();
}

void OpenArchiveDialog::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Open an archive"), defaultArchiveFolder(),
                                   tr("Archives (*.dump);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &OpenArchiveDialog::setFile);
    dialog->open();
}

void OpenArchiveDialog::setFile(const QString& dump)
{
    if (m_file->text() != dump)
        m_file->setText(dump); // else the cursor stays
    setSaid({});
    look();
}

void OpenArchiveDialog::look()
{
    startLook(
        tr("Reading the manifest…"),
        [dump = m_file->text()](const std::stop_token&) { return readManifest(dump); },
        [this](const ArchiveManifest& manifest) { return changeOf(manifest); });
}

PlannedChange OpenArchiveDialog::changeOf(const ArchiveManifest& manifest)
{
    PlannedChange change {.headline = tr("Open the archive of %1?").arg(manifest.week.name),
                          .facts = archiveFacts(manifest)};
    const auto match = m_library->match(manifest.week.name);
    m_game = match ? match->game : m_library->game(manifest.game);
    const auto* waiting = m_library->untrustedGame(manifest.game);
    if (!m_game && waiting)
        change.obstacles << notTrusted(waiting->content).text();
    else if (!m_game)
        change.obstacles << tr(
            "The game of this week is unknown. Start Weekglass with its folder (--games-dir).");
    else if (manifest.verifiedAt.isEmpty())
        change.warnings << tr("This archive was never verified. It can be opened, if it can be restored.");
    else
        change.warnings << tr("Opening restores it on the private server of this computer.");
    return change;
}

void OpenArchiveDialog::perform()
{
    startRun(
        tr("Working… Escape stops it."),
        [dump = m_file->text(), own = m_server](const std::stop_token& stop, const Teller<QString>& tell)
            -> Result<std::shared_ptr<ViewedArchive>> {
            const auto server = own ? Result(*own) : privateServer(tell, stop);
            if (!server)
                return server.error();
            return ViewedArchive::open(dump, *server, tell, stop);
        },
        [this](const std::shared_ptr<ViewedArchive>& archive) {
            Q_EMIT opened(archive, m_game);
            accept();
        });
}

QString OpenArchiveDialog::textOf(const Error& error) const
{
    return error.kind == Error::Kind::Cancelled ? tr("Stopped. Nothing is left of it.") : error.text();
}

}
