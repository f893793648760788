#include "pages/trust/trustdialog.h"

#include "base/safetext.h"
#include "ui_trustdialog.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace Weekglass {

namespace {

constexpr qsizetype NameChars = 120;

}

TrustDialog::TrustDialog(TrustQuestion question, QWidget* parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_ui(std::make_unique<Ui::TrustDialog>())
{
    m_ui->setupUi(this);
    m_ui->message->hide();
    showQuestion();
    showFindings();
    showFiles();
    connect(m_ui->trust, &QPushButton::clicked, this, &TrustDialog::trust);
    connect(m_ui->notNow, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->notNow->setFocus();
}

TrustDialog::~TrustDialog() = default;

/// Enter neither trusts nor cancels: both want a button.
void TrustDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
}

void TrustDialog::showQuestion()
{
    const QString game = visibleText(m_question.game, NameChars);
    m_ui->question->setText(
        m_question.wasTrusted
            ? tr("Files of “%1” changed since you trusted them. None of them runs until you trust them "
                 "again.")
                  .arg(game)
            : tr("“%1” does not ship with Weekglass. Its SQL runs with your rights on every server that you "
                 "use it on. Nothing of it runs until you trust it.")
                  .arg(game));
    m_ui->folder->setText(tr("Folder: %1").arg(visibleText(m_question.folder)));
}

void TrustDialog::showFindings()
{
    m_ui->findingsLabel->setText(
        m_question.findings.empty()
            ? tr("Nothing in it is known to reach outside of the week's database. That is no proof.")
            : tr("%n place(s) reach outside of the week's database, or cannot be seen into:", nullptr,
                 static_cast<int>(m_question.findings.size())));
    for (const OutsideFinding& finding : m_question.findings)
        new QTreeWidgetItem(m_ui->findings,
                            {visibleText(finding.file, NameChars), QString::number(finding.line),
                             visibleText(finding.message), visibleText(finding.statement, NameChars)});
    for (int column = 0; column < m_ui->findings->columnCount(); ++column)
        m_ui->findings->resizeColumnToContents(column);
    m_ui->findings->setVisible(!m_question.findings.empty());
}

/// What changed comes first.
void TrustDialog::showFiles()
{
    const auto files = m_question.files();
    QStringList names;
    for (const FileChange& change : m_question.changes)
        names << visibleText(changeText(change), NameChars);
    for (const GameFile& file : files) {
        const bool isTold =
            std::ranges::find(m_question.changes, file.name, &FileChange::name) != m_question.changes.end();
        if (!isTold)
            names << visibleText(file.name, NameChars);
    }
    m_ui->files->addItems(names);
    m_ui->filesLabel->setText(tr("%n file(s):", nullptr, static_cast<int>(files.size())));
}

void TrustDialog::trust()
{
    m_ui->trust->setEnabled(false);
    m_job.start([question = m_question](const std::stop_token&) { return trustAnswer(question); },
                [this](const Result<void>& trusted) {
                    if (trusted)
                        return accept();
                    m_ui->trust->setEnabled(true);
                    m_ui->message->setText(visibleLines(trusted.error().text()));
                    m_ui->message->show();
                });
}

}
