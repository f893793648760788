#pragma once

#include "base/job.h"
#include "pages/history/historymodel.h"
#include "pages/rollback/operationtask.h"
#include "pages/weekpage.h"
#include "rollback/redisrestores.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace Weekglass {

class EmptyState;
class DetailTable;
class ReceiptSaver;

/// Everything that was done to a week, with the receipts: rollbacks and their undos, imports, resets, prunes,
/// repairs. From here a rollback is undone, done again, looked at and purged.
class HistoryPage : public WeekPage
{
    Q_OBJECT

public:
    explicit HistoryPage(WeekHandle week, QWidget* parent = nullptr);

    void join(PageHost& host) override;
    void openedAgain(PageHost& /*host*/) override { refresh(); }
    bool isLoading() const override { return m_job.isRunning(); }
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    HistoryModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    /// The selected one; null if none is.
    const HistoryEntry* current() const;

public Q_SLOTS:
    void refresh() override;

Q_SIGNALS:
    /// The user wants this done; whoever shows the dialog refreshes the page afterwards.
    void taskRequested(const Weekglass::OperationTask& task);
    /// The plays that this operation cut are to be seen.
    void branchRequested(const Weekglass::Operation& operation, bool allowSuperuser);
    void recoveryUndoWanted(const QByteArray& operation);
    void replayWanted();

private:
    struct Loaded
    {
        std::vector<HistoryEntry> entries = {};
        QString lack = {}; ///< why the server's log is not among them
        bool isSuperuser = false; ///< the connection's user is one
        std::optional<RedisRestore> pending = {}; ///< what a rollback left to do
    };

    static Result<Loaded> load(const WeekHandle& week, const std::stop_token& stop);
    /// Empty for other entries.
    const Operation* operation() const;
    void setupView();
    void setupActions();
    void take(const Result<Loaded>& loaded);
    void takeKinds();
    void applyFilter();
    void showCurrent();
    void showState();
    void askBranch();
    void askPurge();
    void copyReceipt();
    void saveReceipt();

    HistoryModel* m_model;
    DetailTable* m_rows;
    QTableView* m_table;
    QPlainTextEdit* m_receipt;
    QLabel* m_state;
    EmptyState* m_empty;
    QLineEdit* m_find;
    QComboBox* m_kind;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_branch = nullptr;
    QAction* m_purge = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_save = nullptr;
    ReceiptSaver* m_saver;
    QString m_lack;
    std::optional<RedisRestore> m_pending;
    bool m_isSuperuser = false;
    QString m_wantedKind; ///< of a state that came before the list
    QByteArray m_wantedId;
    Job m_job;
};

}
