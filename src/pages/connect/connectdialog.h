#pragma once

#include "base/job.h"
#include "pages/connect/connectattempt.h"
#include "workspace/workspace.h"

#include <QDialog>
#include <QPointer>

#include <memory>
#include <optional>

namespace Ui {
class ConnectDialog;
}

namespace Weekglass {

/// Asks which server to connect to: a saved one, a new one, or the private local server. It is accepted only
/// after a connection has worked (the private server is started by the caller). A password is asked for when
/// the server wants one; it goes into options() and, if the user says so, into the desktop's keychain:
/// nowhere else.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget* parent = nullptr,
                           const QString& workspacePath = Workspace::defaultPath());
    ~ConnectDialog() override;

    /// After accepted(): the private local server was chosen; options() say nothing then.
    bool isLocalServer() const;
    /// After accepted(): what has just worked, with its password.
    Pg::ConnectOptions options() const { return m_options; }
    /// After accepted(): the saved name, else the server's.
    QString name() const { return m_name; }
    Environment environment() const;

    /// Puts a text into the field of a new connection, e.g. one that the program was started with.
    void setConninfo(const QString& conninfo);
    /// Nothing is under way.
    bool isSettled() const;

public Q_SLOTS:
    void accept() override;
    void reject() override;

private:
    enum class Purpose { Test, Connect };
    struct Surroundings
    {
        std::optional<Workspace> workspace;
        std::vector<SavedConnection> connections;
        QString notice; // about the workspace or the password file
        QString noKeychain; // why there is none
    };

    void setupFields();
    void setupButtons();
    void loadSurroundings(const QString& path);
    void takeSurroundings(Surroundings found);
    void showConnections(qint64 select);
    void showChosen();
    void showHints();
    void updateButtons();
    void forgetPassword();

    void attempt(Purpose purpose);
    void takeAttempt(Result<ConnectSuccess> result);
    void takeRefusedPassword(const Error& error);
    void askForPassword(const Error& error);
    void connected(const ConnectSuccess& success);
    void keepPassword();
    void saveAndAccept();
    void stopAttempt();

    void save(bool thenAccept);
    void takeSaved(Result<std::vector<SavedConnection>> list, const QString& name, bool thenAccept);
    void askToRemove();
    void removeChosen(const SavedConnection& connection);

    void setBusy(const QString& what);
    void showResult(const QString& text);
    void showError(const Error& error, const QString& more = {});
    QByteArray conninfo() const;
    const SavedConnection* chosen() const;

    std::unique_ptr<Ui::ConnectDialog> m_ui;
    std::optional<Workspace> m_workspace;
    std::vector<SavedConnection> m_connections;
    QString m_noKeychain;
    Pg::ConnectOptions m_options;
    QString m_name;
    QString m_password; // read from the keychain
    Purpose m_purpose = Purpose::Test;
    quint64 m_round = 0; // of attempts: an answer of the keychain to an earlier one is dropped
    bool m_keychainAsked = false;
    bool m_loaded = false;
    QPointer<QWidget> m_focus; // had it before the fields were switched off
    bool m_keychainBusy = false;
    Job m_loadJob;
    Job m_attemptJob;
    Job m_saveJob;
};

}
