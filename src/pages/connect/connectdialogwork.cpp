// What the dialog starts and what comes of it: attempts, passwords, saving.
#include "base/safetext.h"
#include "pages/connect/connectdialog.h"
#include "pages/connect/conninfofacts.h"
#include "ui_connectdialog.h"
#include "workspace/secrets.h"

#include <QMessageBox>

#include <algorithm>

namespace Weekglass {

void ConnectDialog::accept()
{
    // Enter in the list comes twice: from the list, and from the default button
    if (!m_ui->progress->isHidden() || result() == Accepted)
        return;
    if (!isLocalServer())
        return attempt(Purpose::Connect);
    m_name = tr("Private local server");
    QDialog::accept();
}

void ConnectDialog::reject()
{
    if (!m_ui->progress->isHidden())
        stopAttempt();
    else
        QDialog::reject();
}

void ConnectDialog::stopAttempt()
{
    ++m_round;
    m_attemptJob.cancel();
    m_keychainBusy = false;
    setBusy({});
    showResult(tr("Stopped."));
    m_ui->conninfo->setFocus();
}

void ConnectDialog::forgetPassword()
{
    m_password.clear();
    m_keychainAsked = false;
    m_ui->password->clear();
    for (QWidget* widget :
         std::initializer_list<QWidget*> {m_ui->password, m_ui->passwordLabel, m_ui->keep, m_ui->noKeychain})
        widget->hide();
    m_ui->keep->setChecked(false);
}

void ConnectDialog::attempt(Purpose purpose)
{
    ++m_round;
    m_purpose = purpose;
    const bool typed = !m_ui->password->isHidden();
    const Pg::ConnectOptions options {.conninfo = conninfo(),
                                      .password = (typed ? m_ui->password->text() : m_password).toUtf8()};
    const auto facts = conninfoFacts(options.conninfo);
    if (!facts)
        return showError(facts.error());
    setBusy(tr("Connecting to %1…").arg(facts->server));
    showResult({});
    m_attemptJob.start([options](const std::stop_token& stop) { return tryToConnect(options, stop); },
                       [this](Result<ConnectSuccess> result) { takeAttempt(std::move(result)); });
}

void ConnectDialog::takeAttempt(Result<ConnectSuccess> result)
{
    setBusy({});
    if (result)
        return connected(*result);
    if (result.error().kind == Error::Kind::Password)
        return takeRefusedPassword(result.error());
    showError(result.error());
}

void ConnectDialog::takeRefusedPassword(const Error& error)
{
    const auto facts = conninfoFacts(conninfo());
    const bool typed = !m_ui->password->isHidden();
    if (typed || m_keychainAsked || !m_noKeychain.isEmpty() || !m_loaded || !facts)
        return askForPassword(error);
    m_keychainAsked = true;
    m_keychainBusy = true;
    setBusy(tr("Reading the keychain…"));
    Secrets::read(this, facts->secretKey,
                  [this, error, round = m_round](const Result<std::optional<QString>>& found) {
                      if (round != m_round)
                          return;
                      m_keychainBusy = false;
                      setBusy({});
                      if (!found || !*found)
                          return askForPassword(error);
                      m_password = **found;
                      attempt(m_purpose);
                  });
}

void ConnectDialog::askForPassword(const Error& error)
{
    const auto facts = conninfoFacts(conninfo());
    const bool hadOne = !m_ui->password->isHidden() || !m_password.isEmpty() || (facts && facts->hasPassword);
    m_ui->keep->setChecked(!m_password.isEmpty() || m_ui->keep->isChecked());
    m_password.clear();
    m_ui->password->show();
    m_ui->passwordLabel->show();
    m_ui->keep->show();
    m_ui->noKeychain->setVisible(!m_noKeychain.isEmpty());
    m_ui->password->setFocus();
    m_ui->password->selectAll();
    const QString question = tr("The server wants a password. Type it above, and try again.");
    if (hadOne)
        showError(error, tr("The password was refused. Type another one above, and try again."));
    else
        showResult(error.advice.contains(QLatin1Char('\n')) ? question + QLatin1Char('\n')
                           + visibleLines(error.advice.section(QLatin1Char('\n'), 1))
                                                            : question);
}

void ConnectDialog::connected(const ConnectSuccess& success)
{
    m_options = success.options;
    showResult(success.report);
    if (m_purpose == Purpose::Connect)
        keepPassword();
}

void ConnectDialog::keepPassword()
{
    const auto facts = conninfoFacts(conninfo());
    const bool typed = !m_ui->password->isHidden();
    if (!facts || !typed || !m_ui->keep->isEnabled() || !m_ui->keep->isChecked())
        return saveAndAccept();
    m_keychainBusy = true;
    setBusy(tr("Keeping the password in the keychain…"));
    Secrets::store(
        this, facts->secretKey, m_ui->password->text(), [this, round = m_round](const Result<void>& done) {
            if (round != m_round)
                return;
            m_keychainBusy = false;
            setBusy({});
            if (done)
                return saveAndAccept();
            m_ui->keep->setChecked(false);
            showError(
                done.error(),
                tr("The connection itself works. Press Connect to continue without keeping the password."));
        });
}

void ConnectDialog::saveAndAccept()
{
    const auto facts = conninfoFacts(conninfo());
    m_name = m_ui->name->text().trimmed();
    if (!m_name.isEmpty() && m_workspace)
        return save(true);
    if (m_name.isEmpty() && facts)
        m_name = facts->server;
    QDialog::accept();
}

void ConnectDialog::save(bool thenAccept)
{
    const auto facts = conninfoFacts(conninfo());
    if (!facts)
        return showError(facts.error());
    SavedConnection row = chosen() ? *chosen() : SavedConnection {};
    const bool changed = row.name != m_ui->name->text().trimmed() || row.conninfo != facts->withoutPassword
        || row.environment != environment();
    row.name = m_ui->name->text().trimmed();
    row.conninfo = facts->withoutPassword;
    row.environment = environment();
    setBusy(tr("Saving…"));
    const auto work = [workspace = *m_workspace, row, changed,
                       thenAccept](const std::stop_token&) -> Result<std::vector<SavedConnection>> {
        auto saved = changed ? workspace.save(row) : Result<SavedConnection>(row);
        if (!saved)
            return saved.error();
        if (thenAccept) {
            if (auto touched = workspace.touch(saved->id); !touched)
                return touched.error();
        }
        return workspace.connections();
    };
    m_saveJob.start(work, [this, name = row.name, thenAccept](Result<std::vector<SavedConnection>> list) {
        takeSaved(std::move(list), name, thenAccept);
    });
}

void ConnectDialog::takeSaved(Result<std::vector<SavedConnection>> list, const QString& name, bool thenAccept)
{
    setBusy({});
    if (!list)
        return showError(list.error(),
                         thenAccept
                             ? tr("The connection itself works. Clear the name to continue without saving.")
                             : QString());
    if (thenAccept)
        return QDialog::accept();
    m_connections = *std::move(list);
    const auto saved = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const auto& c) { return c.name == name; });
    showConnections(saved == m_connections.end() ? 0 : saved->id);
    showResult(tr("Saved."));
}

void ConnectDialog::askToRemove()
{
    const auto* connection = chosen();
    if (!connection)
        return;
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Remove a connection"),
        tr("Remove “%1” from the list, and its password from the keychain? The server is not touched.")
            .arg(visibleText(connection->name, 60)),
        QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* remove = box->addButton(tr("&Remove"), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, remove, row = *connection](const QAbstractButton* clicked) {
                if (clicked == static_cast<const QAbstractButton*>(remove))
                    removeChosen(row);
            });
    box->open();
}

void ConnectDialog::removeChosen(const SavedConnection& connection)
{
    const auto keyOf = [](const SavedConnection& c) {
        const auto facts = conninfoFacts(c.conninfo);
        return facts ? facts->secretKey : QString();
    };
    const QString key = keyOf(connection);
    const auto shared = std::count_if(m_connections.begin(), m_connections.end(),
                                      [&](const auto& c) { return keyOf(c) == key; });
    if (m_noKeychain.isEmpty() && shared == 1)
        Secrets::remove(this, key, [this](const Result<void>& done) {
            if (!done)
                showError(done.error());
        });
    setBusy(tr("Removing…"));
    const auto work = [workspace = *m_workspace,
                       id = connection.id](const std::stop_token&) -> Result<std::vector<SavedConnection>> {
        auto removed = workspace.remove(id);
        return removed ? workspace.connections() : removed.error();
    };
    m_saveJob.start(work, [this](Result<std::vector<SavedConnection>> list) {
        setBusy({});
        if (!list)
            return showError(list.error());
        m_connections = *std::move(list);
        showConnections(0);
        showResult(tr("Removed."));
    });
}

}
