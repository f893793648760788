#pragma once

#include <QString>

#include <utility>

namespace Weekglass {

/// Which server changes are confirmed for: every ChangeDialog that is made while this lives names it. A copy
/// of a server has the same identifier, so endpoint, role and timeline tell them apart. Of the GUI thread.
class ConfirmedServer
{
public:
    explicit ConfirmedServer(QString title)
        : m_outer(std::exchange(s_title, std::move(title)))
    {
    }
    ~ConfirmedServer() { s_title = m_outer; }
    ConfirmedServer(const ConfirmedServer&) = delete;
    ConfirmedServer& operator=(const ConfirmedServer&) = delete;

    /// Empty: not known.
    static const QString& title() { return s_title; }

private:
    static QString s_title;

    const QString m_outer;
};

}
