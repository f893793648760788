#include "pages/recovery/recoverydialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/typedconfirmation.h"
#include "workspace/secrets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

namespace Weekglass {

namespace {

enum Columns { KeyColumn, RedisColumn, SnapshotColumn, VerdictColumn, ColumnCount };

constexpr int MaxPort = 65535;
constexpr int MaxDatabase = 9999;
constexpr int CellCharacters = 200;

QSpinBox* numberField(const QString& name, int least, int most, int value)
{
    auto* field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(least, most);
    field->setValue(value);
    return field;
}

}

RecoveryDialog::RecoveryDialog(WeekHandle week, Environment environment, QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_host(textField("recoveryHost"))
    , m_port(numberField(QStringLiteral("recoveryPort"), 1, MaxPort, RedisOptions().port))
    , m_database(numberField(QStringLiteral("recoveryDatabase"), 0, MaxDatabase, 0))
    , m_tls(new QCheckBox(tr("&TLS, with a certificate that this computer knows")))
    , m_user(textField("recoveryUser", tr("the default user")))
    , m_password(textField("recoveryPassword"))
    , m_keep(new QCheckBox(tr("&Keep the password in the desktop's keychain")))
    , m_table(new QTableWidget)
    , m_message(textLabel("recoveryMessage"))
    , m_typed(new TypedConfirmation("recoveryTyped", m_week.identity, environment))
    , m_look(new QPushButton(tr("&Look")))
    , m_restore(new QPushButton(tr("&Restore…")))
    , m_close(new QPushButton(tr("&Close")))
{
    setObjectName(QStringLiteral("recoveryDialog"));
    setWindowTitle(tr("Recovery of %1").arg(visibleText(m_week.title(), 80)));
    setupFields();
    setupTable();
    setupLayout();
    connect(m_typed, &TypedConfirmation::changed, this, &RecoveryDialog::updateButtons);
    connect(m_look, &QPushButton::clicked, this, &RecoveryDialog::look);
    connect(m_restore, &QPushButton::clicked, this, &RecoveryDialog::askToRestore);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    showMessage(tr("“Look” compares Redis with the newest snapshot and writes nothing."));
    updateButtons();
}

RecoveryDialog::~RecoveryDialog() = default;

void RecoveryDialog::setupFields()
{
    m_host->setText(RedisOptions().host);
    m_host->setAccessibleName(tr("Host of Redis"));
    m_host->setToolTip(tr("A name, an address, or the path of a Unix socket"));
    m_port->setAccessibleName(tr("Port of Redis"));
    m_database->setAccessibleName(tr("Number of the database in Redis"));
    m_tls->setObjectName(QStringLiteral("recoveryTls"));
    m_user->setAccessibleName(tr("User of Redis"));
    m_password->setAccessibleName(tr("Password of Redis"));
    m_password->setEchoMode(QLineEdit::Password);
    m_keep->setObjectName(QStringLiteral("recoveryKeep"));
    m_look->setObjectName(QStringLiteral("recoveryLook"));
    m_restore->setObjectName(QStringLiteral("recoveryRestore"));
    m_close->setObjectName(QStringLiteral("recoveryClose"));
    for (QLineEdit* field : {m_host, m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &RecoveryDialog::forgetAdvice);
    for (QSpinBox* field : {m_port, m_database})
        connect(field, &QSpinBox::valueChanged, this, &RecoveryDialog::forgetAdvice);
    connect(m_tls, &QCheckBox::toggled, this, &RecoveryDialog::forgetAdvice);
}

void RecoveryDialog::setupTable()
{
    m_table->setObjectName(QStringLiteral("recoveryTable"));
    m_table->setAccessibleName(tr("What Redis and the newest snapshot say"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Redis"), tr("Snapshot"), tr("If restored")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void RecoveryDialog::setupLayout()
{
    auto* form = new QFormLayout;
    form->addRow(tr("&Host:"), m_host);
    form->addRow(tr("&Port:"), m_port);
    form->addRow(tr("&Database:"), m_database);
    form->addRow({}, m_tls);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("Pass&word:"), m_password);
    form->addRow({}, m_keep);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_look, QDialogButtonBox::ActionRole);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    m_look->setDefault(true);
    m_restore->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(m_table, 1);
    column->addWidget(m_typed);
    column->addWidget(buttons);
    resize(680, 520);
}

RedisOptions RecoveryDialog::options() const
{
    const QString host = m_host->text().trimmed();
    const bool isSocket = host.startsWith(QLatin1Char('/'));
    return {.host = isSocket ? QString() : host,
            .port = static_cast<quint16>(m_port->value()),
            .socket = isSocket ? host : QString(),
            .database = m_database->value(),
            .tls = m_tls->isChecked() && !isSocket,
            .user = m_user->text()};
}

void RecoveryDialog::forgetAdvice()
{
    m_job.cancel();
    m_advice.reset();
    m_table->setRowCount(0);
    m_message->clear();
    m_typed->clear();
    updateButtons();
}

void RecoveryDialog::look()
{
    if (m_host->text().trimmed().isEmpty())
        return showMessage(tr("Say where Redis is."));
    if (!m_password->text().isEmpty())
        return lookWith(m_password->text().toUtf8());
    const RedisOptions asked = options();
    Secrets::read(this, describeRedis(asked), [this, asked](const Result<std::optional<QString>>& kept) {
        // without a keychain, or with nothing in it, Redis says whether it wants a password
        if (describeRedis(asked) == describeRedis(options()))
            lookWith(kept ? kept->value_or(QString()).toUtf8() : QByteArray());
    });
}

void RecoveryDialog::lookWith(const QByteArray& password)
{
    forgetAdvice();
    m_options = options();
    m_options.password = password;
    m_job.start(
        [week = m_week, options = m_options](const std::stop_token& stop) -> Result<RecoveryAdvice> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            auto redis = RedisSession::open(options, stop);
            if (!redis)
                return redis.error();
            return adviseRecovery(*redis, **session, *week.game, {.stop = stop});
        },
        [this](const Result<RecoveryAdvice>& advice) { takeAdvice(advice); });
    showMessage(tr("Looking…"));
    updateButtons();
}

void RecoveryDialog::takeAdvice(const Result<RecoveryAdvice>& advice)
{
    if (advice) {
        m_advice = *advice;
        showItems();
        showMessage(tr("%1: %2").arg(authorityText(advice->authority), advice->reason));
        keepPassword();
    } else {
        showError(advice.error());
        if (advice.error().kind == Error::Kind::Password)
            m_password->setFocus();
    }
    updateButtons();
    Q_EMIT answered();
}

void RecoveryDialog::showItems()
{
    m_table->setRowCount(static_cast<int>(m_advice->items.size()));
    int row = 0;
    for (const auto& item : m_advice->items) {
        const auto show = [this, row](int column, const QString& text) {
            m_table->setItem(row, column, new QTableWidgetItem(text));
        };
        const auto value = [](const Pg::Value& text) {
            return text ? visibleText(*text, CellCharacters) : tr("(nothing)");
        };
        show(KeyColumn, visibleText(item.key));
        show(RedisColumn, value(item.redis));
        show(SnapshotColumn, value(item.snapshot));
        show(VerdictColumn, verdictText(*m_advice, item));
        ++row;
    }
}

void RecoveryDialog::askToRestore()
{
    if (!m_advice || !m_advice->canRestore() || isBusy() || !m_typed->isTyped())
        return;
    QStringList lines;
    for (const auto& item : m_advice->items)
        lines << tr("%1: %2").arg(visibleText(item.key), verdictText(*m_advice, item));
    auto* box = new QMessageBox(
        QMessageBox::Warning, tr("Restore %1").arg(visibleText(m_week.title(), 80)),
        tr("Snapshot %1 of %2 is written to %3, all keys at once:\n\n%4\n\nThe game should not be running.")
            .arg(visibleText(m_advice->snapshots.front().id, 40), visibleText(m_week.title(), 80),
                 visibleText(m_advice->redisServer, 120), lines.join(QLatin1Char('\n'))),
        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("recoveryConfirm"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto* restoreButton = box->addButton(tr("&Restore"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    // exactly what the box shows: the token of another advice would be another promise
    connect(restoreButton, &QPushButton::clicked, this, [this, token = m_advice->token] {
        if (m_advice && m_advice->token == token)
            restore();
    });
    box->open();
}

void RecoveryDialog::reject()
{
    if (!m_isRestoring)
        return QDialog::reject();
    showMessage(tr("It is being written. Waiting for the answer…"));
}

void RecoveryDialog::restore()
{
    m_isRestoring = true;
    m_job.start(
        [week = m_week, options = m_options,
         token = m_advice->token](const std::stop_token& stop) -> Result<RecoveryAdvice> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            auto redis = RedisSession::open(options, stop);
            if (!redis)
                return redis.error();
            return restoreRecovery(*redis, **session, *week.game, token, {.stop = stop});
        },
        [this](const Result<RecoveryAdvice>& advice) { takeRestored(advice); });
    showMessage(tr("Restoring…"));
    updateButtons();
}

void RecoveryDialog::takeRestored(const Result<RecoveryAdvice>& advice)
{
    m_isRestoring = false;
    // what was shown is over, whether it was written or not
    m_advice.reset();
    m_table->setRowCount(0);
    if (advice)
        showMessage(
            tr("The values of snapshot %1 were written to %2.")
                .arg(visibleText(advice->snapshots.front().id, 40), visibleText(advice->redisServer, 120)));
    else
        showError(advice.error());
    updateButtons();
    Q_EMIT answered();
}

void RecoveryDialog::keepPassword()
{
    if (!m_keep->isChecked() || m_options.password.isEmpty())
        return;
    Secrets::store(this, describeRedis(m_options), fromUtf8(m_options.password),
                   [this](const Result<void>& kept) {
                       if (!kept)
                           showMessage(m_message->text() + QLatin1Char('\n') + kept.error().text());
                   });
}

void RecoveryDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, 2000));
}

void RecoveryDialog::showError(const Error& error)
{
    showMessage(error.text());
}

void RecoveryDialog::updateButtons()
{
    m_look->setEnabled(!isBusy());
    const bool canRestore = !isBusy() && m_advice && m_advice->canRestore();
    m_typed->setEnabled(canRestore);
    m_restore->setEnabled(canRestore && m_typed->isTyped());
    m_restore->setToolTip(canRestore && !m_restore->isEnabled() ? tr("Type the confirmation first")
                                                                : QString());
}

}
