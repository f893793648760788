#include "pages/recovery/recoverydialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/recovery/redisloginform.h"
#include "weeks/notedoperation.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace Weekglass {

namespace {

enum Columns { KeyColumn, RedisColumn, SnapshotColumn, VerdictColumn, ColumnCount };

constexpr int CellCharacters = 200;

/// What is to be done, and whether a rollback left it.
struct Found
{
    RecoveryAdvice advice;
    std::optional<RedisRestore> pending = {};
};

Result<Found> lookAt(const WeekHandle& week, const RedisOptions& options, const std::stop_token& stop)
{
    const Pg::Call call {.stop = stop};
    auto opened = WeekWithRedis::open(week, options, stop);
    if (!opened)
        return opened.error();
    auto pending = pendingRestore(*opened->session, call);
    if (!pending)
        return pending.error();
    auto advice = adviseRecovery(opened->redis, *opened->session, *week.game, call,
                                 *pending ? RecoveryCause::Rollback : RecoveryCause::Restart);
    return advice ? Result<Found>(Found {*std::move(advice), *std::move(pending)}) : advice.error();
}

OperationBy operationBy(const AdminBy& by)
{
    return {.reason = by.reason, .operatorName = by.operatorName};
}

QString writtenText(const RecoveryAdvice& advice)
{
    return RecoveryDialog::tr("The values of snapshot %1 were written to %2.")
        .arg(visibleText(advice.snapshots.front().id, 40), visibleText(advice.redisServer, 120));
}

}

RecoveryDialog::RecoveryDialog(const WeekHandle& week, Environment environment, QWidget* parent,
                               QByteArray undone)
    : RedisDialog({.name = "recoveryDialog",
                   .title = undone.isEmpty() ? tr("Recovery") : tr("Undo a recovery"),
                   .week = week.title(),
                   .verb = undone.isEmpty() ? tr("&Restore…") : tr("&Put back…"),
                   .environment = environment},
                  week, parent)
    , m_undone(std::move(undone))
    , m_table(new QTableWidget)
    , m_leave(addButton("recoveryLeave", tr("Leave Redis as it &is")))
{
    setupTable();
    m_leave->setToolTip(tr("Ends the task that a rollback left: Redis keeps its values"));
    connect(m_leave, &QPushButton::clicked, this, &RecoveryDialog::leave);
    addWidget(form(), 0);
    addWidget(m_table);
    m_table->setVisible(m_undone.isEmpty());
    require(reasonField());
    reasonField()->setPlaceholderText(tr("required: it is kept in the log"));
    showMessage(
        m_undone.isEmpty()
            ? tr("“Preview” compares Redis with the newest snapshot and writes nothing.")
            : tr("“Preview” compares Redis with the values that the recovery wrote, and writes nothing."));
    updateButtons();
}

RecoveryDialog::~RecoveryDialog() = default;

void RecoveryDialog::setupTable()
{
    m_table->setObjectName(QStringLiteral("recoveryTable"));
    m_table->setAccessibleName(tr("Redis beside the newest snapshot"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Redis"), tr("Snapshot"), tr("If restored")});
    setupRowTable(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void RecoveryDialog::lookWith(const RedisOptions& options)
{
    if (!m_undone.isEmpty())
        return lookForUndo();
    startLook(
        tr("Comparing…"),
        [week = week(), options](const std::stop_token& stop) { return lookAt(week, options, stop); },
        [this](const Found& found) {
            m_pending = found.pending;
            showItems(found.advice);
            keepPassword();
            return changeOf(found.advice);
        });
}

PlannedChange RecoveryDialog::changeOf(const RecoveryAdvice& advice)
{
    PlannedChange change {.warnings = {tr("%1: %2").arg(authorityText(advice.authority), advice.reason)},
                          .isNothing = !advice.canRestore(),
                          .phrase = week().identity.confirmation(),
                          .hash = advice.token};
    if (m_pending)
        change.warnings.prepend(visibleText(pendingText(*m_pending)));
    if (change.isNothing)
        return change;
    QStringList lines;
    for (const auto& item : advice.items)
        lines << tr("%1: %2").arg(visibleText(item.key), verdictText(advice, item));
    change.question =
        tr("Snapshot %1 of %2 is written to %3, all keys at once:\n\n%4\n\nThe game should not be running.")
            .arg(visibleText(advice.snapshots.front().id, 40), visibleText(week().title(), 80),
                 visibleText(advice.redisServer, 120), lines.join(QLatin1Char('\n')));
    return change;
}

void RecoveryDialog::showItems(const RecoveryAdvice& advice)
{
    m_table->setRowCount(static_cast<int>(advice.items.size()));
    int row = 0;
    for (const auto& item : advice.items) {
        const auto show = [this, row](int column, const QString& text) {
            m_table->setItem(row, column, new QTableWidgetItem(text));
        };
        const auto value = [](const Pg::Value& text) {
            return text ? visibleText(*text, CellCharacters) : tr("(nothing)");
        };
        show(KeyColumn, visibleText(item.key));
        show(RedisColumn, value(item.redis));
        show(SnapshotColumn, value(item.snapshot));
        show(VerdictColumn, verdictText(advice, item));
        ++row;
    }
}

void RecoveryDialog::clearBody()
{
    m_pending.reset();
    m_table->setRowCount(0);
}

void RecoveryDialog::perform()
{
    if (!m_undone.isEmpty())
        return undo();
    if (m_pending)
        return finishPending();
    startRun(
        tr("Restoring…"),
        [week = week(), options = options(), token = change()->hash,
         by = by()](const std::stop_token& stop, const Teller<QString>&) -> Result<RecoveryDone> {
            auto opened = WeekWithRedis::open(week, options, stop);
            if (!opened)
                return opened.error();
            const auto maintenance = week.pool->acquire({}, stop);
            const auto log = maintenance ? Result<Pg::Session*>(&**maintenance) : maintenance.error();
            // not to be stopped any more: then nobody would know whether the values are written
            return recoverKept(opened->redis, *opened->session, log, week.identity, *week.game, token, by);
        },
        [this](const RecoveryDone& done) {
            showMessage(writtenText(done.written) + QLatin1Char('\n')
                        + (done.operation.isEmpty()
                               ? tr("The server's log lacks this, so it cannot be undone: %1").arg(done.lack)
                               : tr("History can undo it until the game writes again.")));
        });
}

namespace {

Result<KeptRecovery> readKept(const WeekHandle& week, const QByteArray& operation, Pg::Session& maintenance,
                              const Pg::Call& call)
{
    const auto log = readLog(maintenance, {.week = week.title(), .operation = operation}, call);
    if (!log)
        return log.error();
    auto recovery = keptRecovery(*log, week.identity, operation);
    if (!recovery)
        return Error {.kind = Error::Kind::Sql,
                      .message = RecoveryDialog::tr("The server's log lacks the earlier values of Redis."),
                      .where = week.title()};
    return *std::move(recovery);
}

}

void RecoveryDialog::lookForUndo()
{
    using Looked = std::pair<KeptRecovery, QString>;
    startLook(
        tr("Comparing…"),
        [week = week(), options = options(),
         undone = m_undone](const std::stop_token& stop) -> Result<Looked> {
            auto maintenance = week.pool->acquire({}, stop);
            if (!maintenance)
                return maintenance.error();
            const auto recovery = readKept(week, undone, **maintenance, {.stop = stop});
            if (!recovery)
                return recovery.error();
            auto redis = RedisSession::open(options, stop);
            if (!redis)
                return redis.error();
            const auto why = whyNoRecoveryUndo(*redis, *recovery);
            return why ? Result<Looked>(Looked {*recovery, *why}) : why.error();
        },
        [this](const Looked& looked) {
            keepPassword();
            return changeOf(looked.first, looked.second);
        });
}

PlannedChange RecoveryDialog::changeOf(const KeptRecovery& recovery, const QString& why)
{
    PlannedChange change {.headline = tr("Restore the keys to their earlier values?"),
                          .question = tr("%n key(s) in %1 get their earlier values.", nullptr,
                                         static_cast<int>(recovery.keys.size()))
                                          .arg(visibleText(recovery.redis, 120)),
                          .phrase = week().identity.confirmation(),
                          .hash = recovery.operation};
    if (!why.isEmpty())
        change.obstacles << why;
    for (const KeptKey& key : recovery.keys)
        change.facts.push_back(
            {fromUtf8(key.key),
             key.before ? tr("gets its earlier value") : tr("is removed: it did not exist"),
             !key.before.has_value()});
    return change;
}

void RecoveryDialog::undo()
{
    startRun(
        tr("Putting back…"),
        [week = week(), options = options(), undone = m_undone,
         by = by()](const std::stop_token& stop, const Teller<QString>&) -> Result<void> {
            auto maintenance = week.pool->acquire({}, stop);
            if (!maintenance)
                return maintenance.error();
            const auto recovery = readKept(week, undone, **maintenance, {.stop = stop});
            if (!recovery)
                return recovery.error();
            auto redis = RedisSession::open(options, stop);
            if (!redis)
                return redis.error();
            return undoRecovery(*redis, **maintenance, week.identity, *recovery, by);
        },
        [this] { finish(tr("The keys have their earlier values again.")); });
}

/// What a rollback left to do: it is undone along with that one.
void RecoveryDialog::finishPending()
{
    startRun(
        tr("Restoring…"),
        [week = week(), options = options(), token = change()->hash, pending = *m_pending,
         by = by()](const std::stop_token& stop, const Teller<QString>&) -> Result<RecoveryAdvice> {
            auto opened = WeekWithRedis::open(week, options, stop);
            if (!opened)
                return opened.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note = NotedOperation::begin(
                maintenance, {.kind = QStringLiteral("recover"), .week = week.identity, .by = by});
            // not to be stopped any more: then nobody would know whether the values are written
            auto written =
                finishRestore(opened->redis, *opened->session, *week.game, pending, token, operationBy(by));
            note.end(written, written ? loggedDetail(*written) : QByteArray());
            return written;
        },
        [this](const RecoveryAdvice& advice) {
            m_pending.reset();
            showMessage(writtenText(advice));
        });
}

void RecoveryDialog::leave()
{
    if (!m_pending || isBusy())
        return;
    OperationBy leaver = operationBy(by());
    if (leaver.reason.trimmed().isEmpty())
        leaver.reason = tr("left in the window");
    startRun(
        tr("Working…"),
        [week = week(), pending = *m_pending, by = leaver](const std::stop_token& stop,
                                                           const Teller<QString>&) -> Result<void> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return endRestore(**session, pending, RestoreEnd::Left, by);
        },
        [this] {
            m_pending.reset();
            lookAgain(tr("Redis stays as it is. The task that the rollback left has ended."));
        });
}

void RecoveryDialog::keepPassword()
{
    form()->keepPassword(options(), [this](const Error& error) {
        if (change())
            showMessage(change()->warnings.join(QLatin1Char('\n')) + QLatin1Char('\n') + error.text());
    });
}

void RecoveryDialog::updateParts()
{
    form()->setEnabled(!isRunning());
    m_leave->setVisible(m_pending.has_value());
    m_leave->setEnabled(!isBusy());
}

}
