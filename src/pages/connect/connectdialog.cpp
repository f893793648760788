#include "pages/connect/connectdialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/connect/conninfofacts.h"
#include "ui_connectdialog.h"
#include "workspace/secrets.h"

#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int IdRole = Qt::UserRole;
constexpr qint64 LocalServerId = -1;
constexpr qint64 NewConnectionId = 0;

void addItem(QListWidget* list, const QString& text, qint64 id)
{
    auto* item = new QListWidgetItem(text, list);
    item->setData(IdRole, id);
}

/// The name, and below it the server, without what could be a secret.
QString listText(const SavedConnection& connection)
{
    const auto facts = conninfoFacts(connection.conninfo);
    const QString name = visibleText(connection.name, 60);
    return facts ? name + QLatin1Char('\n') + facts->server : name;
}

}

ConnectDialog::ConnectDialog(QWidget* parent, const QString& workspacePath)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConnectDialog>())
{
    m_ui->setupUi(this);
    setupFields();
    setupButtons();
    showConnections(NewConnectionId);
    loadSurroundings(workspacePath);
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::setupFields()
{
    const QStringList variables = serverVariables();
    m_ui->variables->setVisible(!variables.isEmpty());
    m_ui->variables->setText(
        tr("Used where the text above says nothing: %1").arg(variables.join(QStringLiteral(", "))));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_ui->hintIcon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size));
    m_ui->examples->setForegroundRole(QPalette::PlaceholderText);
    m_ui->result->setTabStopDistance(m_ui->result->fontMetrics().horizontalAdvance(QStringLiteral("    ")));
    m_ui->environment->addItems({tr("Nothing special"), tr("Development"), tr("Staging"), tr("Production")});
    m_ui->keep->setEnabled(false);
    m_ui->keep->setToolTip(tr("Looking for the keychain…"));
    forgetPassword();
    setBusy({});
    connect(m_ui->connections, &QListWidget::currentItemChanged, this, &ConnectDialog::showChosen);
    connect(m_ui->connections, &QListWidget::itemActivated, this, [this] { accept(); });
    connect(m_ui->conninfo, &QLineEdit::textChanged, this, [this] {
        forgetPassword();
        showHints();
    });
    connect(m_ui->name, &QLineEdit::textChanged, this, &ConnectDialog::updateButtons);
    m_ui->splitter->setStretchFactor(1, 1);
    m_ui->splitter->setSizes({210, 490});
}

void ConnectDialog::setupButtons()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Connect"));
    m_ui->buttons->button(QDialogButtonBox::Close)->setText(tr("C&lose"));
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    connect(m_ui->test, &QPushButton::clicked, this, [this] { attempt(Purpose::Test); });
    connect(m_ui->save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_ui->remove, &QPushButton::clicked, this, &ConnectDialog::askToRemove);
    connect(m_ui->stop, &QPushButton::clicked, this, &ConnectDialog::stopAttempt);
}

void ConnectDialog::loadSurroundings(const QString& path)
{
    const auto load = [path](const std::stop_token&) {
        Surroundings found;
        QStringList notices;
        auto workspace = Workspace::open(path);
        if (workspace) {
            notices << workspace->notice();
            auto list = workspace->connections();
            if (list)
                found.connections = *std::move(list);
            else
                notices << list.error().text();
            found.workspace = *std::move(workspace);
        } else {
            notices << tr("Connections cannot be saved now: %1").arg(workspace.error().text());
        }
        notices << passfileProblem({});
        notices.removeAll(QString());
        found.notice = notices.join(QLatin1Char('\n'));
        if (auto keychain = Secrets::available(); !keychain)
            found.noKeychain = keychain.error().message;
        return found;
    };
    m_loadJob.start(load, [this](Surroundings found) { takeSurroundings(std::move(found)); });
}

void ConnectDialog::takeSurroundings(Surroundings found)
{
    m_loaded = true;
    m_workspace = std::move(found.workspace);
    m_connections = std::move(found.connections);
    m_noKeychain = found.noKeychain;
    m_ui->keep->setEnabled(m_noKeychain.isEmpty());
    m_ui->keep->setToolTip(m_noKeychain.isEmpty() ? tr("Otherwise it is forgotten when Weekglass exits.")
                                                  : m_noKeychain);
    m_ui->noKeychain->setText(m_noKeychain);
    m_ui->noKeychain->setVisible(!m_ui->password->isHidden() && !m_noKeychain.isEmpty());
    // what the user has begun meanwhile stays
    const bool untouched =
        m_ui->conninfo->text().isEmpty() && m_ui->name->text().isEmpty() && !isLocalServer();
    const bool select = untouched && !m_connections.empty() && !m_attemptJob.isRunning();
    if (select) {
        showConnections(m_connections.front().id);
    } else {
        const QSignalBlocker quiet(m_ui->connections);
        showConnections(isLocalServer() ? LocalServerId : NewConnectionId);
        updateButtons();
    }
    if (!found.notice.isEmpty() && !m_attemptJob.isRunning())
        showResult(visibleLines(found.notice));
}

void ConnectDialog::showConnections(qint64 select)
{
    m_ui->connections->clear();
    addItem(m_ui->connections, tr("New connection"), NewConnectionId);
    addItem(m_ui->connections, tr("Private local server"), LocalServerId);
    for (const auto& connection : m_connections)
        addItem(m_ui->connections, listText(connection), connection.id);
    for (int row = 0; row < m_ui->connections->count(); ++row) {
        if (m_ui->connections->item(row)->data(IdRole).toLongLong() == select)
            m_ui->connections->setCurrentRow(row);
    }
}

const SavedConnection* ConnectDialog::chosen() const
{
    const auto* item = m_ui->connections->currentItem();
    const qint64 id = item ? item->data(IdRole).toLongLong() : NewConnectionId;
    const auto found =
        std::find_if(m_connections.begin(), m_connections.end(), [&](const auto& c) { return c.id == id; });
    return found == m_connections.end() ? nullptr : &*found;
}

bool ConnectDialog::isLocalServer() const
{
    const auto* item = m_ui->connections->currentItem();
    return item && item->data(IdRole).toLongLong() == LocalServerId;
}

Environment ConnectDialog::environment() const
{
    return static_cast<Environment>(std::max(0, m_ui->environment->currentIndex()));
}

QByteArray ConnectDialog::conninfo() const
{
    return m_ui->conninfo->text().trimmed().toUtf8();
}

void ConnectDialog::setConninfo(const QString& conninfo)
{
    m_ui->connections->setCurrentRow(0);
    m_ui->conninfo->setText(conninfo);
}

void ConnectDialog::showChosen()
{
    const auto* connection = chosen();
    m_ui->pages->setCurrentWidget(isLocalServer() ? m_ui->localPage : m_ui->formPage);
    m_ui->name->setText(connection ? connection->name : QString());
    m_ui->conninfo->setText(connection ? fromUtf8(connection->conninfo) : QString());
    m_ui->environment->setCurrentIndex(connection ? static_cast<int>(connection->environment) : 0);
    forgetPassword();
    showResult({});
    showHints();
    updateButtons();
}

void ConnectDialog::showHints()
{
    QStringList hints;
    const auto facts = conninfoFacts(conninfo());
    if (facts && facts->hasPassword)
        hints << tr("The text holds a password in plain text. It will not be stored; it is kept for this "
                    "session only.");
    if (facts && facts->checksByDefault)
        hints << tr("%1 must present a trusted certificate (sslmode=verify-full, because the text says "
                    "nothing else). Its authority's certificate is read from ~/.postgresql/root.crt, or name "
                    "a file: sslrootcert=FILE.")
                     .arg(facts->server);
    else if (facts && facts->isRemote && !facts->checksServer)
        hints << tr("The identity of %1 is not verified here. With sslmode=verify-full and sslrootcert=FILE, "
                    "a password is never sent to another server.")
                     .arg(facts->server);
    m_ui->hint->setText(hints.join(QLatin1Char('\n')));
    m_ui->hint->setVisible(!hints.isEmpty());
    m_ui->hintIcon->setVisible(!hints.isEmpty());
}

void ConnectDialog::updateButtons()
{
    const bool busy = !m_ui->progress->isHidden();
    const bool form = !isLocalServer();
    m_ui->splitter->setEnabled(!busy);
    m_ui->test->setEnabled(!busy && form);
    m_ui->save->setEnabled(!busy && form && m_workspace && !m_ui->name->text().trimmed().isEmpty());
    m_ui->save->setToolTip(m_workspace ? tr("Keeps name and server in the list, without a password.")
                                       : tr("The workspace file is not open."));
    m_ui->remove->setEnabled(!busy && chosen());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!busy);
}

void ConnectDialog::setBusy(const QString& what)
{
    const bool begins = !what.isEmpty() && m_ui->progress->isHidden();
    const bool ends = what.isEmpty() && !m_ui->progress->isHidden();
    if (begins)
        m_focus = focusWidget();
    m_ui->progress->setVisible(!what.isEmpty());
    m_ui->progressText->setText(what);
    updateButtons();
    if (ends && m_focus)
        m_focus->setFocus();
}

void ConnectDialog::showResult(const QString& text)
{
    m_ui->result->setPlainText(text);
}

void ConnectDialog::showError(const Error& error, const QString& more)
{
    QString text = error.text();
    if (!more.isEmpty())
        text += QLatin1Char('\n') + more;
    showResult(visibleLines(text));
}

bool ConnectDialog::isSettled() const
{
    return m_loaded && !m_loadJob.isRunning() && !m_attemptJob.isRunning() && !m_saveJob.isRunning()
        && !m_keychainBusy;
}

}
