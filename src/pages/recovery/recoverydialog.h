#pragma once

#include "pages/recovery/redisdialog.h"
#include "redis/keptrecovery.h"
#include "redis/rollbackrestore.h"

class QTableWidget;

namespace Weekglass {

/// Says whether Redis or the newest snapshot of the week counts, and restores the snapshot to Redis after
/// showing what that writes. What a rollback left to do is finished here, or left. The game must have a
/// recovery section.
class RecoveryDialog : public RedisDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    /// @p undone: operation of the log, a recovery whose keys get what they held before; empty: none
    RecoveryDialog(const WeekHandle& week, Environment environment, QWidget* parent = nullptr,
                   QByteArray undone = {});
    ~RecoveryDialog() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    /// Compares Redis with the newest snapshot, or with the recovery to undo.
    void lookWith(const RedisOptions& options) override;

private:
    void setupTable();
    void lookForUndo();
    void undo();
    void keepPassword();
    PlannedChange changeOf(const KeptRecovery& recovery, const QString& why);
    PlannedChange changeOf(const RecoveryAdvice& advice);
    void finishPending();
    void leave();
    void showItems(const RecoveryAdvice& advice);

    const QByteArray m_undone; // empty: a snapshot is restored
    QTableWidget* m_table;
    QPushButton* m_leave;
    std::optional<RedisRestore> m_pending; ///< what a rollback left to do
};

}
