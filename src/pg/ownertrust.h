#pragma once

#include "pg/session.h"

#include <mutex>
#include <set>
#include <utility>

namespace Weekglass::Pg {

/// Roles whose code may run with rights of ours that they lack, because the user said so. Thread-safe.
class OwnerTrust
{
public:
    /// Trusts every owner on every server: what --allow-superuser means.
    static std::shared_ptr<const OwnerTrust> everybody();

    void trust(const QByteArray& systemIdentifier, const QString& owner);
    void forget(const QByteArray& systemIdentifier, const QString& owner);
    bool covers(const QByteArray& systemIdentifier, const QString& owner) const;

private:
    bool m_everybody = false;
    mutable std::mutex m_mutex; // protects the following
    std::set<std::pair<QByteArray, QString>> m_owners;
};

/// Who owns something in a database and has fewer rights than the role that logged in: what they wrote into
/// the database (functions of indexes, views, triggers, policies) would run with rights that they lack, as
/// soon as a statement is planned that names their table.
struct LesserOwners
{
    QByteArray systemIdentifier; ///< of the server
    QString role; ///< that logged in
    bool isSuperuser = false;
    QStringList owners; ///< empty: there are none, and the rest is empty, too
};

/// Reads catalogs only. @p schema: only what is in it; empty: everything in the database.
Result<LesserOwners> lesserOwners(Session& session, const QString& schema = {}, const Call& call = {});

/// The same for all databases of the server at once, from whichever it is asked.
Result<LesserOwners> lesserOwnersOfServer(Session& session, const Call& call = {});

/// An error for isUntrustedOwner() if there are lesser owners that the session's trust does not cover.
Result<void> requireTrust(Session& session, const QString& schema = {}, const Call& call = {});

/// Whether somebody has to be trusted first.
bool isUntrustedOwner(const Error& error);

}
