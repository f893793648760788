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

    /// "name@system identifier": what is typed, in every language, to confirm that something is done to this
    /// very week; "3-weeks@system identifier" if it is one of several @p weeks.
    QString confirmation(qsizetype weeks = 1) const;

    friend bool operator==(const WeekIdentity&, const WeekIdentity&) = default;
};

/// Which database the session is in.
Result<WeekIdentity> identify(Pg::Session& session);

/// An error unless the session is in this very database. Do it in the transaction that writes.
Result<void> verifyIdentity(Pg::Session& session, const WeekIdentity& expected);

}
