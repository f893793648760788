#include "pages/recovery/recoverydialog.h"

#include "base/safetext.h"
#include "pages/recovery/redisloginform.h"
#include "weeks/notedoperation.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace Weekglass {

namespace {

enum Columns { KeyColumn, RedisColumn, SnapshotColumn, VerdictColumn, ColumnCount };

constexpr int CellCharacters = 200;

}

RecoveryDialog::RecoveryDialog(WeekHandle week, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "recoveryDialog",
                    .title = tr("Recovery"),
                    .week = week.title(),
                    .verb = tr("&Restore…"),
                    .environment = environment},
                   parent)
    , m_week(std::move(week))
    , m_form(new RedisLoginForm)
    , m_table(new QTableWidget)
{
    connect(m_form, &RedisLoginForm::changed, this, [this] {
        forget();
        setHeadline({});
        showMessage({});
    });
    setupTable();
    addWidget(m_form, 0);
    addWidget(m_table);
    hideReason();
    againButton()->setText(tr("&Look"));
    againButton()->setDefault(true); // it writes nothing
    showMessage(tr("“Look” compares Redis with the newest snapshot and writes nothing."));
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

void RecoveryDialog::look()
{
    if (!m_form->isFilled())
        return showMessage(tr("Say where Redis is."));
    m_form->withPassword([this](const RedisOptions& options) { lookWith(options); });
}

void RecoveryDialog::lookWith(const RedisOptions& options)
{
    m_options = options;
    startLook(
        tr("Looking…"),
        [week = m_week, options = m_options](const std::stop_token& stop) -> Result<RecoveryAdvice> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            auto redis = RedisSession::open(options, stop);
            if (!redis)
                return redis.error();
            return adviseRecovery(*redis, **session, *week.game, {.stop = stop});
        },
        [this](const RecoveryAdvice& advice) {
            showItems(advice);
            m_form->keepPassword(m_options, [this](const Error& error) {
                if (change())
                    showMessage(change()->warnings.join(QLatin1Char('\n')) + QLatin1Char('\n')
                                + error.text());
            });
            return changeOf(advice);
        });
}

void RecoveryDialog::takeError(const Error& error)
{
    if (error.kind == Error::Kind::Password)
        m_form->focusPassword();
}

PlannedChange RecoveryDialog::changeOf(const RecoveryAdvice& advice)
{
    PlannedChange change {.warnings = {tr("%1: %2").arg(authorityText(advice.authority), advice.reason)},
                          .isNothing = !advice.canRestore(),
                          .phrase = m_week.identity.confirmation(),
                          .hash = advice.token};
    if (change.isNothing)
        return change;
    QStringList lines;
    for (const auto& item : advice.items)
        lines << tr("%1: %2").arg(visibleText(item.key), verdictText(advice, item));
    change.question =
        tr("Snapshot %1 of %2 is written to %3, all keys at once:\n\n%4\n\nThe game should not be running.")
            .arg(visibleText(advice.snapshots.front().id, 40), visibleText(m_week.title(), 80),
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
    m_table->setRowCount(0);
}

void RecoveryDialog::perform()
{
    startRun(
        tr("Restoring…"),
        [week = m_week, options = m_options, token = change()->hash](
            const std::stop_token& stop, const Teller<QString>&) -> Result<RecoveryAdvice> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            auto redis = RedisSession::open(options, stop);
            if (!redis)
                return redis.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note = NotedOperation::begin(maintenance,
                                              {.kind = QStringLiteral("recover"), .week = week.identity});
            // not to be stopped any more: then nobody would know whether the values are written
            auto written = restoreRecovery(*redis, **session, *week.game, token);
            note.end(written, written ? loggedDetail(*written) : QByteArray());
            return written;
        },
        [this](const RecoveryAdvice& advice) {
            showMessage(
                tr("The values of snapshot %1 were written to %2.")
                    .arg(visibleText(advice.snapshots.front().id, 40), visibleText(advice.redisServer, 120)));
        });
}

void RecoveryDialog::updateParts()
{
    m_form->setEnabled(!isRunning());
}

}
