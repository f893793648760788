#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"
#include "weeks/weekidentity.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace Weekglass {

struct TransformStep
{
    QString name; ///< of the file
    std::chrono::milliseconds took {0};
    qint64 rows = 0; ///< inserted, updated and deleted
};

/// One run of a game's transforms, whether it was of use or not.
struct TransformRun
{
    QDateTime begunAt; ///< UTC
    std::chrono::milliseconds took {0};
    bool isRebuild = false;
    std::vector<TransformStep> steps = {}; ///< the last one is the one that failed, if one did
    std::optional<Error> error = {}; ///< then nothing was changed

    qint64 rows() const;
};

enum class TransformKind {
    New, ///< what came since the last run
    Rebuild ///< everything, from raw alone
};

/// Whether the game says what a rebuild empties, by a first transform that ends in "rebuild.sql".
bool canRebuild(const GameDefinition& game);

/// Runs the game's transforms in one transaction of this week, one run of them at a time. A transform knows a
/// rebuild by the setting weekglass.rebuild = 'on'. Waits: for workers.
TransformRun transformWeek(Pg::Session& session, const GameDefinition& game, const WeekIdentity& week,
                           TransformKind kind, const Pg::Call& call = {});

}
