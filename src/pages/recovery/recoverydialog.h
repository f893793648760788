#pragma once

#include "pages/change/changedialog.h"
#include "redis/rollbackrestore.h"
#include "weeks/weekhandle.h"

class QTableWidget;

namespace Ui {
class RedisFields;
}

namespace Weekglass {

/// Says whether Redis or the newest snapshot of the week counts, and restores the snapshot to Redis after
/// showing what that writes. What a rollback left to do is finished here, or left. The game must have a
/// recovery section. A password goes nowhere but, if the user says so, into the desktop's keychain.
class RecoveryDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    RecoveryDialog(WeekHandle week, Environment environment, QWidget* parent = nullptr);
    ~RecoveryDialog() override;

    /// Compares Redis with the newest snapshot; writes nothing.
    void look() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    void takeError(const Error& error) override;

private:
    void setupFields();
    void setupTable();
    RedisOptions options() const;
    void lookWith(const QByteArray& password);
    PlannedChange changeOf(const RecoveryAdvice& advice);
    void leave();
    void showItems(const RecoveryAdvice& advice);
    void keepPassword();

    const WeekHandle m_week;
    RedisOptions m_options; // that the advice came from, with the password
    const std::unique_ptr<Ui::RedisFields> m_fields;
    QWidget* m_form;
    QTableWidget* m_table;
    QPushButton* m_leave;
    std::optional<RedisRestore> m_pending; ///< what a rollback left to do
};

}
