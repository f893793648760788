#include "admin/servermark.h"

namespace Weekglass {

namespace {

Result<std::vector<SavedConnection>> connectionsTo(const Workspace& workspace, const QString& server)
{
    auto all = workspace.connections();
    if (!all)
        return all.error();
    std::erase_if(*all, [&server](const SavedConnection& saved) {
        const auto other = Pg::describeServer({.conninfo = saved.conninfo});
        return !other || *other != server;
    });
    return all;
}

}

Result<ServerMark> readServerMark(const Pg::ConnectOptions& server)
{
    const auto address = Pg::describeServer(server);
    if (!address)
        return address.error();
    const auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    const auto connections = connectionsTo(*workspace, *address);
    if (!connections)
        return connections.error();
    ServerMark mark;
    for (const SavedConnection& saved : *connections) {
        if (saved.environment > mark.environment)
            mark = {.environment = saved.environment, .connection = saved.name};
    }
    return mark;
}

Result<void> writeServerMark(const Pg::ConnectOptions& server, Environment environment)
{
    const auto address = Pg::describeServer(server);
    const auto conninfo = Pg::withoutPassword(server.conninfo);
    if (!address || !conninfo)
        return address ? conninfo.error() : address.error();
    const auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    auto connections = connectionsTo(*workspace, *address);
    if (!connections)
        return connections.error();
    if (connections->empty())
        connections->push_back({.name = *address, .conninfo = *conninfo});
    for (SavedConnection& saved : *connections) {
        saved.environment = environment;
        if (const auto written = workspace->save(saved); !written)
            return written.error();
    }
    return {};
}

}
