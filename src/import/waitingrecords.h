#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// Records of one subject that are loaded and that the transforms cannot use yet.
struct WaitingRecords
{
    QByteArray subject; ///< e.g. the game's id in the feed
    qint64 records = 0;
    QByteArray reason; ///< "plays wait for their line-ups"
};

/// What waits in the week after its transforms ran, as the game's own query tells, those with the most
/// records first; none if the game has no such query.
Result<std::vector<WaitingRecords>> waitingRecords(Pg::Session& session, const GameDefinition& game,
                                                   const Pg::Call& call = {});

qint64 countOf(const std::vector<WaitingRecords>& waiting);
/// "TOR201906170: 58 plays wait for their line-ups", a line each, the first twenty; then how many more.
QStringList waitingLines(const std::vector<WaitingRecords>& waiting);

}
