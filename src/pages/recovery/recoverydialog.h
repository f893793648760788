#pragma once

#include "pages/change/changedialog.h"
#include "redis/keptrecovery.h"
#include "redis/rollbackrestore.h"
#include "weeks/weekhandle.h"

class QTableWidget;

namespace Weekglass {

class RedisLoginForm;

/// Says whether Redis or the newest snapshot of the week counts, and restores the snapshot to Redis after
/// showing what that writes. What a rollback left to do is finished here, or left. The game must have a
/// recovery section. A password goes nowhere but, if the user says so, into the desktop's keychain.
class RecoveryDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    /// @p undone: operation of the log, a recovery whose keys get what they held before; empty: none
    RecoveryDialog(WeekHandle week, Environment environment, QWidget* parent = nullptr,
                   QByteArray undone = {});
    ~RecoveryDialog() override;

    /// Compares Redis with the newest snapshot; writes nothing.
    void look() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    void takeError(const Error& error) override;

private:
    void setupTable();
    void lookWith(const RedisOptions& options);
    void lookForUndo();
    void undo();
    void keepPassword();
    PlannedChange changeOf(const KeptRecovery& recovery, const QString& why);
    PlannedChange changeOf(const RecoveryAdvice& advice);
    void finishPending();
    void leave();
    void showItems(const RecoveryAdvice& advice);

    const WeekHandle m_week;
    const QByteArray m_undone; // empty: a snapshot is restored
    RedisOptions m_options; // that the advice came from, with the password
    RedisLoginForm* m_form;
    QTableWidget* m_table;
    QPushButton* m_leave;
    std::optional<RedisRestore> m_pending; ///< what a rollback left to do
};

}
