#include "pages/history/historypage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/recovery/recoverydialog.h"
#include "pages/replay/replaypage.h"
#include "pages/rollback/receiptsaver.h"
#include "weeks/withsession.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/detailtable.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr int ReceiptCharacters = 200000;
constexpr int WidestCharacters = 40;
constexpr int KindCharacters = 40;
constexpr int UsualDays = 30;
constexpr int MostDays = 3650;
constexpr int FindCharacters = 30;
constexpr QLatin1String KindKey("kind"); // of its state
constexpr QLatin1String FindKey("find");
constexpr QLatin1String EntryKey("entry");

}

HistoryPage::HistoryPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_model(new HistoryModel(this))
    , m_rows(new DetailTable(m_model))
    , m_table(m_rows->table())
    , m_receipt(m_rows->detail())
    , m_state(wrappedLabel("historyState"))
    , m_empty(new EmptyState(m_table))
    , m_find(textField("historyFind", tr("Game, operator or reason")))
    , m_kind(new QComboBox)
    , m_saver(new ReceiptSaver(this))
{
    setupActions();
    setupView();
    refresh();
}

void HistoryPage::join(PageHost& host)
{
    connect(this, &HistoryPage::taskRequested, &host,
            [this, &host](const OperationTask& task) { host.showTask(m_week, task); });
    connect(this, &HistoryPage::branchRequested, &host,
            [this, &host](const Operation& operation, bool allowSuperuser) {
                host.open<ReplayPage>(m_week)->openBranch(operation, allowSuperuser);
            });
    connect(this, &HistoryPage::recoveryUndoWanted, &host, [this, &host](const QByteArray& undone) {
        passGate(host, [this, undone](Environment environment) {
            auto* dialog = new RecoveryDialog(m_week, environment, this, undone);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &RecoveryDialog::changed, this, &HistoryPage::refreshWhenShown);
            dialog->show();
        });
    });
    connect(this, &HistoryPage::replayWanted, &host, [this, &host] { host.open<ReplayPage>(m_week); });
    connect(&host, &PageHost::weeksChanged, this, &HistoryPage::refreshWhenShown);
    refreshAfterTasks(host);
}

void HistoryPage::setupActions()
{
    m_undo = localAction(this, "undo", tr("Undo…"), QKeySequence::Undo, [this] {
        if (const Operation* done = operation())
            Q_EMIT taskRequested(undoTask(m_week, *done));
        else if (const HistoryEntry* entry = current(); entry && entry->isUndoableRecovery)
            Q_EMIT recoveryUndoWanted(entry->id);
    });
    m_redo = localAction(this, "redo", tr("Roll back again…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] {
        if (const Operation* done = operation())
            Q_EMIT taskRequested(redoTask(m_week, *done));
    });
    m_branch =
        localAction(this, "branch", tr("Show removed plays"), Qt::CTRL | Qt::Key_B, [this] { askBranch(); });
    m_copy = localAction(this, "copyReceipt", tr("Copy receipt"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                         [this] { copyReceipt(); });
    m_save =
        localAction(this, "saveReceipt", tr("Save receipt…"), QKeySequence::Save, [this] { saveReceipt(); });
    m_purge = localAction(this, "purge", tr("Purge undo data…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete,
                          [this] { askPurge(); });
    localAction(this, "refresh", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    localAction(this, "find", tr("Find"), QKeySequence::Find, [this] { m_find->setFocus(); });
}

void HistoryPage::setupView()
{
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setAccessibleName(tr("History of the week"));
    m_table->setItemDelegate(new CellDelegate(Qt::ElideRight, m_table));
    m_table->setTabKeyNavigation(false);
    setupLineTable(m_table);
    m_receipt->setObjectName(QStringLiteral("receipt"));
    m_receipt->setAccessibleName(tr("Receipt"));
    m_receipt->setPlaceholderText(tr("Select a line to read its receipt."));
    m_receipt->setTabChangesFocus(true);
    m_find->setAccessibleName(tr("Only of this game, operator or reason"));
    markAsSearch(m_find);
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(FindCharacters * m_find->fontMetrics().averageCharWidth());
    m_kind->setObjectName(QStringLiteral("historyKind"));
    m_kind->setAccessibleName(tr("Only this kind"));
    m_kind->addItem(tr("Everything"));
    m_find->setToolTip(m_find->accessibleName());
    auto* top = new FlowLayout;
    top->addWidget(m_kind);
    top->addWidget(m_find);
    m_undo->setIcon(iconOf(Icon::Undo));
    m_redo->setIcon(iconOf(Icon::Redo));
    m_branch->setIcon(iconOf(Icon::Replay));
    m_copy->setIcon(iconOf(Icon::Copy));
    addButtons(top, {m_undo, m_redo, m_branch, m_copy});
    addMore(top, {m_save, m_purge});
    m_rows->setObjectName(QStringLiteral("historyRows"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_state);
    column->addWidget(m_rows, 1);
    setFocusProxy(m_table);
    connect(m_find, &QLineEdit::textChanged, this, &HistoryPage::applyFilter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPage::showCurrent);
    connect(m_saver, &ReceiptSaver::answered, this, &HistoryPage::statusMessage);
    showCurrent();
}

PageState HistoryPage::state() const
{
    PageState state;
    if (const QString kind = m_kind->currentData().toString(); !kind.isEmpty())
        state.insert(KindKey, kind);
    if (!m_find->text().isEmpty())
        state.insert(FindKey, m_find->text());
    if (current())
        state.insert(EntryKey, QString::fromLatin1(current()->id));
    return state;
}

void HistoryPage::setState(const PageState& state)
{
    m_wantedKind = state.value(KindKey);
    m_wantedId = state.value(EntryKey).toLatin1();
    m_find->setText(state.value(FindKey));
    refresh();
}

std::vector<QStringList> HistoryPage::commands() const
{
    return {QStringList {QStringLiteral("operations")} + m_week.arguments(),
            {QStringLiteral("log"), m_week.title()}};
}

const HistoryEntry* HistoryPage::current() const
{
    return m_model->entry(m_table->currentIndex().row());
}

const Operation* HistoryPage::operation() const
{
    const HistoryEntry* entry = current();
    return entry && entry->operation ? &*entry->operation : nullptr;
}

/// The ledger is the week's own; the server's log may be closed to this user.
Result<HistoryPage::Loaded> HistoryPage::load(const WeekHandle& week, const std::stop_token& stop)
{
    const Pg::Call call {.stop = stop, .deadline = ShortDeadline};
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    const auto operations = loadOperations(**session, call);
    if (!operations)
        return operations.error();
    const auto superuser = (*session)->query(
        Sql("SELECT r.rolsuper FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user"), {}, call);
    if (!superuser)
        return superuser.error();
    Loaded loaded {.isSuperuser = superuser->single() == "t"};
    auto pending = pendingRestore(**session, call);
    if (!pending)
        return pending.error();
    loaded.pending = *std::move(pending);
    std::vector<LogEntry> log;
    const auto maintenance = week.pool->acquire({}, stop);
    auto entries = maintenance ? readLog(**maintenance, {.week = week.title()}, call)
                               : Result<std::vector<LogEntry>>(maintenance.error());
    if (entries)
        log = *std::move(entries);
    else
        loaded.lack = entries.error().text();
    loaded.entries = historyOf(*operations, log, week.identity, Pg::serverTitle(week.pool->options()));
    return loaded;
}

void HistoryPage::refresh()
{
    m_empty->say({});
    m_state->setText(tr("Loading…"));
    m_state->show();
    m_job.start([week = m_week](const std::stop_token& stop) { return load(week, stop); },
                [this](const Result<Loaded>& loaded) { take(loaded); });
}

void HistoryPage::take(const Result<Loaded>& loaded)
{
    if (!loaded) {
        m_state->setText(failureText(loaded.error()));
        return noteIfGone(loaded.error());
    }
    const QByteArray selected = !m_wantedId.isEmpty() ? std::exchange(m_wantedId, {})
        : current()                                   ? current()->id
                                                      : QByteArray();
    m_lack = loaded->lack;
    m_isSuperuser = loaded->isSuperuser;
    m_pending = loaded->pending;
    m_model->setEntries(loaded->entries);
    takeKinds();
    fitColumns(m_table, WidestCharacters);
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->find(selected)), 0));
    showCurrent();
    showState();
}

void HistoryPage::takeKinds()
{
    const QString kind =
        m_wantedKind.isEmpty() ? m_kind->currentData().toString() : std::exchange(m_wantedKind, {});
    const QSignalBlocker blocker(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("Everything"));
    for (const QString& each : m_model->kinds())
        m_kind->addItem(visibleText(WeekLogModel::wordTitle(each), KindCharacters), each);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    m_model->setFilter(m_kind->currentData().toString(), m_find->text().trimmed());
}

void HistoryPage::applyFilter()
{
    const QByteArray selected = current() ? current()->id : QByteArray();
    m_model->setFilter(m_kind->currentData().toString(), m_find->text().trimmed());
    m_table->setCurrentIndex(m_model->index(std::max(0, m_model->find(selected)), 0));
    showCurrent();
    showState();
}

void HistoryPage::showState()
{
    QStringList lines;
    if (m_model->count() > 0)
        m_empty->say(tr("No line matches the filter."), {{tr("Clear the filter"), [this] {
                                                              m_kind->setCurrentIndex(0);
                                                              m_find->clear();
                                                          }}});
    else
        m_empty->say(
            tr("Nothing was done to this week yet. Rollbacks, imports and resets are listed here."),
            m_week.game->playLogs.empty()
                ? std::vector<EmptyState::Step>()
                : std::vector<EmptyState::Step> {{tr("Open the replay"), [this] { Q_EMIT replayWanted(); }}});
    if (m_pending)
        lines << tr("%1 Recovery of the week writes it, or leaves Redis as it is.")
                     .arg(pendingText(*m_pending));
    if (!m_lack.isEmpty())
        lines << tr("Only the week's own rollbacks are listed. The server's log cannot be read: %1")
                     .arg(m_lack);
    m_state->setText(visibleLines(lines.join(QLatin1Char('\n')), ReceiptCharacters));
    m_state->setVisible(!lines.isEmpty());
}

void HistoryPage::showCurrent()
{
    const HistoryEntry* entry = current();
    const Operation* done = operation();
    m_receipt->setPlainText(entry ? visibleLines(entry->receipt, ReceiptCharacters) : QString());
    m_undo->setEnabled(done ? done->canBeUndone() : entry && entry->isUndoableRecovery);
    m_redo->setEnabled(done && done->canBeRedone());
    m_branch->setEnabled(done && done->canBeUndone() && done->isOfPlays());
    m_copy->setEnabled(entry);
    m_save->setEnabled(entry);
}

/// The plays are put back in a transaction that is thrown away; what runs along does so with the user's
/// rights.
void HistoryPage::askBranch()
{
    const Operation* done = operation();
    if (!done)
        return;
    if (!m_isSuperuser)
        return Q_EMIT branchRequested(*done, false);
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Show removed plays"),
                                tr("This connection is a superuser's. The game's own triggers would run with "
                                   "all its rights while the plays are read."),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("branchConfirm"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto* show = box->addButton(tr("&Show all the same"), QMessageBox::AcceptRole);
    connect(show, &QPushButton::clicked, this,
            [this, operation = *done] { Q_EMIT branchRequested(operation, true); });
    box->open();
}

void HistoryPage::copyReceipt()
{
    QGuiApplication::clipboard()->setText(m_receipt->toPlainText());
    Q_EMIT statusMessage(tr("The receipt is on the clipboard."));
}

void HistoryPage::saveReceipt()
{
    const HistoryEntry* entry = current();
    if (!entry)
        return;
    if (const Operation* done = operation())
        return m_saver->ask(this, receiptOf(*done, m_week.title(), Pg::serverTitle(m_week.pool->options())));
    m_saver->ask(this,
                 {.name = QStringLiteral("%1-%2").arg(m_week.title(), QString::fromLatin1(entry->id)),
                  .text = entry->receipt});
}

void HistoryPage::askPurge()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Purge undo data"));
    dialog->setLabelText(tr("Rollbacks older than this many days lose their undo data\nand can no longer be "
                            "undone. A preview comes first."));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(0, MostDays);
    dialog->setIntValue(UsualDays);
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int days) { Q_EMIT taskRequested(purgeTask(m_week, days)); });
    dialog->open();
}

}
