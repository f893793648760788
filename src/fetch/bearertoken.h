#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDebug>

namespace Weekglass {

/// The secret that an API knows its user by. It goes into one header and nowhere else: it does not print, and
/// what comes from outside is cleaned of it before anything else sees it.
class BearerToken
{
public:
    /// @p text as a file has it: white space around it does not count. An error, which does not quote it, for
    /// what no header can hold.
    static Result<BearerToken> fromText(const QByteArray& text);
    static Result<BearerToken> fromFile(const QString& path);

    /// The value of the Authorization header.
    QByteArray header() const { return "Bearer " + m_secret; }
    /// Replaces the token wherever it occurs.
    void removeFrom(QByteArray& bytes) const;
    void removeFrom(Error& error) const;
    /// The claims of a JSON Web Token as JSON text; empty if the token is none. Not verified: only the server
    /// can do that.
    QByteArray claims() const;

    friend QDebug operator<<(QDebug debug, const BearerToken&) = delete;

private:
    explicit BearerToken(QByteArray secret)
        : m_secret(std::move(secret))
    {
    }

    QByteArray m_secret;
};

}
