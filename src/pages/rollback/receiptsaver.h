#pragma once

#include "base/job.h"
#include "rollback/operation.h"

#include <QObject>

class QWidget;

namespace Weekglass {

/// Writes receipts where the user says: as text, or as JSON if the name ends with .json.
class ReceiptSaver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Asks for the file; @p week is in the name that it proposes.
    void ask(QWidget* window, const QString& week, const Operation& operation);
    void save(const Operation& operation, const QString& path);

Q_SIGNALS:
    /// What became of it, for the user to read.
    void answered(const QString& message);

private:
    Job m_job;
};

}
