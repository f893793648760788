#include "app/connector.h"

#include "app/markedservers.h"
#include "base/safetext.h"
#include "localserver/localserver.h"
#include "pages/connect/connectdialog.h"
#include "pages/connect/trustedowners.h"
#include "pages/connect/trustedownersdialog.h"
#include "weeks/weeklink.h"

namespace Weekglass {

Connector::Connector(MarkedServers& servers, QWidget* window)
    : m_servers(servers)
    , m_window(window)
    , m_activity(std::make_shared<Pg::Activity>())
    , m_trust(std::make_shared<Pg::OwnerTrust>())
{
}

Connector::~Connector() = default;

void Connector::connectTo(Pg::ConnectOptions options, std::optional<Environment> environment,
                          Environment atLeast)
{
    m_isLocal = false;
    take(std::move(options), environment, atLeast);
}

void Connector::take(Pg::ConnectOptions options, std::optional<Environment> environment, Environment atLeast)
{
    options.activity = m_activity;
    options.trust = m_trust;
    const auto name = Pg::describeServer(options);
    Q_EMIT described(tr("Server: %1").arg(name ? visibleText(*name, 80) : tr("unknown")));
    m_servers.connectTo(Pg::SessionPool::create(std::move(options)), environment, atLeast);
    Q_EMIT connected();
}

namespace {

/// The window's own idle sessions, which would keep an outdated server from being restarted, go first.
Result<RunningServer> startPrivate(const std::shared_ptr<Pg::SessionPool>& pool, const std::stop_token& stop)
{
    if (pool)
        pool->closeIdle({});
    return LocalServer().start({}, stop);
}

}

void Connector::connectToLocal()
{
    Q_EMIT described(tr("Starting the private server…"));
    m_localJob.start(
        [pool = m_servers.pool()](const std::stop_token& stop) { return startPrivate(pool, stop); },
        [this](const Result<RunningServer>& running) { takeLocal(running); });
}

void Connector::takeLocal(const Result<RunningServer>& running)
{
    if (!running) {
        Q_EMIT described(tr("Not connected"));
        return Q_EMIT failed(tr("The private server did not start"), running.error());
    }
    m_isLocal = true;
    take({.conninfo = running->conninfo, .title = tr("private server")}, Environment::Unmarked);
    Q_EMIT described(tr("Private server, PostgreSQL %1").arg(running->version));
    tellIfReplaced(*running);
}

void Connector::tellIfReplaced(const RunningServer& running)
{
    if (!running.replacedBy.isEmpty())
        Q_EMIT failed(tr("The private server is out of date"), {.message = replacedText(running)});
}

QByteArray Connector::address() const
{
    if (m_isLocal)
        return WeekLink::LocalServer.toByteArray();
    const auto address = Pg::serverAddress(m_servers.pool()->options());
    return address ? *address : QByteArray();
}

QByteArray Connector::conninfo() const
{
    const auto plain = Pg::withoutPassword(m_servers.pool()->options().conninfo);
    return plain ? *plain : QByteArray();
}

/// Whoever watches the connection notices that it is there.
void Connector::startLocal()
{
    m_localJob.start(
        [pool = m_servers.pool()](const std::stop_token& stop) { return startPrivate(pool, stop); },
        [this](const Result<RunningServer>& running) {
            if (!running)
                Q_EMIT failed(tr("The private server did not start"), running.error());
            else if (running->conninfo != m_servers.pool()->options().conninfo)
                takeLocal(running); // it has another place now
            else
                tellIfReplaced(*running);
        });
}

void Connector::askForConnection(const QByteArray& conninfo)
{
    auto* dialog = new ConnectDialog(m_window);
    if (!conninfo.isEmpty())
        dialog->setConninfo(QString::fromUtf8(conninfo));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        dialog->isLocalServer() ? connectToLocal() : connectTo(dialog->options(), {}, dialog->environment());
    });
    dialog->open();
}

void Connector::askForPassword()
{
    askForConnection(m_servers.pool()->options().conninfo);
}

void Connector::readOwners()
{
    m_ownersJob.start([trust = m_trust](const std::stop_token&) { return readTrustedOwners(*trust); },
                      [this](const Result<void>& read) {
                          if (read)
                              Q_EMIT ownersChanged(); // pages may have begun without them
                          else
                              Q_EMIT statusMessage(visibleText(read.error().message));
                      });
}

void Connector::showOwners()
{
    auto* dialog = new TrustedOwnersDialog(m_servers.pool(), m_trust, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &Connector::ownersChanged);
    dialog->open();
}

}
