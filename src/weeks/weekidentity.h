#pragma once

#include "pg/session.h"

#include <QByteArray>
#include <QString>

namespace Weekglass {

/// Which database it is. A name alone may mean another one tomorrow: weeks are dropped and created again.
struct WeekIdentity
{
    QByteArray systemIdentifier; ///< of the server, as it writes it
    quint32 oid = 0;
    QString name;

    /// "name@system identifier": what is typed to confirm that something is done to this very week.
    /// @p subject: in the name's place, where several weeks are confirmed at once
    QString confirmation(const QString& subject = {}) const;

    friend bool operator==(const WeekIdentity&, const WeekIdentity&) = default;
};

/// Which database the session is in.
Result<WeekIdentity> identify(Pg::Session& session);

/// An error unless the session is in this very database. Do it in the transaction that writes.
Result<void> verifyIdentity(Pg::Session& session, const WeekIdentity& expected);

}
