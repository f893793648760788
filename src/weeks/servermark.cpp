#include "weeks/servermark.h"

#include "base/utf8.h"
#include "weeks/weekidentity.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// The saved connections, and which of them lead to one server.
class SavedServers
{
public:
    static Result<SavedServers> read(const Pg::ConnectOptions& server, const QByteArray& identifier)
    {
        const auto address = Pg::describeServer(server);
        const auto place = Pg::serverPlace(server);
        if (!address || !place)
            return address ? place.error() : address.error();
        const auto workspace = Workspace::open();
        if (!workspace)
            return workspace.error();
        auto all = workspace->connections();
        if (!all)
            return all.error();
        return SavedServers(*workspace, *std::move(all), *address, *place, identifier);
    }

    const Workspace& workspace() const { return m_workspace; }
    const std::vector<SavedConnection>& all() const { return m_all; }
    const QString& address() const { return m_address; }

    bool isPlace(const SavedConnection& saved) const
    {
        const auto place = Pg::serverPlace({.conninfo = saved.conninfo});
        return place && *place == m_place;
    }
    /// By its name or address. All sockets of this computer have one, so what answers there tells them apart.
    bool isAddress(const SavedConnection& saved) const
    {
        const auto address = Pg::describeServer({.conninfo = saved.conninfo});
        const bool isOther = !m_identifier.isEmpty() && !saved.systemIdentifier.isEmpty()
            && saved.systemIdentifier != m_identifier;
        return address && *address == m_address && (!isOther || isPlace(saved));
    }
    bool isServer(const SavedConnection& saved) const
    {
        return isAddress(saved) || (!m_identifier.isEmpty() && saved.systemIdentifier == m_identifier);
    }
    ServerMark mark() const
    {
        ServerMark mark;
        for (const SavedConnection& saved : m_all) {
            if (saved.environment > mark.environment && isServer(saved))
                mark = {.environment = saved.environment, .connection = saved.name};
        }
        return mark;
    }

private:
    SavedServers(const Workspace& workspace, std::vector<SavedConnection> all, const QString& address,
                 const QByteArray& place, const QByteArray& identifier)
        : m_workspace(workspace)
        , m_all(std::move(all))
        , m_address(address)
        , m_place(place)
        , m_identifier(identifier)
    {
    }

    Workspace m_workspace;
    std::vector<SavedConnection> m_all;
    QString m_address;
    QByteArray m_place;
    QByteArray m_identifier;
};

}

Result<ServerMark> readServerMark(const Pg::ConnectOptions& server, const QByteArray& identifier)
{
    const auto known = SavedServers::read(server, identifier);
    return known ? known->mark() : Result<ServerMark>(known.error());
}

Result<ServerMark> askServerMark(const Pg::ConnectOptions& server, const std::stop_token& stop)
{
    const auto known = SavedServers::read(server, {});
    if (!known)
        return known.error();
    const bool isAnyMarked = std::ranges::any_of(known->all(), [](const SavedConnection& saved) {
        return saved.environment != Environment::Unmarked;
    });
    if (!isAnyMarked)
        return ServerMark {};
    const auto identifier = readServerIdentifier(server, stop);
    if (!identifier) {
        const ServerMark mark = known->mark();
        return mark.environment == Environment::Production ? mark : Result<ServerMark>(identifier.error());
    }
    if (const auto kept = keepServerIdentifier(server, *identifier); !kept)
        return kept.error();
    return readServerMark(server, *identifier);
}

Result<void> keepServerIdentifier(const Pg::ConnectOptions& server, const QByteArray& identifier)
{
    const auto known = SavedServers::read(server, identifier);
    if (!known)
        return known.error();
    for (const SavedConnection& saved : known->all()) {
        if (saved.systemIdentifier == identifier || !known->isPlace(saved))
            continue;
        if (auto kept = known->workspace().setSystemIdentifier(saved, identifier); !kept)
            return kept;
    }
    return {};
}

Result<ServerMark> writeServerMark(const Pg::ConnectOptions& server, Environment environment,
                                   const QByteArray& identifier)
{
    const auto known = SavedServers::read(server, identifier);
    const auto conninfo = Pg::withoutPassword(server.conninfo);
    if (!known || !conninfo)
        return known ? conninfo.error() : known.error();
    auto connections = known->all();
    std::erase_if(connections, [&known](const SavedConnection& saved) { return !known->isAddress(saved); });
    if (connections.empty()) {
        const bool isTaken = std::ranges::any_of(known->all(), [&known](const SavedConnection& saved) {
            return saved.name.compare(known->address(), Qt::CaseInsensitive) == 0;
        });
        const QString more = isTaken ? QString(QStringLiteral(" — ") + fromUtf8(*conninfo)) : QString();
        connections.push_back({.name = known->address() + more, .conninfo = *conninfo});
    }
    for (SavedConnection& saved : connections) {
        saved.environment = environment;
        if (const auto written = known->workspace().save(saved); !written)
            return written.error();
    }
    if (!identifier.isEmpty()) {
        if (const auto kept = keepServerIdentifier(server, identifier); !kept)
            return kept.error();
    }
    return readServerMark(server, identifier);
}

Result<QByteArray> readServerIdentifier(const Pg::ConnectOptions& server, const std::stop_token& stop)
{
    auto session = Pg::Session::open(server, stop);
    if (!session)
        return session.error();
    const auto identity = identify(*session);
    return identity ? identity->systemIdentifier : Result<QByteArray>(identity.error());
}

}
