#pragma once

#include "weeks/databasefacts.h"
#include "weeks/operationslog.h"

namespace Weekglass {

/// What freezing changes, so that it can be taken back.
struct FrozenRights
{
    bool wasFrozen = false;
    QStringList connectors = {}; ///< roles that had been granted CONNECT; "" is everybody
};

QByteArray rightsJson(const FrozenRights& rights);
FrozenRights rightsOf(const QByteArray& json);

/// What is granted now.
Result<FrozenRights> readRights(Pg::Session& maintenance, const WeekIdentity& week);

/// Nobody changes the week by accident any more: its transactions are read-only unless a session says
/// otherwise, and sessions that are there are ended. Where the game has the role <game>_writer, it and
/// everybody else may not connect any more, except <game>_reader and the owner. Doing it twice is no error.
Result<void> freezeWeek(Pg::Session& maintenance, const WeekIdentity& week, const QString& game);
/// As it was before; also opens a week that a broken drop left closed. Where it is not known what it was, it
/// can be written again and who may connect stays.
Result<void> thawWeek(Pg::Session& maintenance, const WeekIdentity& week, const QString& game,
                      const std::optional<FrozenRights>& before);

/// The same as operations of their own, under the lock of the week's name: the log keeps what there was
/// before, and thawing puts that back. A week that is not frozen is not thawed.
Result<void> freezeLogged(Pg::Session& maintenance, const QString& week, const QString& game,
                          const AdminBy& by);
Result<void> thawLogged(Pg::Session& maintenance, const QString& week, const QString& game,
                        const AdminBy& by);

}
