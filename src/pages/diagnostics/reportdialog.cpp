#include "pages/diagnostics/reportdialog.h"

#include "base/files.h"
#include "base/safetext.h"
#include "ui_reportdialog.h"
#include "widgets/parts/askfile.h"

#include <QClipboard>
#include <QFontDatabase>

namespace Weekglass {

ReportDialog::ReportDialog(const QString& title, const QString& fileName, Source source, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ReportDialog>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_ui->text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->save->setEnabled(false);
    m_ui->copy->setEnabled(false);
    say(tr("Gathering…"));
    connect(m_ui->save, &QPushButton::clicked, this, [this, title, fileName] {
        askForFile(this, title, fileName, {}, [this](const QString& path) { saveTo(path); });
    });
    connect(m_ui->copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->text->toPlainText()); });
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::reject);
    m_job.start(std::move(source), [this](const Result<QString>& text) { show(text); });
}

ReportDialog::~ReportDialog() = default;

void ReportDialog::show(const Result<QString>& text)
{
    m_ui->text->setPlainText(text ? *text : QString());
    m_ui->save->setEnabled(bool(text));
    m_ui->copy->setEnabled(bool(text));
    say(text ? QString() : visibleLines(text.error().text()));
    m_ui->save->setFocus();
}

void ReportDialog::saveTo(const QString& path)
{
    m_saveJob.start(
        [path, text = m_ui->text->toPlainText().toUtf8()](const std::stop_token&) {
            return writePrivateFile(path, text);
        },
        [this, path](const Result<void>& saved) {
            say(saved ? tr("Saved to %1.").arg(visibleText(path)) : visibleLines(saved.error().text()));
        });
}

void ReportDialog::say(const QString& message)
{
    m_ui->message->setText(message);
    m_ui->message->setVisible(!message.isEmpty());
}

}
