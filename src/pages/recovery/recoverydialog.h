#pragma once

#include "base/job.h"
#include "redis/recovery.h"
#include "weeks/weekhandle.h"
#include "workspace/workspace.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace Weekglass {

class TypedConfirmation;

/// Says whether Redis or the newest snapshot of the week counts, and restores the snapshot to Redis after
/// showing what that writes. Not modal. The game must have a recovery section. A password goes nowhere but,
/// if the user says so, into the desktop's keychain. In production it is typed which week is meant, anew for
/// each advice.
class RecoveryDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    RecoveryDialog(WeekHandle week, Environment environment, QWidget* parent = nullptr);
    ~RecoveryDialog() override;

    bool isBusy() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// An answer is shown: advice, what was written, or an error.
    void answered();

public Q_SLOTS:
    void look();
    /// Asks first.
    void askToRestore();
    /// While Redis is written to, stays for the answer.
    void reject() override;

private:
    void setupFields();
    void setupTable();
    void setupLayout();
    RedisOptions options() const;
    void lookWith(const QByteArray& password);
    void takeAdvice(const Result<RecoveryAdvice>& advice);
    void restore();
    void takeRestored(const Result<RecoveryAdvice>& advice);
    void showItems();
    /// What is shown is of another server.
    void forgetAdvice();
    void showMessage(const QString& text);
    void showError(const Error& error);
    void keepPassword();
    void updateButtons();

    const WeekHandle m_week;
    std::optional<RecoveryAdvice> m_advice;
    bool m_isRestoring = false;
    RedisOptions m_options; // that the advice came from, with the password
    QLineEdit* m_host;
    QSpinBox* m_port;
    QSpinBox* m_database;
    QCheckBox* m_tls;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QCheckBox* m_keep;
    QTableWidget* m_table;
    QLabel* m_message;
    TypedConfirmation* m_typed;
    QPushButton* m_look;
    QPushButton* m_restore;
    QPushButton* m_close;
    Job m_job;
};

}
