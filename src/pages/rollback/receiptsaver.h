#pragma once

#include "pages/filesaver.h"
#include "rollback/operation.h"

class QWidget;

namespace Weekglass {

/// As it is kept in a file.
struct Receipt
{
    QString name; ///< that is proposed for the file, without its end
    QString text;
    QByteArray json = {}; ///< empty: there is only the text
};

/// @p week: its name. @p server: its name
Receipt receiptOf(const Operation& operation, const QString& week, const QString& server);

/// Writes receipts where the user says: as text, or as JSON if the name ends with .json.
class ReceiptSaver : public FileSaver
{
    Q_OBJECT

public:
    using FileSaver::FileSaver;

    void ask(QWidget* window, const Receipt& receipt);
    void save(const Receipt& receipt, const QString& path);
};

}
