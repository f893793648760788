#pragma once

#include "pages/page.h"

namespace Weekglass {

/// A page about the weeks of one server, which is not that of the window any more when the window goes to
/// another.
class ServerPage : public Page
{
    Q_OBJECT

public:
    const AdminServer& server() const { return m_server; }
    std::shared_ptr<Pg::SessionPool> pool() const override { return m_server.pool; }

protected:
    explicit ServerPage(AdminServer server, QWidget* parent = nullptr)
        : Page(parent)
        , m_server(std::move(server))
    {
    }

    AdminServer m_server;
};

}
