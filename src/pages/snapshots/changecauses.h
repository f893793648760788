#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// An event or a play that may have caused a change.
struct ChangeCause
{
    QString source; ///< title of the event source or play log
    QByteArray at;
    Pg::Value what; ///< the kind; of a play its title
    Pg::Value subject; ///< of a play the game
};

struct ChangeCauses
{
    std::vector<ChangeCause> causes = {}; ///< newest first
    bool more = false; ///< there are further ones
};

/// What happened after @p from and up to @p until (as the server writes times): the events of all sources of
/// the game and the plays of its play logs, at most 100 of each.
Result<ChangeCauses> findChangeCauses(Pg::Session& session, const GameDefinition& game,
                                      const QByteArray& from, const QByteArray& until,
                                      const Pg::Call& call = {});

}
