#pragma once

#include "base/job.h"

#include <QObject>

class QLineEdit;

namespace Weekglass {

/// Fills a field with the name that this user gave as operator last, and keeps the next one. A workspace that
/// cannot be read or written is no reason to stop: then the name is typed again.
class RememberedOperator : public QObject
{
    Q_OBJECT

public:
    /// A child of the field.
    /// @p key among the small values of the workspace, for a field that is not the operator.
    explicit RememberedOperator(QLineEdit* field, const QString& key = {});

    /// What the field says is the name from now on.
    void keep();

private:
    QLineEdit* m_field;
    const QString m_key;
    QString m_kept;
    Job m_job;
};

}
