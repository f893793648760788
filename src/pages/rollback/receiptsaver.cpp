#include "pages/rollback/receiptsaver.h"

#include "widgets/parts/askfile.h"

namespace Weekglass {

void ReceiptSaver::ask(QWidget* window, const QString& week, const Operation& operation)
{
    askForFile(window, tr("Save the receipt"),
               QStringLiteral("%1-%2.txt").arg(week, QString::fromUtf8(operation.id)),
               {tr("Text (*.txt)"), tr("JSON (*.json)")},
               [this, operation](const QString& path) { save(operation, path); });
}

void ReceiptSaver::save(const Operation& operation, const QString& path)
{
    const bool isJson = path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    write(path, [operation, isJson](const std::stop_token&) {
        return Result<QByteArray>(isJson ? receiptJson(operation) : receiptText(operation).toUtf8());
    });
}

}
