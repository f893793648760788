#include "pages/rollback/operationspage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/replay/replaypage.h"
#include "pages/rollback/receiptsaver.h"
#include "weeks/withsession.h"
#include "widgets/parts/detailtable.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTableView>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds Deadline {30000};
constexpr int ReceiptCharacters = 200000;
constexpr int WidestCharacters = 40;
constexpr int UsualDays = 30;
constexpr int MostDays = 3650;

}

OperationsPage::OperationsPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_model(new OperationsModel(this))
    , m_rows(new DetailTable(m_model))
    , m_table(m_rows->table())
    , m_receipt(m_rows->detail())
    , m_state(wrappedLabel("operationsState"))
    , m_saver(new ReceiptSaver(this))
{
    setupActions();
    setupView();
    refresh();
}

void OperationsPage::join(PageHost& host)
{
    connect(this, &OperationsPage::taskRequested, &host,
            [this, &host](const OperationTask& task) { host.showTask(m_week, task); });
    connect(this, &OperationsPage::branchRequested, &host,
            [this, &host](const Operation& operation, bool allowSuperuser) {
                host.open<ReplayPage>(m_week)->openBranch(operation, allowSuperuser);
            });
    refreshAfterTasks(host);
}

void OperationsPage::setupActions()
{
    m_undo = localAction(this, "undo", tr("Undo…"), QKeySequence::Undo, [this] {
        if (const Operation* operation = current())
            Q_EMIT taskRequested(undoTask(m_week, *operation));
    });
    m_redo = localAction(this, "redo", tr("Roll back again…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] {
        if (const Operation* operation = current())
            Q_EMIT taskRequested(redoTask(m_week, *operation));
    });
    m_branch = localAction(this, "branch", tr("Show what was cut"), Qt::CTRL | Qt::Key_B, [this] {
        if (const Operation* operation = current())
            Q_EMIT branchRequested(*operation, m_superuser->isChecked());
    });
    m_superuser =
        localAction(this, "branchSuperuser", tr("As superuser"), Qt::CTRL | Qt::ALT | Qt::Key_B, [] {});
    m_superuser->setCheckable(true);
    m_superuser->setToolTip(
        tr("Show what was cut also with the rights of a superuser, if this connection has "
           "them: it is put back in a transaction that is rolled back"));
    m_save = localAction(this, "saveReceipt", tr("Save receipt…"), QKeySequence::Save, [this] {
        if (const Operation* operation = current())
            m_saver->ask(this, m_week.title(), *operation);
    });
    m_purge = localAction(this, "purge", tr("Purge old ones…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete,
                          [this] { askPurge(); });
    localAction(this, "refresh", tr("Load again"), QKeySequence::Refresh, [this] { refresh(); });
}

void OperationsPage::setupView()
{
    m_table->setObjectName(QStringLiteral("operations"));
    m_table->setAccessibleName(tr("Operations of the week"));
    m_receipt->setObjectName(QStringLiteral("receipt"));
    m_receipt->setAccessibleName(tr("Receipt"));
    m_receipt->setPlaceholderText(tr("Select an operation to read its receipt."));
    auto* top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    addButtons(top, {m_undo, m_redo, m_branch, m_superuser, m_save, m_purge});
    m_rows->setObjectName(QStringLiteral("operationsRows"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_rows, 1);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OperationsPage::showCurrent);
    connect(m_saver, &ReceiptSaver::answered, this, &OperationsPage::statusMessage);
    showCurrent();
}

const Operation* OperationsPage::current() const
{
    return m_model->operation(m_table->currentIndex().row());
}

void OperationsPage::refresh()
{
    m_state->setText(tr("Loading…"));
    m_job.start(withSession(m_week, Deadline, loadOperations),
                [this](const Result<std::vector<Operation>>& operations) { take(operations); });
}

void OperationsPage::take(const Result<std::vector<Operation>>& operations)
{
    if (!operations) {
        m_state->setText(failureText(operations.error()));
        return noteIfGone(operations.error());
    }
    const QByteArray selected = current() ? current()->id : QByteArray();
    m_model->setOperations(*operations);
    m_state->setText(operations->empty()
                         ? tr("Nothing was rolled back in this week yet. A replay offers it: Ctrl+Shift+B.")
                         : tr("%n operation(s)", nullptr, static_cast<int>(operations->size())));
    fitColumns(m_table, WidestCharacters);
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->find(selected)), 0));
    showCurrent();
}

void OperationsPage::showCurrent()
{
    const Operation* operation = current();
    m_receipt->setPlainText(operation ? visibleLines(receiptText(*operation), ReceiptCharacters) : QString());
    m_undo->setEnabled(operation && operation->canBeUndone());
    m_redo->setEnabled(operation && operation->canBeRedone());
    m_branch->setEnabled(operation && operation->canBeUndone());
    m_save->setEnabled(operation);
}

void OperationsPage::askPurge()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Purge old operations"));
    dialog->setLabelText(tr("The ledger forgets operations older than this many days for good,\nand they "
                            "cannot be undone any more. A preview comes first."));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(0, MostDays);
    dialog->setIntValue(UsualDays);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int days) { Q_EMIT taskRequested(purgeTask(m_week, days)); });
    dialog->open();
}

}
