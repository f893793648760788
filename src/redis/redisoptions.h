#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace Weekglass {

/// Where a Redis server is and how to be let in.
struct RedisOptions
{
    QString host = QStringLiteral("localhost");
    quint16 port = 6379;
    QString socket = {}; ///< path of a Unix socket; replaces host and port
    int database = 0;
    bool tls = false; ///< the certificate is checked against the system's, or those of SSL_CERT_FILE
    QString user = {}; ///< empty: the default user
    QByteArray password = {};
    std::chrono::milliseconds deadline {5000}; ///< for connecting, and for each command after that
};

/// redis://[USER@]HOST[:PORT][/DATABASE], rediss:// for TLS, unix:///PATH[?db=DATABASE]. A password in it is
/// refused: others could read it there.
Result<RedisOptions> parseRedisUri(const QString& uri);

/// The URI without secrets: for messages, and as the key of a keychain.
QString describeRedis(const RedisOptions& options);

}
