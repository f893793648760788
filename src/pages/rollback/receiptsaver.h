#pragma once

#include "pages/filesaver.h"
#include "rollback/operation.h"

class QWidget;

namespace Weekglass {

/// Writes receipts where the user says: as text, or as JSON if the name ends with .json.
class ReceiptSaver : public FileSaver
{
    Q_OBJECT

public:
    using FileSaver::FileSaver;

    /// Asks for the file; @p week is in the name that it proposes.
    void ask(QWidget* window, const QString& week, const Operation& operation);
    void save(const Operation& operation, const QString& path);
};

}
