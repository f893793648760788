#include "pages/recovery/recoverydialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "ui_redisfields.h"
#include "weeks/notedoperation.h"
#include "widgets/parts/rowtable.h"
#include "workspace/secrets.h"

#include <QHeaderView>
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
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    auto redis = RedisSession::open(options, stop);
    if (!redis)
        return redis.error();
    auto pending = pendingRestore(**session, call);
    if (!pending)
        return pending.error();
    auto advice = adviseRecovery(*redis, **session, *week.game, call,
                                 *pending ? RecoveryCause::Rollback : RecoveryCause::Restart);
    return advice ? Result<Found>(Found {*std::move(advice), *std::move(pending)}) : advice.error();
}

}

RecoveryDialog::RecoveryDialog(WeekHandle week, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "recoveryDialog",
                    .title = tr("Recovery"),
                    .week = week.title(),
                    .verb = tr("&Restore…"),
                    .environment = environment},
                   parent)
    , m_week(std::move(week))
    , m_fields(std::make_unique<Ui::RedisFields>())
    , m_form(new QWidget)
    , m_table(new QTableWidget)
    , m_leave(addButton("recoveryLeave", tr("Leave Redis as it &is")))
{
    setupFields();
    setupTable();
    m_leave->setToolTip(tr("What a rollback left to do is answered: Redis keeps what it has"));
    connect(m_leave, &QPushButton::clicked, this, &RecoveryDialog::leave);
    addWidget(m_form, 0);
    addWidget(m_table);
    hideReason();
    againButton()->setText(tr("&Look"));
    againButton()->setDefault(true); // it writes nothing
    showMessage(tr("“Look” compares Redis with the newest snapshot and writes nothing."));
    updateButtons();
}

RecoveryDialog::~RecoveryDialog() = default;

void RecoveryDialog::setupFields()
{
    m_fields->setupUi(m_form);
    m_fields->recoveryHost->setText(RedisOptions().host);
    m_fields->recoveryPort->setValue(RedisOptions().port);
    const auto forgetAdvice = [this] {
        forget();
        setHeadline({});
        showMessage({});
    };
    for (QLineEdit* field : {m_fields->recoveryHost, m_fields->recoveryUser, m_fields->recoveryPassword})
        connect(field, &QLineEdit::textChanged, this, forgetAdvice);
    for (QSpinBox* field : {m_fields->recoveryPort, m_fields->recoveryDatabase})
        connect(field, &QSpinBox::valueChanged, this, forgetAdvice);
    connect(m_fields->recoveryTls, &QCheckBox::toggled, this, forgetAdvice);
}

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

RedisOptions RecoveryDialog::options() const
{
    const QString host = m_fields->recoveryHost->text().trimmed();
    const bool isSocket = host.startsWith(QLatin1Char('/'));
    return {.host = isSocket ? QString() : host,
            .port = static_cast<quint16>(m_fields->recoveryPort->value()),
            .socket = isSocket ? host : QString(),
            .database = m_fields->recoveryDatabase->value(),
            .tls = m_fields->recoveryTls->isChecked() && !isSocket,
            .user = m_fields->recoveryUser->text()};
}

void RecoveryDialog::look()
{
    if (m_fields->recoveryHost->text().trimmed().isEmpty())
        return showMessage(tr("Say where Redis is."));
    if (const QString password = m_fields->recoveryPassword->text(); !password.isEmpty())
        return lookWith(password.toUtf8());
    const RedisOptions asked = options();
    Secrets::read(this, describeRedis(asked), [this, asked](const Result<std::optional<QString>>& kept) {
        // without a keychain, or with nothing in it, Redis says whether it wants a password
        if (describeRedis(asked) == describeRedis(options()))
            lookWith(kept ? kept->value_or(QString()).toUtf8() : QByteArray());
    });
}

void RecoveryDialog::lookWith(const QByteArray& password)
{
    m_options = options();
    m_options.password = password;
    startLook(
        tr("Looking…"),
        [week = m_week, options = m_options](const std::stop_token& stop) {
            return lookAt(week, options, stop);
        },
        [this](const Found& found) {
            m_pending = found.pending;
            showItems(found.advice);
            keepPassword();
            return changeOf(found.advice);
        });
}

void RecoveryDialog::takeError(const Error& error)
{
    if (error.kind == Error::Kind::Password)
        m_fields->recoveryPassword->setFocus();
}

PlannedChange RecoveryDialog::changeOf(const RecoveryAdvice& advice)
{
    PlannedChange change {.warnings = {tr("%1: %2").arg(authorityText(advice.authority), advice.reason)},
                          .isNothing = !advice.canRestore(),
                          .phrase = m_week.identity.confirmation(),
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
    m_pending.reset();
    m_table->setRowCount(0);
}

void RecoveryDialog::perform()
{
    startRun(
        tr("Restoring…"),
        [week = m_week, options = m_options, token = change()->hash,
         pending = m_pending](const std::stop_token& stop, const Teller<QString>&) -> Result<RecoveryAdvice> {
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
            auto written = pending ? finishRestore(*redis, **session, *week.game, *pending, token, {})
                                   : restoreRecovery(*redis, **session, *week.game, token);
            note.end(written, written ? loggedDetail(*written) : QByteArray());
            return written;
        },
        [this](const RecoveryAdvice& advice) {
            m_pending.reset();
            showMessage(
                tr("The values of snapshot %1 were written to %2.")
                    .arg(visibleText(advice.snapshots.front().id, 40), visibleText(advice.redisServer, 120)));
        });
}

void RecoveryDialog::leave()
{
    if (!m_pending || isBusy())
        return;
    startRun(
        tr("Working…"),
        [week = m_week, pending = *m_pending](const std::stop_token& stop,
                                              const Teller<QString>&) -> Result<void> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return endRestore(**session, pending, RestoreEnd::Left, {.reason = tr("left in the window")});
        },
        [this] {
            m_pending.reset();
            lookAgain(tr("Redis stays as it is. What the rollback left to do is answered."));
        });
}

void RecoveryDialog::keepPassword()
{
    if (!m_fields->recoveryKeep->isChecked() || m_options.password.isEmpty())
        return;
    Secrets::store(this, describeRedis(m_options), fromUtf8(m_options.password),
                   [this](const Result<void>& kept) {
                       if (!kept && change())
                           showMessage(change()->warnings.join(QLatin1Char('\n')) + QLatin1Char('\n')
                                       + kept.error().text());
                   });
}

void RecoveryDialog::updateParts()
{
    m_form->setEnabled(!isRunning());
    m_leave->setVisible(m_pending.has_value());
    m_leave->setEnabled(!isBusy());
}

}
