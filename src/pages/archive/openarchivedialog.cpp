#include "pages/archive/openarchivedialog.h"

#include "archives/archiveweek.h"
#include "base/safetext.h"
#include "pages/archive/factstable.h"
#include "widgets/parts/formparts.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

namespace Weekglass {

OpenArchiveDialog::OpenArchiveDialog(std::shared_ptr<const GameLibrary> library, QWidget* parent)
    : WorkDialog("openArchiveMessage", parent)
    , m_library(std::move(library))
    , m_file(new QLineEdit)
    , m_choose(new QPushButton(tr("C&hoose…")))
    , m_facts(new FactsTable(QStringLiteral("openArchiveFacts"), tr("What the manifest of the archive says")))
    , m_open(new QPushButton(tr("&Open")))
    , m_close(new QPushButton(tr("&Cancel")))
{
    setObjectName(QStringLiteral("openArchiveDialog"));
    setWindowTitle(tr("Open an archive"));
    setupParts();
    setupLayout();
    connect(m_choose, &QPushButton::clicked, this, &OpenArchiveDialog::chooseFile);
    connect(m_open, &QPushButton::clicked, this, &OpenArchiveDialog::openIt);
    connect(m_close, &QPushButton::clicked, this, &OpenArchiveDialog::reject);
    showMessage(
        tr("Choose a dump that Weekglass made; its manifest lies beside it. It is restored on the private "
           "server of this computer, to be looked at only."));
    updateButtons();
}

void OpenArchiveDialog::setupParts()
{
    m_file->setObjectName(QStringLiteral("openArchiveFile"));
    m_file->setAccessibleName(tr("File of the archive"));
    m_file->setPlaceholderText(defaultArchiveFolder() + QStringLiteral("/….dump"));
    connect(m_file, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.endsWith(QLatin1String(".dump"))) // it is whole
            return setFile(text);
        job().cancel();
        m_isReady = false;
        updateButtons();
    });
    m_choose->setObjectName(QStringLiteral("openArchiveChoose"));
    m_choose->setAutoDefault(false);
    m_open->setObjectName(QStringLiteral("openArchiveOpen"));
    m_open->setDefault(true);
    m_close->setObjectName(QStringLiteral("openArchiveClose"));
}

void OpenArchiveDialog::setupLayout()
{
    auto* row = new QHBoxLayout;
    auto* label = new QLabel(tr("&File:"));
    label->setBuddy(m_file);
    row->addWidget(label);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_facts, 1);
    column->addWidget(message());
    column->addWidget(progress());
    column->addWidget(buttons);
    resize(720, 480);
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
    m_isReady = false;
    job().start([dump](const std::stop_token&) { return readManifest(dump); },
                [this](const Result<ArchiveManifest>& manifest) { takeManifest(manifest); });
    updateButtons();
}

void OpenArchiveDialog::takeManifest(const Result<ArchiveManifest>& manifest)
{
    m_facts->setFacts(manifest ? FactsTable::of(*manifest) : FactsTable::Facts());
    if (manifest) {
        const auto match = m_library->match(manifest->week.name);
        m_game = match ? match->game : m_library->game(manifest->game);
        m_isReady = m_game != nullptr;
        const auto* waiting = m_library->untrustedGame(manifest->game);
        if (!m_isReady && waiting)
            showMessage(notTrusted(waiting->content).text());
        else if (!m_isReady)
            showMessage(
                tr("No game is known whose week this is. Start Weekglass with its folder (--games-dir)."));
        else if (manifest->verifiedAt.isEmpty())
            showMessage(tr("This archive was never verified. It can be opened, if it can be restored."));
        else
            showMessage(tr("Opening restores it on the private server of this computer."));
    } else {
        showMessage(manifest.error().text());
    }
    updateButtons();
    Q_EMIT answered();
}

void OpenArchiveDialog::openIt()
{
    if (!m_open->isEnabled())
        return;
    job().start(
        [dump = m_file->text(), own = m_server, teller = teller(),
         stop = beginWork()](const std::stop_token&) -> Result<std::shared_ptr<ViewedArchive>> {
            const auto server = own ? Result(*own) : privateServer(teller, stop);
            if (!server)
                return server.error();
            return ViewedArchive::open(dump, *server, teller, stop);
        },
        [this](Result<std::shared_ptr<ViewedArchive>> archive) { takeOpened(std::move(archive)); });
    updateButtons();
}

void OpenArchiveDialog::takeOpened(Result<std::shared_ptr<ViewedArchive>> archive)
{
    endWork();
    if (archive) {
        Q_EMIT opened(*archive, m_game);
        return accept();
    }
    const bool isStopped = archive.error().kind == Error::Kind::Cancelled;
    showMessage(isStopped ? tr("Stopped. Nothing was left behind.") : archive.error().text());
    updateButtons();
    Q_EMIT answered();
}

void OpenArchiveDialog::updateButtons()
{
    progress()->setVisible(isBusy());
    m_file->setReadOnly(isWorking());
    m_choose->setEnabled(!isBusy());
    m_open->setEnabled(m_isReady && !isBusy());
}

}
