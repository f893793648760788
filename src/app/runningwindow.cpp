#include "app/runningwindow.h"

#include "workspace/workspace.h"

#include <QCryptographicHash>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace Weekglass {

namespace {

constexpr int AnswerMs = 1000;
constexpr qint64 LongestLink = 100000; // bytes; an SQL text may be in it

/// One for each workspace: windows of another one know other servers.
QString address()
{
    const QByteArray hash =
        QCryptographicHash::hash(Workspace::defaultPath().toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("%1/weekglass-%2")
        .arg(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation),
             QLatin1String(hash.constData(), 12));
}

}

RunningWindow::RunningWindow(QObject* parent)
    : QObject(parent)
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &RunningWindow::take);
}

bool RunningWindow::passOn(const QString& link)
{
    QLocalSocket socket;
    socket.connectToServer(address());
    if (!socket.waitForConnected(AnswerMs))
        return false;
    socket.write(link.toUtf8() + '\n');
    return socket.waitForReadyRead(AnswerMs) && socket.readAll() == "taken\n";
}

void RunningWindow::listen()
{
    QLocalSocket other;
    other.connectToServer(address());
    if (other.waitForConnected(AnswerMs))
        return;
    QLocalServer::removeServer(address()); // a killed window left it
    m_server->listen(address());
}

void RunningWindow::take()
{
    QLocalSocket* socket = m_server->nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
        if (socket->bytesAvailable() > LongestLink)
            return socket->abort();
        if (!socket->canReadLine())
            return;
        const QString link = QString::fromUtf8(socket->readLine().trimmed());
        socket->write("taken\n");
        socket->disconnectFromServer(); // after what is written
        Q_EMIT linkWanted(link);
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
}

}
