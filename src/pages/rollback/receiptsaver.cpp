#include "pages/rollback/receiptsaver.h"

#include "base/utf8.h"
#include "rollback/receipt.h"
#include "widgets/parts/askfile.h"

namespace Weekglass {

Receipt receiptOf(const Operation& operation, const QString& week, const QString& server)
{
    return {.name = QStringLiteral("%1-%2").arg(week, fromUtf8(operation.id)),
            .text = receiptText(operation, server),
            .json = receiptJson(operation)};
}

void ReceiptSaver::ask(QWidget* window, const Receipt& receipt)
{
    QStringList kinds {tr("Text (*.txt)")};
    if (!receipt.json.isEmpty())
        kinds << tr("JSON (*.json)");
    askForFile(window, tr("Save the receipt"), receipt.name + QStringLiteral(".txt"), kinds,
               [this, receipt](const QString& path) { save(receipt, path); });
}

void ReceiptSaver::save(const Receipt& receipt, const QString& path)
{
    const bool isJson =
        !receipt.json.isEmpty() && path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    write(path, [receipt, isJson](const std::stop_token&) {
        return Result<QByteArray>(isJson ? receipt.json : receipt.text.toUtf8());
    });
}

}
