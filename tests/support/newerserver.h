#pragma once

#include "listener.h"
#include "localserver/serverfolder.h"
#include "testserver.h"

#include <QFile>

namespace Weekglass {

/// Stands between the program and the test's own server, and says that the server is of this major version.
class NewerServer
{
public:
    NewerServer(const RunningServer& server, int major)
        : m_path(QFile::encodeName(socketFile(server.socketFolder, server.port)))
        , m_major(QByteArray::number(major))
    {
    }

    QByteArray conninfo(const QByteArray& user) const
    {
        return "host=127.0.0.1 port=" + QByteArray::number(m_listener.port())
            + " sslmode=disable dbname=postgres user=" + user;
    }

private:
    void serve(int client) const
    {
        const int server = connectToSocket(m_path);
        m_listener.join(client, server, [this](QByteArray& piece, bool isReply) {
            const QByteArray name("server_version\0", 15); // the login's answers come in one piece
            if (const auto at = isReply ? piece.indexOf(name) : -1; at >= 0)
                piece.replace(at + name.size(), m_major.size(), m_major);
            return true;
        });
        ::close(server);
    }

    const QByteArray m_path;
    const QByteArray m_major;
    const Listener m_listener {[this](int client) { serve(client); }};
};

}
