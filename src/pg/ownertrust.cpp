#include "pg/ownertrust.h"

#include "base/utf8.h"
#include "pg/text.h"

#include <algorithm>

namespace Weekglass::Pg {

namespace {

/// No state of the server's: it has not refused anything.
constexpr QLatin1String Untrusted("WGOWN");

Error untrusted(const LesserOwners& found, const QStringList& owners, const QByteArray& database)
{
    const QString names = owners.join(Text::tr(", "));
    const QString message = found.isSuperuser
        ? Text::tr("The role %1 is a superuser, but objects here belong to %2: their code would run with all "
                   "rights.")
        : Text::tr("The role %1 has more rights than %2, who own objects here: their code would run with "
                   "these rights.");
    return {.kind = Error::Kind::Sql,
            .message = message.arg(found.role, names),
            .where = fromUtf8(database),
            .advice = Text::tr("None of their objects were read. Connect as %1, or as a role without further "
                               "rights. If you trust their code: Server ▸ Trusted owners… in the window, "
                               "--allow-superuser on the command line.")
                          .arg(names),
            .sqlState = Untrusted};
}

Result<LesserOwners> readOwners(Session& session, const Params& params, const Call& call)
{
    // in a transaction of its own its settings come first, so that no path of the owner's is followed
    const auto table = session.readTable(Sql::load("catalog/lesser_owners.sql"), params, call);
    if (!table)
        return table.error();
    LesserOwners found;
    for (const auto& row : table->rows) {
        found.systemIdentifier = row[0].value_or(QByteArray());
        found.role = textOf(row[1]);
        found.isSuperuser = row[2] == "t";
        found.owners << textOf(row[3]);
    }
    return found;
}

}

std::shared_ptr<const OwnerTrust> OwnerTrust::everybody()
{
    const auto trust = std::make_shared<OwnerTrust>();
    trust->m_everybody = true;
    return trust;
}

void OwnerTrust::trust(const QByteArray& systemIdentifier, const QString& owner)
{
    const std::scoped_lock lock(m_mutex);
    m_owners.emplace(systemIdentifier, owner);
}

void OwnerTrust::forget(const QByteArray& systemIdentifier, const QString& owner)
{
    const std::scoped_lock lock(m_mutex);
    m_owners.erase({systemIdentifier, owner});
}

bool OwnerTrust::covers(const QByteArray& systemIdentifier, const QString& owner) const
{
    const std::scoped_lock lock(m_mutex);
    return m_everybody || m_owners.contains({systemIdentifier, owner});
}

Result<LesserOwners> lesserOwners(Session& session, const QString& schema, const Call& call)
{
    return readOwners(session, {schema.isEmpty() ? Value() : Value(schema.toUtf8()), "f"}, call);
}

Result<LesserOwners> lesserOwnersOfServer(Session& session, const Call& call)
{
    return readOwners(session, {Value(), "t"}, call);
}

Result<void> requireTrust(Session& session, const QString& schema, const Call& call)
{
    const auto found = lesserOwners(session, schema, call);
    if (!found)
        return found.error();
    QStringList owners = found->owners;
    if (const OwnerTrust* trust = session.trust())
        owners.removeIf([&](const QString& owner) { return trust->covers(found->systemIdentifier, owner); });
    return owners.isEmpty() ? Result<void>() : Result<void>(untrusted(*found, owners, session.database()));
}

bool isUntrustedOwner(const Error& error)
{
    return error.sqlState == Untrusted;
}

}
