#pragma once

#include "base/job.h"
#include "pg/connectoptions.h"
#include "workspace/workspace.h"

#include <QObject>

#include <optional>

class QWidget;

namespace Weekglass {

class MarkedServers;
struct RunningServer;

/// Connects the window to the server that the user names or chooses, or to the private one, and knows whose
/// code may run there.
class Connector : public QObject
{
    Q_OBJECT

public:
    /// @p window: of the dialogs.
    Connector(MarkedServers& servers, QWidget* window);
    ~Connector() override;

    const std::shared_ptr<Pg::Activity>& activity() const { return m_activity; }
    /// See MarkedServers::connectTo().
    void connectTo(Pg::ConnectOptions options, std::optional<Environment> environment = {},
                   Environment atLeast = Environment::Unmarked);
    /// Starts the private server if it does not run, and connects to it.
    void connectToLocal();
    /// The window is on the private server.
    bool isLocal() const { return m_isLocal; }
    /// Where the server is, as a link says it: WeekLink::LocalServer, or host and port.
    QByteArray address() const;
    /// Of the server that the window is on, without secrets.
    QByteArray conninfo() const;
    /// Starts it again; its pages stay with it.
    void startLocal();
    /// Opens the dialog, filled with this connection.
    void askForConnection(const QByteArray& conninfo = {});
    /// The server wants a password, or another one.
    void askForPassword();
    /// Takes those that the user has trusted before.
    void readOwners();
    void showOwners();

Q_SIGNALS:
    void connected();
    /// Which server it is, for the user.
    void described(const QString& server);
    void failed(const QString& title, const Weekglass::Error& error);
    void ownersChanged();
    void statusMessage(const QString& message);

private:
    void take(Pg::ConnectOptions options, std::optional<Environment> environment,
              Environment atLeast = Environment::Unmarked);
    void takeLocal(const Result<RunningServer>& running);
    /// Where somebody else keeps a server from being restarted that an upgrade has left behind.
    void tellIfReplaced(const RunningServer& running);

    MarkedServers& m_servers;
    QWidget* m_window;
    std::shared_ptr<Pg::Activity> m_activity;
    std::shared_ptr<Pg::OwnerTrust> m_trust;
    bool m_isLocal = false;
    Job m_localJob;
    Job m_ownersJob;
};

}
