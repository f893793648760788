#pragma once

#include "pg/connectoptions.h"
#include "pg/handles.h"

#include <QByteArray>

#include <vector>

namespace Weekglass::Pg {

/// Keywords and values as PQconnectStartParams() takes them. They are passed unexpanded, so a database named
/// "host=evil" is a name.
struct ConnectParams
{
    std::vector<std::pair<QByteArray, QByteArray>> values;

    QByteArray value(QByteArrayView keyword) const;
    void set(const QByteArray& keyword, const QByteArray& value);
    bool hasSecrets() const;
    /// As a keyword string; without secrets if @p secrets is false.
    QByteArray toConninfo(bool secrets = true) const;
};

/// What the options say: parsed from URI or keyword string, then with their own database and password.
Result<ConnectParams> connectParams(const ConnectOptions& options);

/// The same, ready to connect with: what neither the options nor the environment nor the service file says
/// has our defaults, which are safer than libpq's. A server on a network proves who it is (verify-full), and
/// one that is gone is noticed.
Result<ConnectParams> completeParams(const ConnectOptions& options);

/// Whether one of these leads to another computer. Both are lists, as libpq takes them.
bool leavesThisComputer(const QByteArray& hosts, const QByteArray& addresses);

/// Where a connection leads, out of a list that it may have been given.
struct ReachedServer
{
    QByteArray host = {};
    QByteArray address = {};
    QByteArray port = {};

    static ReachedServer of(const pg_conn* conn);
};
/// The same options, to this very server and to no other one of their list.
ConnectOptions pinned(const ConnectOptions& options, const ReachedServer& server);

/// Null if there is no memory. It has failed, or goes on with PQconnectPoll().
ConnHandle startConnecting(const ConnectParams& params);

}
