#include "pages/rollback/receiptsaver.h"

#include "base/files.h"
#include "base/safetext.h"

#include <QFileDialog>

namespace Weekglass {

void ReceiptSaver::ask(QWidget* window, const QString& week, const Operation& operation)
{
    auto* dialog = new QFileDialog(window, tr("Save the receipt"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("%1-%2.txt").arg(week, QString::fromUtf8(operation.id)));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, operation](const QString& path) { save(operation, path); });
    dialog->open();
}

void ReceiptSaver::save(const Operation& operation, const QString& path)
{
    const bool isJson = path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    m_job.start([path, text = isJson ? receiptJson(operation) : receiptText(operation).toUtf8()](
                    const std::stop_token&) { return writePrivateFile(path, text); },
                [this, path](const Result<void>& written) {
                    Q_EMIT answered(written ? tr("Written: %1").arg(visibleText(path))
                                            : visibleLines(written.error().text()));
                });
}

}
