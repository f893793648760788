#pragma once

#include "base/job.h"

#include <QDialog>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace Weekglass {

/// Asks for a token, which it does not show while it is typed.
class TokenDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TokenDialog(bool hasOne, QWidget* parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void entered(const QString& token, bool keeps);
    void forgetWanted();

private:
    QLineEdit* m_token;
    QCheckBox* m_keep;
    QLabel* m_message;
    Job m_keychainJob;
};

}
