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
    bool isOfOwner = false; ///< it happened to whom the changed value belongs
    bool isPlay = false;
    bool isAtTheEnd = false; ///< a play of the very moment of the snapshot: as a rule that snapshot itself
};

struct ChangeCauses
{
    /// The likeliest first: what happened to the owner, other events, other plays, the snapshot itself; of
    /// each the newest first.
    std::vector<ChangeCause> causes = {};
    bool more = false; ///< there are further ones
};

/// What happened after @p from and up to @p until (as the server writes times): the events of all sources of
/// the game and the plays of its play logs, at most 100 of each. @p owners: whom the changed value belongs
/// to, as events and games call them.
Result<ChangeCauses> findChangeCauses(Pg::Session& session, const GameDefinition& game,
                                      const QByteArray& from, const QByteArray& until,
                                      const QByteArrayList& owners, const Pg::Call& call = {});

}
