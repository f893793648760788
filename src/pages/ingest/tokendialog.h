#pragma once

#include "base/job.h"

#include <QDialog>

#include <memory>

namespace Ui {
class TokenDialog;
}

namespace Weekglass {

/// Asks for a token, which it does not show while it is typed.
class TokenDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TokenDialog(bool hasOne, QWidget* parent = nullptr);
    ~TokenDialog() override;

    void accept() override;

Q_SIGNALS:
    void entered(const QString& token, bool keeps);
    void forgetWanted();

private:
    const std::unique_ptr<Ui::TokenDialog> m_ui;
    Job m_keychainJob;
};

}
