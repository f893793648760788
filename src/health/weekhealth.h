#pragma once

#include "health/figurelist.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

/// A table of a week as the server's statistics have it.
struct TableHealth
{
    QString name; ///< qualified and quoted
    qint64 live = 0;
    qint64 dead = 0;
    qint64 changed = 0; ///< since the last ANALYZE
    qint64 vacuumAt = 0; ///< so many dead rows autovacuum waits for
    bool isVacuumed = true; ///< by autovacuum
    std::optional<double> vacuumAge = {}; ///< seconds; nothing: never, or the server has forgotten it
    qint64 bytes = 0; ///< without indexes
    std::optional<double> bloat = {}; ///< bytes, estimated
    QString noBloat = {}; ///< why it is not estimated
    qint64 seqScans = 0;
    qint64 seqRows = 0; ///< read by them
    qint64 indexRows = 0;

    double deadShare() const; ///< percent
    /// It is large, and mostly read whole.
    bool isReadWhole() const;
};

/// An index that nobody uses, or a foreign key that none helps.
struct IndexFinding
{
    bool isMissing = false;
    QString name; ///< of the index or the foreign key
    QString table;
    qint64 bytes = 0; ///< of the index; of a missing one, of the table
    QString statement; ///< that would help
};

/// One look at a week.
struct WeekHealth
{
    WeekIdentity week;
    qint64 readAt = 0; ///< microseconds since 1970, by the server's clock
    std::optional<qint64> startedAt = {}; ///< the same; nothing: nothing says when the week began
    qint64 bytes = 0;
    bool isStandby = false;
    std::vector<Figure> figures = {}; ///< in the order of figureKinds()
    std::vector<TableHealth> tables = {}; ///< the most dead rows first
    std::vector<IndexFinding> indexes = {};
};

/// By a session in the week's own database. @p game: its rules for partitions and its sources of events
Result<WeekHealth> readWeekHealth(Pg::Session& session, const GameDefinition& game,
                                  const Thresholds& thresholds = Thresholds::defaults(),
                                  const Pg::Call& call = {});

}
