#pragma once

#include "events/eventstatement.h"
#include "game/gamedefinition.h"
#include "search/typedtext.h"
#include "snapshots/snapshotquery.h"

#include <QStringList>

#include <vector>

namespace Weekglass {

/// Something that was found in a week, and what its page needs to show it.
struct SearchHit
{
    enum class Kind {
        Game, ///< of a play log
        Subject, ///< of events
        Snapshot, ///< one; without a key all of a subject
        Event
    };

    Kind kind = Kind::Event;
    QString source = {}; ///< id of the play log, of the events or of the snapshots
    QString name = {};
    QString detail = {};
    int rank = TypedText::WorstRank;
    QByteArray subject = {}; ///< the subject, or the id of the game
    EventKey event = {};
    std::optional<SnapshotKey> snapshot = {};

    bool isSame(const SearchHit& other) const;
};

/// What one week had.
struct WeekHits
{
    std::vector<SearchHit> hits = {};
    std::vector<Error> failed = {}; ///< what could not be read; the rest was
    QStringList notLookedAt = {}; ///< titles of what no index serves and is too much to be read whole
};

struct SearchLimits
{
    int each = 8; ///< hits of each query
    double mostCost = 10000; ///< the planner's, of what no index may serve: some 50 ms
};

/// Looks for names as the game's manifest has them, for ids and for subjects. Each query is one that an index
/// serves, or of a table that is small: nothing reads all events of a large week. The deadline of @p call is
/// each query's. An error only if the week cannot be asked at all.
Result<WeekHits> searchWeek(Pg::Session& session, const GameDefinition& game, const TypedText& typed,
                            const SearchLimits& limits = {}, const Pg::Call& call = {});

}
